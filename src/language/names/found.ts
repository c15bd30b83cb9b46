/** What the steps of finding names hand on. */
import type { WordRange } from '../../lib/trees.ts';
import type { NameType } from './labels.ts';

export interface Found {
  readonly name: WordRange;
  readonly type: NameType;
  /** 0 to 1. */
  readonly sure: number;
}

/** Surer than any text that was read: marked by hand. */
export const certain = 1;
