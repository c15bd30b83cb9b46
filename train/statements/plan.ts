/** How the statement engine is trained. Measured in bench/accuracy/statements/README.md. */
import type { ModelSettings } from '../../src/statements/engine/index.ts';
import type { Schedule } from './logistic.ts';

export const plan = {
  seed: 1,
  /** Lessons written for this project are few: each counts as so many of the corpus. */
  writtenWeight: 2,
  /** What one model says of articles it was not trained on is what the next one learns from. */
  folds: 4,
  /** Every model is the mean of so many. */
  drawings: 3,
  cue: { passes: 6, rate: 0.06, dropout: 0.3, averagedFrom: 4 } satisfies Schedule,
  roles: { passes: 6, rate: 0.1, dropout: 0.5, averagedFrom: 4 } satisfies Schedule,
  relation: { passes: 5, rate: 0.06, dropout: 0.3, averagedFrom: 3 } satisfies Schedule,
  choice: { passes: 5, rate: 0.06, dropout: 0.3, averagedFrom: 3 } satisfies Schedule,
  /** Features seen less often are left out. */
  least: { cue: 3, roles: 5, relation: 3 },
  /** Rows without a weight as large as this are left out. */
  leastWeight: 0.02,
  /** Places in the tables of the file, as powers of two. */
  bits: { cue: 21, roles: 21, relation: 20 },
  /** Words as unlikely as this are learned from, too: what is read afterwards is judged better for it. */
  leastCueLearned: 0.08,
  /** Labellings of each cue that contents are learned from. */
  labellings: 6,
  settings: { leastCue: 0.2, leastRelation: 0.3 } satisfies Omit<ModelSettings, 'digest'>,
};
