/** The text of a listing: unpacked where it is a gzip file, in the charset that its first bytes, the server or itself names. */
import { gunzipSync } from 'node:zlib';

/** Text of the bytes, without a byte-order mark; null when they are packed and unpack to more than `mostBytes`, or are damaged. */
export function listingText(body: Uint8Array, mediaType: string, mostBytes: number): string | null {
  const bytes = unpacked(body, mostBytes);
  if (bytes === null) return null;
  const decoder = decoderOf(markOf(bytes) ?? charsetIn(mediaType) ?? declared(bytes));
  if (decoder !== null) return decoder.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function unpacked(body: Uint8Array, mostBytes: number): Uint8Array | null {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return gunzipSync(body, { maxOutputLength: mostBytes });
  } catch {
    return null;
  }
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function charsetIn(mediaType: string): string | null {
  return /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(mediaType)?.[1] ?? null;
}

function declared(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).toString('latin1');
  const xml = /^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head);
  return (xml ?? /<meta[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head))?.[1] ?? null;
}

/** Null for no label, or one that nobody knows. */
function decoderOf(label: string | null): TextDecoder | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
