/**
 * Everything on a page that may be its headline, and who says it: JSON-LD, meta tags, the title tag with and without the
 * pieces at its ends, headings. Candidates that have the same letters and digits are one; what each witness says of it is
 * a bit. No candidate is chosen here: headline.ts does that.
 */
import { context } from '../html/hints.ts';
import type { Blocks } from '../html/scanned-page.ts';
import { wordsOf } from '../words-of.ts';

/** What somebody says, word for word, before it is cleaned. */
export interface Saying {
  readonly witness: string;
  readonly value: string;
}

/** One spelling of the headline, by its words. `says` has a bit of `voice` for every witness. */
export interface Candidate {
  readonly words: string;
  /** As the most trusted of its witnesses spells it. */
  readonly value: string;
  readonly says: number;
}

/** Who speaks for a candidate. `…Part`: only a piece of what the witness says, divided off by `|`, ` - `, `:` and the like. */
export const voice = {
  jsonLd: 1,
  h1: 2,
  otherH1: 4,
  h2: 8,
  h3: 16,
  og: 32,
  twitter: 64,
  title: 128,
  meta: 256,
  microdata: 512,
  listing: 1024,
  headingLine: 2048,
  jsonLdPart: 4096,
  ogPart: 8192,
  twitterPart: 16384,
  titlePart: 32768,
  /** A second or third heading above the story's first paragraph says it, alone or behind a kicker. */
  topHeading: 65536,
  topTail: 131072,
} as const;

const voiceOf: Readonly<Record<string, readonly [whole: number, part: number]>> = {
  'json-ld': [voice.jsonLd, voice.jsonLdPart],
  'meta:og:title': [voice.og, voice.ogPart],
  'meta:twitter:title': [voice.twitter, voice.twitterPart],
  title: [voice.title, voice.titlePart],
  'meta:title': [voice.meta, 0],
  microdata: [voice.microdata, 0],
  listing: [voice.listing, 0],
};

/** Spellings are taken from the first of these that speaks: print has its quotation marks, meta tags lose them. */
const spelling: readonly number[] = [
  voice.h1,
  voice.otherH1,
  voice.listing,
  voice.jsonLd,
  voice.h2,
  voice.microdata,
  voice.og,
  voice.twitter,
  voice.meta,
  voice.title,
];

const longest = 400;
const divider = /\s+[|–—-]+\s+|\s*[|｜│ㅣ»«·•›]\s*|\s+::\s+|\s+[/<]\s+|:\s+/gu;

/** The candidates of a page. What is one of `names` (the site's own) is no headline; `sayings` are without them already. */
export function headlineCandidates(
  sayings: readonly Saying[],
  headings: readonly Heading[],
  names: readonly string[],
): readonly Candidate[] {
  const found = new Map<string, { words: string; value: string; rank: number; says: number }>();
  const own = new Set(names.map(wordsOf).filter((name) => name !== ''));
  const add = (value: string, bit: number, onlyKnown = false) => {
    const words = wordsOf(value);
    if (words === '' || own.has(words) || value.length > longest) return;
    const key = words.replaceAll(' ', '');
    const known = found.get(key);
    if (known === undefined && onlyKnown) return;
    const at = spelling.indexOf(bit);
    const rank = (at < 0 ? spelling.length : at) + (isShouted(value) ? 100 : 0);
    if (known === undefined) found.set(key, { words, value, rank, says: bit });
    else {
      known.says |= bit;
      // A heading in several elements loses the space between them: who has it spells better.
      if (words.length > known.words.length || (words.length === known.words.length && rank < known.rank)) {
        known.words = words;
        known.rank = rank;
        known.value = value;
      }
    }
  };
  let first = true;
  for (const { tag, lines, isFrame } of headings) {
    const value = lines.join(' ');
    if (tag === 'h1') {
      add(value, first && !isFrame ? voice.h1 : voice.otherH1);
      if (!isFrame && !own.has(wordsOf(value))) first = false;
    } else if (!isFrame) add(value, tag === 'h2' ? voice.h2 : voice.h3);
  }
  for (const { witness, value } of sayings) add(value, voiceOf[witness]?.[0] ?? voice.meta);
  for (const { witness, value } of sayings) {
    const part = voiceOf[witness]?.[1] ?? 0;
    if (part !== 0) for (const piece of pieces(value)) add(piece, part, witness !== 'title');
  }
  for (const { lines, isFrame } of headings) {
    if (isFrame || lines.length < 2) continue;
    for (let i = 1; i < lines.length; i++) {
      add(lines.slice(i).join(' '), voice.headingLine, true);
      add(lines.slice(0, i).join(' '), voice.headingLine, true);
    }
  }
  for (const { tag, lines, isTop } of headings) {
    if (!isTop) continue;
    const words = wordsOf(lines.join(' ')).replaceAll(' ', '');
    const known = found.get(words);
    if (known !== undefined && tag !== 'h1') known.says |= voice.topHeading;
    for (const [candidate, said] of found)
      if (candidate.length >= shortestTail && words.length > candidate.length && words.endsWith(candidate))
        said.says |= voice.topTail;
  }
  return [...found.values()].map(({ words, value, says }) => ({ words, value, says }));
}

/** A heading's last words are a candidate's from this length on; shorter ones meet by chance. */
const shortestTail = 20;

function isShouted(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}{2}/u.test(text);
}

export interface Heading {
  readonly tag: string;
  readonly lines: readonly string[];
  /** Stands in a menu, a footer, or is hidden. */
  readonly isFrame: boolean;
  /** Stands above the first paragraph of the page's prose, near its first heading. */
  readonly isTop: boolean;
}

const frame = context.nav | context.footer | context.hidden | context.comment | context.teaser;
const mostHeadings = 24;
/** From this length on a paragraph is prose: a standfirst may stand above a heading, two paragraphs do not. */
const shortestProse = 120;

/** Headings that may be the page's own: those outside the frame first; second and third level only where few stand before them. */
export function headingsOf(blocks: Blocks): readonly Heading[] {
  const found: (Heading & { readonly rank: number })[] = [];
  let prose = 0;
  for (let i = 0; i < blocks.text.length && found.length < mostHeadings; i++) {
    const tag = blocks.tag[i]!;
    const text = blocks.text[i]!;
    if (
      tag === 'p' &&
      text.length >= shortestProse &&
      blocks.linked[i]! * 2 < text.length &&
      !(blocks.bits[i]! & frame)
    )
      prose++;
    if (tag !== 'h1' && tag !== 'h2' && tag !== 'h3') continue;
    if (text.length < 2 || text.length > longest) continue;
    const bits = blocks.bits[i]!;
    const isFrame = (bits & frame) !== 0;
    const inStory = (bits & (context.article | context.main | context.body)) !== 0;
    found.push({
      tag,
      lines: text.split('\n'),
      isFrame,
      isTop: !isFrame && prose < 2,
      rank: isFrame ? 2 : inStory ? 0 : 1,
    });
  }
  return found.sort((a, b) => a.rank - b.rank);
}

/**
 * `Tides rise | The Gazette` → `Tides rise`, where `The Gazette` is one of the names; at the beginning too. Sections go
 * from the end only, and only behind a dash or a bar: `Tides rise - Harbour | The Gazette`.
 */
export function withoutSiteNames(title: string, names: readonly string[], sections: readonly string[]): string {
  const own = new Set(names.map(wordsOf).filter((name) => name !== ''));
  const parts = new Set(sections.map(wordsOf).filter((name) => name !== ''));
  let rest = title.replace(/\s+/gu, ' ').trim();
  let wasCut = false;
  for (let round = 0; round < 4; round++) {
    const shorter = withoutEnd(rest, own, wasCut ? parts : noNames) ?? withoutStart(rest, own);
    if (shorter === null || shorter === '') return rest;
    wasCut = true;
    rest = shorter;
  }
  return rest;
}

const noNames: ReadonlySet<string> = new Set();
/** What may stand between a headline and a name; a hyphen without spaces too, since only a known name is cut there. */
const dividers = /[|｜│ㅣ»«·•›:/<–—-]/gu;
const furthest = 70;

function withoutEnd(rest: string, own: ReadonlySet<string>, sections: ReadonlySet<string>): string | null {
  const from = Math.max(0, rest.length - furthest);
  for (const cut of rest.slice(from).matchAll(dividers)) {
    const at = from + cut.index;
    const tail = rest.slice(at + 1);
    if (isName(tail, own) || (cut[0] !== ':' && sections.has(wordsOf(tail))))
      return rest.slice(0, at).replace(/[\s|｜│ㅣ»«·•›:/<–—-]+$/u, '');
  }
  return null;
}

function withoutStart(rest: string, own: ReadonlySet<string>): string | null {
  for (const cut of rest.slice(0, furthest).matchAll(dividers))
    if (isName(rest.slice(0, cut.index), own)) return rest.slice(cut.index + 1).replace(/^[\s|｜│ㅣ»«·•›:/>–—-]+/u, '');
  return null;
}

function isName(text: string, own: ReadonlySet<string>): boolean {
  const words = wordsOf(text);
  if (words === '' || words.length > 60) return false;
  if (own.has(words)) return true;
  const bare = squeezed(words);
  for (const name of own) if (squeezed(name) === bare) return true;
  return false;
}

/** `the gazette online`, `gazette example`, `gazette.example` are one name. */
function squeezed(words: string): string {
  const bare = words.replace(/^the /, '').replaceAll(' ', '');
  return bare.replace(/(?:com|net|org|couk|comau|online)$/, '') || bare;
}

/** What is left of a title when pieces at its end or its beginning are taken off. */
function pieces(title: string): string[] {
  const cuts = [...title.slice(0, 600).matchAll(divider)].slice(0, 6);
  return cuts.flatMap((cut) => [title.slice(0, cut.index).trim(), title.slice(cut.index + cut[0].length).trim()]);
}
