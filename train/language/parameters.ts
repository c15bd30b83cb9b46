/** What is learned: values with a gradient for each thread, two moments for Adam, and a running average that is shipped. */
import type { Memory } from './memory.ts';
import type { Random } from './random.ts';

export interface Parameter {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly size: number;
  readonly value: number;
  readonly gradients: readonly number[];
  readonly first: number;
  readonly second: number;
  readonly average: number;
}

export class Parameters {
  readonly all: Parameter[] = [];
  readonly #memory: Memory;
  readonly #threads: number;
  readonly #random: Random | null;

  /**
   * Every thread makes the same parameters in the same order: they share the memory. One of them sets their first values, by
   * `random`, which is null for the others.
   */
  constructor(memory: Memory, threads: number, random: Random | null) {
    this.#memory = memory;
    this.#threads = threads;
    this.#random = random;
  }

  make(name: string, rows: number, columns: number, spread: number): Parameter {
    const size = rows * columns;
    const memory = this.#memory;
    const parameter: Parameter = {
      name,
      rows,
      columns,
      size,
      value: memory.allocate(size),
      gradients: Array.from({ length: this.#threads }, () => memory.allocate(size)),
      first: memory.allocate(size),
      second: memory.allocate(size),
      average: memory.allocate(size),
    };
    this.all.push(parameter);
    if (this.#random !== null) {
      const { floats } = memory;
      const at = parameter.value / 4;
      if (spread > 0) for (let i = 0; i < size; i++) floats[at + i] = this.#random.gauss() * spread;
      floats.copyWithin(parameter.average / 4, at, at + size);
    }
    return parameter;
  }

  /** The running averages change places with the values, but for `without`, which has none. */
  swapAverage(without: Parameter): void {
    for (const parameter of this.all) {
      if (parameter !== without) this.#memory.kernels.swap(parameter.size, parameter.value, parameter.average);
    }
  }
}
