/** Trains coreference from GUM's chains, over this version's own words, trees and names. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type CoreferenceModel, classCount, encodeCoreference } from '../../src/language/coreference/index.ts';
import type { LanguageEngine } from '../../src/language/index.ts';
import { rowCount } from '../../src/lib/weight-table.ts';
import { Random } from '../statements/random.ts';
import { lessonsOf, type RankingLesson } from './lessons.ts';
import { writeCoreferenceCard } from './model-card.ts';
import { type ParsedDocument, parseDocument } from './parsed-documents.ts';
import { plan } from './plan.ts';
import { learnRanking } from './ranking.ts';
import { type ChainedDocument, readChains } from './treebank-chains.ts';

export interface TrainOptions {
  readonly corpora: string;
  readonly out: string;
  readonly seed: number;
  readonly language: LanguageEngine;
}

export interface Lessons {
  readonly gold: ChainedDocument;
  readonly parsed: ParsedDocument;
  readonly lessons: readonly RankingLesson[];
}

/** Every document of GUM's train and dev files with what is learned from it. */
export function readLessons(corpora: string, language: LanguageEngine): readonly Lessons[] {
  return readChains(corpora).map((gold) => {
    const parsed = parseDocument(gold.doc, gold.text, language);
    return { gold, parsed, lessons: lessonsOf(gold, parsed, plan.weights[gold.genre] ?? plan.otherWeight) };
  });
}

export function learnCoreference(documents: readonly Lessons[], seed: number): CoreferenceModel {
  const table = learnRanking(
    documents.flatMap(({ lessons }) => lessons),
    new Random(seed),
  );
  return { table, least: leastOf() };
}

/** Under the numbers of `classOf`. */
function leastOf(): Float32Array {
  const { heOrShe, they, it, first, us, second, person, group } = plan.leastProbability;
  const least = new Float32Array(classCount).fill(1);
  least.set([1, heOrShe, heOrShe, they, it, first, us, second, person, group]);
  return least;
}

export async function trainCoreference({ corpora, out, seed, language }: TrainOptions): Promise<void> {
  const started = performance.now();
  const say = (what: string) => console.error(`${((performance.now() - started) / 1000).toFixed(0)} s: ${what}`);
  const documents = readLessons(corpora, language);
  const count = documents.reduce((sum, { lessons }) => sum + lessons.length, 0);
  say(`${documents.length} documents, ${count} pronouns and descriptions`);
  const model = learnCoreference(documents, seed);
  const bytes = encodeCoreference(model);
  const quality = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  };
  writeFileSync(join(out, 'coreference.bin.br'), brotliCompressSync(bytes, quality));
  writeCoreferenceCard({ folder: out, seed, documents: documents.length, lessons: count, rows: rowCount(model.table) });
  say(`written to ${join(out, 'coreference.bin.br')}`);
}
