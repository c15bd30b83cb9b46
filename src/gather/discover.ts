/**
 * What there is to subscribe to at an address: the feed or sitemap that it is, the feeds that its page links to, the usual places,
 * the sitemaps of robots.txt, and the page itself. Everything found was fetched and read.
 */
import { deriveId } from '../lib/ids.ts';
import { problem } from '../lib/problems.ts';
import type { NewsSource, NewsSourceKind, Problem } from '../types/index.ts';
import { listingText } from './formats/decode.ts';
import { articleUri } from './formats/listing.ts';
import { readLinks } from './formats/page-links.ts';
import { type Look, listingOf, lookAt, mostListingBytes } from './look.ts';
import type { PoliteWeb } from './politeness/polite-web.ts';
import { articlesPerDay } from './politeness/schedule.ts';

export type FoundBy = 'given' | 'linked' | 'usual place' | 'robots.txt' | 'the page itself';

export interface Finding {
  readonly uri: string;
  readonly kind: NewsSourceKind;
  readonly title: string | null;
  readonly homepage: string | null;
  readonly by: FoundBy;
  /** Entries. */
  readonly listed: number;
  /** ISO 8601: of the latest entry, or null. */
  readonly latest: string | null;
  readonly articlesPerDay: number | null;
}

export type Discovery =
  | { readonly findings: readonly Finding[]; readonly problem: null }
  | { readonly findings: null; readonly problem: Problem };

/** Below the root of a site. */
const usualPlaces = [
  'feed',
  'rss',
  'rss.xml',
  'feed.xml',
  'atom.xml',
  'index.xml',
  'feed.json',
  'news-sitemap.xml',
  'sitemap-news.xml',
  'sitemap.xml',
];
/** Requests for one discovery, robots.txt left out. */
const mostTries = 16;
/** Links that look like articles; fewer are no section page. */
const leastLinks = 5;
/** The best first. */
const preference: readonly NewsSourceKind[] = ['rss', 'atom', 'rdf', 'json-feed', 'news-sitemap', 'page', 'sitemap'];

/** Finds what `uri` has, the best first; a problem when nothing has a single article. */
export async function discover(
  uri: string,
  web: PoliteWeb,
  options: { readonly now: () => Date; readonly signal?: AbortSignal },
): Promise<Discovery> {
  const { now, signal } = options;
  const { answer, problem: found } = await web.get(uri, {
    maxBytes: mostListingBytes,
    ...(signal === undefined ? {} : { signal }),
  });
  if (answer === null) return { findings: null, problem: found };
  if (answer.body === null) {
    return {
      findings: null,
      problem: problem('gather/http-status', answer.uri, `The server answered with status ${answer.status}.`),
    };
  }
  const { listing, problem: unread } = listingOf(answer, now());
  if (listing === null) return { findings: null, problem: unread };
  if (listing.kind !== 'page') {
    const look = await lookAt(uri, web, { etag: null, lastModified: null, ...options });
    return outcomeOf([findingOf(uri, 'given', look, now())], uri);
  }
  const links = readLinks(listingText(answer.body, answer.mediaType, mostListingBytes) ?? '', answer.uri);
  const findings: (Finding | null)[] = [];
  const tried = new Set<string>();
  const tryAll = async (addresses: readonly string[], by: FoundBy): Promise<void> => {
    for (const address of addresses) {
      if (tried.size >= mostTries || tried.has(address) || signal?.aborted === true) continue;
      tried.add(address);
      findings.push(
        findingOf(address, by, await lookAt(address, web, { etag: null, lastModified: null, ...options }), now()),
      );
    }
  };
  await tryAll([...links.feeds.map((feed) => feed.uri), ...links.feedLinks].slice(0, 8), 'linked');
  const { robots } = await web.look(answer.uri);
  const sitemaps = [...robots.sitemaps].sort((a, b) => Number(/news/i.test(b)) - Number(/news/i.test(a)));
  await tryAll(sitemaps.slice(0, 3), 'robots.txt');
  if (findings.every((finding) => finding === null)) {
    await tryAll(
      usualPlaces.map((place) => new URL(`/${place}`, answer.uri).href),
      'usual place',
    );
  }
  if (listing.items.length >= leastLinks) {
    findings.push({ ...summary(answer.uri, listing, now()), by: 'the page itself' });
  }
  return outcomeOf(findings, uri, answer.uri);
}

function outcomeOf(findings: readonly (Finding | null)[], uri: string, homepage?: string): Discovery {
  const byUri = new Map<string, Finding>();
  for (const finding of findings) {
    if (finding !== null && finding.listed > 0 && !byUri.has(finding.uri)) {
      byUri.set(finding.uri, { ...finding, homepage: finding.homepage ?? homepage ?? null });
    }
  }
  const sorted = [...byUri.values()].sort((a, b) => preference.indexOf(a.kind) - preference.indexOf(b.kind));
  if (sorted.length > 0) return { findings: sorted, problem: null };
  return {
    findings: null,
    problem: problem('gather/nothing-listed', uri, 'No feed, sitemap or list of articles was found there.'),
  };
}

/** Null for what is no listing, and for a page in a feed's place. */
function findingOf(uri: string, by: FoundBy, { listing }: Look, now: Date): Finding | null {
  if (listing === null || listing.kind === 'page') return null;
  return { ...summary(uri, listing, now), by };
}

function summary(uri: string, listing: NonNullable<Look['listing']>, now: Date): Omit<Finding, 'by'> {
  const { kind, title, homepage, items } = listing;
  const dates = items.map((item) => item.publishedAt ?? item.updatedAt ?? '').sort();
  const latest = dates.at(-1) ?? '';
  return {
    uri,
    kind,
    title,
    homepage,
    listed: items.length,
    latest: latest === '' ? null : latest,
    articlesPerDay: articlesPerDay(items, now),
  };
}

/** What is subscribed to when a finding is chosen. Its id comes from its address: adding it twice is adding it once. */
export function sourceOf(
  found: Pick<Finding, 'uri' | 'kind' | 'title' | 'homepage'>,
  more: { readonly tags: readonly string[]; readonly addedAt: string },
): NewsSource {
  const uri = articleUri(found.uri, found.uri) ?? found.uri;
  const { kind, title, homepage } = found;
  return {
    id: deriveId('source', uri),
    uri,
    kind,
    title,
    homepage,
    ...more,
    paused: false,
    every: null,
    retention: null,
  };
}
