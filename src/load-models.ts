/**
 * Models from the files that came along, or from another folder: `language.bin.br`, `sentences.bin.br`, `lemmas.bin.br`,
 * `names.bin.br`, `coreference.bin.br` (these three may be missing) and `statements.bin.br`. Opened when something is read, not before, and once a
 * process, however many threads of it read.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { OnrecordError } from './lib/problems.ts';
import type { LanguageFiles, ModelFiles, ModelsByLanguage } from './models.ts';
import type { LanguageEngine } from './trees.ts';

/** Where each language's models are: one line a language. */
const ownFolders = {
  en: join(import.meta.dirname, '..', 'models', 'en'),
} as const;

const unpack = promisify(brotliDecompress);

/** More than any model has: a damaged file must not fill the memory. In bytes. */
const largest = 256 * 1024 * 1024;

const loaded = new Map<string | null, Promise<ModelsByLanguage>>();
const shared = new Map<string | null, Promise<SharedModels>>();

/**
 * All that reading works with. Loaded once, however often it is asked for.
 * @param folder holds the English models; null for those that came along
 * @throws OnrecordError when files are missing (`language/no-model`) or damaged (`language/bad-model`, `language/model-version`)
 */
export function loadModels(folder: string | null): Promise<ModelsByLanguage> {
  return once(loaded, folder, async () => {
    const place = folder ?? ownFolders.en;
    // Modules are loaded while files are unpacked.
    const [files] = await Promise.all([modelFiles(place), import('./models.ts')]);
    return openFiles(place, files);
  });
}

/** The files of all models, uncompressed, in memory that threads share: they are sent as they are, and nothing is copied. */
export interface SharedModels {
  readonly folder: string;
  readonly files: ModelFiles;
}

/** For threads, which make models of them by `openShared`; loaded once, as `loadModels`. Throws as that, but for what only shows when a file is opened. */
export function loadShared(folder: string | null): Promise<SharedModels> {
  return once(shared, folder, async () => {
    const place = folder ?? ownFolders.en;
    const files = Object.entries(await modelFiles(place)).map(([name, bytes]: [string, Uint8Array | null]) => [
      name,
      bytes === null ? null : inSharedMemory(bytes),
    ]);
    return { folder: place, files: Object.fromEntries(files) as ModelFiles };
  });
}

/** As `loadModels`, of files that another thread has loaded. */
export function openShared({ folder, files }: SharedModels): Promise<ModelsByLanguage> {
  return openFiles(folder, files);
}

function inSharedMemory(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

function once<Found>(
  found: Map<string | null, Promise<Found>>,
  folder: string | null,
  load: () => Promise<Found>,
): Promise<Found> {
  let loading = found.get(folder);
  if (loading === undefined) {
    loading = load();
    found.set(folder, loading);
    // What failed may be mended: the next one tries again.
    loading.catch(() => found.delete(folder));
  }
  return loading;
}

async function openFiles(folder: string, files: ModelFiles): Promise<ModelsByLanguage> {
  const { modelsFrom } = await import('./models.ts');
  return { en: named(folder, () => modelsFrom(files)) };
}

/** Uncompressed. Throws as `loadModels`. */
async function modelFiles(folder: string): Promise<ModelFiles> {
  const [files, statements] = await Promise.all([languageFiles(folder), unpacked(join(folder, 'statements.bin.br'))]);
  return { ...files, statements };
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
