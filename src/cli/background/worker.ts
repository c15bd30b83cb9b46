/**
 * The thread beside the desk: looks at sources, reads what waits and what a person gives, keeps house. It has a connection to the record
 * of its own, so that no write, no feed and no waiting for the disk holds up a page of the desk.
 */
import { constants, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { OnrecordError, problem } from '../../lib/problems.ts';
import { openRecord } from '../../record/index.ts';
import type { Problem, Store } from '../../types/index.ts';
import { keepHouse } from '../housekeeping.ts';
import { keepGathering } from '../keep-gathering.ts';
import type { Log } from '../log.ts';
import { createReadingPool } from '../reading/pool.ts';
import { createRecordReader, type RecordReader } from '../record-reader.ts';
import type {
  BackgroundAnswer,
  BackgroundQuestion,
  BackgroundSettings,
  BackgroundWork,
  FromBackground,
  ToBackground,
} from './messages.ts';

const { env, base, clockOffset, modelFolder } = workerData as BackgroundSettings;
/** Milliseconds one page may take to read; a lease on a job runs for a minute. */
const timeLimit = 45_000;
/** Milliseconds until reading is tried again after the record failed. */
const again = 60_000;

// The desk goes first where there are too few processors. Linux takes this for the thread, and for those that it starts; others for all.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const port = parentPort!;
const say = (message: FromBackground): void => port.postMessage(message);
const around = { env, base, now: () => new Date(Date.now() + clockOffset) };
const log: Log = {
  note: (what, facts = {}) => say({ kind: 'log', how: 'note', what, facts }),
  tell: (what, facts = {}) => say({ kind: 'log', how: 'tell', what, facts }),
  warn: (what, facts = {}) => say({ kind: 'log', how: 'warn', what, facts }),
};

const stopped = new AbortController();
const { signal } = stopped;
const pool = createReadingPool({ jobs: 1, timeLimit, modelFolder });
const begun = Promise.withResolvers<{ readonly store: Store; readonly own: RecordReader }>();

/** From the record's opening to the stop. */
async function workOn({ dataDir, gather, allowPrivate, schedule }: BackgroundWork): Promise<void> {
  // Without models every page that waits would count as unreadable.
  await pool.ready();
  const store = await openRecord({ dataDir, now: around.now });
  try {
    const own = createRecordReader({
      store,
      read: (capture) => pool.capture(capture),
      report: ({ uri, detail, code }) => log.warn(`${uri}: ${detail} (${code})`, { code, uri }),
    });
    begun.resolve({ store, own });
    await Promise.all([
      keepReading(own),
      gather ? keepGathering(around, { store, allowPrivate, signal, log }) : null,
      keepHouse({ store, dataDir, schedule, now: around.now, signal, log }),
    ]);
    await Promise.all(underWay);
  } finally {
    await store.close();
  }
}

/** What goes wrong with the record itself, a full disk say, may be over in a minute. */
async function keepReading(own: RecordReader): Promise<void> {
  while (!signal.aborted) {
    try {
      await own.readWaiting(signal, true);
    } catch (error) {
      log.warn(error instanceof Error ? error.message : String(error), {
        code: error instanceof OnrecordError ? error.code : 'unexpected',
      });
      await pause(again, undefined, { signal }).catch(() => {});
    }
  }
}

const underWay = new Set<Promise<void>>();

async function answer(number: number, question: BackgroundQuestion): Promise<void> {
  try {
    say({ kind: 'answer', number, answer: await answerTo(question) });
  } catch (error) {
    say({ kind: 'no-answer', number, problem: problemOf(error, question.uri) });
  }
}

async function answerTo(question: BackgroundQuestion): Promise<BackgroundAnswer> {
  const { store, own } = await begun.promise;
  if (question.kind === 'read') return own.readInto(question.capture);
  if (question.kind === 'compare') {
    const { compare } = await import('../../pipeline.ts');
    return compare(question.before, question.after);
  }
  const { openWeb, testAddress } = await import('../gathering.ts');
  const { allowPrivate, uri, visited } = question;
  // What robots.txt says is kept nowhere either.
  const web = await openWeb(around, { allowPrivate, store: null, signal });
  const visits = visited ? store : null;
  return testAddress(uri, web, { now: around.now, signal, visits });
}

function problemOf(error: unknown, uri: string): Problem {
  if (error instanceof OnrecordError) return error.toProblem();
  const why = error instanceof Error ? error.message : String(error);
  return problem('cli/reading-failed', uri, `Reading this broke off (${why}).`);
}

async function failing(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    say({ kind: 'failed', problem: error.toProblem() });
  }
}

// What is being read when it is told to stop is given up before the record closes.
signal.addEventListener('abort', () => void pool.close());
port.on('message', (message: ToBackground) => {
  if (message.kind === 'work') void failing(() => workOn(message.work)).finally(endThread);
  else if (message.kind === 'ask') {
    const answering = answer(message.number, message.question).finally(() => underWay.delete(answering));
    underWay.add(answering);
  } else stopped.abort();
});

async function endThread(): Promise<void> {
  await pool.close();
  port.close();
}

void failing(async () => {
  await pool.ready();
  say({ kind: 'ready' });
});
