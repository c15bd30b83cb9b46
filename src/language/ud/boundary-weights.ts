/**
 * The weights that say where a sentence ends: a logistic regression over hashed features, one signed byte each.
 * Bytes: `ORSB`, version, log2 of the number of weights, two bytes of zero, the scale (float32), the bias (float32), the weights,
 * then a 32-bit sum over all that (FNV-1a); little-endian.
 */
export interface BoundaryWeights {
  /** A power of two of them. */
  readonly weights: Int8Array;
  /** What a weight of 1 is worth. */
  readonly scale: number;
  readonly bias: number;
}

const magic = [0x4f, 0x52, 0x53, 0x42];
const version = 1;
const headBytes = 16;
const sumBytes = 4;

/** The weights in their file's form. */
export function encodeBoundaryWeights({ weights, scale, bias }: BoundaryWeights): Uint8Array {
  const bytes = new Uint8Array(headBytes + weights.length + sumBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  bytes[4] = version;
  bytes[5] = Math.log2(weights.length);
  view.setFloat32(8, scale, true);
  view.setFloat32(12, bias, true);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), headBytes);
  view.setUint32(bytes.length - sumBytes, sumOf(bytes, bytes.length - sumBytes), true);
  return bytes;
}

/** Reads a file's bytes; null when they are no such file, of another version, or damaged. */
export function decodeBoundaryWeights(bytes: Uint8Array): BoundaryWeights | null {
  if (bytes.length < headBytes + sumBytes || magic.some((byte, at) => bytes[at] !== byte)) return null;
  const bits = bytes[5]!;
  if (bytes[4] !== version || bits > 20 || bytes.length !== headBytes + 2 ** bits + sumBytes) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(bytes.length - sumBytes, true) !== sumOf(bytes, bytes.length - sumBytes)) return null;
  const scale = view.getFloat32(8, true);
  const bias = view.getFloat32(12, true);
  if (!Number.isFinite(scale) || !Number.isFinite(bias)) return null;
  return { weights: new Int8Array(bytes.subarray(headBytes, -sumBytes)), scale, bias };
}

/** A 32-bit sum (FNV-1a) over the first `length` bytes. */
export function sumOf(bytes: Uint8Array, length: number): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < length; i++) sum = Math.imul(sum ^ bytes[i]!, 0x01000193);
  return sum >>> 0;
}
