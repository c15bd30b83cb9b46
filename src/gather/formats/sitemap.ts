/**
 * Sitemaps, their indexes and Google News sitemaps, in one pass over the text: a file may have
 * 50,000 entries, and one that breaks off gives what it has.
 */
import { listedDate } from './dates.ts';
import { articleUri, createItemList, type ListingPart, names, plainText, type SourceListing } from './listing.ts';
import { readMarkup } from './markup.ts';

/** Elements whose text is kept, without their prefix. */
const kept = new Set(['loc', 'lastmod', 'publication_date', 'title', 'name', 'keywords', 'genres']);
const longestValue = 4000;
/** An index may point to any number of files. */
const mostParts = 50_000;

/** Null when `text` is no sitemap. */
export function readSitemap(text: string, uri: string, now: Date): SourceListing | null {
  const list = createItemList();
  const parts: ListingPart[] = [];
  let root: string | null = null;
  let isNews = false;
  let outlet: string | null = null;
  let values: Record<string, string> | null = null;
  let field: string | null = null;

  const endEntry = (of: 'url' | 'sitemap', entry: Readonly<Record<string, string>>): void => {
    const address = articleUri(entry.loc, uri);
    const changedAt = listedDate(entry.lastmod, now);
    if (of === 'sitemap') {
      if (address !== null && parts.length < mostParts) parts.push({ uri: address, changedAt });
      return;
    }
    outlet ??= plainText(entry.name, 200);
    const item = {
      title: plainText(entry.title, 500),
      authors: [],
      publishedAt: listedDate(entry.publication_date, now),
      updatedAt: changedAt,
      summary: null,
      sections: names((entry.keywords ?? '').split(',')),
    };
    list.add(address === null ? null : { uri: address, ...item });
  };

  readMarkup(
    text,
    { xml: true },
    {
      open(tag, _attributes, closed) {
        const [prefix, name] = parted(tag);
        root ??= name;
        isNews ||= prefix === 'news';
        if (name === 'url' || name === 'sitemap') values = {};
        else if (!closed && kept.has(name) && (prefix === '' || prefix === 'news')) field = name;
      },
      text(piece) {
        if (values === null || field === null) return;
        const before = values[field] ?? '';
        if (before.length < longestValue) values[field] = before + piece;
      },
      close(tag) {
        const [, name] = parted(tag);
        field = null;
        if ((name !== 'url' && name !== 'sitemap') || values === null) return;
        endEntry(name, values);
        values = null;
      },
    },
  );
  if (root !== 'urlset' && root !== 'sitemapindex') return null;
  parts.sort((a, b) => (b.changedAt ?? '').localeCompare(a.changedAt ?? ''));
  return {
    kind: isNews ? 'news-sitemap' : 'sitemap',
    title: outlet,
    homepage: new URL('/', uri).href,
    items: list.items(),
    ttl: null,
    parts,
    leftOut: list.leftOut(),
  };
}

/** `image:loc` → `['image', 'loc']`; lower case. */
function parted(tag: string): readonly [prefix: string, name: string] {
  const lower = tag.toLowerCase();
  const at = lower.indexOf(':');
  return at < 0 ? ['', lower] : [lower.slice(0, at), lower.slice(at + 1)];
}
