/**
 * One measurement in a process of its own: `child.ts WHAT`. Prints one JSON object.
 * WHAT: `names` (words and trees are there already), `compromise` (from text), `doubling`.
 */
import { parse } from '../../../src/language/index.ts';
import { findNames } from '../../../src/language/names/index.ts';
import { english } from '../../../src/languages/en/index.ts';
import { loadLanguage } from '../../../src/load-models.ts';
import type { ParsedArticle } from '../../../src/types/index.ts';
import { articleOf } from '../../accuracy/names/articles.ts';
import { makeArticle, makeArticles } from '../reading/texts.ts';
import { answer, bestOfFive, rate } from '../spent.ts';

const [what] = process.argv.slice(2);
const engine = await loadLanguage(process.env.ONRECORD_MODEL ?? null);

const parsed = (text: string) => parse(articleOf('made', text), english, engine);

const namesIn = ({ article, words, tree, quotations }: ParsedArticle) =>
  findNames(article, words, tree, quotations, english, engine.names).length;

const measures: Readonly<Record<string, () => Promise<unknown>>> = {
  async names() {
    return rate(makeArticles(60).map(parsed), ({ article }) => article.text.length, namesIn);
  },

  async compromise() {
    const { compromiseNames } = await import('../../accuracy/names/compromise.ts');
    return rate(
      makeArticles(60),
      (text) => text.length,
      (text) => compromiseNames(text).length,
    );
  },

  /** Texts of 1, 2, 4 and 8 times 10,000 words, of nothing but one name and of names that are all different: the best of five each, in milliseconds. */
  async doubling() {
    const best = (text: string) => {
      const one = parsed(text);
      return bestOfFive(() => namesIn(one));
    };
    const sizes = [10_000, 20_000, 40_000, 80_000];
    best(makeArticle(1, 5000));
    return {
      news: sizes.map((words) => ({ words, ms: best(makeArticle(7, words)) })),
      oneName: sizes.map((words) => ({ words, ms: best(`${'Ilse Varga '.repeat(words / 2)}.`) })),
      manyNames: sizes.map((words) => ({ words, ms: best(manyNames(words)) })),
    };
  },
};

/** `Bakel Dufot met Gasim Hojun.`: five words a sentence, no name twice. */
function manyNames(words: number): string {
  const name = (number: number) => {
    let made = '';
    for (let left = number + 30; left > 0; left = Math.floor(left / 60)) {
      made += `${'bdfgklmnrstv'[left % 12]!}${'aeiou'[Math.floor(left / 12) % 5]!}`;
    }
    return `${made[0]!.toUpperCase()}${made.slice(1)}n`;
  };
  const sentences = Array.from({ length: words / 5 }, (_, at) => {
    const [one, two, three, four] = [0, 1, 2, 3].map((place) => name(4 * at + place));
    return `${one} ${two} met ${three} ${four}.`;
  });
  return sentences.join(' ');
}

answer(await measures[what ?? '']!());
