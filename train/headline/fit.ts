/**
 * Learns what each feature of a headline adds: softmax over the candidates of a page, log loss with a ridge, Adam over
 * all pages at once. A page that declares its headline teaches nothing, nor one whose headline is none of its candidates.
 */
import type { HeadlineCase } from './cases.ts';

export interface FitOptions {
  readonly rounds: number;
  readonly rate: number;
  readonly ridge: number;
}

export type Weights = Readonly<Record<string, number>>;

/** The same cases in the same order give the same weights. */
export function fitWeights(cases: readonly HeadlineCase[], { rounds, rate, ridge }: FitOptions): Weights {
  const names = [...new Set(cases.flatMap((page) => page.features.flatMap((one) => Object.keys(one))))].sort();
  const column = new Map(names.map((name, i) => [name, i]));
  const lessons = cases
    .filter(({ right, declared, candidates }) => declared < 0 && right >= 0 && candidates.length > 1)
    .map(({ right, features }) => ({
      right,
      rows: features.map((one) => Object.entries(one).map(([name, value]) => [column.get(name)!, value] as const)),
    }));
  const weights = new Float64Array(names.length);
  const mean = new Float64Array(names.length);
  const square = new Float64Array(names.length);
  for (let round = 1; round <= rounds; round++) {
    const slope = new Float64Array(names.length);
    for (const lesson of lessons) {
      const chances = softmax(lesson.rows.map((row) => scoreOf(row, weights)));
      for (const [k, row] of lesson.rows.entries()) {
        const miss = chances[k]! - (k === lesson.right ? 1 : 0);
        for (const [i, value] of row) slope[i]! += miss * value;
      }
    }
    for (let i = 0; i < weights.length; i++) {
      const step = slope[i]! / Math.max(1, lessons.length) + ridge * weights[i]!;
      mean[i] = 0.9 * mean[i]! + 0.1 * step;
      square[i] = 0.99 * square[i]! + 0.01 * step * step;
      weights[i]! -= (rate * (mean[i]! / (1 - 0.9 ** round))) / (Math.sqrt(square[i]! / (1 - 0.99 ** round)) + 1e-8);
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, weights[i]!]));
}

/** The candidate that is declared or that weights choose, −1 when there is none; the first of several that are level. */
export function chosen({ features, declared }: HeadlineCase, weights: Weights): number {
  if (declared >= 0) return declared;
  let best = -1;
  let top = Number.NEGATIVE_INFINITY;
  for (const [k, one] of features.entries()) {
    let score = 0;
    for (const [name, value] of Object.entries(one)) score += (weights[name] ?? 0) * value;
    if (score > top) {
      top = score;
      best = k;
    }
  }
  return best;
}

function scoreOf(row: readonly (readonly [column: number, value: number])[], weights: Float64Array): number {
  let score = 0;
  for (const [i, value] of row) score += weights[i]! * value;
  return score;
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - top));
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / sum);
}
