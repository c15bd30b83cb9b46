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
/** What the thresholds take for a byline, a caption, … must be this likely the story's to be taken for it. */
const surely = 0.9;

/** Pages with fewer blocks are unlike those that the model has learned from: there the thresholds stand. */
const leastBlocks = 60;

/** The region with the kinds that the model and the thresholds come to. */
export function isForModel(page: ScannedPage): boolean {
  return page.blocks.text.length >= leastBlocks;
}

export function settleByModel(page: ScannedPage, region: Region, chances: Float32Array): Region {
  const { blocks } = page;
  let { first, end } = region;
  const kindAt = (i: number) => region.kinds[i - region.first] ?? 'furniture';
  const isTold = (i: number) => {
    const kind = kindAt(i);
    if (kind === 'headline') return false;
    if (kind === 'paragraph' && blocks.linked[i]! > blocks.text[i]!.length * 0.8) return true;
    if (isSurelyOther(page, i, kind)) return false;
    if (storyKinds.has(kind) || kind === 'furniture' || kind === 'teaser') return chances[i]! >= 0.5;
    return chances[i]! >= surely;
  };
  for (let i = 0; i < first; i++) if (isTold(i)) first = i;
  for (let i = chances.length - 1; i >= end; i--) if (isTold(i)) end = i + 1;
  const kinds: PartKind[] = [];
  let bodyFirst = -1;
  let bodyEnd = -1;
  for (let i = first; i < end; i++) {
    const told = isTold(i);
    const ruled = kindAt(i);
    const kind = told === storyKinds.has(ruled) ? ruled : told ? storyKind(page, i) : otherKind(page, i);
    kinds.push(kind);
    if (kind !== 'paragraph' && kind !== 'blockquote' && kind !== 'list-item') continue;
    if (bodyFirst < 0) bodyFirst = i;
    bodyEnd = i + 1;
  }
  const isThin = lengthOf(page, first, kinds) < leastShare * lengthOf(page, region.first, region.kinds);
  return bodyFirst < 0 || isThin ? region : { first, end, bodyFirst, bodyEnd, kinds };
}

/** A story of which the model leaves less than this share is left as the thresholds have it. */
const leastShare = 0.2;

function lengthOf(page: ScannedPage, first: number, kinds: readonly PartKind[]): number {
  return kinds.reduce((sum, kind, k) => (storyKinds.has(kind) ? sum + page.blocks.text[first + k]!.length : sum), 0);
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
