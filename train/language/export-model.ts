/**
 * A checkpoint of training → the model file that is shipped: `node train/language/export-model.ts CHECKPOINT [FOLDER]`.
 * Embedding rows go into half a byte a value: fifteen even levels around zero, `step` of the row's root mean square apart, which
 * brotli packs to their entropy. Dense weights get 7 bits and a scale a column, biases stay 32-bit floats.
 * Deterministic: the same checkpoint gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import {
  checkedFrom,
  checksum,
  type Linear,
  layoutOf,
  linearsOf,
  type ModelHeader,
  magic,
  modelVersion,
  packHashes,
  preambleBytes,
  rowsIn,
} from '../../src/language/model/index.ts';
import { type Checkpoint, readCheckpoint } from './checkpoint.ts';

export interface ExportOptions {
  /**
   * Distance of two levels of an embedding row, in root mean squares of that row; default 0.4 (3.4 bits a value). Measured on
   * part of GUM dev: from 0.25 to 0.7 tags and trees stay as good as with floats, 98 to 99 of 100 arcs being the same ones.
   */
  readonly step?: number;
}

/** The uncompressed model file. Throws `RangeError` for a checkpoint whose shape the kernels cannot work with. */
export function modelFile(checkpoint: Checkpoint, { step = 0.4 }: ExportOptions = {}): Uint8Array<ArrayBuffer> {
  const { shape, labels, space, trained } = checkpoint.header;
  if (shape.dimension % 32 !== 0 || [shape.hidden, shape.arc, shape.relation].some((size) => size % 16 !== 0)) {
    throw new RangeError(`the dimension must be a multiple of 32, all else of 16: ${JSON.stringify(shape)}`);
  }
  const { tables, bytes } = layoutOf({ shape, labels, space });
  const body = new Uint8Array(bytes);
  const put = (name: string, values: Uint8Array | Float32Array | Int8Array) => {
    const table = tables.get(name)!;
    if (values.byteLength !== table.bytes)
      throw new RangeError(`${name}: ${values.byteLength} bytes, not ${table.bytes}`);
    body.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), table.at);
  };
  put('forms', packHashes(checkpoint.forms));
  put('lowerForms', packHashes(checkpoint.lowerForms));
  const embedding = quantiseRows(values(checkpoint, 'embedding'), rowsIn(space), shape.dimension, step);
  put('levels', embedding.levels);
  put('scaleTable', embedding.scaleTable);
  put('scales', embedding.scales);
  put('codes', embedding.codes);
  put('start', values(checkpoint, 'corpora').slice(0, shape.dimension));
  put('convolution.bias', values(checkpoint, 'convolution.bias'));
  put('root', values(checkpoint, 'root'));
  const headScore = values(checkpoint, 'arc.head.score');
  put(
    'arc.head.score',
    Float32Array.from({ length: shape.arc }, (_, i) => headScore[i * 4]!),
  );
  put('arc.distance', values(checkpoint, 'arc.distance'));
  for (const linear of linearsOf({ shape, labels })) {
    const packed = packLinear(linear, denseOf(checkpoint, linear), biasOf(checkpoint, linear));
    put(linear.name, packed.weights);
    put(`${linear.name}.scale`, packed.scale);
    put(`${linear.name}.bias`, packed.bias);
  }
  const digest = createHash('sha256').update(body).digest('hex');
  return assemble({ shape, labels, space, trained, digest }, body);
}

function values(checkpoint: Checkpoint, name: string): Float32Array {
  const found = checkpoint.values.get(name);
  if (found === undefined) throw new RangeError(`the checkpoint has no ${name}`);
  return found;
}

/** Levels −7…7; a scale is one of 256, an eighth of an octave apart. */
function quantiseRows(embedding: Float32Array, rows: number, dimension: number, step: number) {
  const scaleTable = Float32Array.from({ length: 256 }, (_, i) => 2 ** ((i - 192) / 8));
  const scales = new Uint8Array(rows);
  const codes = new Uint8Array((rows * dimension) / 2);
  for (let row = 0; row < rows; row++) {
    const own = embedding.subarray(row * dimension, (row + 1) * dimension);
    const rms = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0) / dimension);
    scales[row] = Math.max(0, Math.min(255, Math.round(192 + 8 * Math.log2(rms * step || 1e-30))));
    const scale = scaleTable[scales[row]!]!;
    own.forEach((value, i) => {
      const code = 7 + Math.max(-7, Math.min(7, Math.round(value / scale)));
      codes[(row * dimension) / 2 + (i >> 5) * 16 + (i & 15)]! |= (i & 16) === 0 ? code : code << 4;
    });
  }
  return { levels: Int8Array.from({ length: 16 }, (_, i) => (i < 15 ? i - 7 : 0)), scaleTable, scales, codes };
}

/** [inputs][columns] row-major with its number of columns. */
interface Dense {
  readonly weights: Float32Array;
  readonly columns: number;
}

function denseOf(checkpoint: Checkpoint, { name, inputs, outputs }: Linear): Dense {
  if (name !== 'projection') {
    return {
      weights: values(checkpoint, name),
      columns: checkpoint.header.parameters.find((one) => one.name === name)!.columns,
    };
  }
  // The convolution's three blocks of rows side by side: the word before, itself, the word after.
  const convolution = values(checkpoint, 'convolution');
  const width = outputs / 3;
  const weights = new Float32Array(inputs * outputs);
  for (let block = 0; block < 3; block++) {
    for (let k = 0; k < inputs; k++) {
      const from = (block * inputs + k) * width;
      weights.set(convolution.subarray(from, from + width), k * outputs + block * width);
    }
  }
  return { weights, columns: outputs };
}

function biasOf(checkpoint: Checkpoint, { name, outputs, classes }: Linear): Float32Array {
  const names: Readonly<Record<string, string>> = { 'relation.dependent': 'relation.bias' };
  const given = checkpoint.values.get(names[name] ?? `${name}.bias`);
  return Float32Array.from({ length: outputs }, (_, i) => (i < classes ? (given?.[i] ?? 0) : -1e30));
}

/** 7 bits around 64, as the kernels' `gemm` reads them. */
function packLinear({ inputs, outputs, classes }: Linear, { weights, columns }: Dense, bias: Float32Array) {
  const packed = new Uint8Array(inputs * outputs).fill(64);
  const scale = new Float32Array(outputs).fill(1);
  for (let column = 0; column < classes; column++) {
    let top = 0;
    for (let k = 0; k < inputs; k++) top = Math.max(top, Math.abs(weights[k * columns + column]!));
    scale[column] = top / 63 || 1;
    for (let k = 0; k < inputs; k++) {
      const at = (column >> 3) * 8 * inputs + (k >> 2) * 32 + (column & 7) * 4 + (k & 3);
      packed[at] = 64 + Math.max(-63, Math.min(63, Math.round(weights[k * columns + column]! / scale[column]!)));
    }
  }
  return { weights: packed, scale, bias };
}

function assemble(header: ModelHeader, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(JSON.stringify(header));
  const headerBytes = Math.ceil(text.length / 16) * 16;
  const file = new Uint8Array(preambleBytes + headerBytes + body.length);
  file.set(Buffer.from(magic), 0);
  file.fill(32, preambleBytes, preambleBytes + headerBytes);
  file.set(text, preambleBytes);
  file.set(body, preambleBytes + headerBytes);
  const view = new DataView(file.buffer);
  view.setUint32(12, modelVersion, true);
  view.setUint32(24, headerBytes, true);
  view.setUint32(28, file.length, true);
  checksum(new Uint32Array(file.buffer, checkedFrom)).forEach((sum, i) => {
    view.setUint32(16 + 4 * i, sum, true);
  });
  return file;
}

/** As shipped: brotli at its strongest, with a window over the whole file. */
export function compressModel(file: Uint8Array): Uint8Array {
  return brotliCompressSync(file, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: file.length,
    },
  });
}

export interface ExportedModel {
  readonly path: string;
  readonly bytes: number;
  readonly uncompressedBytes: number;
}

/** Reads a checkpoint and writes `language.bin.br` into a folder. */
export async function exportModel(checkpoint: string, folder: string, options?: ExportOptions): Promise<ExportedModel> {
  const file = modelFile(readCheckpoint(checkpoint), options);
  const compressed = compressModel(file);
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'language.bin.br');
  await writeFile(path, compressed);
  return { path, bytes: compressed.length, uncompressedBytes: file.length };
}

if (import.meta.main) {
  const [from, to = join(import.meta.dirname, '..', '..', 'models', 'en')] = process.argv.slice(2);
  if (from === undefined) {
    console.error('usage: node train/language/export-model.ts CHECKPOINT [FOLDER]');
    process.exit(2);
  }
  const { path, bytes, uncompressedBytes } = await exportModel(from, to);
  console.log(`${path}: ${bytes} bytes, ${uncompressedBytes} uncompressed`);
}
