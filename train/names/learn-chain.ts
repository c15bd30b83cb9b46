/** The chain of labels, learned by AdaGrad on its likelihood, with dropout of features. */
import { labelCount, mayFollow, stepCount, stepScores, sumsOf } from '../../src/language/names/index.ts';
import { type LearnedChain, learnInPasses, Weights } from '../statements/chain-passes.ts';
import type { Schedule } from '../statements/logistic.ts';
import type { Random } from '../statements/random.ts';
import type { Lesson } from './lessons.ts';

/** Slopes below this change nothing worth the time. */
const leastSlope = 1e-3;
const pairs = labelCount * labelCount;

export function learnChain(
  lessons: readonly Lesson[],
  rows: number,
  schedule: Schedule,
  random: Random,
  say: (what: string) => void,
): LearnedChain {
  return learnInPasses(new LabelLearner(rows), lessons, schedule, random, say);
}

class LabelLearner {
  readonly words: Weights;
  readonly steps = new Weights(stepCount);
  readonly #shares = new Float64Array(pairs);

  constructor(rows: number) {
    this.words = new Weights(rows * labelCount);
  }

  learn({ offsets, rows, labels, weight }: Lesson, rate: number): void {
    const size = labels.length;
    const scores = new Float64Array(size * labelCount);
    for (let word = 0; word < size; word++) {
      const at = word * labelCount;
      for (let place = offsets[word]!; place < offsets[word + 1]!; place++) {
        const row = rows[place]! * labelCount;
        for (let label = 0; label < labelCount; label++) scores[at + label]! += this.words.values[row + label]!;
      }
    }
    const table = stepScores(this.steps.values);
    const sums = sumsOf(scores, size, table);
    for (let word = 0; word < size; word++) {
      for (let label = 0; label < labelCount; label++) {
        const slope = weight * (sums.shares[word * labelCount + label]! - (labels[word] === label ? 1 : 0));
        if (Math.abs(slope) < leastSlope) continue;
        for (let place = offsets[word]!; place < offsets[word + 1]!; place++) {
          this.words.move(rows[place]! * labelCount + label, slope, rate);
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
    if (Math.abs(slope) >= leastSlope) this.steps.move(at, slope, rate);
  }
}
