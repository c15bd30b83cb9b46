/**
 * What is measured of a block for the model that says whether it is the story's (block-model.ts): its text, its
 * markup, its place, blocks that are made like it, and its neighbours. Numbers only, no word of any language.
 */
import type { PartKind } from '../../types/index.ts';
import { weightOf } from './container.ts';
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

const aloneAt = own.length;
const bitsAt = aloneAt + alone.length;
const nearAt = bitsAt + bitNames;
const lastAt = nearAt + reach.length * own.length;

/** One row of `featureCount` numbers for every block of the page. */
export function blockFeatures(page: ScannedPage, ruled: Ruled): Float32Array {
  const { blocks, elements } = page;
  const count = blocks.text.length;
  const rows = new Float32Array(count * featureCount);
  const weights = new Float32Array(count);
  const twins = new Map<string, number[]>();
  const copies = new Map<string, number>();
  const sumWeight = new Float64Array(elements.parent.length);
  const sumLinked = new Float64Array(elements.parent.length);
  const sumProse = new Float64Array(elements.parent.length);
  const sumBlocks = new Int32Array(elements.parent.length);
  const depth = new Int16Array(elements.parent.length);
  const children = new Int32Array(elements.parent.length);
  const keys: string[] = [];
  let all = 0;
  let inContainer = 0;
  for (let e = 1; e < elements.parent.length; e++) {
    depth[e] = depth[elements.parent[e]!]! + 1;
    children[elements.parent[e]!]!++;
  }
  for (let i = 0; i < count; i++) {
    const text = blocks.text[i]!;
    const w = weightOf(text);
    weights[i] = w;
    const e = blocks.element[i]!;
    sumWeight[e]! += w;
    sumLinked[e]! += (w * blocks.linked[i]!) / text.length;
    sumProse[e]! += ruled.prose[i]!;
    sumBlocks[e]!++;
    all += ruled.prose[i]!;
    if (i >= ruled.first && i < ruled.end) inContainer += ruled.prose[i]!;
    const up = elements.parent[e]!;
    const key = `${blocks.tag[i]}|${elements.names[e]}|${up < 0 ? '' : `${elements.tag[up]}|${elements.names[up]}`}`;
    keys.push(key);
    let known = twins.get(key);
    if (known === undefined) twins.set(key, (known = [0, 0, 0, 0, 0]));
    known[0]!++;
    known[1]! += w;
    known[2]! += (w * blocks.linked[i]!) / text.length;
    known[3]! += ruled.prose[i]!;
    known[4]! += (w * blocks.bold[i]!) / text.length;
    copies.set(text, (copies.get(text) ?? 0) + 1);
  }
  const treeWeight = Float64Array.from(sumWeight);
  for (let e = elements.parent.length - 1; e > 0; e--) {
    const up = elements.parent[e]!;
    treeWeight[up]! += treeWeight[e]!;
    sumLinked[up]! += sumLinked[e]!;
    sumProse[up]! += sumProse[e]!;
  }
  let before = 0;
  let sinceHeading = 99;
  let headingLinked = 0;
  const share = (a: number, b: number) => (b > 0 ? a / b : 0);
  for (let i = 0; i < count; i++) {
    const text = blocks.text[i]!;
    const at = i * featureCount;
    const w = weights[i]!;
    const e = blocks.element[i]!;
    const up = Math.max(0, elements.parent[e]!);
    const up2 = Math.max(0, elements.parent[up]!);
    const m = measure(text);
    rows[at] = w;
    rows[at + 1] = m.words;
    rows[at + 2] = blocks.linked[i]! / text.length;
    rows[at + 3] = blocks.bold[i]! / text.length;
    rows[at + 4] = tagCodes[blocks.tag[i]!] ?? -3;
    rows[at + 5] = kindCodes[ruled.kinds[i]!];
    rows[at + 6] = m.ends;
    rows[at + 7] = ruled.known[i]!;
    let j = at + aloneAt;
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
    const inside = i >= ruled.first && i < ruled.end;
    rows[j++] = inside ? 1 : 0;
    rows[j++] = i / count;
    rows[j++] = i - ruled.first;
    rows[j++] = ruled.end - i;
    rows[j++] = ruled.headlineAt < 0 ? -999 : i - ruled.headlineAt;
    rows[j++] = count;
    rows[j++] = depth[e]!;
    rows[j++] = all;
    rows[j++] = share(inContainer, all);
    rows[j++] = share(before, all);
    before += ruled.prose[i]!;
    rows[j++] = share(all - before, all);
    rows[j++] = ruled.prose[i]!;
    const twin = twins.get(keys[i]!)!;
    rows[j++] = twin[0]!;
    rows[j++] = twin[1]! / twin[0]!;
    rows[j++] = share(twin[2]!, twin[1]!);
    rows[j++] = share(twin[3]!, all);
    rows[j++] = share(twin[4]!, twin[1]!);
    rows[j++] = copies.get(text)!;
    rows[j++] = children[up]!;
    rows[j++] = treeWeight[e]!;
    rows[j++] = share(sumLinked[e]!, treeWeight[e]!);
    rows[j++] = treeWeight[up]!;
    rows[j++] = share(sumLinked[up]!, treeWeight[up]!);
    rows[j++] = treeWeight[up2]!;
    rows[j++] = share(sumLinked[up2]!, treeWeight[up2]!);
    rows[j++] = sumBlocks[e]!;
    rows[j++] = share(sumProse[up]!, all);
    rows[j++] = share(sumProse[up2]!, all);
    const be = i > 0 ? blocks.element[i - 1]! : -1;
    const ae = i + 1 < count ? blocks.element[i + 1]! : -1;
    rows[j++] = be === e ? 1 : 0;
    rows[j++] =
      be >= 0 && elements.parent[be] === elements.parent[e] ? (elements.tag[be] === elements.tag[e] ? 2 : 1) : 0;
    rows[j++] =
      ae >= 0 && elements.parent[ae] === elements.parent[e] ? (elements.tag[ae] === elements.tag[e] ? 2 : 1) : 0;
    rows[j++] = sinceHeading;
    rows[j++] = headingLinked;
    if ((blocks.bits[i]! & (1 << 21)) !== 0) {
      sinceHeading = 0;
      headingLinked = blocks.linked[i]! / text.length;
    }
    sinceHeading++;
    rows[j++] = countBits(blocks.bits[i]! & ruled.bits);
    const bits = blocks.bits[i]! & ~ruled.bits;
    for (let bit = 0; bit < bitNames; bit++) rows[at + bitsAt + bit] = (bits >> bit) & 1;
  }
  const bad = (1 << 2) | (1 << 3) | (1 << 4) | (1 << 5) | (1 << 7) | (1 << 11) | (1 << 12) | (1 << 19) | (1 << 20);
  for (let i = 0; i < count; i++) {
    const at = i * featureCount;
    let j = at + nearAt;
    for (const by of reach) {
      const from = i + by;
      for (let k = 0; k < own.length; k++) rows[j++] = from >= 0 && from < count ? rows[from * featureCount + k]! : -9;
    }
    rows[at + lastAt] = i > 0 ? countBits(blocks.bits[i - 1]! & ~ruled.bits & bad) : -1;
    rows[at + lastAt + 1] = i + 1 < count ? countBits(blocks.bits[i + 1]! & ~ruled.bits & bad) : -1;
  }
  return rows;
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

const measured: Measured = { words: 0, capitals: 0, digits: 0, commas: 0, stops: 0, longest: 0, lines: 0, ends: 0 };

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
  measured.words = words;
  measured.capitals = capitals;
  measured.digits = digits;
  measured.commas = commas;
  measured.stops = stops;
  measured.longest = longest;
  measured.lines = lines;
  measured.ends = mark >= 6 && mark <= 10 ? mark : 0;
  return measured;
}

/** Latin-1, Greek and Cyrillic capitals, roughly. */
function isCapital(unit: number): boolean {
  return unit <= 0xde || (unit >= 0x391 && unit <= 0x3ab) || (unit >= 0x400 && unit <= 0x42f);
}
