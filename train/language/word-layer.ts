/** The first layer: rows of the embedding → word vectors → a convolution over three words. */
import type { Batch, Learning, Shape } from './batch.ts';
import type { Dense } from './dense.ts';
import type { Parameter, Parameters } from './parameters.ts';

interface WordTrace {
  readonly mask: number;
  /** The rows that each word drew on, hidden forms left out. */
  readonly used: readonly Int32Array[];
  readonly windows: number;
  readonly y: number;
}

export class WordLayer {
  readonly embedding: Parameter;
  /** Rows of the embedding that a thread's gradients reach, a byte each. */
  readonly touched: readonly Uint8Array[];
  readonly #dense: Dense;
  readonly #corpora: Parameter;
  readonly #convolution: Parameter;
  readonly #bias: Parameter;
  readonly #lowerUnknown: number;
  readonly #dimension: number;
  readonly #width: number;
  #trace: WordTrace | null = null;

  constructor(
    dense: Dense,
    parameters: Parameters,
    { dimension, hidden }: Shape,
    rows: number,
    lowerUnknown: number,
    touched: readonly Uint8Array[],
  ) {
    this.#dense = dense;
    this.#dimension = dimension;
    this.#width = 2 * hidden;
    this.#lowerUnknown = lowerUnknown;
    this.touched = touched;
    this.embedding = parameters.make('embedding', rows, dimension, 0.1);
    this.#corpora = parameters.make('corpora', 3, dimension, 0);
    this.#convolution = parameters.make('convolution', 3 * dimension, this.#width, 1 / Math.sqrt(3 * dimension));
    this.#bias = parameters.make('convolution.bias', 1, this.#width, 0);
  }

  get #addsVectors(): boolean {
    return this.#dimension === this.#width;
  }

  /** [rows][2 · hidden]. */
  forward(batch: Batch, learning: Learning | null): number {
    const { memory } = this.#dense;
    const { kernels, floats } = memory;
    const d = this.#dimension;
    const m = batch.rows;
    const used: Int32Array[] = [];
    const e = this.#vectors(batch, learning, used);
    const mask = learning === null ? 0 : this.#dense.mask((m + 2) * d, learning.by.dropout * 0.7, learning.random);
    if (mask !== 0) kernels.mulTo((m + 2) * d, e, mask);
    const windows = memory.allocate(m * 3 * d);
    for (let i = 0; i < m; i++) floats.copyWithin(windows / 4 + i * 3 * d, e / 4 + i * d, e / 4 + (i + 3) * d);
    const y = this.#dense.forward(m, windows, this.#convolution, this.#bias);
    kernels.reluForward(m * this.#width, y);
    this.#trace = { mask, used, windows, y };
    if (!this.#addsVectors) return y;
    const x = memory.copied(m * this.#width, y);
    kernels.addTo(m * this.#width, x, e + d * 4);
    return x;
  }

  /** Word vectors, shifted by one row for the convolution; a root's is zero. */
  #vectors({ examples, offsets, rows: m }: Batch, learning: Learning | null, used: Int32Array[]): number {
    const { memory } = this.#dense;
    const { kernels, floats } = memory;
    const d = this.#dimension;
    const e = memory.zeroed((m + 2) * d);
    examples.forEach((example, i) => {
      const corpus = this.#corpora.value / 4 + example.corpus * d;
      for (let j = 0; j < example.words; j++) {
        const rows =
          learning === null ? example.rows[j]! : this.#hidden(example.rows[j]!, example.frequency[j]!, learning);
        used.push(rows);
        const weights = example.weights[j]!;
        const at = e + (offsets[i]! + 2 + j) * d * 4;
        floats.copyWithin(at / 4, corpus, corpus + d);
        for (let r = 0; r < rows.length; r++) kernels.axpy(d, at, this.embedding.value + rows[r]! * d * 4, weights[r]!);
      }
    });
    return e;
  }

  /** A word's rows, its form now and then taken for an unknown one: the rarer, the oftener. */
  #hidden(rows: Int32Array, frequency: number, { random, by }: Learning): Int32Array {
    const hide = random.next() < by.unknown / (by.unknown + frequency);
    if (!hide && random.next() >= 0.05) return rows;
    const hidden = rows.slice();
    hidden[0] = 0;
    if (hide) hidden[1] = this.#lowerUnknown;
    return hidden;
  }

  /** Adds to gradients; `dx` is that of what `forward` gave. */
  backward({ examples, offsets, rows: m }: Batch, dx: number): void {
    const { memory, thread } = this.#dense;
    const { kernels } = memory;
    const d = this.#dimension;
    const width = this.#width;
    const { mask, used, windows, y } = this.#trace!;
    const de = memory.zeroed((m + 2) * d);
    if (this.#addsVectors) kernels.addTo(m * width, de + d * 4, dx);
    const dy = memory.copied(m * width, dx);
    kernels.reluBackward(m * width, y, dy);
    const dWindows = memory.zeroed(m * 3 * d);
    this.#dense.backward(m, windows, this.#convolution, this.#bias, dy, dWindows);
    for (let i = 0; i < m; i++) kernels.addTo(3 * d, de + i * d * 4, dWindows + i * 3 * d * 4);
    kernels.mulTo((m + 2) * d, de, mask);
    const touched = this.touched[thread]!;
    const gradient = this.embedding.gradients[thread]!;
    let word = 0;
    examples.forEach((example, i) => {
      for (let j = 0; j < example.words; j++) {
        const rows = used[word++]!;
        const weights = example.weights[j]!;
        const from = de + (offsets[i]! + 2 + j) * d * 4;
        kernels.addTo(d, this.#corpora.gradients[thread]! + example.corpus * d * 4, from);
        for (let r = 0; r < rows.length; r++) {
          touched[rows[r]!] = 1;
          kernels.axpy(d, gradient + rows[r]! * d * 4, from, weights[r]!);
        }
      }
    });
  }
}
