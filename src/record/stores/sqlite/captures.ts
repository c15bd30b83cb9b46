/** Captures as rows: bodies packed and stored once, checked against their digest whenever they are read. */
import { hash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { OnrecordError } from '../../../lib/problems.ts';
import type { Capture, CaptureSummary, Kept, Listing, Via } from '../../../types/index.ts';
import type { Connection } from './connection.ts';
import { seeAgain, standingFor } from './sightings.ts';

interface CaptureRow {
  readonly seq: number;
  readonly id: string;
  readonly uri: string;
  readonly captured_at: string;
  readonly status: number;
  readonly media_type: string;
  readonly body_digest: string;
  readonly via: string;
  readonly listing: string | null;
  readonly length: number;
  readonly packed: Uint8Array;
}

/**
 * Stores capture, body and job; call it inside a write transaction. What the latest capture of the address has byte for
 * byte is a further look at it: `captureId` is then of the one that stands.
 */
export function insertCapture(connection: Connection, capture: Capture): Kept {
  const { sql } = connection;
  if (sql('SELECT 1 FROM capture WHERE id = ?').get(capture.id) !== undefined) {
    return { captureId: capture.id, isNew: false };
  }
  const capturedMs = Date.parse(capture.capturedAt);
  if (Number.isNaN(capturedMs)) throw new RangeError(`capture ${capture.id}: not a time: ${capture.capturedAt}`);
  insertBody(sql, capture);
  const standing = standingFor(connection, capture, capturedMs);
  if (standing !== null) {
    const { id, uri, capturedAt } = capture;
    seeAgain(connection, standing.seq, { id, uri, at: capturedAt, ms: capturedMs });
    return { captureId: standing.id, isNew: false };
  }
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

function insertBody(sql: Connection['sql'], capture: Capture): void {
  if (hash('sha256', capture.body) !== capture.bodyDigest) {
    throw new RangeError(`capture ${capture.id}: its body does not have the digest ${capture.bodyDigest}`);
  }
  if (sql('SELECT 1 FROM body WHERE digest = ?').get(capture.bodyDigest) !== undefined) return;
  sql('INSERT INTO body (digest, length, packed) VALUES (?, ?, ?)').run(
    capture.bodyDigest,
    capture.body.byteLength,
    zstdCompressSync(capture.body),
  );
}

export function findCapture({ sql, path }: Connection, id: string): Capture | null {
  const row = sql(
    `SELECT c.*, b.length, b.packed FROM capture c JOIN body b ON b.digest = c.body_digest WHERE c.id = ?`,
  ).get(id) as unknown as CaptureRow | undefined;
  if (row === undefined) return null;
  const body = unpackBody(row.packed, row.body_digest);
  if (body === null) {
    throw new OnrecordError('record/damaged', path, `The body of the capture of ${row.uri} is not what was stored.`);
  }
  return {
    id: row.id,
    uri: row.uri,
    capturedAt: row.captured_at,
    status: row.status,
    mediaType: row.media_type,
    body,
    bodyDigest: row.body_digest,
    via: JSON.parse(row.via) as Via,
    listing: row.listing === null ? null : (JSON.parse(row.listing) as Listing),
  };
}

/** The bytes as received; null when they are not those that the digest was made from. */
export function unpackBody(packed: Uint8Array, expected: string): Uint8Array | null {
  try {
    const body = zstdDecompressSync(packed);
    return hash('sha256', body) === expected ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength) : null;
  } catch {
    return null;
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
  };
}
