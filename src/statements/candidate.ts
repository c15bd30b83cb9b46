/** What a finder hands over: token positions and the rule that chose them, before fields and ids. */
import type { CueFrame, Stance } from '../types/index.ts';
import type { TokenSpan } from './noun-phrases.ts';

export interface Candidate {
  /** The finder's rule; `confidence.ts` has a figure for each. */
  readonly rule: string;
  /** How the source was chosen. */
  readonly sourceRule: string;
  readonly source: TokenSpan | null;
  /** Token range of the cue; null in a quotation that goes on. */
  readonly cue: TokenSpan | null;
  readonly lemma: string;
  readonly frame: CueFrame | null;
  readonly act: string;
  readonly stance: Stance;
  readonly negated: boolean;
  /** Text order, at least one; not empty. */
  readonly content: readonly TokenSpan[];
  readonly addressee: TokenSpan | null;
  readonly hedge: TokenSpan | null;
  readonly doubts: readonly string[];
}

/** A candidate with the fields that most finders leave empty. */
export function candidate(given: Partial<Candidate> & Pick<Candidate, 'rule' | 'content'>): Candidate {
  return {
    sourceRule: 'none',
    source: null,
    cue: null,
    lemma: '',
    frame: null,
    act: 'assert',
    stance: 'said',
    negated: false,
    addressee: null,
    hedge: null,
    doubts: [],
    ...given,
  };
}
