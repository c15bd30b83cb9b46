/**
 * Where the story is on a page, and what each block near it is. By block features only: length, share of links,
 * punctuation, tag, context (`context` in hints.ts), place, and what the page's own JSON-LD says of its text.
 * No rule for single publishers. Thresholds were set on development pages; the bench accuracy/pages says how well they do.
 */
import type { PartKind } from '../../types/index.ts';
import { wordsOf } from '../words-of.ts';
import { type BodyWitnesses, blockKind, type Found, headKind, kindBehind } from './block-kinds.ts';
import { storyChances } from './block-model.ts';
import { commonBits, endOfSubtree, findContainer, pervasiveBits, proseOf } from './container.ts';
import { context } from './hints.ts';
import { shareKnown } from './known-text.ts';
import type { Ruled } from './page-sums.ts';
import type { Region } from './region.ts';
import type { ScannedPage } from './scanned-page.ts';
import {
  afterCommentHeading,
  afterRelatedHeadings,
  settleStandfirst,
  settleSubheadings,
  settleTeasers,
  withoutPullQuotes,
  withoutRepeats,
} from './settle.ts';
import { isForModel, settleByModel, storyLength, storyModel } from './settle-by-model.ts';

/** A page's region by thresholds, and what was measured on the way. */
export interface RuledRegion {
  readonly region: Region;
  readonly ruled: Ruled;
}

/** The story's region by thresholds (its `bodyFirst` is -1 where they find no story), or null when the page has no prose. */
export function findRegion(page: ScannedPage, witnesses: BodyWitnesses): RuledRegion | null {
  const { blocks, elements } = page;
  const count = blocks.text.length;
  const known = new Float32Array(count).fill(-1);
  const prose = new Float32Array(count);
  const everywhere = pervasiveBits(page);
  for (let i = 0; i < count; i++) {
    const text = blocks.text[i]!;
    if (witnesses.known !== null && text.length >= 25) known[i] = shareKnown(witnesses.known, text);
    prose[i] = proseOf(page, i, known[i]!, blocks.bits[i]! & ~everywhere);
  }
  const container = findContainer(elements.parent, blocks.element, prose);
  if (container === null) return null;
  const subtreeEnd = endOfSubtree(elements.parent, container);
  const inside = (i: number) => blocks.element[i]! >= container && blocks.element[i]! < subtreeEnd;
  let first = 0;
  while (first < count && !inside(first)) first++;
  let end = count;
  while (end > first && !inside(end - 1)) end--;
  const bits = everywhere | commonBits(page, prose, first, end);
  const headlineAt = findHeadline(page, witnesses.headline, { first, end, bits, known, inside });
  const region = classify(page, witnesses, { first, end, bits, known, inside }, headlineAt);
  const kinds: PartKind[] = new Array(count).fill('furniture');
  for (let k = 0; k < region.kinds.length; k++) kinds[region.first + k] = region.kinds[k]!;
  return { region, ruled: { kinds, known, prose, first, end, bits, headlineAt: headlineAt ?? -1 } };
}

function classify(page: ScannedPage, witnesses: BodyWitnesses, found: Found, headlineAt: number | null): Region {
  const first = headlineAt ?? found.first;
  const kinds: PartKind[] = [];
  let bodyFirst = -1;
  let bodyEnd = -1;
  for (let i = first; i < found.end; i++) {
    const kind =
      i === headlineAt ? 'headline' : i < found.first ? headKind(page, i, witnesses, found) : blockKind(page, i, found);
    kinds.push(kind);
    if (kind === 'paragraph' || kind === 'blockquote' || kind === 'list-item') {
      if (bodyFirst < 0) bodyFirst = i;
      bodyEnd = i + 1;
    }
  }
  if (bodyFirst < 0) return { first, end: first + kinds.length, bodyFirst, bodyEnd, kinds };
  const end = Math.min(page.blocks.text.length, found.end + reachBehind);
  for (let i = found.end; i < end; i++) kinds.push(kindBehind(page, i, found.bits));
  afterCommentHeading(page, first, kinds, found);
  withoutRepeats(page, first, kinds);
  withoutPullQuotes(page, first, kinds);
  afterRelatedHeadings(page, first, kinds);
  settleTeasers(page, first, kinds, bodyEnd, found);
  settleStandfirst(page, first, kinds, bodyFirst, witnesses, found);
  settleSubheadings(kinds);
  return { first, end, bodyFirst, bodyEnd, kinds };
}

/** The story's region, or null when the page has no prose. */
export function findBody(page: ScannedPage, witnesses: BodyWitnesses): Region | null {
  const found = findRegion(page, witnesses);
  if (found === null) return null;
  const { region, ruled } = found;
  const settled = isForModel(page) ? settleByModel(page, region, storyChances(page, ruled, storyModel())) : region;
  if (settled.bodyFirst < 0) return null;
  // Where the thresholds find nothing, a few lines are no story.
  return region.bodyFirst < 0 && storyLength(page, settled) < leastStory ? null : settled;
}

/** In characters. */
const leastStory = 400;

/** How many blocks behind the story's container are looked at. */
const reachBehind = 40;

/** The heading that says the headline; else the last `h1` before the story's prose. */
function findHeadline(page: ScannedPage, headline: string, found: Found): number | null {
  const { blocks } = page;
  let fallback: number | null = null;
  let near: number | null = null;
  for (let i = 0; i < found.end; i++) {
    const isHeading = (blocks.bits[i]! & context.heading) !== 0;
    if (headline !== '' && blocks.text[i]!.length < 400 && near === null) {
      const words = wordsOf(blocks.text[i]!);
      if (words === headline && (isHeading || i < found.first + 3)) {
        if (blocks.tag[i] === 'h1' || i >= found.first - 12) near = i;
      }
    }
    if (blocks.tag[i] === 'h1' && fallback === null && i <= found.first + 12) fallback = i;
  }
  return near ?? fallback;
}
