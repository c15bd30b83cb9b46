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
import { answer, bestOfFive, rate } from '../spent.ts';

const [what] = process.argv.slice(2);
const day = '2031-05-14';

const article = (text: string) => articleOf({ doc: 'made', dct: day, text, timex: [] });

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
      return bestOfFive(() => findTimes(one!, english, one!));
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

answer(await measures[what ?? '']!());
