/**
 * Reads captures into the record: keep, claim the job, read, finish. What was kept but not read — the program ended, the
 * machine went down — is taken up again from the record's own list of jobs.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { OnrecordError, problem } from '../lib/problems.ts';
import type { Capture, Problem, ReadingOutcome, ReadJob, Store } from '../types/index.ts';
import { PoolClosed } from './reading/pool.ts';

export interface RecordReader {
  /** Keeps and reads one capture; the id of its article, or what was wrong. */
  readInto(capture: Capture): Promise<ReadInto>;
  /** Reads all that waits. With `forever`: goes on looking until the signal aborts. */
  readWaiting(signal: AbortSignal, forever: boolean): Promise<void>;
}

export type ReadInto =
  | { readonly articleId: string; readonly problem: null }
  | { readonly articleId: null; readonly problem: Problem };

export interface RecordReaderOptions {
  readonly store: Store;
  /** A rejection counts against this one page only. */
  readonly read: (capture: Capture) => Promise<ReadingOutcome>;
  /** Told of what goes wrong outside of a submission. */
  readonly report: (found: Problem) => void;
}

/** Milliseconds between looks for jobs that a dead process has left behind: their leases run for a minute. */
const lookEvery = 15_000;

export function createRecordReader({ store, read, report }: RecordReaderOptions): RecordReader {
  const worker = `process ${process.pid}`;
  const underWay = new Map<string, Promise<ReadInto>>();

  const work = (job: ReadJob): Promise<ReadInto> => {
    const { id } = job.capture;
    const working = readJob(job, store, read).finally(() => underWay.delete(id));
    underWay.set(id, working);
    return working;
  };

  return {
    async readInto(capture) {
      try {
        const { captureId } = await store.keepCapture(capture);
        const job = await store.claimJob(worker, captureId);
        if (job !== null) return await work(job);
        const working = underWay.get(captureId);
        if (working !== undefined) return await working;
        return await readByOthers(store, captureId, capture.uri);
      } catch (error) {
        if (error instanceof OnrecordError) return { articleId: null, problem: error.toProblem() };
        throw error;
      }
    },
    async readWaiting(signal, forever) {
      while (!signal.aborted) {
        const job = await store.claimJob(worker);
        if (job !== null) {
          const { problem: found } = await work(job);
          if (found !== null) report(found);
        } else if (forever) {
          await pause(lookEvery, undefined, { signal, ref: false }).catch(() => {});
        } else return;
      }
    },
  };
}

async function readJob(
  job: ReadJob,
  store: Store,
  read: (capture: Capture) => Promise<ReadingOutcome>,
): Promise<ReadInto> {
  const { uri } = job.capture;
  let outcome: ReadingOutcome;
  try {
    outcome = await read(job.capture);
  } catch (error) {
    if (error instanceof PoolClosed) {
      await store.handBackJob(job);
      return { articleId: null, problem: problem('cli/read-later', uri, 'This page is kept, but not read yet.') };
    }
    const why = error instanceof Error ? error.message : String(error);
    const lost = problem('cli/reading-failed', uri, `Reading this broke off (${why}).`);
    await store.putOffJob(job, lost);
    return { articleId: null, problem: lost };
  }
  const { reading, problem: found } = outcome;
  if (reading === null) {
    // Read again, it would come to the same.
    await store.failJob(job, found);
    return { articleId: null, problem: found };
  }
  await store.finishJob(job, reading);
  return { articleId: reading.article.id, problem: null };
}

/** The very same capture was there already, or another process has just taken its job. */
async function readByOthers(store: Store, captureId: string, uri: string): Promise<ReadInto> {
  const articleId = await store.articleOfCapture(captureId);
  if (articleId !== null) return { articleId, problem: null };
  const job = await store.job(captureId);
  const waits = problem('cli/read-later', uri, 'This page is kept, but not read yet.');
  return { articleId: null, problem: job?.problem ?? waits };
}
