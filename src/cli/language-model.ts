/**
 * The weights that the language room works with, from files: `language.bin.br` (tags and trees), `sentences.bin.br` (where
 * sentences end) and `lemmas.bin.br` (lemmas of known words; may be missing) of a folder, by default the package's own `models/en`. Opened when a command needs them, not before.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { OnrecordError } from '../lib/problems.ts';
import type { BoundaryWeights, LanguageEngine, LemmaLexicon } from '../trees.ts';

export type { LanguageEngine };

/** @param folder null for the package's own. Throws `OnrecordError` when the files are missing or damaged. */
export type LoadLanguage = (folder: string | null) => Promise<LanguageEngine>;

const ownFolder = join(import.meta.dirname, '..', '..', 'models', 'en');
const unpack = promisify(brotliDecompress);

/** More than any model has: a damaged file must not fill the memory. In bytes. */
const largest = 256 * 1024 * 1024;

export const loadLanguage: LoadLanguage = async (folder) => {
  const { loadModel } = await import('../trees.ts');
  const path = join(folder ?? ownFolder, 'language.bin.br');
  const [bytes, boundaries, lemmas] = await Promise.all([unpacked(path), loadBoundaries(folder), loadLemmas(folder)]);
  const model = loadModel(bytes);
  return { analyse: (forms, sentenceEnds) => model.analyse(forms, sentenceEnds), boundaries, lemmas };
};

/** Only what says where sentences end; as `loadLanguage`. */
export async function loadBoundaries(folder: string | null): Promise<BoundaryWeights> {
  const { decodeBoundaryWeights } = await import('../trees.ts');
  const path = join(folder ?? ownFolder, 'sentences.bin.br');
  const boundaries = decodeBoundaryWeights(await unpacked(path));
  if (boundaries === null) throw damaged(path);
  return boundaries;
}

/** Null when the folder has none: a model made before there were any is whole without. */
async function loadLemmas(folder: string | null): Promise<LemmaLexicon | null> {
  const path = join(folder ?? ownFolder, 'lemmas.bin.br');
  if (!existsSync(path)) return null;
  const { decodeLemmas } = await import('../trees.ts');
  const lemmas = decodeLemmas(await unpacked(path));
  if (lemmas === null) throw damaged(path);
  return lemmas;
}

async function unpacked(path: string): Promise<Uint8Array> {
  const packed = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const what = error.code === 'ENOENT' ? `There is no ${path}.` : `${path} cannot be read (${error.code}).`;
    throw new OnrecordError('language/no-model', pathToFileURL(path).href, what, error);
  });
  const bytes = await unpack(packed, { maxOutputLength: largest }).catch((error: Error) => {
    throw damaged(path, error);
  });
  // Plain bytes: `slice` of Node's own kind shares its memory with others.
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function damaged(path: string, cause?: Error): OnrecordError {
  return new OnrecordError('language/bad-model', pathToFileURL(path).href, `${path} is damaged.`, cause);
}
