/** A relation over words, as the engine finds it: before names, fields and ids. Ranges are of words of `ParsedArticle.words`. */
import type { WordRange } from '../lib/trees.ts';

export interface Relation {
  /** What proposed it: `verb`, `noun`, `preposition`, `colon`, `turn`, `floating`, `hearsay`, … */
  readonly rule: string;
  /** How the source was found: `subject`, `inverted-subject`, `agent`, `possessor`, `label`, `interviewee`, `sentence-before`, `none`, … */
  readonly sourceRule: string;
  /** Null when nobody is named. */
  readonly source: WordRange | null;
  /** The word that carries the cue (`warned`, `claim`, `according`, `:`); −1 in a quotation that goes on from the one before it. */
  readonly cueHead: number;
  /** The cue as shown: one unbroken range around `cueHead`; null without one. */
  readonly cue: WordRange | null;
  /** Text order, none empty, none touching the next. */
  readonly content: readonly WordRange[];
  /** 0 to 1: how likely the whole relation is right. */
  readonly confidence: number;
}
