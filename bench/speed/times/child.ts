/**
 * One measurement in a process of its own: `child.ts WHAT`. Prints one JSON object.
 * WHAT: `times` (tokens, sentences and trees are there already), `treeless` (without trees), `chrono`, `recognizers`, `doubling`.
 */
import { findTimes, parse } from '../../../src/language/index.ts';
import { english } from '../../../src/languages/en/index.ts';
import { loadLanguage } from '../../../src/load-models.ts';
import type { ParsedArticle } from '../../../src/types/index.ts';
import { articleOf } from '../../accuracy/times/articles.ts';
import { makeArticle, makeArticles } from '../reading/texts.ts';

const [what] = process.argv.slice(2);
const day = '2031-05-14';

const article = (text: string) => articleOf({ doc: 'made', dct: day, text, timex: [] });

/** Milliseconds of processor time: on a busy machine the clock says little. The process is single-threaded. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Calls `one` with each input in turn for a warm-up of 1 s and then for 3 s. */
function rate<Input>(inputs: readonly Input[], sizeOf: (input: Input) => number, one: (input: Input) => number) {
  const run = (ms: number) => {
    const start = spent();
    let bytes = 0;
    let found = 0;
    for (let calls = 0; spent() - start < ms; ) {
      for (let k = 0; k < 20; k++) {
        const input = inputs[calls++ % inputs.length]!;
        found += one(input);
        bytes += sizeOf(input);
      }
    }
    return { megabytesPerSecond: bytes / 1000 / (spent() - start), foundPerKilobyte: (1000 * found) / bytes };
  };
  run(1000);
  return run(3000);
}

async function parsed(texts: readonly string[]): Promise<readonly ParsedArticle[]> {
  const engine = await loadLanguage(process.env.ONRECORD_MODEL ?? null);
  return texts.map((text) => parse(article(text), english, engine));
}

const ours = async (withTrees: boolean) =>
  rate(
    await parsed(makeArticles(60)),
    (one) => one.article.text.length,
    (one) => findTimes(one, english, withTrees ? one : null).length,
  );

const measures: Readonly<Record<string, () => Promise<unknown>>> = {
  times: () => ours(true),
  treeless: () => ours(false),

  async chrono() {
    const { chrono } = await import('../../accuracy/times/peers.ts');
    return rate(
      makeArticles(60),
      (text) => text.length,
      (text) => chrono(text, day).length,
    );
  },

  async recognizers() {
    const { recognizers } = await import('../../accuracy/times/peers.ts');
    const paragraphs = makeArticles(60).flatMap((text) => text.split('\n').filter((line) => line !== ''));
    return rate(
      paragraphs,
      (text) => text.length,
      (text) => recognizers(text, day).length,
    );
  },

  /** Texts of 1, 2, 4 and 8 times 10,000 words, and of nothing but time words: the best of five each, in milliseconds. */
  async doubling() {
    const best = async (text: string) => {
      const [one] = await parsed([text]);
      let ms = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 5; round++) {
        const start = spent();
        findTimes(one!, english, one!);
        ms = Math.min(ms, spent() - start);
      }
      return ms;
    };
    const sizes = [10_000, 20_000, 40_000, 80_000];
    await best(makeArticle(1, 5000));
    const news = [];
    const hostile = [];
    for (const words of sizes) {
      news.push({ words, ms: await best(makeArticle(7, words)) });
      hostile.push({ words, ms: await best(`${'the last two hundred and twenty '.repeat(words / 6)}.`) });
    }
    return { news, hostile };
  },
};

const measured = await measures[what ?? '']!();
console.log(JSON.stringify({ measured, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
