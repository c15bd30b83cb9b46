/** Bringing many articles into a record at once: what is stored together, and how far an import has come. */
import type { Capture } from './capture.ts';
import type { Problem } from './problem.ts';
import type { ReadingOutcome } from './reading.ts';

/** Where the bytes of a capture are, for a record that does not keep a copy of them. */
export interface BodyPlace {
  /** Absolute. */
  readonly path: string;
  /** Bytes from the start of the file. */
  readonly position: number;
}

/** A capture and what it was read into. */
export interface ReadCapture {
  readonly capture: Capture;
  readonly outcome: ReadingOutcome;
  /** Null: the record keeps the bytes itself. */
  readonly place: BodyPlace | null;
}

/** How far a file that holds many articles has come. */
export interface ImportPosition {
  /** The file's. */
  readonly uri: string;
  /** Which state of the file: another one begins anew. */
  readonly version: string;
  /** The last line that is in the record, or was refused; 0 before the first. */
  readonly position: number;
  /** Articles that are in the record. */
  readonly taken: number;
  /** Lines that are no articles. */
  readonly refused: number;
}

/** A capture as it was stored, or why its bytes cannot be had any more: dropped, moved, damaged. */
export type KeptCapture =
  | { readonly capture: Capture; readonly problem: null }
  | { readonly capture: null; readonly problem: Problem };

export interface ImportStore {
  /**
   * Keeps captures together with their readings and how far their files have come, all in one transaction. One that is there already
   * changes nothing. In order of `read`: whether it is new.
   */
  keepRead(read: readonly ReadCapture[], positions: readonly ImportPosition[]): Promise<readonly boolean[]>;
  /** Null for a file that was never imported in this state. */
  importPosition(uri: string, version: string): Promise<ImportPosition | null>;
  /** Whether this address was seen at this time (ISO 8601) already, and is read or given up. */
  wasSeen(uri: string, at: string): Promise<boolean>;
  /** All captures, oldest first, streamed. */
  captures(): AsyncIterable<KeptCapture>;
}
