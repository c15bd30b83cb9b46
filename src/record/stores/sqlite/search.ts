/**
 * Runs compiled queries. The full-text index is in the order of lists, so that the first of very many cost no more than the first of few;
 * counting stops at a number that a reader does not need to know better.
 */
import type { RecordEntry, SearchPage, SearchRequest } from '../../../types/index.ts';
import { highlighter } from '../../highlight.ts';
import type { Query } from '../../query.ts';
import type { Connection } from './connection.ts';
import { clampLimit, entryBySeq } from './entries.ts';
import { facetsOf } from './facets.ts';
import { explained } from './failures.ts';
import { personMarksFor } from './people-words.ts';
import type { PersonMarks } from './query-match.ts';
import { type CompiledQuery, compileQuery } from './query-sql.ts';
import { matchTiers } from './search-tiers.ts';
import { type Selection, selectionOf } from './selection.ts';
import { suggestionsFor } from './suggestions.ts';

/** Counting stops here; docs/search.md names it. */
export const mostCounted = 5_000;

export function marksOf(connection: Connection): PersonMarks {
  const known = new Map<string, readonly string[]>();
  return (words, prefix) => {
    const key = `${prefix}${words}`;
    const marks = known.get(key) ?? personMarksFor(connection, words, prefix);
    known.set(key, marks);
    return marks;
  };
}

/** `text`: the query as written. */
export function searchPage(
  connection: Connection,
  query: Query | null,
  text: string,
  request: SearchRequest,
): SearchPage {
  const compiled = compileQuery(query, marksOf(connection));
  const { counted, facets } =
    request.facets === true
      ? facetsOf(connection, selectionOf(compiled, null, mostCounted + 1), mostCounted, { query, text })
      : { counted: countUpTo(connection, compiled, mostCounted + 1), facets: null };
  const isMore = counted > mostCounted;
  const sort = request.sort ?? 'date';
  const { rows, cursor } = foundRows(connection, compiled, query, request);
  const entries = rows.map(({ seq }) => entryBySeq(connection, seq));
  return {
    entries,
    cursor,
    total: isMore ? mostCounted : counted,
    isMore,
    sort,
    highlights: entries.map(highlighter(query)),
    facets,
    suggestions:
      counted > 0 || query === null
        ? []
        : suggestionsFor(query, (other) =>
            countUpTo(connection, compileQuery(other, marksOf(connection)), mostCounted + 1),
          ),
  };
}

export function countUpTo({ db }: Connection, compiled: CompiledQuery, most: number): number {
  const { sql, parameters } = selectionOf(compiled, null, most);
  return (db.prepare(`SELECT count(*) AS total FROM (${sql})`).get(...parameters) as { total: number }).total;
}

interface FoundRow {
  readonly seq: number;
  readonly line: string;
}

function foundRows(
  connection: Connection,
  compiled: CompiledQuery,
  query: Query | null,
  { limit, cursor, sort }: SearchRequest,
): { readonly rows: readonly FoundRow[]; readonly cursor: string | null } {
  const most = clampLimit(limit);
  const tiers = sort === 'match' ? matchTiers(query) : [null];
  const place = readCursor(cursor, tiers.length);
  const found: (FoundRow & { readonly tier: number })[] = [];
  for (let tier = place?.tier ?? 0; tier < tiers.length && found.length <= most; tier++) {
    const within = compiled.map((branch) => ({ ...branch, match: tiers[tier]?.(branch.match) ?? branch.match }));
    const after = place?.tier === tier ? place.line : null;
    const rows = rowsOf(connection, selectionOf(within, after, most + 1 - found.length));
    found.push(...rows.map((row) => ({ ...row, tier })));
  }
  const rows = found.slice(0, most);
  const last = rows.at(-1);
  return { rows, cursor: found.length > most && last !== undefined ? writeCursor(last) : null };
}

function rowsOf({ db }: Connection, { sql, parameters }: Selection): readonly FoundRow[] {
  const rows = db
    .prepare(
      `SELECT l.seq, CAST(l.line AS TEXT) AS line FROM (${sql}) f CROSS JOIN statement_listing l ON l.line = f.line ORDER BY f.line`,
    )
    .all(...parameters);
  return rows as unknown as FoundRow[];
}

function writeCursor({ tier, line }: { readonly tier: number; readonly line: string }): string {
  return Buffer.from(`${tier}.${line}`).toString('base64url');
}

/** A cursor that is not one of ours (an edited link, another order) means the first page. */
function readCursor(cursor: string | null, tiers: number): { readonly tier: number; readonly line: bigint } | null {
  if (cursor === null || cursor.length > 100) return null;
  const [, tier, line] = /^(\d)\.(\d{1,19})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (tier === undefined || line === undefined || Number(tier) >= tiers || BigInt(line) > 2n ** 63n - 2n) return null;
  return { tier: Number(tier), line: BigInt(line) };
}

/** All that match, latest first, on one state of the record, a row at a time: memory does not grow with their number. */
export async function* streamEntries(connection: Connection, query: Query | null): AsyncGenerator<RecordEntry> {
  const reader = connection.reader();
  try {
    const { sql, parameters } = selectionOf(compileQuery(query, marksOf(reader)), null, null);
    const rows = reader.db
      .prepare(`SELECT l.seq FROM (${sql}) f CROSS JOIN statement_listing l ON l.line = f.line`)
      .iterate(...parameters);
    for (const row of rows as unknown as Iterable<{ seq: number }>) yield entryBySeq(reader, row.seq);
  } catch (error) {
    throw explained(error, connection.path);
  } finally {
    reader.close();
  }
}
