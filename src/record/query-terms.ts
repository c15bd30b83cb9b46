/** One term of a query, `field:value` or words alone → what it asks for, or a fault with the place of it. */
import type { CheckState, Mode } from '../types/index.ts';
import { periodOf } from './calendar.ts';
import { type Lexeme, QueryFault } from './query-lexemes.ts';

/** Which words a term is looked for in. `any`: content, source and headline. */
export type WordField = 'any' | 'who' | 'to' | 'about' | 'said' | 'where' | 'outlet';

export type Term =
  | { readonly kind: 'words'; readonly field: WordField; readonly text: string; readonly prefix: boolean }
  | { readonly kind: 'act'; readonly act: string }
  | { readonly kind: 'mode'; readonly mode: Mode }
  /** Said on a day from … to …, inclusive, days since 1970-01-01; null: open. */
  | { readonly kind: 'when'; readonly from: number | null; readonly to: number | null }
  /** How sure the reading is: at least `from`, less than `below`; 0 and 2 are open. */
  | { readonly kind: 'sure'; readonly from: number; readonly below: number }
  | { readonly kind: 'checked'; readonly states: readonly (CheckState | 'no')[] }
  /** Checked by somebody of this name, whatever they made of it. */
  | { readonly kind: 'checked-by'; readonly name: string };

const wordFields: readonly string[] = ['who', 'to', 'about', 'said', 'where', 'outlet'] satisfies WordField[];
/** In the order in which they are told. */
export const fieldNames: readonly string[] = [...wordFields, 'when', 'act', 'mode', 'sure', 'checked'];
const modes: readonly string[] = ['direct', 'indirect', 'mixed'] satisfies Mode[];
const checkStates: readonly (CheckState | 'no')[] = ['no', 'confirmed', 'corrected', 'rejected', 'added'];
/** From here on a reading counts as sure; the desk shows a less sure one as doubtful. */
const sureFrom = 0.7;
/** More than any confidence. */
const boundless = 2;
/** A shorter one would be nearly every statement, slowly; where a character is a syllable or a word, two say enough. */
const shortestPrefix = 3;
const shortestSyllables = 2;

/** Null for punctuation alone. Throws QueryFault. */
export function toTerm(lexeme: Extract<Lexeme, { kind: 'words' }>): Term | null {
  const { field, text, prefix, valueAt } = lexeme;
  if (prefix) checkPrefix(text, valueAt);
  if (field === null) return hasWord(text) ? { kind: 'words', field: 'any', text, prefix } : null;
  if (!fieldNames.includes(field)) throw unknownField(field, lexeme.at);
  if (!hasWord(text)) throw new QueryFault(valueAt, `After "${field}:" a value is missing.`);
  if (wordFields.includes(field)) return { kind: 'words', field: field as WordField, text, prefix };
  if (field === 'act') return { kind: 'act', act: text.toLowerCase() };
  if (field === 'when') return toWhen(text, valueAt);
  if (field === 'sure') return toSure(text, valueAt);
  if (field === 'checked') return toChecked(lexeme);
  const mode = text.toLowerCase();
  if (!modes.includes(mode)) throw new QueryFault(valueAt, `A mode is ${modes.join(', ')}.`);
  return { kind: 'mode', mode: mode as Mode };
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function checkPrefix(text: string, at: number): void {
  const syllables = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  const least = syllables ? shortestSyllables : shortestPrefix;
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters < least) throw new QueryFault(at, `Before * there must be at least ${least} letters.`);
}

/** What people call the fields elsewhere. */
const otherNames: Readonly<Record<string, string>> = {
  by: 'who',
  from: 'who',
  source: 'who',
  speaker: 'who',
  person: 'who',
  author: 'who',
  whom: 'to',
  addressee: 'to',
  topic: 'about',
  subject: 'about',
  content: 'said',
  says: 'said',
  quote: 'said',
  date: 'when',
  on: 'when',
  year: 'when',
  place: 'where',
  at: 'where',
  in: 'where',
  location: 'where',
  venue: 'where',
  verb: 'act',
  publisher: 'outlet',
  site: 'outlet',
  paper: 'outlet',
  confidence: 'sure',
  state: 'checked',
  status: 'checked',
};

function unknownField(field: string, at: number): QueryFault {
  const meant = Object.hasOwn(otherNames, field) ? otherNames[field]! : nearest(field);
  const what = `There is no field "${field}:"; there are ${fieldNames.join(', ')}.`;
  return new QueryFault(at, what, meant === null ? null : { end: at + field.length, with: meant });
}

/** The field one letter away: changed, missing, too many, or two exchanged; null when none is. */
function nearest(written: string): string | null {
  return fieldNames.find((name) => isOneAway(written, name)) ?? null;
}

function isOneAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

/** `2031-05`, `2031-05-01..2031-05-31`, `>2031-05` (after its end), `<2031` (before its beginning), `>=`, `<=`; `2031..` and `..2031` are open. */
function toWhen(text: string, at: number): Term {
  const dots = text.indexOf('..');
  if (dots >= 0) {
    const from = dots === 0 ? null : period(text.slice(0, dots), at).from;
    const to = dots + 2 === text.length ? null : period(text.slice(dots + 2), at + dots + 2).to;
    if (from !== null && to !== null && from > to) throw new QueryFault(at, 'This range ends before it begins.');
    return { kind: 'when', from, to };
  }
  const { sign, value, valueAt } = compared(text, at);
  const { from, to } = period(value, valueAt);
  if (sign === '>') return { kind: 'when', from: to + 1, to: null };
  if (sign === '>=') return { kind: 'when', from, to: null };
  if (sign === '<') return { kind: 'when', from: null, to: from - 1 };
  if (sign === '<=') return { kind: 'when', from: null, to };
  return { kind: 'when', from, to };
}

interface Compared {
  readonly sign: string;
  readonly value: string;
  readonly valueAt: number;
}

function compared(text: string, at: number): Compared {
  const sign = /^[<>]=?/u.exec(text)?.[0] ?? '';
  return { sign, value: text.slice(sign.length), valueAt: at + sign.length };
}

function period(date: string, at: number): { readonly from: number; readonly to: number } {
  const found = periodOf(date.trim());
  if (found === null) {
    throw new QueryFault(
      at,
      `"${date}" is not a date; write 2031, 2031-05, 2031-05-16 or a range 2031-05-01..2031-05-31.`,
    );
  }
  return found;
}

/** `yes`, `no`, `0.93` (as it is shown: cut after that digit), `>0.8`, `>=`, `<`, `<=`, `0.5..0.7`, `0.9..`. */
function toSure(text: string, at: number): Term {
  const word = text.toLowerCase();
  if (word === 'yes') return { kind: 'sure', from: sureFrom, below: boundless };
  if (word === 'no') return { kind: 'sure', from: 0, below: sureFrom };
  const dots = text.indexOf('..');
  if (dots >= 0) {
    const from = dots === 0 ? 0 : figure(text.slice(0, dots), at);
    const to = dots + 2 === text.length ? null : figure(text.slice(dots + 2), at + dots + 2);
    if (to !== null && from > to) throw new QueryFault(at, 'This range ends before it begins.');
    return { kind: 'sure', from, below: to === null ? boundless : justAbove(to) };
  }
  const { sign, value, valueAt } = compared(text, at);
  const given = figure(value, valueAt);
  if (sign === '>') return { kind: 'sure', from: justAbove(given), below: boundless };
  if (sign === '>=') return { kind: 'sure', from: given, below: boundless };
  if (sign === '<') return { kind: 'sure', from: 0, below: given };
  if (sign === '<=') return { kind: 'sure', from: 0, below: justAbove(given) };
  const digits = value.trim().split('.')[1]?.length ?? 0;
  return { kind: 'sure', from: given, below: digits === 0 ? justAbove(given) : given + 10 ** -digits };
}

function figure(text: string, at: number): number {
  const value = /^(?:0?\.\d{1,6}|[01](?:\.\d{0,6})?)$/u.test(text.trim()) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 1) return value;
  throw new QueryFault(at, `"${text}" is not between 0 and 1; write yes, no, >0.8 or 0.5..0.7.`);
}

/** Nothing that is shown lies between: a confidence has far fewer digits. */
function justAbove(value: number): number {
  return value + 1e-9;
}

function toChecked({ text, quoted, valueAt }: Extract<Lexeme, { kind: 'words' }>): Term {
  if (quoted) return { kind: 'checked-by', name: text.trim() };
  const word = text.toLowerCase();
  if (word === 'yes') return { kind: 'checked', states: checkStates.filter((state) => state !== 'no') };
  const state = checkStates.find((known) => known === word);
  if (state !== undefined) return { kind: 'checked', states: [state] };
  throw new QueryFault(valueAt, `Checked is yes, ${checkStates.join(', ')}, or a name in quotation marks.`);
}
