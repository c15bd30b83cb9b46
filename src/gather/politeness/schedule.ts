/**
 * When to look at a source again: pure decisions, the clock and chance passed in. A source's own rhythm counts, what it asks for is
 * kept to, and one that keeps failing is put to rest.
 */
import type { FeedItem, NewsSource, SourceState } from '../../types/index.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Milliseconds. */
export const rhythm = Object.freeze({
  /** Of a source that nothing is known of. */
  start: 30 * minute,
  shortest: 10 * minute,
  longest: 12 * 60 * minute,
  /** What a server may ask for at most; more is taken for a mistake. */
  longestAskedFor: day,
  longestRetryAfter: 7 * day,
  /** After so many failures in a row a source is at rest. */
  failuresToRest: 10,
  rest: 7 * day,
});

export interface AskedFor {
  /** Seconds, of Cache-Control or Expires. */
  readonly cache: number | null;
  /** Minutes, of the listing itself. */
  readonly ttl: number | null;
  /** Milliseconds, of Retry-After. */
  readonly retryAfter: number | null;
}

export const nothingAskedFor: AskedFor = Object.freeze({ cache: null, ttl: null, retryAfter: null });

interface Moment {
  readonly now: Date;
  /** 0 to 1, a new one each time. */
  readonly chance: number;
}

/** The next look after a good one: ISO 8601. */
export function afterGoodLook(
  source: Pick<NewsSource, 'every'>,
  state: SourceState,
  look: { readonly fresh: number; readonly articlesPerDay: number | null; readonly asked: AskedFor },
  { now, chance }: Moment,
): string {
  const { cache, ttl, retryAfter } = look.asked;
  const own = source.every === null ? ownRhythm(state, look) : source.every * minute;
  const asked = Math.min(rhythm.longestAskedFor, Math.max((cache ?? 0) * 1000, (ttl ?? 0) * minute));
  const wait = Math.max(own * jitter(chance), asked, Math.min(retryAfter ?? 0, rhythm.longestRetryAfter));
  return new Date(now.getTime() + Math.round(wait)).toISOString();
}

/** Half of what lies between two articles, so that one is met soon; by trial where there are no dates. */
function ownRhythm(
  state: SourceState,
  look: { readonly fresh: number; readonly articlesPerDay: number | null },
): number {
  const { articlesPerDay, fresh } = look;
  let wait: number = rhythm.start;
  if (articlesPerDay !== null) wait = articlesPerDay > 0 ? day / articlesPerDay / 2 : rhythm.longest;
  else if (state.lastGoodAt !== null && state.lastFetchAt !== null && state.nextFetchAt !== null) {
    const before = Date.parse(state.nextFetchAt) - Date.parse(state.lastFetchAt);
    wait = before * (fresh > 0 ? 0.5 : 1.5);
  }
  return Math.min(rhythm.longest, Math.max(rhythm.shortest, wait));
}

export interface Failed {
  readonly failures: number;
  readonly nextFetchAt: string;
  readonly restingUntil: string | null;
}

/** After a look that failed. `isFinal`: the server says that nothing is there any more. */
export function afterFailedLook(
  state: Pick<SourceState, 'failures'>,
  asked: { readonly retryAfter: number | null; readonly isFinal: boolean },
  { now, chance }: Moment,
): Failed {
  const failures = state.failures + 1;
  const rests = failures >= rhythm.failuresToRest || asked.isFinal;
  const backOff = rests ? rhythm.rest : Math.min(day, rhythm.start * 2 ** (failures - 1)) * jitter(chance);
  const wait = Math.max(backOff, Math.min(asked.retryAfter ?? 0, rhythm.longestRetryAfter));
  const nextFetchAt = new Date(now.getTime() + Math.round(wait)).toISOString();
  return { failures, nextFetchAt, restingUntil: rests ? nextFetchAt : null };
}

/** 0.9 to 1.1: sources added together do not stay together. */
function jitter(chance: number): number {
  return 0.9 + 0.2 * chance;
}

/** Articles a day, of the last two weeks, by the dates that a listing gives; null where fewer than three are dated. */
export function articlesPerDay(items: readonly Pick<FeedItem, 'publishedAt'>[], now: Date): number | null {
  const since = now.getTime() - 14 * day;
  const times = items.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [Date.parse(publishedAt)]));
  if (times.length < 3) return null;
  const recent = times.filter((time) => time >= since);
  // A listing that is full goes back only as far as its oldest entry.
  const begins = recent.length === times.length ? times.reduce((oldest, time) => Math.min(oldest, time)) : since;
  const days = Math.max(1 / 24, (now.getTime() - begins) / day);
  return Math.round((recent.length / days) * 100) / 100;
}

/** Seconds for which an answer is fresh, by Cache-Control, else Expires; null where nothing is said. */
export function freshFor(
  headers: Readonly<Record<'cache-control' | 'expires' | 'date' | 'age', string | null>>,
  now: Date,
): number | null {
  const said = headers['cache-control']?.toLowerCase() ?? '';
  if (/\bno-(?:cache|store)\b/.test(said)) return null;
  const age = /^\d{1,9}$/.test(headers.age ?? '') ? Number(headers.age) : 0;
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/.exec(said)?.[1];
  if (maxAge !== undefined) return Math.max(0, Number(maxAge) - age);
  const until = Date.parse(headers.expires ?? '');
  if (Number.isNaN(until)) return null;
  const from = Date.parse(headers.date ?? '');
  return Math.max(0, Math.round((until - (Number.isNaN(from) ? now.getTime() : from)) / 1000));
}

/** Milliseconds that `Retry-After` asks for: seconds, or a date; null for anything else. */
export function retryAfter(value: string | null, now: Date): number | null {
  const said = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000;
  const until = /[a-z]/i.test(said) ? Date.parse(said) : Number.NaN;
  return Number.isNaN(until) ? null : Math.max(0, until - now.getTime());
}

/** After its first visit, an article is looked at again when it is so old. */
export const recheckAges: readonly number[] = [1 / 24, 1 / 4, 1, 7, 30].map((days) => days * day);

/** When a page first visited at `firstAt` is looked at again after `step` re-checks; null after the last. */
export function nextRecheck(
  firstAt: string,
  step: number,
  now: Date,
): { readonly step: number; readonly dueAt: string } | null {
  const first = Date.parse(firstAt);
  for (let next = step; next < recheckAges.length; next++) {
    const due = first + recheckAges[next]!;
    // Of those missed while nothing ran, only the last is made up for.
    const after = recheckAges[next + 1];
    if (due > now.getTime() || after === undefined || first + after > now.getTime())
      return { step: next + 1, dueAt: new Date(Math.max(due, now.getTime())).toISOString() };
  }
  return null;
}
