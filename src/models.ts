/**
 * What the rooms have learned about one language, made of the bytes of its model files. Pure: load-models.ts opens the files,
 * whoever runs in a browser fetches them.
 */
import type { LanguageEngine } from './language/index.ts';
import { loadModel } from './language/model/index.ts';
import { decodeBoundaryWeights, decodeLemmas } from './language/ud/index.ts';
import { OnrecordError } from './lib/problems.ts';

/** The files of one language, uncompressed. */
export interface ModelFiles {
  /** `language.bin`: tags and trees. */
  readonly language: Uint8Array;
  /** `sentences.bin`: where sentences end. */
  readonly sentences: Uint8Array;
  /** `lemmas.bin`: lemmas of known words; null for a model without. */
  readonly lemmas: Uint8Array | null;
}

/** What reading one language works with. */
export interface Models {
  readonly language: LanguageEngine;
}

/** By the code of the language's pack: `{ en: … }`. */
export type ModelsByLanguage = Readonly<Record<string, Models>>;

/** Opens a language's models. Throws `OnrecordError` with `language/bad-model` or `language/model-version`. */
export function modelsFrom(files: ModelFiles): Models {
  return { language: languageEngine(files) };
}

/** Only what makes trees; as `modelsFrom`. */
export function languageEngine({ language, sentences, lemmas }: ModelFiles): LanguageEngine {
  const model = loadModel(language);
  return {
    analyse: (forms, sentenceEnds) => model.analyse(forms, sentenceEnds),
    boundaries: whole(decodeBoundaryWeights(sentences), 'sentences.bin'),
    lemmas: lemmas === null ? null : whole(decodeLemmas(lemmas), 'lemmas.bin'),
  };
}

function whole<Decoded>(decoded: Decoded | null, name: string): Decoded {
  if (decoded === null) throw new OnrecordError('language/bad-model', '', `${name} is damaged.`);
  return decoded;
}
