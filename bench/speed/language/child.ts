/**
 * One measurement in a process of its own: `child.ts WHAT`. Prints one JSON object.
 * WHAT: `onrecord` (text to trees), `words` (text to words and sentences), `wink`, `compromise`, `load`, `doubling`.
 */
import { english } from '../../../src/languages/en/index.ts';
import { makeArticle, makeArticles } from '../reading/texts.ts';

const [what] = process.argv.slice(2);

const paragraphs = (text: string) => {
  const spans: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/\S.*/g)) spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
};

async function reader(): Promise<(text: string) => number> {
  const { loadLanguage } = await import('../../../src/load-models.ts');
  const { splitWords } = await import('../../../src/language/ud/index.ts');
  const { analyse, boundaries } = await loadLanguage(process.env.ONRECORD_MODEL ?? null);
  return (text) => {
    const words = splitWords(text, paragraphs(text), english, boundaries);
    const tree = analyse(words.forms, words.sentenceEnds);
    return tree.head.length;
  };
}

/** Calls `one` with each text in turn for a warm-up of 1.5 s and then for 3 s. White-space words a second: the same for all. */
async function rate(one: (text: string) => number) {
  const texts = makeArticles(60);
  const sizes = texts.map((text) => text.split(/\s+/).length);
  const run = (ms: number) => {
    const start = performance.now();
    let calls = 0;
    let words = 0;
    let found = 0;
    while (performance.now() - start < ms) {
      found += one(texts[calls % texts.length]!);
      words += sizes[calls % texts.length]!;
      calls++;
    }
    return { perSecond: (1000 * words) / (performance.now() - start), foundPerWord: found / words };
  };
  run(1500);
  return run(3000);
}

const measures: Readonly<Record<string, () => Promise<unknown>>> = {
  onrecord: async () => rate(await reader()),

  async words() {
    const { splitWords } = await import('../../../src/language/ud/index.ts');
    const { loadLanguage } = await import('../../../src/load-models.ts');
    const { boundaries } = await loadLanguage(process.env.ONRECORD_MODEL ?? null);
    return rate((text) => splitWords(text, paragraphs(text), english, boundaries).length);
  },

  async wink() {
    const { default: winkNlp } = await import('wink-nlp');
    const { default: model } = await import('wink-eng-lite-web-model');
    const nlp = winkNlp(model);
    return rate((text) => (nlp.readDoc(text).tokens().out(nlp.its.pos) as readonly string[]).length);
  },

  async compromise() {
    const { default: nlp } = await import('compromise');
    return rate((text) => nlp(text).termList().length);
  },

  /** From the first import to the first tree of one sentence, in milliseconds. */
  async load() {
    const start = performance.now();
    const read = await reader();
    const loaded = performance.now();
    read('The ferry sank, Varga said.');
    return { loadedMs: loaded - start, firstTreeMs: performance.now() - start };
  },

  /** Texts of 1, 2, 4 and 8 times 5,000 words: the best of three each, in milliseconds. */
  async doubling() {
    const read = await reader();
    read(makeArticle(1, 5000));
    return [5000, 10_000, 20_000, 40_000].map((words) => {
      const text = makeArticle(7, words);
      let ms = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 3; round++) {
        const start = performance.now();
        read(text);
        ms = Math.min(ms, performance.now() - start);
      }
      return { words, ms };
    });
  },
};

const measured = await measures[what ?? '']!();
console.log(JSON.stringify({ measured, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
