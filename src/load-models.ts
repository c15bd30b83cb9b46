/**
 * Models from the files that came along, or from another folder: `language.bin.br`, `sentences.bin.br`, `lemmas.bin.br`,
 * `names.bin.br`, `coreference.bin.br` (these three may be missing) and `statements.bin.br`. Opened when something is read, not before, and once a process.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { OnrecordError } from './lib/problems.ts';
import type { LanguageFiles, ModelsByLanguage } from './models.ts';
import type { LanguageEngine } from './trees.ts';

/** Where each language's models are: one line a language. */
const ownFolders = {
  en: join(import.meta.dirname, '..', 'models', 'en'),
} as const;

const unpack = promisify(brotliDecompress);

/** More than any model has: a damaged file must not fill the memory. In bytes. */
const largest = 256 * 1024 * 1024;

const loaded = new Map<string | null, Promise<ModelsByLanguage>>();

/**
 * All that reading works with. Loaded once, however often it is asked for.
 * @param folder holds the English models; null for those that came along
 * @throws OnrecordError when files are missing (`language/no-model`) or damaged (`language/bad-model`, `language/model-version`)
 */
export function loadModels(folder: string | null): Promise<ModelsByLanguage> {
  let models = loaded.get(folder);
  if (models === undefined) {
    models = openModels(folder ?? ownFolders.en);
    loaded.set(folder, models);
    // What failed may be mended: the next one tries again.
    models.catch(() => loaded.delete(folder));
  }
  return models;
}

async function openModels(folder: string): Promise<ModelsByLanguage> {
  const [files, statements, { modelsFrom }] = await Promise.all([
    languageFiles(folder),
    unpacked(join(folder, 'statements.bin.br')),
    import('./models.ts'),
  ]);
  return { en: named(folder, () => modelsFrom({ ...files, statements })) };
}

/** Only what makes words and trees; as `loadModels`. */
export async function loadLanguage(folder: string | null): Promise<LanguageEngine> {
  const place = folder ?? ownFolders.en;
  const [files, { languageEngine }] = await Promise.all([languageFiles(place), import('./models.ts')]);
  return named(place, () => languageEngine(files));
}

/** Uncompressed. Throws as `loadModels`. */
async function languageFiles(folder: string): Promise<LanguageFiles> {
  const [language, sentences, lemmas, names, coreference] = await Promise.all([
    unpacked(join(folder, 'language.bin.br')),
    unpacked(join(folder, 'sentences.bin.br')),
    unpackedOrNull(join(folder, 'lemmas.bin.br')),
    unpackedOrNull(join(folder, 'names.bin.br')),
    unpackedOrNull(join(folder, 'coreference.bin.br')),
  ]);
  return { language, sentences, lemmas, names, coreference };
}

/** Null for a file that is not there. */
function unpackedOrNull(path: string): Promise<Uint8Array | null> {
  return unpacked(path).catch((error: OnrecordError) => {
    if (isMissing(error.cause)) return null;
    throw error;
  });
}

async function unpacked(path: string): Promise<Uint8Array> {
  const uri = pathToFileURL(path).href;
  const packed = packedFile(path, uri);
  // A chunk for all of it: unpacking is then one piece of work for the thread pool, and goes on while modules are loaded here.
  const options = { maxOutputLength: largest, chunkSize: Math.max(4096, 3 * packed.length) };
  const bytes = await unpack(packed, options).catch((error: Error) => {
    throw new OnrecordError('language/bad-model', uri, `${path} is damaged.`, error);
  });
  // Plain bytes: `slice` of Node's own kind shares its memory with others.
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** At once: a millisecond, and unpacking begins before the modules of the rooms are loaded. */
function packedFile(path: string, uri: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const what = isMissing(error)
      ? `There is no ${path}.`
      : `${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`;
    throw new OnrecordError('language/no-model', uri, what, error);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** What opens bytes does not know where they are from. */
function named<Opened>(folder: string, open: () => Opened): Opened {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof OnrecordError) || error.uri !== '') throw error;
    throw new OnrecordError(error.code, pathToFileURL(folder).href, `A model in ${folder} cannot be used.`, error);
  }
}
