/**
 * Finds pointers to other stories in plain text: a trailing list, with or without a heading (`Don't Miss`), of titles
 * and cut-off excerpts. In: the blocks' texts. Out: what each block of the list is.
 */
import type { RelatedStory } from '../../types/index.ts';
import { plainWords, relatedHeadings, relatedStarts } from '../words.ts';

export interface TeaserList {
  /** Index of the first block of the list; the heading, when there is one. */
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  readonly headed: boolean;
  readonly related: readonly RelatedStory[];
}

const terminal = /[.!?…。！？]["'”’»)\]]*$/u;
const ellipsis = /(?:\.\.\.|…)["'”’)\]]*$/u;
const longestTeaser = 420;
/** `More from the courts`, `Also in the Gazette`, `Mehr aus der Region`. */
const elsewhere =
  /^(?:(?:more|also|most read|latest) (?:stories |news )?(?:from|in|on|about)|mehr (?:aus|von|zu|über)|auch (?:in|aus)|plus de|más (?:de|sobre)|altro (?:da|su)|mais (?:de|sobre)|meer (?:van|uit|over)|mer (?:från|om|fra)) (?:\S+ ){0,3}\S+$/u;
/** Longest block that can be a story's title, in characters. */
const longestTitle = 180;

export function isRelatedHeading(text: string): boolean {
  return text.length <= 60 && relatedHeadings.has(plainWords(text));
}

/** A heading that names where its stories come from; within a story it may be a subheading (`More on the tides`). */
export function pointsElsewhere(text: string): boolean {
  return text.length <= 60 && elsewhere.test(plainWords(text)) && !terminal.test(text.trim());
}

/** `Related: A bridge too far`: the title behind the colon, or null. */
export function inlineTeaser(text: string): string | null {
  if (text.length > 240) return null;
  const colon = text.search(/[:：»→>]/u);
  if (colon < 3 || colon > 40 || !relatedStarts.includes(plainWords(text.slice(0, colon)))) return null;
  const title = text.slice(colon + 1).trim();
  return title.length >= 10 && title.length <= 200 ? title : null;
}

/** The list that ends the text, or null. `texts` are the blocks; `from` is the first that may belong to it. */
export function trailingTeasers(texts: readonly string[], from: number): TeaserList | null {
  for (let i = from; i < texts.length; i++) {
    if (!isRelatedHeading(texts[i]!)) continue;
    const end = endOfList(texts, i + 1);
    if (end === texts.length && end > i + 1)
      return { first: i, end, headed: true, related: pairUp(texts.slice(i + 1)) };
  }
  const first = unheadedStart(texts, from);
  if (first === null) return null;
  return { first, end: texts.length, headed: false, related: pairUp(texts.slice(first)) };
}

/** A list in mid-text after a heading: the titles that follow it, until a paragraph of the story comes. */
export function headedTitles(texts: readonly string[], heading: number): number {
  let end = heading + 1;
  while (end < texts.length && isTitle(texts[end]!) && end - heading <= 6) end++;
  return end;
}

function endOfList(texts: readonly string[], from: number): number {
  let end = from;
  while (end < texts.length && texts[end]!.length <= longestTeaser) end++;
  return end;
}

/** Without a heading: at least two pairs of a title and an excerpt that breaks off, reaching to the end. */
function unheadedStart(texts: readonly string[], from: number): number | null {
  let first = texts.length;
  while (first - 2 >= from && isTitle(texts[first - 2]!) && isCutOff(texts[first - 1]!)) first -= 2;
  return texts.length - first >= 4 ? first : null;
}

/** No full stop, short, begins like a title. */
function isTitle(text: string): boolean {
  return text.length >= 12 && text.length <= longestTitle && !/[.,;:…]$/u.test(text) && !/^[\p{Ll}“"«]/u.test(text);
}

/** Breaks off: an ellipsis or no mark at the end, and no title's capitals. */
function isCutOff(text: string): boolean {
  if (text.length > longestTeaser || text.length < 15) return false;
  if (ellipsis.test(text)) return true;
  return !terminal.test(text) && !/[:"”’)]$/u.test(text) && capitalShare(text) < 0.6;
}

/** Share of the words (not the first, and not short ones) that begin with a capital: near 1 in a title-case headline. */
function capitalShare(text: string): number {
  let words = 0;
  let capitals = 0;
  for (const word of text.split(/\s+/).slice(1)) {
    if (word.length < 4) continue;
    words++;
    if (/^["“‘'(]?[\p{Lu}\d]/u.test(word)) capitals++;
  }
  return words === 0 ? 0 : capitals / words;
}

/** Titles with their excerpts. An excerpt follows a title and breaks off, ends like a sentence, or is much longer. */
function pairUp(texts: readonly string[]): RelatedStory[] {
  const related: RelatedStory[] = [];
  let title: string | null = null;
  for (const text of texts) {
    if (isRelatedHeading(text)) continue;
    const excerpt = title !== null && isExcerptOf(title, text);
    if (excerpt) {
      related.push({ title: title!, excerpt: text, url: null });
      title = null;
      continue;
    }
    if (title !== null) related.push({ title, excerpt: null, url: null });
    title = text;
  }
  if (title !== null) related.push({ title, excerpt: null, url: null });
  return related.slice(0, 60);
}

function isExcerptOf(title: string, text: string): boolean {
  if (ellipsis.test(text)) return true;
  if (terminal.test(text) && !/[?!]["'”’]*$/u.test(text)) return true;
  if (/[,;]$|\s(?:a|an|the|of|to|in|on|and|his|her|its|their|by|for|with|at|from|that)$/iu.test(text)) return true;
  return capitalShare(title) - capitalShare(text) > 0.34 || text.length > title.length * 2;
}
