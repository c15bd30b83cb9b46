/**
 * What a source's retention drops: the bytes of captures, or all that is there of them but a tombstone. A capture belongs to the
 * sources that visited it; it goes only when all of them let it go, and never while it waits to be read.
 */
import type { NewsSource } from '../../../types/index.ts';
import type { Connection } from './connection.ts';
import { recountPeople } from './people.ts';

/** Rows of one step: a short transaction each, so that nobody waits. */
const stepSize = 50;
const day = 86_400_000;

/** Until when captures of a source have gone, by what is to become of them. */
export interface Deadline {
  readonly sourceId: string;
  readonly before: number;
  readonly all: boolean;
}

export function deadlines({ sql }: Connection, now: Date): Deadline[] {
  const rows = sql('SELECT source FROM source').all() as unknown as { source: string }[];
  return rows.flatMap((row) => {
    const { id, retention } = JSON.parse(row.source) as NewsSource;
    if (retention === null) return [];
    return [{ sourceId: id, before: now.getTime() - retention.days * day, all: retention.action === 'drop-all' }];
  });
}

/** Captures that all their sources let go: `?1` is the deadlines as JSON, `?2` whether they must drop all. */
const letGo = `SELECT c.seq, c.id, c.body_digest FROM capture c
  JOIN job j ON j.capture_seq = c.seq AND j.state NOT IN ('waiting', 'leased')
  WHERE NOT EXISTS (
    SELECT 1 FROM visit v JOIN source s ON s.id = v.source_id
      LEFT JOIN json_each(?1) d ON d.value ->> 'sourceId' = v.source_id
    WHERE v.capture_id = c.id
      AND (d.value IS NULL OR c.captured_ms >= d.value ->> 'before' OR (?2 AND NOT d.value ->> 'all')))
  AND EXISTS (SELECT 1 FROM visit v JOIN source s ON s.id = v.source_id WHERE v.capture_id = c.id)`;

/** Drops the bytes of some captures; how many bodies. Call it inside a write transaction, until it is 0. */
export function dropSomeBytes({ sql }: Connection, given: readonly Deadline[], now: Date): number {
  const rows = sql(
    `WITH going AS (${letGo}) SELECT DISTINCT g.body_digest AS digest FROM going g
     WHERE NOT EXISTS (SELECT 1 FROM body_gone x WHERE x.digest = g.body_digest)
       AND NOT EXISTS (SELECT 1 FROM capture c WHERE c.body_digest = g.body_digest AND c.seq NOT IN (SELECT seq FROM going))
     LIMIT ${stepSize}`,
  ).all(JSON.stringify(given), 0) as unknown as { digest: string }[];
  for (const { digest } of rows) {
    sql(`UPDATE body SET packed = x'' WHERE digest = ?`).run(digest);
    sql('DELETE FROM body_place WHERE digest = ?').run(digest);
    sql('INSERT INTO body_gone (digest, dropped_at) VALUES (?, ?)').run(digest, now.toISOString());
  }
  return rows.length;
}

/** Drops some articles, and captures that were never read, with all their captures; how many captures. Call it inside a write transaction, until it is 0. */
export function dropSomeWhole(connection: Connection, given: readonly Deadline[], now: Date): number {
  const { sql } = connection;
  const json = JSON.stringify(given);
  const articles = sql(
    `WITH going AS (${letGo}) SELECT DISTINCT r.article_seq AS seq FROM reading r JOIN going g ON g.seq = r.capture_seq
     WHERE NOT EXISTS (SELECT 1 FROM reading o WHERE o.article_seq = r.article_seq AND o.capture_seq NOT IN (SELECT seq FROM going))
     LIMIT ${stepSize}`,
  ).all(json, 1) as unknown as { seq: number }[];
  let dropped = 0;
  for (const { seq } of articles) dropped += dropArticle(connection, seq, now);
  if (articles.length > 0) return dropped;
  const unread = sql(
    `WITH going AS (${letGo}) SELECT seq FROM going g
     WHERE NOT EXISTS (SELECT 1 FROM reading r WHERE r.capture_seq = g.seq) LIMIT ${stepSize}`,
  ).all(json, 1) as unknown as { seq: number }[];
  for (const { seq } of unread) dropCapture(connection, seq, now);
  return unread.length;
}

function dropArticle(connection: Connection, articleSeq: number, now: Date): number {
  const { sql } = connection;
  const of = '(SELECT seq FROM statement WHERE article_seq = ?)';
  const people = sql(
    'SELECT DISTINCT person_seq AS seq FROM statement WHERE article_seq = ? AND person_seq IS NOT NULL',
  ).all(articleSeq) as unknown as { seq: number }[];
  sql(`DELETE FROM statement_words WHERE rowid IN (SELECT line FROM statement_listing WHERE seq IN ${of})`).run(
    articleSeq,
  );
  sql(`DELETE FROM statement_listing WHERE seq IN ${of}`).run(articleSeq);
  sql(`DELETE FROM statement_document WHERE seq IN ${of}`).run(articleSeq);
  sql('DELETE FROM statement WHERE article_seq = ?').run(articleSeq);
  recountPeople(connection, new Set(people.map(({ seq }) => seq)));
  const captures = sql('SELECT capture_seq AS seq FROM reading WHERE article_seq = ?').all(articleSeq) as unknown as {
    seq: number;
  }[];
  sql('DELETE FROM reading WHERE article_seq = ?').run(articleSeq);
  sql('DELETE FROM article WHERE seq = ?').run(articleSeq);
  for (const { seq } of captures) dropCapture(connection, seq, now);
  return captures.length;
}

/** The capture, its looks, its job and, where nobody else has it, its body. */
function dropCapture({ sql }: Connection, seq: number, now: Date): void {
  const { body_digest: digest } = sql('SELECT body_digest FROM capture WHERE seq = ?').get(seq) as {
    body_digest: string;
  };
  const at = now.toISOString();
  sql(
    `INSERT OR IGNORE INTO tombstone (capture_id, uri, captured_at, captured_ms, dropped_at)
     SELECT id, uri, captured_at, captured_ms, ?2 FROM capture WHERE seq = ?1
     UNION ALL SELECT capture_id, uri, seen_at, seen_ms, ?2 FROM sighting WHERE capture_seq = ?1`,
  ).run(seq, at);
  sql('DELETE FROM sighting WHERE capture_seq = ?').run(seq);
  sql('DELETE FROM job WHERE capture_seq = ?').run(seq);
  sql('DELETE FROM capture WHERE seq = ?').run(seq);
  if (sql('SELECT 1 FROM capture WHERE body_digest = ?').get(digest) !== undefined) return;
  for (const table of ['body_place', 'body_gone', 'body']) sql(`DELETE FROM ${table} WHERE digest = ?`).run(digest);
}

/** Whether this capture was dropped: it does not come back. */
export function isDropped({ sql }: Connection, captureId: string): boolean {
  return sql('SELECT 1 FROM tombstone WHERE capture_id = ?').get(captureId) !== undefined;
}
