import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Input } from '../../gather/index.ts';
import { captureInput } from '../../gather/index.ts';
import { problem } from '../../lib/problems.ts';
import { openRecord } from '../../record/index.ts';
import type { Store } from '../../types/index.ts';
import type { ReadInput } from '../reading/for-record.ts';
import { PoolClosed, type ReadingPool } from '../reading/pool.ts';
import { type ImportStep, importAll } from './import-all.ts';
import { count, emptyTally, progressText, summaryText } from './import-progress.ts';

const now = () => new Date('2031-05-20T12:00:00Z');

function record(n: number): Input {
  const bytes = new TextEncoder().encode(JSON.stringify({ url: `https://courier.example/${n}`, text: `Pier ${n}.` }));
  const capturedAt = '2031-05-19T08:00:00Z';
  return { kind: 'record', id: `stdin:${n}`, many: true, uri: 'stdin:', line: n, bytes, capturedAt };
}

async function* records(count: number): AsyncGenerator<Input> {
  for (let n = 1; n <= count; n++) yield record(n);
}

/** A pool whose threads die over some pages, and read no other. */
function poolThatDiesOver(bad: ReadonlySet<string>, failure = new Error('the reader ended with code 1')) {
  const asked: number[] = [];
  const forRecord: ReadingPool['forRecord'] = async (inputs) => {
    asked.push(inputs.length);
    if (inputs.some(({ id }) => bad.has(id))) throw failure;
    return Promise.all(
      inputs.map(async (input): Promise<ReadInput> => {
        const { outcome } = await captureInput(input, { listing: null, allowPrivate: false, now });
        const unread = { reading: null, problem: problem('page/no-text', input.id, 'No text.') };
        return { capture: outcome.capture!, outcome: unread, problem: null };
      }),
    );
  };
  const not = (): never => {
    throw new Error('an import does not ask this');
  };
  return { asked, pool: { forRecord, batch: not, capture: not, ready: not, close: async () => {} } };
}

describe('importing all', () => {
  let dataDir: string;
  let store: Store;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'onrecord-all-'));
    store = await openRecord({ dataDir, now });
  });
  afterEach(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  const run = async (pool: ReadingPool, inputs: number, signal = new AbortController().signal) => {
    const steps: ImportStep[] = [];
    const options = { store, pool, jobs: 1, listing: null, byReference: false, signal };
    await importAll(records(inputs), { ...options, tell: (step) => steps.push(step) });
    return steps;
  };

  test('keeps a page that a thread dies over, to be read later, and goes on with the others', async () => {
    const { pool, asked } = poolThatDiesOver(new Set(['stdin:20']));
    const steps = await run(pool, 40);
    assert.deepEqual(
      asked.toSorted((a, b) => a - b),
      [...Array(8).fill(1), 8, 8, 8, 8, 8],
    );
    const { captures, jobsWaiting, jobsFailed } = await store.counts();
    assert.deepEqual([captures, jobsWaiting, jobsFailed], [40, 1, 39]);
    const later = steps.flatMap(({ problems }) => problems).filter(({ code }) => code === 'cli/read-later');
    assert.deepEqual(
      later.map(({ uri }) => uri),
      ['stdin:20'],
    );
    assert.notEqual(await store.claimJob('serve'), null);
  });

  test('ends without an error when it is stopped, and stores nothing of what was under way', async () => {
    const stopped = new AbortController();
    const { pool } = poolThatDiesOver(new Set(['stdin:20']), new PoolClosed());
    const forRecord: ReadingPool['forRecord'] = (inputs, listing) => {
      if (inputs.some(({ id }) => id === 'stdin:20')) stopped.abort();
      return pool.forRecord(inputs, listing);
    };
    await run({ ...pool, forRecord }, 400, stopped.signal);
    assert.ok((await store.counts()).captures <= 16);
  });
});

describe('what an import says', () => {
  const tally = { ...emptyTally(), imported: 1200, refused: 3, bytes: 4000, knownBytes: 1000 };

  test('is how many, how fast, and how long still', () => {
    assert.equal(progressText(tally, 10_000, 60_000), '1,200 imported, 3 not, 20 a second, 2 min left');
    assert.equal(progressText(emptyTally(), null, 10), '0 imported, 0.0 a second');
  });

  test('leaves out of the rate what was there already', () => {
    const counted = emptyTally();
    count(counted, { fresh: 0, known: 1, problems: [], bytes: 900 });
    count(counted, { fresh: 2, known: 1, problems: [], bytes: 100 });
    assert.deepEqual(counted, { imported: 2, known: 2, refused: 0, bytes: 1000, knownBytes: 900 });
    assert.equal(progressText(counted, 1100, 4000), '2 imported, 2 there already, 0.5 a second, 4 s left');
  });

  test('ends with what can be done when it was stopped', () => {
    assert.match(summaryText(tally, 60_000, true), /^stopped: 1,200 imported, .*goes on where this one was$/);
    assert.equal(summaryText(emptyTally(), 0, false), '0 imported (0.0 a second)');
  });
});
