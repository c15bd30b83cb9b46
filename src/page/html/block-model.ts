/**
 * How likely each block of a page is the story's: two sets of boosted trees over what is measured of the block
 * (block-features.ts). The second set also sees what the first says of the blocks around it (second-look.ts). `npm run train -- page`
 * makes the trees (block-trees.ts).
 */
import { blockRows } from './block-features.ts';
import { treeDepth } from './block-trees.ts';
import type { Ruled } from './page-sums.ts';
import type { ScannedPage } from './scanned-page.ts';
import { besideCount, lookAgain } from './second-look.ts';

/** Complete binary trees of one depth: node n's children are 2n + 1 and 2n + 2; a row goes left where its value is at most the threshold, which is infinite where nothing is divided. */
export interface StoryTrees {
  readonly bias: number;
  readonly features: Int16Array;
  readonly thresholds: Float32Array;
  readonly leaves: Float32Array;
}

const inner = 2 ** treeDepth - 1;
const outer = inner + 1;

/** One tree a line: `feature<=threshold` of every node (`-` where there is none), a bar, leaves in thousandths. */
export function readTrees(bias: number, lines: string): StoryTrees {
  const trees = lines.trim().split('\n');
  const features = new Int16Array(trees.length * inner);
  const thresholds = new Float32Array(trees.length * inner).fill(Number.POSITIVE_INFINITY);
  const leaves = new Float32Array(trees.length * outer);
  trees.forEach((line, tree) => {
    const [nodes = '', ends = ''] = line.split('|');
    nodes
      .trim()
      .split(' ')
      .forEach((node, n) => {
        const at = node.indexOf('<');
        if (at < 0) return;
        features[tree * inner + n] = Number(node.slice(0, at));
        thresholds[tree * inner + n] = Number(node.slice(at + 1));
      });
    ends
      .trim()
      .split(' ')
      .forEach((leaf, n) => {
        leaves[tree * outer + n] = Number(leaf) / 1000;
      });
  });
  return { bias, features, thresholds, leaves };
}

/** What the trees say of one row, as a probability. */
export function chanceOf(trees: StoryTrees, rows: Float32Array, at: number): number {
  const { features, thresholds, leaves } = trees;
  let sum = trees.bias;
  for (let base = 0, leaf = 0; base < features.length; base += inner, leaf += outer) {
    let n = 0;
    for (let level = 0; level < treeDepth; level++) {
      n = 2 * n + (rows[at + features[base + n]!]! > thresholds[base + n]! ? 2 : 1);
    }
    sum += leaves[leaf + n - inner]!;
  }
  return 1 / (1 + Math.exp(-sum));
}

export interface StoryModel {
  readonly alone: StoryTrees;
  readonly beside: StoryTrees;
}

/** One chance for every block of the page. */
export function storyChances(page: ScannedPage, ruled: Ruled, model: StoryModel): Float32Array {
  const rows = blockRows(page, ruled, besideCount);
  const { values, width } = rows;
  const chances = new Float32Array(rows.sums.weights.length);
  for (let i = 0; i < chances.length; i++) chances[i] = chanceOf(model.alone, values, i * width);
  lookAgain(page, rows, chances);
  const again = chances.slice();
  for (let i = 0; i < again.length; i++)
    if (mostNear(chances, i) >= hopeless) again[i] = chanceOf(model.beside, values, i * width);
  return again;
}

/** Menus and frames: a block is not looked at again when neither it nor one near it has this chance. */
const hopeless = 0.05;
const near = 3;

function mostNear(chances: Float32Array, i: number): number {
  let most = 0;
  const end = Math.min(chances.length, i + near + 1);
  for (let k = Math.max(0, i - near); k < end; k++) if (chances[k]! > most) most = chances[k]!;
  return most;
}
