/**
 * Reads any number of inputs in order, in bounded memory: a few in place, because a thread costs more than they do;
 * many in worker threads, in batches, with a window of batches under way.
 */
import type { Input } from '../../gather/index.ts';
import { type BatchResult, lostBatch, type ReadSettings, readBatch } from './batch.ts';
import { createReadingPool, type ReadingPool } from './pool.ts';

export interface ReadAllOptions {
  readonly settings: ReadSettings;
  /** Worker threads; 1 means all in place. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  /** Takes each result, in input order; the next one waits for it. */
  readonly take: (result: BatchResult) => Promise<void>;
}

/** So many are read in place before threads are started: about what two threads read while they start. */
const inPlace = 48;
const batchInputs = 16;
const batchBytes = 256 * 1024;

/** Returns early, without an error, when the signal aborts. */
export async function readAll(inputs: AsyncIterable<Input>, options: ReadAllOptions): Promise<void> {
  const { settings, jobs, signal, take } = options;
  const iterator = inputs[Symbol.asyncIterator]();
  try {
    for (let count = 0; jobs < 2 || count < inPlace; count++) {
      const { done, value } = await iterator.next();
      if (done === true || signal.aborted) return;
      await take(await readBatch([value], settings));
      if (signal.aborted) return;
    }
    const pool = createReadingPool({ jobs });
    const stop = (): void => void pool.close();
    signal.addEventListener('abort', stop);
    try {
      await readInThreads(iterator, pool, options);
    } finally {
      signal.removeEventListener('abort', stop);
      await pool.close();
    }
  } finally {
    await iterator.return?.();
  }
}

async function readInThreads(
  iterator: AsyncIterator<Input>,
  pool: ReadingPool,
  options: ReadAllOptions,
): Promise<void> {
  const { settings, jobs, signal, take } = options;
  const underWay: Promise<BatchResult[]>[] = [];
  const takeFirst = async (): Promise<void> => {
    for (const result of await underWay.shift()!) if (!signal.aborted) await take(result);
  };
  for (;;) {
    const batch = await nextBatch(iterator);
    if (batch.length === 0 || signal.aborted) break;
    const results = readInThread(batch, pool, settings, signal);
    results.catch(() => {});
    underWay.push(results);
    if (underWay.length > jobs * 2) await takeFirst();
  }
  while (underWay.length > 0 && !signal.aborted) await takeFirst();
}

/** A batch that a worker dies over is read again one by one, so that only the input to blame is lost. */
async function readInThread(
  batch: readonly Input[],
  pool: ReadingPool,
  settings: ReadSettings,
  signal: AbortSignal,
): Promise<BatchResult[]> {
  try {
    return [await pool.batch(batch, settings)];
  } catch (error) {
    if (signal.aborted) return [];
    if (batch.length === 1) return [await lostBatch(batch[0]!, (error as Error).message, settings)];
    const results: BatchResult[] = [];
    for (const input of batch) results.push(...(await readInThread([input], pool, settings, signal)));
    return results;
  }
}

async function nextBatch(iterator: AsyncIterator<Input>): Promise<Input[]> {
  const batch: Input[] = [];
  let bytes = 0;
  while (batch.length < batchInputs && bytes < batchBytes) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    batch.push(value);
    if (value.kind === 'record') bytes += value.bytes?.length ?? 0;
  }
  return batch;
}
