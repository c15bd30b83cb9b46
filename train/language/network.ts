/**
 * The network, forwards and backwards: word vectors → a convolution over three words → layers of two-way gated recurrence
 * (SRU-like, no matrix in the recurrence) → tags, features, lemma scripts, and heads by a biaffine score with a bias for
 * distance and relations by a small layer over word and head. Method: Dozat & Manning 2017 (biaffine), Lei et al. 2018 (SRU).
 */
import type { Memory } from './memory.ts';
import { padded } from './memory.ts';
import type { Parameter, Parameters } from './parameters.ts';
import type { Random } from './random.ts';

export interface Shape {
  readonly dimension: number;
  readonly hidden: number;
  readonly layers: number;
  readonly arc: number;
  readonly relation: number;
}

export interface Labels {
  readonly tags: readonly number[];
  readonly relations: number;
}

/** One sentence made ready: `tags[i]` are the gold classes of tag layer i (−1: none), `rows` those of its words. */
export interface Example {
  readonly corpus: number;
  readonly silver: boolean;
  readonly words: number;
  readonly rows: readonly Int32Array[];
  readonly weights: readonly Float32Array[];
  readonly frequency: Float64Array;
  readonly tags: readonly Int32Array[];
  readonly head: Int32Array;
  readonly relation: Int32Array;
}

export interface Prediction {
  readonly tags: readonly Int32Array[];
  /** Scores [words][stride]: column h is the score of head h, 0 the root. Valid until the next run. */
  readonly arcs: { readonly at: number; readonly stride: number };
  /** Relation classes for given heads. */
  relations(head: Int32Array): Int32Array;
}

interface Heads {
  readonly tags: readonly { readonly size: number; readonly weight: Parameter; readonly bias: Parameter }[];
  readonly relations: number;
  readonly root: Parameter;
  readonly dependent: Parameter;
  readonly dependentBias: Parameter;
  readonly head: Parameter;
  readonly headBias: Parameter;
  readonly biaffine: Parameter;
  readonly headScore: Parameter;
  readonly distance: Parameter;
  readonly relationDependent: Parameter;
  readonly relationBias: Parameter;
  readonly relationHead: Parameter;
  readonly relationOut: Parameter;
  readonly relationOutBias: Parameter;
}

/** Distances fall into 9 steps each way; 18 is the root. */
export const distanceSteps = 20;
export function distanceStep(dependent: number, head: number): number {
  if (head === 0) return 18;
  const away = Math.abs(head - dependent);
  const step = away <= 4 ? away - 1 : away <= 6 ? 4 : away <= 9 ? 5 : away <= 14 ? 6 : away <= 24 ? 7 : 8;
  return head < dependent ? step : 9 + step;
}

export interface Regularisation {
  readonly dropout: number;
  /** Forms seen n times are taken for unknown with share a / (a + n). */
  readonly unknown: number;
}

export class Network {
  readonly shape: Shape;
  readonly embedding: Parameter;
  readonly touched: readonly Uint8Array[];
  readonly #memory: Memory;
  readonly #thread: number;
  readonly #corpora: Parameter;
  readonly #convolution: Parameter;
  readonly #convolutionBias: Parameter;
  readonly #layers: readonly { readonly weight: Parameter; readonly bias: Parameter }[];
  readonly #gold: Heads;
  readonly #silver: Heads | null;
  readonly #lowerUnknown: number;

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
    this.shape = shape;
    this.#memory = memory;
    this.#thread = thread;
    this.#lowerUnknown = lowerUnknown;
    this.touched = touched;
    const { dimension: d, hidden, layers } = shape;
    const width = 2 * hidden;
    this.embedding = parameters.make('embedding', rows, d, 0.1);
    this.#corpora = parameters.make('corpora', 3, d, 0);
    this.#convolution = parameters.make('convolution', 3 * d, width, 1 / Math.sqrt(3 * d));
    this.#convolutionBias = parameters.make('convolution.bias', 1, width, 0);
    this.#layers = Array.from({ length: layers }, (_, i) => ({
      weight: parameters.make(`layer${i}`, width, 6 * hidden, 1 / Math.sqrt(width)),
      bias: parameters.make(`layer${i}.bias`, 1, 6 * hidden, 0),
    }));
    this.#gold = this.#makeHeads(parameters, '', gold);
    this.#silver = silver === null ? null : this.#makeHeads(parameters, 'silver.', silver);
  }

  #makeHeads(parameters: Parameters, prefix: string, labels: Labels): Heads {
    const { hidden, arc, relation } = this.shape;
    const width = 2 * hidden;
    const spread = 1 / Math.sqrt(width);
    const make = (name: string, rows: number, columns: number, by: number) =>
      parameters.make(prefix + name, rows, columns, by);
    return {
      tags: labels.tags.map((size, i) => ({
        size,
        weight: make(`tags${i}`, width, padded(size), spread),
        bias: make(`tags${i}.bias`, 1, padded(size), 0),
      })),
      relations: labels.relations,
      root: make('root', 1, width, 0.3),
      dependent: make('arc.dependent', width, arc, spread),
      dependentBias: make('arc.dependent.bias', 1, arc, 0),
      head: make('arc.head', width, arc, spread),
      headBias: make('arc.head.bias', 1, arc, 0),
      biaffine: make('arc.biaffine', arc, arc, 1 / arc),
      headScore: make('arc.head.score', arc, 4, 0.05),
      distance: make('arc.distance', 1, distanceSteps, 0),
      relationDependent: make('relation.dependent', width, relation, spread),
      relationBias: make('relation.bias', 1, relation, 0),
      relationHead: make('relation.head', width, relation, spread),
      relationOut: make('relation.out', relation, padded(labels.relations), 1 / Math.sqrt(relation)),
      relationOutBias: make('relation.out.bias', 1, padded(labels.relations), 0),
    };
  }

  #linear(m: number, x: number, k: number, weight: Parameter, bias: Parameter | null): number {
    const n = weight.columns;
    const y = this.#memory.allocate(m * n);
    this.#memory.kernels.gemm(m, n, k, x, weight.value, y, 0);
    if (bias !== null) this.#memory.kernels.addBias(m, n, y, bias.value);
    return y;
  }

  /** Adds to the gradients of weight, bias and (unless 0) x. */
  #linearBack(
    m: number,
    x: number,
    k: number,
    weight: Parameter,
    bias: Parameter | null,
    dy: number,
    dx: number,
  ): void {
    const { kernels } = this.#memory;
    const n = weight.columns;
    const mark = this.#memory.mark();
    const turned = this.#memory.allocate(m * k);
    kernels.transpose(m, k, x, turned);
    kernels.gemm(k, n, m, turned, dy, weight.gradients[this.#thread]!, 1);
    if (bias !== null) kernels.biasGrad(m, n, dy, bias.gradients[this.#thread]!);
    if (dx !== 0) {
      const across = this.#memory.allocate(k * n);
      kernels.transpose(k, n, weight.value, across);
      kernels.gemm(m, k, n, dy, across, dx, 1);
    }
    this.#memory.release(mark);
  }

  #mask(n: number, share: number, random: Random): number {
    const at = this.#memory.allocate(n);
    const { floats } = this.#memory;
    const kept = 1 / (1 - share);
    for (let i = at / 4, end = i + n; i < end; i++) floats[i] = random.next() < share ? 0 : kept;
    return at;
  }

  /**
   * Reads a batch of sentences, all gold or all silver. With `learn`, adds to this thread's gradients and returns the summed
   * loss; without, calls `found` for each sentence.
   */
  run(
    batch: readonly Example[],
    learn: {
      readonly random: Random;
      readonly scale: number;
      readonly by: Regularisation;
      readonly tagWeight: readonly number[];
    } | null,
    found: (index: number, prediction: Prediction) => void,
  ): number {
    const memory = this.#memory;
    const { kernels, floats } = memory;
    const start = memory.mark();
    const { dimension: d, hidden, arc, relation } = this.shape;
    const width = 2 * hidden;
    const heads = batch[0]!.silver ? this.#silver! : this.#gold;
    const offsets: number[] = [];
    let m = 0;
    for (const example of batch) {
      offsets.push(m);
      m += example.words + 1;
    }

    // Row offsets[i] is the sentence's root (its vector zero), its words follow; e is shifted by one row for the convolution.
    const e = memory.zeroed((m + 2) * d);
    const used: Int32Array[] = [];
    batch.forEach((example, i) => {
      const corpus = this.#corpora.value / 4 + example.corpus * d;
      for (let j = 0; j < example.words; j++) {
        let rows = example.rows[j]!;
        if (learn !== null) {
          const hide = learn.random.next() < learn.by.unknown / (learn.by.unknown + example.frequency[j]!);
          if (hide || learn.random.next() < 0.05) {
            rows = rows.slice();
            rows[0] = 0;
            if (hide) rows[1] = this.#lowerUnknown;
          }
        }
        used.push(rows);
        const weights = example.weights[j]!;
        const at = e + (offsets[i]! + 2 + j) * d * 4;
        floats.copyWithin(at / 4, corpus, corpus + d);
        for (let r = 0; r < rows.length; r++) kernels.axpy(d, at, this.embedding.value + rows[r]! * d * 4, weights[r]!);
      }
    });
    const eMask = learn === null ? 0 : this.#mask((m + 2) * d, learn.by.dropout * 0.7, learn.random);
    if (eMask !== 0) kernels.mulTo((m + 2) * d, e, eMask);
    const windows = memory.allocate(m * 3 * d);
    for (let i = 0; i < m; i++) floats.copyWithin(windows / 4 + i * 3 * d, e / 4 + i * d, e / 4 + (i + 3) * d);
    const y0 = this.#linear(m, windows, 3 * d, this.#convolution, this.#convolutionBias);
    kernels.reluForward(m * width, y0);
    const own = d === width;
    let x = y0;
    if (own) {
      x = memory.copied(m * width, y0);
      kernels.addTo(m * width, x, e + d * 4);
    }

    const trace: { readonly input: number; readonly mask: number; readonly u: number; readonly c: number }[] = [];
    for (const layer of this.#layers) {
      let input = x;
      let mask = 0;
      if (learn !== null) {
        mask = this.#mask(m * width, learn.by.dropout, learn.random);
        input = memory.copied(m * width, x);
        kernels.mulTo(m * width, input, mask);
      }
      const u = this.#linear(m, input, width, layer.weight, layer.bias);
      const c = memory.allocate(m * width);
      const h = memory.allocate(m * width);
      batch.forEach((example, i) => {
        const at = offsets[i]!;
        for (const side of [0, 1]) {
          const shift = side * hidden * 4;
          kernels.sruForward(
            example.words + 1,
            hidden,
            u + at * 6 * hidden * 4 + 3 * shift,
            6 * hidden,
            c + at * width * 4 + shift,
            h + at * width * 4 + shift,
            width,
            side,
          );
        }
      });
      kernels.addTo(m * width, h, input);
      trace.push({ input, mask, u, c });
      x = h;
    }

    let z = x;
    let zMask = 0;
    if (learn !== null) {
      zMask = this.#mask(m * width, learn.by.dropout, learn.random);
      z = memory.copied(m * width, x);
      kernels.mulTo(m * width, z, zMask);
    }
    for (const at of offsets) kernels.addTo(width, z + at * width * 4, heads.root.value);

    const tagScores = heads.tags.map(({ weight, bias }) => this.#linear(m, z, width, weight, bias));
    const asDependent = this.#linear(m, z, width, heads.dependent, heads.dependentBias);
    const asHead = this.#linear(m, z, width, heads.head, heads.headBias);
    kernels.reluForward(m * arc, asDependent);
    kernels.reluForward(m * arc, asHead);
    const turnedDependent = this.#linear(m, asDependent, arc, heads.biaffine, null);
    const headScores = this.#linear(m, asHead, arc, heads.headScore, null);
    const relationDependent = this.#linear(m, z, width, heads.relationDependent, heads.relationBias);
    const relationHead = this.#linear(m, z, width, heads.relationHead, null);

    const relationScores = (
      example: Example,
      at: number,
      head: Int32Array,
    ): { hiddenLayer: number; scores: number } => {
      const hiddenLayer = memory.allocate(example.words * relation);
      for (let j = 0; j < example.words; j++) {
        const to = hiddenLayer / 4 + j * relation;
        const a = relationDependent / 4 + (at + 1 + j) * relation;
        const b = relationHead / 4 + (at + head[j]!) * relation;
        for (let r = 0; r < relation; r++) floats[to + r] = Math.max(0, floats[a + r]! + floats[b + r]!);
      }
      return {
        hiddenLayer,
        scores: this.#linear(example.words, hiddenLayer, relation, heads.relationOut, heads.relationOutBias),
      };
    };
    const arcScores = (example: Example, at: number): { scores: number; stride: number } => {
      const n = example.words;
      const stride = padded(n + 1);
      const heads0 = memory.zeroed(arc * stride);
      for (let h = 0; h <= n; h++)
        for (let a = 0; a < arc; a++) floats[heads0 / 4 + a * stride + h] = floats[asHead / 4 + (at + h) * arc + a]!;
      const scores = memory.allocate(n * stride);
      kernels.gemm(n, stride, arc, turnedDependent + (at + 1) * arc * 4, heads0, scores, 0);
      for (let j = 0; j < n; j++) {
        const row = scores / 4 + j * stride;
        for (let h = 0; h <= n; h++)
          floats[row + h]! +=
            floats[headScores / 4 + (at + h) * 4]! + floats[heads.distance.value / 4 + distanceStep(j + 1, h)]!;
        floats[row + j + 1] = -1e9;
      }
      return { scores, stride };
    };
    const best = (row: number, size: number): number => {
      let winner = 0;
      for (let i = 1; i < size; i++) if (floats[row + i]! > floats[row + winner]!) winner = i;
      return winner;
    };

    if (learn === null) {
      batch.forEach((example, i) => {
        const at = offsets[i]!;
        const { scores, stride } = arcScores(example, at);
        found(i, {
          tags: heads.tags.map(({ size, weight }, t) =>
            Int32Array.from({ length: example.words }, (_, j) =>
              best(tagScores[t]! / 4 + (at + 1 + j) * weight.columns, size),
            ),
          ),
          arcs: { at: scores / 4, stride },
          relations: (head) => {
            const { scores: table } = relationScores(example, at, head);
            return Int32Array.from({ length: example.words }, (_, j) =>
              best(table / 4 + j * heads.relationOut.columns, heads.relations),
            );
          },
        });
      });
      memory.release(start);
      return 0;
    }

    const thread = this.#thread;
    const { scale } = learn;
    let loss = 0;
    const dz = memory.zeroed(m * width);
    const dDependent = memory.zeroed(m * arc);
    const dHead = memory.zeroed(m * arc);
    const dTurned = memory.zeroed(m * arc);
    const dHeadScores = memory.zeroed(m * 4);
    const dRelationDependent = memory.zeroed(m * relation);
    const dRelationHead = memory.zeroed(m * relation);
    const lossOfRow = (row: number, size: number, room: number, gold: number, by: number): void => {
      if (gold < 0) floats.fill(0, row / 4, row / 4 + room);
      else {
        loss += by * kernels.xent(size, row, gold, by * scale);
        floats.fill(0, row / 4 + size, row / 4 + room);
      }
    };
    batch.forEach((example, i) => {
      const at = offsets[i]!;
      const n = example.words;
      const inner = memory.mark();
      heads.tags.forEach(({ size, weight }, t) => {
        const room = weight.columns;
        floats.fill(0, tagScores[t]! / 4 + at * room, tagScores[t]! / 4 + (at + 1) * room);
        for (let j = 0; j < n; j++)
          lossOfRow(tagScores[t]! + (at + 1 + j) * room * 4, size, room, example.tags[t]![j]!, learn.tagWeight[t]!);
      });
      const { scores, stride } = arcScores(example, at);
      const { hiddenLayer, scores: table } = relationScores(example, at, example.head);
      const room = heads.relationOut.columns;
      for (let j = 0; j < n; j++) {
        lossOfRow(scores + j * stride * 4, n + 1, stride, example.head[j]!, 1);
        lossOfRow(table + j * room * 4, heads.relations, room, example.relation[j]!, 1);
        const row = scores / 4 + j * stride;
        floats[row + j + 1] = 0;
        for (let h = 0; h <= n; h++) {
          floats[dHeadScores / 4 + (at + h) * 4]! += floats[row + h]!;
          if (h !== j + 1) floats[heads.distance.gradients[thread]! / 4 + distanceStep(j + 1, h)]! += floats[row + h]!;
        }
      }
      const headRows = memory.zeroed(stride * arc);
      floats.copyWithin(headRows / 4, asHead / 4 + at * arc, asHead / 4 + (at + n + 1) * arc);
      kernels.gemm(n, arc, stride, scores, headRows, dTurned + (at + 1) * arc * 4, 1);
      const turned = memory.allocate(n * stride);
      kernels.transpose(n, stride, scores, turned);
      const toHeads = memory.allocate(stride * arc);
      kernels.gemm(stride, arc, n, turned, turnedDependent + (at + 1) * arc * 4, toHeads, 0);
      kernels.addTo((n + 1) * arc, dHead + at * arc * 4, toHeads);
      const dHidden = memory.zeroed(n * relation);
      this.#linearBack(n, hiddenLayer, relation, heads.relationOut, heads.relationOutBias, table, dHidden);
      kernels.reluBackward(n * relation, hiddenLayer, dHidden);
      for (let j = 0; j < n; j++) {
        kernels.addTo(relation, dRelationDependent + (at + 1 + j) * relation * 4, dHidden + j * relation * 4);
        kernels.addTo(relation, dRelationHead + (at + example.head[j]!) * relation * 4, dHidden + j * relation * 4);
      }
      memory.release(inner);
    });

    this.#linearBack(m, asDependent, arc, heads.biaffine, null, dTurned, dDependent);
    this.#linearBack(m, asHead, arc, heads.headScore, null, dHeadScores, dHead);
    kernels.reluBackward(m * arc, asDependent, dDependent);
    kernels.reluBackward(m * arc, asHead, dHead);
    this.#linearBack(m, z, width, heads.dependent, heads.dependentBias, dDependent, dz);
    this.#linearBack(m, z, width, heads.head, heads.headBias, dHead, dz);
    this.#linearBack(m, z, width, heads.relationDependent, heads.relationBias, dRelationDependent, dz);
    this.#linearBack(m, z, width, heads.relationHead, null, dRelationHead, dz);
    heads.tags.forEach(({ weight, bias }, t) => {
      this.#linearBack(m, z, width, weight, bias, tagScores[t]!, dz);
    });
    for (const at of offsets) kernels.addTo(width, heads.root.gradients[thread]!, dz + at * width * 4);
    kernels.mulTo(m * width, dz, zMask);

    let dh = dz;
    for (let l = trace.length - 1; l >= 0; l--) {
      const { input, mask, u, c } = trace[l]!;
      const du = memory.allocate(m * 6 * hidden);
      batch.forEach((example, i) => {
        const at = offsets[i]!;
        for (const side of [0, 1]) {
          const shift = side * hidden * 4;
          kernels.sruBackward(
            example.words + 1,
            hidden,
            u + at * 6 * hidden * 4 + 3 * shift,
            6 * hidden,
            c + at * width * 4 + shift,
            dh + at * width * 4 + shift,
            width,
            du + at * 6 * hidden * 4 + 3 * shift,
            side,
          );
        }
      });
      const dx = memory.copied(m * width, dh);
      const layer = this.#layers[l]!;
      this.#linearBack(m, input, width, layer.weight, layer.bias, du, dx);
      kernels.mulTo(m * width, dx, mask);
      dh = dx;
    }

    const de = memory.zeroed((m + 2) * d);
    if (own) kernels.addTo(m * width, de + d * 4, dh);
    const dy = memory.copied(m * width, dh);
    kernels.reluBackward(m * width, y0, dy);
    const dWindows = memory.zeroed(m * 3 * d);
    this.#linearBack(m, windows, 3 * d, this.#convolution, this.#convolutionBias, dy, dWindows);
    for (let i = 0; i < m; i++) kernels.addTo(3 * d, de + i * d * 4, dWindows + i * 3 * d * 4);
    kernels.mulTo((m + 2) * d, de, eMask);
    const touched = this.touched[thread]!;
    const gradient = this.embedding.gradients[thread]!;
    let word = 0;
    batch.forEach((example, i) => {
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
    memory.release(start);
    return loss;
  }
}
