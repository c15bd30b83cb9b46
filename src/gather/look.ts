/** One look at a source: its listing, politely fetched; an index of sitemaps together with its newest parts. */
import { problem } from '../lib/problems.ts';
import type { Problem, RobotsWord } from '../types/index.ts';
import type { WebAnswer } from './answer.ts';
import { readListing } from './formats/index.ts';
import { articleUri, createItemList, type SourceListing } from './formats/listing.ts';
import type { PoliteWeb } from './politeness/polite-web.ts';
import { freshFor, retryAfter } from './politeness/schedule.ts';

export interface LookOptions {
  /** From the last look; null: whatever there is, it is new. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
}

export interface Look {
  /** Where the listing is for good, by what redirects say; null where it is at the address that was asked. */
  readonly movedTo: string | null;
  /** Null when nothing changed since the last look, and when it failed. */
  readonly listing: SourceListing | null;
  readonly unchanged: boolean;
  readonly problem: Problem | null;
  readonly status: number | null;
  readonly robots: RobotsWord | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Seconds for which the answer is fresh, or null. */
  readonly cache: number | null;
  /** Milliseconds that the server asks to wait, or null. */
  readonly retryAfter: number | null;
}

const accepted =
  'application/rss+xml,application/atom+xml,application/feed+json,application/rdf+xml,application/xml;q=0.9,text/xml;q=0.9,text/html;q=0.8,*/*;q=0.1';
/** What one sitemap may have. */
export const mostListingBytes = 52_428_800;
/** Of an index: the newest files hold what is new. */
const mostParts = 3;

/** Looks at `uri`. Never throws for what a server does. */
export async function lookAt(uri: string, web: PoliteWeb, options: LookOptions): Promise<Look> {
  const { etag, lastModified, now, signal } = options;
  const ask = {
    accept: accepted,
    maxBytes: mostListingBytes,
    etag,
    lastModified,
    ...(signal === undefined ? {} : { signal }),
  };
  const { answer, problem: found } = await web.get(uri, ask);
  if (answer === null) return failed(ofListing(found, uri), null, null);
  const at = now();
  const permanent = articleUri(answer.permanentUri, uri);
  const wait = retryAfter(answer.headers['retry-after'], at);
  const seen = {
    movedTo: permanent === articleUri(uri, uri) ? null : permanent,
    status: answer.status,
    robots: 'allowed' as const,
    etag: answer.headers.etag,
    lastModified: answer.headers['last-modified'],
    cache: freshFor(answer.headers, at),
    retryAfter: wait,
  };
  if (answer.status === 304) {
    return {
      ...seen,
      listing: null,
      unchanged: true,
      problem: null,
      etag: seen.etag ?? etag,
      lastModified: seen.lastModified ?? lastModified,
    };
  }
  if (answer.body === null) {
    const what = problem('gather/http-status', answer.uri, `The server answered with status ${answer.status}.`);
    return failed(what, answer.status, wait);
  }
  const { listing, problem: unread } = listingOf(answer, at);
  if (listing === null) return failed(unread, answer.status, wait);
  if (listing.items.length === 0 && listing.leftOut > 0) {
    const what = problem('gather/nothing-listed', answer.uri, 'None of its entries has an address.');
    return failed(what, answer.status, wait);
  }
  if (listing.parts.length === 0) return { ...seen, listing, unchanged: false, problem: null };
  // An index may stand still while its parts change.
  const whole = await withParts(listing, web, options);
  return { ...seen, listing: whole, unchanged: false, problem: null, etag: null, lastModified: null };
}

/** What may be done about a listing without end is not what may be done about such an article. */
function ofListing(found: Problem, uri: string): Problem {
  if (found.code !== 'gather/too-large') return found;
  return problem('gather/endless-listing', uri, `This has more than ${mostListingBytes / 1_048_576} MB, or no end.`);
}

/** The listing that an answer with a body is. */
export function listingOf(answer: WebAnswer, now: Date): ReturnType<typeof readListing> {
  return readListing({ uri: answer.uri, body: answer.body ?? new Uint8Array(), mediaType: answer.mediaType }, now);
}

async function withParts(index: SourceListing, web: PoliteWeb, { now, signal }: LookOptions): Promise<SourceListing> {
  const list = createItemList();
  let { kind, title } = index;
  for (const part of index.parts.slice(0, mostParts)) {
    const { answer } = await web.get(part.uri, {
      maxBytes: mostListingBytes,
      ...(signal === undefined ? {} : { signal }),
    });
    const listing = answer?.body == null ? null : listingOf(answer, now()).listing;
    // A part that is a page, or again an index, has no entries of its own.
    if (listing === null || (listing.kind !== 'sitemap' && listing.kind !== 'news-sitemap')) continue;
    if (listing.kind === 'news-sitemap') kind = listing.kind;
    title ??= listing.title;
    for (const item of listing.items) list.add(item);
  }
  return { ...index, kind, title, items: list.items(), leftOut: list.leftOut() };
}

function failed(found: Problem, status: number | null, wait: number | null): Look {
  const words: Readonly<Record<string, RobotsWord>> = {
    'gather/robots': 'disallowed',
    'gather/robots-unreachable': 'unreachable',
  };
  return {
    movedTo: null,
    listing: null,
    unchanged: false,
    problem: found,
    status,
    robots: words[found.code] ?? (status === null ? null : 'allowed'),
    etag: null,
    lastModified: null,
    cache: null,
    retryAfter: wait,
  };
}
