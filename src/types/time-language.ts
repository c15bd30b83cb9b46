/** How a language speaks of time, as data: words by class, and patterns over classes that each have a meaning. */

/** What a class of words carries: a number (`May` → 5), or letters of TIMEX3 (`morning` → `MO`). */
export type TimeValue = number | string;

/**
 * What a pattern means. `moment` a day or an hour of one; `part` a month, quarter, season, year, decade; `away` some units from the
 * day of writing; `apart` some units from the date told last; `length` a duration; `run` a duration up to or from the day of writing;
 * `habit` a set; `range` from one to another; `same` a unit already spoken of (`the quarter`, `that day`); `vague` TIMEX3's
 * `PAST_REF` and its kin; `void` words that only look like a time.
 */
export type TimeMeaning =
  | 'moment'
  | 'part'
  | 'away'
  | 'apart'
  | 'length'
  | 'run'
  | 'habit'
  | 'range'
  | 'same'
  | 'vague'
  | 'void';

/**
 * Elements stand between blanks. CAPITALS name a class, `$NAME` a macro, all else is a word: lower case as it stands inside a
 * sentence, with a capital where it is written so. `(a | b c)` either, `[a]` perhaps. `CLASS=value` demands that value; `+CLASS=value`
 * adds one that no word carries.
 */
export interface TimePattern {
  readonly meaning: TimeMeaning;
  readonly pattern: string;
  /** The word before must be, or must not be, one of these classes or words; likewise after. */
  readonly after?: readonly string[];
  readonly notAfter?: readonly string[];
  readonly before?: readonly string[];
  readonly notBefore?: readonly string[];
  /** No two of its words are written as one with a hyphen. */
  readonly loose?: boolean;
}

/** A day of every year: a date, the nth weekday of a month (−1 the last), or days from Easter Sunday. */
export type HolidayRule =
  | { readonly month: number; readonly day: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number; readonly plus?: number }
  | { readonly easter: number };

export interface TimeLanguage {
  /** Class → word (lower case, straight apostrophe) → value. A word may be of several classes. */
  readonly classes: Readonly<Record<string, ReadonlyMap<string, TimeValue>>>;
  /** Classes whose words need their capital: months, weekdays. */
  readonly capitalised: ReadonlySet<string>;
  /** Classes whose words may have one anywhere: time zones. */
  readonly eitherCase: ReadonlySet<string>;
  readonly macros: Readonly<Record<string, string>>;
  /** Of two that match the same words the first counts. */
  readonly patterns: readonly TimePattern[];
  readonly holidays: ReadonlyMap<string, HolidayRule>;
  /** What makes a number a day (`12th`), and a year a decade (`1990s`). */
  readonly ordinalSuffixes: ReadonlySet<string>;
  readonly decadeSuffixes: ReadonlySet<string>;
  /** Number words: what counts by itself, what multiplies what stands before it, what may stand between. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
  readonly numberJoints: ReadonlySet<string>;
  /** `1/2/2031` is the month first (`mdy`), the day first (`dmy`), or open where both are possible (null). */
  readonly slashOrder: 'mdy' | 'dmy' | null;
  /** What makes a number a year of accounts: `FY2031`. */
  readonly fiscalPrefix: string;
  /** Between two ends: `Monday to Friday`. */
  readonly rangeWords: ReadonlySet<string>;
  /** A day after one of these is to come: `by Friday`. */
  readonly futurePrepositions: ReadonlyMap<string, 'always' | 'unless-past' | 'deferred'>;
  /** Lemmas of verbs that put something off: `moved to Friday`. */
  readonly deferVerbs: ReadonlySet<string>;
  /** Lemmas of verbs whose own day is to come: `is scheduled Friday`. */
  readonly planVerbs: ReadonlySet<string>;
  /** Lemmas of auxiliaries and of verbs before an infinitive that speak of what is to come: `will`, `plan`. */
  readonly futureAuxiliaries: ReadonlySet<string>;
  /** Lemmas; after such an auxiliary one of these makes it the past again: `may have met`. */
  readonly perfectAuxiliaries: ReadonlySet<string>;
  readonly futureVerbs: ReadonlySet<string>;
}
