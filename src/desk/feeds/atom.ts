/** A feed as Atom 1.0 (RFC 4287), paged by RFC 5005. */
import type { Feed, FeedItem } from './feed.ts';

export const atomType = 'application/atom+xml; charset=utf-8';

export function writeAtom(feed: Feed): string {
  const next = feed.nextHref === null ? '' : `\n  <link rel="next" href="${escaped(feed.nextHref)}"/>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escaped(feed.id)}</id>
  <title>${escaped(feed.title)}</title>
  <updated>${feed.updatedAt}</updated>
  <generator>Onrecord</generator>
  <link rel="self" type="application/atom+xml" href="${escaped(feed.selfHref)}"/>
  <link rel="alternate" type="text/html" href="${escaped(feed.pageHref)}"/>${next}
${feed.items.map(writeItem).join('')}</feed>
`;
}

function writeItem(item: FeedItem): string {
  const via = item.article === null ? '' : `\n    <link rel="via" href="${escaped(item.article)}"/>`;
  return `  <entry>
    <id>${escaped(item.id)}</id>
    <title>${escaped(item.title)}</title>
    <published>${item.publishedAt}</published>
    <updated>${item.updatedAt}</updated>
    <author><name>${escaped(item.source)}</name></author>
    <link rel="alternate" type="text/html" href="${escaped(item.href)}"/>${via}
${item.tags.map((tag) => `    <category term="${escaped(tag)}"/>\n`).join('')}    <content type="text">${escaped(item.text)}</content>
  </entry>
`;
}

/** Also without the characters that XML cannot hold. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
