/**
 * Who may ask, and what a page may do: the Host check (DNS rebinding), the Origin check and signed form tokens (cross-site
 * requests), and the headers that every answer carries.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const formCookie = 'onrecord-form';

/** No inline script or style, nothing remote, no frame around it. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Not `no-referrer`: with it browsers send `Origin: null` with our own forms.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Is the Host header one of the allowed hosts? An allowed host without a port allows every port. */
export function isAllowedHost(header: string | undefined, allowed: readonly string[]): boolean {
  if (header === undefined) return false;
  const host = header.toLowerCase();
  const name = host.replace(/:\d{1,5}$/, '');
  return allowed.some((entry) => entry.toLowerCase() === host || entry.toLowerCase() === name);
}

/**
 * Does a request that changes something come from a page of this desk, or from no page at all (curl, a script)?
 * Browsers always say one of both headers; what they say must be us.
 */
export function isSameOrigin(headers: Headers, host: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  if (origin === null) return true;
  const own = host.toLowerCase();
  return origin.toLowerCase() === `http://${own}` || origin.toLowerCase() === `https://${own}`;
}

/** A new value for the form cookie. */
export function newFormSeed(): string {
  return randomBytes(16).toString('base64url');
}

/** Is this a cookie value that we could have made? */
export function isFormSeed(value: string | undefined): value is string {
  return value !== undefined && /^[\w-]{22}$/.test(value);
}

/** The token that a form carries: it proves that the form was made here, for the holder of the cookie. */
export function formToken(seed: string, secret: Uint8Array): string {
  return createHmac('sha256', secret).update(`form\u0000${seed}`).digest('base64url');
}

export function isFormToken(token: unknown, seed: string | undefined, secret: Uint8Array): boolean {
  return isFormSeed(seed) && isSame(token, formToken(seed, secret));
}

/** Compares without telling by the time it takes how far they agree. */
export function isSame(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
