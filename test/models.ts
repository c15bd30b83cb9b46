/** The models that come along, for tests: read once a process, at once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Models, type ModelsByLanguage, modelsFrom } from '../src/models.ts';

const folder = join(import.meta.dirname, '..', 'models', 'en');
const unpacked = (name: string) => brotliDecompressSync(readFileSync(join(folder, name)));

const english: Models = modelsFrom({
  language: unpacked('language.bin.br'),
  sentences: unpacked('sentences.bin.br'),
  lemmas: unpacked('lemmas.bin.br'),
  names: unpacked('names.bin.br'),
  coreference: unpacked('coreference.bin.br'),
  statements: unpacked('statements.bin.br'),
});

export const models: ModelsByLanguage = { en: english };

/** What English is parsed with. */
export const engine = english.language;

/** What English statements are found with. */
export const statementModel = english.statements;
