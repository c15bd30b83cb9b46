/** Makes captures: the bytes as received, with ids derived from them. Knows nothing of where bytes come from. */
import { createHash } from 'node:crypto';
import { deriveId } from '../lib/ids.ts';
import type { Capture, Listing, Problem, Via } from '../types/index.ts';

/** What gathering one page comes to. */
export type CaptureOutcome =
  | { readonly capture: Capture; readonly problem: null }
  | { readonly capture: null; readonly problem: Problem };

/** No page and no file is taken beyond this many bytes (20 MB): no article is nearly as long. */
export const maxBytes = 20_000_000;

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

/** A capture of a text held in memory; `capturedAt` is ISO 8601. Every span of its reading is an offset into `text`. */
export function captureText(text: string, capturedAt: string, listing: Listing | null = null): Capture {
  return capturePasted(text, 'text/plain; charset=utf-8', capturedAt, listing);
}

/** A capture of a page's HTML held in memory; `capturedAt` is ISO 8601. */
export function captureHtml(html: string, capturedAt: string, listing: Listing | null = null): Capture {
  return capturePasted(html, 'text/html; charset=utf-8', capturedAt, listing);
}

function capturePasted(text: string, mediaType: string, capturedAt: string, listing: Listing | null): Capture {
  const uri = listing?.url ?? `paste:${deriveId('paste', text)}`;
  const body = new TextEncoder().encode(text);
  return makeCapture({ uri, capturedAt, mediaType, body, via: { kind: 'paste', uri: null }, listing });
}

/** `{capture: null, problem}`. */
export function failed(problem: Problem): CaptureOutcome {
  return { capture: null, problem };
}
