/**
 * The way to read token columns: small named accessors over `Tokens` and `Sentences`.
 * Token ranges are `first` (inclusive) and `end` (exclusive), as spans are. All look-ups by offset are binary searches.
 */
import type { ParsedArticle, Span, Tokens } from '../types/index.ts';

/** Tokens `first` to `end`, the latter exclusive; empty when they are equal. */
export interface TokenRange {
  readonly first: number;
  readonly end: number;
}

/** The token's characters, as written. Throws `RangeError` for an index that is not a token. */
export function formOf(tokens: Tokens, index: number): string {
  const form = index < tokens.length ? tokens.forms[tokens.form[index]!] : undefined;
  if (form === undefined) throw new RangeError(`there is no token ${index}`);
  return form;
}

/** The same in lower case, with `’` as `'`: what word lists are asked with. */
export function lowerOf(tokens: Tokens, index: number): string {
  const form = index < tokens.length ? tokens.lowerForms[tokens.form[index]!] : undefined;
  if (form === undefined) throw new RangeError(`there is no token ${index}`);
  return form;
}

/** The first token that ends after `offset`: the one standing there, or the next; `tokens.length` when there is none. */
export function tokenFrom(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tokens.end[middle]! > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The token that covers the character at `offset`, or -1 (white space, a part that is not read). */
export function tokenAt(tokens: Tokens, offset: number): number {
  const index = tokenFrom(tokens, offset);
  return index < tokens.length && tokens.start[index]! <= offset ? index : -1;
}

/** All tokens that share a character with the span. */
export function tokensIn(tokens: Tokens, span: Span): TokenRange {
  const first = tokenFrom(tokens, span.start);
  let end = tokenFrom(tokens, span.end);
  if (end < tokens.length && tokens.start[end]! < span.end) end++;
  return { first, end: Math.max(first, end) };
}

/** From the first token's start to the last one's end. Throws `RangeError` for an empty range. */
export function spanOf(tokens: Tokens, first: number, end: number): Span {
  if (!(first >= 0 && first < end && end <= tokens.length)) throw new RangeError(`no tokens in ${first}–${end}`);
  return { start: tokens.start[first]!, end: tokens.end[end - 1]! };
}

/** The tokens of a sentence; never empty. Throws `RangeError` for an index that is not a sentence. */
export function tokensOfSentence(parsed: ParsedArticle, sentence: number): TokenRange {
  const { sentences } = parsed;
  if (!(sentence >= 0 && sentence < sentences.length)) throw new RangeError(`there is no sentence ${sentence}`);
  return { first: sentences.firstToken[sentence]!, end: sentences.endToken[sentence]! };
}

/** The characters of a sentence, without white space at its edges. */
export function sentenceSpan(parsed: ParsedArticle, sentence: number): Span {
  const { first, end } = tokensOfSentence(parsed, sentence);
  return spanOf(parsed.tokens, first, end);
}

/** True when a token follows the one before it without white space between (`n't`, a comma). False for the first. */
export function touchesPrevious(tokens: Tokens, index: number): boolean {
  return index > 0 && tokens.end[index - 1] === tokens.start[index];
}

/** The quotation that a token is in, its marks included: index into `ParsedArticle.quotations`, or -1. */
export function quotationOf(tokens: Tokens, index: number): number {
  return (tokens.quotation[index] ?? 0) - 1;
}

/** True for a token that begins with a capital letter (`Varga`, `U.S.`, `IAEA`). */
export function isCapitalised(form: string): boolean {
  const first = form.codePointAt(0);
  if (first === undefined) return false;
  if (first < 128) return first >= 65 && first <= 90;
  const letter = String.fromCodePoint(first);
  return letter !== letter.toLowerCase() && letter === letter.toUpperCase();
}

/** True for a token that has a letter or a digit in it: not punctuation, not a symbol. */
export function isWord(form: string): boolean {
  const first = form.charCodeAt(0);
  if ((first >= 97 && first <= 122) || (first >= 65 && first <= 90) || (first >= 48 && first <= 57)) return true;
  return /[\p{L}\p{N}]/u.test(form);
}
