/** PolNeAR's articles as the engine sees them: words and trees, with the words of every source, cue and content that people marked. */
import { join } from 'node:path';
import { articleOf } from '../../bench/accuracy/statements/articles.ts';
import { type GoldArticle, type Offsets, readGold } from '../../bench/accuracy/statements/score.ts';
import { type LanguageEngine, parse } from '../../src/language/index.ts';
import { english } from '../../src/languages/en/index.ts';
import { type ArticleView, Sign, viewOf } from '../../src/statements/engine/index.ts';

export interface GoldRelation {
  /** Words, ascending; signs only where there is no word. */
  readonly source: readonly number[];
  readonly cue: readonly number[];
  readonly content: readonly number[];
  /** The word that carries the cue, −1 for none. */
  readonly head: number;
}

export interface TrainingArticle {
  readonly gold: GoldArticle;
  readonly view: ArticleView;
  readonly relations: readonly GoldRelation[];
  /** 1 for a word in a stretch that the annotators discarded. */
  readonly discarded: Uint8Array;
  /** How much its lessons count: 1 for a corpus. A whole number. */
  readonly weight: number;
}

/** Words that carry no cue, by the measure's definition of a cue's head. */
const light = new Set(
  `a an the this that these those is are was were be been being am has have had do does did will would shall should can could
  may might must not n't no never also then still just even only once to of in on at for from by with about as into upon over
  under 's 're 've 'll 'd 'm and or but so yet again already further later both his her their its my our your he she it they we i
  you who which there now`.split(/\s+/),
);

export function readCorpus(corpora: string, part: 'train' | 'dev', engine: LanguageEngine): readonly TrainingArticle[] {
  return readGold(join(corpora, 'polnear', part)).flatMap((gold) => goldArticle(gold, engine) ?? []);
}

/** Null for a text that is no article. */
export function goldArticle(gold: GoldArticle, engine: LanguageEngine): TrainingArticle | null {
  const article = articleOf(gold.id, gold.text);
  if (article === null) return null;
  const view = viewOf(parse(article, english, engine), english);
  const discarded = new Uint8Array(view.length);
  for (const word of wordsIn(view, gold.discard)) discarded[word] = 1;
  const relations = gold.statements.map(({ source, cue, content }) => {
    const words = wordsIn(view, cue);
    return { source: wordsIn(view, source), cue: words, content: wordsIn(view, content), head: headOf(view, words) };
  });
  return { gold, view, relations, discarded, weight: 1 };
}

/** Words at least half covered; signs count only where there is no word. The corpus has no astral characters. */
function wordsIn(view: ArticleView, spans: Offsets | null): readonly number[] {
  const { start, end } = view.parsed.words;
  const words: number[] = [];
  const signs: number[] = [];
  for (const [from, past] of spans ?? []) {
    let low = 0;
    let high = view.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (end[middle]! > from) high = middle;
      else low = middle + 1;
    }
    for (let at = low; at < view.length && start[at]! < past; at++) {
      const covered = Math.min(past, end[at]!) - Math.max(from, start[at]!);
      if (2 * covered < end[at]! - start[at]!) continue;
      (view.signs[at]! & Sign.word ? words : signs).push(at);
    }
  }
  return words.length > 0 ? words : signs;
}

function headOf({ parsed }: ArticleView, cue: readonly number[]): number {
  const { lower } = parsed.words;
  const carries = (word: number) => {
    const form = lower[word]!;
    return !light.has(form) && !(form.endsWith('ly') && form.length > 4);
  };
  return cue.find(carries) ?? cue[0] ?? -1;
}
