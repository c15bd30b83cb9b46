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
  /**
   * For every 32 places, which of them have a row (a bit each) and how many rows come before. Most places have none, and memory is what
   * looking up costs: this much stays in the processor's cache.
   */
  readonly blocks: Int32Array;
  /** For each row a check byte, which confirms that the feature is this row's, then its weights. */
  readonly rows: Int8Array;
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

/** 1 to 255, as a signed byte. */
const checkOf = (hash: number): number => ((((hash >>> 24) % 255) + 1) << 24) >> 24;

/** Where a feature's weights begin in `rows`, or −1. */
export function rowOf({ bits, labels, blocks, rows }: WeightTable, hash: number): number {
  const place = hash & ((1 << bits) - 1);
  const block = (place >>> 5) << 1;
  const taken = blocks[block]!;
  const bit = 1 << (place & 31);
  if ((taken & bit) === 0) return -1;
  const at = (blocks[block + 1]! + ones(taken & (bit - 1))) * (labels + 1);
  return rows[at] === checkOf(hash) ? at + 1 : -1;
}

/** How many bits are set. */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many features a table knows. */
export function rowCount({ labels, rows }: WeightTable): number {
  return rows.length / (labels + 1);
}

/** Marks the places that have a row; `places` ascend. */
function blocksOf(bits: number, places: Iterable<number>): Int32Array {
  const blocks = new Int32Array(Math.max(1, (1 << bits) >>> 5) * 2);
  for (const place of places) blocks[(place >>> 5) << 1]! |= 1 << (place & 31);
  for (let block = 2; block < blocks.length; block += 2) {
    blocks[block + 1] = blocks[block - 1]! + ones(blocks[block - 2]!);
  }
  return blocks;
}

/** The places that have a row, ascending. */
function placesOf({ blocks }: WeightTable): number[] {
  const places: number[] = [];
  for (let block = 0; block < blocks.length; block += 2) {
    for (let bit = 0; bit < 32; bit++) if ((blocks[block]! >>> bit) & 1) places.push(block * 16 + bit);
  }
  return places;
}

/** Where two features want one place, the weightier stays. */
export function weightTable(rows: Iterable<WeightRow>, labels: number, bits: number): WeightTable {
  const places = 1 << bits;
  const check = new Int8Array(places);
  const exact = new Float32Array(places * labels);
  const weight = new Float32Array(places);
  let largest = 0;
  for (const { hash, weights } of rows) {
    const place = hash & (places - 1);
    const size = weights.reduce((sum, value) => sum + Math.abs(value), 0);
    if (check[place] !== 0 && weight[place]! >= size) continue;
    weight[place] = size;
    check[place] = checkOf(hash);
    exact.set(weights, place * labels);
    for (const value of weights) largest = Math.max(largest, Math.abs(value));
  }
  // Weights too small to be told from nothing are nothing.
  const scale = Math.fround(largest / 127) || 1;
  const stored = Int8Array.from(exact, (value) => Math.round(value / scale));
  const taken = Array.from(check.keys()).filter((place) =>
    stored.subarray(place * labels, (place + 1) * labels).some((value) => value !== 0),
  );
  const kept = new Int8Array(taken.length * (labels + 1));
  taken.forEach((place, row) => {
    kept[row * (labels + 1)] = check[place]!;
    kept.set(stored.subarray(place * labels, (place + 1) * labels), row * (labels + 1) + 1);
  });
  return { bits, labels, scale, blocks: blocksOf(bits, taken), rows: kept };
}

/** The table in its file's form. */
export function encodeWeightTable(table: WeightTable): Uint8Array {
  const { bits, labels, scale, rows } = table;
  const stride = labels + 1;
  const places = placesOf(table);
  const count = places.length;
  const bytes = new Uint8Array(headBytes + count * (3 + labels));
  const view = new DataView(bytes.buffer);
  bytes.set([...magic, version, bits, labels, 0]);
  view.setFloat32(8, scale, true);
  view.setUint32(12, count, true);
  let before = 0;
  places.forEach((place, row) => {
    const distance = place - before;
    if (distance > 0xffff) throw new RangeError('the table is too sparse for its size');
    bytes[headBytes + row] = distance & 0xff;
    bytes[headBytes + count + row] = distance >> 8;
    for (let column = 0; column < stride; column++) {
      bytes[headBytes + (2 + column) * count + row] = rows[row * stride + column]! & 0xff;
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
  const [scale, count] = [view.getFloat32(8, true), view.getUint32(12, true)];
  if (bits < 1 || bits > 24 || labels < 1 || labels > mostLabels) return null;
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY) || bytes.length !== headBytes + count * (3 + labels))
    return null;
  const places = new Uint32Array(count);
  let place = 0;
  for (let row = 0; row < count; row++) {
    const distance = bytes[headBytes + row]! + (bytes[headBytes + count + row]! << 8);
    place += distance;
    if (place >= 1 << bits || (distance === 0 && row > 0)) return null;
    places[row] = place;
  }
  const stride = labels + 1;
  const rows = new Int8Array(count * stride);
  for (let column = 0; column < stride; column++) {
    const from = headBytes + (2 + column) * count;
    for (let row = 0; row < count; row++) rows[row * stride + column] = bytes[from + row]!;
  }
  return { bits, labels, scale, blocks: blocksOf(bits, places), rows };
}
