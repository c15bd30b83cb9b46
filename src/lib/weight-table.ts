/**
 * Weights of hashed features, a row each: what a linear model knows. A row is found by some bits of the feature's hash and
 * confirmed by others, so that features never seen in training weigh nothing (but for one in 255). No text can be read out.
 *
 * Bytes: `ORWT`, version, bits of a place, labels, a byte of zero, scale (float32), rows (uint32), then for every row the distance
 * from the place of the row before (low bytes, then high bytes), its check byte and its weights, label by label; little-endian.
 */
export interface WeightTable {
  /** The table has 2^bits places. */
  readonly bits: number;
  /** Weights in a row. */
  readonly labels: number;
  /** A weight of 1 stands for this much. */
  readonly scale: number;
  /** Of each place: 0 for none, else what confirms that the feature is this row's. */
  readonly check: Uint8Array;
  /** `labels` for each place. */
  readonly weights: Int8Array;
}

export interface WeightRow {
  readonly hash: number;
  /** As many as the table has labels. */
  readonly weights: readonly number[];
}

const magic = [0x4f, 0x52, 0x57, 0x54];
const version = 1;
const headBytes = 16;
/** More than any model has: damaged bytes must not fill the memory. */
const mostLabels = 16;

const checkOf = (hash: number): number => ((hash >>> 24) % 255) + 1;

/** The place of a feature's row, or −1. */
export function placeOf({ bits, check }: WeightTable, hash: number): number {
  const place = hash & ((1 << bits) - 1);
  return check[place] === checkOf(hash) ? place : -1;
}

/** Where two features want one place, the weightier stays. */
export function weightTable(rows: Iterable<WeightRow>, labels: number, bits: number): WeightTable {
  const check = new Uint8Array(1 << bits);
  const exact = new Float32Array((1 << bits) * labels);
  const weight = new Float32Array(1 << bits);
  let largest = 0;
  for (const { hash, weights } of rows) {
    const place = hash & ((1 << bits) - 1);
    const size = weights.reduce((sum, value) => sum + Math.abs(value), 0);
    if (check[place] !== 0 && weight[place]! >= size) continue;
    weight[place] = size;
    check[place] = checkOf(hash);
    exact.set(weights, place * labels);
    for (const value of weights) largest = Math.max(largest, Math.abs(value));
  }
  const scale = largest === 0 ? 1 : Math.fround(largest / 127);
  const weights = Int8Array.from(exact, (value) => Math.round(value / scale));
  for (let place = 0; place < check.length; place++) {
    if (!weights.subarray(place * labels, (place + 1) * labels).some((value) => value !== 0)) check[place] = 0;
  }
  return { bits, labels, scale, check, weights };
}

/** The table in its file's form. */
export function encodeWeightTable({ bits, labels, scale, check, weights }: WeightTable): Uint8Array {
  const places: number[] = [];
  check.forEach((value, place) => {
    if (value !== 0) places.push(place);
  });
  const rows = places.length;
  const bytes = new Uint8Array(headBytes + rows * (3 + labels));
  const view = new DataView(bytes.buffer);
  bytes.set([...magic, version, bits, labels, 0]);
  view.setFloat32(8, scale, true);
  view.setUint32(12, rows, true);
  let before = 0;
  places.forEach((place, row) => {
    const distance = place - before;
    if (distance > 0xffff) throw new RangeError('the table is too sparse for its size');
    bytes[headBytes + row] = distance & 0xff;
    bytes[headBytes + rows + row] = distance >> 8;
    bytes[headBytes + 2 * rows + row] = check[place]!;
    for (let label = 0; label < labels; label++) {
      bytes[headBytes + (3 + label) * rows + row] = weights[place * labels + label]! & 0xff;
    }
    before = place;
  });
  return bytes;
}

/** Null for bytes that are no table of this version. */
export function decodeWeightTable(bytes: Uint8Array): WeightTable | null {
  if (bytes.length < headBytes || magic.some((value, at) => bytes[at] !== value) || bytes[4] !== version) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [bits, labels] = [bytes[5]!, bytes[6]!];
  const [scale, rows] = [view.getFloat32(8, true), view.getUint32(12, true)];
  if (bits < 1 || bits > 24 || labels < 1 || labels > mostLabels) return null;
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY) || bytes.length !== headBytes + rows * (3 + labels)) return null;
  const check = new Uint8Array(1 << bits);
  const weights = new Int8Array((1 << bits) * labels);
  let place = 0;
  for (let row = 0; row < rows; row++) {
    const distance = bytes[headBytes + row]! + (bytes[headBytes + rows + row]! << 8);
    place += distance;
    if (place >= check.length || (distance === 0 && row > 0)) return null;
    check[place] = bytes[headBytes + 2 * rows + row]!;
    for (let label = 0; label < labels; label++) {
      weights[place * labels + label] = (bytes[headBytes + (3 + label) * rows + row]! << 24) >> 24;
    }
  }
  return { bits, labels, scale, check, weights };
}
