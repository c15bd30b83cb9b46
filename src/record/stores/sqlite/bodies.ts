/**
 * Bodies: packed and stored once, or left in a file that belongs to the person and only pointed at. Whoever reads one
 * compares it with its digest.
 */
import { hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { OnrecordError } from '../../../lib/problems.ts';
import type { BodyPlace, Capture } from '../../../types/index.ts';
import type { Connection } from './connection.ts';

/** A body as its rows have it. */
export interface BodyRow {
  readonly body_digest: string;
  readonly length: number;
  /** Empty where the record does not hold the bytes. */
  readonly packed: Uint8Array;
  readonly path: string | null;
  readonly position: number | null;
  /** When the bytes were dropped on purpose. */
  readonly dropped_at: string | null;
}

/** For `SELECT`: the columns of a `BodyRow`, and the tables that they are from. */
export const bodyColumns = 'b.digest AS body_digest, b.length, b.packed, p.path, p.position, x.dropped_at';
export const bodyTables = `body b LEFT JOIN body_place p ON p.digest = b.digest LEFT JOIN body_gone x ON x.digest = b.digest`;

const nothing = new Uint8Array(0);

/** Call it inside a write transaction. A copy takes the place of a mere reference, and of bytes that were dropped. */
export function insertBody({ sql }: Connection, capture: Capture, place: BodyPlace | null): void {
  const { bodyDigest: digest, body } = capture;
  if (hash('sha256', body) !== digest) {
    throw new RangeError(`capture ${capture.id}: its body does not have the digest ${digest}`);
  }
  const known = sql(`SELECT p.path, x.dropped_at FROM ${bodyTables} WHERE b.digest = ?`).get(digest) as
    | { path: string | null; dropped_at: string | null }
    | undefined;
  if (known === undefined) {
    sql('INSERT INTO body (digest, length, packed) VALUES (?, ?, ?)').run(
      digest,
      body.byteLength,
      place === null ? zstdCompressSync(body) : nothing,
    );
    if (place === null) return;
    sql('INSERT INTO body_place (digest, path, position) VALUES (?, ?, ?)').run(digest, place.path, place.position);
  } else if ((known.path !== null || known.dropped_at !== null) && place === null) {
    sql('UPDATE body SET packed = ? WHERE digest = ?').run(zstdCompressSync(body), digest);
    sql('DELETE FROM body_place WHERE digest = ?').run(digest);
    sql('DELETE FROM body_gone WHERE digest = ?').run(digest);
  }
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

/** The bytes as received, from wherever they are. Throws OnrecordError: record/damaged, /moved-file, /dropped. */
export function bodyOf(row: BodyRow, uri: string, recordPath: string): Uint8Array {
  if (row.dropped_at !== null) {
    throw new OnrecordError('record/dropped', uri, `The bytes of this page were dropped on ${row.dropped_at}.`);
  }
  if (row.path !== null) return bodyInFile(row, row.path);
  const body = unpackBody(row.packed, row.body_digest);
  if (body !== null) return body;
  throw new OnrecordError('record/damaged', recordPath, `The body of the capture of ${uri} is not what was stored.`);
}

function bodyInFile({ length, position, body_digest }: BodyRow, path: string): Uint8Array {
  const body = new Uint8Array(length);
  try {
    const file = openSync(path, 'r');
    try {
      for (let at = 0; at < length; ) {
        const got = readSync(file, body, at, length - at, (position ?? 0) + at);
        if (got === 0) break;
        at += got;
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new OnrecordError('record/moved-file', pathToFileURL(path).href, `${path} cannot be read any more.`, error);
  }
  if (hash('sha256', body) === body_digest) return body;
  throw new OnrecordError('record/moved-file', pathToFileURL(path).href, `${path} has changed since it was imported.`);
}
