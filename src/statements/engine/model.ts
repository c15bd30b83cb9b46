/**
 * What the engine has learned, from the bytes of its file: `ORSM`, version, three bytes of zero, the length of the header (uint32), a
 * header in JSON (lengths of the tables, thresholds, digest), then the tables one after the other; little-endian.
 */
import { OnrecordError } from '../../lib/problems.ts';
import { decodeWeightTable, encodeWeightTable, type WeightTable } from '../../lib/weight-table.ts';
import { type RoleWeights, roleCount, stepCount } from './role-decoding.ts';

export interface StatementModel {
  /** Is this word a cue? One label. */
  readonly cue: WeightTable;
  readonly roles: RoleWeights;
  /** Two labels: is the whole relation right; how good is it beside the others of its cue. */
  readonly relation: WeightTable;
  readonly settings: ModelSettings;
}

export interface ModelSettings {
  /** A word less likely to be a cue is not looked at further. */
  readonly leastCue: number;
  /** A relation less likely to be right is left out. */
  readonly leastRelation: number;
  /** SHA-256 of the tables: equal digests give equal statements. */
  readonly digest: string;
}

const magic = [0x4f, 0x52, 0x53, 0x4d];
const version = 1;
const headBytes = 12;
const stepScale = 256;

interface Header {
  readonly sizes: readonly number[];
  readonly settings: ModelSettings;
}

/** The tables as they are written; what a digest is made of. */
export function encodeTables({ cue, roles, relation }: Omit<StatementModel, 'settings'>): readonly Uint8Array[] {
  const steps = Int16Array.from(roles.steps, (value) =>
    Math.max(-32767, Math.min(32767, Math.round(value * stepScale))),
  );
  return [cue, roles.words, relation].map(encodeWeightTable).concat(new Uint8Array(steps.buffer));
}

export function encodeModel(tables: readonly Uint8Array[], settings: ModelSettings): Uint8Array {
  const header: Header = { sizes: tables.map(({ length }) => length), settings };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(headBytes + text.length + tables.reduce((sum, { length }) => sum + length, 0));
  bytes.set([...magic, version]);
  new DataView(bytes.buffer).setUint32(8, text.length, true);
  bytes.set(text, headBytes);
  let at = headBytes + text.length;
  for (const table of tables) {
    bytes.set(table, at);
    at += table.length;
  }
  return bytes;
}

const damaged = (what: string, cause?: unknown) =>
  new OnrecordError('statements/bad-model', '', `The model of statements cannot be read: ${what}.`, cause);

/** Throws `OnrecordError`: `statements/bad-model` for damaged or foreign bytes, `statements/model-version` for another version's. */
export function decodeModel(given: Uint8Array): StatementModel {
  // Plain bytes: `slice` of a subclass (Node's Buffer) shares its memory.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length < headBytes || magic.some((value, at) => bytes[at] !== value)) throw damaged('it is none of ours');
  if (bytes[4] !== version) {
    const what = `The model of statements is of version ${bytes[4]}, not ${version}.`;
    throw new OnrecordError('statements/model-version', '', what);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = headBytes + view.getUint32(8, true);
  if (first > bytes.length) throw damaged('its header is cut off');
  const { sizes, settings } = headerFrom(bytes.subarray(headBytes, first));
  if (first + sizes.reduce((sum, size) => sum + size, 0) !== bytes.length)
    throw damaged('its tables do not fit its header');
  let at = first;
  const [cue, words, relation, steps] = sizes.map((size) => {
    at += size;
    return bytes.subarray(at - size, at);
  });
  const table = (part: Uint8Array, labels: number): WeightTable => {
    const decoded = decodeWeightTable(part);
    if (decoded === null || decoded.labels !== labels) throw damaged('a table is broken');
    return decoded;
  };
  if (steps!.length !== 2 * stepCount) throw damaged('its steps are incomplete');
  const whole = new Int16Array(steps!.slice().buffer);
  return {
    cue: table(cue!, 1),
    roles: { words: table(words!, roleCount), steps: Float32Array.from(whole, (value) => value / stepScale) },
    relation: table(relation!, 2),
    settings,
  };
}

function headerFrom(text: Uint8Array): Header {
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)) as Header;
  } catch (cause) {
    throw damaged('its header is no JSON', cause);
  }
  const { sizes, settings } = header ?? {};
  const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;
  const fits =
    Array.isArray(sizes) &&
    sizes.length === 4 &&
    sizes.every((size) => Number.isInteger(size) && size >= 0) &&
    [settings?.leastCue, settings?.leastRelation].every(isShare) &&
    typeof settings?.digest === 'string';
  if (!fits) throw damaged('its header does not describe a model');
  return header;
}
