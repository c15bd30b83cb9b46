/**
 * Words as Universal Dependencies counts them (`don't` is two, `all-girl` three), with their sentences, as columns: index i
 * of every column is word i. In text order; words do not overlap, and between two of them is nothing but what is no word.
 */
export interface SyntacticWords {
  readonly length: number;
  /** UTF-16 offsets into the text; `end` exclusive. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** The word's characters. Equal forms of one text are the same string. */
  readonly forms: readonly string[];
  /** Of each sentence, the word after its last one; ascending, the last is `length`. A sentence never crosses a stretch. */
  readonly sentenceEnds: Uint32Array;
  /** Of each sentence, the stretch (place in the list of spans that was given) it is in. */
  readonly sentenceStretch: Uint32Array;
  /** Words written as one (`do` `n't`), which CoNLL-U shows as a range: first word, and the word after the last one. Ascending. */
  readonly rangeFirst: Uint32Array;
  readonly rangeEnd: Uint32Array;
}
