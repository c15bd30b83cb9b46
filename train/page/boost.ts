/**
 * Gradient-boosted trees for yes and no: logistic loss, histograms of at most 64 bins, trees of a fixed depth. The same
 * rows, options and seed give the same trees.
 */

/** Complete binary trees, one behind the other: node n's children are 2n + 1 and 2n + 2. A row goes left where its value is at most the threshold. */
export interface Trees {
  readonly bias: number;
  /** `count * (2^depth - 1)` of each; where nothing is divided the threshold is infinite: left always. */
  readonly features: Int16Array;
  readonly thresholds: Float32Array;
  /** `count * 2^depth`. */
  readonly leaves: Float32Array;
}

export interface BoostOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Shares of the columns and rows that each tree looks at. */
  readonly columns: number;
  readonly rows: number;
  /** Least weight (of second derivatives) in a leaf, and what is added to it. */
  readonly leastWeight: number;
  readonly ridge: number;
  readonly seed: number;
}

/** Rows cut into bins, one array a column. */
export interface Binned {
  readonly rows: number;
  readonly columns: readonly Uint8Array[];
  /** Upper edges: bin b holds what is at most `edges[b]`; the last bin has none. */
  readonly edges: readonly Float32Array[];
}

const bins = 64;

/** Of rows that are `width` wide, the first `used` columns. */
export function binColumns(values: Float32Array, width: number, used: number = width): Binned {
  const rows = values.length / width;
  const columns: Uint8Array[] = [];
  const edges: Float32Array[] = [];
  const step = Math.max(1, Math.floor(rows / 40_000));
  for (let column = 0; column < used; column++) {
    const sample: number[] = [];
    for (let row = 0; row < rows; row += step) sample.push(values[row * width + column]!);
    const edge = edgesOf(Float32Array.from(sample).sort());
    const binned = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) binned[row] = binOf(edge, values[row * width + column]!);
    columns.push(binned);
    edges.push(edge);
  }
  return { rows, columns, edges };
}

/** Middles between neighbouring values at even ranks. */
function edgesOf(sorted: Float32Array): Float32Array {
  const edges: number[] = [];
  for (let k = 1; k < bins; k++) {
    const at = Math.floor((k * sorted.length) / bins);
    const here = sorted[at]!;
    let before = at - 1;
    while (before >= 0 && sorted[before] === here) before--;
    if (before < 0) continue;
    const middle = short((sorted[before]! + here) / 2);
    if (edges.length === 0 || middle > edges.at(-1)!) edges.push(middle);
  }
  // Rare values above the commonest: ranks do not see them.
  const distinct = [...new Set(sorted)];
  if (distinct.length <= 24)
    return Float32Array.from(distinct.slice(1).map((value, k) => short((value + distinct[k]!) / 2)));
  return Float32Array.from(edges);
}

/** Five digits: what is written out is what was learned with. */
function short(value: number): number {
  return Math.fround(Number(value.toPrecision(5)));
}

function binOf(edges: Float32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `rowsOf` are the rows to learn from; `label` 0 or 1 and `weight` are by row of `binned`. */
export function boost(
  binned: Binned,
  rowsOf: Int32Array,
  label: Float32Array,
  weight: Float32Array,
  options: BoostOptions,
): Trees {
  const { trees, depth, rate } = options;
  const inner = 2 ** depth - 1;
  const features = new Int16Array(trees * inner);
  const thresholds = new Float32Array(trees * inner).fill(Number.POSITIVE_INFINITY);
  const leaves = new Float32Array(trees * (inner + 1));
  const random = mulberry(options.seed);
  let positive = 0;
  let total = 0;
  for (const row of rowsOf) {
    positive += label[row]! * weight[row]!;
    total += weight[row]!;
  }
  const bias = Math.log(positive / (total - positive));
  const score = new Float64Array(binned.rows).fill(bias);
  const gradient = new Float64Array(binned.rows);
  const hessian = new Float64Array(binned.rows);
  for (let tree = 0; tree < trees; tree++) {
    for (const row of rowsOf) {
      const p = 1 / (1 + Math.exp(-score[row]!));
      gradient[row] = weight[row]! * (p - label[row]!);
      hessian[row] = weight[row]! * Math.max(p * (1 - p), 1e-6);
    }
    const sample = rowsOf.filter(() => random() < options.rows);
    const columns = binned.columns.map((_, k) => k).filter(() => random() < options.columns);
    const grown = grow(binned, sample, columns, { gradient, hessian }, options);
    leaves.set(
      grown.leaves.map((leaf) => Math.round(leaf * rate * 1000) / 1000),
      tree * (inner + 1),
    );
    grown.features.forEach((column, n) => {
      if (column < 0) return;
      features[tree * inner + n] = column;
      thresholds[tree * inner + n] = binned.edges[column]![grown.cuts[n]!]!;
    });
    for (const row of rowsOf) {
      let n = 0;
      for (let level = 0; level < depth; level++) {
        const column = grown.features[n]!;
        n = 2 * n + (column >= 0 && binned.columns[column]![row]! > grown.cuts[n]! ? 2 : 1);
      }
      score[row]! += grown.leaves[n - inner]! * rate;
    }
  }
  return { bias, features, thresholds, leaves };
}

interface Grown {
  readonly features: Int16Array;
  readonly cuts: Uint8Array;
  readonly leaves: Float64Array;
}

/** The slopes of the loss at every row. */
interface Slopes {
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

/** Rows that came to one node, their slopes summed up, and (while there is something to divide) by column and bin. */
interface Node {
  readonly rows: Int32Array;
  readonly gradient: number;
  readonly hessian: number;
  sums: Float64Array | null;
}

const noRows = new Int32Array(0);

function grow(
  binned: Binned,
  sample: Int32Array,
  columns: readonly number[],
  slopes: Slopes,
  options: BoostOptions,
): Grown {
  const { depth, leastWeight, ridge } = options;
  const inner = 2 ** depth - 1;
  const features = new Int16Array(inner).fill(-1);
  const cuts = new Uint8Array(inner);
  const canDivide = (node: Node) => node.hessian >= 2 * leastWeight;
  const root = nodeOf(sample, slopes);
  root.sums = binSums(binned, sample, columns, slopes);
  let level = [root];
  for (let down = 1; down <= depth; down++) {
    level = level.flatMap((node, k) => {
      const n = level.length - 1 + k;
      const best = node.sums === null || !canDivide(node) ? null : bestCut(binned, node, node.sums, columns, options);
      if (best === null) return [node, nodeOf(noRows, slopes)];
      features[n] = best.column;
      cuts[n] = best.cut;
      const bin = binned.columns[best.column]!;
      const left = nodeOf(
        node.rows.filter((row) => bin[row]! <= best.cut),
        slopes,
      );
      const right = nodeOf(
        node.rows.filter((row) => bin[row]! > best.cut),
        slopes,
      );
      if (down < depth && (canDivide(left) || canDivide(right))) {
        const [small, large] = left.rows.length < right.rows.length ? [left, right] : [right, left];
        small.sums = binSums(binned, small.rows, columns, slopes);
        large.sums = node.sums!.map((sum, at) => sum - small.sums![at]!);
      }
      node.sums = null;
      return [left, right];
    });
  }
  const leaves = Float64Array.from(level, ({ rows, gradient, hessian }) =>
    rows.length === 0 ? 0 : -gradient / (hessian + ridge),
  );
  return { features, cuts, leaves };
}

function nodeOf(rows: Int32Array, slopes: Slopes): Node {
  let gradient = 0;
  let hessian = 0;
  for (let k = 0; k < rows.length; k++) {
    gradient += slopes.gradient[rows[k]!]!;
    hessian += slopes.hessian[rows[k]!]!;
  }
  return { rows, gradient, hessian, sums: null };
}

/** By column, then by bin: gradient and hessian. */
function binSums(binned: Binned, rows: Int32Array, columns: readonly number[], slopes: Slopes): Float64Array {
  const sums = new Float64Array(columns.length * bins * 2);
  const count = rows.length;
  const gradient = new Float64Array(count);
  const hessian = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    gradient[k] = slopes.gradient[rows[k]!]!;
    hessian[k] = slopes.hessian[rows[k]!]!;
  }
  columns.forEach((column, c) => {
    const bin = binned.columns[column]!;
    const from = c * bins * 2;
    for (let k = 0; k < count; k++) {
      const at = from + bin[rows[k]!]! * 2;
      sums[at]! += gradient[k]!;
      sums[at + 1]! += hessian[k]!;
    }
  });
  return sums;
}

function bestCut(
  binned: Binned,
  node: Node,
  sums: Float64Array,
  columns: readonly number[],
  { ridge, leastWeight }: BoostOptions,
): { column: number; cut: number } | null {
  const { gradient, hessian } = node;
  let best: { column: number; cut: number } | null = null;
  let most = (gradient * gradient) / (hessian + ridge) + leastGain;
  columns.forEach((column, c) => {
    let leftG = 0;
    let leftH = 0;
    const edges = binned.edges[column]!.length;
    for (let cut = 0, at = c * bins * 2; cut < edges; cut++, at += 2) {
      leftG += sums[at]!;
      leftH += sums[at + 1]!;
      if (leftH < leastWeight || hessian - leftH < leastWeight) continue;
      const rightG = gradient - leftG;
      const gain = (leftG * leftG) / (leftH + ridge) + (rightG * rightG) / (hessian - leftH + ridge);
      if (gain > most) {
        most = gain;
        best = { column, cut };
      }
    }
  });
  return best;
}

/** What a cut must gain over none. */
const leastGain = 1e-4;
