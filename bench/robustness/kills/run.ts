/** Is anything lost, or there twice, when programs are killed while they import and gather? See README.md. */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecord } from '../../../src/record/index.ts';
import type { Store } from '../../../src/types/index.ts';
import type { Bench } from '../../bench.ts';
import { type Outlet, openOutlet, recordOf, warcRecord } from './made-world.ts';

const program = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts');
const clock = join(import.meta.dirname, 'stepped-clock.ts');
const day = 86_400_000;
const begin = Date.parse('2031-06-01T00:00:00Z');

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Clock {
  readonly at: number;
  readonly step: number;
  readonly stepAfter: number;
}

interface Run {
  readonly words: readonly string[];
  readonly clock: Clock;
  /** Bytes that no file may grow beyond: writing fails there, as on a full disk. Null: as large as they like. */
  readonly roomFor: number | null;
  /** Milliseconds until it is killed; null: it may end by itself. */
  readonly killAfter: number | null;
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
}

function runProgram({ words, clock: { at, step, stepAfter }, roomFor, killAfter }: Run): Promise<Ended> {
  const env = {
    ...process.env,
    ONRECORD_ALLOW_PRIVATE: 'yes',
    CLOCK_START: new Date(at).toISOString(),
    CLOCK_STEP: String(step),
    CLOCK_STEP_AFTER: String(stepAfter),
  };
  const argv = [process.execPath, '--import', clock, program, ...words];
  // `ulimit -f` counts blocks of 512 bytes; the signal is ignored, so that writing fails instead of ending the program.
  const blocks = roomFor === null ? 'unlimited' : String(Math.ceil(roomFor / 512));
  const child = spawn('sh', ['-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`, 'sh', ...argv], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  const timer = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve) =>
    child.on('close', (code, signal) => {
      if (timer !== null) clearTimeout(timer);
      resolve({ code, signal, said });
    }),
  );
}

/** What a record holds, without the times of looks. */
async function contentOf(store: Store): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>();
  const add = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  for await (const { capture } of store.captures()) add(`capture ${capture?.uri} ${capture?.bodyDigest}`);
  for await (const { statement } of store.entries('')) add(`statement ${statement.id}`);
  const { articles, jobsFailed, jobsWaiting } = await store.counts();
  return seen.set('articles', articles).set('given up', jobsFailed).set('waiting', jobsWaiting);
}

class World {
  readonly folder: string;
  readonly outlet: Outlet;
  #next = 1;

  constructor(folder: string, outlet: Outlet) {
    this.folder = folder;
    this.outlet = outlet;
    mkdirSync(join(folder, 'given'));
  }

  /** More to import and to gather. */
  grow(round: number): void {
    const numbers = (count: number) => Array.from({ length: count }, () => this.#next++);
    const name = join(this.folder, 'given', `${String(round).padStart(4, '0')}`);
    writeFileSync(`${name}.jsonl`, numbers(40).map(recordOf).join(''));
    writeFileSync(`${name}.warc`, numbers(20).map(warcRecord).join(''));
    for (const n of numbers(3)) this.outlet.publish(n);
  }

  importing(data: string): readonly string[] {
    return ['import', join(this.folder, 'given'), '--data', join(this.folder, data), '--jobs', '1', '--quiet'];
  }

  gathering(data: string): readonly string[] {
    return ['gather', '--once', '--data', join(this.folder, data), '--quiet'];
  }
}

async function opened<T>(folder: string, now: number, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openRecord({ dataDir: folder, now: () => new Date(now) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function steady(at: number): Clock {
  return { at, step: 0, stepAfter: 0 };
}

/** Both to their ends; the second time for what a killed program had on a lease. */
async function finish(world: World, data: string, at: number): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const [words, later] of [
    [world.importing(data), 0],
    [world.gathering(data), day],
    [world.gathering(data), 2 * day],
  ] as const) {
    const { code, said } = await runProgram({ words, clock: steady(at + later), roomFor: null, killAfter: null });
    if (code !== 0) complaints.push(`${words[0]} ended with ${code}: ${said.slice(0, 300)}`);
  }
  return complaints;
}

interface Tally {
  killed: number;
  /** Rounds in which something was stored before the kill. */
  inTheMiddle: number;
  /** Programs that could not write, and said so with a code. */
  fullDisk: number;
  /** Rounds in which the clock jumped. */
  steppedClock: number;
  endedBefore: number;
  faults: string[];
}

/** One round: an import and a gatherer side by side, both killed, in one of three ways of trouble. */
async function trouble(
  world: World,
  round: number,
  random: () => number,
  longest: number,
  tally: Tally,
): Promise<void> {
  const at = begin + round * day;
  const isFull = round % 4 === 1;
  const isStepped = round % 4 === 3;
  const size = statSync(join(world.folder, 'killed', 'onrecord.sqlite')).size;
  const roomFor = isFull ? Math.round(size * (0.2 + random())) : null;
  if (isStepped) tally.steppedClock++;
  const step = isStepped ? Math.round((random() - 0.5) * 20 * day) : 0;
  const before = await capturesIn(world, at);
  const runs = [world.importing('killed'), world.gathering('killed')].map((words) =>
    runProgram({
      words,
      clock: { at, step, stepAfter: longest * random() },
      roomFor,
      // What cannot write ends by itself, half of the time.
      killAfter: isFull && random() < 0.5 ? null : longest * (0.4 + 2 * random()),
    }),
  );
  for (const { signal, code, said } of await Promise.all(runs)) {
    if (signal === 'SIGKILL') tally.killed++;
    else if (code !== 0 && /record\/(?:disk-full|cannot-open)/.test(said)) tally.fullDisk++;
    else if (code !== 0 && isFull)
      tally.faults.push(`round ${round}: full disk, ended with ${code}: ${said.slice(0, 300)}`);
    else tally.endedBefore++;
    if (/something failed that should not/.test(said)) tally.faults.push(`round ${round}: ${said.slice(0, 300)}`);
  }
  if ((await capturesIn(world, at)) > before) tally.inTheMiddle++;
  const problems = await opened(join(world.folder, 'killed'), at, (store) => store.verify());
  for (const { detail } of problems) tally.faults.push(`round ${round}: ${detail}`);
}

function capturesIn(world: World, at: number): Promise<number> {
  return opened(join(world.folder, 'killed'), at, async (store) => (await store.counts()).captures);
}

async function kills(world: World, count: number, log: string): Promise<Tally & { readonly rounds: number }> {
  const random = seeded(11);
  const tally: Tally = { killed: 0, inTheMiddle: 0, fullDisk: 0, steppedClock: 0, endedBefore: 0, faults: [] };
  world.grow(0);
  for (const data of ['killed', 'whole']) {
    const words = ['add', world.outlet.feed, '--yes', '--data', join(world.folder, data)];
    await runProgram({ words, clock: steady(begin - day), roomFor: null, killAfter: null });
  }
  const started = performance.now();
  tally.faults.push(...(await finish(world, 'killed', begin - 4 * day)));
  const longest = (performance.now() - started) / 3;
  let round = 1;
  for (; tally.killed < count && round < count * 3; round++) {
    world.grow(round);
    await trouble(world, round, random, longest, tally);
    if (log !== '') appendFileSync(log, `${round} ${JSON.stringify(tally)}\n`);
  }
  const end = begin + (round + 40) * day;
  for (const data of ['killed', 'whole']) tally.faults.push(...(await finish(world, data, end)));
  const [killed, whole] = await Promise.all(
    ['killed', 'whole'].map((data) =>
      opened(join(world.folder, data), end + 3 * day, async (store) => {
        for (const { detail } of await store.verify()) tally.faults.push(`${data}: ${detail}`);
        return contentOf(store);
      }),
    ),
  );
  tally.faults.push(...differences(killed!, whole!));
  return { ...tally, rounds: round - 1 };
}

/** What one has otherwise than the other; of pages of the web, what the feed does not name any more was never seen by the whole one. */
function differences(killed: ReadonlyMap<string, number>, whole: ReadonlyMap<string, number>): string[] {
  const found: string[] = [];
  for (const [what, count] of whole) {
    if (what === 'articles') continue;
    if ((killed.get(what) ?? 0) !== count) found.push(`${what}: ${killed.get(what) ?? 0} instead of ${count}`);
  }
  for (const [what, count] of killed) {
    if (what.startsWith('capture') && count > 1) found.push(`${what}: ${count} times`);
    if (what.startsWith('capture') && !what.includes('127.0.0.1') && !whole.has(what))
      found.push(`${what}: from nowhere`);
  }
  return found;
}

export const bench: Bench = {
  gold: '',
  async run({ count }) {
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-kills-'));
    const outlet = await openOutlet();
    try {
      const { faults, ...figures } = await kills(new World(folder, outlet), count ?? 20, process.env.KILLS_LOG ?? '');
      console.log(figures);
      for (const fault of faults.slice(0, 50)) console.log(fault);
      return { ...figures, faults: faults.length };
    } finally {
      outlet.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
