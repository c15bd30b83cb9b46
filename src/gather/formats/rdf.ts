/** RSS 1.0, which is RDF. */
import type { RdfFeed } from 'feedsmith';
import { listedDate } from './dates.ts';
import { articleUri, createItemList, names, plainText, type SourceListing } from './listing.ts';
import { minutesOf } from './rss.ts';

export function readRdf(feed: Partial<RdfFeed.Feed<string>>, uri: string, now: Date): SourceListing {
  const homepage = articleUri(feed.link, uri);
  const list = createItemList();
  for (const item of feed.items ?? []) {
    const address = articleUri(item.link ?? item.rdf?.about, homepage ?? uri);
    if (address === null) {
      list.add(null);
      continue;
    }
    list.add({
      uri: address,
      title: plainText(item.title, 500),
      authors: names(item.dc?.creators ?? []),
      publishedAt: listedDate(item.dc?.dates?.[0], now),
      updatedAt: listedDate(item.dcterms?.modified?.[0], now),
      summary: plainText(item.description ?? item.content?.encoded, 1000),
      sections: names(item.dc?.subjects ?? []),
    });
  }
  return {
    kind: 'rdf',
    title: plainText(feed.title, 200),
    homepage,
    items: list.items(),
    ttl: minutesOf(feed.sy),
    parts: [],
    leftOut: list.leftOut(),
  };
}
