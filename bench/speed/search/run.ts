/** How long searching, a person's page and adding an article take in a record of a million statements: see README.md. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { openRecord } from '../../../src/record/index.ts';
import type { Store } from '../../../src/types/index.ts';
import type { Bench } from '../../bench.ts';
import { articles, filledRecord } from './fill.ts';
import { makeCapture, makeReading } from './readings.ts';
import { askedFor } from './workload.ts';

const searches = 1_000;
const pages = 300;
const added = 200;
const cacheDir = '.cache/bench-search';

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!.toFixed(1));
}

/** Milliseconds by the clock, and of this process on a processor: the latter is what one core that has nothing else to do would need. */
interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

async function taken(work: () => Promise<unknown>): Promise<Taken> {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - begun, cpu: (user + system) / 1000 };
}

function figures(name: string, all: readonly Taken[]): Record<string, number> {
  const found = {
    [`${name}Ms`]: quantile(
      all.map(({ wall }) => wall),
      0.5,
    ),
    [`${name}Ms95`]: quantile(
      all.map(({ wall }) => wall),
      0.95,
    ),
    [`${name}CpuMs95`]: quantile(
      all.map(({ cpu }) => cpu),
      0.95,
    ),
    [`${name}MsMost`]: quantile(
      all.map(({ wall }) => wall),
      1,
    ),
  };
  console.log(found);
  return found;
}

async function search(store: Store): Promise<Record<string, unknown>> {
  const all: Taken[] = [];
  const byKind = new Map<string, Taken[]>();
  for (const { kind, query, request, turned } of askedFor(searches)) {
    let cursor: string | null = null;
    for (let i = 0; i < turned; i++) cursor = (await store.search(query, { ...request, cursor })).page?.cursor ?? null;
    const one = await taken(() => store.search(query, { ...request, cursor }));
    all.push(one);
    byKind.set(kind, [...(byKind.get(kind) ?? []), one]);
  }
  for (const [kind, some] of byKind) {
    const wall = some.map((one) => one.wall);
    console.log(
      `${kind.padEnd(20)} ${String(quantile(wall, 0.5)).padStart(7)} ${String(quantile(wall, 0.95)).padStart(7)} ms`,
    );
  }
  return figures('search', all);
}

async function lookAtPeople(store: Store): Promise<Record<string, number>> {
  const people = await store.people(500);
  const all: Taken[] = [];
  for (let i = 0; i < pages; i++) {
    const { id } = people[Math.floor(people.length ** ((i * 0.618_034) % 1)) - 1]!;
    all.push(await taken(() => store.person(id, { limit: 30, cursor: null })));
  }
  return figures('person', all);
}

async function add(store: Store): Promise<Record<string, number>> {
  const all: Taken[] = [];
  const { articles: held } = await store.counts();
  for (let n = held; n < held + added; n++) {
    const capture = makeCapture(n);
    const reading = makeReading(n, capture);
    all.push(
      await taken(async () => {
        await store.keepCapture(capture);
        const job = await store.claimJob('bench', capture.id);
        if (job === null) throw new Error('the job was not there');
        await store.finishJob(job, reading);
      }),
    );
  }
  return figures('add', all);
}

/** All entries of a tenth of the record, one at a time. */
async function stream(store: Store): Promise<Record<string, number>> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const begun = performance.now();
  let peak = 0;
  let n = 0;
  for await (const _ of store.entries('')) {
    if (++n % 5_000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
    if (n === 100_000) break;
  }
  const streamed = {
    streamPerSecond: Math.round(n / ((performance.now() - begun) / 1000)),
    streamGrowthMegabytes: Math.round((peak - before) / 1e6),
  };
  console.log(streamed);
  return streamed;
}

export const bench: Bench = {
  gold: '',
  async run() {
    const dataDir = await filledRecord(cacheDir);
    const store = await openRecord({ dataDir, now: () => new Date() });
    try {
      const megabytes = Math.round(statSync(join(dataDir, 'onrecord.sqlite')).size / 1e6);
      console.log({ statements: articles * 15, megabytes });
      const searching = await search(store);
      const people = await lookAtPeople(store);
      const streaming = await stream(store);
      return { statements: articles * 15, megabytes, ...searching, ...people, ...(await add(store)), ...streaming };
    } finally {
      await store.close();
    }
  },
};
