/** Where a word ends: what may stand inside it, and whether the full stop after it is its own. */
import type { LanguagePack } from '../types/index.ts';
import { blank, classOf, digit, isApostrophe, isHyphen, lower, upper, wordWidth } from './characters.ts';

const longestAbbreviation = 12;

/** The end of the word that begins at `from`; `from` must be a word character. */
export function endOfWord(text: string, from: number, end: number, pack: LanguagePack): number {
  let at = from;
  for (;;) {
    let width = wordWidth(text, at, end);
    while (width > 0) {
      at += width;
      width = wordWidth(text, at, end);
    }
    const joint = jointAt(text, from, at, end, pack);
    if (joint === 0) return at;
    at += joint;
  }
}

/** How many code units join the word before `at` with the one after: `’` in `O’Brien`, `,` in `1,200`; 0 when nothing does. */
function jointAt(text: string, from: number, at: number, end: number, pack: LanguagePack): number {
  if (at + 1 >= end) return 0;
  const code = text.charCodeAt(at);
  const before = classOf(text.charCodeAt(at - 1));
  if (code === 0x2e && isHyphen(text.charCodeAt(at + 1)) && isSingleLetter(text, from, at)) {
    return at - 2 > from && wordWidth(text, at + 2, end) > 0 ? 2 : 0;
  }
  if (wordWidth(text, at + 1, end) === 0) return 0;
  const after = classOf(text.charCodeAt(at + 1));
  if (isApostrophe(code) || isHyphen(code)) return 1;
  if (code === 0x2e) return stopJoins(text, from, at, end, pack) ? 1 : 0;
  if (before === digit && after === digit) {
    if (code === 0x3a || code === 0x2f) return 1;
    return code === 0x2c && isThousand(text, at + 1, end) ? 1 : 0;
  }
  return code === 0x26 && before === upper && after === upper ? 1 : 0;
}

/** Three digits and no fourth. */
function isThousand(text: string, from: number, end: number): boolean {
  for (let i = from; i < from + 3; i++) if (i >= end || classOf(text.charCodeAt(i)) !== digit) return false;
  return from + 3 >= end || classOf(text.charCodeAt(from + 3)) !== digit;
}

/** One letter since the word's beginning, its last full stop or hyphen: `S` in `U.S`. */
function isSingleLetter(text: string, from: number, at: number): boolean {
  if (classOf(text.charCodeAt(at - 1)) === digit) return false;
  if (at - 1 === from) return true;
  const code = text.charCodeAt(at - 2);
  return at - 1 > from && (code === 0x2e || isHyphen(code));
}

/** Whether the full stop at `at`, with a word character after it, is inside the word: `3.5`, `U.S`, `port.example`. */
function stopJoins(text: string, from: number, at: number, end: number, pack: LanguagePack): boolean {
  const before = classOf(text.charCodeAt(at - 1));
  const after = classOf(text.charCodeAt(at + 1));
  if (before === digit || after === digit) return before === after;
  if (isSingleLetter(text, from, at)) {
    const next = at + 2 < end ? classOf(text.charCodeAt(at + 2)) : blank;
    return !(after === upper && next === lower);
  }
  if (after === lower) return before === lower;
  return at - from <= 6 && pack.abbreviations.has(`${text.slice(from, at + 2).toLowerCase()}.`);
}

/** Whether the full stop at `at`, right after the word, belongs to it: `Mr.`, `U.S.`, `J.`, `No.` before a number. */
export function stopBelongs(text: string, from: number, at: number, end: number, pack: LanguagePack): boolean {
  if (at + 1 < end && text.charCodeAt(at + 1) === 0x2e) return false;
  if (isSingleLetter(text, from, at)) {
    if (at - 1 > from) return true;
    return classOf(text.charCodeAt(from)) === upper && isInitial(text, from, at, end, pack);
  }
  if (at - from > longestAbbreviation) return false;
  const shape = `${text.slice(from, at).toLowerCase()}.`;
  if (pack.numericAbbreviations.has(shape)) return classOf(text.charCodeAt(afterBlanks(text, at + 1, end))) === digit;
  const small = classOf(text.charCodeAt(from)) === lower;
  return small ? pack.smallAbbreviations.has(shape) : pack.abbreviations.has(shape);
}

/** A capital and a full stop before a name (`J. Varga`), another initial, a comma or a small letter; not before a word that begins a sentence. */
function isInitial(text: string, from: number, at: number, end: number, pack: LanguagePack): boolean {
  const next = afterBlanks(text, at + 1, end);
  if (next >= end) return false;
  const code = text.charCodeAt(next);
  if (next === at + 1 && (code === 0x2c || code === 0x29)) return true;
  if (classOf(code) === lower) return true;
  if (classOf(code) !== upper) return false;
  let past = next;
  while (past < end && past - next < longestAbbreviation && wordWidth(text, past, end) === 1) past++;
  const pronoun = text.charCodeAt(from) === 0x49;
  if (pronoun) return past === next + 1 && text.charCodeAt(past) === 0x2e;
  return !pack.sentenceStarters.has(text.slice(next, past).toLowerCase());
}

function afterBlanks(text: string, from: number, end: number): number {
  let at = from;
  // A name stands a space or a line break away, not further: this keeps the scan bounded.
  while (at < end && at - from < 4 && classOf(text.charCodeAt(at)) === blank) at++;
  return at;
}

/** The end of the web or mail address that begins at `from`, or 0 when none does. */
export function endOfAddress(text: string, from: number, end: number): number {
  const first = text.charCodeAt(from) | 32;
  if (first === 0x68 || first === 0x77) {
    const head = text.slice(from, Math.min(end, from + 8)).toLowerCase();
    if (head === 'https://' || head.startsWith('http://') || head.startsWith('www.')) return endOfUrl(text, from, end);
  }
  return endOfMail(text, from, end);
}

function endOfUrl(text: string, from: number, end: number): number {
  let past = from;
  while (past < end) {
    const code = text.charCodeAt(past);
    if (classOf(code) === blank || code === 0x22 || code === 0x3c || code === 0x3e) break;
    if (code >= 0x2018 && code <= 0x201f) break;
    past++;
  }
  while (past > from + 4 && isTrailing(text.charCodeAt(past - 1))) past--;
  return past;
}

/** `. , ; : ! ? ' ) ]` at the end of an address are the sentence's. */
function isTrailing(code: number): boolean {
  return (
    code === 0x2e ||
    code === 0x2c ||
    code === 0x3b ||
    code === 0x3a ||
    code === 0x21 ||
    code === 0x3f ||
    code === 0x27 ||
    code === 0x29 ||
    code === 0x5d ||
    code === 0x2026
  );
}

/** `name.surname@host.example`: a local part of at most 64 characters, as the mail standard has it. */
function endOfMail(text: string, from: number, end: number): number {
  let at = from;
  const limit = Math.min(end, from + 64);
  while (at < limit && isMailCharacter(text.charCodeAt(at))) at++;
  if (at >= end || text.charCodeAt(at) !== 0x40 || wordWidth(text, at + 1, end) === 0) return 0;
  let past = at + 1;
  let dots = 0;
  while (past < end && past - at < 255) {
    const code = text.charCodeAt(past);
    if (code === 0x2e && wordWidth(text, past + 1, end) > 0) dots++;
    else if (code !== 0x2d && !isMailCharacter(code)) break;
    else if (code === 0x2e) break;
    past++;
  }
  return dots > 0 ? past : 0;
}

/** Letters, digits and `. _ % + -`, in ASCII. */
function isMailCharacter(code: number): boolean {
  if (code === 0x2e || code === 0x5f || code === 0x25 || code === 0x2b || code === 0x2d) return true;
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
