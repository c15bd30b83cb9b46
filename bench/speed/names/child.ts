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

const [what] = process.argv.slice(2);
const engine = await loadLanguage(process.env.ONRECORD_MODEL ?? null);

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
      let ms = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 5; round++) {
        const start = spent();
        namesIn(one);
        ms = Math.min(ms, spent() - start);
      }
      return ms;
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

const measured = await measures[what ?? '']!();
console.log(JSON.stringify({ measured, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
