/**
 * What blocks are beside their neighbours: repeats, pull-quotes, comments, lists of other stories, standfirsts and
 * subheadings. Each pass changes the kinds in place; `kinds[k]` is the kind of block `first + k`.
 */
import type { PartKind } from '../../types/index.ts';
import { findDateline } from '../dateline.ts';
import { isCommentHeading } from '../lines.ts';
import { isRelatedHeading, pointsElsewhere } from '../plain/teasers.ts';
import { wordsOf } from '../words-of.ts';
import { type BodyWitnesses, type Found, isStandfirst } from './block-kinds.ts';
import { chrome, weightOf } from './container.ts';
import { context } from './hints.ts';
import type { ScannedPage } from './scanned-page.ts';

const told: ReadonlySet<PartKind> = new Set(['paragraph', 'blockquote', 'list-item', 'subheading']);

/** Readers' comments: what stands below a heading over comments, up to the next of its rank, when most of the prose stands above it. */
export function afterCommentHeading(page: ScannedPage, first: number, kinds: PartKind[], found: Found): void {
  const { blocks } = page;
  const lengths = kinds.map((kind, k) => (told.has(kind) ? blocks.text[first + k]!.length : 0));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  let above = 0;
  for (let k = 0; k < kinds.length; k++) {
    above += lengths[k]!;
    const text = blocks.text[first + k]!;
    if (above < all / 2 || blocks.linked[first + k]! > text.length * 0.5 || !isCommentHeading(text)) continue;
    const rank = headingRank(blocks.tag[first + k]!);
    for (let j = k; j < kinds.length && (j === k || rank === 7 || headingRank(blocks.tag[first + j]!) > rank); j++)
      if (told.has(kinds[j]!) && found.known[first + j]! < 0.7) kinds[j] = 'furniture';
    return;
  }
}

/** `h2` → 2; what is no heading comes after all of them. */
function headingRank(tag: string): number {
  return /^h[1-6]$/.test(tag) ? Number(tag[1]) : 7;
}

/** A sentence of the story set a second time in large type: a quotation block whose words a paragraph has. */
export function withoutPullQuotes(page: ScannedPage, first: number, kinds: PartKind[]): void {
  const { blocks } = page;
  let story: string[] | null = null;
  kinds.forEach((kind, k) => {
    if (kind !== 'blockquote') return;
    const words = wordsOf(blocks.text[first + k]!);
    if (words.length < 45 || words.length > 400) return;
    story ??= kinds.map((other, j) => (other === 'paragraph' ? wordsOf(blocks.text[first + j]!) : ''));
    if (story.some((paragraph) => paragraph.length > words.length && paragraph.includes(words))) kinds[k] = 'furniture';
  });
}

/**
 * Behind the story: links under a heading over other stories are teasers, and so is the excerpt after a title. A link
 * that leads nowhere else (`#`, `mailto:`) is a control of the page.
 */
export function settleTeasers(
  page: ScannedPage,
  first: number,
  kinds: PartKind[],
  bodyEnd: number,
  found: Found,
): void {
  const { blocks } = page;
  let headed = false;
  for (let k = 0; k < kinds.length; k++) {
    const i = first + k;
    const text = blocks.text[i]!;
    const href = blocks.href[i] ?? null;
    const linked = blocks.linked[i]! > text.length * 0.5;
    if (kinds[k] === 'teaser' && linked && href !== null && /^(?:#|mailto:|javascript:)/i.test(href.trim()))
      kinds[k] = 'furniture';
    if (i < bodyEnd || (kinds[k] !== 'furniture' && kinds[k] !== 'teaser')) continue;
    const bits = blocks.bits[i]! & ~found.bits;
    if (bits & (chrome | context.comment | context.hidden)) {
      headed = false;
      continue;
    }
    if (isRelatedHeading(text) || pointsElsewhere(text)) headed = true;
    else if (headed && linked && weightOf(text) >= shortestTitle && href !== null) kinds[k] = 'teaser';
    else if (kinds[k] !== 'teaser' && isExcerpt(page, i, kinds[k - 1])) kinds[k] = 'teaser';
    else if (kinds[k] !== 'teaser') headed = false;
  }
}

/** Shortest text of a link that is taken for another story's title, not for a section's name. */
const shortestTitle = 20;

/** Stands unlinked in the same card as the linked title before it. */
function isExcerpt(page: ScannedPage, i: number, before: PartKind | undefined): boolean {
  const { blocks, elements } = page;
  const text = blocks.text[i]!;
  if (before !== 'teaser' || text.length < 15 || text.length > 420 || blocks.linked[i]! > text.length * 0.5)
    return false;
  if (blocks.linked[i - 1]! <= blocks.text[i - 1]!.length * 0.5) return false;
  const up = elements.parent[blocks.element[i]!];
  const title = blocks.element[i - 1]!;
  const around = elements.parent[title]!;
  return up === title || up === around || (around > 0 && up === elements.parent[around]);
}

/** What stands three times in a story, or twice and at length, is a notice of the page's: `To view this video, please enable …`. */
export function withoutRepeats(page: ScannedPage, first: number, kinds: PartKind[]): void {
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
export function afterRelatedHeadings(page: ScannedPage, first: number, kinds: PartKind[]): void {
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
export function settleStandfirst(
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
export function settleSubheadings(kinds: PartKind[]): void {
  let below = false;
  for (let k = kinds.length - 1; k >= 0; k--) {
    const kind = kinds[k]!;
    if (kind === 'paragraph' || kind === 'list-item' || kind === 'blockquote') below = true;
    else if (kind === 'subheading') {
      if (!below) kinds[k] = 'furniture';
    } else if (kind === 'headline') below = false;
  }
}
