/**
 * All that is particular to one language, as data. A room asks the pack; it never tests for a language.
 * Word lists are lower case. Fields may be added; a pack has every one of them.
 */
export interface CueEntry {
  readonly act: string;
  readonly stance: 'said' | 'believed' | 'intended' | 'felt';
}

export interface LanguagePack {
  /** BCP 47 primary subtag. */
  readonly code: string;
  /** With their full stop, lower case: `mr.`, `u.s.`, `sept.`. A sentence may still end after some of them: see `closingAbbreviations`. */
  readonly abbreviations: ReadonlySet<string>;
  /** Abbreviations that a new sentence may follow when a capitalised word comes next: `u.s.`, `inc.`. */
  readonly closingAbbreviations: ReadonlySet<string>;
  /** Titles that stand before a person's name: `mr.`, `minister`, `rep.`. */
  readonly titles: ReadonlySet<string>;
  /** Lemma of a verb or noun of saying → what it does. */
  readonly cues: ReadonlyMap<string, CueEntry>;
  /** Inflected form → lemma, for cues: `said` → `say`. */
  readonly cueForms: ReadonlyMap<string, string>;
  readonly pronouns: ReadonlyMap<string, 'female' | 'male' | 'plural' | 'neuter' | 'first' | 'second'>;
  readonly femaleNames: ReadonlySet<string>;
  readonly maleNames: ReadonlySet<string>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly months: ReadonlyMap<string, number>;
}
