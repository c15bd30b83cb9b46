/**
 * Words, their tags and their dependency trees as columns: index i of every column is word i. Read trees through the
 * accessors of `lib/trees.ts`. Universal Dependencies: words are UD's words, relations UD's with subtypes.
 */
export interface Analysis {
  readonly length: number;
  /** Indices into the lists of `labels`. */
  readonly upos: Uint8Array;
  readonly xpos: Uint8Array;
  readonly feats: Uint16Array;
  readonly script: Uint16Array;
  readonly relation: Uint8Array;
  /** Index of the head word, of the same sentence; −1 for the sentence's root. */
  readonly head: Int32Array;
  /** Sentence i is the words `sentenceEnds[i − 1]` (0 for the first) to `sentenceEnds[i]`, exclusive; ascending. */
  readonly sentenceEnds: Uint32Array;
  readonly labels: AnalysisLabels;
}

export interface AnalysisLabels {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** As CoNLL-U writes them: `Number=Sing|Person=3`, `_` for none. */
  readonly feats: readonly string[];
  /** What is done to a form to get its lemma: `l3e` cuts three letters and puts an e. */
  readonly script: readonly string[];
  /** Of `relation`. */
  readonly deprel: readonly string[];
}
