/**
 * The gatherer: looks at the sources that are due, visits what they list, looks again at articles as they age. One at a time gathers into
 * a record, by lease. All that is seen is kept step by step, so that it may be stopped, or die, at any moment.
 */
import { OnrecordError, problem } from '../lib/problems.ts';
import type {
  Capture,
  DueJob,
  FeedItem,
  JobStore,
  NewsSource,
  PlannedJob,
  SourceState,
  SourceStatus,
  SourceStore,
  Visit,
} from '../types/index.ts';
import { chooseItems, currentItems } from './choice.ts';
import { type Look, lookAt } from './look.ts';
import { redirectedTo, rediscovered } from './moved.ts';
import type { PoliteWeb } from './politeness/polite-web.ts';
import { afterFailedLook, afterGoodLook, articlesPerDay, nextRecheck, rhythm } from './politeness/schedule.ts';
import { allOf } from './side-by-side.ts';
import { visitPage } from './visit.ts';

export type GatherStore = SourceStore & Pick<JobStore, 'claimDueJob' | 'endDueJob' | 'handBackJob'>;

export type GatherEvent =
  | { readonly kind: 'looked'; readonly source: NewsSource; readonly state: SourceState }
  | { readonly kind: 'visited'; readonly visit: Visit }
  | { readonly kind: 'moved'; readonly source: NewsSource; readonly from: string };

export interface GathererOptions {
  readonly store: GatherStore;
  readonly web: PoliteWeb;
  readonly now: () => Date;
  /** 0 to 1, a new one each time. */
  readonly chance: () => number;
  /** Waits so many milliseconds, or until it is stopped. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Who gathers, in words. */
  readonly worker: string;
  readonly isSameArticle?: (captureId: string, capture: Capture) => Promise<boolean>;
  readonly report: (event: GatherEvent) => void;
}

export interface Gatherer {
  /**
   * Does what is due, then ends; with `forever`, when the signal aborts. Throws OnrecordError `gather/gathered-elsewhere` while
   * another one gathers into the same record.
   */
  run(signal: AbortSignal, forever: boolean): Promise<void>;
}

/** Milliseconds. */
const lease = 45_000;
const renewEvery = 15_000;
/** Looks for sources that were just added, at least so often. */
const longestPause = 30_000;
/** Sources looked at side by side; a host still gets one request at a time. */
const sideBySide = 8;

export function createGatherer(options: GathererOptions): Gatherer {
  const { store, now, worker } = options;
  const until = (): string => new Date(now().getTime() + lease).toISOString();
  return {
    async run(signal, forever) {
      if (!(await store.holdGathering(worker, until()))) {
        throw new OnrecordError('gather/gathered-elsewhere', '', 'Another process gathers into this record.');
      }
      const lost = new AbortController();
      const both = AbortSignal.any([signal, lost.signal]);
      const renewing = setInterval(() => {
        store.holdGathering(worker, until()).then(
          (held) => held || lost.abort(),
          () => lost.abort(),
        );
      }, renewEvery);
      renewing.unref();
      try {
        while (!both.aborted) {
          const busy = await doWhatIsDue(options, both);
          if (!forever && !busy) return;
          if (!busy) await options.pause(await untilNext(store, now()), both);
        }
        if (!signal.aborted)
          throw new OnrecordError('gather/gathered-elsewhere', '', 'Another process has taken over the gathering.');
      } finally {
        clearInterval(renewing);
        await store.releaseGathering(worker);
      }
    },
  };
}

async function untilNext(store: GatherStore, now: Date): Promise<number> {
  const next = await store.nextDueAt();
  const wait = next === null ? longestPause : Date.parse(next) - now.getTime();
  return Math.min(longestPause, Math.max(1000, wait));
}

/** False when nothing was due. */
async function doWhatIsDue(options: GathererOptions, signal: AbortSignal): Promise<boolean> {
  const { store, now } = options;
  const due = await store.dueSources(now().toISOString(), 100);
  let rechecked = 0;
  const tasks = due.map((status) => (until: AbortSignal) => lookAtSource(status, options, until));
  const rechecks = async (until: AbortSignal): Promise<void> => {
    for (let job = await claim(until); job !== null; job = await claim(until)) {
      rechecked++;
      await recheck(job, options, until);
    }
  };
  const claim = async (until: AbortSignal): Promise<DueJob | null> =>
    until.aborted ? null : store.claimDueJob('recheck', options.worker);
  await allOf([rechecks, rechecks, ...tasks], sideBySide, signal);
  return due.length > 0 || rechecked > 0;
}

async function lookAtSource(
  { source, state }: SourceStatus,
  options: GathererOptions,
  signal: AbortSignal,
): Promise<void> {
  const { store, web, now } = options;
  const look = asExpected(source, await lookAt(source.uri, web, { ...state, now, signal }));
  if (signal.aborted) return;
  if (look.problem !== null) {
    const moved = await rediscovered(source, state, look, { web, now, signal });
    if (moved !== null) {
      await keepMoved(source, moved, options);
      // Looked at under its new address at the next turn, which is now.
      const failures = state.failures + 1;
      await store.keepSourceState(source.id, {
        ...state,
        failures,
        nextFetchAt: now().toISOString(),
        etag: null,
        lastModified: null,
      });
      return;
    }
  }
  const { fresh, whole } =
    look.listing === null ? { fresh: 0, whole: true } : await visitListed(source, look.listing, options, signal);
  // What was stopped in the middle is taken up again from the beginning: what was visited is known.
  if (signal.aborted) return;
  const next = stateAfter(source, state, { look, fresh, whole }, options);
  await keepWhatIsSaid(source, look, options);
  await store.keepSourceState(source.id, next);
  options.report({ kind: 'looked', source, state: next });
}

/** What a look says of the source itself: where it is for good, of what kind, what it calls itself. */
async function keepWhatIsSaid(source: NewsSource, look: Look, options: GathererOptions): Promise<void> {
  const { store, now } = options;
  const moved = look.problem === null ? await redirectedTo(source, look, { store, at: now() }) : null;
  if (moved !== null) return keepMoved(source, moved, options);
  if (look.listing === null) return;
  const { kind, title } = look.listing;
  if (kind !== source.kind || (source.title ?? title) !== source.title) {
    await store.keepSource({ ...source, kind, title: source.title ?? title });
  }
}

async function keepMoved(source: NewsSource, moved: NewsSource, { store, report }: GathererOptions): Promise<void> {
  await store.keepSource(moved);
  report({ kind: 'moved', source: moved, from: source.uri });
}

/** A page in a feed's place is what many servers send for an address that is gone. */
function asExpected(source: NewsSource, look: Look): Look {
  if (look.listing === null || (look.listing.kind === 'page') === (source.kind === 'page')) return look;
  const what = source.kind === 'page' ? 'There is no page any more but a feed.' : 'A page came where there was a feed.';
  return { ...look, listing: null, problem: problem('gather/not-a-listing', source.uri, what) };
}

async function visitListed(
  source: NewsSource,
  listing: NonNullable<Look['listing']>,
  options: GathererOptions,
  signal: AbortSignal,
): Promise<{ readonly fresh: number; readonly whole: boolean }> {
  const { store, now } = options;
  const visits = await store.lastVisits(currentItems(listing, now()).map(({ uri }) => uri));
  const chosen = chooseItems(listing, visits, now());
  let whole = !chosen.more;
  for (const item of chosen.items) {
    if (signal.aborted) break;
    const outcome = await visitItem(item, source, visits.get(item.uri) ?? null, options, signal);
    if (outcome === 'failed' || outcome === 'later') whole = false;
    if (outcome === 'later') break;
  }
  return { fresh: chosen.fresh, whole };
}

async function visitItem(
  item: FeedItem,
  source: NewsSource,
  before: Visit | null,
  options: GathererOptions,
  signal: AbortSignal,
): Promise<Visit['outcome'] | 'stopped' | 'later'> {
  const visited = await visitPage({ uri: item.uri, source, item, before }, { ...options, signal });
  if (typeof visited === 'string') return visited;
  const { visit, capture } = visited;
  const isFirst = capture !== null && before?.captureId == null;
  await options.store.keepVisit(visit, capture, isFirst ? recheckOf(visit, 0, options.now()) : null);
  options.report({ kind: 'visited', visit });
  return visit.outcome;
}

/** The plan to look at an article again; `step`: how many times it was. */
function recheckOf(
  { uri, sourceId, visitedAt }: Visit,
  step: number,
  now: Date,
  firstAt: string = visitedAt,
): PlannedJob | null {
  const next = nextRecheck(firstAt, step, now);
  if (next === null) return null;
  return { kind: 'recheck', key: uri, uri, dueAt: next.dueAt, task: { sourceId, firstAt, step: next.step } };
}

async function recheck(job: DueJob, options: GathererOptions, signal: AbortSignal): Promise<void> {
  const { store, now } = options;
  const { sourceId, firstAt, step } = job.task;
  const status = typeof sourceId === 'string' ? await store.source(sourceId) : null;
  // Of a source that was removed nothing is looked at any more.
  if (status === null || typeof firstAt !== 'string' || typeof step !== 'number') return store.endDueJob(job);
  const before = (await store.lastVisits([job.uri])).get(job.uri) ?? null;
  const visited = await visitPage({ uri: job.uri, source: status.source, item: null, before }, { ...options, signal });
  if (visited === 'stopped') return store.handBackJob(job);
  if (visited === 'later') {
    const { kind, key, uri, task } = job;
    const dueAt = new Date(now().getTime() + rhythm.start).toISOString();
    return store.endDueJob(job, { kind, key, uri, task, dueAt });
  }
  await store.keepVisit(visited.visit, visited.capture, null);
  const again = recheckOf(visited.visit, step, now(), firstAt);
  await (again === null ? store.endDueJob(job) : store.endDueJob(job, again));
  options.report({ kind: 'visited', visit: visited.visit });
}

function stateAfter(
  source: NewsSource,
  state: SourceState,
  { look, fresh, whole }: { readonly look: Look; readonly fresh: number; readonly whole: boolean },
  { now, chance }: GathererOptions,
): SourceState {
  const at = now();
  const moment = { now: at, chance: chance() };
  const lastFetchAt = at.toISOString();
  const seen = {
    ...state,
    lastFetchAt,
    lastStatus: look.status,
    robots: look.robots ?? state.robots,
    problem: look.problem,
  };
  if (look.problem !== null) {
    const isFinal = look.status === 410;
    return { ...seen, ...afterFailedLook(state, { retryAfter: look.retryAfter, isFinal }, moment) };
  }
  const perDay = look.listing === null ? state.articlesPerDay : articlesPerDay(look.listing.items, at);
  const asked = { cache: look.cache, ttl: look.listing?.ttl ?? null, retryAfter: look.retryAfter };
  return {
    ...seen,
    failures: 0,
    restingUntil: null,
    lastGoodAt: lastFetchAt,
    lastNewAt: fresh > 0 ? lastFetchAt : state.lastNewAt,
    // Where something is left to do, the server must not say that nothing has changed.
    etag: whole ? look.etag : null,
    lastModified: whole ? look.lastModified : null,
    articlesPerDay: perDay,
    listed: look.listing?.items.length ?? state.listed,
    leftOut: look.listing?.leftOut ?? state.leftOut ?? 0,
    fresh,
    nextFetchAt: whole ? afterGoodLook(source, state, { fresh, articlesPerDay: perDay, asked }, moment) : soon(at),
  };
}

/** What did not fit into one look goes on in ten minutes. */
function soon(now: Date): string {
  return new Date(now.getTime() + 600_000).toISOString();
}
