/**
 * A model file → a LanguageModel. Pure: the bytes, already uncompressed, are handed in. Whatever is wrong with them is one
 * of two errors: not a whole model of ours, or one of another version.
 */
import { OnrecordError } from '../../lib/problems.ts';
import type { Analysis } from '../../types/index.ts';
import {
  checkedFrom,
  checksum,
  layoutOf,
  type ModelHeader,
  magic,
  modelVersion,
  preambleBytes,
  rowsIn,
  unpackHashes,
} from './format.ts';
import { type KernelChoice, startKernels } from './kernels.ts';
import { memoryPlan } from './memory-plan.ts';
import { type AnalyseOptions, Reader } from './reader.ts';

export interface LanguageModel {
  /** SHA-256 of the tables: equal digests give equal analyses. */
  readonly digest: string;
  /** Which kernels run; all give the same bits. */
  readonly kernels: KernelChoice;
  /** Tags and trees of words in sentences. `sentenceEnds`: exclusive, ascending; words after the last are one more sentence. */
  analyse(forms: readonly string[], sentenceEnds: Uint32Array, options?: AnalyseOptions): Analysis;
}

const damaged = (what: string, cause?: unknown) =>
  new OnrecordError('language/bad-model', '', `The language model cannot be read: ${what}.`, cause);

/**
 * Reads a model. Throws `OnrecordError`: `language/bad-model` for damaged or foreign bytes, `language/model-version` for a model
 * that another version of Onrecord wrote. `kernels` chooses the inner loops; default: the fastest that this machine runs.
 */
export function loadModel(bytes: Uint8Array, kernels?: KernelChoice): LanguageModel {
  const { header, body } = open(bytes);
  const { tables, bytes: size } = layoutOf(header);
  if (size !== body.length) throw damaged('its tables do not fit its header');
  const plan = memoryPlan(header);
  const machine = startKernels(plan.bytes, kernels);
  const table = (name: string): Uint8Array => {
    const { at, bytes: length } = tables.get(name)!;
    return body.subarray(at, at + length);
  };
  const memory = new Uint8Array(machine.buffer);
  for (const [name, at] of plan.tables) memory.set(table(name), at);
  // A scale a row, looked up once.
  const scaleTable = new Float32Array(table('scaleTable').slice().buffer);
  const scales = new Float32Array(machine.buffer, plan.scales, rowsIn(header.space));
  const codes = table('scales');
  for (let row = 0; row < codes.length; row++) scales[row] = scaleTable[codes[row]!]!;
  const reader = new Reader(header, machine, plan, {
    forms: unpackHashes(table('forms')),
    lowerForms: unpackHashes(table('lowerForms')),
    affixRows: header.space.affixRows,
    gramRows: header.space.gramRows,
    distance: new Float32Array(table('arc.distance').slice().buffer),
  });
  return {
    digest: header.digest,
    kernels: machine.choice,
    analyse: (forms, sentenceEnds, options) => reader.analyse(forms, sentenceEnds, options),
  };
}

function open(given: Uint8Array): { readonly header: ModelHeader; readonly body: Uint8Array } {
  if (given.length < preambleBytes) throw damaged(`${given.length} bytes are too few`);
  // A plain view: the `slice` of a subclass (Node's Buffer) may share its memory. The sums below are over whole words of it.
  const plain = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const bytes = plain.byteOffset % 4 === 0 ? plain : plain.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < magic.length; i++)
    if (bytes[i] !== magic.charCodeAt(i)) throw damaged('it is no model of Onrecord');
  const number = (at: number) => view.getUint32(at, true);
  if (number(12) !== modelVersion) {
    const what = `The language model is of version ${number(12)}, not ${modelVersion}.`;
    throw new OnrecordError('language/model-version', '', what);
  }
  if (number(28) !== bytes.length || bytes.length % 4 !== 0) {
    throw damaged(`it has ${bytes.length} bytes instead of ${number(28)}`);
  }
  const checked = new Uint32Array(bytes.buffer, bytes.byteOffset + checkedFrom, (bytes.length - checkedFrom) / 4);
  const [first, second] = checksum(checked);
  if (first !== number(16) || second !== number(20)) throw damaged('its checksum is wrong');
  const end = preambleBytes + number(24);
  if (end > bytes.length) throw damaged('its header is cut off');
  return { header: headerFrom(bytes.subarray(preambleBytes, end)), body: bytes.subarray(end) };
}

function headerFrom(text: Uint8Array): ModelHeader {
  let header: ModelHeader;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)) as ModelHeader;
  } catch (cause) {
    throw damaged('its header is no JSON', cause);
  }
  const { shape, labels, space, digest } = header ?? {};
  const whole = (value: unknown, of: number, least: number, most: number) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most && (value as number) % of === 0;
  const names = (list: unknown, most: number) =>
    Array.isArray(list) && list.length > 0 && list.length <= most && list.every((name) => typeof name === 'string');
  const power = (value: unknown) => whole(value, 1, 1, 2 ** 22) && Number.isInteger(Math.log2(value as number));
  const fits =
    whole(shape?.dimension, 32, 32, 1024) &&
    [shape?.hidden, shape?.arc, shape?.relation].every((value) => whole(value, 16, 16, 1024)) &&
    whole(shape?.layers, 1, 1, 16) &&
    [labels?.upos, labels?.xpos, labels?.deprel].every((list) => names(list, 256)) &&
    [labels?.feats, labels?.script].every((list) => names(list, 65_536)) &&
    [space?.forms, space?.lowerForms].every((value) => whole(value, 1, 0, 2 ** 22)) &&
    power(space?.affixRows) &&
    power(space?.gramRows) &&
    typeof digest === 'string';
  if (!fits) throw damaged('its header does not describe a model');
  return header;
}
