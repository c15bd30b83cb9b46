/**
 * How likely each block of a page is the story's: two sets of boosted trees over what is measured of the block
 * (block-features.ts). The second set also sees what the first says of the blocks around it. `npm run train -- page`
 * makes the trees (block-trees.ts).
 */
import { type BlockRows, blockRows, featureCount, featureNames, type Ruled } from './block-features.ts';
import { treeDepth } from './block-trees.ts';
import type { ScannedPage } from './scanned-page.ts';

/** Complete binary trees of one depth: node n's children are 2n + 1 and 2n + 2; a row goes left where its value is at most the threshold. */
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
  const features = new Int16Array(trees.length * inner).fill(-1);
  const thresholds = new Float32Array(trees.length * inner);
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
      const feature = features[base + n]!;
      n = 2 * n + (feature >= 0 && rows[at + feature]! > thresholds[base + n]! ? 2 : 1);
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
  const rows = blockRows(page, ruled);
  const count = rows.groups.length;
  const first = new Float32Array(count);
  for (let i = 0; i < count; i++) first[i] = chanceOf(model.alone, rows.values, i * featureCount);
  const wide = besideRows(rows, first);
  const second = new Float32Array(count);
  for (let i = 0; i < count; i++) second[i] = chanceOf(model.beside, wide, i * besideCount);
  return second;
}

const reach = [-4, -3, -2, -1, 0, 1, 2, 3, 4] as const;
export const besideNames: readonly string[] = [
  ...featureNames,
  ...reach.map((by) => `chance${by < 0 ? by : `+${by}`}`),
  ...[
    'groupChance',
    'chanceBefore',
    'chanceAfter',
    'storyBefore',
    'storyAfter',
    'sinceStory',
    'untilStory',
    'storyWeight',
  ],
];
export const besideCount = besideNames.length;
/** How many blocks on one side make `chanceBefore` and `chanceAfter`. */
const near = 8;

/** The rows again, each with what the first trees say of it and of the blocks around it. */
export function besideRows({ values, groups }: BlockRows, chances: Float32Array): Float32Array {
  const count = chances.length;
  const rows = new Float32Array(count * besideCount);
  const sums = new Float64Array(count + 1);
  const weights = new Float64Array(count + 1);
  const groupSums = new Float64Array(count);
  const groupWeights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const weight = values[i * featureCount]!;
    sums[i + 1] = sums[i]! + weight * chances[i]!;
    weights[i + 1] = weights[i]! + weight;
    groupSums[groups[i]!]! += weight * chances[i]!;
    groupWeights[groups[i]!]! += weight;
  }
  const share = (from: number, to: number) => {
    const a = Math.max(0, from);
    const b = Math.min(count, to);
    const weight = b > a ? weights[b]! - weights[a]! : 0;
    return weight > 0 ? (sums[b]! - sums[a]!) / weight : 0;
  };
  const all = sums[count]! + 1;
  const { since, until } = distances(values, chances);
  for (let i = 0; i < count; i++) {
    const at = i * besideCount;
    rows.set(values.subarray(i * featureCount, (i + 1) * featureCount), at);
    let j = at + featureCount;
    for (const by of reach) rows[j++] = i + by >= 0 && i + by < count ? chances[i + by]! : -1;
    const group = groups[i]!;
    rows[j++] = groupWeights[group]! > 0 ? groupSums[group]! / groupWeights[group]! : 0;
    rows[j++] = share(i - near, i);
    rows[j++] = share(i + 1, i + 1 + near);
    rows[j++] = sums[i]! / all;
    rows[j++] = (sums[count]! - sums[i + 1]!) / all;
    rows[j++] = since[i]!;
    rows[j++] = until[i]!;
    rows[j++] = sums[count]!;
  }
  return rows;
}

/** How many blocks ago the last, and how many on the next, long block is that is likely the story's. */
function distances(values: Float32Array, chances: Float32Array): { since: Float32Array; until: Float32Array } {
  const count = chances.length;
  const since = new Float32Array(count);
  const until = new Float32Array(count);
  const isStory = (i: number) => chances[i]! > 0.5 && values[i * featureCount]! > 60;
  for (let i = 0, last = -1; i < count; i++) {
    since[i] = last < 0 ? 999 : i - last;
    if (isStory(i)) last = i;
  }
  for (let i = count - 1, next = -1; i >= 0; i--) {
    until[i] = next < 0 ? 999 : next - i;
    if (isStory(i)) next = i;
  }
  return { since, until };
}
