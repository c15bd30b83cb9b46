/** Where everything lies in the kernels' memory: tables of the model, the cache of word types, and rows of the batch being read. */
import { layoutOf, linearsOf, type ModelHeader, rowsIn } from './format.ts';

/** Rows of a batch: roots and words. Wide enough to use each weight often, small enough for the processor's cache. */
export const batchRows = 192;
/** Words read as one sentence; longer ones are cut. Trees cost the square of it. */
export const longestSentence = 160;
/** Word types kept, the root among them. Their number changes speed only. */
export const cachedTypes = 6_144;
/** Most rows of the embedding table that a word draws on (see `rowsOf`: at most 12, and n-grams of 26 signs). */
export const mostRows = 128;

export interface MemoryPlan {
  readonly bytes: number;
  /** Tables copied from the model file as they are. */
  readonly tables: ReadonlyMap<string, number>;
  readonly scales: number;
  /** [cachedTypes][3 · width], and the types' own vectors where the network adds them, else 0. */
  readonly projected: number;
  readonly own: number;
  readonly rows: number;
  readonly weights: number;
  readonly vectors: number;
  readonly types: number;
  readonly ends: number;
  readonly quantised: number;
  readonly quantisedScale: number;
  readonly quantisedZero: number;
  /** Activations [batchRows][width]; gates or class scores [batchRows][widest]. */
  readonly x: number;
  readonly wide: number;
  readonly dependents: number;
  readonly heads: number;
  readonly turned: number;
  readonly relationDependents: number;
  readonly relationHeads: number;
  readonly pairs: number;
  /** Points at the bias of distance 0. */
  readonly distances: number;
  readonly scratch: number;
  readonly arcScores: number;
  readonly best: number;
  readonly chosen: number;
  readonly pairDependents: number;
  readonly pairHeads: number;
}

export function memoryPlan(header: ModelHeader): MemoryPlan {
  const { dimension, hidden, arc, relation } = header.shape;
  const width = 2 * hidden;
  let top = 64;
  const floats = (n: number): number => {
    const at = top;
    top += Math.ceil((n * 4) / 64) * 64;
    return at;
  };
  const tables = new Map<string, number>();
  for (const [name, { bytes }] of layoutOf(header).tables) {
    if (!leftOut.has(name)) tables.set(name, floats(Math.ceil(bytes / 4)));
  }
  const widest = Math.max(
    ...linearsOf(header)
      .filter(({ name }) => name !== 'projection')
      .map(({ outputs }) => outputs),
  );
  const deepest = Math.max(width, dimension, arc, relation);
  const stride = longestSentence + 8;
  const reach = longestSentence + 16;
  const places = {
    tables,
    scales: floats(rowsIn(header.space)),
    // A few rows more: kernels work on four at a time.
    projected: floats((cachedTypes + 4) * 3 * width),
    own: dimension === width ? floats((cachedTypes + 4) * dimension) : 0,
    rows: floats(mostRows),
    weights: floats(mostRows),
    vectors: floats(batchRows * dimension),
    types: floats(batchRows + 1),
    ends: floats(batchRows + 1),
    quantised: floats((batchRows * deepest) / 4),
    quantisedScale: floats(batchRows),
    quantisedZero: floats(batchRows),
    x: floats(batchRows * width),
    wide: floats(batchRows * widest),
    dependents: floats(batchRows * arc),
    heads: floats(batchRows * arc),
    turned: floats(batchRows * arc),
    relationDependents: floats(batchRows * relation),
    relationHeads: floats(batchRows * relation),
    pairs: floats(batchRows * relation),
    distances: floats(2 * reach) + reach * 4,
    scratch: floats((arc + 1) * stride),
    arcScores: floats(longestSentence * stride),
    best: floats(longestSentence),
    chosen: floats(batchRows),
    pairDependents: floats(batchRows),
    pairHeads: floats(batchRows),
  };
  return { ...places, bytes: top + 64 };
}

/** Tables that are not used as they stand in the file. */
const leftOut: ReadonlySet<string> = new Set(['forms', 'lowerForms', 'scales', 'scaleTable', 'arc.distance']);
