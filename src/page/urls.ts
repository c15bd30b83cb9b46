/** Addresses: only absolute http(s) ones leave this room; a canonical one must be of the same site and not its home page. */

/** `href` resolved against `base`, or null: no address, or not http(s). Longer ones than 2,000 characters are none. */
export function httpUrl(href: string | null | undefined, base: string | null): string | null {
  if (href === null || href === undefined || href.length > 2000) return null;
  const trimmed = href.trim();
  if (trimmed === '') return null;
  try {
    const url = base === null ? new URL(trimmed) : new URL(trimmed, base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    url.username = '';
    url.password = '';
    return url.href;
  } catch {
    return null;
  }
}

/** The last two labels, or three where the one before the last is short (`co.uk`, `com.au`). */
export function siteOf(url: string): string | null {
  try {
    const labels = new URL(url).hostname.split('.');
    const short = labels.length >= 3 && labels.at(-2)!.length <= 3 && labels.at(-1)!.length === 2;
    return labels.slice(short ? -3 : -2).join('.');
  } catch {
    return null;
  }
}

export function isHomePage(url: string): boolean {
  try {
    const { pathname, search } = new URL(url);
    return /^\/(?:index\.\w+)?$/.test(pathname) && search === '';
  } catch {
    return false;
  }
}

/** Whether a page's own word for its address can be believed, given where it came from (null: unknown). */
export function isPlausibleCanonical(url: string, cameFrom: string | null): boolean {
  if (isHomePage(url) && (cameFrom === null || !isHomePage(cameFrom))) return false;
  return cameFrom === null || siteOf(url) === siteOf(cameFrom);
}
