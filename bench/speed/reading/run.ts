/** How fast plain text becomes statements, and what it takes: see README.md. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchRequest } from '../../bench.ts';
import { makeArticle, makeArticles } from './texts.ts';

const runs = 5;
const main = join(import.meta.dirname, '..', '..', '..', 'bin', 'onrecord.js');

interface Rate {
  readonly articlesPerSecond: number;
  readonly articlesPerCpuSecond: number;
  readonly foundPerArticle: number;
}
interface Load {
  readonly loadedMs: number;
  readonly firstReadMs: number;
}
interface Answer<Measured> {
  readonly measured: Measured;
  readonly words: number;
  readonly articles: number;
  readonly peakMegabytes: number;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** A fresh process on one core: the compiler and the collector run on the same thread as the reading. */
function child<Measured>(what: string, folder: string): Answer<Measured> {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--single-threaded', join(import.meta.dirname, 'child.ts'), what, folder],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`measuring ${what} failed: ${stderr}`);
  return JSON.parse(stdout) as Answer<Measured>;
}

function rates(what: string, folder: string) {
  const answers = Array.from({ length: runs }, () => child<Rate>(what, folder));
  return {
    articlesPerSecond: Math.round(median(answers.map((answer) => answer.measured.articlesPerSecond))),
    slowest: Math.round(Math.min(...answers.map((answer) => answer.measured.articlesPerSecond))),
    fastest: Math.round(Math.max(...answers.map((answer) => answer.measured.articlesPerSecond))),
    articlesPerCpuSecond: Math.round(median(answers.map((answer) => answer.measured.articlesPerCpuSecond))),
    foundPerArticle: Number(median(answers.map((answer) => answer.measured.foundPerArticle)).toFixed(1)),
    peakMegabytes: Math.round(Math.max(...answers.map((answer) => answer.peakMegabytes))),
    words: Math.round(answers[0]!.words),
    articles: answers[0]!.articles,
  };
}

const tellMemory = `process.on('exit', () => process._rawDebug('peak ' + process.resourceUsage().maxRSS))`;

/** `onrecord read PATH` from start to end: milliseconds, and the peak of its memory. */
function command(path: string) {
  const start = performance.now();
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(tellMemory)}`, main, 'read', path, '--format', 'jsonl'],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  const ms = performance.now() - start;
  const peak = /peak (\d+)/.exec(stderr)?.[1];
  if (status !== 0 || peak === undefined) throw new Error(`read ${path} failed: ${stderr}`);
  return { ms, megabytes: Number(peak) / 1024 };
}

function commandFigures() {
  if (!existsSync(main)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-speed-'));
  try {
    const file = join(folder, 'one.txt');
    writeFileSync(file, makeArticle(1));
    const cold = Array.from({ length: 11 }, () => command(file));
    for (const [index, text] of makeArticles(200).entries()) writeFileSync(join(folder, `${index}.txt`), text);
    const many = command(folder);
    return {
      coldMs: Math.round(median(cold.map(({ ms }) => ms))),
      coldSlowestMs: Math.round(Math.max(...cold.map(({ ms }) => ms))),
      coldMegabytes: Math.round(Math.max(...cold.map(({ megabytes }) => megabytes))),
      folderOf200Ms: Math.round(many.ms),
      folderOf200Megabytes: Math.round(many.megabytes),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function row(name: string, ...columns: readonly string[]): string {
  return (
    name.padEnd(36) +
    columns
      .map((column) => column.padEnd(22))
      .join('')
      .trimEnd()
  );
}

function cells(of: ReturnType<typeof rates>): string[] {
  return [
    `${of.articlesPerSecond} (${of.slowest}–${of.fastest})`,
    `${of.articlesPerCpuSecond}/s`,
    `${of.peakMegabytes} MB`,
  ];
}

function hasTexts(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((file) => file.endsWith('.txt'));
}

export const bench: Bench = {
  gold: '',
  async run({ gold, out }: BenchRequest) {
    const folder = hasTexts(gold) ? gold : '-';
    const onrecord = rates('onrecord', folder);
    const peer = rates('compromise', folder);
    const loads = Array.from({ length: runs }, () => child<Load>('models', '-').measured);
    const models = {
      loadedMs: Math.round(median(loads.map(({ loadedMs }) => loadedMs))),
      firstReadMs: Math.round(median(loads.map(({ firstReadMs }) => firstReadMs))),
    };
    const rooms = child<Record<string, number>>('rooms', folder).measured;
    const doubling = child<readonly { words: number; ms: number }[]>('doubling', '-').measured;
    const cold = commandFigures();
    const share = Object.entries(rooms).map(([room, part]) => `${room} ${Math.round(100 * part)} %`);
    const input = `${onrecord.articles} ${folder === '-' ? 'made' : 'given'} articles, ${onrecord.words} words each`;
    console.log(`${input}; one core; median of ${runs} fresh processes (slowest–fastest)

${row('', 'articles/s', 'of processor time', 'peak memory')}
${row('Onrecord, bytes to statements', ...cells(onrecord))}
${row('compromise, sentences + quotations', ...cells(peer))}

time by room      ${share.join(', ')}
models            there after ${models.loadedMs} ms, first sentence read after ${models.firstReadMs} ms
statements        ${onrecord.foundPerArticle} an article
doubling          ${doubling.map(({ words, ms }) => `${words} words ${ms.toFixed(1)} ms`).join(', ')}
${cold === null ? '' : `read FILE         ${cold.coldMs} ms (slowest ${cold.coldSlowestMs}), ${cold.coldMegabytes} MB\nread FOLDER       200 articles in ${cold.folderOf200Ms} ms, ${cold.folderOf200Megabytes} MB`}`);
    const figures = {
      input: folder === '-' ? 'made' : 'given',
      onrecord,
      compromise: peer,
      models,
      rooms,
      doubling,
      cold,
    };
    if (out !== null) writeFileSync(out, `${JSON.stringify(figures)}\n`);
    return figures;
  },
};
