/** What can go wrong on the way to a page, in words: error codes of Node.js, undici, OpenSSL and zlib → our own. */
import { type ProblemCode, problem } from '../lib/problems.ts';
import type { Problem } from '../types/index.ts';

type Wording = readonly [code: ProblemCode, what: string];

const byCode: Readonly<Record<string, Wording>> = {
  ONRECORD_PRIVATE_ADDRESS: ['gather/private-address', 'This host is not on the public internet.'],
  ONRECORD_TOO_LARGE: ['gather/too-large', 'The page is too large.'],
  ONRECORD_UNKNOWN_ENCODING: ['gather/broken-response', 'The page is packed in a way that is not known here.'],
  ENOTFOUND: ['gather/dns', 'There is no such host.'],
  EAI_AGAIN: ['gather/dns', 'The host could not be looked up.'],
  ECONNREFUSED: ['gather/refused', 'The server refused the connection.'],
  ENETUNREACH: ['gather/unreachable', 'The network of this server cannot be reached.'],
  EHOSTUNREACH: ['gather/unreachable', 'The server cannot be reached.'],
  ETIMEDOUT: ['gather/too-slow', 'The server did not answer in time.'],
  UND_ERR_CONNECT_TIMEOUT: ['gather/too-slow', 'The server did not accept the connection in time.'],
  UND_ERR_HEADERS_TIMEOUT: ['gather/too-slow', 'The server accepted the connection but did not answer in time.'],
  UND_ERR_BODY_TIMEOUT: ['gather/too-slow', 'The server stopped sending in the middle of the page.'],
  ABORT_ERR: ['gather/too-slow', 'The page took too long altogether.'],
  UND_ERR_ABORTED: ['gather/too-slow', 'The page took too long altogether.'],
};

/** The problem for an error thrown while fetching `address`. `cancelled`: the caller's own signal ended it. */
export function fetchProblem(error: unknown, address: string, cancelled: boolean): Problem {
  const uri = withoutCredentials(address);
  if (cancelled) return problem('gather/cancelled', uri, 'Fetching was cancelled.');
  for (const { code, name, message } of causes(error)) {
    const known = byCode[code] ?? (name === 'AbortError' ? byCode.ABORT_ERR : undefined);
    if (known !== undefined) {
      const detail = code === 'ONRECORD_PRIVATE_ADDRESS' ? `${message}: not on the public internet.` : known[1];
      return problem(known[0], uri, detail);
    }
    if (isTls(code)) return problem('gather/tls', uri, `The secure connection failed (${code}).`);
  }
  const last = causes(error)[0];
  return problem('gather/broken-response', uri, `The answer broke off or made no sense (${last?.code || last?.name}).`);
}

function causes(error: unknown): { code: string; name: string; message: string }[] {
  const found: { code: string; name: string; message: string }[] = [];
  let next: unknown = error;
  while (next instanceof Error && found.length < 8) {
    const { code, cause } = next as NodeJS.ErrnoException;
    found.push({ code: typeof code === 'string' ? code : '', name: next.name, message: next.message });
    next = next instanceof AggregateError ? (next.errors[0] ?? cause) : cause;
  }
  return found;
}

function isTls(code: string): boolean {
  return (
    /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH)/.test(code) || code === 'EPROTO'
  );
}

/** A password never gets into a message. */
function withoutCredentials(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}
