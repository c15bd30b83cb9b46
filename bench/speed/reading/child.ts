/**
 * One measurement in a process of its own: `child.ts WHAT FOLDER`, FOLDER with .txt files or `-` for made ones.
 * Prints one JSON object. WHAT: `onrecord` (bytes to statements), `models` (how long they take to load), `rooms`, `compromise`,
 * `doubling`. ONRECORD_MODEL names the folder of other models than the ones that ship.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureText } from '../../../src/gather/index.ts';
import { parse } from '../../../src/language/index.ts';
import { packFor } from '../../../src/languages/index.ts';
import { loadModels } from '../../../src/load-models.ts';
import { readPage } from '../../../src/page/index.ts';
import { read } from '../../../src/pipeline.ts';
import { findStatements } from '../../../src/statements/index.ts';
import { makeArticle, makeArticles } from './texts.ts';

const [what, folder] = process.argv.slice(2);
const texts =
  folder === undefined || folder === '-'
    ? makeArticles(100)
    : readdirSync(folder)
        .filter((file) => file.endsWith('.txt'))
        .sort()
        .map((file) => readFileSync(join(folder, file), 'utf8'));
const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / texts.length;
const capturedAt = '2031-05-14T12:00:00Z';

/** Calls `one` with each input in turn for a warm-up of 4 s and then for 2 s; calls a second of wall and of processor time. */
function rate<Input>(inputs: readonly Input[], one: (input: Input) => number) {
  const run = (ms: number) => {
    const start = performance.now();
    let calls = 0;
    let sum = 0;
    while (performance.now() - start < ms) {
      sum += one(inputs[calls % inputs.length]!);
      calls++;
    }
    return { calls, sum, seconds: (performance.now() - start) / 1000 };
  };
  run(4000);
  const cpu = process.cpuUsage();
  const { calls, sum, seconds } = run(2000);
  const used = process.cpuUsage(cpu);
  return {
    articlesPerSecond: calls / seconds,
    articlesPerCpuSecond: calls / ((used.user + used.system) / 1e6),
    foundPerArticle: sum / calls,
  };
}

const load = () => loadModels(process.env.ONRECORD_MODEL ?? null);

async function onrecord() {
  const loaded = await load();
  const captures = texts.map((text) => captureText(text, capturedAt));
  return rate(captures, (capture) => read(capture, loaded).reading?.statements.length ?? 0);
}

/** Milliseconds until the models are there, modules loaded before; and until the first sentence is read. */
async function models() {
  const start = performance.now();
  const loaded = await load();
  const loadedMs = performance.now() - start;
  read(captureText('The ferry stays, Varga said.', capturedAt), loaded);
  return { loadedMs, firstReadMs: performance.now() - start };
}

/** Where the time goes: shares of each room over the same captures; `trees` is what the network takes of the language room. */
async function rooms() {
  const pack = packFor('en')!;
  const { language: engine, statements: statementModel } = (await load())[pack.code]!;
  const timed: typeof engine = {
    ...engine,
    analyse(forms, sentenceEnds) {
      const start = performance.now();
      const tree = engine.analyse(forms, sentenceEnds);
      spent.trees += performance.now() - start;
      return tree;
    },
  };
  const captures = texts.map((text) => captureText(text, capturedAt));
  const spent = { page: 0, language: 0, trees: 0, statements: 0 };
  for (let round = 0; round < 12; round++) {
    if (round === 4) spent.page = spent.language = spent.trees = spent.statements = 0;
    for (const capture of captures) {
      const start = performance.now();
      const { article } = readPage(capture);
      const paged = performance.now();
      spent.page += paged - start;
      if (article === null) continue;
      const parsed = parse(article, pack, timed);
      const parsedAt = performance.now();
      findStatements(parsed, pack, statementModel);
      spent.language += parsedAt - paged;
      spent.statements += performance.now() - parsedAt;
    }
  }
  const total = spent.page + spent.language + spent.statements;
  spent.language -= spent.trees;
  return Object.fromEntries(Object.entries(spent).map(([room, time]) => [room, time / total]));
}

/** The peer's sentences and quotations: a part of what Onrecord does. */
async function compromise() {
  const { default: nlp } = await import('compromise');
  return rate(texts, (text) => {
    const read = nlp(text);
    return read.sentences().length + read.quotations().length;
  });
}

/** Time for texts of 1, 2, 4 and 8 times 5,000 words: the best of five each, in milliseconds. */
async function doubling() {
  const loaded = await load();
  const sizes = [5000, 10_000, 20_000, 40_000];
  const captures = sizes.map((size) => captureText(makeArticle(7, size), capturedAt));
  for (const capture of captures) read(capture, loaded);
  return sizes.map((size, index) => {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 5; i++) {
      const start = performance.now();
      read(captures[index]!, loaded);
      best = Math.min(best, performance.now() - start);
    }
    return { words: size, ms: best };
  });
}

const measures = { onrecord, models, rooms, compromise, doubling };
const measured = await measures[what as keyof typeof measures]();
console.log(
  JSON.stringify({ measured, words, articles: texts.length, peakMegabytes: process.resourceUsage().maxRSS / 1024 }),
);
