/** A linear chain of labels over a stretch of words: the likeliest labelling, and how likely each word's label is. */
import { labelCount, mayFollow } from './labels.ts';

const n = labelCount;
const impossible = -1e4;

/** Of the label before and the label after; then of a stretch's first label. */
export const stepCount = n * n + n;

export interface StepScores {
  /** `labelCount` × `labelCount`, then `labelCount`; `impossible` where a label may not follow. */
  readonly scores: Float64Array;
  /** e to the power of the scores. */
  readonly factors: Float64Array;
}

export function stepScores(steps: ArrayLike<number>): StepScores {
  const scores = new Float64Array(stepCount);
  for (let before = 0; before < n; before++) {
    for (let label = 0; label < n; label++) {
      const at = before * n + label;
      scores[at] = mayFollow(before, label) ? steps[at]! : impossible;
    }
  }
  for (let label = 0; label < n; label++)
    scores[n * n + label] = mayFollow(0, label) ? steps[n * n + label]! : impossible;
  return { scores, factors: scores.map(Math.exp) };
}

/** The likeliest labels of a stretch of `size` words with `labelCount` scores each. */
export function likeliest(scores: Float64Array, size: number, { scores: steps }: StepScores, labels: Uint8Array): void {
  const best = new Float64Array(size * n);
  const from = new Uint8Array(size * n);
  for (let label = 0; label < n; label++) best[label] = steps[n * n + label]! + scores[label]!;
  for (let word = 1; word < size; word++) {
    for (let label = 0; label < n; label++) {
      let most = Number.NEGATIVE_INFINITY;
      let origin = 0;
      for (let before = 0; before < n; before++) {
        const score = best[(word - 1) * n + before]! + steps[before * n + label]!;
        if (score > most) {
          most = score;
          origin = before;
        }
      }
      best[word * n + label] = most + scores[word * n + label]!;
      from[word * n + label] = origin;
    }
  }
  let label = 0;
  for (let one = 1; one < n; one++) if (best[(size - 1) * n + one]! > best[(size - 1) * n + label]!) label = one;
  for (let word = size - 1; word >= 0; word--) {
    labels[word] = label;
    label = from[word * n + label]!;
  }
}

export interface Sums {
  /** Sums over all labellings to the left and to the right, each word's scaled to 1. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly gains: Float64Array;
  /** The probability of each label at each word. */
  readonly shares: Float64Array;
}

export function sumsOf(scores: Float64Array, size: number, { factors }: StepScores): Sums {
  const left = new Float64Array(size * n);
  const right = new Float64Array(size * n);
  const gains = new Float64Array(size * n);
  const shares = new Float64Array(size * n);
  for (let word = 0; word < size; word++) {
    const at = word * n;
    let largest = scores[at]!;
    for (let label = 1; label < n; label++) largest = Math.max(largest, scores[at + label]!);
    for (let label = 0; label < n; label++) {
      gains[at + label] = Math.exp(scores[at + label]! - largest);
      let sum = 0;
      if (word === 0) sum = factors[n * n + label]!;
      else for (let before = 0; before < n; before++) sum += left[at - n + before]! * factors[before * n + label]!;
      left[at + label] = sum * gains[at + label]!;
    }
    scale(left, at);
  }
  right.fill(1, (size - 1) * n);
  for (let word = size - 2; word >= 0; word--) {
    const at = word * n;
    for (let before = 0; before < n; before++) {
      let sum = 0;
      for (let label = 0; label < n; label++) {
        sum += right[at + n + label]! * gains[at + n + label]! * factors[before * n + label]!;
      }
      right[at + before] = sum;
    }
    scale(right, at);
  }
  for (let at = 0; at < shares.length; at++) shares[at] = left[at]! * right[at]!;
  for (let word = 0; word < size; word++) scale(shares, word * n);
  return { left, right, gains, shares };
}

/** To a sum of 1. */
function scale(column: Float64Array, at: number): void {
  let sum = 0;
  for (let label = 0; label < n; label++) sum += column[at + label]!;
  for (let label = 0; label < n; label++) column[at + label]! /= sum;
}
