/**
 * Worker threads that read. Each has one task at a time; a worker that dies over a task fails that task only and is
 * replaced by a new one.
 */
import { Worker } from 'node:worker_threads';
import type { Input } from '../../gather/index.ts';
import { errorOf } from '../../lib/problems.ts';
import { loadShared, type SharedModels } from '../../load-models.ts';
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
  readonly models: SharedModels;
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
  /** Starts all threads now. Resolves when they have their models; rejects with `OnrecordError` when they cannot have them. */
  ready(): Promise<void>;
  /** Ends all workers at once; what they were doing rejects. */
  close(): Promise<void>;
}

export interface PoolOptions {
  /** As for `loadModels`; unpacked once for all threads. */
  readonly modelFolder: string | null;
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

interface Busy {
  readonly waiting: Waiting;
  readonly timer: NodeJS.Timeout | null;
}

/** Workers start when they are first needed. */
export function createReadingPool(options: PoolOptions): ReadingPool {
  return new Threads(options);
}

class Threads implements ReadingPool {
  readonly #options: PoolOptions;
  readonly #waiting: Waiting[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Busy>();
  #models: SharedModels | null = null;
  #isLoading = false;
  #isClosed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  async batch(inputs: readonly Input[], settings: ReadSettings): Promise<BatchResult> {
    const reply = await this.#ask({ kind: 'batch', inputs, settings });
    if (reply.kind !== 'batch') throw new RangeError(`a ${reply.kind} for a batch`);
    return reply.result;
  }

  async capture(capture: Capture): Promise<ReadingOutcome> {
    const reply = await this.#ask({ kind: 'capture', capture });
    if (reply.kind !== 'capture') throw new RangeError(`a ${reply.kind} for a capture`);
    return reply.result;
  }

  async forRecord(inputs: readonly Input[], listing: Listing | null): Promise<readonly ReadInput[]> {
    const reply = await this.#ask({ kind: 'for-record', inputs, listing });
    if (reply.kind !== 'for-record') throw new RangeError(`a ${reply.kind} for a record`);
    return reply.result;
  }

  async ready(): Promise<void> {
    await Promise.all(Array.from({ length: this.#options.jobs }, () => this.#ask({ kind: 'ready' })));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const workers = [...this.#idle, ...this.#busy.keys()];
    for (const { reject } of this.#waiting.splice(0)) reject(new PoolClosed());
    for (const worker of this.#busy.keys()) this.#taskOf(worker)?.reject(new PoolClosed());
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #ask(task: WorkerTask): Promise<WorkerReply> {
    if (this.#isClosed) return Promise.reject(new PoolClosed());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#next();
    });
  }

  /** Hands out what waits, as far as there are threads for it. */
  #next(): void {
    if (this.#isClosed || this.#waiting.length === 0) return;
    if (this.#models === null) {
      if (!this.#isLoading) void this.#load();
      return;
    }
    const { jobs, timeLimit } = this.#options;
    while (this.#waiting.length > 0 && (this.#idle.length > 0 || this.#busy.size < jobs)) {
      const waiting = this.#waiting.shift()!;
      const worker = this.#idle.pop() ?? this.#start({ models: this.#models });
      const timer = timeLimit === undefined ? null : setTimeout(() => this.#expire(worker), timeLimit);
      this.#busy.set(worker, { waiting, timer });
      worker.postMessage(waiting.task);
    }
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    try {
      this.#models = await loadShared(this.#options.modelFolder);
    } catch (error) {
      for (const { reject } of this.#waiting.splice(0)) reject(error as Error);
    }
    this.#isLoading = false;
    this.#next();
  }

  #start(workerData: WorkerSettings): Worker {
    const limits = this.#options.tight === true ? tightLimits : resourceLimits;
    const worker = new Worker(begin, { eval: true, resourceLimits: limits, workerData });
    worker.on('message', (reply: WorkerReply) => {
      const task = this.#taskOf(worker);
      if (task === null) return;
      this.#idle.push(worker);
      if (reply.kind === 'failed') task.reject(errorOf(reply.problem));
      else task.resolve(reply);
      this.#next();
    });
    worker.on('error', (error) => this.#lose(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', (code) => this.#lose(worker, new Error(`the reader ended with code ${code}`)));
    return worker;
  }

  /** What the thread was doing; it is free from then on. */
  #taskOf(worker: Worker): Waiting | null {
    const busy = this.#busy.get(worker);
    if (busy === undefined) return null;
    this.#busy.delete(worker);
    if (busy.timer !== null) clearTimeout(busy.timer);
    return busy.waiting;
  }

  #lose(worker: Worker, error: Error): void {
    const task = this.#taskOf(worker);
    if (this.#idle.includes(worker)) this.#idle.splice(this.#idle.indexOf(worker), 1);
    task?.reject(this.#isClosed ? new PoolClosed() : error);
    this.#next();
  }

  #expire(worker: Worker): void {
    this.#taskOf(worker)?.reject(new Error(`more than ${this.#options.timeLimit} ms`));
    void worker.terminate();
    this.#next();
  }
}
