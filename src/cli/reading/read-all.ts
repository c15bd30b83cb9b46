/**
 * Reads any number of inputs in order, in bounded memory: the first in place, because threads cost time to start and
 * 80 MB each; where there are many more, in worker threads, in batches, with a window of batches under way.
 */
import type { Input } from '../../gather/index.ts';
import type { ModelsByLanguage } from '../../pipeline.ts';
import { type BatchResult, type ReadSettings, readBatch } from './batch.ts';
import { createReadingPool, type ReadingPool } from './pool.ts';

export interface ReadAllOptions {
  readonly settings: ReadSettings;
  /** For what is read in place. */
  readonly models: Promise<ModelsByLanguage>;
  /** For threads: as for `loadModels`. */
  readonly modelFolder: string | null;
  /** Worker threads; 1 means all in place. */
  readonly jobs: number;
  /** So many are read in place before threads are started. */
  readonly inPlace: number;
  readonly signal: AbortSignal;
  /** Takes each result, in input order; the next one waits for it. */
  readonly take: (result: BatchResult) => Promise<void>;
}

const batchInputs = 16;
const batchBytes = 256 * 1024;

/** Returns early, without an error, when the signal aborts. */
export async function readAll(inputs: AsyncIterable<Input>, options: ReadAllOptions): Promise<void> {
  const { settings, models, jobs, inPlace, signal, take } = options;
  const iterator = inputs[Symbol.asyncIterator]();
  try {
    for (let count = 0; jobs < 2 || count < inPlace; count++) {
      const { done, value } = await iterator.next();
      if (done === true || signal.aborted) return;
      const result = await readBatch([value], settings, models);
      if (signal.aborted) return;
      await take(result);
    }
    await readInThreads(iterator, options);
  } finally {
    await iterator.return?.();
  }
}

async function readInThreads(inputs: AsyncIterator<Input>, options: ReadAllOptions): Promise<void> {
  const { jobs, modelFolder, signal } = options;
  const pool = createReadingPool({ jobs, modelFolder });
  const stop = (): void => void pool.close();
  signal.addEventListener('abort', stop);
  try {
    await readInWindow(inputs, pool, options);
  } finally {
    signal.removeEventListener('abort', stop);
    await pool.close();
  }
}

async function readInWindow(iterator: AsyncIterator<Input>, pool: ReadingPool, options: ReadAllOptions): Promise<void> {
  const { jobs, signal, take } = options;
  const underWay: Promise<BatchResult[]>[] = [];
  const takeFirst = async (): Promise<void> => {
    for (const result of await underWay.shift()!) if (!signal.aborted) await take(result);
  };
  for (;;) {
    const batch = await nextBatch(iterator);
    if (batch.length === 0 || signal.aborted) break;
    const results = readInThread(batch, pool, options);
    results.catch(() => {});
    underWay.push(results);
    if (underWay.length > jobs * 2) await takeFirst();
  }
  while (underWay.length > 0 && !signal.aborted) await takeFirst();
}

/** A batch that a thread dies over is read in place, one input after the other, so that none is lost. */
async function readInThread(
  batch: readonly Input[],
  pool: ReadingPool,
  { settings, models, signal }: ReadAllOptions,
): Promise<BatchResult[]> {
  try {
    return [await pool.batch(batch, settings)];
  } catch {
    const results: BatchResult[] = [];
    for (const input of batch) if (!signal.aborted) results.push(await readBatch([input], settings, models));
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
