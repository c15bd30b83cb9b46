/** What coreference has learned: weights of hashed features, and how sure it must be to answer. */
import { decodeWeightTable, encodeWeightTable, type WeightTable } from '../../lib/weight-table.ts';
import { classCount } from './antecedent-features.ts';

export interface CoreferenceModel {
  readonly table: WeightTable;
  /** Of each class of candidate, the least probability at which an antecedent is taken. */
  readonly least: Float32Array;
}

const magic = [0x4f, 0x52, 0x43, 0x46];
const version = 1;
const headBytes = 8 + 4 * classCount;

export function encodeCoreference({ table, least }: CoreferenceModel): Uint8Array {
  const weights = encodeWeightTable(table);
  const bytes = new Uint8Array(headBytes + weights.length);
  const view = new DataView(bytes.buffer);
  bytes.set([...magic, version, classCount, 0, 0]);
  for (let c = 0; c < classCount; c++) view.setFloat32(8 + 4 * c, least[c]!, true);
  bytes.set(weights, headBytes);
  return bytes;
}

/** Null for bytes that are no model of this version. */
export function decodeCoreference(bytes: Uint8Array): CoreferenceModel | null {
  if (bytes.length < headBytes || magic.some((value, at) => bytes[at] !== value)) return null;
  if (bytes[4] !== version || bytes[5] !== classCount) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const least = Float32Array.from({ length: classCount }, (_, c) => view.getFloat32(8 + 4 * c, true));
  const table = decodeWeightTable(bytes.subarray(headBytes));
  if (table === null || table.labels !== 1 || least.some((value) => !(value >= 0 && value <= 1))) return null;
  return { table, least };
}
