/**
 * Scores trees in CoNLL-U against gold ones.
 *
 * words      lines with a plain number; ranges and empty nodes are no words. Where both hold the same words in the same order,
 *            every figure is a share of all words, punctuation included. Otherwise words are aligned by their place in the text
 *            without white space (words of a range by the range's place, their number in it and their form), and every figure
 *            is F1 over words, as in the CoNLL 2018 evaluation.
 * sentences  F1 over the places where sentences begin.
 * UAS        the head is the word aligned with the gold head. LAS: and the relation with its subtype is right; LAS*: without.
 * lemma      whatever its case.
 */
import type { ConlluSentence } from '../../../src/language/ud/index.ts';

export interface LanguageScores {
  readonly sameWords: boolean;
  readonly goldWords: number;
  readonly predictedWords: number;
  readonly words: number;
  readonly sentences: number;
  readonly upos: number;
  readonly xpos: number;
  readonly lemma: number;
  readonly uas: number;
  readonly las: number;
  readonly lasWithoutSubtypes: number;
}

interface ScoredWord {
  /** Place in the text without white space, number within a range, form: equal keys are the same word. */
  key: string;
  readonly form: string;
  readonly upos: string;
  readonly xpos: string;
  readonly lemma: string;
  readonly relation: string;
  /** Index of the head among all words, or null for a root. */
  readonly head: number | null;
}

interface Scored {
  readonly words: readonly ScoredWord[];
  readonly starts: ReadonlySet<number>;
}

const dense = (form: string): string => form.replace(/\s+/gu, '');

function scoredWords(sentences: readonly ConlluSentence[]): Scored {
  const words: ScoredWord[] = [];
  const starts = new Set<number>();
  let at = 0;
  for (const sentence of sentences) {
    const first = words.length;
    starts.add(at);
    let range = 0;
    let from = 0;
    sentence.words.forEach((word, index) => {
      const n = index + 1;
      while (range < sentence.ranges.length && sentence.ranges[range]!.last < n) range++;
      const inside =
        range < sentence.ranges.length && sentence.ranges[range]!.first <= n ? sentence.ranges[range]! : null;
      const form = dense(word.form);
      let key: string;
      if (inside === null) {
        key = `${at} ${at + form.length} 0 ${form}`;
        at += form.length;
      } else {
        if (inside.first === n) {
          from = at;
          at += dense(inside.form).length;
        }
        key = `${from} ${at} ${n - inside.first} ${form}`;
      }
      const { upos, xpos, lemma, relation, head } = word;
      words.push({ key, form, upos, xpos, lemma, relation, head: head === 0 ? null : first + head - 1 });
    });
  }
  return { words, starts };
}

/** The figures in per cent, two places. */
export function score(gold: readonly ConlluSentence[], predicted: readonly ConlluSentence[]): LanguageScores {
  const [right, given] = [scoredWords(gold), scoredWords(predicted)];
  const sameWords =
    right.words.length === given.words.length && right.words.every(({ form }, at) => form === given.words[at]!.form);
  if (sameWords) for (const [at, word] of given.words.entries()) word.key = right.words[at]!.key;
  const known = new Map(right.words.map((word) => [word.key, word]));
  const pairs: (readonly [gold: ScoredWord, given: ScoredWord])[] = sameWords
    ? right.words.map((word, at) => [word, given.words[at]!])
    : given.words.flatMap((word) => {
        const found = known.get(word.key);
        return found === undefined ? [] : [[found, word] as const];
      });
  const share = (count: number): number => {
    const sum = given.words.length + right.words.length;
    return sum === 0 ? 0 : percent((2 * count) / sum);
  };
  const headKey = ({ words }: Scored, { head }: ScoredWord): string | null =>
    head === null ? null : (words[head]?.key ?? '');
  const of = (test: (a: ScoredWord, b: ScoredWord) => boolean): number =>
    share(pairs.filter(([a, b]) => test(a, b)).length);
  const sameHead = (a: ScoredWord, b: ScoredWord): boolean => headKey(right, a) === headKey(given, b);
  const universal = (relation: string): string => relation.split(':')[0]!;
  const sameStarts = [...given.starts].filter((start) => right.starts.has(start)).length;
  return {
    sameWords,
    goldWords: right.words.length,
    predictedWords: given.words.length,
    words: share(pairs.length),
    sentences: percent((2 * sameStarts) / Math.max(1, gold.length + predicted.length)),
    upos: of((a, b) => a.upos === b.upos),
    xpos: of((a, b) => a.xpos === b.xpos),
    lemma: of((a, b) => a.lemma.toLowerCase() === b.lemma.toLowerCase()),
    uas: of(sameHead),
    las: of((a, b) => sameHead(a, b) && a.relation === b.relation),
    lasWithoutSubtypes: of((a, b) => sameHead(a, b) && universal(a.relation) === universal(b.relation)),
  };
}

function percent(share: number): number {
  return Math.round(10_000 * share) / 100;
}
