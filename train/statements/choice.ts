/**
 * Choosing among the proposals of one cue, or none of them: a softmax over their scores, learned by AdaGrad. A dropped feature is
 * dropped for all proposals alike, so that they stay comparable.
 */
import type { Learned, Schedule } from './logistic.ts';
import { scoreOf } from './logistic.ts';
import type { Random } from './random.ts';

/** One cue: rows and worth of each proposal. Where none has a worth, none of them is to be chosen. */
export interface ChoiceLesson {
  readonly proposals: readonly { readonly rows: Int32Array; readonly worth: number }[];
}

export function learnChoice(
  given: readonly ChoiceLesson[],
  rows: number,
  { passes, rate, dropout, averagedFrom }: Schedule,
  random: Random,
): Learned {
  const weights = new Float32Array(rows);
  const squares = new Float32Array(rows).fill(1);
  const sum = new Float64Array(rows);
  const lessons = [...given];
  const least = dropout * 2 ** 32;
  for (let pass = 1; pass <= passes; pass++) {
    random.shuffle(lessons);
    for (const { proposals } of lessons) {
      const salt = random.next();
      const kept = proposals.map((one) => one.rows.filter((row) => mixedWith(row, salt) >= least));
      learnOne(
        weights,
        squares,
        kept,
        proposals.map(({ worth }) => worth),
        rate / Math.sqrt(pass),
      );
    }
    if (pass >= averagedFrom) for (let at = 0; at < rows; at++) sum[at]! += weights[at]!;
  }
  // Nothing is dropped when the weights are used.
  const share = (1 - dropout) / (passes - averagedFrom + 1);
  return { weights: Float32Array.from(sum, (value) => value * share) };
}

function mixedWith(row: number, salt: number): number {
  const hash = Math.imul(row ^ salt, 0x9e3779b1);
  return (Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ (hash >>> 13)) >>> 0;
}

function learnOne(
  weights: Float32Array,
  squares: Float32Array,
  proposals: readonly Int32Array[],
  worths: readonly number[],
  rate: number,
): void {
  const scores = proposals.map((rows) => scoreOf(weights, rows, 1, 0));
  // None of them scores 0.
  const largest = Math.max(0, ...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const all = powers.reduce((total, power) => total + power, Math.exp(-largest));
  const wanted = worths.reduce((total, worth) => total + worth, 0);
  proposals.forEach((rows, at) => {
    const slope = powers[at]! / all - (wanted === 0 ? 0 : worths[at]! / wanted);
    if (Math.abs(slope) < 1e-4) return;
    for (const row of rows) {
      squares[row]! += slope * slope;
      weights[row]! -= (rate * slope) / Math.sqrt(squares[row]!);
    }
  });
}
