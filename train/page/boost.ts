/**
 * Gradient-boosted trees for yes and no: logistic loss, histograms of at most 64 bins, trees of a fixed depth. The same
 * rows, options and seed give the same trees.
 */

/** Complete binary trees, one behind the other: node n's children are 2n + 1 and 2n + 2. A row goes left where its value is at most the threshold. */
export interface Trees {
  readonly bias: number;
  /** `count * (2^depth - 1)` of each; a feature of -1 goes left always. */
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

export function binColumns(values: Float32Array, width: number): Binned {
  const rows = values.length / width;
  const columns: Uint8Array[] = [];
  const edges: Float32Array[] = [];
  const step = Math.max(1, Math.floor(rows / 40_000));
  for (let column = 0; column < width; column++) {
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
  const features = new Int16Array(trees * inner).fill(-1);
  const thresholds = new Float32Array(trees * inner);
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
    const grown = grow(binned, sample, columns, gradient, hessian, options);
    features.set(grown.features, tree * inner);
    leaves.set(
      grown.leaves.map((leaf) => Math.round(leaf * rate * 1000) / 1000),
      tree * (inner + 1),
    );
    for (let n = 0; n < inner; n++)
      if (grown.features[n]! >= 0) thresholds[tree * inner + n] = binned.edges[grown.features[n]!]![grown.cuts[n]!]!;
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

function grow(
  binned: Binned,
  sample: Int32Array,
  columns: readonly number[],
  gradient: Float64Array,
  hessian: Float64Array,
  options: BoostOptions,
): Grown {
  const inner = 2 ** options.depth - 1;
  const features = new Int16Array(inner).fill(-1);
  const cuts = new Uint8Array(inner);
  const leaves = new Float64Array(inner + 1);
  let level: Int32Array[] = [sample];
  for (let n = 0; n < inner; n++) {
    const first = 2 ** Math.floor(Math.log2(n + 1)) - 1;
    if (n === first && n > 0)
      level = level.flatMap((rows, k) =>
        divide(binned, rows, features[n - level.length + k]!, cuts[n - level.length + k]!),
      );
    const rows = level[n - first]!;
    const best = bestCut(binned, rows, columns, gradient, hessian, options);
    if (best === null) continue;
    features[n] = best.column;
    cuts[n] = best.cut;
  }
  const half = 2 ** (options.depth - 1) - 1;
  const last = level.flatMap((rows, k) => divide(binned, rows, features[half + k]!, cuts[half + k]!));
  last.forEach((rows, k) => {
    let g = 0;
    let h = options.ridge;
    for (const row of rows) {
      g += gradient[row]!;
      h += hessian[row]!;
    }
    leaves[k] = rows.length === 0 ? 0 : -g / h;
  });
  return { features, cuts, leaves };
}

function divide(binned: Binned, rows: Int32Array, column: number, cut: number): [Int32Array, Int32Array] {
  if (column < 0) return [rows, new Int32Array(0)];
  const values = binned.columns[column]!;
  return [rows.filter((row) => values[row]! <= cut), rows.filter((row) => values[row]! > cut)];
}

function bestCut(
  binned: Binned,
  rows: Int32Array,
  columns: readonly number[],
  gradient: Float64Array,
  hessian: Float64Array,
  options: BoostOptions,
): { column: number; cut: number } | null {
  let g = 0;
  let h = 0;
  for (const row of rows) {
    g += gradient[row]!;
    h += hessian[row]!;
  }
  if (h < 2 * options.leastWeight) return null;
  const { ridge, leastWeight } = options;
  let best: { column: number; cut: number } | null = null;
  let most = (g * g) / (h + ridge) + 1e-4;
  const sumG = new Float64Array(bins + 1);
  const sumH = new Float64Array(bins + 1);
  for (const column of columns) {
    const values = binned.columns[column]!;
    sumG.fill(0);
    sumH.fill(0);
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k]!;
      const bin = values[row]!;
      sumG[bin]! += gradient[row]!;
      sumH[bin]! += hessian[row]!;
    }
    let leftG = 0;
    let leftH = 0;
    for (let cut = 0; cut < binned.edges[column]!.length; cut++) {
      leftG += sumG[cut]!;
      leftH += sumH[cut]!;
      if (leftH < leastWeight || h - leftH < leastWeight) continue;
      const gain = (leftG * leftG) / (leftH + ridge) + ((g - leftG) * (g - leftG)) / (h - leftH + ridge);
      if (gain > most) {
        most = gain;
        best = { column, cut };
      }
    }
  }
  return best;
}
