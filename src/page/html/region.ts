/** What finding the story comes to: where it is among a page's blocks, and what each block is. */
import type { PartKind } from '../../types/index.ts';

export interface Region {
  /** Block indices, end exclusive: the story with its head and what follows it. */
  readonly first: number;
  readonly end: number;
  /** Of the story's own blocks. */
  readonly bodyFirst: number;
  readonly bodyEnd: number;
  /** What every block in `first`–`end` is; index 0 is `first`. */
  readonly kinds: readonly PartKind[];
}
