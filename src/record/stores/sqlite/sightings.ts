/**
 * Looks that found what was there already: they make no capture of their own, only the time moves at which it was seen.
 * Equal bytes are known when a capture comes, equal words when it is read.
 */
import { hash } from 'node:crypto';
import type { Article, Capture } from '../../../types/index.ts';
import type { Connection } from './connection.ts';

/** The capture that stands for this look, or null: this id was seen before, or the latest capture of the address is just so. */
export function standingFor({ sql }: Connection, capture: Capture, capturedMs: number): StandingCapture | null {
  const known = sql(
    `SELECT c.seq, c.id FROM sighting s JOIN capture c ON c.seq = s.capture_seq WHERE s.capture_id = ?`,
  ).get(capture.id) as unknown as StandingCapture | undefined;
  if (known !== undefined) return known;
  const before = sql(
    `SELECT seq, id FROM capture WHERE uri = ?1 AND body_digest = ?2 AND status = ?3 AND media_type = ?4 AND listing IS ?5
       AND seq = (SELECT seq FROM capture WHERE uri = ?1 AND captured_ms <= ?6 ORDER BY captured_ms DESC, seq DESC LIMIT 1)`,
  ).get(
    capture.uri,
    capture.bodyDigest,
    capture.status,
    capture.mediaType,
    capture.listing === null ? null : JSON.stringify(capture.listing),
    capturedMs,
  );
  return (before as unknown as StandingCapture | undefined) ?? null;
}

export interface StandingCapture {
  readonly seq: number;
  readonly id: string;
}

/** Notes the look and moves when the capture's statements were seen; call it inside a write transaction. */
export function seeAgain(
  connection: Connection,
  standing: number,
  look: { readonly id: string; readonly uri: string; readonly at: string; readonly ms: number },
): void {
  connection
    .sql('INSERT OR IGNORE INTO sighting (capture_id, uri, seen_at, seen_ms, capture_seq) VALUES (?, ?, ?, ?, ?)')
    .run(look.id, look.uri, look.at, look.ms, standing);
  moveSeen(connection, standing);
}

/** The statements that a capture shows were first and last seen when it was, in any of its looks; also where another address shows the same. */
export function moveSeen({ sql }: Connection, captureSeq: number): void {
  const looks = sql(
    `SELECT seen_at AS at, seen_ms AS ms FROM sighting WHERE capture_seq = ?1 AND seen_ms IN (
       (SELECT min(seen_ms) FROM sighting WHERE capture_seq = ?1), (SELECT max(seen_ms) FROM sighting WHERE capture_seq = ?1))`,
  ).all(captureSeq) as unknown as { at: string; ms: number }[];
  const alike = `current = 1 AND capture_seq IN (SELECT other.capture_seq FROM reading one
    JOIN reading other ON other.article_seq = one.article_seq AND other.shown = one.shown WHERE one.capture_seq = ?1)`;
  for (const { at, ms } of looks) {
    sql(`UPDATE statement SET last_seen_at = ?2, last_seen_ms = ?3 WHERE ${alike} AND last_seen_ms < ?3`).run(
      captureSeq,
      at,
      ms,
    );
    sql(
      `UPDATE statement SET first_seen_at = ?2, first_seen_ms = ?3, sort_ms = CASE WHEN said_from IS NULL THEN ?3 ELSE sort_ms END
       WHERE ${alike} AND first_seen_ms > ?3`,
    ).run(captureSeq, at, ms);
  }
}

/** Of all that a reader sees of the article: not what surrounds it, nor when it was last touched. */
export function shownDigest(article: Article): string {
  const { wordsDigest, url, publisher, inLanguage, headline, authors, datePublished, dateline, section } = article;
  const shown = [wordsDigest, url, publisher, inLanguage, headline, authors, datePublished, dateline, section];
  return hash('sha256', JSON.stringify(shown));
}

interface Shown {
  readonly articleId: string;
  readonly engine: string;
  readonly shown: string;
}

/** The capture of the same address just before, else just after, where it was read alike and shows the same; null for one that was read before. */
export function sameBeside(
  { sql }: Connection,
  capture: { readonly seq: number; readonly ms: number },
  { articleId, engine, shown }: Shown,
): StandingCapture | null {
  if (sql('SELECT 1 FROM reading WHERE capture_seq = ?').get(capture.seq) !== undefined) return null;
  const beside = sql(
    `SELECT c.seq, c.id FROM capture c JOIN reading r ON r.capture_seq = c.seq JOIN article a ON a.seq = r.article_seq
     WHERE r.shown = ?3 AND r.engine = ?4 AND a.id = ?5 AND c.seq IN (
       (SELECT seq FROM capture WHERE uri = (SELECT uri FROM capture WHERE seq = ?1) AND captured_ms <= ?2 AND seq <> ?1
        ORDER BY captured_ms DESC, seq DESC LIMIT 1),
       (SELECT seq FROM capture WHERE uri = (SELECT uri FROM capture WHERE seq = ?1) AND captured_ms > ?2
        ORDER BY captured_ms, seq LIMIT 1))
     ORDER BY c.captured_ms LIMIT 1`,
  ).get(capture.seq, capture.ms, shown, engine, articleId);
  return (beside as unknown as StandingCapture | undefined) ?? null;
}

/** Whether this capture was found to show nothing new. */
export function wasMerged({ sql }: Connection, captureId: string): boolean {
  return sql('SELECT 1 FROM sighting WHERE capture_id = ?').get(captureId) !== undefined;
}

/** Makes the capture a mere look at the one that stands: it, its job and, where nobody else has it, its body go. */
export function mergeCapture(connection: Connection, captureSeq: number, standing: StandingCapture): void {
  const { sql } = connection;
  const { id, uri, captured_at, captured_ms, body_digest } = sql('SELECT * FROM capture WHERE seq = ?').get(
    captureSeq,
  ) as { id: string; uri: string; captured_at: string; captured_ms: number; body_digest: string };
  sql('UPDATE sighting SET capture_seq = ? WHERE capture_seq = ?').run(standing.seq, captureSeq);
  sql(`UPDATE visit SET capture_id = ?, outcome = 'unchanged' WHERE capture_id = ?`).run(standing.id, id);
  sql('DELETE FROM job WHERE capture_seq = ?').run(captureSeq);
  sql('DELETE FROM capture WHERE seq = ?').run(captureSeq);
  sql('DELETE FROM body WHERE digest = ?1 AND NOT EXISTS (SELECT 1 FROM capture WHERE body_digest = ?1)').run(
    body_digest,
  );
  seeAgain(connection, standing.seq, { id, uri, at: captured_at, ms: captured_ms });
}
