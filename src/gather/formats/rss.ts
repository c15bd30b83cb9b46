/** RSS 0.9x and 2.0, with the Dublin Core and Atom elements that feeds mix in. */
import type { RssFeed } from 'feedsmith';
import type { FeedItem } from '../../types/index.ts';
import { listedDate } from './dates.ts';
import { articleUri, createItemList, names, plainText, type SourceListing } from './listing.ts';

type Feed = Partial<RssFeed.Feed<string>>;
type Item = NonNullable<Feed['items']>[number];

export function readRss(feed: Feed, uri: string, now: Date): SourceListing {
  const homepage = articleUri(feed.link ?? feed.atom?.links?.find(isAlternate)?.href, uri);
  const list = createItemList();
  for (const item of feed.items ?? []) list.add(readItem(item, homepage ?? uri, now));
  return {
    kind: 'rss',
    title: plainText(feed.title, 200),
    homepage,
    items: list.items(),
    ttl: feed.ttl ?? minutesOf(feed.sy),
    parts: [],
    leftOut: list.leftOut(),
  };
}

/** How often it is updated, by the Syndication module: minutes, or null. */
export function minutesOf(
  said: { readonly updatePeriod?: string; readonly updateFrequency?: number } | undefined,
): number | null {
  const period = { hourly: 60, daily: 1440, weekly: 10_080 }[said?.updatePeriod?.trim().toLowerCase() ?? ''];
  return period === undefined ? null : Math.max(1, Math.round(period / Math.max(1, said?.updateFrequency ?? 1)));
}

function readItem(item: Item, base: string, now: Date): FeedItem | null {
  const address = addressOf(item, base);
  if (address === null) return null;
  return {
    uri: address,
    title: plainText(item.title ?? item.dc?.titles?.[0], 500),
    authors: names([...(item.dc?.creators ?? []), ...(item.authors ?? []).map(({ name }) => name)]),
    publishedAt: listedDate(item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published, now),
    updatedAt: listedDate(item.atom?.updated ?? item.dcterms?.modified?.[0], now),
    summary: plainText(item.description ?? item.content?.encoded, 1000),
    sections: names((item.categories ?? []).map(({ name }) => name)),
  };
}

/** The link, else the permanent address that the guid is. */
function addressOf(item: Item, base: string): string | null {
  const linked = articleUri(item.link ?? item.atom?.links?.find(isAlternate)?.href, base);
  if (linked !== null) return linked;
  const { value, isPermaLink } = item.guid ?? {};
  return isPermaLink !== false && /^https?:\/\//i.test(value ?? '') ? articleUri(value, base) : null;
}

function isAlternate({ rel }: { readonly rel?: string }): boolean {
  return rel === undefined || rel === 'alternate';
}
