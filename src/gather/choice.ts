/**
 * Which entries of a listing are visited: those that are new, or that say they have changed. Pure. Subscribing to an outlet is not
 * asking for its archive: what is old by its own date stays where it is.
 */
import type { FeedItem, Visit } from '../types/index.ts';
import type { SourceListing } from './formats/listing.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Of one look; the others wait for the next. */
export const mostVisits = 100;

/** Days; entries of feeds and pages are few and current, a sitemap has everything that ever was. */
const oldest: Readonly<Record<SourceListing['kind'], number>> = {
  rss: 30,
  atom: 30,
  rdf: 30,
  'json-feed': 30,
  page: 30,
  'news-sitemap': 3,
  sitemap: 3,
};

export interface Chosen {
  readonly items: readonly FeedItem[];
  /** How many are new that were never visited, those that must wait included. */
  readonly fresh: number;
  /** Some are left for the next look. */
  readonly more: boolean;
}

/** The entries that are not too old to be visited. */
export function currentItems({ kind, items }: Pick<SourceListing, 'kind' | 'items'>, now: Date): readonly FeedItem[] {
  return items.filter((item) => isCurrent(kind, item, now));
}

/** The entries to visit now, those that come first in the listing first. `visits`: the latest of each address. */
export function chooseItems(
  listing: Pick<SourceListing, 'kind' | 'items'>,
  visits: ReadonlyMap<string, Visit>,
  now: Date,
): Chosen {
  const current = currentItems(listing, now);
  const fresh = current.filter(({ uri }) => !visits.has(uri));
  const again = current.filter((item) => isDueAgain(item, visits.get(item.uri), now));
  const all = [...fresh, ...again];
  return { items: all.slice(0, mostVisits), fresh: fresh.length, more: all.length > mostVisits };
}

function isCurrent(kind: SourceListing['kind'], { publishedAt, updatedAt }: FeedItem, now: Date): boolean {
  const said = publishedAt ?? updatedAt;
  // Without a date, a sitemap's entry may be of any year.
  if (said === null) return kind !== 'sitemap' && kind !== 'news-sitemap';
  // An old article that was changed is not news, unless the sitemap says nothing but that.
  return now.getTime() - Date.parse(said) <= oldest[kind] * day + (said.length === 10 ? day : 0);
}

/** It was changed since, or the last visit failed; not more than once an hour. */
function isDueAgain({ updatedAt }: FeedItem, visit: Visit | undefined, now: Date): boolean {
  if (visit === undefined) return false;
  const visitedAt = Date.parse(visit.visitedAt);
  if (now.getTime() - visitedAt < hour) return false;
  // A server that could not, may the next time; a picture in an article's place stays one.
  if (visit.outcome === 'failed') return visit.status === null || visit.status >= 500 || visit.status === 429;
  return updatedAt !== null && updatedAt.length > 10 && Date.parse(updatedAt) > visitedAt;
}
