/** A text with its names marked, from whichever corpus. */
import type { NameType } from '../../src/language/names/index.ts';

export interface MarkedName {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly type: NameType;
}

export interface MarkedDocument {
  readonly id: string;
  /** A line is a paragraph. */
  readonly text: string;
  readonly names: readonly MarkedName[];
}
