/** JSON Feed 1.0 and 1.1. */
import type { JsonFeed } from 'feedsmith';
import { listedDate } from './dates.ts';
import { articleUri, createItemList, names, plainText, type SourceListing } from './listing.ts';

export function readJsonFeed(feed: Partial<JsonFeed.Feed<string>>, uri: string, now: Date): SourceListing {
  const homepage = articleUri(feed.home_page_url, uri);
  const list = createItemList();
  for (const item of feed.items ?? []) {
    const permanent = /^https?:\/\//i.test(item.id ?? '') ? item.id : null;
    const address = articleUri(item.url ?? item.external_url ?? permanent, homepage ?? uri);
    if (address === null) {
      list.add(null);
      continue;
    }
    list.add({
      uri: address,
      title: plainText(item.title, 500),
      authors: names((item.authors ?? feed.authors ?? []).map(({ name }) => name)),
      publishedAt: listedDate(item.date_published, now),
      updatedAt: listedDate(item.date_modified, now),
      summary: plainText(item.summary ?? item.content_text ?? item.content_html, 1000),
      sections: names(item.tags ?? []),
    });
  }
  return {
    kind: 'json-feed',
    title: plainText(feed.title, 200),
    homepage,
    items: list.items(),
    ttl: null,
    parts: [],
    leftOut: list.leftOut(),
  };
}
