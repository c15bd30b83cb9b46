/** What may be somebody: a name with its noun phrase, a pronoun, a description. */
import type { WordRange } from '../../lib/trees.ts';
import type { MentionReason, MentionType } from '../../types/index.ts';

export type Gender = 'female' | 'male' | 'unknown';

/** What a candidate is one of, as far as its own words tell. */
export type Being = 'person' | 'group' | 'place' | 'thing' | 'unknown';

/** Of pronouns, by `LanguagePack.pronouns`: whom they may take up. */
export type PronounClass = 'female' | 'male' | 'plural' | 'neuter' | 'first' | 'us' | 'second';

export interface Candidate {
  /** Place in the list of candidates, which is in text order (by first word, longer phrases first). */
  readonly index: number;
  readonly kind: 'name' | 'pronoun' | 'description';
  readonly head: number;
  /** The whole noun phrase with its modifiers, appositions left out. */
  readonly phrase: WordRange;
  readonly name: WordRange | null;
  /** Of a name. */
  readonly type: MentionType | null;
  /** Of a name, with role and apposition; else the same as `phrase`. */
  readonly called: WordRange;
  readonly roles: readonly WordRange[];
  readonly being: Being;
  readonly gender: Gender;
  readonly isPlural: boolean;
  readonly pronoun: PronounClass | null;
  /** Of a description that leads up to a name, `the mayor` of `the mayor Ilse Varga`, the name's head; −1 for all others. */
  readonly leadsTo: number;
  readonly sentence: number;
  /** 0 outside quotations. */
  readonly quotation: number;
}

/** Candidates that mean the same, while they are being gathered. */
export interface Entity {
  readonly index: number;
  type: MentionType | null;
  being: Being;
  gender: Gender;
  /** Its own words say the gender: `he` need not fit what was only guessed. */
  isGenderTold: boolean;
  /** Pronouns that say one or the other, while no name or noun tells it: more of `she` than of `he` are above zero. */
  genderVotes: number;
  isPlural: boolean;
  /** Candidates, in the order they joined, and why each did. */
  readonly members: Candidate[];
  readonly reasons: MentionReason[];
  /** The fullest name; null for somebody without. */
  name: WordRange | null;
  role: WordRange | null;
  /** Words of all its roles and descriptions, lower case. */
  readonly roleWords: Set<string>;
}
