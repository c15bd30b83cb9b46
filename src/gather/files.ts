/** Files → bytes and captures: what is missing, unreadable, empty, too large or no text comes back as a problem. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { problem } from '../lib/problems.ts';
import type { Listing, Problem, ViaKind } from '../types/index.ts';
import { type CaptureOutcome, failed, makeCapture, maxBytes } from './capture.ts';
import { binaryKind, isPdf, mediaTypeOf } from './media-type.ts';
import { looksLikeMhtml, readMhtml } from './mhtml.ts';

export interface Bytes {
  readonly body: Uint8Array;
  /** ISO 8601: when the file was last written, which is when its bytes were as they are. */
  readonly writtenAt: string;
}

/**
 * A capture of one file. Its time is the file's own, so that reading a file twice is one observation; its media type
 * is by ending, else by a look at the first bytes.
 */
export async function captureFile(path: string, listing: Listing | null = null): Promise<CaptureOutcome> {
  const uri = pathToFileURL(path).href;
  const read = await bytesOf(path, uri);
  if (!('body' in read)) return failed(read);
  const given = { name: basename(path), uri, body: read.body, capturedAt: read.writtenAt, listing };
  return captureBytes({ ...given, via: 'file' });
}

export interface GivenBytes {
  /** With its ending, if it has one. */
  readonly name: string;
  readonly uri: string;
  readonly body: Uint8Array;
  /** ISO 8601 with offset. */
  readonly capturedAt: string;
  readonly via: ViaKind;
  /** Default: by the name's ending, else by a look at the first bytes. */
  readonly mediaType?: string;
  readonly listing: Listing | null;
}

/** A capture of bytes that came without a server: standard input, a dropped file. */
export function captureBytes(given: GivenBytes): CaptureOutcome {
  const { uri, body } = given;
  if (body.byteLength > maxBytes) return failed(tooLarge(uri, body.byteLength));
  if (isBlank(body)) return failed(problem('gather/empty', uri, 'There is nothing in it.'));
  const kind = binaryKind(body);
  if (kind !== null && !isPdf(body)) {
    return failed(problem('gather/binary', uri, `This is ${kind}, not a text or a page.`));
  }
  const saved = looksLikeMhtml(body) ? readMhtml(body) : null;
  const url = given.listing?.url ?? saved?.uri ?? null;
  const capture = makeCapture({
    uri: url ?? uri,
    capturedAt: saved?.savedAt ?? given.capturedAt,
    mediaType: saved?.mediaType ?? given.mediaType ?? mediaTypeOf(given.name, body),
    body: saved?.html ?? body,
    via: { kind: given.via, uri: url === null ? null : uri },
    listing: saved?.uri == null || given.listing?.url != null ? given.listing : { ...(given.listing ?? unknown), url },
  });
  return { capture, problem: null };
}

const unknown: Listing = { url: null, headline: null, authors: [], publisher: null, datePublished: null };

/** All bytes of a file, a pipe or a device, up to the limit. */
export async function bytesOf(path: string, uri: string): Promise<Bytes | Problem> {
  try {
    await using file = await open(path, 'r');
    const stat = await file.stat();
    if (stat.isDirectory()) return problem('gather/directory', uri, 'This is a folder.');
    if (stat.isFile() && stat.size > maxBytes) return tooLarge(uri, stat.size);
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      // A pipe has no size and a file may grow while it is read: the limit counts what comes.
      const buffer = new Uint8Array(Math.max(65_536, stat.size - length + 1));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
      if (length > maxBytes) return tooLarge(uri, null);
      chunks.push(buffer.subarray(0, bytesRead));
    }
    const writtenAt = (stat.isFile() ? stat.mtime : new Date()).toISOString();
    return { body: joined(chunks, length), writtenAt };
  } catch (error) {
    return fileProblem(error, uri);
  }
}

/** Everything a stream gives, up to the limit. */
export async function bytesOfStream(stream: AsyncIterable<Uint8Array>, uri: string): Promise<Uint8Array | Problem> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > maxBytes) return tooLarge(uri, null);
    chunks.push(chunk);
  }
  return joined(chunks, length);
}

/** What a failed file operation means. */
export function fileProblem(error: unknown, uri: string): Problem {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  if (code === 'ENOENT' || code === 'ENOTDIR') return problem('gather/missing', uri, 'There is no such file.');
  if (code === 'EISDIR') return problem('gather/directory', uri, 'This is a folder.');
  return problem('gather/unreadable', uri, `The file cannot be read (${code}).`);
}

function tooLarge(uri: string, bytes: number | null): Problem {
  const size = bytes === null ? 'more than' : `${Math.ceil(bytes / 1e6)} MB, more than`;
  return problem('gather/too-large', uri, `It has ${size} the ${maxBytes / 1e6} MB that one article may have.`);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Nothing but white space, zeros and byte-order marks. */
function isBlank(body: Uint8Array): boolean {
  const blank = new Set([0, 9, 10, 11, 12, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);
  return body.every((byte) => blank.has(byte));
}
