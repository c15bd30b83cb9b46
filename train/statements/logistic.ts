/** Logistic regression over rows of features, by AdaGrad; some outputs at once, with dropout of features. */
import type { Random } from './random.ts';

export interface Lesson {
  readonly rows: Int32Array;
  /** One for each output, 0 to 1. */
  readonly targets: readonly number[];
  readonly weight: number;
}

export interface Schedule {
  readonly passes: number;
  readonly rate: number;
  /** Share of features that a lesson does without. */
  readonly dropout: number;
  /** The weights are the mean of those at the ends of this pass and all later ones. */
  readonly averagedFrom: number;
}

export interface Learned {
  /** `outputs` for each row. */
  readonly weights: Float32Array;
}

const logistic = (score: number) => 1 / (1 + Math.exp(-score));

export function scoreOf(weights: Float32Array, rows: Int32Array, outputs: number, output: number): number {
  let score = 0;
  for (const row of rows) score += weights[row * outputs + output]!;
  return score;
}

export function learnLogistic(
  given: readonly Lesson[],
  rows: number,
  outputs: number,
  { passes, rate, dropout, averagedFrom }: Schedule,
  random: Random,
): Learned {
  const weights = new Float32Array(rows * outputs);
  // Beginning at 1: a feature's first lesson moves it no further than its slope says.
  const squares = new Float32Array(rows * outputs).fill(1);
  const sum = new Float64Array(rows * outputs);
  const lessons = [...given];
  const buffer = new Int32Array(lessons.reduce((most, lesson) => Math.max(most, lesson.rows.length), 0));
  for (let pass = 1; pass <= passes; pass++) {
    random.shuffle(lessons);
    const step = rate / Math.sqrt(pass);
    for (const lesson of lessons) {
      const kept = random.without(lesson.rows, dropout, buffer);
      for (let output = 0; output < outputs; output++) {
        const error = logistic(scoreOf(weights, kept, outputs, output)) - lesson.targets[output]!;
        const slope = error * lesson.weight;
        for (const row of kept) {
          const at = row * outputs + output;
          squares[at]! += slope * slope;
          weights[at]! -= (step * slope) / Math.sqrt(squares[at]!);
        }
      }
    }
    if (pass >= averagedFrom) for (let at = 0; at < sum.length; at++) sum[at]! += weights[at]!;
  }
  // Nothing is dropped when the weights are used.
  const share = (1 - dropout) / (passes - averagedFrom + 1);
  return { weights: Float32Array.from(sum, (value) => value * share) };
}
