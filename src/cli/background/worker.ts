/**
 * The thread beside the desk: looks at sources, reads what waits and what a person gives, keeps house. It has a connection to the record
 * of its own, so that no write, no feed and no waiting for the disk holds up a page of the desk.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { OnrecordError, problem } from '../../lib/problems.ts';
import { openRecord } from '../../record/index.ts';
import type { Capture, Problem } from '../../types/index.ts';
import { keepHouse } from '../housekeeping.ts';
import { keepGathering } from '../keep-gathering.ts';
import type { Log } from '../log.ts';
import { createReadingPool } from '../reading/pool.ts';
import { createRecordReader, type ReadInto, type RecordReader } from '../record-reader.ts';
import type { BackgroundSettings, BackgroundWork, FromBackground, ToBackground } from './messages.ts';

const { env, base, clockOffset, modelFolder } = workerData as BackgroundSettings;
/** Milliseconds one page may take to read; a lease on a job runs for a minute. */
const timeLimit = 45_000;
/** Milliseconds until reading is tried again after the record failed. */
const again = 60_000;

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
const reader = Promise.withResolvers<RecordReader>();
reader.promise.catch(() => {});

/** From the record's opening to the stop. */
async function workOn({ dataDir, gather, allowPrivate, schedule }: BackgroundWork): Promise<void> {
  const store = await openRecord({ dataDir, now: around.now });
  try {
    const own = createRecordReader({
      store,
      read: (capture) => pool.capture(capture),
      report: ({ uri, detail, code }) => log.warn(`${uri}: ${detail} (${code})`, { code, uri }),
    });
    reader.resolve(own);
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

async function readFor(number: number, capture: Capture): Promise<void> {
  let outcome: ReadInto;
  try {
    outcome = await (await reader.promise).readInto(capture);
  } catch (error) {
    outcome = { articleId: null, problem: problemOf(error, capture.uri) };
  }
  say({ kind: 'read', number, outcome });
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
  else if (message.kind === 'read') {
    const reading = readFor(message.number, message.capture).finally(() => underWay.delete(reading));
    underWay.add(reading);
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
