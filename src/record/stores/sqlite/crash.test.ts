/**
 * What is said to be stored is stored: a writer is killed at random moments, two writers share a folder.
 * The file is also the writer: `node crash.test.ts write FOLDER FIRST COUNT MINUTE`.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import type { Store } from '../../../types/index.ts';
import { openRecord } from '../../index.ts';
import { type ExampleStory, exampleCapture, exampleReading } from '../example-reading.ts';

const statementsEach = 40;

function storyNumber(n: number): ExampleStory {
  const statements = Array.from({ length: statementsEach }, (_, i) => ({
    name: `${['Ilse', 'Aldo', 'Mirre', 'Tove'][(n + i) % 4]!} ${['Varga', 'Brenn', 'Oskan'][(n * i) % 3]!}`,
    content: `pier ${n % 17} will be closed after day ${i} unless the guild of story ${n} agrees`,
  }));
  const day = String((n % 28) + 1).padStart(2, '0');
  return {
    url: `https://courier.example/${n}`,
    headline: `Pier ${n}`,
    publisher: 'The Oststad Courier',
    datePublished: `2031-05-${day}`,
    statements,
  };
}

/** Minute by minute, so that a lease that a killed writer held has run out for the next one. */
const clockAt = (minute: number) => () => new Date(Date.UTC(2031, 5, 1, 0, minute));

async function readOpenJobs(store: Store): Promise<void> {
  for (let job = await store.claimJob('writer'); job !== null; job = await store.claimJob('writer')) {
    const story = JSON.parse(new TextDecoder().decode(job.capture.body)) as ExampleStory;
    const reading = exampleReading(story, job.capture);
    await store.finishJob(job, reading);
    writeSync(1, `read ${reading.article.id}\n`);
  }
}

async function writeStories(dataDir: string, first: number, count: number, minute: number): Promise<void> {
  const store = await openRecord({ dataDir, now: clockAt(minute) });
  await readOpenJobs(store);
  for (let n = first; n < first + count; n++) {
    const { captureId } = await store.keepCapture(exampleCapture(storyNumber(n), '2031-05-30T08:00:00Z'));
    writeSync(1, `kept ${captureId}\n`);
    await readOpenJobs(store);
  }
  await store.close();
}

function writer(dataDir: string, first: number, count: number, minute: number): ChildProcess {
  const words = [import.meta.filename, 'write', dataDir, String(first), String(count), String(minute)];
  // Without it node:test would take the child for one of its own.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'], env });
}

interface Ended {
  readonly lines: readonly string[];
  readonly code: number | null;
  readonly errors: string;
}

/** Waits for the end; `onLine` sees every line as it comes. */
async function ended(child: ChildProcess, onLine: (count: number) => void = () => {}): Promise<Ended> {
  const lines: string[] = [];
  let errors = '';
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  createInterface({ input: child.stdout! }).on('line', (line) => onLine(lines.push(line)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { lines, code, errors };
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

async function checkAcknowledged(dataDir: string, lines: readonly string[], minute: number): Promise<void> {
  const store = await openRecord({ dataDir, now: clockAt(minute) });
  try {
    for (const line of lines) {
      const [what, id] = line.split(' ') as ['kept' | 'read', string];
      if (what === 'kept') assert.notEqual(await store.capture(id), null, line);
      else assert.equal((await store.article(id))?.entries.length, statementsEach, line);
    }
    const { captures, articles, statements, jobsWaiting, jobsFailed } = await store.counts();
    assert.equal(jobsFailed, 0);
    assert.equal(captures, articles + jobsWaiting, 'every capture is read, or waits to be read');
    assert.equal(statements, articles * statementsEach, 'every article is whole');
    assert.deepEqual(await store.verify(), []);
  } finally {
    await store.close();
  }
}

async function inFolder(work: (dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-crash-'));
  try {
    await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[2] === 'write') {
  const [dataDir, first, count, minute] = process.argv.slice(3);
  await writeStories(dataDir!, Number(first), Number(count), Number(minute));
} else {
  describe('a record whose writer is killed', () => {
    it('should lose nothing that was acknowledged and store nothing by half, killed 20 times', async () => {
      await inFolder(async (dataDir) => {
        const random = seeded(20310516);
        for (let round = 0; round < 20; round++) {
          const child = writer(dataDir, round * 10_000, 10_000, round * 5);
          const after = 1 + Math.floor(random() * 12);
          const delay = random() * 8;
          const { lines, errors } = await ended(child, (count) => {
            if (count === after) setTimeout(() => child.kill('SIGKILL'), delay);
          });
          assert.equal(errors, '');
          assert.equal(child.signalCode, 'SIGKILL');
          await checkAcknowledged(dataDir, lines, round * 5 + 2);
        }
      });
    });

    it('should be whole when the writer is killed while it makes the record', async () => {
      for (const delay of [60, 75, 90]) {
        await inFolder(async (dataDir) => {
          const child = writer(dataDir, 0, 10_000, 0);
          setTimeout(() => child.kill('SIGKILL'), delay);
          const { lines } = await ended(child);
          await checkAcknowledged(dataDir, lines, 2);
        });
      }
    });
  });

  describe('two processes on one folder', () => {
    it('should both add without an error, and lose nothing', async () => {
      await inFolder(async (dataDir) => {
        const both = await Promise.all([0, 10_000].map((first) => ended(writer(dataDir, first, 60, 0))));
        for (const { errors, code } of both) {
          assert.equal(errors, '');
          assert.equal(code, 0);
        }
        const lines = both.flatMap((one) => one.lines);
        assert.equal(lines.filter((line) => line.startsWith('kept')).length, 120);
        assert.equal(new Set(lines.filter((line) => line.startsWith('read'))).size, 120);
        await checkAcknowledged(dataDir, lines, 5);
      });
    });
  });
}
