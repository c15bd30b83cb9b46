/** Many captures with their readings in one transaction, and how far the files they come from have got. */
import { problem } from '../../../lib/problems.ts';
import type { ImportPosition, ReadCapture, ReadingOutcome } from '../../../types/index.ts';
import { checkReading } from '../../wording.ts';
import { insertCapture } from './captures.ts';
import type { Connection } from './connection.ts';
import { endJob, findJob } from './jobs.ts';
import { storeReading } from './readings.ts';
import { isDropped } from './retention.ts';

/** Call it inside a write transaction, with outcomes that are `sound`. */
export function keepRead(
  connection: Connection,
  read: readonly ReadCapture[],
  positions: readonly ImportPosition[],
  now: Date,
): boolean[] {
  const fresh = read.map((one) => keepOne(connection, one, now));
  for (const position of positions) keepPosition(connection, position, now);
  return fresh;
}

function keepOne(connection: Connection, { capture, outcome, place }: ReadCapture, now: Date): boolean {
  const { captureId, isNew } = insertCapture(connection, capture, place);
  if (captureId !== capture.id || isDropped(connection, captureId)) return false;
  const { seq: jobSeq, capture_seq: seq, captured_at: at, captured_ms: ms, state } = findJob(connection, capture.id);
  if (state !== 'waiting' && state !== 'leased') return isNew;
  if (outcome.reading === null) endJob(connection, jobSeq, 'failed', now, outcome.problem);
  else if (storeReading(connection, outcome.reading, { seq, at, ms }, now) === 'merged') return false;
  else endJob(connection, jobSeq, 'done', now, null);
  return isNew;
}

/** A reading that does not hold together becomes a problem of this one capture, so that the others are stored. */
export function sound({ capture, outcome, place }: ReadCapture): ReadCapture {
  if (outcome.reading === null) return { capture, outcome, place };
  try {
    checkReading(outcome.reading.article, outcome.reading.statements);
    if (outcome.reading.article.captureId === capture.id) return { capture, outcome, place };
    throw new RangeError(`the reading is of another capture: ${outcome.reading.article.captureId}`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const unsound: ReadingOutcome = {
      reading: null,
      problem: problem('cli/reading-failed', capture.uri, `Its reading does not hold together (${why}).`),
    };
    return { capture, outcome: unsound, place };
  }
}

function keepPosition({ sql }: Connection, position: ImportPosition, now: Date): void {
  sql(
    `INSERT INTO import (uri, version, position, taken, refused, changed_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (uri) DO UPDATE SET version = excluded.version, position = excluded.position, taken = excluded.taken,
       refused = excluded.refused, changed_at = excluded.changed_at`,
  ).run(position.uri, position.version, position.position, position.taken, position.refused, now.toISOString());
}

export function findPosition({ sql }: Connection, uri: string, version: string): ImportPosition | null {
  const row = sql('SELECT uri, version, position, taken, refused FROM import WHERE uri = ? AND version = ?').get(
    uri,
    version,
  );
  return row === undefined ? null : ({ ...row } as unknown as ImportPosition);
}

export function wasSeen({ sql }: Connection, uri: string, at: string): boolean {
  const ms = Date.parse(at);
  const kept = sql(
    `SELECT 1 FROM capture c JOIN job j ON j.capture_seq = c.seq
     WHERE c.uri = ? AND c.captured_ms = ? AND j.state NOT IN ('waiting', 'leased')`,
  ).get(uri, ms);
  if (kept !== undefined) return true;
  const looked = sql(
    `SELECT 1 FROM sighting WHERE uri = ?1 AND seen_ms = ?2
     UNION ALL SELECT 1 FROM tombstone WHERE uri = ?1 AND captured_ms = ?2`,
  ).get(uri, ms);
  return looked !== undefined;
}
