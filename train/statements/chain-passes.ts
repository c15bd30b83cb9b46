/** What every linear chain over words is learned with: passes in an order drawn anew, features left out, steps by AdaGrad. */
import type { Schedule } from './logistic.ts';
import type { Random } from './random.ts';

/** A lesson's features: word i has the rows `offsets[i]` to `offsets[i + 1]`. */
export interface WordRows {
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
}

export interface LearnedChain {
  /** One weight a label for each row. */
  readonly words: Float32Array;
  readonly steps: Float32Array;
}

/** Weights that are moved by AdaGrad. */
export class Weights {
  readonly values: Float32Array;
  readonly #squares: Float32Array;

  constructor(length: number) {
    this.values = new Float32Array(length);
    // Beginning at 1: a feature's first lesson moves it no further than its slope says.
    this.#squares = new Float32Array(length).fill(1);
  }

  move(at: number, slope: number, rate: number): void {
    this.#squares[at]! += slope * slope;
    this.values[at]! -= (rate * slope) / Math.sqrt(this.#squares[at]!);
  }
}

export interface ChainLearner<Lesson> {
  readonly words: Weights;
  readonly steps: Weights;
  learn(lesson: Lesson, rate: number): void;
}

/** The mean of the weights after each of the last passes. */
export function learnInPasses<Lesson extends WordRows>(
  learner: ChainLearner<Lesson>,
  given: readonly Lesson[],
  { passes, rate, dropout, averagedFrom }: Schedule,
  random: Random,
  say: (what: string) => void = () => {},
): LearnedChain {
  const words = new Float64Array(learner.words.values.length);
  const steps = new Float64Array(learner.steps.values.length);
  const lessons = [...given];
  const buffer = new Int32Array(lessons.reduce((most, lesson) => Math.max(most, lesson.rows.length), 0));
  for (let pass = 1; pass <= passes; pass++) {
    random.shuffle(lessons);
    for (const lesson of lessons) learner.learn(withoutSome(lesson, dropout, random, buffer), rate / Math.sqrt(pass));
    say(`pass ${pass}`);
    if (pass < averagedFrom) continue;
    for (let at = 0; at < words.length; at++) words[at]! += learner.words.values[at]!;
    for (let at = 0; at < steps.length; at++) steps[at]! += learner.steps.values[at]!;
  }
  // Nothing is dropped when the weights are used.
  const meant = passes - averagedFrom + 1;
  return {
    words: Float32Array.from(words, (value) => (value * (1 - dropout)) / meant),
    steps: Float32Array.from(steps, (value) => value / meant),
  };
}

/** The lesson with its rows in a buffer that the next call uses again. */
function withoutSome<Lesson extends WordRows>(
  lesson: Lesson,
  dropout: number,
  random: Random,
  buffer: Int32Array,
): Lesson {
  const offsets = new Int32Array(lesson.offsets.length);
  let length = 0;
  for (let word = 0; word + 1 < offsets.length; word++) {
    const own = lesson.rows.subarray(lesson.offsets[word], lesson.offsets[word + 1]);
    length += random.without(own, dropout, buffer.subarray(length)).length;
    offsets[word + 1] = length;
  }
  return { ...lesson, offsets, rows: buffer };
}
