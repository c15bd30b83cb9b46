/**
 * The network written down a second time, plainly and in double precision: what the model's kernels are measured against.
 * Nothing here is quantised, batched or vectorised.
 */
import type { WordRows } from '../../src/language/model/index.ts';
import type { Checkpoint } from '../../train/language/checkpoint.ts';

export interface FloatReading {
  /** tags[layer][word][class]: scores of UPOS, XPOS, features and lemma script. */
  readonly tags: readonly (readonly Float64Array[])[];
  /** arcs[word][head]: head 0 is the root, head h the sentence's word h − 1. */
  readonly arcs: readonly Float64Array[];
  /** Scores of the relations of each word for heads given as in `arcs`. */
  relations(heads: ArrayLike<number>): readonly Float64Array[];
}

const tanh = (x: number) => {
  const y = Math.max(-3, Math.min(3, x));
  return (y * (27 + y * y)) / (27 + 9 * y * y);
};
const sigmoid = (x: number) => 0.5 + 0.5 * tanh(0.5 * x);
const relu = (rows: readonly Float64Array[]): readonly Float64Array[] =>
  rows.map((row) => row.map((value) => Math.max(0, value)));

function distanceStep(dependent: number, head: number): number {
  if (head === 0) return 18;
  const away = Math.abs(head - dependent);
  const step = away <= 4 ? away - 1 : away <= 6 ? 4 : away <= 9 ? 5 : away <= 14 ? 6 : away <= 24 ? 7 : 8;
  return head < dependent ? step : 9 + step;
}

export class FloatNetwork {
  readonly #checkpoint: Checkpoint;

  constructor(checkpoint: Checkpoint) {
    this.#checkpoint = checkpoint;
  }

  #values(name: string): Float32Array {
    const values = this.#checkpoint.values.get(name);
    if (values === undefined) throw new RangeError(`the checkpoint has no ${name}`);
    return values;
  }

  #columns(name: string): number {
    return this.#checkpoint.header.parameters.find((parameter) => parameter.name === name)!.columns;
  }

  #linear(rows: readonly Float64Array[], name: string, bias: string | null): readonly Float64Array[] {
    const weight = this.#values(name);
    const columns = this.#columns(name);
    const start = bias === null ? new Float64Array(columns) : Float64Array.from(this.#values(bias));
    return rows.map((row) => {
      const out = start.slice();
      row.forEach((value, k) => {
        for (let n = 0; n < columns; n++) out[n]! += value * weight[k * columns + n]!;
      });
      return out;
    });
  }

  #wordVector({ rows, weights }: WordRows): Float64Array {
    const { dimension } = this.#checkpoint.header.shape;
    const embedding = this.#values('embedding');
    const vector = Float64Array.from(this.#values('corpora').subarray(0, dimension));
    rows.forEach((row, r) => {
      for (let i = 0; i < dimension; i++) vector[i]! += weights[r]! * embedding[row * dimension + i]!;
    });
    return vector;
  }

  #recurrent(rows: readonly Float64Array[], layer: number): readonly Float64Array[] {
    const { hidden } = this.#checkpoint.header.shape;
    const u = this.#linear(rows, `layer${layer}`, `layer${layer}.bias`);
    const out = rows.map((row) => row.slice());
    for (const side of [0, 1]) {
      const cell = new Float64Array(hidden);
      for (let step = 0; step < rows.length; step++) {
        const t = side === 0 ? step : rows.length - 1 - step;
        for (let i = 0; i < hidden; i++) {
          const at = 3 * side * hidden + i;
          const z = tanh(u[t]![at]!);
          cell[i] = z + sigmoid(u[t]![at + hidden]!) * (cell[i]! - z);
          out[t]![side * hidden + i]! += sigmoid(u[t]![at + 2 * hidden]!) * cell[i]!;
        }
      }
    }
    return out;
  }

  /** One sentence, given as the rows of its words. */
  read(words: readonly WordRows[]): FloatReading {
    const { dimension, hidden, layers } = this.#checkpoint.header.shape;
    const nothing = new Float64Array(dimension);
    const vectors = [nothing, ...words.map((word) => this.#wordVector(word))];
    const windows = vectors.map((own, i) =>
      Float64Array.from([...(vectors[i - 1] ?? nothing), ...own, ...(vectors[i + 1] ?? nothing)]),
    );
    let x: readonly Float64Array[] = relu(this.#linear(windows, 'convolution', 'convolution.bias'));
    if (dimension === 2 * hidden) x = x.map((row, t) => row.map((value, i) => value + vectors[t]![i]!));
    for (let layer = 0; layer < layers; layer++) x = this.#recurrent(x, layer);
    const root = this.#values('root');
    x[0]!.forEach((_, i) => {
      x[0]![i]! += root[i]!;
    });

    const dependents = relu(this.#linear(x, 'arc.dependent', 'arc.dependent.bias'));
    const heads = relu(this.#linear(x, 'arc.head', 'arc.head.bias'));
    const turned = this.#linear(dependents, 'arc.biaffine', null);
    const headScores = this.#linear(heads, 'arc.head.score', null);
    const distance = this.#values('arc.distance');
    const arcs = words.map((_, j) =>
      Float64Array.from(heads, (head, h) =>
        h === j + 1
          ? -1e9
          : head.reduce((sum, value, a) => sum + value * turned[j + 1]![a]!, 0) +
            headScores[h]![0]! +
            distance[distanceStep(j + 1, h)]!,
      ),
    );
    const asDependent = this.#linear(x, 'relation.dependent', 'relation.bias');
    const asHead = this.#linear(x, 'relation.head', null);
    const { labels } = this.#checkpoint.header;
    const sizes = [labels.upos.length, labels.xpos.length, labels.feats.length, labels.script.length];
    return {
      tags: sizes.map((size, t) =>
        this.#linear(x.slice(1), `tags${t}`, `tags${t}.bias`).map((row) => row.slice(0, size)),
      ),
      arcs,
      relations: (given) => {
        const rows = words.map((_, j) => asDependent[j + 1]!.map((value, i) => value + asHead[given[j]!]![i]!));
        return this.#linear(relu(rows), 'relation.out', 'relation.out.bias').map((row) =>
          row.slice(0, labels.deprel.length),
        );
      },
    };
  }
}
