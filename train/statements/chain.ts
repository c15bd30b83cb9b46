/** The linear chain of roles, learned by AdaGrad on its likelihood, with dropout of features. */
import { mayFollow, roleCount, stepCount, stepScores, sumsOf } from '../../src/statements/engine/index.ts';
import type { Schedule } from './logistic.ts';
import type { Random } from './random.ts';

export interface ChainLesson {
  /** Word i has the rows `offsets[i]` to `offsets[i + 1]`. */
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
  readonly boundaries: Int32Array;
  /** Of each word. */
  readonly roles: Uint8Array;
  /** Place of the cue, which has no role. */
  readonly cue: number;
}

export interface LearnedChain {
  /** `roleCount` for each row. */
  readonly words: Float32Array;
  readonly steps: Float32Array;
}

const pairs = roleCount * roleCount;
const impossible = -1e4;
/** Slopes below this change nothing worth the time. */
const leastSlope = 1e-4;

export function learnChain(
  given: readonly ChainLesson[],
  rows: number,
  { passes, rate, dropout, averagedFrom }: Schedule,
  random: Random,
): LearnedChain {
  const learner = new ChainLearner(rows);
  const words = new Float32Array(rows * roleCount);
  const steps = new Float32Array(stepCount);
  const lessons = [...given];
  const longest = lessons.reduce((most, lesson) => Math.max(most, lesson.rows.length), 0);
  const buffer = new Int32Array(longest);
  for (let pass = 1; pass <= passes; pass++) {
    random.shuffle(lessons);
    for (const lesson of lessons) learner.learn(withoutSome(lesson, dropout, random, buffer), rate / Math.sqrt(pass));
    if (pass < averagedFrom) continue;
    for (let at = 0; at < words.length; at++) words[at]! += learner.words[at]!;
    for (let at = 0; at < steps.length; at++) steps[at]! += learner.steps[at]!;
  }
  // Nothing is dropped when the weights are used.
  const passesMeant = passes - averagedFrom + 1;
  return {
    words: Float32Array.from(words, (value) => (value * (1 - dropout)) / passesMeant),
    steps: Float32Array.from(steps, (value) => value / passesMeant),
  };
}

function withoutSome(lesson: ChainLesson, dropout: number, random: Random, buffer: Int32Array): ChainLesson {
  const offsets = new Int32Array(lesson.offsets.length);
  let length = 0;
  for (let word = 0; word + 1 < offsets.length; word++) {
    const own = lesson.rows.subarray(lesson.offsets[word], lesson.offsets[word + 1]);
    length += random.without(own, dropout, buffer.subarray(length)).length;
    offsets[word + 1] = length;
  }
  return { ...lesson, offsets, rows: buffer };
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

class ChainLearner {
  readonly words: Float32Array;
  readonly steps = new Float32Array(stepCount);
  readonly #wordSquares: Float32Array;
  // Beginning at 1, as in logistic.ts.
  readonly #stepSquares = new Float32Array(stepCount).fill(1);

  constructor(rows: number) {
    this.words = new Float32Array(rows * roleCount);
    this.#wordSquares = new Float32Array(rows * roleCount).fill(1);
  }

  learn(lesson: ChainLesson, rate: number): void {
    const { roles, boundaries, cue } = lesson;
    const scores = chainScores(this.words, lesson);
    const steps = stepScores(this.steps, { offsets: lesson.offsets, boundaries });
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
        const weight = rows[place]! * roleCount + role;
        this.#wordSquares[weight]! += slope * slope;
        this.words[weight]! -= (rate * slope) / Math.sqrt(this.#wordSquares[weight]!);
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
      for (const weight of [boundaries[word]! * pairs + pair, any + pair]) {
        this.#stepSquares[weight]! += slope * slope;
        this.steps[weight]! -= (rate * slope) / Math.sqrt(this.#stepSquares[weight]!);
      }
    }
  }
}
