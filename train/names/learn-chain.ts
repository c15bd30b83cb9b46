/** The chain of labels, learned by AdaGrad on its likelihood, with dropout of features. */
import { labelCount, mayFollow, stepCount, stepScores, sumsOf } from '../../src/language/names/index.ts';
import type { Schedule } from '../statements/logistic.ts';
import type { Random } from '../statements/random.ts';
import type { Lesson } from './lessons.ts';

export interface LearnedChain {
  /** `labelCount` for each row. */
  readonly words: Float32Array;
  readonly steps: Float32Array;
}

/** Slopes below this change nothing worth the time. */
const leastSlope = 1e-3;
const pairs = labelCount * labelCount;

export function learnChain(
  given: readonly Lesson[],
  rows: number,
  { passes, rate, dropout, averagedFrom }: Schedule,
  random: Random,
  say: (what: string) => void,
): LearnedChain {
  const learner = new ChainLearner(rows);
  const words = new Float64Array(rows * labelCount);
  const steps = new Float64Array(stepCount);
  const lessons = [...given];
  const buffer = new Int32Array(lessons.reduce((most, lesson) => Math.max(most, lesson.rows.length), 0));
  for (let pass = 1; pass <= passes; pass++) {
    random.shuffle(lessons);
    for (const lesson of lessons) learner.learn(withoutSome(lesson, dropout, random, buffer), rate / Math.sqrt(pass));
    say(`pass ${pass}`);
    if (pass < averagedFrom) continue;
    for (let at = 0; at < words.length; at++) words[at]! += learner.words[at]!;
    for (let at = 0; at < steps.length; at++) steps[at]! += learner.steps[at]!;
  }
  // Nothing is dropped when the weights are used.
  const meant = passes - averagedFrom + 1;
  return {
    words: Float32Array.from(words, (value) => (value * (1 - dropout)) / meant),
    steps: Float32Array.from(steps, (value) => value / meant),
  };
}

function withoutSome(lesson: Lesson, dropout: number, random: Random, buffer: Int32Array): Lesson {
  const offsets = new Int32Array(lesson.offsets.length);
  let length = 0;
  for (let word = 0; word + 1 < offsets.length; word++) {
    const own = lesson.rows.subarray(lesson.offsets[word], lesson.offsets[word + 1]);
    length += random.without(own, dropout, buffer.subarray(length)).length;
    offsets[word + 1] = length;
  }
  return { ...lesson, offsets, rows: buffer };
}

class ChainLearner {
  readonly words: Float32Array;
  readonly steps = new Float32Array(stepCount);
  readonly #wordSquares: Float32Array;
  // Beginning at 1: a feature's first lesson moves it no further than its slope says.
  readonly #stepSquares = new Float32Array(stepCount).fill(1);
  readonly #shares = new Float64Array(pairs);

  constructor(rows: number) {
    this.words = new Float32Array(rows * labelCount);
    this.#wordSquares = new Float32Array(rows * labelCount).fill(1);
  }

  learn({ offsets, rows, labels, weight }: Lesson, rate: number): void {
    const size = labels.length;
    const scores = new Float64Array(size * labelCount);
    for (let word = 0; word < size; word++) {
      const at = word * labelCount;
      for (let place = offsets[word]!; place < offsets[word + 1]!; place++) {
        const row = rows[place]! * labelCount;
        for (let label = 0; label < labelCount; label++) scores[at + label]! += this.words[row + label]!;
      }
    }
    const table = stepScores(this.steps);
    const sums = sumsOf(scores, size, table);
    for (let word = 0; word < size; word++) {
      for (let label = 0; label < labelCount; label++) {
        const slope = weight * (sums.shares[word * labelCount + label]! - (labels[word] === label ? 1 : 0));
        if (Math.abs(slope) < leastSlope) continue;
        for (let place = offsets[word]!; place < offsets[word + 1]!; place++) {
          const at = rows[place]! * labelCount + label;
          this.#wordSquares[at]! += slope * slope;
          this.words[at]! -= (rate * slope) / Math.sqrt(this.#wordSquares[at]!);
        }
        if (word === 0) this.#step(pairs + label, slope, rate);
      }
      if (word > 0) this.#learnSteps(labels, word, sums, table.factors, weight, rate);
    }
  }

  #learnSteps(
    labels: Uint8Array,
    word: number,
    { left, right, gains }: ReturnType<typeof sumsOf>,
    factors: Float64Array,
    weight: number,
    rate: number,
  ): void {
    const shares = this.#shares;
    let total = 0;
    for (let before = 0; before < labelCount; before++) {
      const from = left[(word - 1) * labelCount + before]!;
      for (let label = 0; label < labelCount; label++) {
        const at = word * labelCount + label;
        const pair = before * labelCount + label;
        shares[pair] = from * factors[pair]! * gains[at]! * right[at]!;
        total += shares[pair]!;
      }
    }
    const actual = labels[word - 1]! * labelCount + labels[word]!;
    for (let pair = 0; pair < pairs; pair++) {
      if (!mayFollow(Math.floor(pair / labelCount), pair % labelCount)) continue;
      this.#step(pair, weight * (shares[pair]! / total - (pair === actual ? 1 : 0)), rate);
    }
  }

  #step(at: number, slope: number, rate: number): void {
    if (Math.abs(slope) < leastSlope) return;
    this.#stepSquares[at]! += slope * slope;
    this.steps[at]! -= (rate * slope) / Math.sqrt(this.#stepSquares[at]!);
  }
}
