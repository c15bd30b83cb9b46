/** How the finder of names is trained. Measured in bench/accuracy/names/README.md. */
import type { Schedule } from '../statements/logistic.ts';

export const plan = {
  seed: 1,
  /** The model is the mean of so many. */
  drawings: 4,
  chain: { passes: 8, rate: 0.3, dropout: 0.4, averagedFrom: 5 } satisfies Schedule,
  /** Features seen less often are left out. */
  least: 3,
  /** Rows without a weight as large as this are left out. */
  leastWeight: 0.04,
  /** Places in the table, as a power of two. */
  bits: 19,
  /** What a lesson counts, by corpus: people's marks more than those of programs and links. */
  weights: { gum: 1.5, wikiann: 1.2, polnear: 0.4 },
  /** Of so many articles one is learned from as headlines are written too, and one in capitals. */
  everyTitled: 4,
  everyShouted: 16,
} as const;
