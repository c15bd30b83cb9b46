/** Captures as rows. */
import { OnrecordError } from '../../../lib/problems.ts';
import type { BodyPlace, Capture, CaptureSummary, Kept, KeptCapture, Listing, Via } from '../../../types/index.ts';
import { type BodyRow, bodyColumns, bodyOf, bodyTables, insertBody } from './bodies.ts';
import type { Connection } from './connection.ts';
import { explained } from './failures.ts';
import { isDropped } from './retention.ts';
import { seeAgain, standingFor } from './sightings.ts';

interface CaptureRow extends BodyRow {
  readonly seq: number;
  readonly id: string;
  readonly uri: string;
  readonly captured_at: string;
  readonly status: number;
  readonly media_type: string;
  readonly via: string;
  readonly listing: string | null;
}

/**
 * Stores capture, body and job; call it inside a write transaction. What the latest capture of the address has byte for
 * byte is a further look at it: `captureId` is then of the one that stands.
 */
export function insertCapture(connection: Connection, capture: Capture, place: BodyPlace | null = null): Kept {
  const { sql } = connection;
  if (sql('SELECT 1 FROM capture WHERE id = ?').get(capture.id) !== undefined) {
    return { captureId: capture.id, isNew: false };
  }
  const capturedMs = Date.parse(capture.capturedAt);
  if (Number.isNaN(capturedMs)) throw new RangeError(`capture ${capture.id}: not a time: ${capture.capturedAt}`);
  if (isDropped(connection, capture.id)) return { captureId: capture.id, isNew: false };
  const standing = standingFor(connection, capture, capturedMs);
  if (standing !== null) {
    const { id, uri, capturedAt } = capture;
    seeAgain(connection, standing.seq, { id, uri, at: capturedAt, ms: capturedMs });
    return { captureId: standing.id, isNew: false };
  }
  insertBody(connection, capture, place);
  const { lastInsertRowid: seq } = sql(
    `INSERT INTO capture (id, uri, captured_at, captured_ms, status, media_type, body_digest, via, listing)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    capture.id,
    capture.uri,
    capture.capturedAt,
    capturedMs,
    capture.status,
    capture.mediaType,
    capture.bodyDigest,
    JSON.stringify(capture.via),
    capture.listing === null ? null : JSON.stringify(capture.listing),
  );
  sql(
    `INSERT INTO job (id, kind, key, uri, capture_seq, state, due_ms) VALUES (?1, 'read', ?1, ?2, ?3, 'waiting', 0)`,
  ).run(capture.id, capture.uri, seq);
  return { captureId: capture.id, isNew: true };
}

const wholeRows = `SELECT c.*, ${bodyColumns} FROM capture c JOIN (${bodyTables}) ON b.digest = c.body_digest`;

export function findCapture({ sql, path }: Connection, id: string): Capture | null {
  const row = sql(`${wholeRows} WHERE c.id = ?`).get(id) as unknown as CaptureRow | undefined;
  return row === undefined ? null : captureOf(row, path);
}

/** Throws as `bodyOf`. */
function captureOf(row: CaptureRow, path: string): Capture {
  return {
    id: row.id,
    uri: row.uri,
    capturedAt: row.captured_at,
    status: row.status,
    mediaType: row.media_type,
    body: bodyOf(row, row.uri, path),
    bodyDigest: row.body_digest,
    via: JSON.parse(row.via) as Via,
    listing: row.listing === null ? null : (JSON.parse(row.listing) as Listing),
  };
}

/** All captures, oldest first, on a connection of its own. */
export async function* streamCaptures(connection: Connection): AsyncGenerator<KeptCapture> {
  const reader = connection.reader();
  try {
    const rows = reader.db.prepare(`${wholeRows} ORDER BY c.captured_ms, c.seq`).iterate();
    for (const row of rows as unknown as Iterable<CaptureRow>) yield keptCapture(row, connection.path);
  } catch (error) {
    throw explained(error, connection.path);
  } finally {
    reader.close();
  }
}

function keptCapture(row: CaptureRow, path: string): KeptCapture {
  try {
    return { capture: captureOf(row, path), problem: null };
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    return { capture: null, problem: error.toProblem() };
  }
}

export function summaryOfCapture({ sql }: Connection, seq: number): CaptureSummary {
  const row = sql(`SELECT c.*, b.length FROM capture c JOIN body b ON b.digest = c.body_digest WHERE c.seq = ?`).get(
    seq,
  ) as unknown as CaptureRow;
  return {
    id: row.id,
    uri: row.uri,
    capturedAt: row.captured_at,
    status: row.status,
    mediaType: row.media_type,
    bodyDigest: row.body_digest,
    byteLength: row.length,
    via: JSON.parse(row.via) as Via,
  };
}
