/** The gather room: files, pages, standard input → Capture. */
import { createHash } from 'node:crypto';
import { deriveId } from '../lib/ids.ts';
import type { Capture, Listing, Via } from '../types/index.ts';

export interface Observation {
  readonly uri: string;
  /** ISO 8601 with offset. */
  readonly capturedAt: string;
  /** Default 200. */
  readonly status?: number;
  readonly mediaType: string;
  readonly body: Uint8Array;
  readonly via: Via;
  readonly listing?: Listing | null;
}

/** A capture with its derived ids. */
export function makeCapture(seen: Observation): Capture {
  const status = seen.status ?? 200;
  const bodyDigest = createHash('sha256').update(seen.body).digest('hex');
  return {
    id: deriveId('capture', seen.uri, seen.capturedAt, String(status), bodyDigest),
    uri: seen.uri,
    capturedAt: seen.capturedAt,
    status,
    mediaType: seen.mediaType,
    body: seen.body,
    bodyDigest,
    via: seen.via,
    listing: seen.listing ?? null,
  };
}

/** A capture of a text held in memory; `capturedAt` is ISO 8601. */
export function captureText(text: string, capturedAt: string, listing: Listing | null = null): Capture {
  const body = new TextEncoder().encode(text);
  const uri = listing?.url ?? `paste:${deriveId('paste', text)}`;
  return makeCapture({
    uri,
    capturedAt,
    mediaType: 'text/plain; charset=utf-8',
    body,
    via: { kind: 'paste', uri: null },
    listing,
  });
}
