/**
 * Learns which blocks of a page are its story's and writes the trees to src/page/html/block-trees.ts. Says how well the
 * trees do on publishers that they have not seen (five folds, whole publishers at a time).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BlockRows,
  besideCount,
  besideRows,
  blockRows,
  chanceOf,
  decode,
  featureCount,
  findRegion,
  openHtml,
  type StoryTrees,
  treeDepth,
} from '../../src/page/html/index.ts';
import { alignBody } from './align.ts';
import { type BoostOptions, binColumns, boost } from './boost.ts';
import { goldPages } from './gold.ts';

/** Sets to learn from, and how much a page of each counts: news more than guides. */
const sets: readonly (readonly [folder: string, counts: number])[] = [
  ['pages/fundus-dev', 3],
  ['pages/wcxb-dev', 1],
  ['pages/trafilatura', 1],
];
const folds = 5;
/** The blocks of one page together count no more than this, whatever its gold body is. */
const mostOfPage = 1.5;

interface Lesson {
  readonly rows: BlockRows;
  readonly fold: number;
}

interface Lessons {
  readonly pages: readonly Lesson[];
  readonly label: Float32Array;
  readonly weight: Float32Array;
  /** Of every row. */
  readonly fold: Uint8Array;
}

export async function trainPage({ corpora, seed }: { corpora: string; seed: number }): Promise<void> {
  const lessons = readLessons(corpora);
  const say = (line: string) => console.error(line);
  say(`${lessons.pages.length} pages, ${lessons.label.length} blocks`);
  const alone = joined(lessons.pages.map((page) => page.rows.values));
  const first = outOfFold(lessons, alone, featureCount, seed);
  say(`alone: log loss ${lossOf(lessons, first.chances)} on publishers not seen`);
  let at = 0;
  const wide = joined(
    lessons.pages.map(({ rows }) => {
      const count = rows.groups.length;
      at += count;
      return besideRows(rows, first.chances.subarray(at - count, at));
    }),
  );
  const second = outOfFold(lessons, wide, besideCount, seed);
  say(
    `beside their neighbours: log loss ${lossOf(lessons, second.chances)}, ${errorsOf(lessons, second.chances)} of the weight wrong`,
  );
  const path = join(import.meta.dirname, '..', '..', 'src', 'page', 'html', 'block-trees.ts');
  writeFileSync(path, sourceOf(first.trees, second.trees));
}

function readLessons(corpora: string): Lessons {
  const pages: Lesson[] = [];
  const labels: Float32Array[] = [];
  const weights: Float32Array[] = [];
  for (const [folder, counts] of sets) {
    for (const gold of goldPages(join(corpora, folder))) {
      const { page, witnesses } = openHtml(decode('text/html', gold.capture.body, 'html'), gold.capture);
      const found = findRegion(page, witnesses);
      if (found === null) continue;
      const { label, weight } = alignBody(page, gold);
      const sum = weight.reduce((all, one) => all + one, 0);
      const scale = (sum > mostOfPage ? mostOfPage / sum : 1) * counts;
      pages.push({ rows: blockRows(page, found.ruled), fold: foldOf(gold.publisher) });
      labels.push(label.map((value) => (value === 1 ? 1 : 0)));
      weights.push(weight.map((value, i) => (Number.isNaN(label[i]!) ? 0 : value * scale)));
    }
  }
  const fold = new Uint8Array(labels.reduce((all, one) => all + one.length, 0));
  let at = 0;
  for (const { rows, fold: own } of pages) {
    fold.fill(own, at, at + rows.groups.length);
    at += rows.groups.length;
  }
  return { pages, label: joined(labels), weight: joined(weights), fold };
}

/** FNV-1a of the publisher's name. */
function foldOf(publisher: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < publisher.length; i++) hash = Math.imul(hash ^ publisher.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % folds;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Each block's chance by trees that have not seen its publisher, and the trees of all. */
function outOfFold(
  lessons: Lessons,
  values: Float32Array,
  width: number,
  seed: number,
): { chances: Float32Array; trees: StoryTrees } {
  const { label, weight, fold } = lessons;
  const binned = binColumns(values, width);
  const rowsBut = (left: number) =>
    Int32Array.from([...label.keys()].filter((row) => fold[row] !== left && weight[row]! > 0));
  const chances = new Float32Array(label.length);
  for (let left = 0; left < folds; left++) {
    const trees = boost(binned, rowsBut(left), label, weight, options(seed + left));
    for (let row = 0; row < label.length; row++)
      if (fold[row] === left) chances[row] = chanceOf(trees, values, row * width);
  }
  return { chances, trees: boost(binned, rowsBut(-1), label, weight, options(seed)) };
}

const options = (seed: number): BoostOptions => ({
  trees: 60,
  depth: treeDepth,
  rate: 0.12,
  columns: 0.4,
  rows: 0.6,
  leastWeight: 1,
  ridge: 1,
  seed,
});

function lossOf({ label, weight }: Lessons, chances: Float32Array): string {
  let loss = 0;
  let all = 0;
  for (let row = 0; row < label.length; row++) {
    const right = label[row] === 1 ? chances[row]! : 1 - chances[row]!;
    loss -= weight[row]! * Math.log(Math.max(1e-6, right));
    all += weight[row]!;
  }
  return (loss / all).toFixed(4);
}

function errorsOf({ label, weight }: Lessons, chances: Float32Array): string {
  let wrong = 0;
  let all = 0;
  for (let row = 0; row < label.length; row++) {
    if (chances[row]! >= 0.5 !== (label[row] === 1)) wrong += weight[row]!;
    all += weight[row]!;
  }
  return (wrong / all).toFixed(4);
}

function sourceOf(alone: StoryTrees, beside: StoryTrees): string {
  return `/** What the story's blocks look like, as trees: made by \`npm run train -- page\`, not to be edited. */
export const treeDepth = ${treeDepth};
export const aloneBias = ${alone.bias.toFixed(4)};
export const alone = \`
${linesOf(alone)}\`;
export const besideBias = ${beside.bias.toFixed(4)};
export const beside = \`
${linesOf(beside)}\`;
`;
}

function linesOf({ features, thresholds, leaves }: StoryTrees): string {
  const inner = 2 ** treeDepth - 1;
  const lines: string[] = [];
  for (let tree = 0; tree * inner < features.length; tree++) {
    const nodes: string[] = [];
    for (let n = tree * inner; n < (tree + 1) * inner; n++)
      nodes.push(features[n]! < 0 ? '-' : `${features[n]}<${Number(thresholds[n]!.toPrecision(6))}`);
    const ends = leaves.subarray(tree * (inner + 1), (tree + 1) * (inner + 1));
    lines.push(`${nodes.join(' ')} | ${[...ends].map((leaf) => Math.round(leaf * 1000)).join(' ')}\n`);
  }
  return lines.join('');
}
