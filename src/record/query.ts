/**
 * The one grammar of searching, filtering and (later) watching:
 *
 *   tariff "harbour toll" -ferry (who:varga OR who:"Aldo Brenn") when:2031-05 act:deny mode:direct sure:>0.8 checked:no
 *
 * Words side by side must all be there; OR, NOT (or `-`) and parentheses as usual; the fields are in `query-terms.ts`.
 * Any text is a query or a problem with the place of its fault; nothing throws.
 */
import { problem } from '../lib/problems.ts';
import type { QueryProblem } from '../types/index.ts';
import { type Lexeme, QueryFault, splitQuery } from './query-lexemes.ts';
import { type Term, toTerm } from './query-terms.ts';

export type { Term, WordField } from './query-terms.ts';

export type Query =
  | { readonly kind: 'all'; readonly of: readonly Query[] }
  | { readonly kind: 'any'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  | Term;

export type ParsedQuery =
  /** `query` is null for an empty query: everything. */
  | { readonly query: Query | null; readonly problem: null }
  | { readonly query: null; readonly problem: QueryProblem; readonly fault: QueryFault };

const longest = 2_000;
const mostTerms = 64;
const deepest = 32;

export function parseQuery(text: string): ParsedQuery {
  try {
    if (text.length > longest) throw new QueryFault(longest, `A query has at most ${longest} characters.`);
    if (text.trim() === '') return { query: null, problem: null };
    const query = new Parser(splitQuery(text)).parse();
    if (query === null) throw new QueryFault(0, 'There is no word to look for.');
    return { query, problem: null };
  } catch (fault) {
    if (!(fault instanceof QueryFault)) throw fault;
    const suggestion = fault.meant === null ? null : corrected(text, fault.at, fault.meant);
    return {
      query: null,
      problem: { ...problem('record/bad-query', '', fault.message), at: fault.at, suggestion },
      fault,
    };
  }
}

function corrected(text: string, at: number, { end, with: meant }: NonNullable<QueryFault['meant']>): string {
  return text.slice(0, at) + meant + text.slice(end);
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
