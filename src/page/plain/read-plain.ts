/**
 * Reads plain text: which blocks are headline, byline, paragraphs, author box, teasers. The text is never rewritten:
 * every span is an offset into the decoded file. In doubt a block is a paragraph: losing a reporter's words is worse
 * than keeping a line of furniture.
 */
import type { Author, Dateline, Part, PartKind, RelatedStory, Span, Witness } from '../../types/index.ts';
import { isContactLine } from '../author-box.ts';
import { findDateline } from '../dateline.ts';
import { addAuthor, type PageDraft } from '../draft.ts';
import { hasWords } from '../letters.ts';
import { isBylineBlock, isCorrection, isDateLine, isSignOff, signedReporters } from '../lines.ts';
import { readDate } from '../metadata/dates.ts';
import { readByline } from '../names.ts';
import { furnitureLines, isAdvertisement, plainWords } from '../words.ts';
import { findAuthorBox } from './author-box-lines.ts';
import { plainBlocks } from './blocks.ts';
import { headedTitles, inlineTeaser, isRelatedHeading, trailingTeasers } from './teasers.ts';

const longestHeadline = 260;
const headlineWords = 34;

/** Parts, authors and teasers of a plain text. Linear in its length. */
export function readPlain(text: string): PageDraft {
  const blocks = plainBlocks(text);
  const texts = blocks.map((block) => text.slice(block.span.start, block.span.end));
  const kinds: PartKind[] = texts.map((block, i) => bodyKind(block, texts[i + 1]));
  const authors: Author[] = [];
  const witnesses: Witness[] = [];

  const headline = markHead(
    texts,
    blocks.map((block) => block.follows),
    kinds,
  );
  const headlineText = headline === null ? null : texts[headline]!.replace(/\s+/gu, ' ');
  if (headlineText !== null) witnesses.push({ field: 'headline', witness: 'first-line', value: headlineText });

  const firstBody = Math.max(1, kinds.indexOf('paragraph', (headline ?? -1) + 1) + 1);
  const teasers = trailingTeasers(texts, firstBody);
  const related: RelatedStory[] = [...(teasers?.related ?? [])];
  if (teasers !== null) {
    for (let i = teasers.first; i < teasers.end; i++) kinds[i] = 'teaser';
    if (teasers.headed) kinds[teasers.first] = 'furniture';
  }
  markInlineTeasers(texts, kinds, firstBody, teasers?.first ?? texts.length, related);
  const box = findAuthorBox(texts, kinds, firstBody, teasers?.first ?? texts.length);
  for (const i of box.blocks) kinds[i] = 'author-box';

  texts.forEach((block, i) => {
    if (kinds[i] !== 'byline') return;
    const signed = isSignOff(block);
    const byline = readByline(signed ? (signedReporters(block) ?? '') : block);
    if (signed && authors.length > 0) return;
    for (const person of byline.people) addAuthor(authors, person);
    if (byline.people.length > 0) witnesses.push({ field: 'authors', witness: 'byline', value: block });
  });
  for (const author of box.authors) {
    addAuthor(authors, author);
    witnesses.push({ field: 'authors', witness: 'author-box', value: author.name });
  }
  const datePublished = dateOf(texts, kinds, firstBody);
  if (datePublished !== null) witnesses.push({ field: 'datePublished', witness: 'date-line', value: datePublished });
  const { parts, dateline } = partsOf(
    text,
    blocks.map((block) => block.span),
    kinds,
  );
  return { text, parts, headline: headlineText, authors, dateline, datePublished, related, witnesses };
}

/** The date above the story, on a line of its own or beside the byline. */
function dateOf(texts: readonly string[], kinds: readonly PartKind[], firstBody: number): string | null {
  for (let i = 0; i < firstBody && i < texts.length; i++) {
    const kind = kinds[i];
    if (kind !== 'byline' && !(kind === 'furniture' && isDateLine(texts[i]!))) continue;
    const date = readDate(texts[i]!);
    if (date !== null) return date;
  }
  return null;
}

/** Marks what stands above the story; returns the headline's index. */
function markHead(texts: readonly string[], follows: readonly boolean[], kinds: PartKind[]): number | null {
  let at = 0;
  while (at < texts.length - 1 && at < 6 && isAboveHeadline(texts[at]!, texts[at + 1]!)) {
    kinds[at] = isBylineBlock(texts[at]!) ? 'byline' : 'furniture';
    at++;
  }
  if (at >= texts.length - 1 || !canBeHeadline(texts[at]!, texts.slice(at + 1, at + 8))) return null;
  kinds[at] = 'headline';
  const headline = at;
  for (at++; at < texts.length && at <= headline + 5; at++) {
    const block = texts[at]!;
    if (isBylineBlock(block)) kinds[at] = 'byline';
    else if (isDateLine(block) || furnitureLines.has(plainWords(block))) kinds[at] = 'furniture';
    else if (kinds[at] !== 'paragraph' && kinds[at] !== 'subheading') continue;
    else if (at === headline + 1 && isStandfirst(block, follows[at]!, texts[at + 1])) kinds[at] = 'standfirst';
    else if (kinds[at] === 'paragraph') break;
  }
  return headline;
}

/** A section's name, a date, a byline or furniture before the headline proper. */
function isAboveHeadline(block: string, next: string): boolean {
  if (furnitureLines.has(plainWords(block)) || isDateLine(block) || isBylineBlock(block)) return true;
  const words = block.split(/\s+/).length;
  if (words <= 5 && isDateLine(next)) return true;
  const nextWords = next.split(/\s+/).length;
  return (
    words <= 2 && !/[.!?…”"]$/u.test(block) && nextWords >= 4 && nextWords <= headlineWords && !/[.]["”’]?$/u.test(next)
  );
}

function canBeHeadline(block: string, after: readonly string[]): boolean {
  if (block.length > longestHeadline || block.split(/\s+/).length > headlineWords) return false;
  if (findDateline(block) !== null || isContactLine(block) || /^[-•*>]\s/u.test(block)) return false;
  // A first paragraph that ends like a sentence is a headline only where longer paragraphs follow it.
  const longer = after.filter((next) => next.length > Math.max(block.length, 80)).length;
  return !/[.。]["”’]?$/u.test(block) ? after.length > 0 : longer > 0 && block.length <= 160;
}

function isStandfirst(block: string, follows: boolean, next: string | undefined): boolean {
  if (next === undefined || block.length > 400 || block.length < 20 || findDateline(block) !== null) return false;
  return (follows && block.length < next.length) || (!/[.!?…:”"’]$/u.test(block) && block.split(/\s+/).length >= 5);
}

const captionStart =
  /^[[(]?(?:photo|photos|image|picture|caption|foto|bild|photographie|imagen|immagine)(?:\s+(?:by|credit|courtesy|caption)|\s*\([^)]{1,20}\))?\s*[:/]/iu;
const bulletStart = /^(?:[-–*•·‣▪●◦]\s+|\(?\d{1,2}[.)]\s+)\S/u;
const rule = /^[\s_\-–—*=#~.•]+$/u;

/** What a block is by itself, wherever it stands. */
function bodyKind(block: string, next: string | undefined): PartKind {
  if (rule.test(block) || !hasWords(block)) return 'furniture';
  const words = plainWords(block);
  if (block.length <= 60 && furnitureLines.has(words)) return 'furniture';
  if (/^(?:©|\(c\)|copyright\b)/iu.test(block) && block.length <= 300) return 'furniture';
  if (isSignOff(block)) return 'byline';
  if (isAdvertisement(block)) return 'furniture';
  if (isCorrection(block)) return 'correction';
  if (block.length <= 300 && captionStart.test(block)) return 'caption';
  if (block.startsWith('> ')) return 'blockquote';
  if (bulletStart.test(block)) return 'list-item';
  if (next !== undefined && isSubheading(block)) return 'subheading';
  return 'paragraph';
}

function isSubheading(block: string): boolean {
  if (block.length > 90 || block.split(/\s+/).length > 12) return false;
  if (/[.!…:;,"”’)\]]$/u.test(block)) return /^[\p{Lu}\s\d.]+$/u.test(block) && block.length <= 40;
  return /^[\p{Lu}\d\p{Lo}]/u.test(block);
}

function markInlineTeasers(
  texts: readonly string[],
  kinds: PartKind[],
  from: number,
  to: number,
  related: RelatedStory[],
): void {
  for (let i = from; i < to; i++) {
    const title = inlineTeaser(texts[i]!);
    if (title !== null) {
      kinds[i] = 'teaser';
      related.push({ title, excerpt: null, url: null });
    } else if (isRelatedHeading(texts[i]!)) {
      kinds[i] = 'furniture';
      const end = Math.min(to, headedTitles(texts, i));
      for (let j = i + 1; j < end; j++) {
        kinds[j] = 'teaser';
        related.push({ title: texts[j]!, excerpt: null, url: null });
      }
    }
  }
}

/** The parts, a dateline divided from its paragraph. */
function partsOf(
  text: string,
  spans: readonly Span[],
  kinds: readonly PartKind[],
): { parts: Part[]; dateline: Dateline | null } {
  const parts: Part[] = [];
  let dateline: Dateline | null = null;
  let paragraphs = 0;
  spans.forEach((span, i) => {
    const kind = kinds[i]!;
    let { start } = span;
    if (kind === 'paragraph' && paragraphs < 3) {
      paragraphs++;
      const found = dateline === null ? findDateline(text.slice(span.start, span.end)) : null;
      if (found !== null) {
        const place = { start: span.start, end: span.start + found.end };
        dateline = { span: place, place: found.place };
        parts.push({ kind: 'dateline', span: place, sourceSpan: place });
        start = span.start + found.storyStart;
      }
    }
    const rest = { start, end: span.end };
    parts.push({ kind, span: rest, sourceSpan: rest });
  });
  return { parts, dateline };
}
