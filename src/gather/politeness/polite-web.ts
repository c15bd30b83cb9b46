/**
 * The web as a polite program uses it: robots.txt is asked first and kept to, a host gets one request at a time, and every request
 * says who asks.
 */
import { problem } from '../../lib/problems.ts';
import type { Problem, RobotsRecord, RobotsWord, SourceStore } from '../../types/index.ts';
import { type AnswerOptions, type AnswerOutcome, fetchAnswer, type NetworkOptions, type WebAnswer } from '../answer.ts';
import { productToken } from '../user-agent.ts';
import { createHostQueue } from './host-queue.ts';
import { mostRobotsBytes, parseRobots, type Robots } from './robots.ts';
import { retryAfter } from './schedule.ts';

export interface PoliteOptions {
  readonly network: NetworkOptions;
  readonly userAgent: string;
  /** Milliseconds between two requests to a host, where it does not ask for more; this machine itself is not spared. */
  readonly delay: number;
  /** Where answers of robots.txt are kept; null: in memory only. */
  readonly store: Pick<SourceStore, 'robots' | 'keepRobots'> | null;
  readonly now: () => Date;
  /** Waits so many milliseconds; may end early when the work is stopped. */
  readonly pause: (ms: number) => Promise<void>;
}

export interface RobotsLook {
  readonly word: RobotsWord;
  /** Why it is not allowed, or null. */
  readonly problem: Problem | null;
  readonly robots: Robots;
}

export type PoliteAsk = Pick<AnswerOptions, 'accept' | 'etag' | 'lastModified' | 'wants' | 'maxBytes' | 'signal'>;

export interface PoliteWeb {
  /** Whether an address may be fetched, by its site's robots.txt. */
  look(address: string): Promise<RobotsLook>;
  /**
   * Fetches when robots.txt allows it, when its host's turn comes. Whoever stops it gets `gather/cancelled`, and
   * `gather/asked-to-wait` comes without a request while a host wants to be left alone (429, or 503 with `Retry-After`).
   */
  get(address: string, ask: PoliteAsk): Promise<AnswerOutcome>;
}

const day = 86_400_000;
/** Milliseconds until a server that failed is asked for its robots.txt again. */
const failedFor = day / 96;
/** Milliseconds after a 429 that does not say how long. */
const leastRest = 300_000;
/** Milliseconds: a site that asks for longer pauses is visited at this pace. */
const longestDelay = 30_000;
const open: Robots = { allows: () => true, crawlDelay: null, sitemaps: [] };

export function createPoliteWeb(options: PoliteOptions): PoliteWeb {
  const { network, userAgent, store, now, pause } = options;
  const queue = createHostQueue({ now: () => now().getTime(), pause });
  const known = new Map<string, Promise<RobotsRecord>>();
  const parsed = new WeakMap<RobotsRecord, Robots>();
  /** Of a server that failed while its older answer counts: when it is asked again. */
  const notBefore = new Map<string, number>();
  /** Hosts that asked for time: until when. */
  const leftAlone = new Map<string, number>();
  /** Why there was no answer at all. */
  const faults = new WeakMap<RobotsRecord, Problem>();

  const currentRecord = async (origin: string, before: Promise<RobotsRecord | null>): Promise<RobotsRecord> => {
    const held = await before;
    if (held !== null && (isCurrent(held, now()) || now().getTime() < (notBefore.get(origin) ?? 0))) return held;
    const { record, fault } = await askRobots(origin, held, options);
    if (fault !== null) faults.set(record, fault);
    if (record === held) notBefore.set(origin, now().getTime() + failedFor);
    // Who was stopped, or was not allowed to ask, has seen nothing.
    const isSeen = network.signal?.aborted !== true && fault?.code !== 'gather/private-address';
    if (isSeen && record !== held) await store?.keepRobots(record);
    return record;
  };
  /** Whoever comes while another asks waits for that answer. */
  const recordOf = (origin: string): Promise<RobotsRecord> => {
    const before = known.get(origin)?.catch(() => null) ?? store?.robots(origin) ?? Promise.resolve(null);
    if (known.size > 5000) {
      known.clear();
      notBefore.clear();
      leftAlone.clear();
    }
    const record = currentRecord(origin, before);
    known.set(origin, record);
    return record;
  };

  const look = async (address: string): Promise<RobotsLook> => {
    if (!isWeb(address)) return { word: 'allowed', problem: null, robots: open };
    const { origin } = new URL(address);
    const record = await recordOf(origin);
    const fault = faults.get(record);
    if (record.text === null && fault !== undefined) {
      return { word: 'unreachable', problem: { ...fault, uri: address }, robots: open };
    }
    if (record.text === null) {
      const what = record.status === null ? 'gave no answer' : `answered with status ${record.status}`;
      const found = problem('gather/robots-unreachable', address, `The server ${what} when asked for robots.txt.`);
      return { word: 'unreachable', problem: found, robots: open };
    }
    let robots = parsed.get(record);
    if (robots === undefined) {
      robots = parseRobots(record.text, productToken, origin);
      parsed.set(record, robots);
    }
    if (robots.allows(address)) return { word: 'allowed', problem: null, robots };
    const found = problem(
      'gather/robots',
      address,
      'The robots.txt of this site asks programs to stay away from here.',
    );
    return { word: 'disallowed', problem: found, robots };
  };

  return {
    look,
    async get(address, ask) {
      // What is wrong with the address itself is said where it is fetched.
      const host = isWeb(address) ? new URL(address).host : '';
      const { problem: forbidden, robots } = await look(address);
      if (ask.signal?.aborted === true) return cancelled(address);
      if (forbidden !== null) return { answer: null, problem: forbidden };
      const usual = isThisMachine(address) ? 0 : options.delay;
      const delay = Math.max(usual, Math.min(longestDelay, (robots.crawlDelay ?? 0) * 1000));
      return queue.run(host, delay, async () => {
        if (ask.signal?.aborted === true) return cancelled(address);
        if (now().getTime() < (leftAlone.get(host) ?? 0)) return later(address);
        const may = async (next: string): Promise<Problem | null> => (await look(next)).problem;
        const outcome = await fetchAnswer(address, { ...network, ...ask, userAgent, may });
        const rest = outcome.answer === null ? null : restAskedFor(outcome.answer, now());
        if (rest !== null) leftAlone.set(host, now().getTime() + rest);
        return outcome;
      });
    },
  };
}

/** Milliseconds that a server wants to be left alone altogether; null when it does not mind. */
function restAskedFor({ status, headers }: WebAnswer, now: Date): number | null {
  const asked = retryAfter(headers['retry-after'], now);
  if (status === 429) return Math.min(day, Math.max(leastRest, asked ?? 0));
  return status === 503 && asked !== null ? Math.min(day, asked) : null;
}

function later(address: string): AnswerOutcome {
  return {
    answer: null,
    problem: problem('gather/asked-to-wait', address, 'The server asked to be left alone for a while.'),
  };
}

function cancelled(address: string): AnswerOutcome {
  return { answer: null, problem: problem('gather/cancelled', address, 'Fetching was cancelled.') };
}

function isWeb(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** Nobody has to be spared there. */
function isThisMachine(address: string): boolean {
  return isWeb(address) && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(address).hostname);
}

/** A day, as the RFC has it; where the server failed, a quarter of an hour. */
function isCurrent({ fetchedAt, text }: RobotsRecord, now: Date): boolean {
  const age = now.getTime() - Date.parse(fetchedAt);
  return age >= 0 && age < (text === null ? failedFor : day);
}

/** Asks once. Where the server fails, an older answer goes on to count for a month. */
async function askRobots(
  origin: string,
  older: RobotsRecord | null,
  options: PoliteOptions,
): Promise<{ readonly record: RobotsRecord; readonly fault: Problem | null }> {
  const { network, userAgent, now } = options;
  const fetchedAt = now().toISOString();
  const { answer, problem: found } = await fetchAnswer(`${origin}/robots.txt`, {
    ...network,
    maxBytes: 4 * mostRobotsBytes,
    userAgent,
    accept: 'text/plain,*/*;q=0.1',
  });
  const status = answer?.status ?? null;
  if (answer !== null && answer.body !== null) {
    const text = new TextDecoder().decode(answer.body.subarray(0, mostRobotsBytes));
    return { record: { origin, fetchedAt, status, text }, fault: null };
  }
  // 4xx: there are no rules. 429 is no answer but a plea for time; so is whatever the server did wrong.
  const isMissing = status !== null && status >= 400 && status < 500 && status !== 429;
  // More redirects than are followed, or rules without end: as good as none.
  const isUseless = found?.code === 'gather/redirect-loop' || found?.code === 'gather/too-large';
  if (isMissing || isUseless) return { record: { origin, fetchedAt, status, text: '' }, fault: null };
  const isOlderGood = older !== null && older.text !== null && now().getTime() - Date.parse(older.fetchedAt) < 30 * day;
  if (isOlderGood) return { record: older, fault: null };
  return { record: { origin, fetchedAt, status, text: null }, fault: found };
}
