/**
 * Where the story is on a page, and what each block near it is. By block features only: length, share of links,
 * punctuation, tag, context (`context` in hints.ts), place, and what the page's own JSON-LD says of its text.
 * No rule for single publishers. Thresholds were set on development pages; the bench accuracy/pages says how well they do.
 */
import type { PartKind } from '../../types/index.ts';
import { isContactLine } from '../author-box.ts';
import { findDateline } from '../dateline.ts';
import { isBylineBlock, isCorrection, isDateLine } from '../lines.ts';
import { inlineTeaser, isRelatedHeading } from '../plain/teasers.ts';
import { furnitureLines, plainWords } from '../words.ts';
import { wordsOf } from '../words-of.ts';
import {
  chrome,
  commonBits,
  endOfSubtree,
  findContainer,
  off,
  pervasiveBits,
  proseOf,
  sentenceEnd,
  weightOf,
} from './container.ts';
import { context } from './hints.ts';
import { type KnownText, shareKnown } from './known-text.ts';
import type { ScannedPage } from './scan.ts';

export interface Region {
  /** Block indices, end exclusive: the story with its head and what follows it. */
  readonly first: number;
  readonly end: number;
  /** Of the story's own blocks. */
  readonly bodyFirst: number;
  readonly bodyEnd: number;
  /** What every block in `first`–`end` is; index 0 is `first`. */
  readonly kinds: readonly PartKind[];
}

export interface BodyWitnesses {
  /** Lower-case words of the headline, joined by spaces. */
  readonly headline: string;
  readonly description: string;
  readonly known: KnownText | null;
}

/** The story's region, or null when the page has no prose. */
export function findBody(page: ScannedPage, witnesses: BodyWitnesses): Region | null {
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
  return classify(page, witnesses, {
    first,
    end,
    bits: everywhere | commonBits(page, prose, first, end),
    known,
    inside,
  });
}

interface Found {
  readonly first: number;
  readonly end: number;
  readonly bits: number;
  readonly known: Float32Array;
  readonly inside: (i: number) => boolean;
}

function classify(page: ScannedPage, witnesses: BodyWitnesses, found: Found): Region | null {
  const headlineAt = findHeadline(page, witnesses.headline, found);
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
  if (bodyFirst < 0) return null;
  const end = Math.min(page.blocks.text.length, found.end + reachBehind);
  for (let i = found.end; i < end; i++) kinds.push(kindBehind(page, i, found.bits));
  withoutRepeats(page, first, kinds);
  afterRelatedHeadings(page, first, kinds);
  settleStandfirst(page, first, kinds, bodyFirst, witnesses, found);
  settleSubheadings(kinds);
  return { first, end, bodyFirst, bodyEnd, kinds };
}

/** How many blocks behind the story's container are looked at. */
const reachBehind = 40;

/** Behind the story: its author's box, pointers to other stories, or the page's frame. */
function kindBehind(page: ScannedPage, i: number, common: number): PartKind {
  const { blocks } = page;
  const text = blocks.text[i]!;
  const bits = blocks.bits[i]! & ~common;
  if (bits & (chrome | context.comment | context.hidden)) return 'furniture';
  if (bits & context.authorBox && text.length > 30) return 'author-box';
  const linked = blocks.linked[i]! > text.length * 0.5;
  return bits & context.teaser && linked && weightOf(text) > 15 ? 'teaser' : 'furniture';
}

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

/** Between the headline and the container: a standfirst, a byline, or furniture. */
function headKind(page: ScannedPage, i: number, witnesses: BodyWitnesses, found: Found): PartKind {
  const { blocks } = page;
  const text = blocks.text[i]!;
  const bits = blocks.bits[i]! & ~found.bits;
  if (isStandfirst(text, bits, witnesses)) return 'standfirst';
  if (text.length < 200 && (bits & context.byline || isBylineBlock(text))) return 'byline';
  if (bits & (context.figure | context.caption) && text.length > 20) return 'caption';
  const linkShare = blocks.linked[i]! / text.length;
  if (
    (found.known[i]! > 0.7 || blocks.tag[i] === 'p') &&
    text.length > 80 &&
    linkShare < 0.4 &&
    sentenceEnd.test(text) &&
    !(bits & (off | chrome | context.hidden))
  )
    return 'paragraph';
  return 'furniture';
}

function isStandfirst(text: string, bits: number, witnesses: BodyWitnesses): boolean {
  if (text.length < 25 || text.length > 900 || bits & (off | chrome | context.hidden)) return false;
  if (witnesses.description.length > 30) {
    const words = wordsOf(text);
    if (words === witnesses.description || (words.length > 40 && witnesses.description.startsWith(words.slice(0, 40))))
      return true;
  }
  return (bits & context.standfirst) !== 0 && !(bits & (context.byline | context.date | context.figure));
}

function blockKind(page: ScannedPage, i: number, found: Found): PartKind {
  const { blocks } = page;
  const text = blocks.text[i]!;
  const bits = blocks.bits[i]! & ~found.bits;
  const weight = weightOf(text);
  const linkShare = blocks.linked[i]! / text.length;
  const words = weight <= 60 ? plainWords(text) : '';
  if (!found.inside(i) || (words !== '' && furnitureLines.has(words)) || !/[\p{L}\p{N}]/u.test(text))
    return 'furniture';
  const isKnown = found.known[i]! >= 0.7;
  if (bits & chrome || (bits & context.comment && !isKnown)) return 'furniture';
  if (bits & context.hidden && !isKnown) return 'furniture';
  if (bits & context.correction || isCorrection(text)) return 'correction';
  if (bits & (context.figure | context.caption) && !(bits & context.quote))
    return weight > 15 ? 'caption' : 'furniture';
  if (bits & context.authorBox && !isKnown) return 'author-box';
  if (bits & context.byline && weight < 250 && !isKnown) return 'byline';
  if (bits & context.teaser && !isKnown) return 'teaser';
  if (bits & (context.offside | context.aside) && !isKnown) return linkShare > 0.5 ? 'teaser' : 'furniture';
  if (inlineTeaser(text) !== null && linkShare > 0.3) return 'teaser';
  if (bits & context.heading) return isRelatedHeading(text) ? 'furniture' : linkShare > 0.6 ? 'teaser' : 'subheading';
  if (linkShare > 0.8 && !isKnown) return weight > 25 ? 'teaser' : 'furniture';
  if (isBylineBlock(text) || isDateLine(text)) return 'byline';
  if (isContactLine(text)) return 'author-box';
  if (bits & context.table && !isKnown) return 'furniture';
  if (bits & context.date && weight < 80) return 'furniture';
  if (bits & context.quote) return 'blockquote';
  if (bits & context.list) return linkShare > 0.5 ? 'furniture' : 'list-item';
  return proseKind(page, i, weight, isKnown);
}

function proseKind(page: ScannedPage, i: number, weight: number, isKnown: boolean): PartKind {
  const { blocks } = page;
  const text = blocks.text[i]!;
  const ends = sentenceEnd.test(text);
  // An excerpt of another story breaks off like this; a story does not.
  if (/\[(?:\.\.\.|…)\]$/u.test(text) && !isKnown) return 'teaser';
  if (blocks.bold[i]! > text.length * 0.9 && weight < 110 && !/[.。]$/u.test(text))
    return isRelatedHeading(text) ? 'furniture' : 'subheading';
  if (isRelatedHeading(text)) return 'furniture';
  if (isKnown) return 'paragraph';
  if (blocks.tag[i] === 'p' || blocks.tag[i] === 'pre') return weight >= 20 || ends ? 'paragraph' : 'furniture';
  return weight >= 60 && ends ? 'paragraph' : weight >= 140 ? 'paragraph' : 'furniture';
}

/** What stands three times in a story, or twice and at length, is a notice of the page's: `To view this video, please enable …`. */
function withoutRepeats(page: ScannedPage, first: number, kinds: PartKind[]): void {
  const seen = new Map<string, number>();
  const spoken = (kind: PartKind) => kind === 'paragraph' || kind === 'subheading';
  kinds.forEach((kind, k) => {
    const text = page.blocks.text[first + k]!;
    if (spoken(kind) && text.length >= 20) seen.set(text, (seen.get(text) ?? 0) + 1);
  });
  let all = 0;
  let repeated = 0;
  for (const [text, times] of seen) {
    all += text.length;
    if (times > 1) repeated += text.length;
  }
  // A story that is there twice (for small and for wide screens) keeps its first copy.
  const twice = repeated > all * 0.3;
  const met = new Set<string>();
  kinds.forEach((kind, k) => {
    const text = page.blocks.text[first + k]!;
    if (kind === 'caption') {
      if (met.has(text)) kinds[k] = 'furniture';
      met.add(text);
    }
    const times = seen.get(text) ?? 0;
    if (!spoken(kind) || times < 2) return;
    if (twice ? met.has(text) : times > 2 || text.length >= 60) kinds[k] = 'furniture';
    met.add(text);
  });
}

/** After a heading over other stories: what is a title or an excerpt there is a teaser, up to the next long paragraph. */
function afterRelatedHeadings(page: ScannedPage, first: number, kinds: PartKind[]): void {
  for (let k = 0; k < kinds.length; k++) {
    if (kinds[k] !== 'furniture' || !isRelatedHeading(page.blocks.text[first + k]!)) continue;
    for (let j = k + 1; j < kinds.length; j++) {
      const kind = kinds[j]!;
      const i = first + j;
      const linked = page.blocks.linked[i]! > page.blocks.text[i]!.length * 0.5;
      if (kind === 'furniture' || kind === 'teaser') continue;
      if (!linked && kind !== 'subheading' && !(kind === 'list-item' && page.blocks.href[i] !== null)) break;
      kinds[j] = 'teaser';
    }
  }
}

/** A standfirst stands before the first paragraph; one hinted at later is a paragraph. */
function settleStandfirst(
  page: ScannedPage,
  first: number,
  kinds: PartKind[],
  bodyFirst: number,
  witnesses: BodyWitnesses,
  found: Found,
): void {
  for (let k = 0; k < kinds.length && first + k <= bodyFirst; k++) {
    const kind = kinds[k]!;
    if (kind !== 'paragraph' && kind !== 'subheading') continue;
    const bits = page.blocks.bits[first + k]! & ~found.bits;
    const text = page.blocks.text[first + k]!;
    if (!isStandfirst(text, bits, witnesses)) continue;
    // A first paragraph is often the page's description too; among its brothers it stays a paragraph.
    if (
      !(bits & context.standfirst) &&
      kind === 'paragraph' &&
      (findDateline(text) !== null || isAmongBrothers(page, first + k, found))
    )
      continue;
    kinds[k] = 'standfirst';
  }
}

function isAmongBrothers(page: ScannedPage, i: number, found: Found): boolean {
  const { blocks, elements } = page;
  const parent = elements.parent[blocks.element[i]!];
  const next = i + 1;
  return next < found.end && blocks.tag[i] === blocks.tag[next] && parent === elements.parent[blocks.element[next]!];
}

/** A subheading has something of the story below it. */
function settleSubheadings(kinds: PartKind[]): void {
  let below = false;
  for (let k = kinds.length - 1; k >= 0; k--) {
    const kind = kinds[k]!;
    if (kind === 'paragraph' || kind === 'list-item' || kind === 'blockquote') below = true;
    else if (kind === 'subheading') {
      if (!below) kinds[k] = 'furniture';
    } else if (kind === 'headline') below = false;
  }
}
