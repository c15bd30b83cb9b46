/** How many articles a second come into a record, and how much memory that takes: see README.md. */
import { spawn } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { captureFile } from '../../../src/gather/index.ts';
import { loadModels } from '../../../src/load-models.ts';
import { read } from '../../../src/pipeline.ts';
import { openRecord } from '../../../src/record/index.ts';
import type { ReadCapture, Store } from '../../../src/types/index.ts';
import type { Bench } from '../../bench.ts';

const program = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'main.ts');
/** Articles that are read once and stored both ways. */
const storedBothWays = 200;
const now = (): Date => new Date();

/** Every page of the sets below `gold`, unpacked into one folder; how many. */
function unpack(gold: string, folder: string): number {
  const pages = globSync('*/html/*.{html,html.gz}', { cwd: gold }).sort();
  for (const path of pages) {
    const bytes = readFileSync(join(gold, path));
    const set = path.split(/[/\\]/)[0]!;
    const name = `${set}-${basename(path).replace(/\.gz$/, '')}`;
    writeFileSync(join(folder, name), path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  }
  return pages.length;
}

interface Imported {
  readonly seconds: number;
  readonly imported: number;
  readonly known: number;
  readonly refused: number;
  /** Resident, of each quarter of the time its highest. */
  readonly megabytes: readonly number[];
}

/** Runs `onrecord import` as a program of its own. */
async function imported(folder: string, dataDir: string): Promise<Imported> {
  const words = [program, 'import', folder, '--data', dataDir, '--json', '--quiet'];
  const begun = performance.now();
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(residentMegabytes(child.pid!)), 200);
  let out = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) out += chunk;
  clearInterval(timer);
  const seconds = (performance.now() - begun) / 1000;
  const quarter = Math.max(1, Math.ceil(samples.length / 4));
  const megabytes = [0, 1, 2, 3].map((i) => Math.max(0, ...samples.slice(i * quarter, (i + 1) * quarter)));
  return { seconds, megabytes, ...(JSON.parse(out) as Pick<Imported, 'imported' | 'known' | 'refused'>) };
}

/** 0 where the system does not say. */
function residentMegabytes(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000);
  } catch {
    return 0;
  }
}

async function readSome(folder: string): Promise<ReadCapture[]> {
  const models = await loadModels(null);
  const some: ReadCapture[] = [];
  for (const name of globSync('*.html', { cwd: folder }).sort().slice(0, storedBothWays)) {
    const { capture } = await captureFile(join(folder, name));
    if (capture !== null) some.push({ capture, outcome: read(capture, models), place: null });
  }
  return some;
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

export const bench: Bench = {
  gold: 'pages',
  async run({ gold }) {
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
    try {
      const pages = join(folder, 'pages');
      mkdirSync(pages);
      const count = unpack(gold, pages);
      const dataDir = join(folder, 'record');
      const first = await imported(pages, dataDir);
      const again = await imported(pages, dataDir);
      const megabytes = Math.round(statSync(join(dataDir, 'onrecord.sqlite')).size / 1e6);
      const items = await readSome(pages);
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
      const figures = {
        pages: count,
        imported: first.imported,
        refused: first.refused,
        perSecond: Math.round((first.imported + first.refused) / first.seconds),
        residentMegabytes: first.megabytes,
        againPerSecond: Math.round(count / again.seconds),
        newTheSecondTime: again.imported,
        recordMegabytes: megabytes,
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
