/**
 * What is measured of a block for the model that says whether it is the story's (block-model.ts): its text, its
 * markup, its place, blocks that are made like it, and its neighbours. Numbers only, no word of any language.
 */
import type { PartKind } from '../../types/index.ts';
import { weightOf } from './container.ts';
import { context } from './hints.ts';
import type { ScannedPage } from './scanned-page.ts';

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

const kindCodes: Readonly<Record<PartKind, number>> = {
  paragraph: 9,
  'list-item': 8,
  blockquote: 7,
  subheading: 6,
  standfirst: 5,
  headline: 4,
  dateline: 4,
  correction: 3,
  caption: 2,
  byline: 1,
  'author-box': 0,
  teaser: -1,
  furniture: -2,
};
const tagCodes: Readonly<Record<string, number>> = {
  p: 10,
  pre: 9,
  blockquote: 8,
  h2: 7,
  h3: 6,
  h4: 5,
  li: 4,
  h1: 3,
  td: 2,
  div: 1,
  section: 0,
  article: 0,
  body: 0,
  main: 0,
  dd: -1,
  dt: -1,
  span: -2,
  figcaption: -3,
  h5: -4,
  h6: -4,
  th: -5,
  a: -6,
  time: -6,
  button: -7,
  label: -7,
};

/** Columns of a block by itself that its neighbours are shown too. */
const own = ['weight', 'words', 'linked', 'bold', 'tag', 'kind', 'ends', 'known'] as const;
const alone = [
  'commas',
  'digits',
  'capitals',
  'stops',
  'lastMark',
  'firstMark',
  'longestWord',
  'wordLength',
  'lines',
  'href',
  'inside',
  'place',
  'fromFirst',
  'fromEnd',
  'fromHeadline',
  'count',
  'depth',
  'pageProse',
  'containerProse',
  'proseBefore',
  'proseAfter',
  'prose',
  'twins',
  'twinWeight',
  'twinLinked',
  'twinShare',
  'twinBold',
  'copies',
  'siblings',
  'parentWeight',
  'parentLinked',
  'upWeight',
  'upLinked',
  'up2Weight',
  'up2Linked',
  'elementBlocks',
  'parentProse',
  'up2Prose',
  'sameElementBefore',
  'sameParentBefore',
  'sameParentAfter',
  'sinceHeading',
  'sinceHeadingLinked',
  'bitsCommon',
] as const;
const reach = [-3, -2, -1, 1, 2, 3] as const;
const bitNames = 23;

export const featureNames: readonly string[] = [
  ...own,
  ...alone,
  ...Array.from({ length: bitNames }, (_, bit) => `bit${bit}`),
  ...reach.flatMap((by) => own.map((name) => `${name}${by > 0 ? '+' : ''}${by}`)),
  ...['bits-1', 'bits+1'],
];
export const featureCount = featureNames.length;

const placeAt = own.length + alone.indexOf('inside');
const bitsAt = own.length + alone.length;
const nearAt = bitsAt + bitNames;

/** One row of `featureCount` numbers for every block of the page, and which blocks are made alike. */
export interface BlockRows {
  readonly values: Float32Array;
  /** Blocks of one group have the same tag, names and parent's names. */
  readonly groups: Int32Array;
}

/** Sums over the elements of a page, and over the groups of its blocks. */
interface Sums {
  readonly weights: Float32Array;
  readonly groups: Int32Array;
  /** By group: blocks, weight, linked weight, prose, bold weight. */
  readonly groupSums: number[][];
  readonly copies: Map<string, number>;
  /** By element, with all that stands in it; `blocksIn` its own blocks only. */
  readonly treeWeight: Float64Array;
  readonly treeLinked: Float64Array;
  readonly treeProse: Float64Array;
  readonly blocksIn: Int32Array;
  readonly depth: Int16Array;
  readonly children: Int32Array;
  /** Prose of the page, and of the story's container. */
  readonly prose: number;
  readonly inContainer: number;
}

function sumUp(page: ScannedPage, ruled: Ruled): Sums {
  const { blocks, elements } = page;
  const count = blocks.text.length;
  const size = elements.parent.length;
  const weights = new Float32Array(count);
  const groups = new Int32Array(count);
  const groupSums: number[][] = [];
  const groupOf = new Map<string, number>();
  const copies = new Map<string, number>();
  const treeWeight = new Float64Array(size);
  const treeLinked = new Float64Array(size);
  const treeProse = new Float64Array(size);
  const blocksIn = new Int32Array(size);
  let prose = 0;
  let inContainer = 0;
  for (let i = 0; i < count; i++) {
    const text = blocks.text[i]!;
    const weight = weightOf(text);
    const linked = (weight * blocks.linked[i]!) / text.length;
    const e = blocks.element[i]!;
    weights[i] = weight;
    treeWeight[e]! += weight;
    treeLinked[e]! += linked;
    treeProse[e]! += ruled.prose[i]!;
    blocksIn[e]!++;
    prose += ruled.prose[i]!;
    if (i >= ruled.first && i < ruled.end) inContainer += ruled.prose[i]!;
    const key = groupKey(page, i);
    let group = groupOf.get(key);
    if (group === undefined) {
      group = groupSums.push([0, 0, 0, 0, 0]) - 1;
      groupOf.set(key, group);
    }
    groups[i] = group;
    const sums = groupSums[group]!;
    sums[0]!++;
    sums[1]! += weight;
    sums[2]! += linked;
    sums[3]! += ruled.prose[i]!;
    sums[4]! += (weight * blocks.bold[i]!) / text.length;
    copies.set(text, (copies.get(text) ?? 0) + 1);
  }
  const depth = new Int16Array(size);
  const children = new Int32Array(size);
  for (let e = 1; e < size; e++) {
    depth[e] = depth[elements.parent[e]!]! + 1;
    children[elements.parent[e]!]!++;
  }
  for (let e = size - 1; e > 0; e--) {
    const up = elements.parent[e]!;
    treeWeight[up]! += treeWeight[e]!;
    treeLinked[up]! += treeLinked[e]!;
    treeProse[up]! += treeProse[e]!;
  }
  return {
    weights,
    groups,
    groupSums,
    copies,
    treeWeight,
    treeLinked,
    treeProse,
    blocksIn,
    depth,
    children,
    prose,
    inContainer,
  };
}

function groupKey({ blocks, elements }: ScannedPage, i: number): string {
  const e = blocks.element[i]!;
  const up = elements.parent[e]!;
  return `${blocks.tag[i]}|${elements.names[e]}|${up < 0 ? '' : `${elements.tag[up]}|${elements.names[up]}`}`;
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);

/** The rows that the model reads. */
export function blockRows(page: ScannedPage, ruled: Ruled): BlockRows {
  const count = page.blocks.text.length;
  const values = new Float32Array(count * featureCount);
  const sums = sumUp(page, ruled);
  const walk: Walk = { prose: 0, sinceHeading: 99, headingLinked: 0 };
  for (let i = 0; i < count; i++) {
    writeText(page, ruled, sums, i, values);
    const next = writePlace(page, ruled, sums, i, values, walk);
    const end = writeElements(page, sums, i, values, next);
    writeBrothers(page, ruled, i, values, end, walk);
    const bits = page.blocks.bits[i]! & ~ruled.bits;
    for (let bit = 0; bit < bitNames; bit++) values[i * featureCount + bitsAt + bit] = (bits >> bit) & 1;
  }
  writeNeighbours(page, ruled, values);
  return { values, groups: sums.groups };
}

/** What is counted while going down the page. */
interface Walk {
  prose: number;
  sinceHeading: number;
  headingLinked: number;
}

function writeText(page: ScannedPage, ruled: Ruled, sums: Sums, i: number, rows: Float32Array): void {
  const { blocks } = page;
  const text = blocks.text[i]!;
  const m = measure(text);
  let j = i * featureCount;
  rows[j++] = sums.weights[i]!;
  rows[j++] = m.words;
  rows[j++] = blocks.linked[i]! / text.length;
  rows[j++] = blocks.bold[i]! / text.length;
  rows[j++] = tagCodes[blocks.tag[i]!] ?? -3;
  rows[j++] = kindCodes[ruled.kinds[i]!];
  rows[j++] = m.ends;
  rows[j++] = ruled.known[i]!;
  rows[j++] = m.commas / text.length;
  rows[j++] = m.digits / text.length;
  rows[j++] = share(m.capitals, m.words);
  rows[j++] = m.stops;
  rows[j++] = markCode(text.charCodeAt(text.length - 1));
  rows[j++] = markCode(text.charCodeAt(0));
  rows[j++] = m.longest;
  rows[j++] = share(text.length, m.words);
  rows[j++] = m.lines;
  rows[j++] = blocks.href[i] === null ? 0 : 1;
}

/** Returns where to go on. */
function writePlace(page: ScannedPage, ruled: Ruled, sums: Sums, i: number, rows: Float32Array, walk: Walk): number {
  let j = i * featureCount + placeAt;
  rows[j++] = i >= ruled.first && i < ruled.end ? 1 : 0;
  rows[j++] = i / page.blocks.text.length;
  rows[j++] = i - ruled.first;
  rows[j++] = ruled.end - i;
  rows[j++] = ruled.headlineAt < 0 ? -999 : i - ruled.headlineAt;
  rows[j++] = page.blocks.text.length;
  rows[j++] = sums.depth[page.blocks.element[i]!]!;
  rows[j++] = sums.prose;
  rows[j++] = share(sums.inContainer, sums.prose);
  rows[j++] = share(walk.prose, sums.prose);
  walk.prose += ruled.prose[i]!;
  rows[j++] = share(sums.prose - walk.prose, sums.prose);
  rows[j++] = ruled.prose[i]!;
  return j;
}

function writeElements(page: ScannedPage, sums: Sums, i: number, rows: Float32Array, from: number): number {
  const { blocks, elements } = page;
  const e = blocks.element[i]!;
  const up = Math.max(0, elements.parent[e]!);
  const up2 = Math.max(0, elements.parent[up]!);
  const group = sums.groupSums[sums.groups[i]!]!;
  let j = from;
  rows[j++] = group[0]!;
  rows[j++] = group[1]! / group[0]!;
  rows[j++] = share(group[2]!, group[1]!);
  rows[j++] = share(group[3]!, sums.prose);
  rows[j++] = share(group[4]!, group[1]!);
  rows[j++] = sums.copies.get(blocks.text[i]!)!;
  rows[j++] = sums.children[up]!;
  for (const at of [e, up, up2]) {
    rows[j++] = sums.treeWeight[at]!;
    rows[j++] = share(sums.treeLinked[at]!, sums.treeWeight[at]!);
  }
  rows[j++] = sums.blocksIn[e]!;
  rows[j++] = share(sums.treeProse[up]!, sums.prose);
  rows[j++] = share(sums.treeProse[up2]!, sums.prose);
  return j;
}

function writeBrothers(page: ScannedPage, ruled: Ruled, i: number, rows: Float32Array, from: number, walk: Walk): void {
  const { blocks } = page;
  let j = from;
  rows[j++] = i > 0 && blocks.element[i - 1] === blocks.element[i] ? 1 : 0;
  rows[j++] = brotherhood(page, i, i - 1);
  rows[j++] = brotherhood(page, i, i + 1);
  rows[j++] = walk.sinceHeading;
  rows[j++] = walk.headingLinked;
  if ((blocks.bits[i]! & context.heading) !== 0) {
    walk.sinceHeading = 0;
    walk.headingLinked = blocks.linked[i]! / blocks.text[i]!.length;
  }
  walk.sinceHeading++;
  rows[j++] = countBits(blocks.bits[i]! & ruled.bits);
}

/** 2 same parent and tag, 1 same parent, 0 not, or no such block. */
function brotherhood({ blocks, elements }: ScannedPage, i: number, other: number): number {
  if (other < 0 || other >= blocks.text.length) return 0;
  const a = blocks.element[i]!;
  const b = blocks.element[other]!;
  if (elements.parent[a] !== elements.parent[b]) return 0;
  return elements.tag[a] === elements.tag[b] ? 2 : 1;
}

const doubtful =
  context.header |
  context.footer |
  context.nav |
  context.aside |
  context.form |
  context.hidden |
  context.offside |
  context.teaser |
  context.comment;

function writeNeighbours(page: ScannedPage, ruled: Ruled, rows: Float32Array): void {
  const { bits } = page.blocks;
  const count = bits.length;
  for (let i = 0; i < count; i++) {
    let j = i * featureCount + nearAt;
    for (const by of reach) {
      const from = i + by;
      for (let k = 0; k < own.length; k++) rows[j++] = from >= 0 && from < count ? rows[from * featureCount + k]! : -9;
    }
    rows[j++] = i > 0 ? countBits(bits[i - 1]! & ~ruled.bits & doubtful) : -1;
    rows[j++] = i + 1 < count ? countBits(bits[i + 1]! & ~ruled.bits & doubtful) : -1;
  }
}

function countBits(bits: number): number {
  let n = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) n++;
  return n;
}

/** Letters 1, capitals 2, digits 3, full stops 5 … : marks that mean alike have neighbouring numbers. */
function markCode(unit: number): number {
  if (unit >= 97 && unit <= 122) return 1;
  if (unit >= 65 && unit <= 90) return 2;
  if (unit >= 48 && unit <= 57) return 3;
  switch (unit) {
    case 0x2e:
    case 0x3002:
      return 10;
    case 0x21:
    case 0xff01:
      return 9;
    case 0x3f:
    case 0xff1f:
      return 8;
    case 0x22:
    case 0x201d:
    case 0x201c:
    case 0x201e:
    case 0xbb:
    case 0xab:
    case 0x27:
    case 0x2019:
    case 0x300d:
      return 11;
    case 0x3a:
    case 0xff1a:
      return 7;
    case 0x2026:
      return 6;
    case 0x29:
    case 0x28:
    case 0x5d:
    case 0x5b:
      return 5;
    case 0x2d:
    case 0x2013:
    case 0x2014:
      return 0;
    case 0x2c:
      return -1;
  }
  return unit < 0x80 ? -2 : 4;
}

interface Measured {
  words: number;
  capitals: number;
  digits: number;
  commas: number;
  stops: number;
  longest: number;
  lines: number;
  ends: number;
}

function measure(text: string): Measured {
  let words = 0,
    capitals = 0,
    digits = 0,
    commas = 0,
    stops = 0,
    longest = 0,
    lines = 0,
    run = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 32 || unit === 10) {
      if (unit === 10) lines++;
      if (run > longest) longest = run;
      run = 0;
      continue;
    }
    if (run === 0) {
      words++;
      if (unit >= 65 && unit <= 90) capitals++;
      else if (unit > 0xbf && unit < 0x530 && isCapital(unit)) capitals++;
    }
    run++;
    if (unit >= 48 && unit <= 57) digits++;
    else if (unit === 44 || unit === 0x3001 || unit === 0xff0c) commas++;
    else if (unit === 46 || unit === 33 || unit === 63 || unit === 0x3002) stops++;
  }
  if (run > longest) longest = run;
  let k = text.length - 1;
  let mark = markCode(text.charCodeAt(k));
  while (k > 0 && (mark === 11 || mark === 5)) mark = markCode(text.charCodeAt(--k));
  const ends = mark >= 6 && mark <= 10 ? mark : 0;
  return { words, capitals, digits, commas, stops, longest, lines, ends };
}

/** Latin-1, Greek and Cyrillic capitals, roughly. */
function isCapital(unit: number): boolean {
  return unit <= 0xde || (unit >= 0x391 && unit <= 0x3ab) || (unit >= 0x400 && unit <= 0x42f);
}
