/**
 * Words that are found again when their text moves: the exact words, what stands around them and where they stood (a W3C TextQuoteSelector
 * with a position). Case, white space and the shape of quotation marks and dashes do not matter. Pure and linear.
 */
import type { Span } from '../types/index.ts';

export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** UTF-16 offset. */
  readonly start: number;
}

/** A text as it is compared, with the place of each of its characters. */
export interface FoldedText {
  readonly folded: string;
  /** Index of a folded character → offset of the character that it comes from; one more at the end. */
  readonly offsets: Uint32Array;
}

/** Characters of context on each side. */
const around = 40;
/** Places of one quotation that are looked at. */
const mostPlaces = 200;
/** Characters of context that must agree on one side. */
const leastContext = 8;
/** A quotation of so many characters is enough by itself. */
const speaksForItself = 48;

const shapes: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟«»'].map((mark) => [mark, '"'] as const),
  ...[...'‘’‚‛‹›'].map((mark) => [mark, "'"] as const),
  ...[...'‐‑‒–—―'].map((mark) => [mark, '-'] as const),
]);

export function quoteOf(text: string, { start, end }: Span): Quote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - around), start),
    suffix: text.slice(end, end + around),
    start,
  };
}

export function foldText(text: string): FoldedText {
  const offsets: number[] = [];
  let folded = '';
  let offset = 0;
  for (const character of text) {
    const plain = plainForm(character);
    if (plain !== ' ' || (folded !== '' && !folded.endsWith(' '))) {
      for (let i = 0; i < plain.length; i++) offsets.push(offset);
      folded += plain;
    }
    offset += character.length;
  }
  offsets.push(text.length);
  return { folded, offsets: Uint32Array.from(offsets) };
}

function plainForm(character: string): string {
  if (character <= ' ') return ' ';
  if (character <= '\u007f') return character.toLowerCase();
  if (/\s/u.test(character)) return ' ';
  return (
    shapes.get(character) ??
    character
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
  );
}

/** Where the quoted words stand now: the place whose surroundings are most like theirs; null where there is none that could be it. */
export function locate(text: string, within: FoldedText, quote: Quote, expected: number = quote.start): Span | null {
  const { exact, start, prefix } = quote;
  if (exact === '') return null;
  const end = start + exact.length;
  const isThere = text.startsWith(exact, start) && text.startsWith(prefix, start - prefix.length);
  if (expected === start && isThere && !cutsWord(text, end)) return { start, end };
  const wanted = foldText(exact).folded.trim();
  const [before, after] = [foldText(quote.prefix).folded, foldText(quote.suffix).folded];
  let best: Span | null = null;
  let most = -1;
  for (const at of placesOf(within.folded, wanted)) {
    const left = alikeBefore(within.folded, at, exact.trimStart() === exact ? before : before.trimEnd());
    const right = alikeAfter(within.folded, at + wanted.length, after);
    if (wanted.length < speaksForItself && Math.max(left, right) < Math.min(leastContext, before.length + after.length))
      continue;
    const span = spanOf(within, at, at + wanted.length);
    const score = left + right - Math.min(30, Math.abs(span.start - expected) / 100);
    if (score <= most) continue;
    best = span;
    most = score;
  }
  return best;
}

/** Where somebody's words stand, as near to `near` as there is a place; null where they do not. */
export function findWords(within: FoldedText, words: string, near: number): Span | null {
  const wanted = foldText(words).folded.trim();
  let best: Span | null = null;
  for (const at of placesOf(within.folded, wanted)) {
    const span = spanOf(within, at, at + wanted.length);
    if (best === null || Math.abs(span.start - near) < Math.abs(best.start - near)) best = span;
  }
  return best;
}

/** Where whole words begin. */
function placesOf(folded: string, wanted: string): number[] {
  const places: number[] = [];
  if (wanted === '') return places;
  for (let at = folded.indexOf(wanted); at >= 0 && places.length < mostPlaces; at = folded.indexOf(wanted, at + 1)) {
    if (!cutsWord(folded, at) && !cutsWord(folded, at + wanted.length)) places.push(at);
  }
  return places;
}

function cutsWord(folded: string, at: number): boolean {
  return at > 0 && /^[\p{L}\p{N}]{2}$/u.test(folded.slice(at - 1, at + 1));
}

function spanOf({ offsets }: FoldedText, from: number, to: number): Span {
  const end = offsets[to] ?? offsets.at(-1)!;
  return { start: offsets[from]!, end };
}

function alikeBefore(folded: string, at: number, context: string): number {
  let count = 0;
  while (count < context.length && folded[at - 1 - count] === context[context.length - 1 - count]) count++;
  return count;
}

function alikeAfter(folded: string, at: number, context: string): number {
  let count = 0;
  while (count < context.length && folded[at + count] === context[count]) count++;
  return count;
}
