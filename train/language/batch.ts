/** What the parts of the network pass to each other: examples, batches of them, and how they are learned from. */
import type { Shape } from '../../src/language/model/index.ts';
import type { Random } from './random.ts';

export type { Shape };

export interface Labels {
  readonly tags: readonly number[];
  readonly relations: number;
}

/** For each word the `sharesKept` likeliest classes and their shares, which sum to 1. */
export interface Shares {
  readonly classes: Int32Array;
  readonly shares: Float32Array;
}

export const sharesKept = 3;

/** What teachers said of a sentence, in place of one right answer. */
export interface Opinion {
  readonly tags: readonly Shares[];
  readonly head: Shares;
  readonly relation: Shares;
}

/** One sentence made ready: `tags[i]` are the gold classes of tag layer i (−1: none), `rows` those of its words. */
export interface Example {
  readonly corpus: number;
  readonly silver: boolean;
  readonly words: number;
  readonly rows: readonly Int32Array[];
  readonly weights: readonly Float32Array[];
  readonly frequency: Float64Array;
  readonly tags: readonly Int32Array[];
  readonly head: Int32Array;
  readonly relation: Int32Array;
  /** Null where there is one right answer. Its likeliest classes are `tags`, `head` and `relation`, but for heads made a tree. */
  readonly opinion: Opinion | null;
}

/** Sentences laid below each other: row offsets[i] is a sentence's root, its words follow. */
export interface Batch {
  readonly examples: readonly Example[];
  readonly offsets: readonly number[];
  readonly rows: number;
}

export function batchOf(examples: readonly Example[]): Batch {
  let rows = 0;
  const offsets = examples.map(({ words }) => {
    const at = rows;
    rows += words + 1;
    return at;
  });
  return { examples, offsets, rows };
}

export interface Regularisation {
  readonly dropout: number;
  /** Forms seen n times are taken for unknown with share a / (a + n). */
  readonly unknown: number;
}

export interface Learning {
  readonly random: Random;
  /** Of every gradient: the weight of the batch's words, one word's part of it. */
  readonly scale: number;
  readonly by: Regularisation;
  readonly tagWeight: readonly number[];
}

/** A table of scores in the memory: `at` and `stride` in floats, the first `size` columns count. */
export interface ScoreTable {
  readonly at: number;
  readonly stride: number;
  readonly size: number;
}

/** What the network says of one sentence; a row for each word. Valid until the next run. */
export interface Prediction {
  readonly tags: readonly ScoreTable[];
  /** Column h is the score of head h, 0 the root. */
  readonly arcs: ScoreTable;
  /** Scores of relations for given heads. */
  relations(head: Int32Array): ScoreTable;
}
