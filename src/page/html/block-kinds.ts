/**
 * What one block is by itself: from its length, links, punctuation, tag and context, and from where it stands, above,
 * in or behind the story's container. What its neighbours say of it is settled afterwards (settle.ts).
 */
import type { PartKind } from '../../types/index.ts';
import { isContactLine } from '../author-box.ts';
import { hasWords } from '../letters.ts';
import { isBylineBlock, isCorrection, isDateLine, isInfoLine, isSignOff } from '../lines.ts';
import { inlineTeaser, isRelatedHeading } from '../plain/teasers.ts';
import { furnitureLines, isAdvertisement, plainWords } from '../words.ts';
import { wordsOf } from '../words-of.ts';
import { chrome, off, sentenceEnd, weightOf } from './container.ts';
import { context } from './hints.ts';
import type { KnownText } from './known-text.ts';
import type { ScannedPage } from './scanned-page.ts';

/** The story's container: its blocks `first`–`end`, of which those `inside` are its own. */
export interface Found {
  readonly first: number;
  readonly end: number;
  readonly bits: number;
  readonly known: Float32Array;
  readonly inside: (i: number) => boolean;
}

export interface BodyWitnesses {
  /** Lower-case words of the headline, joined by spaces. */
  readonly headline: string;
  readonly description: string;
  readonly known: KnownText | null;
}

/** Between the headline and the container: a standfirst, a byline, or furniture. */
export function headKind(page: ScannedPage, i: number, witnesses: BodyWitnesses, found: Found): PartKind {
  const { blocks } = page;
  const text = blocks.text[i]!;
  const bits = blocks.bits[i]! & ~found.bits;
  if (isStandfirst(text, bits, witnesses)) return 'standfirst';
  if (text.length < 200 && (bits & context.byline || isBylineBlock(text) || isInfoLine(text))) return 'byline';
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

export function isStandfirst(text: string, bits: number, witnesses: BodyWitnesses): boolean {
  if (text.length < 25 || text.length > 900 || bits & (off | chrome | context.hidden)) return false;
  if (witnesses.description.length > 30) {
    const words = wordsOf(text);
    if (words === witnesses.description || (words.length > 40 && witnesses.description.startsWith(words.slice(0, 40))))
      return true;
  }
  return (bits & context.standfirst) !== 0 && !(bits & (context.byline | context.date | context.figure));
}

export function blockKind(page: ScannedPage, i: number, found: Found): PartKind {
  const { blocks } = page;
  const text = blocks.text[i]!;
  const bits = blocks.bits[i]! & ~found.bits;
  const weight = weightOf(text);
  const linkShare = blocks.linked[i]! / text.length;
  const words = weight <= 60 ? plainWords(text) : '';
  if (!found.inside(i) || (words !== '' && furnitureLines.has(words)) || !hasWords(text)) return 'furniture';
  const isKnown = found.known[i]! >= 0.7;
  if (bits & chrome || (bits & context.comment && !isKnown)) return 'furniture';
  if (bits & context.hidden && !isKnown) return 'furniture';
  if (isSignOff(text)) return 'byline';
  if (isAdvertisement(text)) return 'furniture';
  if (bits & context.correction || isCorrection(text)) return 'correction';
  if (bits & (context.figure | context.caption) && !(bits & context.quote))
    return weight > 15 ? 'caption' : 'furniture';
  if (bits & context.authorBox && !isKnown) return 'author-box';
  if (bits & context.byline && weight < 250 && !isKnown) return 'byline';
  if (bits & context.teaser && !isKnown) return 'teaser';
  if (bits & (context.offside | context.aside) && !isKnown) return linkShare > 0.5 ? 'teaser' : 'furniture';
  if (linkShare > 0.3 && isPointer(text)) return 'teaser';
  if (bits & context.heading) return isRelatedHeading(text) ? 'furniture' : linkShare > 0.6 ? 'teaser' : 'subheading';
  if (linkShare > 0.8 && !isKnown && !isLinkedParagraph(page, i)) return weight > 25 ? 'teaser' : 'furniture';
  if (isBylineBlock(text) || isDateLine(text) || isInfoLine(text)) return 'byline';
  if (isContactLine(text)) return 'author-box';
  if (bits & context.table && !isKnown) return 'furniture';
  if (bits & context.date && weight < 80) return 'furniture';
  if (bits & context.quote) return 'blockquote';
  if (bits & context.list) return linkShare > 0.5 ? 'furniture' : 'list-item';
  return proseKind(page, i, weight, isKnown);
}

/** `Related stories: A bridge too far`: words that point elsewhere and a title, in a single block. */
export function isPointer(text: string): boolean {
  if (inlineTeaser(text) !== null) return true;
  const colon = text.search(/[:：]/u);
  return colon > 3 && colon < 40 && text.length < 240 && isRelatedHeading(text.slice(0, colon));
}

/** A paragraph of the story all of which is a link: more than one sentence, among paragraphs that are none. */
export function isLinkedParagraph(page: ScannedPage, i: number): boolean {
  const { blocks, elements } = page;
  const text = blocks.text[i]!;
  if (blocks.tag[i] !== 'p' || !/[.!?。！？]["'”’»)]*$/u.test(text)) return false;
  if ((text.slice(0, 4000).match(/\p{L}{2}["'”’»)]*[.!?。！？]/gu)?.length ?? 0) < 2) return false;
  const parent = elements.parent[blocks.element[i]!];
  return [i - 3, i - 2, i - 1, i + 1, i + 2, i + 3].some((other) => {
    const near = blocks.text[other];
    return (
      near !== undefined &&
      blocks.tag[other] === 'p' &&
      near.length > 60 &&
      blocks.linked[other]! < near.length * 0.5 &&
      elements.parent[blocks.element[other]!] === parent
    );
  });
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

/** Behind the story: its author's box, pointers to other stories, or the page's frame. */
export function kindBehind(page: ScannedPage, i: number, common: number): PartKind {
  const { blocks } = page;
  const text = blocks.text[i]!;
  const bits = blocks.bits[i]! & ~common;
  if (bits & (chrome | context.comment | context.hidden)) return 'furniture';
  if (bits & context.authorBox && text.length > 30) return 'author-box';
  const linked = blocks.linked[i]! > text.length * 0.5;
  return bits & context.teaser && linked && weightOf(text) > 15 ? 'teaser' : 'furniture';
}
