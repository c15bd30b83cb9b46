/** Lists of statements, page by page. */
import type { RecordEntry } from './record-entry.ts';

export interface PageRequest {
  /** At most this many; 1 to 500. */
  readonly limit: number;
  /** Opaque; null for the first page. */
  readonly cursor: string | null;
}

export interface EntryPage {
  readonly entries: readonly RecordEntry[];
  /** For the next page; null on the last. */
  readonly cursor: string | null;
  /** All that match, not only this page. */
  readonly total: number;
}
