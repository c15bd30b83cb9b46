import type { PartKind } from './article.ts';
import type { Check } from './editing.ts';
import type { Mode, Statement } from './statement.ts';

export interface PersonRef {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
}

export interface CarriedBy {
  readonly articleId: string;
  readonly statementId: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly headline: string | null;
  readonly datePublished: string | null;
  /** Id of the article whose text this one shares, or null. */
  readonly sharedWith: string | null;
}

/** The characters that a statement's spans point at, so that an entry can be shown and exported by itself. */
export interface Wording {
  readonly content: readonly { readonly text: string; readonly quoted: boolean }[];
  readonly source: string | null;
  readonly cue: string | null;
  readonly addressee: string | null;
  readonly time: string | null;
  readonly place: string | null;
  readonly venue: string | null;
  readonly condition: string | null;
  readonly hedge: string | null;
  /** The part (paragraph) it stands in, and where its first and last piece stand in that text. */
  readonly paragraph: string;
}

/** The same, said once more in the same article: in the headline, the lede, a quotation. */
export interface Repeat {
  readonly statementId: string;
  /** Of the part that it begins in. */
  readonly part: PartKind;
  readonly mode: Mode;
  readonly content: Wording['content'];
}

/** One entry of the record: a statement, who made it, who carried it. */
export interface RecordEntry {
  readonly id: string;
  /** Null while the source is not known by name. */
  readonly person: PersonRef | null;
  /** As a person corrected it, else as the engine read it. */
  readonly statement: Statement;
  /** What the engine read, where a person corrected it; else null. */
  readonly asRead: Statement | null;
  /** Who looked at it; null: nobody, it is the machine's word. */
  readonly check: Check | null;
  /** In text order; this entry is the fullest of them. */
  readonly repeats: readonly Repeat[];
  /** The fullest statement of this article that says the same, where that is another one; else null. */
  readonly repeatOf: string | null;
  readonly wording: Wording;
  readonly carriedBy: readonly CarriedBy[];
  readonly story: string | null;
  /** ISO 8601 with offset: when the first capture that shows it was made. */
  readonly firstSeenAt: string;
}
