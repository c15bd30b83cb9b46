/** Trains the finder of names, over this version's own words and trees. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { LanguageEngine } from '../../src/language/index.ts';
import { encodeNames, FormLexicon, labelCount } from '../../src/language/names/index.ts';
import { english } from '../../src/languages/en/index.ts';
import { weightTable } from '../../src/lib/weight-table.ts';
import type { LearnedChain } from '../statements/chain-passes.ts';
import { FeatureIndex } from '../statements/feature-index.ts';
import { Random } from '../statements/random.ts';
import { inCapitals, inTitleCase } from './cases.ts';
import { gumDocuments, polnearDocuments, wikiannDocuments } from './documents.ts';
import { learnChain } from './learn-chain.ts';
import { type Lesson, labelsOf, lessonsOf, mended, numbered, type RawLesson, viewOf } from './lessons.ts';
import type { MarkedDocument } from './marked.ts';
import { writeNamesCard } from './model-card.ts';
import { plan } from './plan.ts';

export interface TrainOptions {
  readonly corpora: string;
  readonly out: string;
  readonly seed: number;
  readonly language: LanguageEngine;
}

/** Documents of one corpus; `isSilver` for marks that a program or a link made, which are mended before they are learned. */
interface Corpus {
  readonly documents: readonly MarkedDocument[];
  readonly weight: number;
  readonly isSilver: boolean;
}

export async function trainNames({ corpora, out, seed, language }: TrainOptions): Promise<void> {
  const started = performance.now();
  const say = (what: string) => console.error(`${((performance.now() - started) / 1000).toFixed(0)} s: ${what}`);
  const polnear = polnearDocuments(join(corpora, 'polnear', 'train'));
  const read: readonly Corpus[] = [
    { documents: gumDocuments(join(corpora, 'gum', 'train')), weight: plan.weights.gum, isSilver: false },
    {
      documents: wikiannDocuments(join(corpora, 'names', 'wikiann-en-train.conll')),
      weight: plan.weights.wikiann,
      isSilver: true,
    },
    { documents: [...polnear, ...recased(polnear)], weight: plan.weights.polnear, isSilver: true },
  ];
  const raw = read.flatMap((corpus) => lessonsFrom(corpus, language));
  say(`${read.reduce((sum, { documents }) => sum + documents.length, 0)} texts, ${raw.length} stretches`);
  const index = new FeatureIndex();
  for (const { hashes } of raw) index.count(hashes);
  index.close(plan.least);
  const lessons = raw.map((lesson) => numbered(lesson, index));
  say(`${index.rows} features`);
  const learned = meanOf(lessons, index.rows, new Random(seed), say);
  const rows = Array.from(index.hashes, (hash, row) => ({
    hash,
    weights: Array.from(learned.words.subarray(row * labelCount, (row + 1) * labelCount)),
  })).filter(({ weights }) => weights.some((value) => Math.abs(value) >= plan.leastWeight));
  const bytes = encodeNames({ words: weightTable(rows, labelCount, plan.bits), steps: learned.steps });
  mkdirSync(out, { recursive: true });
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } };
  writeFileSync(join(out, 'names.bin.br'), brotliCompressSync(bytes, quality));
  writeNamesCard({ folder: out, seed, texts: read.map(({ documents }) => documents.length), rows: rows.length });
  say(`written to ${join(out, 'names.bin.br')}`);
}

/** What several drawings of order and left-out features learn, on the mean: what one of them happens to learn matters less. */
function meanOf(lessons: readonly Lesson[], rows: number, random: Random, say: (what: string) => void): LearnedChain {
  const drawn = Array.from({ length: plan.drawings }, () => learnChain(lessons, rows, plan.chain, random, say));
  const mean = (name: keyof LearnedChain) =>
    drawn[0]![name].map((_, at) => drawn.reduce((sum, learned) => sum + learned[name][at]!, 0) / drawn.length);
  return { words: mean('words'), steps: mean('steps') };
}

/** Some articles again as headlines are written: names are names whatever the capitals around them. */
function recased(documents: readonly MarkedDocument[]): readonly MarkedDocument[] {
  const every = (step: number) => documents.filter((_, at) => at % step === 0);
  return [...every(plan.everyTitled).map(inTitleCase), ...every(plan.everyShouted).map(inCapitals)];
}

function lessonsFrom({ documents, weight, isSilver }: Corpus, language: LanguageEngine): readonly RawLesson[] {
  const lexicon = new FormLexicon(english);
  return documents.flatMap((document) => {
    const view = viewOf(document, language, lexicon);
    const labels = labelsOf(view, document.names);
    return [...lessonsOf(view, isSilver ? mended(view, labels) : labels, weight)];
  });
}
