/** A capture made from bytes or characters, for this room's tests. */
import { digest } from '../lib/ids.ts';
import type { Capture, Listing } from '../types/index.ts';

export function captureOf(
  body: Uint8Array | string,
  mediaType = 'text/html',
  uri = 'file:///page.html',
  listing: Listing | null = null,
): Capture {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return {
    id: 'capture',
    uri,
    capturedAt: '2031-01-01T00:00:00Z',
    status: 200,
    mediaType,
    body: bytes,
    bodyDigest: digest(bytes),
    via: { kind: 'file', uri: null },
    listing,
  };
}
