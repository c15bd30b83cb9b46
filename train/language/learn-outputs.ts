/** Losses of the outputs of a batch and their gradients, down to the last layer. */
import type { Batch, Example, Learning, Shares } from './batch.ts';
import { sharesKept } from './batch.ts';
import type { Outputs, OutputTrace } from './outputs.ts';

/** Gradients of what `OutputTrace` has, summed over the sentences of a batch. */
interface OutputGradients {
  readonly dependent: number;
  readonly head: number;
  readonly turned: number;
  readonly headScores: number;
  readonly relationDependent: number;
  readonly relationHead: number;
}

export class OutputLearner {
  readonly #outputs: Outputs;
  readonly #batch: Batch;
  readonly #trace: OutputTrace;
  readonly #learning: Learning;
  readonly #gradients: OutputGradients;
  #loss = 0;

  constructor(outputs: Outputs, batch: Batch, trace: OutputTrace, learning: Learning) {
    this.#outputs = outputs;
    this.#batch = batch;
    this.#trace = trace;
    this.#learning = learning;
    const { memory } = outputs.dense;
    const { arc, relation } = outputs.shape;
    const m = batch.rows;
    this.#gradients = {
      dependent: memory.zeroed(m * arc),
      head: memory.zeroed(m * arc),
      turned: memory.zeroed(m * arc),
      headScores: memory.zeroed(m * 4),
      relationDependent: memory.zeroed(m * relation),
      relationHead: memory.zeroed(m * relation),
    };
  }

  /** Adds to the gradients of the parameters and to `dz`, that of the last layer; gives the summed loss. */
  learn(dz: number): number {
    const { memory } = this.#outputs.dense;
    const { examples, offsets } = this.#batch;
    examples.forEach((example, i) => {
      const inner = memory.mark();
      this.#learnTags(example, offsets[i]!);
      this.#learnTree(example, offsets[i]!);
      memory.release(inner);
    });
    this.#backward(dz);
    return this.#loss;
  }

  /**
   * Turns a row of scores into its gradient: of one right class (negative: none), or, with `opinion`, of the shares that the
   * classes of word `j` have. `at`, in bytes; the row has `room` columns, of which `size` count.
   */
  #learnRow(
    at: number,
    size: number,
    room: number,
    right: number,
    by: number,
    opinion: Shares | undefined,
    j: number,
  ): void {
    const { kernels, floats } = this.#outputs.dense.memory;
    const row = at / 4;
    if (right < 0) {
      floats.fill(0, row, row + room);
      return;
    }
    const scale = by * this.#learning.scale;
    const loss = kernels.xent(size, at, right, scale);
    floats.fill(0, row + size, row + room);
    if (opinion === undefined) {
      this.#loss += by * loss;
      return;
    }
    // The row holds scale · (share − 1) for the right class and scale · share for the others.
    floats[row + right]! += scale;
    for (let k = j * sharesKept; k < (j + 1) * sharesKept; k++) {
      const place = row + opinion.classes[k]!;
      const share = opinion.shares[k]!;
      if (share === 0) continue;
      this.#loss -= by * share * Math.log(Math.max(floats[place]! / scale, 1e-9));
      floats[place]! -= scale * share;
    }
  }

  #learnTags(example: Example, at: number): void {
    const { floats } = this.#outputs.dense.memory;
    this.#outputs.own.tags.forEach(({ size, weight: { columns: room } }, t) => {
      const scores = this.#trace.tagScores[t]!;
      floats.fill(0, scores / 4 + at * room, scores / 4 + (at + 1) * room);
      const by = this.#learning.tagWeight[t]!;
      for (let j = 0; j < example.words; j++) {
        const row = scores + (at + 1 + j) * room * 4;
        this.#learnRow(row, size, room, example.tags[t]![j]!, by, example.opinion?.tags[t], j);
      }
    });
  }

  #learnTree(example: Example, at: number): void {
    const { own, dense } = this.#outputs;
    const { floats } = dense.memory;
    const n = example.words;
    const arcs = this.#outputs.arcScores(example, at, this.#trace);
    const { hiddenLayer, scores: table } = this.#outputs.relationScores(example, at, this.#trace, example.head);
    const room = own.relationOut.columns;
    const headScores = this.#gradients.headScores / 4;
    const distances = own.distance.gradients[dense.thread]! / 4;
    for (let j = 0; j < n; j++) {
      const row = arcs.at + j * arcs.stride;
      this.#learnRow(row * 4, n + 1, arcs.stride, example.head[j]!, 1, example.opinion?.head, j);
      const relation = example.relation[j]!;
      this.#learnRow(table + j * room * 4, own.relations, room, relation, 1, example.opinion?.relation, j);
      floats[row + j + 1] = 0;
      for (let h = 0; h <= n; h++) {
        floats[headScores + (at + h) * 4]! += floats[row + h]!;
        if (h !== j + 1) floats[distances + this.#outputs.distanceAt(j + 1, h)]! += floats[row + h]!;
      }
    }
    this.#arcsBackward(n, at, arcs.at * 4, arcs.stride);
    this.#relationsBackward(example, at, hiddenLayer, table);
  }

  /** `scores`: gradients of a sentence's arc scores. */
  #arcsBackward(n: number, at: number, scores: number, stride: number): void {
    const { memory } = this.#outputs.dense;
    const { kernels, floats } = memory;
    const { arc } = this.#outputs.shape;
    const { asHead, turnedDependent } = this.#trace;
    const headRows = memory.zeroed(stride * arc);
    floats.copyWithin(headRows / 4, asHead / 4 + at * arc, asHead / 4 + (at + n + 1) * arc);
    kernels.gemm(n, arc, stride, scores, headRows, this.#gradients.turned + (at + 1) * arc * 4, 1);
    const turned = memory.allocate(n * stride);
    kernels.transpose(n, stride, scores, turned);
    const toHeads = memory.allocate(stride * arc);
    kernels.gemm(stride, arc, n, turned, turnedDependent + (at + 1) * arc * 4, toHeads, 0);
    kernels.addTo((n + 1) * arc, this.#gradients.head + at * arc * 4, toHeads);
  }

  #relationsBackward({ words: n, head }: Example, at: number, hiddenLayer: number, table: number): void {
    const { own, dense } = this.#outputs;
    const { kernels } = dense.memory;
    const { relation } = this.#outputs.shape;
    const { relationDependent, relationHead } = this.#gradients;
    const dHidden = dense.memory.zeroed(n * relation);
    dense.backward(n, hiddenLayer, own.relationOut, own.relationOutBias, table, dHidden);
    kernels.reluBackward(n * relation, hiddenLayer, dHidden);
    for (let j = 0; j < n; j++) {
      kernels.addTo(relation, relationDependent + (at + 1 + j) * relation * 4, dHidden + j * relation * 4);
      kernels.addTo(relation, relationHead + (at + head[j]!) * relation * 4, dHidden + j * relation * 4);
    }
  }

  #backward(dz: number): void {
    const { own, dense } = this.#outputs;
    const { kernels } = dense.memory;
    const { hidden, arc } = this.#outputs.shape;
    const { offsets, rows: m } = this.#batch;
    const { z, tagScores, asDependent, asHead } = this.#trace;
    const gradients = this.#gradients;
    dense.backward(m, asDependent, own.biaffine, null, gradients.turned, gradients.dependent);
    dense.backward(m, asHead, own.headScore, null, gradients.headScores, gradients.head);
    kernels.reluBackward(m * arc, asDependent, gradients.dependent);
    kernels.reluBackward(m * arc, asHead, gradients.head);
    dense.backward(m, z, own.dependent, own.dependentBias, gradients.dependent, dz);
    dense.backward(m, z, own.head, own.headBias, gradients.head, dz);
    dense.backward(m, z, own.relationDependent, own.relationBias, gradients.relationDependent, dz);
    dense.backward(m, z, own.relationHead, null, gradients.relationHead, dz);
    own.tags.forEach(({ weight, bias }, t) => {
      dense.backward(m, z, weight, bias, tagScores[t]!, dz);
    });
    const root = own.root.gradients[dense.thread]!;
    for (const at of offsets) kernels.addTo(2 * hidden, root, dz + at * 2 * hidden * 4);
  }
}
