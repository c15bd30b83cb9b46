/** How long storing an article and searching take, in a record of 100,500 statements: see README.md. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecord } from '../../../src/record/index.ts';
import type { Store } from '../../../src/types/index.ts';
import type { Bench } from '../../bench.ts';
import { makeCapture, makeReading } from './readings.ts';

const articles = 6_700;
const runs = 7;
/** From words in nearly every statement (w0) to rare ones (w3z), and each way of asking. */
const queries = [
  'w0',
  'wa',
  'w3z',
  '"w0 w1"',
  'w0 w1 w2',
  'w0 -w1',
  'w0 OR w3z',
  'who:ilse',
  'who:"ilse varga7"',
  'act:deny',
  'act:deny w5',
  'when:2031-03',
  'w2 when:2031-03',
  '-w0',
  'w3*',
];

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!.toFixed(2));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function fill(store: Store): Promise<Record<string, number>> {
  const keeping: number[] = [];
  const finishing: number[] = [];
  for (let n = 0; n < articles; n++) {
    const capture = makeCapture(n);
    keeping.push(await timed(() => store.keepCapture(capture)));
    const job = await store.claimJob('bench', capture.id);
    if (job === null) throw new Error('the job was not there');
    const reading = makeReading(n, capture);
    finishing.push(await timed(() => store.finishJob(job, reading)));
  }
  return {
    keepCaptureMs: quantile(keeping, 0.5),
    finishJobMs: quantile(finishing, 0.5),
    finishJobMs95: quantile(finishing, 0.95),
  };
}

async function ask(store: Store): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const query of queries) {
    const times: number[] = [];
    let total = 0;
    for (let i = 0; i < runs; i++) {
      const search = async () => {
        total = (await store.search(query, { limit: 50, cursor: null })).page?.total ?? 0;
      };
      times.push(await timed(search));
    }
    figures[query] = quantile(times, 0.5);
    console.log(`${query.padEnd(20)} ${String(total).padStart(7)} found ${figures[query].toFixed(1).padStart(8)} ms`);
  }
  return figures;
}

async function stream(store: Store): Promise<number> {
  let peak = 0;
  let n = 0;
  for await (const _ of store.entries('')) {
    if (++n % 5_000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  return Math.round(peak / 1e6);
}

export const bench: Bench = {
  gold: '',
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
    const store = await openRecord({ dataDir, now: () => new Date() });
    try {
      const storing = await fill(store);
      console.log(storing);
      const searchMs = await ask(store);
      const latestMs = quantile([await timed(() => store.latest({ limit: 50, cursor: null }))], 0.5);
      const streamPeakMegabytes = await stream(store);
      const verifySeconds = quantile([(await timed(() => store.verify())) / 1000], 0.5);
      const megabytes = Math.round(statSync(join(dataDir, 'onrecord.sqlite')).size / 1e6);
      const rest = { latestMs, streamPeakMegabytes, verifySeconds, megabytes };
      console.log(rest);
      return { ...storing, searchMs, ...rest };
    } finally {
      await store.close();
      rmSync(dataDir, { recursive: true });
    }
  },
};
