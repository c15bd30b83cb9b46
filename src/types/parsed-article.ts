import type { Analysis } from './analysis.ts';
import type { Article } from './article.ts';
import type { Span } from './span.ts';

/**
 * Tokens as columns: index i of every column is token i. Read them through the accessors of the language room.
 * Tokens stand in text order, do not overlap and never cross a part.
 */
export interface Tokens {
  readonly length: number;
  /** UTF-16 offsets into `Article.text`. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Index into `forms`: the token's characters, case kept. Equal forms have equal ids within one article. */
  readonly form: Uint32Array;
  readonly forms: readonly string[];
  /** The same forms in lower case with `’` written `'`: what word lists are asked with. Parallel to `forms`. */
  readonly lowerForms: readonly string[];
  /** Index of the sentence the token is in. */
  readonly sentence: Uint32Array;
  /** 0 outside quotations, else 1 + index into `quotations`. The marks themselves count as inside. */
  readonly quotation: Uint32Array;
}

/** Sentences as columns; a sentence never crosses a part. A quotation of several sentences is several sentences. */
export interface Sentences {
  readonly length: number;
  readonly firstToken: Uint32Array;
  /** Exclusive. */
  readonly endToken: Uint32Array;
  /** Index into `Article.parts`. */
  readonly part: Uint32Array;
}

/**
 * Words as Universal Dependencies counts them (`don't` is two, `all-girl` three), as columns; `ParsedArticle.tree` has their
 * tags and trees under the same indices. In text order; they do not overlap and never cross a part.
 */
export interface Words {
  readonly length: number;
  /** UTF-16 offsets into `Article.text`. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly forms: readonly string[];
  /** In lower case with `’` written `'`: what word lists are asked with. */
  readonly lower: readonly string[];
  readonly lemmas: readonly string[];
  /** Index into `tree.sentenceEnds`. These sentences are the trees' own, not those of `Sentences`. */
  readonly sentence: Uint32Array;
  /** Of each sentence, index into `Article.parts`. */
  readonly sentencePart: Uint32Array;
  /** 0 outside quotations, else 1 + index into `quotations`. The marks themselves count as inside. */
  readonly quotation: Uint32Array;
}

/**
 * A stretch between quotation marks, double ones or single ones used as outer marks, inside one part; a quotation over
 * paragraphs is one of these for each. Outermost only: a quotation within a quotation is not listed. In text order.
 */
export interface Quotation {
  /** With its marks. */
  readonly span: Span;
  /** Without them. */
  readonly inner: Span;
  /** False when the part ends before a closing mark, as in a quotation that goes on in the next paragraph. */
  readonly closed: boolean;
  /** True when it goes on from an unclosed quotation in the paragraph before. */
  readonly continues: boolean;
}

export type MentionType = 'PER' | 'ORG' | 'LOC';

/** Why a mention is in its chain: what about it says that it is the same. */
export type MentionReason =
  | 'full name'
  | 'surname'
  | 'given name'
  | 'nickname'
  | 'same name'
  | 'short name'
  | 'acronym'
  | 'apposition'
  | 'predicate'
  | 'pronoun'
  | 'first person'
  | 'second person'
  | 'description';

export interface Mention {
  /** The whole phrase, role and title included: `Harbour Minister Ilse Varga`. */
  readonly span: Span;
  /** The name within it; null for a pronoun or a description. */
  readonly nameSpan: Span | null;
  readonly type: MentionType;
  /** Index into `ParsedArticle.chains`: all mentions of one chain are the same person or organisation. */
  readonly chain: number;
  readonly reason: MentionReason;
}

/** What is known of one person, organisation or place within the article. */
export interface Chain {
  readonly type: MentionType;
  /** The fullest name given in the article, as written there, and where. */
  readonly name: string;
  readonly nameSpan: Span;
  /** The fullest role given, `Harbour Minister`, and where; null when none is. */
  readonly roleSpan: Span | null;
  readonly gender: 'female' | 'male' | 'unknown';
}

/** How fine a time is told; `part` a part of a day, `time` an hour or a minute, `none` for what has no place in the calendar. */
export type TimeGrain =
  | 'time'
  | 'part'
  | 'day'
  | 'weekend'
  | 'week'
  | 'month'
  | 'quarter'
  | 'season'
  | 'half'
  | 'year'
  | 'decade'
  | 'century'
  | 'none';

/** Why a time is not resolved. */
export type TimeOpen =
  | 'no-publication-date'
  | 'no-such-day'
  /** `1/2/2031` is a day of January or of February. */
  | 'order-unknown'
  | 'other-calendar'
  /** The text does not say which: `three days later` with no day before it. */
  | 'nothing-to-count-from';

/** TIMEX3, as far as resolved. */
export interface TimeExpression {
  readonly span: Span;
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  /**
   * As TIMEX3 writes it, may be partial (`2031-05`, `2031-W20`, `2031-05-09TNI` for a night, `P2W`, `XXXX-WXX-5`, `PAST_REF`); of a
   * range its ends (`2031-05-03/2031-05-05`); null while it cannot be resolved.
   */
  readonly value: string | null;
  /** First and last day that the value covers; null where it has none (an hour alone, a duration, a set) and while unresolved. */
  readonly interval: { readonly from: string; readonly to: string } | null;
  readonly grain: TimeGrain;
  /** TIMEX3's: `APPROX`, `START`, `MID`, `END`, `MORE_THAN`, `LESS_THAN`, `EQUAL_OR_MORE`, `EQUAL_OR_LESS`, `BEFORE`, `AFTER`, …; null for none. */
  readonly mod: string | null;
  /** Offset from UTC as said beside an hour (`-05:00`); null when none is. */
  readonly zone: string | null;
  /** What the value was counted from: the day of publication (or of the dateline), nothing but its own words, or a time told before it. Never the time of capture. */
  readonly anchor: 'publication' | 'text' | 'narrative' | null;
  /** Why the value is null; null when it is not. */
  readonly open: TimeOpen | null;
}

export interface ParsedArticle {
  readonly article: Article;
  readonly sentences: Sentences;
  readonly tokens: Tokens;
  readonly quotations: readonly Quotation[];
  /** In text order. */
  readonly mentions: readonly Mention[];
  readonly chains: readonly Chain[];
  readonly times: readonly TimeExpression[];
  readonly words: Words;
  readonly tree: Analysis;
}
