/**
 * Cuts one part into tokens, with UTF-16 offsets. A scanner over code units: each is looked at a bounded number of times.
 * Words follow Universal Dependencies (`do|n't`, `Varga|'s`, `can|not`), but a hyphenated word stays one token. `$` and `%`
 * are tokens of their own; `3.5`, `1,200`, `10:30`, `9/11`, `U.S.`, `a.m.`, `J.`, addresses, `@names` and `#tags` are one each.
 */
import type { LanguagePack } from '../types/index.ts';
import { blank, classOf, digit, highSurrogate, isApostrophe, letter, lower, upper, wordWidth } from './characters.ts';
import { doubleMark, punctuation, singleMark, stop, type TokenColumns, word } from './columns.ts';
import { endOfAddress, endOfWord, stopBelongs } from './words.ts';

/** Adds the tokens of `text` between `from` and `end` to the columns. */
export function tokenise(text: string, from: number, end: number, pack: LanguagePack, columns: TokenColumns): void {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === blank) at++;
    else if (wordWidth(text, at, end) > 0) at = readWord(text, at, end, pack, columns);
    else if (isApostrophe(code)) at = readApostrophe(text, at, from, end, pack, columns);
    else at = readSymbol(text, at, from, end, code, columns);
  }
}

function readWord(text: string, at: number, end: number, pack: LanguagePack, columns: TokenColumns): number {
  const address = endOfAddress(text, at, end);
  if (address > 0) {
    columns.push(at, address, word);
    return address;
  }
  const stem = endOfWord(text, at, end, pack);
  const past = text.charCodeAt(stem) === 0x2e && stem < end && stopBelongs(text, at, stem, end, pack) ? stem + 1 : stem;
  pushSplit(text, at, past, pack, columns);
  return past;
}

/** Cuts clitics off the end, last first, then the word that is two words written as one. */
function pushSplit(text: string, from: number, end: number, pack: LanguagePack, columns: TokenColumns): void {
  if (end - from >= 3 && hasLateApostrophe(text, end)) {
    for (let size = 3; size >= 2; size--) {
      const cut = end - size;
      if (cut <= from || !pack.clitics.has(normal(text, cut, end))) continue;
      pushSplit(text, from, cut, pack, columns);
      columns.push(cut, end, word);
      return;
    }
  }
  columns.pushWord(from, end);
}

function hasLateApostrophe(text: string, end: number): boolean {
  return isApostrophe(text.charCodeAt(end - 2)) || isApostrophe(text.charCodeAt(end - 3));
}

/** Lower case, apostrophes made straight. */
function normal(text: string, start: number, end: number): string {
  return text.slice(start, end).toLowerCase().replace(/[’‘ʼ]/, "'");
}

/** `'s` after a full stop or a bracket (`U.S.'s`), `'em`, `'90s`; else the mark alone. */
function readApostrophe(
  text: string,
  at: number,
  from: number,
  end: number,
  pack: LanguagePack,
  columns: TokenColumns,
): number {
  const code = text.charCodeAt(at);
  if (code === 0x27 && at + 1 < end && text.charCodeAt(at + 1) === 0x27) {
    columns.push(at, at + 2, doubleMark);
    return at + 2;
  }
  let past = at + 1;
  while (past < end && past - at < 12 && wordWidth(text, past, end) === 1) past++;
  const whole = past > at + 1 && wordWidth(text, past, end) === 0;
  if (whole) {
    const touches = at > from && classOf(text.charCodeAt(at - 1)) !== blank;
    if (touches ? pack.clitics.has(normal(text, at, past)) : isShortened(text, at + 1, past, pack)) {
      columns.push(at, past, word);
      return past;
    }
  }
  columns.push(at, at + 1, singleMark);
  return at + 1;
}

/** What an apostrophe begins: `em` of `'em`, `90s` of `'90s`. */
function isShortened(text: string, from: number, end: number, pack: LanguagePack): boolean {
  if (pack.aphaereses.has(text.slice(from, end).toLowerCase())) return true;
  const years = end - from === 2 || (end - from === 3 && (text.charCodeAt(end - 1) | 32) === 0x73);
  return years && classOf(text.charCodeAt(from)) === digit && classOf(text.charCodeAt(from + 1)) === digit;
}

function readSymbol(text: string, at: number, from: number, end: number, code: number, columns: TokenColumns): number {
  let past = at + 1;
  let kind = punctuation;
  if (code === 0x2e || code === 0x2026) {
    if (isBareDecimal(text, at, from, end)) {
      past = endOfDigits(text, past, end);
      kind = word;
    } else {
      kind = stop;
      past = endOfRun(text, past, end, code, code);
    }
  } else if (code === 0x3f || code === 0x21) {
    kind = stop;
    past = endOfRun(text, past, end, 0x3f, 0x21);
  } else if (code === 0x2d) past = endOfRun(text, past, end, code, code);
  else if (isDoubleMark(code)) kind = doubleMark;
  else if (code === 0x60 && text.charCodeAt(past) === code && past < end) {
    past++;
    kind = doubleMark;
  } else if (code === 0x60 || code === 0x2039 || code === 0x203a || code === 0x201a) kind = singleMark;
  else if ((code === 0x40 || code === 0x23) && wordWidth(text, past, end) > 0) {
    while (wordWidth(text, past, end) > 0) past += wordWidth(text, past, end);
    kind = word;
  } else past = endOfPicture(text, at, end);
  columns.push(at, past, kind);
  return past;
}

/** `" “ ” „ ‟ « » ＂` */
function isDoubleMark(code: number): boolean {
  return code === 0x22 || (code >= 0x201c && code <= 0x201f) || code === 0xab || code === 0xbb || code === 0xff02;
}

function endOfRun(text: string, from: number, end: number, one: number, other: number): number {
  let past = from;
  while (past < end && (text.charCodeAt(past) === one || text.charCodeAt(past) === other)) past++;
  return past;
}

/** `.5` after white space. */
function isBareDecimal(text: string, at: number, from: number, end: number): boolean {
  return (
    at + 1 < end &&
    classOf(text.charCodeAt(at + 1)) === digit &&
    (at === from || classOf(text.charCodeAt(at - 1)) === blank)
  );
}

function endOfDigits(text: string, from: number, end: number): number {
  let past = from;
  while (past < end) {
    const kind = classOf(text.charCodeAt(past));
    if (kind !== digit && kind !== lower && kind !== upper && kind !== letter) break;
    past++;
  }
  return past;
}

/** One code point with what is glued to it: a variation selector, a joiner and the next picture. */
function endOfPicture(text: string, at: number, end: number): number {
  let past = at + codePointWidth(text, at, end);
  for (;;) {
    const code = past < end ? text.charCodeAt(past) : 0;
    if (code === 0xfe0f || code === 0x20e3) past++;
    else if (code === 0x200d && past + 1 < end && classOf(text.charCodeAt(past + 1)) === highSurrogate) {
      past += 1 + codePointWidth(text, past + 1, end);
    } else return past;
  }
}

function codePointWidth(text: string, at: number, end: number): number {
  return at + 1 < end && text.codePointAt(at)! > 0xffff ? 2 : 1;
}
