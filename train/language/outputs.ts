/**
 * What is read off the last layer: tags, heads by a biaffine score with a bias for distance, relations by a small layer over
 * word and head. One set for the treebanks' scheme, one for the silver news'.
 */
import { distanceStep, distanceSteps, rootStep } from '../../src/language/model/index.ts';
import type { Batch, Example, Labels, Prediction, ScoreTable, Shape } from './batch.ts';
import type { Dense } from './dense.ts';
import { padded } from './memory.ts';
import type { Parameter, Parameters } from './parameters.ts';

export interface OutputParameters {
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

function outputParameters(parameters: Parameters, prefix: string, shape: Shape, labels: Labels): OutputParameters {
  const { hidden, arc, relation } = shape;
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

/** Places in the memory of what `forward` worked out, a row for each row of the batch. */
export interface OutputTrace {
  readonly z: number;
  readonly tagScores: readonly number[];
  readonly asDependent: number;
  readonly asHead: number;
  readonly turnedDependent: number;
  readonly headScores: number;
  readonly relationDependent: number;
  readonly relationHead: number;
}

export class Outputs {
  readonly own: OutputParameters;
  readonly shape: Shape;
  readonly dense: Dense;

  constructor(dense: Dense, parameters: Parameters, prefix: string, shape: Shape, labels: Labels) {
    this.dense = dense;
    this.shape = shape;
    this.own = outputParameters(parameters, prefix, shape, labels);
  }

  /** Adds the root's vector to z, in place. */
  forward({ offsets, rows: m }: Batch, z: number): OutputTrace {
    const { dense, own } = this;
    const { kernels } = dense.memory;
    const { hidden, arc } = this.shape;
    for (const at of offsets) kernels.addTo(2 * hidden, z + at * 2 * hidden * 4, own.root.value);
    const tagScores = own.tags.map(({ weight, bias }) => dense.forward(m, z, weight, bias));
    const asDependent = dense.forward(m, z, own.dependent, own.dependentBias);
    const asHead = dense.forward(m, z, own.head, own.headBias);
    kernels.reluForward(m * arc, asDependent);
    kernels.reluForward(m * arc, asHead);
    return {
      z,
      tagScores,
      asDependent,
      asHead,
      turnedDependent: dense.forward(m, asDependent, own.biaffine, null),
      headScores: dense.forward(m, asHead, own.headScore, null),
      relationDependent: dense.forward(m, z, own.relationDependent, own.relationBias),
      relationHead: dense.forward(m, z, own.relationHead, null),
    };
  }

  /** The bias of a head's distance, as a place in its table; `word` and `head` count from 1, head 0 is the root. */
  distanceAt(word: number, head: number): number {
    return head === 0 ? rootStep : distanceStep(head - word);
  }

  /** Scores of all heads of a sentence's words; its first row is `at`. */
  arcScores({ words: n }: Example, at: number, { asHead, turnedDependent, headScores }: OutputTrace): ScoreTable {
    const { memory } = this.dense;
    const { floats } = memory;
    const { arc } = this.shape;
    const stride = padded(n + 1);
    const turnedHeads = memory.zeroed(arc * stride);
    for (let h = 0; h <= n; h++)
      for (let a = 0; a < arc; a++) floats[turnedHeads / 4 + a * stride + h] = floats[asHead / 4 + (at + h) * arc + a]!;
    const scores = memory.allocate(n * stride);
    memory.kernels.gemm(n, stride, arc, turnedDependent + (at + 1) * arc * 4, turnedHeads, scores, 0);
    const distances = this.own.distance.value / 4;
    for (let j = 0; j < n; j++) {
      const row = scores / 4 + j * stride;
      for (let h = 0; h <= n; h++)
        floats[row + h]! += floats[headScores / 4 + (at + h) * 4]! + floats[distances + this.distanceAt(j + 1, h)]!;
      floats[row + j + 1] = -1e9;
    }
    return { at: scores / 4, stride, size: n + 1 };
  }

  /** Scores of relations for given heads, and the layer below them. */
  relationScores(
    { words }: Example,
    at: number,
    { relationDependent, relationHead }: OutputTrace,
    head: Int32Array,
  ): { readonly hiddenLayer: number; readonly scores: number } {
    const { memory } = this.dense;
    const { floats } = memory;
    const { relation } = this.shape;
    const hiddenLayer = memory.allocate(words * relation);
    for (let j = 0; j < words; j++) {
      const to = hiddenLayer / 4 + j * relation;
      const a = relationDependent / 4 + (at + 1 + j) * relation;
      const b = relationHead / 4 + (at + head[j]!) * relation;
      for (let r = 0; r < relation; r++) floats[to + r] = Math.max(0, floats[a + r]! + floats[b + r]!);
    }
    const { relationOut, relationOutBias } = this.own;
    return { hiddenLayer, scores: this.dense.forward(words, hiddenLayer, relationOut, relationOutBias) };
  }

  /** Calls `found` for each sentence. */
  predict(
    { examples, offsets }: Batch,
    trace: OutputTrace,
    found: (index: number, prediction: Prediction) => void,
  ): void {
    const { tags, relations, relationOut } = this.own;
    examples.forEach((example, i) => {
      const at = offsets[i]!;
      found(i, {
        tags: tags.map(({ size, weight: { columns } }, t) => ({
          at: trace.tagScores[t]! / 4 + (at + 1) * columns,
          stride: columns,
          size,
        })),
        arcs: this.arcScores(example, at, trace),
        relations: (head) => ({
          at: this.relationScores(example, at, trace, head).scores / 4,
          stride: relationOut.columns,
          size: relations,
        }),
      });
    });
  }
}
