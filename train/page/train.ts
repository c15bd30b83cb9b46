/**
 * Learns which blocks of a page are its story's and writes the trees to src/page/html/block-trees.ts. Says how well the
 * trees do on publishers that they have not seen (five folds, whole publishers at a time).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chanceOf, featureCount, lookAgain, type StoryTrees, treeDepth } from '../../src/page/html/index.ts';
import { type BoostOptions, binColumns, boost } from './boost.ts';
import { figuresOf } from './evaluate.ts';
import { folds, type Lessons, readLessons, rowWidth } from './lessons.ts';

export async function trainPage({ corpora, seed }: { corpora: string; seed: number }): Promise<void> {
  const say = (line: string) => console.error(line);
  const lessons = readLessons(corpora);
  say(`${lessons.pages.size} pages, ${lessons.label.length} blocks`);
  const alone = outOfFold(lessons, featureCount, seed);
  say(`alone: log loss ${lossOf(lessons, alone.chances)} on publishers not seen`);
  for (const { layout, rows, from, end } of lessons.pages.values())
    lookAgain(layout, rows, alone.chances.subarray(from, end));
  const beside = outOfFold(lessons, rowWidth, seed);
  say(`beside their neighbours: log loss ${lossOf(lessons, beside.chances)}`);
  for (const line of figuresOf(corpora, lessons, beside.chances)) say(`publishers not seen, ${line}`);
  const path = join(import.meta.dirname, '..', '..', 'src', 'page', 'html', 'block-trees.ts');
  writeFileSync(path, sourceOf(alone.trees, beside.trees));
}

/** Each block's chance by trees that have not seen its publisher, and the trees of all; of the rows' first `used` columns. */
function outOfFold(
  { values, label, weight, fold }: Lessons,
  used: number,
  seed: number,
): { chances: Float32Array; trees: StoryTrees } {
  const binned = binColumns(values, rowWidth, used);
  const rowsBut = (left: number) =>
    Int32Array.from([...label.keys()].filter((row) => fold[row] !== left && weight[row]! > 0));
  const chances = new Float32Array(label.length);
  for (let left = 0; left < folds; left++) {
    const trees = boost(binned, rowsBut(left), label, weight, options(seed + left));
    for (let row = 0; row < label.length; row++)
      if (fold[row] === left) chances[row] = chanceOf(trees, values, row * rowWidth);
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
      nodes.push(
        thresholds[n] === Number.POSITIVE_INFINITY ? '-' : `${features[n]}<${Number(thresholds[n]!.toPrecision(6))}`,
      );
    const ends = leaves.subarray(tree * (inner + 1), (tree + 1) * (inner + 1));
    lines.push(`${nodes.join(' ')} | ${[...ends].map((leaf) => Math.round(leaf * 1000)).join(' ')}\n`);
  }
  return lines.join('');
}
