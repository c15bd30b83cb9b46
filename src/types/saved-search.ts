/** Searches that somebody keeps under a name. */
import type { EditOutcome, Signed } from './editing.ts';

/** `by` and `at`: who gave it this name, and when. */
export interface SavedSearch extends Signed {
  readonly id: string;
  /** Of this state: what a change says it has seen. */
  readonly version: string;
  readonly name: string;
  /** In the query language; empty: everything. */
  readonly query: string;
  readonly isDeleted: boolean;
}

export interface SavedSearchStore {
  /** Latest first; deleted ones are not among them. */
  savedSearches(): Promise<readonly SavedSearch[]>;
  /** As it stands; also a deleted one. Null where there never was one. */
  savedSearch(id: string): Promise<SavedSearch | null>;
  /** Throws OnrecordError record/bad-query for a wrong query, record/bad-name for an empty name or one of more than 200 characters. */
  saveSearch(name: string, query: string, by: string): Promise<SavedSearch>;
  /** Null where there is none, or it is deleted. Refused where `seen` is not its version any more. Throws record/bad-name. */
  renameSearch(id: string, name: string, by: string, seen: string): Promise<EditOutcome<SavedSearch> | null>;
  /** As `renameSearch`; `undoSearchEdit` brings it back. */
  deleteSearch(id: string, by: string, seen: string): Promise<EditOutcome<SavedSearch> | null>;
  /** Takes back the last change of it; one that was only just saved is then deleted. Null where there is nothing to take back. */
  undoSearchEdit(id: string, by: string, seen: string): Promise<EditOutcome<SavedSearch> | null>;
}
