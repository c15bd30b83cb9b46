/** What one person said, page by page, all of it or what a filter lets through. */
import type { EntryPage, PageRequest, PersonFilter } from '../../../types/index.ts';
import type { Connection } from './connection.ts';
import { afterPlace, clampLimit, latestFirst, type PlacedRow, placeParameters, readCursor, toPage } from './entries.ts';

interface Condition {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** `total`: how many statements the person has. */
export function saidBy(
  connection: Connection,
  person: { readonly seq: number; readonly statements: number },
  page: PageRequest,
  filter: PersonFilter,
): EntryPage {
  const { sql } = connection;
  const conditions = conditionsOf(filter);
  const limit = clampLimit(page.limit);
  const place = readCursor(page.cursor);
  // The order is an index of its own; with a filter the index that holds all it asks for is gone through, without a look at the rows.
  const index =
    conditions.length === 0 ? 'statement_person' : filter.role === undefined ? 'statement_of_person' : 'statement_role';
  const role = filter.role === undefined ? '' : 'AND s.role IS NOT NULL';
  const among = `FROM statement s INDEXED BY ${index} WHERE s.listed = 1 AND s.person_seq = ? ${role}
    ${conditions.map((one) => `AND ${one.sql}`).join(' ')}`;
  const parameters = [person.seq, ...conditions.flatMap((one) => one.parameters)];
  const { total } =
    conditions.length === 0
      ? { total: person.statements }
      : (sql(`SELECT count(*) AS total ${among}`).get(...parameters) as { total: number });
  const rows = sql(
    `SELECT s.seq, s.sort_ms, s.article_seq, s.position ${among} ${place === null ? '' : `AND ${afterPlace}`} ${latestFirst} LIMIT ?`,
  ).all(...parameters, ...(place === null ? [] : placeParameters(place)), limit + 1);
  return toPage(connection, rows as unknown as PlacedRow[], limit, total);
}

const withWords = `s.seq IN (SELECT l.seq FROM statement_words w CROSS JOIN statement_listing l ON l.line = w.rowid WHERE w.statement_words MATCH ?)`;

function conditionsOf({ act, mode, checked, outlet, role, to, venue }: PersonFilter): readonly Condition[] {
  const all: readonly (readonly [sql: string, value: string | undefined])[] = [
    ['s.act = ?', act],
    ['s.mode = ?', mode],
    ['s.checked = ?', checked],
    ['s.role = ?', role],
    ['s.article_seq IN (SELECT seq FROM article WHERE publisher = ?)', outlet],
    [withWords, to === undefined ? undefined : phraseIn('addressee', to)],
    [withWords, venue === undefined ? undefined : phraseIn('place', venue)],
  ];
  return all.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, parameters: [value] }]));
}

/** A full-text expression for these words, in this order; nothing in them is syntax. */
export function phraseIn(column: 'addressee' | 'place' | 'content', words: string): string {
  return `${column} : "${words.replaceAll(/["\0]/gu, ' ').toWellFormed().normalize('NFC')}"`;
}
