/**
 * What the full-text index itself can answer: queries of words, acts, modes, check states and tenths of sureness as one expression.
 * Everything that a person wrote becomes a full-text string, never syntax.
 */
import type { Query, Term, WordField } from '../../query.ts';
import { markOf } from './search-words.ts';

/** Words of a name → the marks of the people who are called so, by whatever spelling. */
export type PersonMarks = (words: string, prefix: boolean) => readonly string[];

/** Which columns of the index a field looks in. */
const columns: Readonly<Record<WordField, string>> = {
  any: '{content source headline}',
  who: 'source',
  to: 'addressee',
  about: '{content headline}',
  said: 'content',
  where: 'place',
  outlet: 'outlet',
};

export const everything = marked(['modedirect', 'modeindirect', 'modemixed']);
export const rejected = marked([markOf('checked', 'rejected')]);

/** The expression that just the matching statements have, or null where their rows must be looked at as well. */
export function matchOf(query: Query, marksFor: PersonMarks): string | null {
  switch (query.kind) {
    case 'all':
      return matchOfAll(query.of, marksFor);
    case 'any': {
      const parts = query.of.map((part) => matchOf(part, marksFor));
      return parts.includes(null) ? null : `(${parts.join(' OR ')})`;
    }
    case 'not': {
      const unwanted = matchOf(query.of, marksFor);
      return unwanted === null ? null : `(${everything} NOT ${unwanted})`;
    }
    default:
      return isExact(query) ? widestMatch(query, marksFor) : null;
  }
}

/** What is unwanted is taken from what is wanted, which is cheaper than from everything. */
function matchOfAll(parts: readonly Query[], marksFor: PersonMarks): string | null {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const part of parts) {
    const match = matchOf(part.kind === 'not' ? part.of : part, marksFor);
    if (match === null) return null;
    (part.kind === 'not' ? unwanted : wanted).push(match);
  }
  const base = wanted.length === 0 ? everything : `(${wanted.join(' AND ')})`;
  return unwanted.length === 0 ? base : `(${base} NOT (${unwanted.join(' OR ')}))`;
}

/** Whether the index alone tells which statements a term finds. */
function isExact(term: Term): boolean {
  if (term.kind === 'sure') return isTenth(term.from) && isTenth(term.below);
  return term.kind !== 'when' && term.kind !== 'checked-by';
}

function isTenth(value: number): boolean {
  return value >= 1 ? value > 1 : value === Math.round(value * 10) / 10;
}

/** An expression that every statement has which the term finds, and others too where it is not exact. */
export function widestMatch(term: Term, marksFor: PersonMarks): string {
  switch (term.kind) {
    case 'words':
      return wordsMatch(term, marksFor);
    case 'act':
      return marked([markOf('act', term.act)]);
    case 'mode':
      return marked([markOf('mode', term.mode)]);
    case 'checked':
      return marked(term.states.map((state) => markOf('checked', state)));
    case 'checked-by':
      return marked(['confirmed', 'corrected', 'rejected', 'added'].map((state) => `checked${state}`));
    case 'sure':
      return marked(tenths(term.from, term.below));
    case 'when':
      return everything;
  }
}

function tenths(from: number, below: number): string[] {
  const first = Math.min(9, Math.trunc(from * 10));
  const last = Math.min(9, Math.ceil(below * 10) - 1);
  const found = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => `sure${first + i}`);
  return found.length === 0 ? ['sure'] : found;
}

function wordsMatch(term: Extract<Term, { kind: 'words' }>, marksFor: PersonMarks): string {
  const written = `${columns[term.field]} : ${quoted(term.text)}${term.prefix ? ' *' : ''}`;
  const marks = term.field === 'who' ? marksFor(term.text, term.prefix) : [];
  return marks.length === 0 ? written : `(${written} OR ${marked(marks)})`;
}

function marked(words: readonly string[]): string {
  const strings = words.map((word) => quoted(word)).join(' OR ');
  return words.length === 1 ? `marks : ${strings}` : `marks : (${strings})`;
}

/** A full-text string: any characters, quotation marks doubled; what would end it early is a space. */
export function quoted(text: string): string {
  const harmless = text.toWellFormed().replaceAll('\0', ' ').normalize('NFC');
  return `"${harmless.replaceAll('"', '""')}"`;
}
