/** One look at one listed page: a new capture, or what was seen instead. */
import type { Capture, FeedItem, Listing, NewsSource, Problem, Visit, VisitOutcome } from '../types/index.ts';
import type { WebAnswer } from './answer.ts';
import { acceptedPages, capturedPage } from './fetch.ts';
import { isReadableType } from './media-type.ts';
import type { PoliteWeb } from './politeness/polite-web.ts';

export interface PageToVisit {
  readonly uri: string;
  readonly source: Pick<NewsSource, 'id' | 'uri' | 'kind' | 'title'>;
  /** What the listing said of it; null at a re-check. */
  readonly item: FeedItem | null;
  /** The last visit; null for the first. */
  readonly before: Visit | null;
}

export interface VisitOptions {
  readonly web: PoliteWeb;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Whether a capture says the same, to a reader, as the one with this id. Without it, only equal bytes are the same. */
  readonly isSameArticle?: (captureId: string, capture: Capture) => Promise<boolean>;
}

export interface Visited {
  readonly visit: Visit;
  readonly capture: Capture | null;
}

const paywall = new Set([401, 402, 403, 451]);
const gone = new Set([404, 410]);

/**
 * Visits a page. Where nothing was seen: `stopped`, or `later` when its server wants to be left alone for a while. Never throws for
 * what a server does.
 */
export async function visitPage(page: PageToVisit, options: VisitOptions): Promise<Visited | 'stopped' | 'later'> {
  const { uri, before } = page;
  const { web, now, signal } = options;
  const held = before?.captureId == null ? null : before;
  const { answer, problem: found } = await web.get(uri, {
    accept: acceptedPages,
    wants: isReadableType,
    etag: held?.etag ?? null,
    lastModified: held?.lastModified ?? null,
    signal,
  });
  const visitedAt = now().toISOString();
  const base = {
    uri,
    sourceId: page.source.id,
    visitedAt,
    captureId: before?.captureId ?? null,
    bodyDigest: before?.bodyDigest ?? null,
    etag: before?.etag ?? null,
    lastModified: before?.lastModified ?? null,
  };
  const seen = (outcome: VisitOutcome, status: number | null, problem: Problem | null): Visited => ({
    visit: { ...base, outcome, status, problem },
    capture: null,
  });
  if (answer === null) {
    if (found.code === 'gather/cancelled') return 'stopped';
    if (found.code === 'gather/asked-to-wait') return 'later';
    return seen(found.code === 'gather/robots' ? 'refused' : 'failed', null, found);
  }
  const { status } = answer;
  if (status === 304 && held !== null) return seen('unchanged', status, null);
  const { capture, problem } = capturedPage(answer, {
    capturedAt: visitedAt,
    via: { kind: 'feed', uri: page.source.uri },
    listing: listingOf(page),
  });
  if (capture === null)
    return seen(gone.has(status) ? 'gone' : paywall.has(status) ? 'paywall' : 'failed', status, problem);
  const validators = validatorsOf(answer);
  if (held !== null && (await isSame(held, capture, options))) {
    return { visit: { ...base, ...validators, outcome: 'unchanged', status, problem: null }, capture: null };
  }
  const { id: captureId, bodyDigest } = capture;
  return { visit: { ...base, ...validators, captureId, bodyDigest, outcome: 'kept', status, problem: null }, capture };
}

async function isSame(held: Visit, capture: Capture, { isSameArticle }: VisitOptions): Promise<boolean> {
  if (held.bodyDigest === capture.bodyDigest) return true;
  return held.captureId !== null && ((await isSameArticle?.(held.captureId, capture)) ?? false);
}

function validatorsOf({ headers }: WebAnswer): Pick<Visit, 'etag' | 'lastModified'> {
  return { etag: headers.etag, lastModified: headers['last-modified'] };
}

/** A feed's title names a section as often as the outlet; Google News sitemaps name the outlet. */
function listingOf({ item, source, uri }: PageToVisit): Listing {
  return {
    url: uri,
    headline: item?.title ?? null,
    authors: item?.authors ?? [],
    publisher: source.kind === 'news-sitemap' ? source.title : null,
    datePublished: item?.publishedAt ?? null,
  };
}
