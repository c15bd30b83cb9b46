/**
 * From PolNeAR to `statements.bin.br`: cues, then roles around cues, then whole relations. Each learns from what the one before
 * says of articles that it has not seen (folds), so that it knows how far to trust it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { LanguageEngine } from '../../src/language/index.ts';
import { rowCount, type WeightTable, weightTable } from '../../src/lib/weight-table.ts';
import {
  cueProbabilities,
  encodeModel,
  encodeTables,
  findProposals,
  type ModelSettings,
  type Proposals,
  roleCount,
  type StatementModel,
} from '../../src/statements/engine/index.ts';
import { learnChain } from './chain.ts';
import { learnChoice } from './choice.ts';
import { readCorpus, type TrainingArticle } from './corpus.ts';
import { FeatureIndex } from './feature-index.ts';
import { chainLessons, cueLessons, numbered, numberedChain, numberedLesson, relationLessons } from './lessons.ts';
import { learnLogistic } from './logistic.ts';
import { writeStatementCard } from './model-card.ts';
import { plan } from './plan.ts';
import { Random } from './random.ts';
import { readWritten } from './written.ts';

export interface TrainOptions {
  readonly corpora: string;
  /** Folder of the model. */
  readonly out: string;
  readonly seed: number;
  readonly language: LanguageEngine;
  /** Of the articles; for learning curves. */
  readonly share: number;
}

const settings: ModelSettings = { ...plan.settings, digest: '' };
const learning: ModelSettings = { ...settings, leastCue: plan.leastCueLearned };

const amountOf = (articles: readonly TrainingArticle[]) => ({
  articles: articles.length,
  relations: articles.reduce((sum, { relations }) => sum + relations.length, 0),
});

/** Rows with their hashes, as the file has them. */
function tableOf(index: FeatureIndex, weights: Float32Array, labels: number, bits: number): WeightTable {
  const rows = Array.from(index.hashes, (hash, row) => ({
    hash,
    weights: Array.from(weights.subarray(row * labels, (row + 1) * labels)),
  }));
  const weighty = rows.filter((row) => row.weights.some((value) => Math.abs(value) >= plan.leastWeight));
  return weightTable(weighty, labels, bits);
}

/** Learns a model without each fold in turn, and one with all; `part` says which articles a model may learn from. */
function folded<Model>(count: number, learn: (part: (article: number) => boolean) => Model) {
  const folds = Array.from({ length: plan.folds }, (_, fold) => learn((article) => article % plan.folds !== fold));
  const whole = learn(() => true);
  return { whole, without: Array.from({ length: count }, (_, article) => folds[article % plan.folds]!) };
}

/** Weights as the mean of what several drawings of order and left-out features give: what one of them happens to learn matters less. */
function meanOf<Name extends string>(learn: () => Readonly<Record<Name, Float32Array>>): Record<Name, Float32Array> {
  const drawn = Array.from({ length: plan.drawings }, learn);
  const names = Object.keys(drawn[0]!) as Name[];
  const mean = (name: Name) =>
    drawn[0]![name].map((_, at) => drawn.reduce((sum, weights) => sum + weights[name][at]!, 0) / drawn.length);
  return Object.fromEntries(names.map((name) => [name, mean(name)])) as Record<Name, Float32Array>;
}

export async function trainStatements({ corpora, out, seed, language, share }: TrainOptions): Promise<void> {
  const random = new Random(seed);
  const started = performance.now();
  const say = (what: string) => console.error(`${((performance.now() - started) / 1000).toFixed(0)} s: ${what}`);
  const all = readCorpus(corpora, 'train', language);
  const articles = [...all.slice(0, Math.ceil(all.length * share)), ...readWritten(language)];
  say(`${articles.length} articles, ${articles.reduce((sum, { relations }) => sum + relations.length, 0)} relations`);

  const cues = learnCues(articles, random);
  const probabilities = articles.map(({ view }, at) => cueProbabilities(view, { cue: cues.without[at]! }));
  say('cues learned');

  const roles = learnRoles(articles, probabilities, random);
  say('roles learned');

  const proposals = articles.map(({ view }, at) =>
    findProposals(view, { roles: roles.without[at]!, settings: learning }, probabilities[at]!, plan.labellings),
  );
  const relation = learnRelations(articles, proposals, probabilities, random);
  say('relations learned');

  write(out, { cue: cues.whole, roles: roles.whole, relation });
  writeStatementCard({
    folder: out,
    seed,
    corpus: amountOf(articles.filter(({ weight }) => weight === 1)),
    written: amountOf(articles.filter(({ weight }) => weight > 1)),
    rows: [cues.whole, roles.whole.words, relation].map(rowCount),
  });
  say(`written to ${join(out, 'statements.bin.br')}`);
}

function learnCues(articles: readonly TrainingArticle[], random: Random) {
  const index = new FeatureIndex();
  const lessons = numbered(articles.map(cueLessons), index, plan.least.cue, numberedLesson);
  return folded(articles.length, (part) => {
    const some = lessons.filter((_, article) => part(article)).flat();
    const { weights } = meanOf(() => learnLogistic(some, index.rows, 1, plan.cue, random));
    return tableOf(index, weights, 1, plan.bits.cue);
  });
}

function learnRoles(articles: readonly TrainingArticle[], probabilities: readonly Float32Array[], random: Random) {
  const index = new FeatureIndex();
  const raw = articles.map((article, at) => chainLessons(article, probabilities[at]!));
  const lessons = numbered(raw, index, plan.least.roles, numberedChain);
  return folded(articles.length, (part) => {
    const some = lessons.filter((_, article) => part(article)).flat();
    const { words, steps } = meanOf(() => learnChain(some, index.rows, plan.roles, random));
    return { words: tableOf(index, words, roleCount, plan.bits.roles), steps };
  });
}

function learnRelations(
  articles: readonly TrainingArticle[],
  proposals: readonly (readonly Proposals[])[],
  probabilities: readonly Float32Array[],
  random: Random,
): WeightTable {
  const index = new FeatureIndex();
  const raw = articles.flatMap((article, at) => relationLessons(article, proposals[at]!, probabilities[at]!));
  const cues = numbered(raw, index, plan.least.relation, numberedLesson);
  const right = meanOf(() => learnLogistic(cues.flat(), index.rows, 1, plan.relation, random));
  const lists = cues.map((lessons) => ({
    proposals: lessons.map(({ rows, targets }) => ({ rows, worth: targets[1]! })),
  }));
  const choice = meanOf(() => learnChoice(lists, index.rows, plan.choice, random));
  const weights = new Float32Array(2 * index.rows);
  for (let row = 0; row < index.rows; row++) {
    weights[2 * row] = right.weights[row]!;
    weights[2 * row + 1] = choice.weights[row]!;
  }
  return tableOf(index, weights, 2, plan.bits.relation);
}

function write(out: string, model: Omit<StatementModel, 'settings'>): void {
  const tables = encodeTables(model);
  const hash = sha256.create();
  for (const table of tables) hash.update(table);
  const bytes = encodeModel(tables, { ...settings, digest: bytesToHex(hash.digest()) });
  mkdirSync(out, { recursive: true });
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  writeFileSync(join(out, 'statements.bin.br'), packed);
}
