/**
 * Compiles a query to what SQLite can answer fast: words that must be there in one full-text expression, the rest as a
 * condition on the statement's row. Everything that a person wrote is bound, nothing of it becomes SQL.
 */
import type { Query, WordField } from '../../query.ts';

export interface CompiledQuery {
  /** Full-text expression over `statement_words` that every result matches; null when there is none. */
  readonly match: string | null;
  /** Condition on `statement s`; `true` when there is none. */
  readonly condition: string;
  readonly parameters: readonly (string | number)[];
}

const dayLength = 86_400_000;

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

export function compileQuery(query: Query | null): CompiledQuery {
  if (query === null) return { match: null, condition: 'true', parameters: [] };
  const terms = query.kind === 'all' ? query.of : [query];
  const wanted = terms.map(matchOf).filter((match) => match !== null);
  const unwanted = wanted.length === 0 ? [] : terms.map(unwantedMatchOf).filter((match) => match !== null);
  const parameters: (string | number)[] = [];
  const rest = terms
    .filter((term) => matchOf(term) === null && (wanted.length === 0 || unwantedMatchOf(term) === null))
    .map((term) => conditionOf(term, parameters));
  const match = wanted.join(' AND ');
  return {
    match: wanted.length === 0 ? null : unwanted.length === 0 ? match : `(${match}) NOT (${unwanted.join(' OR ')})`,
    condition: rest.length === 0 ? 'true' : rest.join(' AND '),
    parameters,
  };
}

/** For `-ferry`: the expression that must not match; null for anything else. */
function unwantedMatchOf(query: Query): string | null {
  return query.kind === 'not' ? matchOf(query.of) : null;
}

/** The full-text expression for a query of words only; null when it needs the row as well. */
function matchOf(query: Query): string | null {
  switch (query.kind) {
    case 'words':
      return `${columns[query.field]} : ${quoted(query.text)}${query.prefix ? ' *' : ''}`;
    case 'all':
    case 'any': {
      const parts = query.of.map(matchOf);
      if (parts.includes(null)) return null;
      return `(${parts.join(query.kind === 'all' ? ' AND ' : ' OR ')})`;
    }
    default:
      return null;
  }
}

/** A full-text string: any characters, quotation marks doubled; what would end it early is a space. */
function quoted(text: string): string {
  const harmless = text.toWellFormed().replaceAll('\0', ' ').normalize('NFC');
  return `"${harmless.replaceAll('"', '""')}"`;
}

function conditionOf(query: Query, parameters: (string | number)[]): string {
  const match = matchOf(query);
  if (match !== null) {
    parameters.push(match);
    return 's.seq IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)';
  }
  switch (query.kind) {
    case 'all':
    case 'any':
      return `(${query.of.map((part) => conditionOf(part, parameters)).join(query.kind === 'all' ? ' AND ' : ' OR ')})`;
    case 'not':
      return `NOT coalesce(${conditionOf(query.of, parameters)}, false)`;
    case 'act':
      parameters.push(query.act);
      return 's.act = ?';
    case 'mode':
      parameters.push(query.mode);
      return 's.mode = ?';
    case 'when':
      return whenCondition(query, parameters);
    default:
      throw new RangeError(`not a condition: ${query.kind}`);
  }
}

/** The days it may have been said on lie wholly within those asked for. */
function whenCondition(
  { from, to }: { readonly from: number | null; readonly to: number | null },
  parameters: (string | number)[],
): string {
  const bounds = ['s.said_from IS NOT NULL'];
  // The bounds on sort_ms follow from the others (it is a moment of that day in some time zone, or the period's
  // beginning): they let the index on the order be entered in the right place.
  if (from !== null) {
    parameters.push(from, (from - 1) * dayLength);
    bounds.push('s.said_from >= ? AND s.sort_ms >= ?');
  }
  if (to !== null) {
    parameters.push(to, (to + 2) * dayLength);
    bounds.push('s.said_to <= ? AND s.sort_ms <= ?');
  }
  return `(${bounds.join(' AND ')})`;
}
