/** How many articles a second come into a record, and how much memory that takes: see README.md. */
import { spawn } from 'node:child_process';
import { closeSync, globSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { makeCapture, warcInfo, warcRecordOf } from '../../../src/gather/index.ts';
import { parse } from '../../../src/language/index.ts';
import { packFor } from '../../../src/languages/index.ts';
import { loadModels } from '../../../src/load-models.ts';
import { readPage } from '../../../src/page/index.ts';
import { read } from '../../../src/pipeline.ts';
import { openRecord } from '../../../src/record/index.ts';
import { findStatements } from '../../../src/statements/index.ts';
import type { Capture, ReadCapture, Store } from '../../../src/types/index.ts';
import type { Bench } from '../../bench.ts';

const program = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts');
/** Every so manieth page is read once more here: by rooms, and stored both ways. */
const readHere = 8;
const now = (): Date => new Date();
const crawledAt = '2026-01-01T00:00:00Z';

/** The pages of the sets below `gold`, as a crawler would have seen them. */
function* captures(gold: string): Generator<Capture> {
  for (const path of globSync('*/html/*.{html,html.gz}', { cwd: gold }).sort()) {
    const bytes = readFileSync(join(gold, path));
    const set = path.split(/[/\\]/)[0]!;
    yield makeCapture({
      uri: `https://${set}.example/${encodeURIComponent(basename(path).replace(/\.html(?:\.gz)?$/, ''))}`,
      capturedAt: crawledAt,
      mediaType: 'text/html',
      body: path.endsWith('.gz') ? gunzipSync(bytes) : bytes,
      via: { kind: 'warc', uri: null },
    });
  }
}

/** Two WARC files: every second page, and all; how many pages. */
function writeWarcs(gold: string, half: string, whole: string): number {
  const files = [openSync(half, 'w'), openSync(whole, 'w')] as const;
  for (const file of files) writeSync(file, warcInfo(crawledAt));
  let count = 0;
  for (const capture of captures(gold)) {
    const record = warcRecordOf(capture);
    writeSync(files[1], record);
    if (count % 2 === 0) writeSync(files[0], record);
    count++;
  }
  for (const file of files) closeSync(file);
  return count;
}

interface Imported {
  readonly seconds: number;
  /** Of all threads. */
  readonly processorSeconds: number;
  readonly imported: number;
  readonly known: number;
  readonly refused: number;
  /** Resident, of each tenth of the time its highest. */
  readonly megabytes: readonly number[];
}

/** Runs `onrecord import` as a program of its own. */
async function imported(file: string, dataDir: string): Promise<Imported> {
  const words = [program, 'import', file, '--data', dataDir, '--json', '--quiet'];
  const begun = performance.now();
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const samples: number[] = [];
  let processorSeconds = 0;
  const timer = setInterval(() => {
    samples.push(residentMegabytes(child.pid!));
    processorSeconds = Math.max(processorSeconds, processorTime(child.pid!));
  }, 200);
  let out = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) out += chunk;
  clearInterval(timer);
  const seconds = (performance.now() - begun) / 1000;
  const tenth = Math.max(1, Math.ceil(samples.length / 10));
  const megabytes = Array.from({ length: 10 }, (_, i) => Math.max(0, ...samples.slice(i * tenth, (i + 1) * tenth)));
  return {
    seconds,
    processorSeconds,
    megabytes,
    ...(JSON.parse(out) as Pick<Imported, 'imported' | 'known' | 'refused'>),
  };
}

/** Seconds of all threads so far; 0 where the system does not say. */
function processorTime(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    // In hundredths, of the program and of the system.
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** 0 where the system does not say. */
function residentMegabytes(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000);
  } catch {
    return 0;
  }
}

interface ReadHere {
  readonly items: readonly ReadCapture[];
  /** Milliseconds an article, one thread. */
  readonly ms: Readonly<Record<'page' | 'language' | 'statements' | 'transfer', number>>;
  readonly withStatements: number;
}

/** Some of the pages, room by room, and what sending them from one thread to another costs. */
async function readSome(gold: string): Promise<ReadHere> {
  const models = await loadModels(null);
  const items: ReadCapture[] = [];
  const ms = { page: 0, language: 0, statements: 0, transfer: 0 };
  let withStatements = 0;
  let at = performance.now();
  const lap = (room: keyof typeof ms): void => {
    ms[room] += performance.now() - at;
    at = performance.now();
  };
  let number = 0;
  for (const capture of captures(gold)) {
    if (number++ % readHere !== 0) continue;
    at = performance.now();
    const { article } = readPage(capture);
    lap('page');
    const pack = packFor(article?.inLanguage ?? null);
    const learned = pack === null ? undefined : models[pack.code];
    if (article !== null && pack !== null && learned !== undefined) {
      const parsed = parse(article, pack, learned.language);
      lap('language');
      findStatements(parsed, pack, learned.statements);
      lap('statements');
      withStatements++;
    }
    const item = { capture, outcome: read(capture, models), place: null };
    items.push(item);
    at = performance.now();
    structuredClone(item);
    lap('transfer');
  }
  const each = (total: number) => Number((total / items.length).toFixed(2));
  return {
    items,
    withStatements,
    ms: {
      page: each(ms.page),
      language: each(ms.language),
      statements: each(ms.statements),
      transfer: each(ms.transfer),
    },
  };
}

/** Milliseconds an article, on a fresh record. */
async function stored(
  folder: string,
  items: readonly ReadCapture[],
  way: (store: Store) => Promise<void>,
): Promise<number> {
  const store = await openRecord({ dataDir: mkdtempSync(join(folder, 'stored-')), now });
  const begun = performance.now();
  await way(store);
  const ms = (performance.now() - begun) / items.length;
  await store.close();
  return Number(ms.toFixed(2));
}

async function storedBothWays(folder: string, items: readonly ReadCapture[]) {
  const singlyMs = await stored(folder, items, async (store) => {
    for (const { capture, outcome } of items) {
      await store.keepCapture(capture);
      const job = await store.claimJob('bench', capture.id);
      if (job === null) continue;
      if (outcome.reading === null) await store.failJob(job, outcome.problem);
      else await store.finishJob(job, outcome.reading);
    }
  });
  const batchedMs = await stored(folder, items, async (store) => {
    for (let i = 0; i < items.length; i += 16) await store.keepRead(items.slice(i, i + 16), []);
  });
  return { singlyMs, batchedMs };
}

export const bench: Bench = {
  gold: 'pages',
  async run({ gold }) {
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
    try {
      const [halfFile, wholeFile] = [join(folder, 'half.warc'), join(folder, 'whole.warc')];
      const pages = writeWarcs(gold, halfFile, wholeFile);
      const dataDir = join(folder, 'record');
      const half = await imported(halfFile, join(folder, 'half'));
      const first = await imported(wholeFile, dataDir);
      const again = await imported(wholeFile, dataDir);
      const { items, ms, withStatements } = await readSome(gold);
      const { singlyMs, batchedMs } = await storedBothWays(folder, items);
      const figures = {
        pages,
        warcMegabytes: Math.round(statSync(wholeFile).size / 1e6),
        imported: first.imported,
        refused: first.refused,
        perSecond: Number(((first.imported + first.refused) / first.seconds).toFixed(1)),
        processorSeconds: first.processorSeconds,
        perProcessorSecond: Number(((first.imported + first.refused) / first.processorSeconds).toFixed(1)),
        residentMegabytes: first.megabytes,
        secondsForHalf: Number(half.seconds.toFixed(1)),
        secondsForAll: Number(first.seconds.toFixed(1)),
        againPerSecond: Math.round(pages / again.seconds),
        newTheSecondTime: again.imported,
        recordMegabytes: Math.round(statSync(join(dataDir, 'onrecord.sqlite')).size / 1e6),
        shareWithStatements: Number((withStatements / items.length).toFixed(2)),
        msAnArticle: ms,
        storedSinglyMs: singlyMs,
        storedBatchedMs: batchedMs,
      };
      console.log(figures);
      return figures;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
