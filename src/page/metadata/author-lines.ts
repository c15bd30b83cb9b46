/** Authors whom a page prints outside a byline: links, lines of names, lines about the story. */
import { findDateline } from '../dateline.ts';
import { context } from '../html/hints.ts';
import type { ScannedPage } from '../html/scanned-page.ts';
import { isBylineBlock } from '../lines.ts';
import { displayName, isPersonName, unglued } from '../names.ts';
import { agencies, besideNames, bylineStarts, jobWords, plainWords } from '../words.ts';
import { wordsOf } from '../words-of.ts';
import { looksLikeOffice, moreBy, type Signed, whoIn } from './author-strings.ts';
import { isMonthName } from './dates.ts';

/** What one witness says. */
export interface Candidate extends Signed {
  readonly witness: string;
}

/** Links that are said to lead to the author, or whose address names them. */
export function fromLinks(
  page: ScannedPage,
  region: { readonly first: number; readonly bodyFirst: number; readonly bodyEnd: number },
  own: ReadonlySet<string>,
): Candidate {
  const people: Candidate['people'][number][] = [];
  for (const link of page.links) {
    if (people.length > 4) break;
    if (link.block < region.first - 15 || link.block > region.bodyEnd + 5) continue;
    const isSaid = /\bauthor\b/i.test(link.rel) && !(link.bits & context.comment);
    const says =
      isSaid ||
      (authorPath.test(link.href) &&
        (link.bits & context.byline || (link.block <= region.bodyFirst + 1 && isNamedIn(link.href, link.text))));
    if (!says || own.has(wordsOf(link.text))) continue;
    const name = link.text.replace(moreBy, '');
    // Who is said to be the author may have one name: `rel="author"` leaves no doubt what it is.
    if (isPersonName(name) || (isSaid && isPenName(name)))
      people.push({ name: displayName(name), jobTitle: null, url: link.href });
  }
  return { witness: 'link', people, organizations: [] };
}

/** One or two words that are no office and no control: `tidewatcher`. */
function isPenName(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= 30 &&
    name.split(' ').length <= 2 &&
    !looksLikeOffice(name) &&
    !besideNames.test(name) &&
    !jobWords.test(` ${name} `) &&
    /\p{L}/u.test(name)
  );
}

/** `Posted on 5 March 2031 by Ilse Varga at 18:30`: a name within a line about the story, in a block that is marked as such. */
export function fromDateLines(
  page: ScannedPage,
  region: { readonly first: number; readonly bodyFirst: number; readonly bodyEnd: number },
  own: ReadonlySet<string>,
): Candidate {
  const { blocks } = page;
  const people: Candidate['people'][number][] = [];
  for (let i = Math.max(0, region.first - 12); i < Math.min(blocks.text.length, region.bodyEnd + 4); i++) {
    const text = blocks.text[i]!;
    const bits = blocks.bits[i]!;
    if (text.length > 160 || !/\d/.test(text) || bits & context.comment) continue;
    if (i > region.bodyFirst + 1 && !(bits & (context.date | context.byline))) continue;
    const name = nameBeforeDate(text);
    if (name !== undefined && isPersonName(name) && !own.has(wordsOf(name)) && people.length === 0)
      people.push({ name: displayName(name), jobTitle: null, url: null });
  }
  return { witness: 'date-line', people, organizations: [] };
}

/** `By Ilse Varga December 5, 2031`: the month is no part of the name. */
function nameBeforeDate(text: string): string | undefined {
  const line = unglued(text);
  const found = nameInLine.exec(line);
  if (found === null) return undefined;
  const name = found[1]!.trim();
  const last = name.lastIndexOf(' ');
  const isDated = /^\s*\d/.test(line.slice(found.index + found[0].length));
  return isDated && isMonthName(name.slice(last + 1)) ? name.slice(0, last) : name;
}

const nameInLine =
  /(?:^|\s)(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Aa]v|[Aa]f|[Dd]oor)\s+(\p{Lu}[\p{L}.'’-]{0,30}(?:\s(?:(?:von|van|de|der|den|la)\s){0,2}\p{Lu}[\p{L}.'’-]{0,30}){1,3})(?=\s|$|[,|·•–—])/u;

const authorPath =
  /\/(?:authors?|autor(?:en|es|in|i)?|auteurs?|autori|journalistes?|redac(?:teurs?|tores?)|people|profile|by|staff|team|newsteam|reporters?|contributors?|writers?)\//i;

/** `/autoren/name/ilse-varga` names `Dr. Ilse Varga`: the address has the last word of the name. */
function isNamedIn(href: string, name: string): boolean {
  const last = wordsOf(name).split(' ').at(-1)?.normalize('NFKD').replace(/\p{M}/gu, '') ?? '';
  return last.length >= 3 && href.slice(-120).toLowerCase().includes(last);
}

/** A line of names and nothing else at the head of the story, in bold or divided by strokes: `Ilse Varga/Tom Oduya`. */
export function fromLines(
  page: ScannedPage,
  region: { readonly first: number; readonly bodyFirst: number },
  own: ReadonlySet<string>,
): Candidate {
  const { blocks } = page;
  for (let i = region.first; i <= Math.min(region.bodyFirst + 3, blocks.text.length - 1); i++) {
    const text = blocks.text[i]!;
    if (text.length > 80 || text.length < 5 || blocks.tag[i] !== 'p') continue;
    const isBold = i <= region.bodyFirst + 1 && blocks.bold[i]! >= text.length * 0.8;
    if (!isBold && !/\p{L}\/\p{L}/u.test(text)) continue;
    const pieces = text.split(/\s*(?:\/|,|&|\sand\s)\s*/u);
    if (!pieces.every((piece) => isPersonName(piece) && !own.has(wordsOf(piece)))) continue;
    return {
      witness: 'line',
      people: pieces.map((piece) => ({ name: displayName(piece), jobTitle: null, url: null })),
      organizations: [],
    };
  }
  return { witness: 'line', people: [], organizations: [] };
}

/** A byline that a line break divides from the headline above it: one block, several lines. */
export function fromBrokenLines(
  page: ScannedPage,
  region: { readonly first: number; readonly bodyFirst: number },
  own: ReadonlySet<string>,
): Candidate {
  const { blocks } = page;
  for (let i = Math.max(0, region.first - 2); i < region.bodyFirst; i++) {
    const text = blocks.text[i]!;
    if (text.length > 300 || !text.includes('\n')) continue;
    const line = text.split('\n').find((one) => bylineStarts.test(one) && isBylineBlock(one));
    if (line !== undefined) return { witness: 'byline', ...whoIn(line, own, false) };
  }
  return { witness: 'byline', people: [], organizations: [] };
}

/** The agency in the dateline, `HAMBURG (dpa) –`, of one of the story's first paragraphs. */
export function fromDateline(
  page: ScannedPage,
  region: { readonly bodyFirst: number; readonly bodyEnd: number },
): Candidate {
  for (let i = region.bodyFirst; i < Math.min(region.bodyFirst + 3, region.bodyEnd); i++) {
    const agency = findDateline(page.blocks.text[i]!)?.agency ?? '';
    const known = agency.split('/').filter((name) => agencies.has(plainWords(name)));
    if (known.length > 0) return { witness: 'dateline', people: [], organizations: known };
  }
  return { witness: 'dateline', people: [], organizations: [] };
}

/** An office that signs in a line of its own above or right below the story: `The Harbour Desk`, in a block marked as byline or date. */
export function fromOfficeLines(
  page: ScannedPage,
  region: { readonly first: number; readonly bodyFirst: number; readonly bodyEnd: number },
): Candidate {
  const { blocks } = page;
  const organizations: string[] = [];
  const end = Math.min(region.bodyEnd + 2, blocks.text.length);
  for (let i = Math.max(0, region.first - 4); i < end && organizations.length === 0; i++) {
    if (i === region.bodyFirst) i = Math.max(i, region.bodyEnd - 2);
    const text = blocks.text[i]!;
    if (text.length > 40 || blocks.tag[i] !== 'p' || !(blocks.bits[i]! & (context.byline | context.date))) continue;
    if (/^[^\d:|,.!?]{3,}$/u.test(text) && looksLikeOffice(text)) organizations.push(text);
  }
  return { witness: 'office-line', people: [], organizations };
}
