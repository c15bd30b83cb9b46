/** Turns statement rows into entries, and ordered sets of them into pages: latest first, by keyset, never by offset. */
import type {
  Check,
  EntryPage,
  Mode,
  PageRequest,
  PartKind,
  RecordEntry,
  Repeat,
  Statement,
  Wording,
} from '../../../types/index.ts';
import type { Connection } from './connection.ts';

interface EntryRow {
  readonly seq: number;
  readonly id: string;
  readonly role: string | null;
  readonly first_seen_at: string;
  readonly statement: string;
  readonly wording: string;
  readonly article_id: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly headline: string | null;
  readonly date_published: string | null;
  readonly as_read: string | null;
  readonly checked: string | null;
  readonly head_id: string | null;
  readonly person_id: string | null;
  readonly person_name: string | null;
}

const entryRow = `SELECT s.seq, s.id, s.role, s.first_seen_at, d.statement, d.wording, d.as_read, d.checked,
    (SELECT h.id FROM statement h WHERE h.seq = s.head_seq) AS head_id,
    a.id AS article_id, a.publisher, a.url, a.headline, a.date_published, p.id AS person_id, p.name AS person_name
  FROM statement s JOIN statement_document d ON d.seq = s.seq JOIN article a ON a.seq = s.article_seq
  LEFT JOIN person p ON p.seq = s.person_seq`;

function toEntry(connection: Connection, row: EntryRow): RecordEntry {
  return {
    id: row.id,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name!, role: row.role },
    statement: JSON.parse(row.statement) as Statement,
    asRead: row.as_read === null ? null : (JSON.parse(row.as_read) as Statement),
    check: row.checked === null ? null : (JSON.parse(row.checked) as Check),
    repeats: row.head_id === null ? repeatsOf(connection, row.seq) : [],
    repeatOf: row.head_id,
    wording: JSON.parse(row.wording) as Wording,
    carriedBy: [
      {
        articleId: row.article_id,
        statementId: row.id,
        publisher: row.publisher,
        url: row.url,
        headline: row.headline,
        datePublished: row.date_published,
        sharedWith: null,
      },
    ],
    story: null,
    firstSeenAt: row.first_seen_at,
  };
}

function repeatsOf({ sql }: Connection, seq: number): Repeat[] {
  const rows = sql(
    `SELECT s.id, s.mode, s.part, d.wording FROM statement s JOIN statement_document d ON d.seq = s.seq
     WHERE s.head_seq = ? ORDER BY s.position`,
  ).all(seq) as unknown as { id: string; mode: Mode; part: PartKind; wording: string }[];
  return rows.map(({ id, mode, part, wording }) => ({
    statementId: id,
    part,
    mode,
    content: (JSON.parse(wording) as Wording).content,
  }));
}

export function entryById(connection: Connection, id: string): RecordEntry | null {
  const row = connection.sql(`${entryRow} WHERE s.id = ? AND s.current = 1`).get(id) as unknown as EntryRow | undefined;
  return row === undefined ? null : toEntry(connection, row);
}

export function entryBySeq(connection: Connection, seq: number): RecordEntry {
  return toEntry(connection, connection.sql(`${entryRow} WHERE s.seq = ?`).get(seq) as unknown as EntryRow);
}

/** In text order. */
export function entriesOfArticle(connection: Connection, articleSeq: number): RecordEntry[] {
  const rows = connection
    .sql(`${entryRow} WHERE s.article_seq = ? AND s.current = 1 ORDER BY s.position`)
    .all(articleSeq);
  return (rows as unknown as EntryRow[]).map((row) => toEntry(connection, row));
}

/** Where a page ended: the order of entries is `sort_ms` descending, newest article first, then text order. */
export interface Place {
  readonly sortMs: number;
  readonly articleSeq: number;
  readonly position: number;
}

export const latestFirst = 'ORDER BY s.sort_ms DESC, s.article_seq DESC, s.position';
/** Takes a place four times: sort_ms twice, article_seq twice, position once (see `placeParameters`). */
export const afterPlace =
  's.sort_ms <= ? AND (s.sort_ms < ? OR s.article_seq < ? OR (s.article_seq = ? AND s.position > ?))';

export function placeParameters({ sortMs, articleSeq, position }: Place): readonly number[] {
  return [sortMs, sortMs, articleSeq, articleSeq, position];
}

/** A statement's row and its place in the order. */
export interface PlacedRow {
  readonly seq: number;
  readonly sort_ms: number;
  readonly article_seq: number;
  readonly position: number;
}

export function clampLimit(limit: number): number {
  return Number.isFinite(limit) ? Math.min(500, Math.max(1, Math.trunc(limit))) : 50;
}

/** `rows` are one more than the page holds when there is a next page. */
export function toPage(connection: Connection, rows: readonly PlacedRow[], limit: number, total: number): EntryPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const cursor =
    rows.length > limit && last !== undefined
      ? writeCursor({ sortMs: last.sort_ms, articleSeq: last.article_seq, position: last.position })
      : null;
  return { entries: shown.map((row) => entryBySeq(connection, row.seq)), cursor, total };
}

function writeCursor({ sortMs, articleSeq, position }: Place): string {
  return Buffer.from(`${sortMs},${articleSeq},${position}`).toString('base64url');
}

/** A cursor that is not one of ours (an edited link) means the first page. */
export function readCursor(cursor: string | null): Place | null {
  if (cursor === null || cursor.length > 100) return null;
  const numbers = Buffer.from(cursor, 'base64url').toString('latin1').split(',').map(Number);
  const [sortMs, articleSeq, position] = numbers;
  if (numbers.length !== 3 || !numbers.every(Number.isSafeInteger)) return null;
  return { sortMs: sortMs!, articleSeq: articleSeq!, position: position! };
}

export function latestEntries(connection: Connection, page: PageRequest): EntryPage {
  return selectPage(connection, 's.listed = 1', [], page);
}

/** A page of the current statements for which `condition` (written in the program) holds. */
export function selectPage(
  connection: Connection,
  condition: string,
  parameters: readonly (string | number)[],
  page: PageRequest,
): EntryPage {
  const { sql } = connection;
  const limit = clampLimit(page.limit);
  const place = readCursor(page.cursor);
  const { total } = sql(`SELECT count(*) AS total FROM statement s WHERE ${condition}`).get(...parameters) as {
    total: number;
  };
  const rows = sql(
    `SELECT s.seq, s.sort_ms, s.article_seq, s.position FROM statement s
     WHERE ${condition} ${place === null ? '' : `AND ${afterPlace}`} ${latestFirst} LIMIT ?`,
  ).all(...parameters, ...(place === null ? [] : placeParameters(place)), limit + 1);
  return toPage(connection, rows as unknown as PlacedRow[], limit, total);
}
