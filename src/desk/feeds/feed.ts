/** A search as a feed: its items in the order of the list, with ids and times that stay while nothing about the statement changes. */
import { digest } from '../../lib/ids.ts';
import { standingText } from '../../lib/standing.ts';
import type { RecordEntry, SavedSearch, SearchPage } from '../../types/index.ts';
import { webLink, withQuery } from '../links.ts';
import { carriedText, contentText, ownWordsLabel, sourceName } from '../words.ts';

export interface FeedItem {
  readonly id: string;
  readonly title: string;
  /** On this desk. */
  readonly href: string;
  /** The article; null when it has no web address. */
  readonly article: string | null;
  /** The words, whose they are, who carried them, on whose word it stands. */
  readonly text: string;
  readonly source: string;
  /** ISO 8601, UTC. */
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly tags: readonly string[];
}

export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly updatedAt: string;
  readonly pageHref: string;
  readonly selfHref: string;
  /** The feed of the next page; null on the last. */
  readonly nextHref: string | null;
  readonly items: readonly FeedItem[];
}

/** Items of one feed document. */
export const feedLength = 50;
const longestTitle = 160;

export interface FeedRequest {
  readonly query: string;
  /** The kept search that it is of. */
  readonly saved: SavedSearch | null;
  readonly after: string | null;
}

/** `path`: of the feed, `/search.atom`. */
export function feedOf(page: SearchPage, asked: FeedRequest, path: string, origin: string): Feed {
  const { query, saved, after } = asked;
  const items = page.entries.map((entry) => itemOf(entry, origin));
  const given = saved === null ? { q: query } : { saved: saved.id };
  return {
    id: `urn:onrecord:search:${saved?.id ?? digest(query).slice(0, 26)}`,
    title: `Onrecord: ${saved?.name ?? (query === '' ? 'everything' : query)}`,
    updatedAt: latest(items.map(({ updatedAt }) => updatedAt)),
    pageHref: origin + withQuery('/search', { q: query }),
    selfHref: origin + withQuery(path, { ...given, after }),
    nextHref: page.cursor === null ? null : origin + withQuery(path, { ...given, after: page.cursor }),
    items,
  };
}

function itemOf(entry: RecordEntry, origin: string): FeedItem {
  const { id, statement, firstSeenAt, check, carriedBy } = entry;
  const source = sourceName(entry);
  const words = contentText(entry);
  const publishedAt = utc(firstSeenAt);
  return {
    id: `urn:onrecord:statement:${id}`,
    title: shortened(`${source}: ${words}`),
    href: `${origin}/statements/${encodeURIComponent(id)}`,
    article: webLink(carriedBy[0]?.url ?? null),
    text: `${words} — ${source}, ${ownWordsLabel(statement)}, ${carriedText(entry)}; ${standingText(entry)}`,
    source,
    publishedAt,
    updatedAt: latest([publishedAt, ...(check === null ? [] : [utc(check.at)])]),
    tags: [statement.act, statement.mode],
  };
}

/** Of instants in UTC, all of one form; 1970 where there are none. */
function latest(instants: readonly string[]): string {
  return instants.toSorted().at(-1) ?? new Date(0).toISOString();
}

function utc(instant: string): string {
  const ms = Date.parse(instant);
  return new Date(Number.isNaN(ms) ? 0 : ms).toISOString();
}

function shortened(text: string): string {
  if (text.length <= longestTitle) return text;
  const cut = text.slice(0, longestTitle).toWellFormed();
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestTitle / 2))} …`;
}
