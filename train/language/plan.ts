/** What a run of training is told: sizes, schedule and data. All of it enters the digest that names a stopped run. */
import type { Shape } from './network.ts';

export interface Plan {
  /** Folder with gum/, ewt/ and polnear/. */
  readonly corpora: string;
  /** GUM's genres that are left out. */
  readonly without: readonly string[];
  readonly shape: Shape;
  readonly seed: number;
  readonly threads: number;
  /** Passes over the treebanks; the first `silverEpochs` of them read the silver news as well. */
  readonly epochs: number;
  readonly silverEpochs: number;
  /** Weight of a silver word beside a gold one. */
  readonly silverWeight: number;
  /** Words in a batch. */
  readonly batch: number;
  /** Highest learning rate: held for the first 30 % of the steps, then falling to 2 % of it. */
  readonly rate: number;
  readonly dropout: number;
  /** Of the running average of the parameters, by step. */
  readonly decay: number;
  /** Forms seen less often share a row. */
  readonly least: number;
  readonly affixRows: number;
  readonly gramRows: number;
}

/** Measured in bench/accuracy/language/README.md. */
export const defaultPlan: Omit<Plan, 'corpora' | 'without' | 'seed' | 'threads'> = {
  shape: { dimension: 96, hidden: 96, layers: 3, arc: 96, relation: 96 },
  epochs: 20,
  silverEpochs: 8,
  silverWeight: 0.5,
  batch: 1200,
  rate: 0.0025,
  dropout: 0.3,
  decay: 0.99,
  least: 3,
  affixRows: 1 << 13,
  gramRows: 1 << 14,
};

/** Essays, fiction, letters, podcasts and WikiHow are under licences that exclude commercial use. */
export const nonCommercialGenres: readonly string[] = ['essay', 'fiction', 'letter', 'podcast', 'whow'];
