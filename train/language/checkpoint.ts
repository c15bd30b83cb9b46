/**
 * What training hands on: one line of JSON (`CheckpointHeader`), a line break, then the averaged parameters as little-endian
 * 32-bit floats in the header's order, row-major, and the hashes of the known forms.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ModelLabels, Shape, SpaceSize } from '../../src/language/model/index.ts';

export interface CheckpointHeader {
  readonly shape: Shape;
  readonly parameters: readonly { readonly name: string; readonly rows: number; readonly columns: number }[];
  /** Classes of the four tag layers and of relations, in the order of the network's outputs. */
  readonly labels: ModelLabels;
  readonly space: SpaceSize;
  readonly trained: Readonly<Record<string, unknown>>;
}

export interface Checkpoint {
  readonly header: CheckpointHeader;
  readonly values: ReadonlyMap<string, Float32Array>;
  readonly forms: Uint32Array;
  readonly lowerForms: Uint32Array;
}

export function writeCheckpoint(path: string, { header, values, forms, lowerForms }: Checkpoint): void {
  const bytes = (array: Float32Array | Uint32Array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const parts = header.parameters.map(({ name }) => bytes(values.get(name)!));
  writeFileSync(
    `${path}.part`,
    Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...parts, bytes(forms), bytes(lowerForms)]),
  );
  renameSync(`${path}.part`, path);
}

export function readCheckpoint(path: string): Checkpoint {
  const file = readFileSync(path);
  const end = file.indexOf(10);
  const header = JSON.parse(file.toString('utf8', 0, end)) as CheckpointHeader;
  // Copied, so that the floats are aligned.
  const body = Uint8Array.from(file.subarray(end + 1)).buffer;
  let at = 0;
  const values = new Map<string, Float32Array>();
  for (const { name, rows, columns } of header.parameters) {
    values.set(name, new Float32Array(body, at, rows * columns));
    at += rows * columns * 4;
  }
  const forms = new Uint32Array(body, at, header.space.forms);
  at += forms.byteLength;
  return { header, values, forms, lowerForms: new Uint32Array(body, at, header.space.lowerForms) };
}
