/**
 * Sums over a page that a block's measures are taken from: over each element with all that stands in it, over the
 * blocks that are made alike, and over the words of the story as the thresholds have it.
 */
import type { PartKind } from '../../types/index.ts';
import { weightOf } from './container.ts';
import type { Elements, ScannedPage } from './scanned-page.ts';
import { measureText, type TextMeasures, vocabularySize } from './text-measures.ts';

/** What the thresholds (block-kinds.ts, settle.ts) say of a page. */
export interface Ruled {
  /** Of every block of the page. */
  readonly kinds: readonly PartKind[];
  /** Share of a block's words in the text that the page's own JSON-LD gives; -1 where nothing is known. */
  readonly known: Float32Array;
  readonly prose: Float32Array;
  /** The story's container, as block indices. */
  readonly first: number;
  readonly end: number;
  /** Bits of `context` that say nothing on this page. */
  readonly bits: number;
  readonly headlineAt: number;
}

/** One group's blocks together. */
export interface GroupSums {
  blocks: number;
  weight: number;
  linked: number;
  prose: number;
  bold: number;
}

/** By element, with all that stands in it. */
export interface ElementSums {
  readonly blocks: Float64Array;
  readonly weight: Float64Array;
  readonly linked: Float64Array;
  readonly prose: Float64Array;
  /** Blocks of its own. */
  readonly own: Int32Array;
  readonly depth: Int16Array;
  readonly children: Int32Array;
  /** The list, table, section or other box that an element is or stands in; 0 where it stands in none. */
  readonly box: Int32Array;
  /** The first block in it. */
  readonly first: Int32Array;
}

export interface PageSums {
  readonly weights: Float32Array;
  readonly texts: readonly TextMeasures[];
  /** By block: blocks of one group have the same tag, names and parent's names. */
  readonly groups: Int32Array;
  readonly groupSums: readonly GroupSums[];
  /** By block: how many have its text, and how many before it. */
  readonly copies: Int32Array;
  readonly copiesBefore: Int32Array;
  /** By block: share of its long words that other blocks of the story have, and of the headline's that it has. */
  readonly shared: Float32Array;
  readonly ofHeadline: Float32Array;
  readonly elements: ElementSums;
  /** Prose of the page, and of the story's container. */
  readonly prose: number;
  readonly inContainer: number;
}

const boxTags: ReadonlySet<string> = new Set(
  'table ul ol dl section article aside figure blockquote nav form details header footer main'.split(' '),
);
const storyKinds: ReadonlySet<PartKind> = new Set(['paragraph', 'list-item', 'blockquote', 'subheading']);

export function sumUp(page: ScannedPage, ruled: Ruled): PageSums {
  const { blocks } = page;
  const count = blocks.text.length;
  const weights = new Float32Array(count);
  const texts: TextMeasures[] = new Array(count);
  const words: number[] = [];
  const wordsEnd = new Int32Array(count);
  let prose = 0;
  let inContainer = 0;
  for (let i = 0; i < count; i++) {
    weights[i] = weightOf(blocks.text[i]!);
    texts[i] = measureText(blocks.text[i]!, words);
    wordsEnd[i] = words.length;
    prose += ruled.prose[i]!;
    if (i >= ruled.first && i < ruled.end) inContainer += ruled.prose[i]!;
  }
  return {
    weights,
    texts,
    ...groupsOf(page, ruled, weights),
    ...copiesOf(blocks.text),
    ...wordsShared(ruled, words, wordsEnd),
    elements: elementSums(page, ruled, weights),
    prose,
    inContainer,
  };
}

function elementSums({ blocks, elements }: ScannedPage, ruled: Ruled, weights: Float32Array): ElementSums {
  const size = elements.parent.length;
  const sums: ElementSums = {
    blocks: new Float64Array(size),
    weight: new Float64Array(size),
    linked: new Float64Array(size),
    prose: new Float64Array(size),
    own: new Int32Array(size),
    depth: new Int16Array(size),
    children: new Int32Array(size),
    box: new Int32Array(size),
    first: new Int32Array(size).fill(-1),
  };
  for (let i = 0; i < weights.length; i++) {
    const e = blocks.element[i]!;
    sums.own[e]!++;
    sums.blocks[e]!++;
    sums.weight[e]! += weights[i]!;
    sums.linked[e]! += (weights[i]! * blocks.linked[i]!) / blocks.text[i]!.length;
    sums.prose[e]! += ruled.prose[i]!;
    if (sums.first[e]! < 0) sums.first[e] = i;
  }
  for (let e = 1; e < size; e++) {
    const up = elements.parent[e]!;
    sums.depth[e] = sums.depth[up]! + 1;
    sums.children[up]!++;
    sums.box[e] = boxTags.has(elements.tag[e]!) ? e : sums.box[up]!;
  }
  for (let e = size - 1; e > 0; e--) {
    const up = elements.parent[e]!;
    sums.blocks[up]! += sums.blocks[e]!;
    sums.weight[up]! += sums.weight[e]!;
    sums.linked[up]! += sums.linked[e]!;
    sums.prose[up]! += sums.prose[e]!;
    const first = sums.first[e]!;
    if (first >= 0 && (sums.first[up]! < 0 || first < sums.first[up]!)) sums.first[up] = first;
  }
  return sums;
}

function groupsOf(
  page: ScannedPage,
  ruled: Ruled,
  weights: Float32Array,
): { groups: Int32Array; groupSums: GroupSums[] } {
  const { blocks, elements } = page;
  const groups = new Int32Array(weights.length);
  const groupSums: GroupSums[] = [];
  const looks = new Looks(page);
  const byLook = new Map<number, number>();
  for (let i = 0; i < weights.length; i++) {
    const e = blocks.element[i]!;
    const look = looks.of(e) * mostLooks + looks.of(elements.parent[e]!);
    let group = byLook.get(look);
    if (group === undefined) {
      group = groupSums.push({ blocks: 0, weight: 0, linked: 0, prose: 0, bold: 0 }) - 1;
      byLook.set(look, group);
    }
    groups[i] = group;
    const sums = groupSums[group]!;
    const share = weights[i]! / blocks.text[i]!.length;
    sums.blocks++;
    sums.weight += weights[i]!;
    sums.linked += share * blocks.linked[i]!;
    sums.prose += ruled.prose[i]!;
    sums.bold += share * blocks.bold[i]!;
  }
  return { groups, groupSums };
}

/** Beyond as many, all are one: two of them make a small integer. */
const mostLooks = 16_384;

/** What elements look like, as numbers: those of the same tag and names have the same. */
class Looks {
  readonly #elements: Elements;
  readonly #ofElement: Int32Array;
  readonly #byTag = new Map<string, Map<string, number>>();
  #met = 0;

  constructor({ elements }: ScannedPage) {
    this.#elements = elements;
    this.#ofElement = new Int32Array(elements.parent.length);
  }

  /** 0 for no element. */
  of(element: number): number {
    if (element < 0) return 0;
    const known = this.#ofElement[element]!;
    if (known > 0) return known;
    const look = this.#find(this.#elements.tag[element]!, this.#elements.names[element]!);
    this.#ofElement[element] = look;
    return look;
  }

  #find(tag: string, names: string): number {
    let byNames = this.#byTag.get(tag);
    if (byNames === undefined) {
      byNames = new Map();
      this.#byTag.set(tag, byNames);
    }
    const met = byNames.get(names);
    if (met !== undefined) return met;
    this.#met = Math.min(this.#met + 1, mostLooks - 1);
    byNames.set(names, this.#met);
    return this.#met;
  }
}

function copiesOf(texts: readonly string[]): { copies: Int32Array; copiesBefore: Int32Array } {
  const times = new Map<string, number>();
  const copies = new Int32Array(texts.length);
  const copiesBefore = new Int32Array(texts.length);
  texts.forEach((text, i) => {
    const before = times.get(text) ?? 0;
    copiesBefore[i] = before;
    times.set(text, before + 1);
  });
  texts.forEach((text, i) => {
    copies[i] = times.get(text)!;
  });
  return { copies, copiesBefore };
}

/** `words[wordsEnd[i - 1]]` to `words[wordsEnd[i]]` are the long words of block i. */
function wordsShared(
  ruled: Ruled,
  words: readonly number[],
  wordsEnd: Int32Array,
): { shared: Float32Array; ofHeadline: Float32Array } {
  const count = wordsEnd.length;
  const begin = (i: number) => (i > 0 ? wordsEnd[i - 1]! : 0);
  const story = new Int32Array(vocabularySize);
  const headline = new Int32Array(vocabularySize);
  for (let i = 0; i < count; i++) if (storyKinds.has(ruled.kinds[i]!)) addWords(words, begin(i), wordsEnd[i]!, story);
  const at = ruled.headlineAt;
  if (at >= 0) addWords(words, begin(at), wordsEnd[at]!, headline);
  const ofAll = countPositive(headline);
  const shared = new Float32Array(count).fill(-1);
  const ofHeadline = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const from = begin(i);
    const to = wordsEnd[i]!;
    if (from === to) continue;
    // What a block of the story says only itself is not shared.
    shared[i] = wordsAbove(words, from, to, story, storyKinds.has(ruled.kinds[i]!) ? 1 : 0) / (to - from);
    ofHeadline[i] = share(wordsAbove(words, from, to, headline, 0), ofAll);
  }
  return { shared, ofHeadline };
}

function addWords(words: readonly number[], from: number, to: number, times: Int32Array): void {
  for (let k = from; k < to; k++) times[words[k]!]!++;
}

/** How many of the words have been met more than `least` times. */
function wordsAbove(words: readonly number[], from: number, to: number, times: Int32Array, least: number): number {
  let met = 0;
  for (let k = from; k < to; k++) if (times[words[k]!]! > least) met++;
  return met;
}

function countPositive(times: Int32Array): number {
  let positive = 0;
  for (let k = 0; k < times.length; k++) if (times[k]! > 0) positive++;
  return positive;
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
