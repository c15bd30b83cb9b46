/**
 * Compiles a query to what SQLite answers without reading through the record: branches, any of which a statement may be on. Each is a
 * full-text expression, a stretch of the list where the date says so, and, for what the index does not tell, a condition on the narrow
 * `statement_listing l`. Everything that a person wrote is bound, nothing of it becomes SQL.
 */
import type { Query, Term } from '../../query.ts';
import { everything, matchOf, type PersonMarks, rejected, widestMatch } from './query-match.ts';

export type Parameter = string | number;

export interface Condition {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

export interface Branch {
  /** Full-text expression over `statement_words` that every result matches. */
  readonly match: string;
  /** All must hold; empty where the index alone decides. */
  readonly conditions: readonly Condition[];
  /** Of `sort_ms`, for entering the list in the right place; null: open. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export type CompiledQuery = readonly Branch[];

const dayLength = 86_400_000;
/** Beyond these, a query is answered as one branch with a long condition. */
const mostBranches = 12;

export function compileQuery(query: Query | null, marksFor: PersonMarks = () => []): CompiledQuery {
  const asked = query === null ? null : inward(query, false);
  const hidden = asked !== null && asksForRejected(asked) ? null : rejected;
  const paths = asked === null ? [[]] : (pathsOf(asked, marksFor) ?? [[asked]]);
  return joinedMatches(paths.map((path) => branchOf(path, hidden, marksFor)));
}

/** Rejected statements are found only where the query asks for them. `query`: with every `not` before a single term. */
function asksForRejected(query: Query): boolean {
  if (query.kind === 'all' || query.kind === 'any') return query.of.some(asksForRejected);
  return query.kind === 'checked' && query.states.length === 1 && query.states[0] === 'rejected';
}

/** The same query with every `not` before a single term. */
function inward(query: Query, negated: boolean): Query {
  if (query.kind === 'not') return inward(query.of, !negated);
  if (query.kind !== 'all' && query.kind !== 'any') return negated ? { kind: 'not', of: query } : query;
  const kind = negated === (query.kind === 'all') ? 'any' : 'all';
  return { kind, of: query.of.map((part) => inward(part, negated)) };
}

/** A query as alternatives, each a list of parts that must all hold; null where they would be too many. What the index answers stays whole. */
function pathsOf(query: Query, marksFor: PersonMarks): Query[][] | null {
  if (matchOf(query, marksFor) !== null || (query.kind !== 'all' && query.kind !== 'any')) return [[query]];
  const parts = query.of.map((part) => pathsOf(part, marksFor));
  let paths: Query[][] = query.kind === 'any' ? [] : [[]];
  for (const part of parts) {
    if (part === null) return null;
    paths =
      query.kind === 'any' ? [...paths, ...part] : paths.flatMap((path) => part.map((other) => [...path, ...other]));
    if (paths.length > mostBranches) return null;
  }
  return paths;
}

function branchOf(path: readonly Query[], hidden: string | null, marksFor: PersonMarks): Branch {
  const exact = path.filter((part) => matchOf(part, marksFor) !== null);
  const rest = path.filter((part) => matchOf(part, marksFor) === null);
  const widened = rest.map((part) => widest(part, marksFor)).filter((match) => match !== everything);
  const own = exact.length === 0 ? null : matchOf({ kind: 'all', of: exact }, marksFor);
  const wanted = [...(own === null ? [] : [own]), ...widened];
  const match = wanted.length === 0 ? everything : wanted.join(' AND ');
  const dates = rest.filter((part) => part.kind === 'when');
  return {
    match: hidden === null ? match : `(${match}) NOT ${hidden}`,
    conditions: rest.map((part) => conditionOf(part, marksFor)),
    fromMs: furthest(
      dates.map(({ from }) => from),
      Math.max,
      -1,
    ),
    toMs: furthest(
      dates.map(({ to }) => to),
      Math.min,
      2,
    ),
  };
}

/** A moment of a day in some time zone, or the beginning of a longer time: the list is entered a little before. */
function furthest(
  days: readonly (number | null)[],
  pick: (...values: number[]) => number,
  margin: number,
): number | null {
  const given = days.filter((day) => day !== null);
  return given.length === 0 ? null : (pick(...given) + margin) * dayLength;
}

/** An expression that all statements have which the part finds. */
function widest(part: Query, marksFor: PersonMarks): string {
  if (part.kind === 'not') return matchOf(part, marksFor) ?? everything;
  if (part.kind !== 'all' && part.kind !== 'any') return widestMatch(part, marksFor);
  const parts = part.of.map((one) => matchOf(one, marksFor) ?? widest(one, marksFor));
  if (part.kind === 'any') return parts.includes(everything) ? everything : `(${parts.join(' OR ')})`;
  const narrowing = parts.filter((match) => match !== everything);
  return narrowing.length === 0 ? everything : `(${narrowing.join(' AND ')})`;
}

/** Branches that need no row, from the index alone: one expression is faster than several. */
function joinedMatches(branches: readonly Branch[]): CompiledQuery {
  const plain = branches.filter((branch) => branch.conditions.length === 0);
  if (plain.length < 2) return branches;
  const match = `(${plain.map((branch) => `(${branch.match})`).join(' OR ')})`;
  return [{ ...plain[0]!, match }, ...branches.filter((branch) => branch.conditions.length > 0)];
}

function conditionOf(query: Query, marksFor: PersonMarks): Condition {
  switch (query.kind) {
    case 'all':
    case 'any': {
      const parts = query.of.map((part) => conditionOf(part, marksFor));
      const sql = `(${parts.map((part) => part.sql).join(query.kind === 'all' ? ' AND ' : ' OR ')})`;
      return { sql, parameters: parts.flatMap((part) => part.parameters) };
    }
    case 'not': {
      const { sql, parameters } = conditionOf(query.of, marksFor);
      return { sql: `NOT ${sql}`, parameters };
    }
    default:
      return termCondition(query, marksFor);
  }
}

/** True or false, never null. */
function termCondition(term: Term, marksFor: PersonMarks): Condition {
  if (term.kind === 'when') return whenCondition(term);
  if (term.kind === 'sure') return { sql: '(l.sure >= ? AND l.sure < ?)', parameters: [term.from, term.below] };
  if (term.kind === 'checked-by') {
    const sql = `(l.checked <> 'no' AND EXISTS (SELECT 1 FROM statement_document d
      WHERE d.seq = l.seq AND instr(lower(d.checked ->> 'by'), lower(?)) > 0))`;
    return { sql, parameters: [term.name] };
  }
  const sql = 'EXISTS (SELECT 1 FROM statement_words x WHERE x.statement_words MATCH ? AND x.rowid = l.line)';
  return { sql, parameters: [widestMatch(term, marksFor)] };
}

/** The days it may have been said on lie wholly within those asked for. */
function whenCondition({ from, to }: Extract<Term, { kind: 'when' }>): Condition {
  const bounds = ['l.said_from IS NOT NULL'];
  if (from !== null) bounds.push('l.said_from >= ?');
  if (to !== null) bounds.push('l.said_to <= ?');
  return {
    sql: `ifnull(${bounds.join(' AND ')}, false)`,
    parameters: [from, to].filter((day) => day !== null),
  };
}
