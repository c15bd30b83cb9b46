/**
 * The web as a polite program uses it: robots.txt is asked first and kept to, a host gets one request at a time, and every request
 * says who asks.
 */
import { problem } from '../../lib/problems.ts';
import type { Problem, RobotsRecord, RobotsWord, SourceStore } from '../../types/index.ts';
import { type AnswerOptions, type AnswerOutcome, fetchAnswer, type NetworkOptions } from '../answer.ts';
import { productToken } from '../user-agent.ts';
import { createHostQueue } from './host-queue.ts';
import { mostRobotsBytes, parseRobots, type Robots } from './robots.ts';

export interface PoliteOptions {
  readonly network: NetworkOptions;
  readonly userAgent: string;
  /** Milliseconds between two requests to a host, where it does not ask for more. */
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
  /** Fetches when robots.txt allows it, when its host's turn comes. Whoever stops it gets `gather/cancelled`. */
  get(address: string, ask: PoliteAsk): Promise<AnswerOutcome>;
}

const day = 86_400_000;
/** Milliseconds: a site that asks for longer pauses is visited at this pace. */
const longestDelay = 30_000;
const open: Robots = { allows: () => true, crawlDelay: null, sitemaps: [] };

export function createPoliteWeb(options: PoliteOptions): PoliteWeb {
  const { network, userAgent, store, now, pause } = options;
  const queue = createHostQueue({ now: () => now().getTime(), pause });
  const known = new Map<string, Promise<RobotsRecord>>();
  const parsed = new WeakMap<RobotsRecord, Robots>();

  const currentRecord = async (origin: string, before: Promise<RobotsRecord | null>): Promise<RobotsRecord> => {
    const held = await before;
    if (held !== null && isCurrent(held, now())) return held;
    const record = await askRobots(origin, held, options);
    // Who was stopped has seen nothing.
    if (network.signal?.aborted !== true) await store?.keepRobots(record);
    return record;
  };
  /** Whoever comes while another asks waits for that answer. */
  const recordOf = (origin: string): Promise<RobotsRecord> => {
    const before = known.get(origin)?.catch(() => null) ?? store?.robots(origin) ?? Promise.resolve(null);
    if (known.size > 5000) known.clear();
    const record = currentRecord(origin, before);
    known.set(origin, record);
    return record;
  };

  const look = async (address: string): Promise<RobotsLook> => {
    if (!isWeb(address)) return { word: 'allowed', problem: null, robots: open };
    const { origin } = new URL(address);
    const record = await recordOf(origin);
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
      const delay = Math.max(options.delay, Math.min(longestDelay, (robots.crawlDelay ?? 0) * 1000));
      return queue.run(host, delay, async () => {
        if (ask.signal?.aborted === true) return cancelled(address);
        return fetchAnswer(address, { ...network, ...ask, userAgent, may: async (next) => (await look(next)).problem });
      });
    },
  };
}

function cancelled(address: string): AnswerOutcome {
  return { answer: null, problem: problem('gather/cancelled', address, 'Fetching was cancelled.') };
}

function isWeb(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** A day, as the RFC has it; where the server failed, a quarter of an hour. */
function isCurrent({ fetchedAt, text }: RobotsRecord, now: Date): boolean {
  const age = now.getTime() - Date.parse(fetchedAt);
  return age >= 0 && age < (text === null ? day / 96 : day);
}

/** Asks once. Where the server fails, an older answer goes on to count for a month. */
async function askRobots(origin: string, older: RobotsRecord | null, options: PoliteOptions): Promise<RobotsRecord> {
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
    return { origin, fetchedAt, status, text: new TextDecoder().decode(answer.body.subarray(0, mostRobotsBytes)) };
  }
  // 4xx: there are no rules. 429 is no answer but a plea for time; so is whatever the server did wrong.
  if (status !== null && status >= 400 && status < 500 && status !== 429)
    return { origin, fetchedAt, status, text: '' };
  // More redirects than are followed, or rules without end: as good as none.
  if (found?.code === 'gather/redirect-loop' || found?.code === 'gather/too-large')
    return { origin, fetchedAt, status, text: '' };
  if (older !== null && older.text !== null && now().getTime() - Date.parse(older.fetchedAt) < 30 * day) return older;
  return { origin, fetchedAt, status, text: null };
}
