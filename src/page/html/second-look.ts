/** What a second look at a page adds to each block's row: what the first look says of the blocks around it, and of those it stands with. */
import { type BlockRows, featureCount } from './block-features.ts';
import type { Blocks, Elements } from './scanned-page.ts';

const reach = [-4, -3, -2, -1, 0, 1, 2, 3, 4] as const;
const besideNames: readonly string[] = [
  ...reach.map((by) => `chance${by < 0 ? by : `+${by}`}`),
  ...['groupChance', 'chanceBefore', 'chanceAfter', 'storyBefore', 'storyAfter', 'sinceStory', 'untilStory'],
  ...['storyWeight', 'parentChance', 'upChance', 'up2Chance', 'boxChance', 'headingChance'],
];
export const besideCount = besideNames.length;
/** How many blocks on one side make `chanceBefore` and `chanceAfter`. */
const near = 8;

/** As much of a page as is looked at again. */
export interface Layout {
  readonly blocks: Pick<Blocks, 'element' | 'tag'>;
  readonly elements: Pick<Elements, 'parent'>;
}

/** Fills the columns behind the first look's in place. */
export function lookAgain(page: Layout, { values, width, sums }: BlockRows, chances: Float32Array): void {
  const count = chances.length;
  const running = runningSums(sums.weights, chances);
  const groups = groupChances(sums.groups, sums.groupSums.length, sums.weights, chances);
  const tree = elementChances(page, sums.weights, chances);
  const { since, until } = distances(sums.weights, chances);
  const story = running.told[count]!;
  let heading = -1;
  for (let i = 0; i < count; i++) {
    let j = i * width + featureCount;
    for (let r = 0; r < reach.length; r++) {
      const at = i + reach[r]!;
      values[j++] = at >= 0 && at < count ? chances[at]! : -1;
    }
    values[j++] = groups[sums.groups[i]!]!;
    values[j++] = shareOf(running, i - near, i);
    values[j++] = shareOf(running, i + 1, i + 1 + near);
    values[j++] = running.told[i]! / (story + 1);
    values[j++] = (story - running.told[i + 1]!) / (story + 1);
    values[j++] = since[i]!;
    values[j++] = until[i]!;
    values[j++] = story;
    const e = page.blocks.element[i]!;
    const up = Math.max(0, page.elements.parent[e]!);
    const up2 = Math.max(0, page.elements.parent[up]!);
    values[j++] = tree[e]!;
    values[j++] = tree[up]!;
    values[j++] = tree[up2]!;
    values[j++] = tree[sums.elements.box[e]!]!;
    values[j++] = heading;
    if (page.blocks.tag[i]!.length === 2 && page.blocks.tag[i]!.startsWith('h')) heading = chances[i]!;
  }
}

/** Weight, and weight that is likely the story's, of all blocks before each. */
interface RunningSums {
  readonly weight: Float64Array;
  readonly told: Float64Array;
}

function runningSums(weights: Float32Array, chances: Float32Array): RunningSums {
  const count = chances.length;
  const weight = new Float64Array(count + 1);
  const told = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) {
    weight[i + 1] = weight[i]! + weights[i]!;
    told[i + 1] = told[i]! + weights[i]! * chances[i]!;
  }
  return { weight, told };
}

function shareOf({ weight, told }: RunningSums, from: number, to: number): number {
  const a = Math.max(0, from);
  const b = Math.min(weight.length - 1, to);
  const all = b > a ? weight[b]! - weight[a]! : 0;
  return all > 0 ? (told[b]! - told[a]!) / all : 0;
}

function groupChances(groups: Int32Array, count: number, weights: Float32Array, chances: Float32Array): Float64Array {
  const told = new Float64Array(count);
  const all = new Float64Array(count);
  for (let i = 0; i < chances.length; i++) {
    told[groups[i]!]! += weights[i]! * chances[i]!;
    all[groups[i]!]! += weights[i]!;
  }
  return told.map((sum, group) => (all[group]! > 0 ? sum / all[group]! : 0));
}

/** By element, of all that stands in it. */
function elementChances({ blocks, elements }: Layout, weights: Float32Array, chances: Float32Array): Float64Array {
  const size = elements.parent.length;
  const told = new Float64Array(size);
  const all = new Float64Array(size);
  for (let i = 0; i < chances.length; i++) {
    const e = blocks.element[i]!;
    told[e]! += weights[i]! * chances[i]!;
    all[e]! += weights[i]!;
  }
  for (let e = size - 1; e > 0; e--) {
    const up = elements.parent[e]!;
    told[up]! += told[e]!;
    all[up]! += all[e]!;
  }
  for (let e = 0; e < size; e++) told[e] = all[e]! > 0 ? told[e]! / all[e]! : 0;
  return told;
}

/** How many blocks ago the last, and how many on the next, long block is that is likely the story's. */
function distances(weights: Float32Array, chances: Float32Array): { since: Float32Array; until: Float32Array } {
  const count = chances.length;
  const since = new Float32Array(count);
  const until = new Float32Array(count);
  const isStory = (i: number) => chances[i]! > 0.5 && weights[i]! > 60;
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
