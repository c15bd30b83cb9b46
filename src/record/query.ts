/**
 * The one grammar of searching, filtering and (later) watching:
 *
 *   tariff "harbour toll" -ferry (who:varga OR who:"Aldo Brenn") when:2031-05 act:deny mode:direct outlet:courier
 *
 * Words side by side must all be there; OR, NOT (or `-`) and parentheses as usual. Fields: who, to, about, said, when,
 * where, act, mode, outlet. Any text is a query or a problem with the place of its fault; nothing throws.
 */
import { problem } from '../lib/problems.ts';
import type { Mode, QueryProblem } from '../types/index.ts';
import { periodOf } from './calendar.ts';
import { type Lexeme, QueryFault, splitQuery } from './query-lexemes.ts';

/** Which words a term is looked for in. `any`: content, source and headline. */
export type WordField = 'any' | 'who' | 'to' | 'about' | 'said' | 'where' | 'outlet';

export type Query =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  | { readonly kind: 'words'; readonly field: WordField; readonly text: string; readonly prefix: boolean }
  | { readonly kind: 'act'; readonly act: string }
  | { readonly kind: 'mode'; readonly mode: Mode }
  /** Said on a day from … to …, inclusive, days since 1970-01-01; null: open. */
  | { readonly kind: 'when'; readonly from: number | null; readonly to: number | null };

export type ParsedQuery =
  /** `query` is null for an empty query: everything. */
  | { readonly query: Query | null; readonly problem: null }
  | { readonly query: null; readonly problem: QueryProblem; readonly fault: QueryFault };

const wordFields: readonly string[] = ['who', 'to', 'about', 'said', 'where', 'outlet'] satisfies WordField[];
const modes: readonly string[] = ['direct', 'indirect', 'mixed'] satisfies Mode[];
const longest = 2_000;
const mostTerms = 64;
const deepest = 32;
/** One letter and * would be nearly every statement, slowly. */
const shortestPrefix = 2;

export function parseQuery(text: string): ParsedQuery {
  try {
    if (text.length > longest) throw new QueryFault(longest, `A query has at most ${longest} characters.`);
    if (text.trim() === '') return { query: null, problem: null };
    const query = new Parser(splitQuery(text)).parse();
    if (query === null) throw new QueryFault(0, 'There is no word to look for.');
    return { query, problem: null };
  } catch (fault) {
    if (!(fault instanceof QueryFault)) throw fault;
    return { query: null, problem: { ...problem('record/bad-query', '', fault.message), at: fault.at }, fault };
  }
}

class Parser {
  readonly #lexemes: readonly Lexeme[];
  #next = 0;
  #terms = 0;

  constructor(lexemes: readonly Lexeme[]) {
    this.#lexemes = lexemes;
  }

  parse(): Query | null {
    const query = this.#any(0);
    const rest = this.#lexemes[this.#next];
    if (rest !== undefined) throw new QueryFault(rest.at, 'This parenthesis closes nothing.');
    return query;
  }

  #any(depth: number): Query | null {
    const branches = [this.#all(depth)];
    for (let or = this.#lexemes[this.#next]; or?.kind === 'or'; or = this.#lexemes[this.#next]) {
      this.#next++;
      if (!this.#atTerm()) throw new QueryFault(or.at, 'Something must stand on both sides of OR.');
      branches.push(this.#all(depth));
    }
    return joined('any', branches);
  }

  #all(depth: number): Query | null {
    const terms: (Query | null)[] = [];
    const first = this.#lexemes[this.#next];
    if (first?.kind === 'or') throw new QueryFault(first.at, 'Something must stand on both sides of OR.');
    while (this.#atTerm()) terms.push(this.#term(depth));
    return joined('all', terms);
  }

  #atTerm(): boolean {
    const kind = this.#lexemes[this.#next]?.kind;
    return kind === 'open' || kind === 'not' || kind === 'words';
  }

  #term(depth: number): Query | null {
    const lexeme = this.#lexemes[this.#next++]!;
    if (depth >= deepest) throw new QueryFault(lexeme.at, 'This is nested too deeply.');
    if (lexeme.kind === 'words') {
      if (++this.#terms > mostTerms) throw new QueryFault(lexeme.at, `A query has at most ${mostTerms} terms.`);
      return toTerm(lexeme);
    }
    if (lexeme.kind === 'not') {
      if (!this.#atTerm()) throw new QueryFault(lexeme.at, 'Nothing follows that could be left out.');
      const of = this.#term(depth + 1);
      return of === null ? null : { kind: 'not', of };
    }
    const inner = this.#any(depth + 1);
    if (this.#lexemes[this.#next]?.kind !== 'close')
      throw new QueryFault(lexeme.at, 'This parenthesis is never closed.');
    this.#next++;
    return inner;
  }
}

/** Terms of punctuation alone are as though they were not there. */
function joined(kind: 'all' | 'any', parts: readonly (Query | null)[]): Query | null {
  const of = parts.filter((part) => part !== null);
  return of.length > 1 ? { kind, of } : (of[0] ?? null);
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function toTerm(lexeme: Extract<Lexeme, { kind: 'words' }>): Query | null {
  const { field, text, prefix, valueAt } = lexeme;
  if (prefix && text.length < shortestPrefix) {
    throw new QueryFault(valueAt, `Before * there must be at least ${shortestPrefix} letters.`);
  }
  if (field === null) return hasWord(text) ? { kind: 'words', field: 'any', text, prefix } : null;
  if (!hasWord(text)) throw new QueryFault(valueAt, `After "${field}:" a value is missing.`);
  if (wordFields.includes(field)) return { kind: 'words', field: field as WordField, text, prefix };
  if (field === 'act') return { kind: 'act', act: text.toLowerCase() };
  if (field === 'when') return toWhen(text, valueAt);
  if (field !== 'mode') {
    throw new QueryFault(
      lexeme.at,
      `There is no field "${field}:"; there are ${[...wordFields, 'when', 'act', 'mode'].join(', ')}.`,
    );
  }
  const mode = text.toLowerCase();
  if (!modes.includes(mode)) throw new QueryFault(valueAt, `A mode is ${modes.join(', ')}.`);
  return { kind: 'mode', mode: mode as Mode };
}

/** `2031-05`, `2031-05-01..2031-05-31`, `>2031-05` (after its end), `<2031` (before its beginning), `>=`, `<=`; `2031..` and `..2031` are open. */
function toWhen(text: string, at: number): Query {
  const dots = text.indexOf('..');
  if (dots >= 0) {
    const from = dots === 0 ? null : period(text.slice(0, dots), at).from;
    const to = dots + 2 === text.length ? null : period(text.slice(dots + 2), at + dots + 2).to;
    return { kind: 'when', from, to };
  }
  const sign = /^[<>]=?/u.exec(text)?.[0] ?? '';
  const { from, to } = period(text.slice(sign.length), at + sign.length);
  if (sign === '>') return { kind: 'when', from: to + 1, to: null };
  if (sign === '>=') return { kind: 'when', from, to: null };
  if (sign === '<') return { kind: 'when', from: null, to: from - 1 };
  if (sign === '<=') return { kind: 'when', from: null, to };
  return { kind: 'when', from, to };
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
