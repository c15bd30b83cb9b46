import type { Span } from './span.ts';

/** Direct: all words the source's own, in quotation marks. Indirect: the outlet's wording. Mixed: both. */
export type Mode = 'direct' | 'indirect' | 'mixed';

export type SourceKind = 'person' | 'organization' | 'group' | 'document' | 'unnamed';

/** Where a value comes from: said in the clause, taken over from a sentence before, or from the dateline. */
export type Basis = 'stated' | 'inherited' | 'dateline';

/** `plans`, `hopes`, `believes` are reported stances, not sayings. */
export type Stance = 'said' | 'believed' | 'intended' | 'felt';

export interface Source {
  /** The words that name the source beside this statement: `he`, `the minister`, `Harbour Minister Ilse Varga`. */
  readonly span: Span;
  /** The fullest name the article gives this source, and where; null when it is not known. */
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly role: string | null;
  readonly roleSpan: Span | null;
  readonly kind: SourceKind;
  /** The named rule that chose it: `subject`, `inverted-subject`, `agent`, `possessor`, `label`, `interviewee`, `signature`, `sentence-before`, … */
  readonly rule: string;
}

export interface Cue {
  readonly span: Span;
  /** `warn` for `warned`; `:` for a colon. */
  readonly lemma: string;
  readonly negated: boolean;
}

/** One unbroken piece of the content. Text order; pieces that touch differ in `quoted` or stand in different paragraphs. */
export interface ContentPiece {
  /** With quotation marks and the complementiser, as in PolNeAR. */
  readonly span: Span;
  /** Between quotation marks: the source's own words. */
  readonly quoted: boolean;
}

/** Who said what: every field is a span of `Article.text`, or a value derived from one by a named rule. */
export interface Statement {
  /** Derived from the article, the words of the content and which occurrence of them this is. */
  readonly id: string;
  readonly articleId: string;
  readonly mode: Mode;
  /** Null when nobody is named (`reportedly`). */
  readonly source: Source | null;
  /** Null in a quotation that goes on from the one before it. */
  readonly cue: Cue | null;
  /** What is done by saying it: `assert`, `warn`, `deny`, …: from the cue, data of the language pack. */
  readonly act: string;
  /** At least one piece. */
  readonly content: readonly ContentPiece[];
  readonly stance: Stance;
  /** Id of the statement that this one is reported within, or null. */
  readonly parent: string | null;
  readonly addressee: { readonly span: Span } | null;
  /** When it was said. `value` is ISO 8601, may be partial, null while it cannot be known. `by-hand`: a person knew; the span may be empty. */
  readonly time: { readonly span: Span; readonly value: string | null; readonly basis: Basis | 'by-hand' } | null;
  /** Where it was said: a town, a country. */
  readonly place: { readonly span: Span; readonly basis: Basis } | null;
  /** At what it was said: a forum, an interview, a hearing. */
  readonly venue: { readonly span: Span; readonly basis: Basis } | null;
  /** `if …`, `unless …`, `only following …` inside the content. */
  readonly condition: { readonly span: Span } | null;
  /** The reporter's own doubt: `reportedly`, `appeared to`. */
  readonly hedge: { readonly span: Span } | null;
  /** 0 to 1: how likely the whole relation is right. */
  readonly confidence: number;
  /** Why it is not surer, one short phrase each: `pronoun`, `first person`, `no cue`, `source not tied to the cue`. */
  readonly doubts: readonly string[];
}

/** One thing that decided how a statement was read, in the log-odds of its being right. */
export interface Reason {
  /** What was looked at: `cue: lemma and complements`, `relation: cuts a quotation`. */
  readonly feature: string;
  readonly weight: number;
}

/** Why a statement was read so. */
export interface Explanation {
  /** The statement's. */
  readonly id: string;
  /** What proposed it: `verb`, `colon`, `turn`, `signature`, …; the sources' rule is in `Source.rule`. */
  readonly rule: string;
  /** The weightiest first, of the cue and then of the whole; empty where a rule alone decided. */
  readonly reasons: readonly Reason[];
}
