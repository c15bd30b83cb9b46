/**
 * The network, forwards and backwards: word vectors → a convolution over three words → layers of two-way gated recurrence
 * → tags, features, lemma scripts, heads and relations. Method: Dozat & Manning 2017 (biaffine), Lei et al. 2018 (SRU).
 */
import { type Batch, batchOf, type Example, type Labels, type Learning, type Prediction, type Shape } from './batch.ts';
import { Dense } from './dense.ts';
import { OutputLearner } from './learn-outputs.ts';
import type { Memory } from './memory.ts';
import { Outputs } from './outputs.ts';
import type { Parameter, Parameters } from './parameters.ts';
import { Recurrence } from './recurrence.ts';
import { WordLayer } from './word-layer.ts';

export class Network {
  readonly #shape: Shape;
  readonly #dense: Dense;
  readonly #words: WordLayer;
  readonly #recurrence: Recurrence;
  readonly #gold: Outputs;
  readonly #silver: Outputs | null;

  constructor(
    memory: Memory,
    parameters: Parameters,
    thread: number,
    shape: Shape,
    rows: number,
    lowerUnknown: number,
    touched: readonly Uint8Array[],
    gold: Labels,
    silver: Labels | null,
  ) {
    this.#shape = shape;
    this.#dense = new Dense(memory, thread);
    this.#words = new WordLayer(this.#dense, parameters, shape, rows, lowerUnknown, touched);
    this.#recurrence = new Recurrence(this.#dense, parameters, shape);
    this.#gold = new Outputs(this.#dense, parameters, '', shape, gold);
    this.#silver = silver === null ? null : new Outputs(this.#dense, parameters, 'silver.', shape, silver);
  }

  get embedding(): Parameter {
    return this.#words.embedding;
  }

  /** Rows of the embedding that each thread's gradients reach, a byte each. */
  get touched(): readonly Uint8Array[] {
    return this.#words.touched;
  }

  /** Reads sentences, all gold or all silver, and calls `found` for each. */
  predict(examples: readonly Example[], found: (index: number, prediction: Prediction) => void): void {
    const batch = batchOf(examples);
    const { memory } = this.#dense;
    const start = memory.mark();
    const z = this.#recurrence.forward(batch, this.#words.forward(batch, null), null);
    const outputs = this.#outputsFor(batch);
    outputs.predict(batch, outputs.forward(batch, z), found);
    memory.release(start);
  }

  /** Reads sentences, all gold or all silver, adds to this thread's gradients and gives the summed loss. */
  learn(examples: readonly Example[], learning: Learning): number {
    const batch = batchOf(examples);
    const { memory } = this.#dense;
    const { kernels } = memory;
    const start = memory.mark();
    const size = batch.rows * 2 * this.#shape.hidden;
    const x = this.#recurrence.forward(batch, this.#words.forward(batch, learning), learning);
    const mask = this.#dense.mask(size, learning.by.dropout, learning.random);
    const z = memory.copied(size, x);
    kernels.mulTo(size, z, mask);
    const outputs = this.#outputsFor(batch);
    const trace = outputs.forward(batch, z);
    const dz = memory.zeroed(size);
    const loss = new OutputLearner(outputs, batch, trace, learning).learn(dz);
    kernels.mulTo(size, dz, mask);
    this.#words.backward(batch, this.#recurrence.backward(batch, dz));
    memory.release(start);
    return loss;
  }

  #outputsFor({ examples }: Batch): Outputs {
    return examples[0]?.silver === true ? this.#silver! : this.#gold;
  }
}
