/** What trees are made with. It is handed in: the language room opens no files. */

import type { Analysis } from '../types/index.ts';
import type { CoreferenceModel } from './coreference/index.ts';
import type { NamesModel } from './names/index.ts';
import type { BoundaryWeights } from './ud/boundary-weights.ts';
import type { LemmaLexicon } from './ud/lemmas.ts';

export interface LanguageEngine {
  /** Tags and trees of words; `sentenceEnds` has the word after each sentence's last one. */
  analyse(forms: readonly string[], sentenceEnds: Uint32Array): Analysis;
  /** Null where there are none: sentences are then cut by plain rules. */
  readonly boundaries: BoundaryWeights | null;
  /** Lemmas of words seen in training; null where there are none: `analyse` then says how every lemma is made. */
  readonly lemmas: LemmaLexicon | null;
  /** Null where there is none: names are then found by plain rules. */
  readonly names: NamesModel | null;
  /** Null where there is none: only names, appositions and predicates are then told to be the same. */
  readonly coreference: CoreferenceModel | null;
}
