/** Adam over parameters that several threads share: each sums the gradients of, and updates, its own part. */
import type { Memory } from './memory.ts';
import type { Network } from './network.ts';
import type { Parameter, Parameters } from './parameters.ts';

/** The gradient of all dense parameters together is shortened to this length. */
const longestGradient = 5;

export class Optimiser {
  step = 0;
  readonly #memory: Memory;
  readonly #dense: readonly Parameter[];
  readonly #network: Network;
  readonly #thread: number;
  readonly #threads: number;
  readonly #flags: Int32Array;
  readonly #sums: Float64Array;
  readonly #decay: number;

  constructor(
    memory: Memory,
    parameters: Parameters,
    network: Network,
    thread: number,
    threads: number,
    control: SharedArrayBuffer,
    decay: number,
  ) {
    this.#memory = memory;
    this.#network = network;
    this.#dense = parameters.all.filter((parameter) => parameter !== network.embedding);
    this.#thread = thread;
    this.#threads = threads;
    this.#flags = new Int32Array(control, 0, 2);
    this.#sums = new Float64Array(control, 64, threads);
    this.#decay = decay;
  }

  /** Waits until all threads are here. */
  meet(): void {
    const flags = this.#flags;
    const generation = Atomics.load(flags, 1);
    if (Atomics.add(flags, 0, 1) === this.#threads - 1) {
      Atomics.store(flags, 0, 0);
      Atomics.add(flags, 1, 1);
      Atomics.notify(flags, 1);
    } else while (Atomics.load(flags, 1) === generation) Atomics.wait(flags, 1, generation);
  }

  /** This thread's part of a parameter: whole vectors, as floats. */
  #part(size: number): readonly [from: number, length: number] {
    const vectors = size / 4;
    const from = Math.floor((vectors * this.#thread) / this.#threads) * 4;
    return [from, Math.floor((vectors * (this.#thread + 1)) / this.#threads) * 4 - from];
  }

  /** To be called by all threads after each has added to its gradients and met the others. Clears the gradients. */
  update(rate: number): void {
    const { kernels } = this.#memory;
    const threads = this.#threads;
    this.step++;
    let squares = 0;
    for (const { size, gradients } of this.#dense) {
      const [from, length] = this.#part(size);
      for (let t = 1; t < threads; t++) kernels.drain(length, gradients[0]! + from * 4, gradients[t]! + from * 4);
      squares += kernels.squares(length, gradients[0]! + from * 4);
    }
    this.#sums[this.#thread] = squares;
    this.meet();
    const length = Math.sqrt(this.#sums.reduce((sum, one) => sum + one, 0));
    const scale = length > longestGradient ? longestGradient / length : 1;
    const corrections = [1 - 0.9 ** this.step, 1 - 0.98 ** this.step] as const;
    for (const { size, value, gradients, first, second } of this.#dense) {
      const [from, part] = this.#part(size);
      const o = from * 4;
      kernels.adam(part, value + o, gradients[0]! + o, first + o, second + o, rate, scale, ...corrections);
    }
    this.#updateEmbedding(rate, corrections);
    if (this.step % 10 === 0) {
      const decay = Math.min(this.#decay ** 10, 1 - 10 / (this.step + 10));
      // Each thread averages what it has itself updated; the embedding's rows are parted otherwise, and are shipped as they are.
      for (const { size, value, average } of this.#dense) {
        const [from, part] = this.#part(size);
        kernels.ema(part, average + from * 4, value + from * 4, decay);
      }
    }
    this.meet();
  }

  /** Only the rows that this batch's words drew on. */
  #updateEmbedding(rate: number, corrections: readonly [number, number]): void {
    const { kernels } = this.#memory;
    const { touched, embedding } = this.#network;
    const { value, gradients, first, second, rows, columns } = embedding;
    for (let row = this.#thread; row < rows; row += this.#threads) {
      const o = row * columns * 4;
      let isTouched = false;
      touched.forEach((marks, t) => {
        if (marks[row] === 0) return;
        marks[row] = 0;
        isTouched = true;
        if (t > 0) kernels.drain(columns, gradients[0]! + o, gradients[t]! + o);
      });
      if (isTouched)
        kernels.adam(columns, value + o, gradients[0]! + o, first + o, second + o, rate, 1, ...corrections);
    }
  }
}
