/** A dossier with all that its exports say of it. */
import type { Dossier, KeptArticle, PinnedStatement, RecordEntry } from '../../types/index.ts';

/** A pinned statement with all that its exports say of it. */
export interface ExportedPin extends PinnedStatement {
  /** As it is now, else as it was pinned. */
  readonly shown: RecordEntry;
  readonly kept: KeptArticle | null;
}

export interface ExportedDossier {
  readonly dossier: Dossier;
  readonly pins: readonly ExportedPin[];
  /** The desk's address: `http://127.0.0.1:4180`. */
  readonly desk: string;
}

export function permalinkOf(statementId: string, desk: string): string {
  return new URL(`/statements/${encodeURIComponent(statementId)}`, desk).href;
}
