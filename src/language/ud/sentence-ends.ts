/** Where the sentences of one stretch end: weighed at every place where one may, or, without weights, by plain rules. */
import type { LanguagePack } from '../../types/index.ts';
import { BoundaryFeatures } from './boundary-features.ts';
import type { BoundaryWeights } from './boundary-weights.ts';
import type { WordColumns } from './word-columns.ts';

/** Calls `end` with the word after each sentence's last one; the last call is with the stretch's end. */
export function findSentenceEnds(
  text: string,
  words: WordColumns,
  first: number,
  pack: LanguagePack,
  weights: BoundaryWeights | null,
  end: (sentenceEnd: number) => void,
): void {
  const places = new BoundaryFeatures(text, words, first, pack);
  let sentenceStart = first;
  let range = firstRangeFrom(words, first);
  for (let i = first; i + 1 < words.length; i++) {
    while (range < words.rangeEnd.length && words.rangeEnd[range]! <= i + 1) range++;
    // No sentence ends inside a word.
    if (range < words.rangeFirst.length && words.rangeFirst[range]! <= i) continue;
    if (!places.mayEnd(i)) continue;
    const isEnd = weights === null ? endsByRule(words, i) : scoreOf(places.look(i, sentenceStart), weights) > 0;
    if (!isEnd) continue;
    sentenceStart = i + 1;
    end(sentenceStart);
  }
  end(words.length);
}

function firstRangeFrom({ rangeFirst }: WordColumns, word: number): number {
  let at = rangeFirst.length;
  while (at > 0 && rangeFirst[at - 1]! >= word) at--;
  return at;
}

/** The log-odds that a sentence ends there. */
export function scoreOf(features: Int32Array, { weights, scale, bias }: BoundaryWeights): number {
  const mask = weights.length - 1;
  let sum = 0;
  for (let k = 0; k < features.length; k++) sum += weights[features[k]! & mask]!;
  return sum * scale + bias;
}

/** A full stop, question or exclamation mark before a capital; closing marks go with it. */
function endsByRule({ forms }: WordColumns, i: number): boolean {
  let core = i;
  while (core > 0 && /^[)\]"”’']$/.test(forms[core]!)) core--;
  if (!/^[.?!…]+$/.test(forms[core]!)) return false;
  const next = forms[i + 1]!;
  if (/^[)\]”’]/.test(next) || (/^["']$/.test(next) && core === i)) return false;
  return !/^\p{Ll}/u.test(next);
}
