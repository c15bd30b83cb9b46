/** How fast the desk answers, alone and while 500 sources are looked at and read: see README.md. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { loadGathering } from '../../../src/gather/index.ts';
import { openRecord } from '../../../src/record/index.ts';
import type { Bench } from '../../bench.ts';
import { makeCapture, makeReading } from '../search/readings.ts';

const program = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts');
const outlets = 500;
/** Of each feed at the first look. */
const entries = 4;
/** In the record before anything is gathered. */
const articlesBefore = 1_500;
/** Milliseconds of each measurement, and between two questions. */
const windowLength = 60_000;
const between = 40;
/** Minutes between looks: far more often than anybody should. */
const every = 1;
const now = (): Date => new Date();

interface Answers {
  readonly ms: Map<string, number[]>;
  readonly failed: number;
}

async function fill(dataDir: string, feeds: readonly string[]): Promise<readonly string[]> {
  const { sourceOf } = await loadGathering();
  const store = await openRecord({ dataDir, now });
  try {
    let last = '';
    for (let n = 0; n < articlesBefore; n++) {
      const capture = makeCapture(n);
      await store.keepCapture(capture);
      const job = await store.claimJob('bench', capture.id);
      if (job === null) throw new Error('the job was not there');
      const reading = makeReading(n, capture);
      await store.finishJob(job, reading);
      last = reading.article.id;
    }
    for (const uri of feeds) {
      const source = sourceOf(
        { uri, kind: 'rss', title: null, homepage: null },
        { tags: [], addedAt: now().toISOString() },
      );
      await store.keepSource({ ...source, every });
    }
    const [entry] = (await store.article(last))?.entries ?? [];
    return [
      '/',
      '/articles',
      `/articles/${last}`,
      '/people',
      `/people/${entry?.person?.id}`,
      `/statements/${entry?.id}`,
      '/search?q=wa',
      '/search.json?q=who:ilse+w3z',
      '/sources',
    ];
  } finally {
    await store.close();
  }
}

interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

async function serve(dataDir: string, ...words: string[]): Promise<Served> {
  const all = [program, 'serve', '--port', '0', '--data', dataDir, '--allow-private', '--log', 'json', ...words];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url !== undefined) return { url, stop: () => ended(child, () => child.kill('SIGTERM')) };
  }
  throw new Error('the desk did not start');
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  const gone = once(child, 'exit');
  end();
  await gone;
}

/** Asks for the pages in turn, one at a time, for as long as the window is. */
async function ask(url: string, paths: readonly string[], length: number): Promise<Answers> {
  const ms = new Map<string, number[]>(paths.map((path) => [path, []]));
  let failed = 0;
  const until = performance.now() + length;
  for (let i = 0; performance.now() < until; i++) {
    const path = paths[i % paths.length]!;
    const begun = performance.now();
    const answer = await fetch(url + path);
    await answer.arrayBuffer();
    if (answer.ok) ms.get(path)!.push(performance.now() - begun);
    else failed++;
    await pause(between);
  }
  return { ms, failed };
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0).toFixed(1));
}

/** Milliseconds over all pages, and the 95th percentile of each kind of page. */
function figuresOf(name: string, { ms, failed }: Answers): Readonly<Record<string, unknown>> {
  const all = [...ms.values()].flat();
  const p95Of = Object.fromEntries([...ms].map(([path, times]) => [kindOf(path), quantile(times, 0.95)]));
  const figures = {
    answers: all.length,
    failed,
    p50: quantile(all, 0.5),
    p95: quantile(all, 0.95),
    p99: quantile(all, 0.99),
    max: quantile(all, 1),
    p95Of,
  };
  console.log(name, figures);
  return figures;
}

const kindOf = (path: string): string => path.replace(/^(\/[a-z]+\/).+/, '$1ID');

/** What the record came to hold. */
async function gathered(dataDir: string): Promise<Readonly<Record<string, number>>> {
  const store = await openRecord({ dataDir, now, readOnly: true });
  try {
    const { captures, articles, statements, jobsWaiting, jobsFailed } = await store.counts();
    const all = await store.sources();
    const looked = all.filter(({ state }) => state.lastGoodAt !== null).length;
    return { looked, captures, articles, statements, jobsWaiting, jobsFailed };
  } finally {
    await store.close();
  }
}

export const bench: Bench = {
  gold: '',
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
    const words = [join(import.meta.dirname, 'child.ts'), String(outlets), String(entries)];
    const servers = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    try {
      const [line] = (await once(createInterface({ input: servers.stdout }), 'line')) as [string];
      const paths = await fill(dataDir, JSON.parse(line) as string[]);
      const quiet = await serve(dataDir, '--no-gather');
      await ask(quiet.url, paths, 3_000);
      const alone = figuresOf('alone', await ask(quiet.url, paths, windowLength / 2));
      await quiet.stop();
      const busy = await serve(dataDir);
      const firstLooks = figuresOf('first looks', await ask(busy.url, paths, windowLength));
      const afterFirst = await gathered(dataDir);
      console.log(afterFirst);
      const goingOn = figuresOf('going on', await ask(busy.url, paths, windowLength));
      const afterAll = await gathered(dataDir);
      console.log(afterAll);
      await busy.stop();
      return { outlets, alone, firstLooks, afterFirst, goingOn, afterAll };
    } finally {
      await ended(servers, () => servers.stdin.end());
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
