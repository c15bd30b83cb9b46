/** Brings together what the thresholds and what the trained trees say of blocks: which are the story's, and what each is then. */
import type { PartKind } from '../../types/index.ts';
import { isAdvertisement } from '../words.ts';
import { isPointer } from './block-kinds.ts';
import { readTrees, type StoryModel } from './block-model.ts';
import { alone, aloneBias, beside, besideBias } from './block-trees.ts';
import { weightOf } from './container.ts';
import { context } from './hints.ts';
import type { Region } from './region.ts';
import type { ScannedPage } from './scanned-page.ts';

let opened: StoryModel | null = null;

/** The model that ships; its tables are read once. */
export function storyModel(): StoryModel {
  opened ??= { alone: readTrees(aloneBias, alone), beside: readTrees(besideBias, beside) };
  return opened;
}

const storyKinds: ReadonlySet<PartKind> = new Set(['standfirst', 'paragraph', 'subheading', 'list-item', 'blockquote']);

/** Whether parts of a kind are the story itself. */
export function isStoryKind(kind: PartKind): boolean {
  return storyKinds.has(kind);
}

/**
 * How likely a block must be the story's to be taken for it: anywhere, between long blocks that are, and where the
 * thresholds take it for a byline, a caption, …
 */
const likely = 0.5;
const likelyWithin = 0.4;
const surely = 0.9;

/** Pages with fewer blocks are unlike those that the model has learned from: there the thresholds stand. */
const leastBlocks = 60;

/** The region with the kinds that the model and the thresholds come to. */
export function isForModel(page: ScannedPage): boolean {
  return page.blocks.text.length >= leastBlocks;
}

export function settleByModel(page: ScannedPage, region: Region, chances: Float32Array): Region {
  const within = betweenStory(page, chances);
  let { first, end } = region;
  const kindAt = (i: number) => region.kinds[i - region.first] ?? 'furniture';
  const isTold = new Uint8Array(chances.length);
  for (let i = 0; i < chances.length; i++) {
    const least = within(i) ? likelyWithin : likely;
    isTold[i] = isLikely(page, i, kindAt(i), chances[i]!, least) ? 1 : 0;
  }
  withoutSecondCopies(page, isTold);
  for (let i = 0; i < first; i++) if (isTold[i] === 1) first = i;
  for (let i = chances.length - 1; i >= end; i--) if (isTold[i] === 1) end = i + 1;
  const kinds: PartKind[] = [];
  let bodyFirst = -1;
  let bodyEnd = -1;
  for (let i = first; i < end; i++) {
    const told = isTold[i] === 1;
    const ruled = kindAt(i);
    const kind = told === storyKinds.has(ruled) ? ruled : told ? storyKind(page, i) : otherKind(page, i);
    kinds.push(kind);
    if (kind !== 'paragraph' && kind !== 'blockquote' && kind !== 'list-item') continue;
    if (bodyFirst < 0) bodyFirst = i;
    bodyEnd = i + 1;
  }
  if (bodyFirst < 0) return region;
  const settled = { first, end, bodyFirst, bodyEnd, kinds };
  return storyLength(page, settled) < leastShare * storyLength(page, region) ? region : settled;
}

/** Whether a long block that is likely the story's stands near a block on either side. */
function betweenStory({ blocks }: ScannedPage, chances: Float32Array): (i: number) => boolean {
  const count = chances.length;
  const since = new Int32Array(count);
  const isStory = (i: number) => chances[i]! >= 0.6 && blocks.text[i]!.length > 40;
  for (let i = 0, last = -reach - 1; i < count; i++) {
    since[i] = i - last;
    if (isStory(i)) last = i;
  }
  const isWithin = new Uint8Array(count);
  for (let i = count - 1, next = count + reach; i >= 0; i--) {
    isWithin[i] = since[i]! <= reach && next - i <= reach ? 1 : 0;
    if (isStory(i)) next = i;
  }
  return (i) => isWithin[i] === 1;
}

/** In blocks. */
const reach = 6;

/** In a table, names and dates are cells, and a figure's cells are no captions. */
function isCell(page: ScannedPage, i: number): boolean {
  return (page.blocks.bits[i]! & context.table) !== 0;
}

/** Whether a block is taken for the story's; `least` is how likely it must be where it stands. */
function isLikely(page: ScannedPage, i: number, kind: PartKind, chance: number, least: number): boolean {
  const { blocks } = page;
  if (kind === 'headline') return false;
  if (kind === 'paragraph' && blocks.linked[i]! > blocks.text[i]!.length * 0.8) return true;
  const isOpen = storyKinds.has(kind) || kind === 'furniture' || kind === 'teaser' || isCell(page, i);
  return chance >= (isOpen ? least : surely) && !isSurelyOther(page, i, kind);
}

/** A story that is on the page twice (for small and for wide screens): runs of blocks each of which was told before are not told. */
function withoutSecondCopies({ blocks }: ScannedPage, isTold: Uint8Array): void {
  const told = new Set<string>();
  let run: number[] = [];
  let length = 0;
  for (let i = 0; i <= isTold.length; i++) {
    if (isTold[i] === 0) continue;
    const text = blocks.text[i] ?? '';
    if (told.has(text)) {
      run.push(i);
      length += text.length;
      continue;
    }
    if (length >= shortestCopy) for (const copy of run) isTold[copy] = 0;
    run = [];
    length = 0;
    told.add(text);
  }
}

/** Less is said twice in a story on purpose. In characters. */
const shortestCopy = 80;

/** A story of which the model leaves less than this share is left as the thresholds have it. */
const leastShare = 0.2;

/** The characters of a story. */
export function storyLength({ blocks }: ScannedPage, { first, kinds }: Region): number {
  return kinds.reduce((sum, kind, k) => (storyKinds.has(kind) ? sum + blocks.text[first + k]!.length : sum), 0);
}

/** What words or marks of the page's own leave no doubt of: a pointer, an advertisement, a quotation that is a copy, a frame. */
function isSurelyOther(page: ScannedPage, i: number, kind: PartKind): boolean {
  const text = page.blocks.text[i]!;
  if (kind === 'teaser') return isPointer(text);
  if (kind !== 'furniture') return false;
  return isAdvertisement(text) || (page.blocks.bits[i]! & (context.quote | context.nav | context.footer)) !== 0;
}

/** What a block of the story is that the thresholds left out. */
function storyKind(page: ScannedPage, i: number): PartKind {
  const bits = page.blocks.bits[i]!;
  if (bits & context.heading) return 'subheading';
  if (bits & context.quote) return 'blockquote';
  return bits & context.list ? 'list-item' : 'paragraph';
}

/** What a block is that the thresholds took for the story's. */
function otherKind(page: ScannedPage, i: number): PartKind {
  const { blocks } = page;
  const text = blocks.text[i]!;
  if (blocks.bits[i]! & (context.figure | context.caption)) return 'caption';
  return blocks.href[i] !== null && blocks.linked[i]! > text.length * 0.5 && weightOf(text) > 25
    ? 'teaser'
    : 'furniture';
}
