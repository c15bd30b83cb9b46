/**
 * Worker threads that read. Each has one task at a time; a worker that dies over a task fails that task only and is
 * replaced by a new one.
 */
import { Worker } from 'node:worker_threads';
import type { Input } from '../../gather/index.ts';
import { errorOf } from '../../lib/problems.ts';
import type { Capture, Listing, Problem, ReadingOutcome } from '../../types/index.ts';
import type { BatchResult, ReadSettings } from './batch.ts';
import type { ReadInput } from './for-record.ts';

export type WorkerTask =
  | { readonly kind: 'batch'; readonly inputs: readonly Input[]; readonly settings: ReadSettings }
  | { readonly kind: 'capture'; readonly capture: Capture }
  | { readonly kind: 'for-record'; readonly inputs: readonly Input[]; readonly listing: Listing | null }
  | { readonly kind: 'ready' };

export type WorkerReply =
  | { readonly kind: 'batch'; readonly result: BatchResult }
  | { readonly kind: 'capture'; readonly result: ReadingOutcome }
  | { readonly kind: 'for-record'; readonly result: readonly ReadInput[] }
  | { readonly kind: 'ready' }
  /** Nothing can be read: the models are missing or damaged. */
  | { readonly kind: 'failed'; readonly problem: Problem };

/** What a thread is started with. */
export interface WorkerSettings {
  /** As for `loadModels`; each thread loads for itself. */
  readonly modelFolder: string | null;
}

/** The pool was closed: what it was asked for is neither done nor failed. */
export class PoolClosed extends Error {
  constructor() {
    super('stopped');
    this.name = 'PoolClosed';
  }
}

export interface ReadingPool {
  /** Rejects when the worker dies or the time is over; with `PoolClosed` when the pool is closed. */
  batch(inputs: readonly Input[], settings: ReadSettings): Promise<BatchResult>;
  capture(capture: Capture): Promise<ReadingOutcome>;
  /** In order of the inputs. */
  forRecord(inputs: readonly Input[], listing: Listing | null): Promise<readonly ReadInput[]>;
  /** Starts a thread now. Resolves when it has its models; rejects with `OnrecordError` when it cannot have them. */
  ready(): Promise<void>;
  /** Ends all workers at once; what they were doing rejects. */
  close(): Promise<void>;
}

export interface PoolOptions extends WorkerSettings {
  /** How many threads, at least 1. */
  readonly jobs: number;
  /** Milliseconds that one task may take; default: as long as it likes. */
  readonly timeLimit?: number;
  /** Keeps threads small; a page that needs much memory rejects. Default false. */
  readonly tight?: boolean;
}

interface Waiting {
  readonly task: WorkerTask;
  readonly resolve: (reply: WorkerReply) => void;
  readonly reject: (error: Error) => void;
}

// The build changes the ending; in a clone, and only there, Node.js runs the TypeScript itself.
const workerUrl = new URL('./worker.ts', import.meta.url);

/**
 * A thread does not take over the compile cache of the main one. Begun like this, it starts in half the time and, in a
 * clone, needs 20 MB less: nothing is left to compile.
 */
const begin = `require('node:module').enableCompileCache(); import(${JSON.stringify(workerUrl.href)});`;

/** Few objects outlive an article: a small young generation costs no speed (measured) and keeps threads small. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };
/**
 * For work that goes on for hours, where what a thread does not give back adds up (measured: 440 MB instead of 640 with two). A page
 * that needs more ends its thread.
 */
const tightLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 };

/** Workers start when they are first needed. */
export function createReadingPool({ jobs, timeLimit, modelFolder, tight }: PoolOptions): ReadingPool {
  const waiting: Waiting[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, { readonly waiting: Waiting; readonly timer: NodeJS.Timeout | null }>();
  let closed = false;

  const workerData: WorkerSettings = { modelFolder };
  const startWorker = (): Worker => {
    const worker = new Worker(begin, {
      eval: true,
      resourceLimits: tight === true ? tightLimits : resourceLimits,
      workerData,
    });
    worker.on('message', (reply: WorkerReply) => {
      const done = busy.get(worker);
      if (done === undefined) return;
      busy.delete(worker);
      if (done.timer !== null) clearTimeout(done.timer);
      idle.push(worker);
      if (reply.kind === 'failed') done.waiting.reject(errorOf(reply.problem));
      else done.waiting.resolve(reply);
      next();
    });
    const lost = (error: Error): void => {
      const task = busy.get(worker);
      busy.delete(worker);
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1);
      if (task?.timer) clearTimeout(task.timer);
      task?.waiting.reject(error);
      if (!closed) next();
    };
    worker.on('error', (error) => lost(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', (code) => lost(closed ? new PoolClosed() : new Error(`the reader ended with code ${code}`)));
    return worker;
  };

  const next = (): void => {
    while (waiting.length > 0 && (idle.length > 0 || busy.size < jobs)) {
      const task = waiting.shift()!;
      const worker = idle.pop() ?? startWorker();
      const timer = timeLimit === undefined ? null : setTimeout(() => expire(worker), timeLimit);
      busy.set(worker, { waiting: task, timer });
      worker.postMessage(task.task);
    }
  };

  const expire = (worker: Worker): void => {
    const task = busy.get(worker);
    busy.delete(worker);
    task?.waiting.reject(new Error(`more than ${timeLimit} ms`));
    void worker.terminate();
    next();
  };

  const ask = (task: WorkerTask): Promise<WorkerReply> => {
    if (closed) return Promise.reject(new PoolClosed());
    return new Promise((resolve, reject) => {
      waiting.push({ task, resolve, reject });
      next();
    });
  };

  return {
    async batch(inputs, settings) {
      const reply = await ask({ kind: 'batch', inputs, settings });
      if (reply.kind !== 'batch') throw new RangeError(`a ${reply.kind} for a batch`);
      return reply.result;
    },
    async capture(capture) {
      const reply = await ask({ kind: 'capture', capture });
      if (reply.kind !== 'capture') throw new RangeError(`a ${reply.kind} for a capture`);
      return reply.result;
    },
    async forRecord(inputs, listing) {
      const reply = await ask({ kind: 'for-record', inputs, listing });
      if (reply.kind !== 'for-record') throw new RangeError(`a ${reply.kind} for a record`);
      return reply.result;
    },
    async ready() {
      await ask({ kind: 'ready' });
    },
    async close() {
      closed = true;
      const workers = [...idle, ...busy.keys()];
      for (const { reject } of waiting.splice(0)) reject(new PoolClosed());
      for (const { waiting: task, timer } of busy.values()) {
        if (timer !== null) clearTimeout(timer);
        task.reject(new PoolClosed());
      }
      busy.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
