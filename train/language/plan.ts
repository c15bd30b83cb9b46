/** What a run of training is told: sizes, schedule and data. All of it enters the digest that names a stopped run. */
import type { Shape } from '../../src/language/model/index.ts';

/** Sizes and schedule of one network. */
export interface Schedule {
  readonly shape: Shape;
  /** Passes over the treebanks; the first `silverEpochs` of them read the silver news as well, the first `lessonEpochs` the lessons. */
  readonly epochs: number;
  readonly silverEpochs: number;
  readonly lessonEpochs: number;
  /** Weight of a silver word, and of one of a lesson, beside a gold one. */
  readonly silverWeight: number;
  readonly lessonWeight: number;
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

/** A network that is trained first, to write lessons for the one that ships. */
export interface Teacher extends Schedule {
  /** Leaves out GUM's NonCommercial genres in any case: teachers that differ teach better. */
  readonly isFreeOnly: boolean;
  /** Added to the seed of the run. */
  readonly seedStep: number;
}

export interface Plan extends Schedule {
  /** Folder with gum/, ewt/ and polnear/. */
  readonly corpora: string;
  /** GUM's genres that are left out. */
  readonly without: readonly string[];
  readonly seed: number;
  readonly threads: number;
  /** Who writes its lessons: the news texts as they analyse them together. */
  readonly teachers: readonly Teacher[];
}

const schedule: Schedule = {
  shape: { dimension: 96, hidden: 96, layers: 3, arc: 96, relation: 96 },
  epochs: 20,
  silverEpochs: 0,
  lessonEpochs: 16,
  silverWeight: 0.5,
  lessonWeight: 0.5,
  batch: 1200,
  rate: 0.0025,
  dropout: 0.3,
  decay: 0.99,
  least: 3,
  affixRows: 1 << 13,
  gramRows: 1 << 14,
};

const taught: Schedule = { ...schedule, epochs: 20, silverEpochs: 8, lessonEpochs: 0 };

/** Measured in bench/accuracy/language/README.md. */
export const defaultPlan: Omit<Plan, 'corpora' | 'without' | 'seed' | 'threads'> = {
  ...schedule,
  teachers: [
    { ...taught, isFreeOnly: false, seedStep: 0 },
    { ...taught, isFreeOnly: true, seedStep: 0 },
  ],
};

/** Essays, fiction, letters, podcasts and WikiHow are under licences that exclude commercial use. */
export const nonCommercialGenres: readonly string[] = ['essay', 'fiction', 'letter', 'podcast', 'whow'];
