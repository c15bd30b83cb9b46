/** Atom 1.0 and 0.3. */
import type { AtomFeed } from 'feedsmith';
import type { FeedItem } from '../../types/index.ts';
import { listedDate } from './dates.ts';
import { articleUri, createItemList, names, plainText, type SourceListing } from './listing.ts';
import { minutesOf } from './rss.ts';

type Feed = Partial<AtomFeed.Feed<string>>;
type Entry = NonNullable<Feed['entries']>[number];
type Links = readonly { readonly href?: string; readonly rel?: string; readonly type?: string }[];

export function readAtom(feed: Feed, uri: string, now: Date): SourceListing {
  const base = baseOf(feed.xml?.base, uri);
  const list = createItemList();
  for (const entry of feed.entries ?? []) list.add(readEntry(entry, baseOf(entry.xml?.base, base), now));
  return {
    kind: 'atom',
    title: plainText(feed.title?.value, 200),
    homepage: articleUri(alternate(feed.links ?? []), base),
    items: list.items(),
    ttl: minutesOf(feed.sy),
    parts: [],
    leftOut: list.leftOut(),
  };
}

function readEntry(entry: Entry, base: string, now: Date): FeedItem | null {
  const address =
    articleUri(alternate(entry.links ?? []), base) ??
    (/^https?:\/\//i.test(entry.id ?? '') ? articleUri(entry.id, base) : null);
  if (address === null) return null;
  return {
    uri: address,
    title: plainText(entry.title?.value, 500),
    authors: names((entry.authors ?? []).map(({ name }) => name)),
    publishedAt: listedDate(entry.published ?? entry.dc?.dates?.[0] ?? entry.updated, now),
    updatedAt: listedDate(entry.updated, now),
    summary: plainText(entry.summary?.value ?? entry.content?.value, 1000),
    sections: names((entry.categories ?? []).map(({ label, term }) => label ?? term)),
  };
}

/** The page in HTML where there are several. */
function alternate(links: Links): string | undefined {
  const pages = links.filter(({ rel }) => rel === undefined || rel === 'alternate');
  return (pages.find(({ type }) => type === undefined || /html/i.test(type)) ?? pages[0])?.href;
}

function baseOf(said: string | undefined, outer: string): string {
  return said !== undefined && URL.canParse(said, outer) ? new URL(said, outer).href : outer;
}
