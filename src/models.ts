/**
 * What the rooms have learned about one language, made of the bytes of its model files. Pure: load-models.ts opens the files,
 * whoever runs in a browser fetches them.
 */
import { decodeCoreference } from './language/coreference/index.ts';
import type { LanguageEngine } from './language/index.ts';
import { loadModel } from './language/model/index.ts';
import { decodeNames } from './language/names/index.ts';
import { decodeBoundaryWeights, decodeLemmas } from './language/ud/index.ts';
import { OnrecordError } from './lib/problems.ts';
import { decodeModel, type StatementModel } from './statements/index.ts';

/** What makes words and trees, uncompressed. */
export interface LanguageFiles {
  /** `language.bin`: tags and trees. */
  readonly language: Uint8Array;
  /** `sentences.bin`: where sentences end. */
  readonly sentences: Uint8Array;
  /** `lemmas.bin`: lemmas of known words; null for a model without. */
  readonly lemmas: Uint8Array | null;
  /** `names.bin`: names of people, organisations and places; null for a model without. */
  readonly names: Uint8Array | null;
  /** `coreference.bin`: who is the same; null for a model without. */
  readonly coreference: Uint8Array | null;
}

/** The files of one language, uncompressed. */
export interface ModelFiles extends LanguageFiles {
  /** `statements.bin`: who said what. */
  readonly statements: Uint8Array;
}

/** What reading one language works with. */
export interface Models {
  readonly language: LanguageEngine;
  readonly statements: StatementModel;
}

/** By the code of the language's pack: `{ en: … }`. */
export type ModelsByLanguage = Readonly<Record<string, Models>>;

/** Opens a language's models. Throws `OnrecordError` with `bad-model` or `model-version` of `language/` or `statements/`. */
export function modelsFrom(files: ModelFiles): Models {
  return { language: languageEngine(files), statements: decodeModel(files.statements) };
}

/** Only what makes trees; as `modelsFrom`. */
export function languageEngine({ language, sentences, lemmas, names, coreference }: LanguageFiles): LanguageEngine {
  const model = loadModel(language);
  return {
    analyse: (forms, sentenceEnds) => model.analyse(forms, sentenceEnds),
    boundaries: whole(decodeBoundaryWeights(sentences), 'sentences.bin'),
    lemmas: lemmas === null ? null : whole(decodeLemmas(lemmas), 'lemmas.bin'),
    names: names === null ? null : decodeNames(names),
    coreference: coreference === null ? null : whole(decodeCoreference(coreference), 'coreference.bin'),
  };
}

function whole<Decoded>(decoded: Decoded | null, name: string): Decoded {
  if (decoded === null) throw new OnrecordError('language/bad-model', '', `${name} is damaged.`);
  return decoded;
}
