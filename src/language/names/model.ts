/**
 * What the finder of names has learned, from the bytes of its file: `ORNM`, version, three bytes of zero, the steps (float32,
 * little-endian), then the table of weights.
 */
import { OnrecordError } from '../../lib/problems.ts';
import { decodeWeightTable, encodeWeightTable, type WeightTable } from '../../lib/weight-table.ts';
import type { LanguagePack } from '../../types/index.ts';
import { FormLexicon } from './form-facts.ts';
import { type StepScores, stepCount, stepScores } from './label-chain.ts';
import { labelCount } from './labels.ts';

export interface NamesModel {
  /** `labelCount` labels. */
  readonly words: WeightTable;
  /** See label-chain.ts. */
  readonly steps: Float32Array;
}

const magic = [0x4f, 0x52, 0x4e, 0x4d];
const version = 1;
const headBytes = 8;

export function encodeNames({ words, steps }: NamesModel): Uint8Array {
  const table = encodeWeightTable(words);
  const bytes = new Uint8Array(headBytes + 4 * stepCount + table.length);
  bytes.set([...magic, version]);
  const view = new DataView(bytes.buffer);
  steps.forEach((value, at) => {
    view.setFloat32(headBytes + 4 * at, value, true);
  });
  bytes.set(table, headBytes + 4 * stepCount);
  return bytes;
}

const damaged = (what: string) =>
  new OnrecordError('language/bad-model', '', `The model of names cannot be read: ${what}.`);

/** Throws `OnrecordError`: `language/bad-model` for damaged or foreign bytes, `language/model-version` for another version's. */
export function decodeNames(bytes: Uint8Array): NamesModel {
  if (bytes.length < headBytes || magic.some((value, at) => bytes[at] !== value)) throw damaged('it is none of ours');
  if (bytes[4] !== version) {
    throw new OnrecordError(
      'language/model-version',
      '',
      `The model of names is of version ${bytes[4]}, not ${version}.`,
    );
  }
  if (bytes.length < headBytes + 4 * stepCount) throw damaged('it is cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const steps = Float32Array.from({ length: stepCount }, (_, at) => view.getFloat32(headBytes + 4 * at, true));
  const words = decodeWeightTable(bytes.subarray(headBytes + 4 * stepCount));
  if (words === null || words.labels !== labelCount || !steps.every(Number.isFinite)) {
    throw damaged('its table is not whole');
  }
  return { words, steps };
}

/** A model with what it says of forms, remembered from one article to the next: a reading does not depend on what was read earlier. */
export interface OpenedModel {
  readonly words: WeightTable;
  readonly steps: StepScores;
  readonly lexicon: FormLexicon;
}

const opened = new WeakMap<NamesModel, { readonly pack: LanguagePack; readonly model: OpenedModel }>();

export function openedModel(model: NamesModel, pack: LanguagePack): OpenedModel {
  const known = opened.get(model);
  if (known?.pack === pack) return known.model;
  const made = { words: model.words, steps: stepScores(model.steps), lexicon: new FormLexicon(pack) };
  opened.set(model, { pack, model: made });
  return made;
}
