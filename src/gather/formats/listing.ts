/** What every format of a listing comes to, and the small things that all of them need: addresses, text, names. */
import type { FeedItem, NewsSourceKind, Problem } from '../../types/index.ts';
import { readMarkup } from './markup.ts';

/** What one look at a feed, a sitemap or a section page gives. */
export interface SourceListing {
  readonly kind: NewsSourceKind;
  readonly title: string | null;
  /** The outlet's page, as the listing names it. */
  readonly homepage: string | null;
  /** As listed; an address once. */
  readonly items: readonly FeedItem[];
  /** Minutes that the listing asks to be left alone. */
  readonly ttl: number | null;
  /** Of an index: the listings it points to, the newest first. */
  readonly parts: readonly ListingPart[];
  /** Entries that were left out: no address of the web, or beyond the limit. */
  readonly leftOut: number;
}

export interface ListingPart {
  readonly uri: string;
  /** ISO 8601, or null. */
  readonly changedAt: string | null;
}

export type ListingOutcome =
  | { readonly listing: SourceListing; readonly problem: null }
  | { readonly listing: null; readonly problem: Problem };

/** The most entries that are kept of one listing: what the sitemap protocol allows in one file. */
export const mostItems = 50_000;

const longestAddress = 2048;
/** Parameters that say who sent the reader, never what is shown. */
const tracking = /^(?:utm_[a-z_]+|fbclid|gclid|mc_cid|mc_eid|igshid)$/i;

/** The address of an article: absolute, http or https, without fragment, credentials and tracking; null when it is none. */
export function articleUri(href: string | null | undefined, base: string): string | null {
  const trimmed = href?.trim() ?? '';
  if (trimmed === '' || trimmed.length > longestAddress || !URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (url.username !== '' || url.password !== '') return null;
  url.hash = '';
  const names = [...url.searchParams.keys()].filter((name) => tracking.test(name));
  for (const name of names) url.searchParams.delete(name);
  return url.href;
}

/** One line of text without markup, of at most `longest` characters; null when nothing is left. */
export function plainText(markup: string | null | undefined, longest: number): string | null {
  if (markup == null || markup === '') return null;
  // What is cut off here could not be shown anyway; markup is seldom more than nine tenths.
  const text = /[<&]/.test(markup) ? withoutMarkup(markup.slice(0, longest * 10)) : markup;
  const line = text
    .slice(0, longest * 4)
    .replace(/\s+/gu, ' ')
    .trim();
  return line === '' ? null : [...line].slice(0, longest).join('').trimEnd();
}

const silent = new Set(['script', 'style', 'noscript', 'template']);

function withoutMarkup(markup: string): string {
  let text = '';
  let hidden = '';
  const part = (name: string): void => {
    if (!inline.has(name)) text += ' ';
  };
  readMarkup(
    markup,
    { xml: false },
    {
      open(name) {
        if (silent.has(name) && hidden === '') hidden = name;
        part(name);
      },
      text(piece) {
        if (hidden === '') text += piece;
      },
      close(name) {
        if (name === hidden) hidden = '';
        part(name);
      },
    },
  );
  return text;
}

/** Elements that do not part words. */
const inline = new Set([
  'a',
  'abbr',
  'b',
  'cite',
  'em',
  'i',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);

/** Names as written, each once, at most twelve. */
export function names(written: Iterable<string | null | undefined>): readonly string[] {
  const found = new Set<string>();
  for (const name of written) {
    const plain = plainText(name, 120);
    if (plain !== null && found.size < 12) found.add(plain);
  }
  return [...found];
}

/** Collects entries: an address once, and no more than the limit. */
export function createItemList(): {
  add(item: FeedItem | null): void;
  items(): readonly FeedItem[];
  leftOut(): number;
} {
  const byUri = new Map<string, FeedItem>();
  let leftOut = 0;
  return {
    add(item) {
      if (item === null || (byUri.size >= mostItems && !byUri.has(item.uri))) leftOut++;
      else if (!byUri.has(item.uri)) byUri.set(item.uri, item);
    },
    items: () => [...byUri.values()],
    leftOut: () => leftOut,
  };
}
