/**
 * What a model file is: 32 bytes that name it, a header of JSON, then tables whose places follow from the header alone.
 * Known to the reader (load.ts) and to what writes models. Little-endian throughout; every table begins at a multiple of 16.
 */
import { type FeatureSpace, rowCount } from './word-features.ts';

/** First 12 bytes of every model, then as 32-bit numbers: version, two checksums, length of the header, length of the file. */
export const magic = 'onrecordlang';
export const modelVersion = 1;
export const preambleBytes = 32;
/** Where the checksummed part begins. */
export const checkedFrom = 24;

export interface Shape {
  readonly dimension: number;
  readonly hidden: number;
  readonly layers: number;
  readonly arc: number;
  readonly relation: number;
}

/** Names of the classes, in the order of the network's outputs. */
export interface ModelLabels {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly feats: readonly string[];
  readonly script: readonly string[];
  readonly deprel: readonly string[];
}

/** How many known forms there are, and rows of the shared tables. */
export interface SpaceSize {
  readonly forms: number;
  readonly lowerForms: number;
  readonly affixRows: number;
  readonly gramRows: number;
}

export interface ModelHeader {
  readonly shape: Shape;
  readonly labels: ModelLabels;
  readonly space: SpaceSize;
  /** How the weights were made: seed, epochs, scores. For people. */
  readonly trained: Readonly<Record<string, unknown>>;
  /** SHA-256 of the tables, hexadecimal: names the model. */
  readonly digest: string;
}

/** A dense layer: columns rounded up to whole blocks of eight. */
export interface Linear {
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  /** Outputs that mean something; the rest can never be the greatest. */
  readonly classes: number;
}

const roundUp = (n: number, to: number): number => Math.ceil(n / to) * to;

/** The dense layers in the order of the file. `projection` is the convolution: a word as the one before, itself, the one after. */
export function linearsOf({ shape, labels }: Pick<ModelHeader, 'shape' | 'labels'>): readonly Linear[] {
  const { dimension, hidden, layers, arc, relation } = shape;
  const width = 2 * hidden;
  const linear = (name: string, inputs: number, classes: number): Linear => ({
    name,
    inputs,
    outputs: roundUp(classes, 8),
    classes,
  });
  return [
    linear('projection', dimension, 3 * width),
    ...Array.from({ length: layers }, (_, i) => linear(`layer${i}`, width, 6 * hidden)),
    ...[labels.upos, labels.xpos, labels.feats, labels.script].map(({ length }, i) =>
      linear(`tags${i}`, width, length),
    ),
    linear('arc.dependent', width, arc),
    linear('arc.head', width, arc),
    linear('arc.biaffine', arc, arc),
    linear('relation.dependent', width, relation),
    linear('relation.head', width, relation),
    linear('relation.out', relation, labels.deprel.length),
  ];
}

export const distanceSteps = 20;
/** The step of the bias table for a root. */
export const rootStep = 18;

/** Distances fall into nine steps each way: heads before the dependent (`away` < 0), then heads after it. */
export function distanceStep(away: number): number {
  const far = Math.abs(away);
  const step = far <= 4 ? far - 1 : far <= 6 ? 4 : far <= 9 ? 5 : far <= 14 ? 6 : far <= 24 ? 7 : 8;
  return away < 0 ? step : 9 + step;
}

export interface Table {
  /** From the end of the header. */
  readonly at: number;
  readonly bytes: number;
}

/**
 * Where the tables are. `forms` and `lowerForms`: differences of the ascending hashes, all lowest bytes first, then the next
 * ones. `codes`: half a byte a value (gather in the kernels says which); `scales`: a byte a row, an index into `scaleTable`.
 * Of each dense layer: `NAME` (packed for the kernels), `NAME.scale` and `NAME.bias`, 32-bit floats.
 */
export function layoutOf(header: Pick<ModelHeader, 'shape' | 'labels' | 'space'>): {
  readonly tables: ReadonlyMap<string, Table>;
  readonly bytes: number;
} {
  const { shape, space } = header;
  const tables = new Map<string, Table>();
  let at = 0;
  const add = (name: string, bytes: number) => {
    tables.set(name, { at, bytes });
    at += roundUp(bytes, 16);
  };
  const rows = rowsIn(space);
  add('forms', space.forms * 4);
  add('lowerForms', space.lowerForms * 4);
  add('levels', 16);
  add('scaleTable', 1024);
  add('scales', rows);
  add('codes', (rows * shape.dimension) / 2);
  add('start', shape.dimension * 4);
  add('convolution.bias', shape.hidden * 8);
  add('root', shape.hidden * 8);
  add('arc.head.score', shape.arc * 4);
  add('arc.distance', distanceSteps * 4);
  for (const { name, inputs, outputs } of linearsOf(header)) {
    add(name, inputs * outputs);
    add(`${name}.scale`, outputs * 4);
    add(`${name}.bias`, outputs * 4);
  }
  return { tables, bytes: at };
}

/** Rows of the embedding table. */
export function rowsIn({ forms, lowerForms, affixRows, gramRows }: SpaceSize): number {
  const space: FeatureSpace = {
    forms: new Uint32Array(0),
    lowerForms: new Uint32Array(0),
    affixRows,
    gramRows,
  };
  return rowCount(space) + forms + lowerForms;
}

/** Two 32-bit sums over whole words; each word changed alone changes both. */
export function checksum(words: Uint32Array): readonly [number, number] {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    first = Math.imul(first ^ word, 16777619);
    second = Math.imul(second ^ (second >>> 15) ^ word, 0x85ebca6b);
  }
  return [first >>> 0, second >>> 0];
}

/** Ascending hashes → differences in byte planes: nearly half of them are zeros then. */
export function packHashes(hashes: Uint32Array): Uint8Array {
  const n = hashes.length;
  const planes = new Uint8Array(n * 4);
  let last = 0;
  hashes.forEach((hash, i) => {
    const step = hash - last;
    last = hash;
    for (let plane = 0; plane < 4; plane++) planes[plane * n + i] = step >>> (8 * plane);
  });
  return planes;
}

export function unpackHashes(planes: Uint8Array): Uint32Array {
  const n = planes.length / 4;
  const hashes = new Uint32Array(n);
  let last = 0;
  for (let i = 0; i < n; i++) {
    const low = planes[i]! | (planes[n + i]! << 8) | (planes[2 * n + i]! << 16) | (planes[3 * n + i]! << 24);
    last = (last + low) >>> 0;
    hashes[i] = last;
  }
  return hashes;
}
