/**
 * What is measured of a block for the model that says whether it is the story's (block-model.ts): its text, its
 * markup, its place, blocks that are made like it, and its neighbours. Numbers only, no word of any language.
 */
import type { PartKind } from '../../types/index.ts';
import { context } from './hints.ts';
import { type PageSums, type Ruled, sumUp } from './page-sums.ts';
import type { ScannedPage } from './scanned-page.ts';
import { markCode } from './text-measures.ts';

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
const own = ['weight', 'words', 'linked', 'bold', 'tag', 'kind', 'ends', 'known', 'shared'] as const;
const ofText = [
  ...['ofHeadline', 'commas', 'digits', 'capitals', 'stops', 'lastMark', 'firstMark', 'longestWord', 'wordLength'],
  ...['lines', 'href', 'copies', 'copiesBefore'],
];
const ofPlace = [
  ...['inside', 'place', 'fromFirst', 'fromEnd', 'fromHeadline', 'count', 'depth', 'pageProse', 'containerProse'],
  ...['proseBefore', 'proseAfter', 'prose'],
];
const ofElements = [
  ...['twins', 'twinWeight', 'twinLinked', 'twinShare', 'twinBold', 'siblings'],
  ...['parentWeight', 'parentLinked', 'upWeight', 'upLinked', 'up2Weight', 'up2Linked'],
  ...['elementBlocks', 'parentProse', 'up2Prose'],
  ...['boxBlocks', 'boxWeight', 'boxLinked', 'boxProse', 'boxPlace', 'boxTag', 'boxShare'],
];
const ofBrothers = [
  ...['sameElementBefore', 'sameParentBefore', 'sameParentAfter'],
  ...['sinceHeading', 'sinceHeadingLinked', 'headingKind', 'bitsCommon'],
];
const reach = [-3, -2, -1, 1, 2, 3] as const;
const bitNames = 23;

export const featureNames: readonly string[] = [
  ...own,
  ...ofText,
  ...ofPlace,
  ...ofElements,
  ...ofBrothers,
  ...Array.from({ length: bitNames }, (_, bit) => `bit${bit}`),
  ...reach.flatMap((by) => own.map((name) => `${name}${by > 0 ? '+' : ''}${by}`)),
  ...['bits-1', 'bits+1'],
];
export const featureCount = featureNames.length;

const placeAt = own.length + ofText.length;
const elementsAt = placeAt + ofPlace.length;
const brothersAt = elementsAt + ofElements.length;
const bitsAt = brothersAt + ofBrothers.length;
const nearAt = bitsAt + bitNames;

/** One row of numbers for every block of a page; what a second look adds (second-look.ts) stands behind the first's columns. */
export interface BlockRows {
  readonly values: Float32Array;
  /** Numbers in a row. */
  readonly width: number;
  readonly sums: PageSums;
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);

/** The rows that the model reads, `room` columns left empty at the end of each. */
export function blockRows(page: ScannedPage, ruled: Ruled, room: number): BlockRows {
  const count = page.blocks.text.length;
  const width = featureCount + room;
  const values = new Float32Array(count * width);
  const sums = sumUp(page, ruled);
  const walk: Walk = { prose: 0, sinceHeading: 99, headingLinked: 0, headingKind: -3 };
  for (let i = 0, at = 0; i < count; i++, at += width) {
    writeText(page, ruled, sums, i, values, at);
    writePlace(page, ruled, sums, i, values, at + placeAt, walk);
    writeElements(page, sums, i, values, at + elementsAt);
    writeBrothers(page, ruled, i, values, at + brothersAt, walk);
    const bits = page.blocks.bits[i]! & ~ruled.bits;
    for (let bit = 0; bit < bitNames; bit++) values[at + bitsAt + bit] = (bits >> bit) & 1;
  }
  writeNeighbours(page, ruled, values, width);
  return { values, width, sums };
}

/** What is counted while going down the page. */
interface Walk {
  prose: number;
  sinceHeading: number;
  headingLinked: number;
  headingKind: number;
}

function writeText(page: ScannedPage, ruled: Ruled, sums: PageSums, i: number, rows: Float32Array, at: number): void {
  const { blocks } = page;
  const text = blocks.text[i]!;
  const m = sums.texts[i]!;
  let j = at;
  rows[j++] = sums.weights[i]!;
  rows[j++] = m.words;
  rows[j++] = blocks.linked[i]! / text.length;
  rows[j++] = blocks.bold[i]! / text.length;
  rows[j++] = tagCodes[blocks.tag[i]!] ?? -3;
  rows[j++] = kindCodes[ruled.kinds[i]!];
  rows[j++] = m.ends;
  rows[j++] = ruled.known[i]!;
  rows[j++] = sums.shared[i]!;
  rows[j++] = sums.ofHeadline[i]!;
  rows[j++] = m.commas / text.length;
  rows[j++] = m.digits / text.length;
  rows[j++] = share(m.capitals, m.words);
  rows[j++] = m.stops;
  rows[j++] = markCode(text.charCodeAt(text.length - 1));
  rows[j++] = markCode(text.charCodeAt(0));
  rows[j++] = m.longest;
  rows[j++] = share(text.length, m.words);
  rows[j++] = m.lines;
  rows[j++] = hrefCode(blocks.href[i]!);
  rows[j++] = sums.copies[i]!;
  rows[j++] = sums.copiesBefore[i]!;
}

/** 0 no link, 1 within the page, 2 on the site or with its address in full. */
function hrefCode(href: string | null): number {
  return href === null ? 0 : href.startsWith('#') ? 1 : href.startsWith('http') ? 3 : 2;
}

function writePlace(
  page: ScannedPage,
  ruled: Ruled,
  sums: PageSums,
  i: number,
  rows: Float32Array,
  at: number,
  walk: Walk,
): void {
  let j = at;
  rows[j++] = i >= ruled.first && i < ruled.end ? 1 : 0;
  rows[j++] = i / page.blocks.text.length;
  rows[j++] = i - ruled.first;
  rows[j++] = ruled.end - i;
  rows[j++] = ruled.headlineAt < 0 ? -999 : i - ruled.headlineAt;
  rows[j++] = page.blocks.text.length;
  rows[j++] = sums.elements.depth[page.blocks.element[i]!]!;
  rows[j++] = sums.prose;
  rows[j++] = share(sums.inContainer, sums.prose);
  rows[j++] = share(walk.prose, sums.prose);
  walk.prose += ruled.prose[i]!;
  rows[j++] = share(sums.prose - walk.prose, sums.prose);
  rows[j++] = ruled.prose[i]!;
}

function writeElements(page: ScannedPage, sums: PageSums, i: number, rows: Float32Array, at: number): void {
  const { blocks, elements } = page;
  const tree = sums.elements;
  const e = blocks.element[i]!;
  const up = Math.max(0, elements.parent[e]!);
  const up2 = Math.max(0, elements.parent[up]!);
  const group = sums.groupSums[sums.groups[i]!]!;
  let j = at;
  rows[j++] = group.blocks;
  rows[j++] = group.weight / group.blocks;
  rows[j++] = share(group.linked, group.weight);
  rows[j++] = share(group.prose, sums.prose);
  rows[j++] = share(group.bold, group.weight);
  rows[j++] = tree.children[up]!;
  rows[j++] = tree.weight[e]!;
  rows[j++] = share(tree.linked[e]!, tree.weight[e]!);
  rows[j++] = tree.weight[up]!;
  rows[j++] = share(tree.linked[up]!, tree.weight[up]!);
  rows[j++] = tree.weight[up2]!;
  rows[j++] = share(tree.linked[up2]!, tree.weight[up2]!);
  rows[j++] = tree.own[e]!;
  rows[j++] = share(tree.prose[up]!, sums.prose);
  rows[j++] = share(tree.prose[up2]!, sums.prose);
  const box = tree.box[e]!;
  rows[j++] = tree.blocks[box]!;
  rows[j++] = share(tree.weight[box]!, tree.blocks[box]!);
  rows[j++] = share(tree.linked[box]!, tree.weight[box]!);
  rows[j++] = share(tree.prose[box]!, sums.prose);
  rows[j++] = share(i - tree.first[box]!, tree.blocks[box]!);
  rows[j++] = boxCodes[elements.tag[box]!] ?? 0;
  rows[j++] = share(tree.weight[box]!, tree.weight[0]!);
}

const boxCodes: Readonly<Record<string, number>> = {
  main: 7,
  article: 6,
  section: 5,
  blockquote: 4,
  ol: 3,
  ul: 2,
  dl: 2,
  table: -1,
  details: -2,
  figure: -3,
  header: -4,
  aside: -5,
  footer: -6,
  nav: -7,
  form: -8,
};

function writeBrothers(page: ScannedPage, ruled: Ruled, i: number, rows: Float32Array, at: number, walk: Walk): void {
  const { blocks } = page;
  let j = at;
  rows[j++] = i > 0 && blocks.element[i - 1] === blocks.element[i] ? 1 : 0;
  rows[j++] = brotherhood(page, i, i - 1);
  rows[j++] = brotherhood(page, i, i + 1);
  rows[j++] = walk.sinceHeading;
  rows[j++] = walk.headingLinked;
  rows[j++] = walk.headingKind;
  if ((blocks.bits[i]! & context.heading) !== 0) {
    walk.sinceHeading = 0;
    walk.headingLinked = blocks.linked[i]! / blocks.text[i]!.length;
    walk.headingKind = kindCodes[ruled.kinds[i]!];
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

function writeNeighbours(page: ScannedPage, ruled: Ruled, rows: Float32Array, width: number): void {
  const { bits } = page.blocks;
  const count = bits.length;
  for (let i = 0; i < count; i++) {
    let j = i * width + nearAt;
    for (let r = 0; r < reach.length; r++) {
      const near = i + reach[r]!;
      const from = near * width;
      const isThere = near >= 0 && near < count;
      for (let k = 0; k < own.length; k++) rows[j++] = isThere ? rows[from + k]! : -9;
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
