/**
 * Which element of a page holds the story: prose is weighed block by block, summed up over the elements, and the
 * smallest element that holds most of it is the container.
 */
import { context } from './hints.ts';
import type { ScannedPage } from './scanned-page.ts';

export const off = context.offside | context.teaser | context.comment;
export const chrome = context.nav | context.footer | context.form;
export const sentenceEnd = /[.!?…。！？:]["'”’»›“)\]]*$/u;
const wide = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

/** Length in characters; one of Chinese, Japanese or Korean counts as three, since it holds as much. */
export function weightOf(text: string): number {
  return text.charCodeAt(text.length >> 1) < 0x1100 ? text.length : text.length + 2 * (text.match(wide)?.length ?? 0);
}

/** Bits that may be a whole page's: `class="no-ads"`, a form around everything, a heading that is never closed. */
const maybePervasive =
  context.offside |
  context.teaser |
  context.aside |
  context.form |
  context.header |
  context.table |
  context.byline |
  context.date |
  context.figure |
  context.caption |
  context.authorBox |
  context.standfirst |
  context.correction |
  context.heading;

/** Those of them that three fifths of a page's long paragraphs have: they say nothing there. */
export function pervasiveBits(page: ScannedPage): number {
  const { blocks } = page;
  const held = new Float64Array(24);
  let total = 0;
  for (let i = 0; i < blocks.text.length; i++) {
    const text = blocks.text[i]!;
    if (blocks.tag[i] !== 'p' || text.length < 120 || blocks.linked[i]! > text.length * 0.3 || !sentenceEnd.test(text))
      continue;
    total += text.length;
    for (let bit = 0; bit < 24; bit++) if (blocks.bits[i]! & (1 << bit)) held[bit]! += text.length;
  }
  let found = 0;
  for (let bit = 0; bit < 24; bit++) if (held[bit]! > 0.6 * total) found |= 1 << bit;
  return found & maybePervasive;
}

/** How much of a story's prose a block can be: its length outside links, less where its context speaks against it. */
export function proseOf(page: ScannedPage, i: number, known: number, bits: number): number {
  const { blocks } = page;
  const text = blocks.text[i]!;
  const weight = weightOf(text);
  if (weight < 40) return 0;
  const linkShare = blocks.linked[i]! / text.length;
  if (linkShare > 0.5) return 0;
  let score = weight * (1 - linkShare);
  if (bits & context.heading) return 0;
  if (!sentenceEnd.test(text)) score *= 0.3;
  if (weight < 80) score *= 0.5;
  const tag = blocks.tag[i]!;
  if (tag !== 'p') score *= bits & context.list ? 0.5 : bits & context.table ? 0.5 : 0.8;
  if (bits & chrome) score *= 0.2;
  if (bits & context.aside) score *= 0.3;
  if (bits & off) score *= 0.25;
  if (bits & context.comment) score *= 0.1;
  if (bits & (context.figure | context.caption | context.authorBox)) score *= 0.15;
  if (bits & context.hidden) score *= 0.3;
  if (bits & context.body) score *= 1.6;
  if (bits & context.article) score *= 1.2;
  if (known >= 0.6) score *= 4;
  return score;
}

/** The smallest element that holds seven tenths of what its parent holds, from the root down. */
export function findContainer(
  parent: readonly number[],
  blockElement: readonly number[],
  prose: Float32Array,
): number | null {
  const sum = new Float64Array(parent.length);
  for (let i = 0; i < prose.length; i++) sum[blockElement[i]!]! += prose[i]!;
  const own = Float64Array.from(sum);
  const best = new Int32Array(parent.length).fill(-1);
  for (let i = parent.length - 1; i > 0; i--) {
    const up = parent[i]!;
    sum[up]! += sum[i]!;
    const rival = best[up]!;
    if (rival < 0 || sum[i]! >= sum[rival]!) best[up] = i;
  }
  if (sum[0]! <= 0) return null;
  let at = 0;
  while (best[at]! >= 0 && sum[best[at]!]! >= 0.7 * sum[at]! && own[best[at]!]! < 0.7 * sum[0]!) at = best[at]!;
  return at;
}

export function endOfSubtree(parent: readonly number[], root: number): number {
  // Elements are numbered in the order in which they open, so a subtree is a run of numbers.
  const depthOk = new Uint8Array(parent.length);
  depthOk[root] = 1;
  let end = root + 1;
  while (end < parent.length && depthOk[parent[end]!] === 1) {
    depthOk[end] = 1;
    end++;
  }
  return end;
}

/** Bits that half of the prose has say nothing against any block: `class="with-sidebar"` around a whole page. */
export function commonBits(page: ScannedPage, prose: Float32Array, first: number, end: number): number {
  let total = 0;
  const held = new Float64Array(24);
  for (let i = first; i < end; i++) {
    total += prose[i]!;
    for (let bit = 0; bit < 24; bit++) if (page.blocks.bits[i]! & (1 << bit)) held[bit]! += prose[i]!;
  }
  let common = 0;
  for (let bit = 0; bit < 24; bit++) if (held[bit]! > 0.5 * total) common |= 1 << bit;
  return common;
}
