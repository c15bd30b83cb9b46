/**
 * All that goes on beside the desk, in a thread of its own: gathering, reading, housekeeping. When that thread dies, the desk
 * goes on and begins another.
 */
import { Worker } from 'node:worker_threads';
import { errorOf, OnrecordError } from '../../lib/problems.ts';
import type { Capture, ComparisonOutcome, NewsSource, SourceTest } from '../../types/index.ts';
import type { Log } from '../log.ts';
import type { ReadInto, RecordReader } from '../record-reader.ts';
import type { Surroundings } from '../surroundings.ts';
import type {
  BackgroundAnswer,
  BackgroundQuestion,
  BackgroundSettings,
  BackgroundWork,
  FromBackground,
  ToBackground,
} from './messages.ts';

export interface Background extends Pick<RecordReader, 'readInto'> {
  /** Looks at a source now and says what would be read; nothing is kept. */
  test(source: Pick<NewsSource, 'uri'>): Promise<SourceTest>;
  /** What changed from one capture of an article to another. */
  compare(before: Capture, after: Capture): Promise<ComparisonOutcome>;
  /** Resolves when there are models to read with; rejects with `OnrecordError` where there are none. */
  ready(): Promise<void>;
  /** Begins the work; once the record is there. */
  begin(work: BackgroundWork): void;
  /** Finishes or hands back what is under way, and ends; by force where that takes too long. */
  end(): Promise<void>;
}

export interface BackgroundOptions {
  readonly around: Pick<Surroundings, 'env' | 'base' | 'now'>;
  readonly modelFolder: string | null;
  readonly log: Log;
  /** What the thread runs; default: `worker.ts`. */
  readonly program?: string;
  /** Milliseconds that it may take to end; default 10 000. What it holds until then is on a lease, and taken up again. */
  readonly patience?: number;
}

interface Waiting extends Pick<PromiseWithResolvers<BackgroundAnswer>, 'resolve' | 'reject'> {
  readonly uri: string;
}

interface Thread {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  readonly exit: Promise<void>;
}

// The build changes the ending; in a clone, and only there, Node.js runs the TypeScript itself.
const workerUrl = new URL('./worker.ts', import.meta.url);
/** Begun like this, it has nothing to compile at a second start. */
const realProgram = `require('node:module').enableCompileCache(); import(${JSON.stringify(workerUrl.href)});`;
/** Milliseconds before another thread takes the place of one that died. */
const again = 10_000;

/** Starts the thread; it waits for `begin`. */
export function startBackground(options: BackgroundOptions): Background {
  const { around, modelFolder, log, program, patience = 10_000 } = options;
  const waiting = new Map<number, Waiting>();
  let number = 0;
  let work: BackgroundWork | null = null;
  let ended = false;
  let isThere = false;

  const take = (message: FromBackground, ready: PromiseWithResolvers<void>): void => {
    if (message.kind === 'ready') ready.resolve();
    else if (message.kind === 'log') log[message.how](message.what, message.facts);
    else if (message.kind === 'answer' || message.kind === 'no-answer') {
      const asked = waiting.get(message.number);
      waiting.delete(message.number);
      if (message.kind === 'answer') asked?.resolve(message.answer);
      else asked?.reject(errorOf(message.problem));
    } else {
      const { detail, code } = message.problem;
      if (work !== null) log.warn(`${detail} (${code})`, { code });
      ready.reject(errorOf(message.problem));
    }
  };

  const open = (): Thread => {
    const clockOffset = around.now().getTime() - Date.now();
    const workerData: BackgroundSettings = { env: { ...around.env }, base: around.base, clockOffset, modelFolder };
    const worker = new Worker(program ?? realProgram, { eval: true, workerData });
    const ready = Promise.withResolvers<void>();
    const exit = Promise.withResolvers<void>();
    ready.promise.catch(() => {});
    worker.on('message', (message: FromBackground) => take(message, ready));
    worker.on('error', (error) => {
      // Asked to end before it had begun; what it held is taken up at the next start.
      if (ended) return;
      const why = error instanceof Error ? error.message : String(error);
      log.warn(`What goes on beside the desk broke off: ${why}`, { code: 'unexpected' });
    });
    worker.on('exit', () => {
      ready.reject(new Error('the thread beside the desk has ended'));
      isThere = false;
      for (const { uri, reject } of waiting.values()) reject(brokenOff(uri));
      waiting.clear();
      exit.resolve();
      if (!ended && work !== null) setTimeout(restart, again).unref();
    });
    isThere = true;
    if (work !== null) tell(worker, { kind: 'work', work });
    return { worker, ready: ready.promise, exit: exit.promise };
  };
  let thread = open();
  const restart = (): void => {
    if (!ended && !isThere) thread = open();
  };

  const ask = (question: BackgroundQuestion): Promise<BackgroundAnswer> => {
    if (ended) return Promise.reject(brokenOff(question.uri));
    restart();
    const { promise, resolve, reject } = Promise.withResolvers<BackgroundAnswer>();
    waiting.set(++number, { uri: question.uri, resolve, reject });
    tell(thread.worker, { kind: 'ask', number, question });
    return promise;
  };

  return {
    ready: () => thread.ready,
    begin(given) {
      work = given;
      tell(thread.worker, { kind: 'work', work });
    },
    async readInto(capture) {
      try {
        return (await ask({ kind: 'read', uri: capture.uri, capture })) as ReadInto;
      } catch (error) {
        if (error instanceof OnrecordError) return { articleId: null, problem: error.toProblem() };
        throw error;
      }
    },
    async test({ uri }) {
      return (await ask({ kind: 'test', uri, visited: true, allowPrivate: work?.allowPrivate })) as SourceTest;
    },
    async compare(before, after) {
      return (await ask({ kind: 'compare', uri: after.uri, before, after })) as ComparisonOutcome;
    },
    async end() {
      ended = true;
      if (work === null) await thread.worker.terminate();
      else tell(thread.worker, { kind: 'stop' });
      const late = setTimeout(() => void thread.worker.terminate(), patience);
      await thread.exit;
      clearTimeout(late);
    },
  };
}

function tell(worker: Worker, message: ToBackground): void {
  worker.postMessage(message);
}

function brokenOff(uri: string): OnrecordError {
  return new OnrecordError('cli/reading-failed', uri, 'Reading this broke off.');
}
