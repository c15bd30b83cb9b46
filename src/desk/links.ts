/** Addresses that come from articles: only web addresses become links. */

/** The address in its normal form when it is http or https, else null (`javascript:`, `data:`, relative, no address at all). */
export function webLink(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

/** `www.example.org` of an address; null when it is no web address. */
export function hostOf(address: string | null): string | null {
  const href = webLink(address);
  return href === null ? null : new URL(href).host;
}

/** A path of the desk with its query: `withQuery('/search', {q: 'a b'})` → `/search?q=a+b`. Empty values are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
