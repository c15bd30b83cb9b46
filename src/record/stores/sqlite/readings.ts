/**
 * Stores what a capture was read into: article, statements, people, search index. The article is that of its latest
 * capture, in whichever order captures are read; statements that only an older capture has are kept, out of sight.
 */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Article, Reading, Statement, Wording } from '../../../types/index.ts';
import { momentOf, type Period, periodOf } from '../../calendar.ts';
import { isFormOf, type PersonKey, personKey } from '../../names.ts';
import { checkReading, cutWording } from '../../wording.ts';
import type { Connection } from './connection.ts';
import { recountPeople } from './people.ts';
import { articleBefore, isShownBy, leaveArticle, reattach, statementsOf } from './rereading.ts';
import { mergeCapture, moveSeen, sameBeside, shownDigest } from './sightings.ts';

/** The capture that a reading is of. */
export interface ReadCapture {
  readonly seq: number;
  readonly at: string;
  readonly ms: number;
}

interface KeptStatementRow {
  readonly seq: number;
  readonly current: number;
  readonly person_seq: number | null;
  readonly first_seen_at: string;
  readonly first_seen_ms: number;
  readonly last_seen_at: string;
  readonly last_seen_ms: number;
}

/**
 * Call it inside a write transaction. Throws RangeError for a reading that does not hold together. Where it shows nothing
 * that the capture of this address before or after it does not show, that one stands and the capture is gone: `merged`.
 */
export function storeReading(
  connection: Connection,
  reading: Reading,
  capture: ReadCapture,
  now: Date,
): 'stored' | 'merged' {
  const { sql } = connection;
  const { article, statements } = reading;
  checkReading(article, statements);
  const shown = shownDigest(article);
  const standing = sameBeside(connection, capture, { articleId: article.id, engine: reading.engine, shown });
  if (standing !== null) {
    mergeCapture(connection, capture.seq, standing);
    return 'merged';
  }
  const oldSeq = articleBefore(connection, capture.seq);
  const before = oldSeq === null ? [] : statementsOf(connection, oldSeq);
  const { articleSeq, isLatest } = storeArticle(connection, reading, capture, now);
  sql(
    `INSERT INTO reading (capture_seq, article_seq, engine, read_at, shown) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (capture_seq) DO UPDATE SET article_seq = excluded.article_seq, engine = excluded.engine,
       read_at = excluded.read_at, shown = excluded.shown`,
  ).run(capture.seq, articleSeq, reading.engine, now.toISOString(), shown);

  const touched = new Set<number>();
  const staying = new Set(statements.map(({ id }) => id));
  if (isLatest) withdrawStatements(connection, articleSeq, staying, touched);
  statements.forEach((statement, position) => {
    storeStatement(connection, article, statement, { articleSeq, capture, position, isLatest }, touched);
  });
  if (oldSeq === articleSeq) {
    if (isLatest) reattach(connection, before, statementsOf(connection, articleSeq));
  } else if (oldSeq !== null && isShownBy(connection, oldSeq, capture.seq)) {
    withdrawStatements(connection, oldSeq, staying, touched);
    leaveArticle(connection, oldSeq, articleSeq, capture.seq);
    if (isLatest) reattach(connection, before, statementsOf(connection, articleSeq));
  }
  recountPeople(connection, touched);
  moveSeen(connection, capture.seq);
  return 'stored';
}

function storeArticle(
  { sql }: Connection,
  { article, engine, notes }: Reading,
  capture: ReadCapture,
  now: Date,
): { readonly articleSeq: number; readonly isLatest: boolean } {
  const kept = sql(
    'SELECT a.seq, c.seq AS capture_seq, c.captured_ms FROM article a JOIN capture c ON c.seq = a.capture_seq WHERE a.id = ?',
  ).get(article.id) as { seq: number; capture_seq: number; captured_ms: number } | undefined;
  if (kept !== undefined) {
    const age = capture.ms - kept.captured_ms || capture.seq - kept.capture_seq;
    if (age < 0) return { articleSeq: kept.seq, isLatest: false };
  }
  const { seq } = sql(
    `INSERT INTO article (id, capture_seq, url, publisher, headline, date_published, engine, read_at, read_ms, notes, document)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET capture_seq = excluded.capture_seq, url = excluded.url, publisher = excluded.publisher,
       headline = excluded.headline, date_published = excluded.date_published, engine = excluded.engine,
       read_at = excluded.read_at, read_ms = excluded.read_ms, notes = excluded.notes, document = excluded.document
     RETURNING seq`,
  ).get(
    article.id,
    capture.seq,
    article.url,
    article.publisher,
    article.headline,
    article.datePublished,
    engine,
    now.toISOString(),
    now.getTime(),
    JSON.stringify(notes),
    packArticle(article),
  ) as { seq: number };
  return { articleSeq: seq, isLatest: true };
}

function packArticle(article: Article): Uint8Array {
  return zstdCompressSync(JSON.stringify(article));
}

export function unpackArticle(document: Uint8Array): Article {
  return JSON.parse(zstdDecompressSync(document).toString('utf8')) as Article;
}

/** Statements that the newer text does not have any more answer no longer, but their rows and evidence stay. */
function withdrawStatements(
  { sql }: Connection,
  articleSeq: number,
  staying: ReadonlySet<string>,
  touched: Set<number>,
): void {
  const rows = sql('SELECT seq, id, person_seq FROM statement WHERE article_seq = ? AND current = 1').all(
    articleSeq,
  ) as unknown as { seq: number; id: string; person_seq: number | null }[];
  for (const row of rows) {
    if (staying.has(row.id)) continue;
    if (row.person_seq !== null) touched.add(row.person_seq);
    sql('UPDATE statement SET current = 0 WHERE seq = ?').run(row.seq);
    sql('DELETE FROM statement_words WHERE rowid = ?').run(row.seq);
  }
}

interface Place {
  readonly articleSeq: number;
  readonly capture: ReadCapture;
  readonly position: number;
  readonly isLatest: boolean;
}

/** What is known of when a statement was seen, with one more capture that shows it. */
interface Seen {
  readonly firstAt: string;
  readonly firstMs: number;
  readonly lastAt: string;
  readonly lastMs: number;
}

function seenAgain(kept: KeptStatementRow | undefined, { at, ms }: ReadCapture): Seen {
  if (kept === undefined) return { firstAt: at, firstMs: ms, lastAt: at, lastMs: ms };
  const earlier = ms < kept.first_seen_ms;
  const later = ms > kept.last_seen_ms;
  return {
    firstAt: earlier ? at : kept.first_seen_at,
    firstMs: earlier ? ms : kept.first_seen_ms,
    lastAt: later ? at : kept.last_seen_at,
    lastMs: later ? ms : kept.last_seen_ms,
  };
}

/** When it was said, as far as known: its own time if that is a date, else the article's publication; never the capture. */
function saidOn(article: Article, statement: Statement): string | null {
  const own = statement.time?.value ?? null;
  return own !== null && periodOf(own) !== null ? own : article.datePublished;
}

function storeStatement(
  connection: Connection,
  article: Article,
  statement: Statement,
  place: Place,
  touched: Set<number>,
): void {
  const { sql } = connection;
  const kept = sql(
    `SELECT seq, current, person_seq, first_seen_at, first_seen_ms, last_seen_at, last_seen_ms FROM statement WHERE id = ?`,
  ).get(statement.id) as unknown as KeptStatementRow | undefined;
  const seen = seenAgain(kept, place.capture);
  const said = saidOn(article, statement);
  const sortMs = (said === null ? null : momentOf(said)) ?? seen.firstMs;
  if (kept !== undefined && !place.isLatest) {
    sql(
      `UPDATE statement SET first_seen_at = ?, first_seen_ms = ?, last_seen_at = ?, last_seen_ms = ?,
       sort_ms = CASE WHEN said_from IS NULL THEN ? ELSE sort_ms END WHERE seq = ?`,
    ).run(seen.firstAt, seen.firstMs, seen.lastAt, seen.lastMs, seen.firstMs, kept.seq);
    return;
  }
  const key = statement.source === null ? null : personKey(statement.source);
  const personSeq = key === null ? null : personRow(connection, key, statement.source!.name!);
  const period = said === null ? null : periodOf(said);
  const seq = writeStatement(connection, statement, place, seen, { sortMs, period, personSeq }, article);
  writeDocument(connection, seq, article, statement, kept, place.isLatest);
  for (const person of [personSeq, kept?.person_seq]) if (typeof person === 'number') touched.add(person);
}

function personRow({ sql }: Connection, { id, kind, key }: PersonKey, name: string): number {
  const known = sql('SELECT seq FROM person WHERE id = ?').get(id) as { seq: number } | undefined;
  if (known !== undefined) return known.seq;
  return Number(
    sql('INSERT INTO person (id, kind, key, name) VALUES (?, ?, ?, ?)').run(id, kind, key, name).lastInsertRowid,
  );
}

function writeStatement(
  { sql }: Connection,
  statement: Statement,
  { articleSeq, capture, position, isLatest }: Place,
  seen: Seen,
  { sortMs, period, personSeq }: { sortMs: number; period: Period | null; personSeq: number | null },
  article: Article,
): number {
  const { source } = statement;
  const beside = source === null ? null : article.text.slice(source.span.start, source.span.end);
  const { seq } = sql(
    `INSERT INTO statement (id, article_seq, capture_seq, person_seq, current, position, mode, act, said_from, said_to,
       sort_ms, source_name, source_form, role, first_seen_at, first_seen_ms, last_seen_at, last_seen_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET capture_seq = excluded.capture_seq, person_seq = excluded.person_seq,
       current = excluded.current, position = excluded.position, mode = excluded.mode, act = excluded.act,
       said_from = excluded.said_from, said_to = excluded.said_to, sort_ms = excluded.sort_ms,
       source_name = excluded.source_name, source_form = excluded.source_form, role = excluded.role,
       first_seen_at = excluded.first_seen_at, first_seen_ms = excluded.first_seen_ms,
       last_seen_at = excluded.last_seen_at, last_seen_ms = excluded.last_seen_ms
     RETURNING seq`,
  ).get(
    statement.id,
    articleSeq,
    capture.seq,
    personSeq,
    isLatest ? 1 : 0,
    position,
    statement.mode,
    statement.act,
    period?.from ?? null,
    period?.to ?? null,
    sortMs,
    source?.name ?? null,
    source?.name != null && beside !== null && isFormOf(beside, source.name) ? beside : null,
    source?.role ?? null,
    seen.firstAt,
    seen.firstMs,
    seen.lastAt,
    seen.lastMs,
  ) as { seq: number };
  return seq;
}

function writeDocument(
  { sql }: Connection,
  seq: number,
  article: Article,
  statement: Statement,
  kept: KeptStatementRow | undefined,
  isLatest: boolean,
): void {
  const wording = cutWording(article, statement);
  sql('INSERT OR REPLACE INTO statement_document (seq, statement, wording) VALUES (?, ?, ?)').run(
    seq,
    JSON.stringify(statement),
    JSON.stringify(wording),
  );
  if (!isLatest) return;
  if (kept?.current === 1) sql('DELETE FROM statement_words WHERE rowid = ?').run(seq);
  sql(
    'INSERT INTO statement_words (rowid, content, source, addressee, place, headline, outlet) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(seq, ...searchedWords(article, statement, wording));
}

/** What each column of the search index holds for a statement, in the order of its columns. */
export function searchedWords(
  article: Pick<Article, 'headline' | 'publisher'>,
  statement: Statement,
  wording: Wording,
): readonly [content: string, source: string, addressee: string, place: string, headline: string, outlet: string] {
  const joined = (...words: readonly (string | null | undefined)[]): string =>
    words
      .filter((word) => word != null)
      .join(' ')
      .normalize('NFC');
  const { source } = statement;
  return [
    joined(...wording.content.map((piece) => piece.text)),
    joined(source?.name ?? wording.source, source?.role),
    joined(wording.addressee),
    joined(wording.place, wording.venue),
    joined(article.headline),
    joined(article.publisher),
  ];
}
