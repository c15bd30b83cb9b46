/** A feed as JSON Feed 1.1. */
import type { Feed } from './feed.ts';

export const jsonFeedType = 'application/feed+json; charset=utf-8';

export function writeJsonFeed(feed: Feed): string {
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      home_page_url: feed.pageHref,
      feed_url: feed.selfHref,
      ...(feed.nextHref === null ? {} : { next_url: feed.nextHref }),
      items: feed.items.map((item) => ({
        id: item.id,
        url: item.href,
        ...(item.article === null ? {} : { external_url: item.article }),
        title: item.title,
        content_text: item.text,
        date_published: item.publishedAt,
        date_modified: item.updatedAt,
        authors: [{ name: item.source }],
        tags: item.tags,
      })),
    },
    null,
    2,
  )}\n`;
}
