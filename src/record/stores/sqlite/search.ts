/** Runs compiled queries: pages of entries, and streams of all of them. */
import type { EntryPage, PageRequest, RecordEntry } from '../../../types/index.ts';
import type { Connection } from './connection.ts';
import {
  afterPlace,
  clampLimit,
  entryBySeq,
  latestEntries,
  latestFirst,
  type PlacedRow,
  placeParameters,
  readCursor,
  toPage,
} from './entries.ts';
import { explained } from './failures.ts';
import type { CompiledQuery } from './query-sql.ts';

type Parameters = readonly (string | number)[];

export interface Selection {
  readonly sql: string;
  readonly parameters: Parameters;
}

const placed = 's.seq, s.sort_ms, s.article_seq, s.position';
/** When more than one statement in this many matches, walking the order beats collecting and sorting (measured at 100,000). */
const common = 20;

export function searchPage(connection: Connection, query: CompiledQuery, page: PageRequest): EntryPage {
  const { db } = connection;
  if (query.match === null && query.condition === 'true') return latestEntries(connection, page);
  const limit = clampLimit(page.limit);
  const place = readCursor(page.cursor);
  const counting = countSelection(query);
  const { total } = db.prepare(counting.sql).get(...counting.parameters) as { total: number };
  if (total === 0) return { entries: [], cursor: null, total };
  const { statements } = connection.sql('SELECT count(*) AS statements FROM statement WHERE listed = 1').get() as {
    statements: number;
  };
  const how = total * common > statements ? 'walk' : 'collect';
  const selection = rowSelection(query, how, place === null ? null : placeParameters(place));
  const rows = db.prepare(`${selection.sql} LIMIT ?`).all(...selection.parameters, limit + 1);
  return toPage(connection, rows as unknown as PlacedRow[], limit, total);
}

/** How many match. The index holds current statements only, so words alone need no look at the rows. */
export function countSelection({ match, condition, parameters }: CompiledQuery): Selection {
  if (match === null) {
    return { sql: `SELECT count(*) AS total FROM statement s WHERE s.listed = 1 AND ${condition}`, parameters };
  }
  if (condition === 'true') {
    return { sql: 'SELECT count(*) AS total FROM statement_words WHERE statement_words MATCH ?', parameters: [match] };
  }
  const sql = `SELECT count(*) AS total FROM statement_words w CROSS JOIN statement s ON s.seq = w.rowid
    WHERE w.statement_words MATCH ? AND s.listed = 1 AND ${condition}`;
  return { sql, parameters: [match, ...parameters] };
}

/** The matching rows, latest first. */
export function rowSelection(
  { match, condition, parameters }: CompiledQuery,
  how: 'walk' | 'collect',
  after: Parameters | null,
): Selection {
  const onwards = after === null ? '' : `AND ${afterPlace}`;
  if (match !== null && how === 'collect') {
    const sql = `SELECT ${placed} FROM statement_words w CROSS JOIN statement s ON s.seq = w.rowid
      WHERE w.statement_words MATCH ? AND s.listed = 1 AND ${condition} ${onwards} ${latestFirst}`;
    return { sql, parameters: [match, ...parameters, ...(after ?? [])] };
  }
  const within = match === null ? '' : 'AND s.seq IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)';
  const sql = `SELECT ${placed} FROM statement s INDEXED BY statement_latest
    WHERE s.listed = 1 AND ${condition} ${onwards} ${within} ${latestFirst}`;
  return { sql, parameters: [...parameters, ...(after ?? []), ...(match === null ? [] : [match])] };
}

/** All that match, latest first, on one state of the record, a row at a time: memory does not grow with their number. */
export async function* streamEntries(connection: Connection, query: CompiledQuery): AsyncGenerator<RecordEntry> {
  const reader = connection.reader();
  try {
    const selection = rowSelection(query, query.match === null ? 'walk' : 'collect', null);
    const rows = reader.db.prepare(selection.sql).iterate(...selection.parameters);
    for (const row of rows as unknown as Iterable<PlacedRow>) yield entryBySeq(reader, row.seq);
  } catch (error) {
    throw explained(error, connection.path);
  } finally {
    reader.close();
  }
}
