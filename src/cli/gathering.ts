/** What the commands that look at sources share: the polite web with its settings, and a gatherer for a record. */
import { setTimeout as sleep } from 'node:timers/promises';
import { loadGathering } from '../gather/index.ts';
import { OnrecordError } from '../lib/problems.ts';
import type { Capture, NewsSource, SourceStatus, SourceTest, Store } from '../types/index.ts';
import type { Facts } from './log.ts';
import { settingsOf } from './settings/settings.ts';
import type { Surroundings } from './surroundings.ts';
import { visible } from './terminal.ts';

type Gathering = Awaited<ReturnType<typeof loadGathering>>;
export type Web = ReturnType<Gathering['createPoliteWeb']>;

export const privateFlag = '--allow-private';
export const privateHelp = 'also fetch from this machine and from private networks';

/** What is needed of the surroundings: settings and the clock. */
export type Where = Pick<Surroundings, 'env' | 'base' | 'now'>;

/** Milliseconds between two requests to a host. */
const delay = 2000;

export interface WebOptions {
  readonly allowPrivate: boolean | undefined;
  /** Where answers of robots.txt are kept; null: in memory only. */
  readonly store: Store | null;
  readonly signal: AbortSignal;
}

/** The web, politely: by the settings, until `signal` aborts. */
export async function openWeb(around: Where, { allowPrivate, store, signal }: WebOptions): Promise<Web> {
  const { createPoliteWeb, gathererAgent } = await loadGathering();
  const { values } = settingsOf(around);
  return createPoliteWeb({
    network: { allowPrivate: allowPrivate ?? values['allow-private'], signal },
    userAgent: gathererAgent(values.contact),
    delay,
    store,
    now: around.now,
    pause: (ms) => pause(ms, signal),
  });
}

/** Waits, or less when the signal aborts. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}

export interface GatherTotals {
  looks: number;
  failures: number;
  kept: number;
  unchanged: number;
  /** Gone, behind a paywall, refused by robots.txt, or failed. */
  notHad: number;
}

export interface IntoOptions extends Omit<WebOptions, 'store'> {
  readonly store: Store;
  readonly tell: (line: string, facts?: Facts) => void;
  /** Told of every look and every visit, for programs. */
  readonly note?: (what: string, facts: Facts) => void;
  /** Called after every step. */
  readonly progress?: (totals: GatherTotals) => void;
}

/** A gatherer for a record, and what it has done so far. */
export async function createRecordGatherer(
  around: Where,
  options: IntoOptions,
): Promise<{ readonly gatherer: ReturnType<Gathering['createGatherer']>; readonly totals: GatherTotals }> {
  const [{ createGatherer }, { workerName }] = await Promise.all([loadGathering(), import('../record/index.ts')]);
  const { store, tell } = options;
  const totals: GatherTotals = { looks: 0, failures: 0, kept: 0, unchanged: 0, notHad: 0 };
  const gatherer = createGatherer({
    store,
    web: await openWeb(around, options),
    now: around.now,
    chance: Math.random,
    pause,
    worker: workerName(),
    isSameArticle: (captureId, capture) => isSameArticle(store, captureId, capture),
    report(event) {
      if (event.kind === 'visited') {
        const { outcome, uri, status } = event.visit;
        options.note?.('visited', { uri, outcome, status });
        totals[outcome === 'kept' || outcome === 'unchanged' ? outcome : 'notHad']++;
      } else if (event.kind === 'moved')
        tell(`${nameOf(event.source)} has moved from ${event.from} to ${event.source.uri}.`);
      else {
        totals.looks++;
        const { problem: found, restingUntil, lastStatus, listed, fresh } = event.state;
        const { uri } = event.source;
        options.note?.('looked at', { uri, status: lastStatus, listed, fresh });
        if (found !== null) {
          totals.failures++;
          const rest = restingUntil === null ? '' : ` It is at rest until ${restingUntil.slice(0, 10)}.`;
          tell(`${nameOf(event.source)}: ${found.detail}${rest} (${found.code})`, { uri, code: found.code });
        }
      }
      options.progress?.(totals);
    },
  });
  return { gatherer, totals };
}

/**
 * The words of the reporter are what counts: advertisements and lists of other stories change with every look. They are compared with those
 * of that capture itself: what the article has by now may be more, where a person supplied it.
 */
async function isSameArticle(store: Store, captureId: string, capture: Capture): Promise<boolean> {
  const before = await wordsOfHeld(store, captureId);
  return before !== null && before === (await wordsOf(capture));
}

async function wordsOf(capture: Capture): Promise<string | null> {
  const { read } = await import('../pipeline.ts');
  return read(capture, {}).reading?.article.wordsDigest ?? null;
}

/** Where the bytes were dropped, what was read of them is what there is. */
async function wordsOfHeld(store: Store, captureId: string): Promise<string | null> {
  try {
    const held = await store.capture(captureId);
    return held === null ? null : await wordsOf(held);
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    const articleId = await store.articleOfCapture(captureId);
    const kept = articleId === null ? null : await store.article(articleId);
    return kept?.article.wordsDigest ?? null;
  }
}

export function nameOf({ title, uri }: Pick<NewsSource, 'title' | 'uri'>): string {
  return visible(title ?? uri);
}

/** The source that a person names by its address or id. Throws OnrecordError `gather/no-such-source`. */
export async function sourceNamed(store: Store, name: string): Promise<SourceStatus> {
  const all = await store.sources();
  const href = URL.canParse(name) ? new URL(name).href : name;
  const found = all.find(({ source }) => source.id === name || source.uri === name || source.uri === href);
  if (found === undefined) throw new OnrecordError('gather/no-such-source', name, 'There is no such source.');
  return found;
}

export interface TestOptions {
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Who knows what was visited before; null: nothing was. */
  readonly visits: Pick<Store, 'lastVisits'> | null;
}

/** Fetches `uri` as the gatherer would and says what it would read; keeps nothing. */
export async function testAddress(uri: string, web: Web, { now, signal, visits }: TestOptions): Promise<SourceTest> {
  const { lookAt, chooseItems } = await loadGathering();
  const { listing, status, robots, problem, movedTo } = await lookAt(uri, web, {
    etag: null,
    lastModified: null,
    now,
    signal,
  });
  const before = (await visits?.lastVisits(listing?.items.map((item) => item.uri) ?? [])) ?? new Map();
  return {
    uri,
    status,
    robots,
    problem,
    movedTo,
    kind: listing?.kind ?? null,
    title: listing?.title ?? null,
    listed: listing?.items.length ?? 0,
    leftOut: listing?.leftOut ?? 0,
    wouldRead: listing === null ? [] : chooseItems(listing, before, now()).items,
  };
}
