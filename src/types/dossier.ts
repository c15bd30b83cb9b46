/** Dossiers: a claim or a topic with the statements that somebody pinned to it, in their order, with notes. */
import type { EditOutcome, Signed } from './editing.ts';
import type { RecordEntry } from './record-entry.ts';

/** A statement as it is pinned. */
export interface Pin {
  /** As it was when it was pinned. */
  readonly statementId: string;
  /** Plain text; empty for none. */
  readonly note: string;
}

/** All that people make of a dossier. */
export interface DossierContent {
  /** One line. */
  readonly title: string;
  /** The claim or the topic in full, plain text; empty for none. */
  readonly about: string;
  /** In the order in which they are shown. */
  readonly pins: readonly Pin[];
  /** It is put away: not listed, but there. */
  readonly isRemoved: boolean;
}

/** One change, as its list of changes shows it. */
export interface DossierEdit extends Signed {
  readonly id: string;
  readonly kind: DossierChange['kind'] | 'make';
  /** Of a pin, note, unpin or move. */
  readonly statementId: string | null;
}

export interface DossierSummary {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly statements: number;
  readonly made: Signed;
  readonly changed: Signed;
  readonly isRemoved: boolean;
}

export interface PinnedStatement extends Pin {
  /** As it is now; null when it is not on record any more. */
  readonly entry: RecordEntry | null;
  /** As it was when it was first pinned anywhere. */
  readonly asPinned: RecordEntry;
}

export interface Dossier extends DossierSummary {
  readonly pinned: readonly PinnedStatement[];
  /** Of the last change: what a change is based on. */
  readonly latest: DossierEdit;
  /** In an address that shows it to read only; null while nobody shares it. */
  readonly shareKey: string | null;
}

export type DossierChange =
  | { readonly kind: 'describe'; readonly title: string; readonly about: string }
  | { readonly kind: 'pin'; readonly statementId: string; readonly note: string }
  | { readonly kind: 'note'; readonly statementId: string; readonly note: string }
  | { readonly kind: 'unpin'; readonly statementId: string }
  /** To this place, from 0. */
  | { readonly kind: 'move'; readonly statementId: string; readonly to: number }
  | { readonly kind: 'remove' | 'restore' }
  /** Everything as it was after that change. */
  | { readonly kind: 'go-back'; readonly editId: string };

export interface DossierStore {
  /** Throws OnrecordError `record/bad-dossier` for a title that is empty or too long, or too long a text. */
  makeDossier(title: string, about: string, by: string): Promise<Dossier>;
  /** Last changed first; `removed`: only those that are put away. */
  dossiers(which: 'kept' | 'removed'): Promise<readonly DossierSummary[]>;
  dossier(id: string): Promise<Dossier | null>;
  /** The dossier that is shared under this key. */
  sharedDossier(shareKey: string): Promise<Dossier | null>;
  /** Kept dossiers that a statement is pinned to. */
  dossiersOf(statementId: string): Promise<readonly DossierSummary[]>;
  /** Newest first, at most this many. */
  dossierEdits(id: string, limit: number): Promise<readonly DossierEdit[]>;
  /**
   * Changes a dossier, unless it was changed since `basedOn` (an edit's id; null: whatever it was). Null where there is no such dossier. Throws OnrecordError
   * `record/bad-dossier` for a change that cannot be: of a statement that is not on record or not pinned, beyond the limits.
   */
  changeDossier(
    id: string,
    change: DossierChange,
    by: string,
    basedOn: string | null,
  ): Promise<EditOutcome<DossierEdit> | null>;
  /** The key that it is shared under from now on; a key that was there is void. `false`: nobody. Null where there is no such dossier. */
  shareDossier(id: string, shared: boolean): Promise<{ readonly shareKey: string | null } | null>;
}
