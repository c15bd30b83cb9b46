/** The layers of two-way gated recurrence (SRU-like: no matrix in the recurrence), each added to what it reads. */
import type { Batch, Learning, Shape } from './batch.ts';
import type { Dense } from './dense.ts';
import type { Parameter, Parameters } from './parameters.ts';

interface LayerTrace {
  readonly input: number;
  readonly mask: number;
  readonly u: number;
  readonly c: number;
}

export class Recurrence {
  readonly #dense: Dense;
  readonly #hidden: number;
  readonly #layers: readonly { readonly weight: Parameter; readonly bias: Parameter }[];
  #trace: LayerTrace[] = [];

  constructor(dense: Dense, parameters: Parameters, { hidden, layers }: Shape) {
    this.#dense = dense;
    this.#hidden = hidden;
    const width = 2 * hidden;
    this.#layers = Array.from({ length: layers }, (_, i) => ({
      weight: parameters.make(`layer${i}`, width, 6 * hidden, 1 / Math.sqrt(width)),
      bias: parameters.make(`layer${i}.bias`, 1, 6 * hidden, 0),
    }));
  }

  /** [rows][2 · hidden] → the same. */
  forward(batch: Batch, x: number, learning: Learning | null): number {
    this.#trace = [];
    return this.#layers.reduce((below, _, layer) => this.#layerForward(batch, below, layer, learning), x);
  }

  #layerForward(batch: Batch, x: number, layer: number, learning: Learning | null): number {
    const { memory } = this.#dense;
    const { kernels } = memory;
    const hidden = this.#hidden;
    const width = 2 * hidden;
    const m = batch.rows;
    let input = x;
    let mask = 0;
    if (learning !== null) {
      mask = this.#dense.mask(m * width, learning.by.dropout, learning.random);
      input = memory.copied(m * width, x);
      kernels.mulTo(m * width, input, mask);
    }
    const { weight, bias } = this.#layers[layer]!;
    const u = this.#dense.forward(m, input, weight, bias);
    const c = memory.allocate(m * width);
    const h = memory.allocate(m * width);
    this.#eachSide(batch, (words, gates, states, side) =>
      kernels.sruForward(words, hidden, u + gates, 6 * hidden, c + states, h + states, width, side),
    );
    kernels.addTo(m * width, h, input);
    this.#trace.push({ input, mask, u, c });
    return h;
  }

  /** Calls `read` for both directions of each sentence, with where its gates and its states begin, in bytes. */
  #eachSide(
    { examples, offsets }: Batch,
    read: (rows: number, gates: number, states: number, side: number) => void,
  ): void {
    const hidden = this.#hidden;
    examples.forEach(({ words }, i) => {
      const at = offsets[i]!;
      for (const side of [0, 1]) {
        const shift = side * hidden * 4;
        read(words + 1, at * 6 * hidden * 4 + 3 * shift, at * 2 * hidden * 4 + shift, side);
      }
    });
  }

  /** Adds to gradients; gives that of what `forward` was given. */
  backward(batch: Batch, dh: number): number {
    const { memory } = this.#dense;
    const { kernels } = memory;
    const hidden = this.#hidden;
    const width = 2 * hidden;
    const m = batch.rows;
    return this.#trace.reduceRight((above, { input, mask, u, c }, layer) => {
      const du = memory.allocate(m * 6 * hidden);
      this.#eachSide(batch, (words, gates, states, side) =>
        kernels.sruBackward(words, hidden, u + gates, 6 * hidden, c + states, above + states, width, du + gates, side),
      );
      const dx = memory.copied(m * width, above);
      const { weight, bias } = this.#layers[layer]!;
      this.#dense.backward(m, input, weight, bias, du, dx);
      kernels.mulTo(m * width, dx, mask);
      return dx;
    }, dh);
  }
}
