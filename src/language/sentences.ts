/**
 * Cuts the tokens of one part into sentences. A full stop ends one unless it belongs to an abbreviation; closing marks and
 * brackets after it go with it; a word in lower case after it shows that the sentence goes on (`“Why?” he asked.`), and so
 * does a name with a verb of saying after a quotation (`“Why?” Varga asked.`).
 */
import type { LanguagePack } from '../types/index.ts';
import { classOf, digit, lower } from './characters.ts';
import { doubleMark, singleMark, stop, type TokenColumns, word } from './columns.ts';
import { closes, opens } from './quotations.ts';

/** Calls `cut(end)` with the token after each sentence's last one; the last call is with the part's end. */
export function cutSentences(
  text: string,
  first: number,
  columns: TokenColumns,
  pack: LanguagePack,
  cut: (end: number) => void,
): void {
  const end = columns.length;
  for (let k = first; k < end; k++) {
    const kind = columns.kind[k];
    if (kind !== stop && !(kind === word && endsWithStop(text, columns, k))) continue;
    const after = afterClosers(text, columns, k, end);
    if (after >= end) break;
    if (isBoundary(text, columns, pack, k, after, end)) cut(after);
    k = after - 1;
  }
  if (end > first) cut(end);
}

function endsWithStop(text: string, columns: TokenColumns, k: number): boolean {
  return text.charCodeAt(columns.end[k]! - 1) === 0x2e;
}

/** The first token after the stop that is no closing mark or bracket and no further stop. */
function afterClosers(text: string, columns: TokenColumns, k: number, end: number): number {
  let after = k + 1;
  while (after < end) {
    const code = text.charCodeAt(columns.start[after]!);
    const touches = columns.start[after] === columns.end[after - 1];
    const kind = columns.kind[after];
    if (columns.role[after] === opens) break;
    const closer =
      columns.role[after] === closes ||
      (touches && (code === 0x29 || code === 0x5d || kind === doubleMark || kind === singleMark || kind === stop));
    if (!closer) break;
    after++;
  }
  return after;
}

function isBoundary(
  text: string,
  columns: TokenColumns,
  pack: LanguagePack,
  k: number,
  after: number,
  end: number,
): boolean {
  const next = skipOpeners(text, columns, after, end);
  if (next >= end) return true;
  if (columns.kind[next] !== word)
    return !isDash(text, columns, next) && columns.kind[next] !== stop && isFinal(text, columns, after);
  const head = classOf(text.charCodeAt(columns.start[next]!));
  if (head === lower) return false;
  if (columns.kind[k] === word) return mayClose(columns, pack, k, after, next);
  const quoted = after > k + 1 && columns.role[after - 1] === closes;
  const asked = text.charCodeAt(columns.start[k]!) !== 0x2e;
  if (quoted && asked && next === after && isSpeaker(text, columns, pack, next, end)) return false;
  return head !== digit || columns.kind[k] === stop;
}

/** A stop in mid-sentence (`Yahoo! ,`) is followed by a comma or the like; anything else begins a new one. */
function isFinal(text: string, columns: TokenColumns, after: number): boolean {
  const code = text.charCodeAt(columns.start[after]!);
  return !(code === 0x2c || code === 0x3b || code === 0x3a || code === 0x29 || code === 0x5d);
}

function isDash(text: string, columns: TokenColumns, k: number): boolean {
  const code = text.charCodeAt(columns.start[k]!);
  return code === 0x2d || (code >= 0x2010 && code <= 0x2015);
}

function skipOpeners(text: string, columns: TokenColumns, from: number, end: number): number {
  let next = from;
  while (next < end) {
    const code = text.charCodeAt(columns.start[next]!);
    const kind = columns.kind[next];
    if (kind !== doubleMark && kind !== singleMark && code !== 0x28 && code !== 0x5b && code !== 0x2022) break;
    next++;
  }
  return next;
}

/** After an abbreviation: only after some, and before a word that begins sentences or before a quotation. */
function mayClose(columns: TokenColumns, pack: LanguagePack, k: number, after: number, next: number): boolean {
  const shape = columns.lowerForms[columns.form[k]!]!;
  const quoted = after > k + 1 || next > after;
  if (quoted && columns.role[after - 1] !== closes && columns.role[after] !== opens) return false;
  const starts = pack.sentenceStarters.has(columns.lowerForms[columns.form[next]!]!);
  if (!pack.closingAbbreviations.has(shape)) return quoted && starts && columns.role[after - 1] === closes;
  return starts || quoted;
}

/** `Varga asked .`, `the minister asked, turning`: a few capitalised words and a verb of saying, then the end of the clause. */
function isSpeaker(text: string, columns: TokenColumns, pack: LanguagePack, from: number, end: number): boolean {
  for (let k = from; k < Math.min(end, from + 6); k++) {
    if (columns.kind[k] !== word) return false;
    const form = columns.lowerForms[columns.form[k]!]!;
    const small = classOf(text.charCodeAt(columns.start[k]!)) === lower;
    if (small) return k > from && pack.cueForms.has(form) && endsClause(text, columns, pack, k + 1, end);
    if (k === from && pack.sentenceStarters.has(form)) return false;
  }
  return false;
}

function endsClause(text: string, columns: TokenColumns, pack: LanguagePack, k: number, end: number): boolean {
  if (k >= end || columns.kind[k] === stop) return true;
  if (text.charCodeAt(columns.start[k]!) === 0x2c) return true;
  return columns.kind[k] === word && pack.clauseOpeners.has(columns.lowerForms[columns.form[k]!]!);
}
