/**
 * Makes `sentences.bin.br`, the weights that say where a sentence ends, from GUM's and EWT's training halves:
 * `node train/language/sentences-file.ts CORPORA FOLDER [GENRE,GENRE]`, the genres of GUM to leave out.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import {
  type BoundaryWeights,
  encodeBoundaryWeights,
  type RawDocument,
  rawDocuments,
  readConllu,
} from '../../src/language/ud/index.ts';
import { type BoundaryTraining, boundaryTraining, trainBoundaries } from './sentences.ts';

/** What a place in EWT counts beside one in GUM, whose sentences are cut with more care. Measured on both development sets. */
const webWeight = 0.5;

function documentsOf(path: string): readonly RawDocument[] {
  const { sentences, fault } = readConllu(readFileSync(path, 'utf8'));
  if (sentences === null) throw new Error(`${path}:${fault.line}: ${fault.what}`);
  return rawDocuments(sentences);
}

/**
 * Trains and writes the weights; gives back the file's path. Same corpora, same bytes.
 * @param corpora folder with gum/train and ewt/train.conllu
 * @param without GUM's genres that are left out
 */
export function makeSentenceWeights(
  corpora: string,
  out: string,
  without: readonly string[] = [],
  training: BoundaryTraining = boundaryTraining,
): string {
  mkdirSync(out, { recursive: true });
  const path = join(out, 'sentences.bin.br');
  const bytes = encodeBoundaryWeights(sentenceWeights(corpora, without, training));
  writeFileSync(path, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  return path;
}

/** The weights themselves. */
export function sentenceWeights(
  corpora: string,
  without: readonly string[] = [],
  training: BoundaryTraining = boundaryTraining,
): BoundaryWeights {
  const gum = join(corpora, 'gum', 'train');
  const files = readdirSync(gum)
    .filter((file) => file.endsWith('.conllu') && !without.includes(file.split('_')[1] ?? ''))
    .sort();
  return trainBoundaries(
    [
      { documents: files.flatMap((file) => documentsOf(join(gum, file))), weight: 1 },
      { documents: documentsOf(join(corpora, 'ewt', 'train.conllu')), weight: webWeight },
    ],
    training,
  );
}

if (import.meta.main) {
  const [corpora, out, without = ''] = process.argv.slice(2);
  if (corpora === undefined || out === undefined) {
    console.error('Usage: node train/language/sentences-file.ts CORPORA FOLDER [GENRE,GENRE]');
    process.exitCode = 2;
  } else console.log(makeSentenceWeights(resolve(corpora), resolve(out), without.split(',')));
}
