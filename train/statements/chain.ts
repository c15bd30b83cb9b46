/** The linear chain of roles, learned by AdaGrad on its likelihood, with dropout of features. */
import { mayFollow, roleCount, stepCount, stepScores, sumsOf } from '../../src/statements/engine/index.ts';
import { type LearnedChain, learnInPasses, Weights, type WordRows } from './chain-passes.ts';
import type { Schedule } from './logistic.ts';
import type { Random } from './random.ts';

export interface ChainLesson extends WordRows {
  readonly boundaries: Int32Array;
  /** Of each word. */
  readonly roles: Uint8Array;
  /** Place of the cue, which has no role. */
  readonly cue: number;
}

const pairs = roleCount * roleCount;
const impossible = -1e4;
/** Slopes below this change nothing worth the time. */
const leastSlope = 1e-4;

export function learnChain(
  lessons: readonly ChainLesson[],
  rows: number,
  schedule: Schedule,
  random: Random,
): LearnedChain {
  return learnInPasses(new RoleLearner(rows), lessons, schedule, random);
}

/** Scores of each word's roles, as the engine sums them. */
export function chainScores(words: Float32Array, { offsets, rows, cue }: ChainLesson): Float64Array {
  const size = offsets.length - 1;
  const scores = new Float64Array(size * roleCount);
  for (let word = 0; word < size; word++) {
    const at = word * roleCount;
    for (let place = offsets[word]!; place < offsets[word + 1]!; place++) {
      const row = rows[place]! * roleCount;
      for (let role = 0; role < roleCount; role++) scores[at + role]! += words[row + role]!;
    }
    if (word === cue) scores.fill(impossible, at + 1, at + roleCount);
  }
  return scores;
}

class RoleLearner {
  readonly words: Weights;
  readonly steps = new Weights(stepCount);

  constructor(rows: number) {
    this.words = new Weights(rows * roleCount);
  }

  learn(lesson: ChainLesson, rate: number): void {
    const { roles, boundaries, cue } = lesson;
    const scores = chainScores(this.words.values, lesson);
    const steps = stepScores(this.steps.values, { offsets: lesson.offsets, boundaries });
    const sums = sumsOf(scores, steps);
    for (let word = 0; word < roles.length; word++) {
      if (word !== cue) this.#learnWord(lesson, word, sums.shares, rate);
      if (word > 0) this.#learnStep(lesson, word, sums, rate);
    }
  }

  #learnWord({ offsets, rows, roles }: ChainLesson, word: number, shares: Float64Array, rate: number): void {
    for (let role = 0; role < roleCount; role++) {
      const slope = shares[word * roleCount + role]! - (roles[word] === role ? 1 : 0);
      if (Math.abs(slope) < leastSlope) continue;
      for (let place = offsets[word]!; place < offsets[word + 1]!; place++) {
        this.words.move(rows[place]! * roleCount + role, slope, rate);
      }
    }
  }

  #learnStep({ boundaries, roles }: ChainLesson, word: number, sums: ReturnType<typeof sumsOf>, rate: number): void {
    const any = stepCount - pairs;
    const shares = new Float64Array(pairs);
    let total = 0;
    for (let pair = 0; pair < pairs; pair++) {
      const [before, role] = [Math.floor(pair / roleCount), pair % roleCount];
      const at = word * roleCount + role;
      const left = sums.left[(word - 1) * roleCount + before]!;
      shares[pair] = left * sums.factors[word * pairs + pair]! * sums.gains[at]! * sums.right[at]!;
      total += shares[pair]!;
    }
    const actual = roles[word - 1]! * roleCount + roles[word]!;
    for (let pair = 0; pair < pairs; pair++) {
      if (!mayFollow(Math.floor(pair / roleCount), pair % roleCount)) continue;
      const slope = shares[pair]! / total - (pair === actual ? 1 : 0);
      if (Math.abs(slope) < leastSlope) continue;
      this.steps.move(boundaries[word]! * pairs + pair, slope, rate);
      this.steps.move(any + pair, slope, rate);
    }
  }
}
