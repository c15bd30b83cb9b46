/** robots.txt as RFC 9309 has it: groups by product token, the longest matching rule, `*` and `$`. Pure. */

interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
}

export interface Robots {
  /** Whether an address (of this robots.txt's own site) may be fetched. */
  allows(address: string): boolean;
  /** Seconds between requests that it asks for, at most; not in the RFC, but asked for widely. Null when it does not. */
  readonly crawlDelay: number | null;
  /** Absolute addresses. */
  readonly sitemaps: readonly string[];
}

/** Bytes: what is beyond is not read, as the RFC allows. */
export const mostRobotsBytes = 512_000;
const longestPattern = 1000;
const mostRules = 5000;
const mostSitemaps = 200;

interface Group {
  readonly rules: Rule[];
  crawlDelay: number | null;
}

/** What `text` says to the program that calls itself `product`. `origin`: where it is from. */
export function parseRobots(text: string, product: string, origin: string): Robots {
  const groups = new Map<string, Group>();
  const sitemaps = new Set<string>();
  let named: string[] = [];
  let inRules = false;
  for (const line of text
    .replace(/^\uFEFF/, '')
    .slice(0, mostRobotsBytes)
    .split(/[\r\n]+/)) {
    const [key, value] = fieldOf(line);
    if (key === 'sitemap') {
      if (URL.canParse(value, origin) && sitemaps.size < mostSitemaps) sitemaps.add(new URL(value, origin).href);
    } else if (key === 'user-agent') {
      if (inRules) named = [];
      inRules = false;
      named.push(tokenOf(value));
    } else if (key === 'allow' || key === 'disallow' || key === 'crawl-delay') {
      inRules = true;
      for (const name of new Set(named)) addTo(groups, name, key, value);
    }
  }
  const { rules, crawlDelay } = groups.get(product.toLowerCase()) ?? groups.get('*') ?? { rules: [], crawlDelay: null };
  return { allows: (address) => isAllowed(rules, address), crawlDelay, sitemaps: [...sitemaps] };
}

function fieldOf(line: string): readonly [key: string, value: string] {
  const hash = line.indexOf('#');
  const said = hash < 0 ? line : line.slice(0, hash);
  const colon = said.indexOf(':');
  return colon < 0 ? ['', ''] : [said.slice(0, colon).trim().toLowerCase(), said.slice(colon + 1).trim()];
}

/** `Onrecord/0.1` is told by its token alone. */
function tokenOf(value: string): string {
  return value === '*' ? '*' : (/^[a-z_-]+/i.exec(value)?.[0] ?? '').toLowerCase();
}

function addTo(groups: Map<string, Group>, name: string, key: string, value: string): void {
  const group = groups.get(name) ?? { rules: [], crawlDelay: null };
  groups.set(name, group);
  if (key === 'crawl-delay') {
    const seconds = Number(value);
    if (value !== '' && seconds >= 0) group.crawlDelay = seconds;
  } else if (value !== '' && group.rules.length < mostRules) {
    group.rules.push({ allow: key === 'allow', pattern: sameEscapes(value.slice(0, longestPattern)) });
  }
}

function isAllowed(rules: readonly Rule[], address: string): boolean {
  const { pathname, search } = new URL(address);
  if (pathname === '/robots.txt') return true;
  const path = sameEscapes(pathname + search);
  let best: Rule | null = null;
  for (const rule of rules) {
    const length = rule.pattern.length - (best?.pattern.length ?? -1);
    // The most specific rule counts; of two alike, the one that allows.
    if ((length > 0 || (length === 0 && rule.allow)) && matches(rule.pattern, path)) best = rule;
  }
  return best?.allow ?? true;
}

/** A pattern matches from the beginning of the path; `*` stands for anything, `$` at the end for the end. */
function matches(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$');
  const pieces = (toEnd ? pattern.slice(0, -1) : pattern).split('*');
  const last = pieces.length - 1;
  let at = 0;
  for (const [i, piece] of pieces.entries()) {
    if (i === 0) {
      if (!path.startsWith(piece)) return false;
      at = piece.length;
    } else if (i === last && toEnd) {
      return path.length - piece.length >= at && path.endsWith(piece);
    } else {
      const found = path.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
  }
  return !toEnd || at === path.length;
}

/** One spelling of percent escapes: what need not be escaped is not, letters in escapes are capitals. */
function sameEscapes(path: string): string {
  return path
    .replace(/[^\x21-\x7e]+/gu, (other) => encodeURI(other.toWellFormed()))
    .replace(/%([0-9a-f]{2})/gi, (written, hex: string) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return /[A-Za-z0-9._~-]/.test(character) ? character : written.toUpperCase();
    });
}
