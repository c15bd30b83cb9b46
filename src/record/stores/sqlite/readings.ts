/**
 * Stores what a capture was read into: article, statements, people, search index. The article is that of its latest
 * capture, in whichever order captures are read; statements that only an older capture has are kept, out of sight.
 */
import type { Reading } from '../../../types/index.ts';
import { checkReading } from '../../wording.ts';
import { packArticle } from './article-document.ts';
import type { Connection } from './connection.ts';
import { recountPeople } from './people.ts';
import { meetSources } from './person-of.ts';
import { articleBefore, isShownBy, leaveArticle, reattach, statementsOf } from './rereading.ts';
import { dropWords } from './search-words.ts';
import { mergeCapture, moveSeen, sameBeside, shownDigest } from './sightings.ts';
import { placeStatement, type ReadCapture } from './statement-rows.ts';
import { layAgain, layWork, moveChecks } from './work.ts';

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
  if (isLatest) meetSources(connection, articleSeq, article, statements);
  const placed = statements
    .map((statement, position) =>
      placeStatement(connection, article, statement, { articleSeq, capture, position, isLatest }, touched),
    )
    .filter((one) => one !== null);
  if (oldSeq === articleSeq) {
    if (isLatest) reattach(connection, before, statementsOf(connection, articleSeq));
  } else if (oldSeq !== null && isShownBy(connection, oldSeq, capture.seq)) {
    withdrawStatements(connection, oldSeq, staying, touched);
    const oldId = idOfArticle(connection, oldSeq)!;
    leaveArticle(connection, oldSeq, articleSeq, capture.seq);
    moveChecks(connection, oldId, article, idOfArticle(connection, oldSeq) === null);
    if (isLatest) reattach(connection, before, statementsOf(connection, articleSeq));
    else layAgain(connection, article.id);
  }
  if (isLatest) layWork(connection, { article, articleSeq, capture, touched }, placed);
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

function idOfArticle({ sql }: Connection, seq: number): string | null {
  return (sql('SELECT id FROM article WHERE seq = ?').get(seq) as { id: string } | undefined)?.id ?? null;
}

/** Statements that the newer text does not have any more answer no longer, but their rows and evidence stay. */
function withdrawStatements(
  connection: Connection,
  articleSeq: number,
  staying: ReadonlySet<string>,
  touched: Set<number>,
): void {
  const { sql } = connection;
  const rows = sql('SELECT seq, id, person_seq FROM statement WHERE article_seq = ? AND current = 1').all(
    articleSeq,
  ) as unknown as { seq: number; id: string; person_seq: number | null }[];
  for (const row of rows) {
    if (staying.has(row.id)) continue;
    if (row.person_seq !== null) touched.add(row.person_seq);
    sql('UPDATE statement SET current = 0, listed = 0, head_seq = NULL WHERE seq = ?').run(row.seq);
    dropWords(connection, row.seq);
  }
}
