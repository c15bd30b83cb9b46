/** Checks of statements: what somebody says of a statement, what they put right in it, and what a re-reading did to that. */
import type { Check, EditOutcome, Signed } from './editing.ts';
import type { PageRequest } from './entry-page.ts';
import type { RecordEntry } from './record-entry.ts';
import type { SourceKind } from './statement.ts';

/** Words as they stand in the article (white space and the shape of quotation marks may differ). */
export interface WordsGiven {
  readonly words: string;
  /** UTF-16 offset near which they stand; null: as near to the statement as they are found. */
  readonly near: number | null;
}

export interface SourceGiven {
  /** Null: known by no name. */
  readonly name: string | null;
  readonly role: string | null;
  readonly kind: SourceKind;
  /** The words that name it beside the statement; null: the name as it stands in the article, else as it was read. */
  readonly words: WordsGiven | null;
}

/** What is put right; a field that is not given stays as it is shown. */
export interface Correction {
  /** Null: nobody is named. */
  readonly source?: SourceGiven | null;
  /** Null: there is none. */
  readonly cue?: WordsGiven | null;
  /** The pieces, at least one. */
  readonly content?: readonly WordsGiven[];
  readonly act?: string;
  /** When it was said: ISO 8601, may be partial; null: not known. */
  readonly saidOn?: string | null;
}

/** A statement that the engine has not read. */
export interface StatementGiven extends Omit<Correction, 'content'> {
  readonly content: readonly WordsGiven[];
}

export type CheckAction =
  | { readonly kind: 'confirm' | 'reject' | 'undo' }
  | { readonly kind: 'correct'; readonly correction: Correction };

export interface SignedChange {
  readonly by: string;
  /** Plain text; empty for none. */
  readonly note: string;
  /** The check that was shown (`RecordEntry.check.id`), null where none was: the change is refused when there is another by now. Not given: whatever there is. */
  readonly seen?: string | null;
}

export type CheckKind = 'confirm' | 'correct' | 'reject' | 'add' | 'attach';

/** One thing that somebody did. What was taken back stays, with who took it back. */
export interface CheckEdit extends Signed {
  readonly id: string;
  readonly kind: CheckKind;
  readonly note: string | null;
  /** As it was given; null for anything but `correct` and `add`. */
  readonly correction: Correction | null;
  readonly undone: Signed | null;
}

/**
 * How a check stands to the article as it is now. `read`: on a statement that the engine reads. `kept`: the engine does not read it any
 * more, its words are there, and the check alone keeps it. `changed`: its words are others now; what was checked is not in force.
 * `orphaned`: nothing is there that it could be of.
 */
export type CheckHold = 'read' | 'kept' | 'changed' | 'orphaned';

/** All that was done to one statement, newest first. */
export interface CheckHistory {
  readonly id: string;
  readonly hold: CheckHold;
  /** The engine reads it in another way than it did when it was checked. */
  readonly readOtherwise: boolean;
  readonly edits: readonly CheckEdit[];
  /** As it was when the check was last in force. */
  readonly evidence: RecordEntry;
}

/**
 * A check that somebody should look at again. `orphaned`: nothing in the article as it is now could be what it is of. `changed`: the words are
 * others now. `read-otherwise`: the check is in force, but the engine reads it in another way than when it was checked.
 */
export interface UnsettledCheck {
  /** Of its history. */
  readonly id: string;
  readonly check: Check;
  readonly why: 'orphaned' | 'changed' | 'read-otherwise';
  /** The statement that it is on, or that stands in its place; null for an orphan. */
  readonly statementId: string | null;
  /** As it was when the check was last in force. */
  readonly evidence: RecordEntry;
}

export interface ReviewFilter {
  /** An outlet's name. */
  readonly outlet?: string;
  /** A person's id. */
  readonly person?: string;
  /** One of `Statement.doubts`. */
  readonly doubt?: string;
}

export interface ReviewPage {
  /** Not checked by anybody, those most worth a look first: docs/checks.md says how that is counted. */
  readonly entries: readonly RecordEntry[];
  /** For the next page; null on the last. */
  readonly cursor: string | null;
  /** Statements that nobody has checked, of those asked for. */
  readonly waiting: number;
  /** What the waiting ones that were looked at can be narrowed to, most frequent first. */
  readonly outlets: readonly string[];
  readonly doubts: readonly string[];
}

export interface CheckStore {
  /**
   * Confirms, corrects, rejects, or takes back what was done last and still stands. Null where there is no such statement. Throws OnrecordError:
   * record/words-not-found, /unknown-act, /bad-check.
   */
  checkStatement(
    statementId: string,
    action: CheckAction,
    change: SignedChange,
  ): Promise<EditOutcome<CheckEdit> | null>;
  /** Adds a statement that the engine missed; its id. Null where there is no such article. Throws as `checkStatement` does. */
  addStatement(articleId: string, given: StatementGiven, change: SignedChange): Promise<string | null>;
  /** What was done to a statement; null where nobody ever did. Also of one that was only ever added and taken back. */
  checksOf(statementId: string): Promise<CheckHistory | null>;
  /**
   * Attaches an orphaned check, or one whose words have changed, to a statement of its article as it is read now. Null where there is no such
   * check or statement. Throws OnrecordError record/bad-check where another check is on that statement.
   */
  attachCheck(historyId: string, statementId: string, change: SignedChange): Promise<EditOutcome<CheckEdit> | null>;
  /** Takes back the last standing edit of a check that is on no statement. Null where there is none. */
  undoOrphan(historyId: string, change: SignedChange): Promise<EditOutcome<CheckEdit> | null>;
  /** Latest first, at most this many. */
  unsettledChecks(limit: number): Promise<readonly UnsettledCheck[]>;
  review(filter: ReviewFilter, page: PageRequest): Promise<ReviewPage>;
  /** How many edits of statements were signed since then (ISO 8601) and not taken back, by everybody. */
  checkedSince(at: string): Promise<number>;
}
