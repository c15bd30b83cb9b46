/**
 * WARC files (ISO 28500), packed or not, as a stream of records, and a record as a capture: what a crawler or `wget --warc-file` saw,
 * with its address, its time and the bytes of the page. Holds one record at a time; what is no page is passed over.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { brotliDecompressSync, createGunzip, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { problem } from '../lib/problems.ts';
import type { Listing } from '../types/index.ts';
import { type CaptureOutcome, failed, makeCapture, maxBytes } from './capture.ts';
import { binaryKind, isPdf, mediaTypeOf } from './media-type.ts';
import { captureField, type OwnWords, ownWords } from './warc-field.ts';

export interface WarcRecord {
  /** Counted from 1, over all records of the file. */
  readonly line: number;
  /** The record, head and block; null for a page that is over the limit. */
  readonly bytes: Uint8Array | null;
}

/** Thrown where a file breaks off or is no WARC; what came before it was given. */
export class BrokenWarcError extends Error {
  readonly code = 'ONRECORD_BROKEN_WARC';
}

const mostHead = 65_536;
const end = Buffer.from('\r\n\r\n');

/** True for a file's name that says WARC. */
export function isWarc(name: string): boolean {
  return /\.warc(?:\.gz)?$/i.test(name);
}

const pieceBytes = 262_144;

/** As `warcRecords`. Of a file that is not packed all pieces are read into one place: a file of 100 GB is no 100 GB of garbage. */
export async function* warcRecordsOf(path: string): AsyncGenerator<WarcRecord> {
  await using file = await open(path, 'r');
  const place = Buffer.allocUnsafeSlow(pieceBytes);
  const { bytesRead } = await file.read(place, 0, 2, 0);
  if (isPacked(place.subarray(0, bytesRead))) yield* warcRecords(file.createReadStream({ start: 0, autoClose: false }));
  else yield* recordsOf(piecesOf(file, place));
}

async function* piecesOf(file: FileHandle, place: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(place, 0, place.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield place.subarray(0, bytesRead);
  }
}

/** The records of a WARC file that are pages as a server sent them. */
export async function* warcRecords(stream: Readable): AsyncGenerator<WarcRecord> {
  yield* recordsOf(await unpackedStream(stream));
}

async function* recordsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<WarcRecord> {
  const source = createByteSource(chunks);
  for (let line = 1; ; line++) {
    const head = await readHead(source);
    if (head === null) return;
    const length = Number(head.fields.get('content-length') ?? Number.NaN);
    if (!Number.isSafeInteger(length) || length < 0) throw new BrokenWarcError(`record ${line} has no length`);
    const isWanted = mayBePage(head.fields);
    const isTooLong = length > maxBytes + mostHead;
    const record = isWanted && !isTooLong ? await source.take(length, head.bytes) : await source.skip(length);
    if (isWanted && isTooLong) yield { line, bytes: null };
    else if (record !== null && isPage(head.fields, record.subarray(head.bytes.length))) yield { line, bytes: record };
  }
}

/** Packed files begin with gzip's own mark; each record is packed by itself, which unpacks as one stream. */
async function unpackedStream(stream: Readable): Promise<AsyncIterable<Uint8Array>> {
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first = await iterator.next();
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (first.done === true) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  if (first.done === true || !isPacked(first.value)) return whole();
  return pipeline(Readable.from(whole()), createGunzip(), () => {});
}

function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

interface ByteSource {
  /** Up to and with the mark; null at the end. Throws BrokenWarcError when it does not come within `most` bytes. */
  until(mark: Buffer, most: number): Promise<Buffer | null>;
  /** So many bytes, behind the ones that are given, in memory of their own. */
  take(length: number, behind: Buffer): Promise<Buffer>;
  skip(length: number): Promise<null>;
}

/** A chunk need only stand until the next one is asked for. */
function createByteSource(chunks: AsyncIterable<Uint8Array>): ByteSource {
  const iterator = chunks[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<Buffer | null> => {
    try {
      const next = await iterator.next();
      return next.done === true ? null : Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    } catch (error) {
      throw new BrokenWarcError('it cannot be unpacked to its end', { cause: error });
    }
  };
  const some = async (): Promise<Buffer> => {
    const next = await more();
    if (next === null) throw new BrokenWarcError('it breaks off');
    return next;
  };
  return {
    async until(mark, most) {
      for (;;) {
        const at = held.indexOf(mark);
        if (at >= 0) {
          const found = held.subarray(0, at + mark.length);
          held = held.subarray(at + mark.length);
          return found;
        }
        if (held.length > most) throw new BrokenWarcError('it has a head without an end');
        const kept = Buffer.from(held);
        const next = await more();
        if (next === null) {
          if (kept.toString('latin1').trim() === '') return null;
          throw new BrokenWarcError('it breaks off');
        }
        held = Buffer.concat([kept, next]);
      }
    },
    async take(length, behind) {
      const whole = Buffer.allocUnsafeSlow(behind.length + length);
      behind.copy(whole);
      for (let at = behind.length; ; held = await some()) {
        const copied = held.copy(whole, at);
        held = held.subarray(copied);
        at += copied;
        if (at === whole.length) return whole;
      }
    },
    async skip(length) {
      let missing = length;
      while (missing > held.length) {
        missing -= held.length;
        held = await some();
      }
      held = held.subarray(missing);
      return null;
    },
  };
}

interface Head {
  readonly bytes: Buffer;
  readonly fields: ReadonlyMap<string, string>;
}

async function readHead(source: ByteSource): Promise<Head | null> {
  const bytes = await source.until(end, mostHead);
  if (bytes === null) return null;
  // Blank lines end the record before.
  const text = bytes.toString('utf8').replace(/^[\r\n]+/, '');
  if (text === '') return readHead(source);
  if (!/^WARC\/\d/.test(text)) throw new BrokenWarcError('a record does not begin with WARC/');
  return { bytes: Buffer.from(text), fields: fieldsOf(text) };
}

/** Names in lower case → values; the first of a name counts. */
function fieldsOf(head: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.split(/\r?\n/).slice(1)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function mayBePage(fields: ReadonlyMap<string, string>): boolean {
  const type = fields.get('warc-type')?.toLowerCase();
  if (type !== 'response' && type !== 'resource') return false;
  const uri = targetOf(fields);
  return isOurs(fields) || (/^https?:\/\//i.test(uri) && !/\/robots\.txt$/i.test(uri));
}

/** A capture that was exported: whatever it is, it was in a record. */
function isOurs(fields: ReadonlyMap<string, string>): boolean {
  return fields.has(captureField.toLowerCase());
}

/** Some writers put it between angle brackets. */
function targetOf(fields: ReadonlyMap<string, string>): string {
  return (fields.get('warc-target-uri') ?? '').replace(/^<|>$/g, '');
}

interface Message {
  readonly status: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** The answer of a server, or a resource as one; null for what is neither. */
function messageOf(record: ReadonlyMap<string, string>, block: Buffer): Message | null {
  if (record.get('warc-type')?.toLowerCase() === 'resource') {
    return { status: 200, fields: new Map([['content-type', record.get('content-type') ?? '']]), body: block };
  }
  const at = block.subarray(0, mostHead).indexOf(end);
  const head = block.subarray(0, Math.max(0, at)).toString('latin1');
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(head)?.[1];
  return status === undefined
    ? null
    : { status: Number(status), fields: fieldsOf(head), body: block.subarray(at + end.length) };
}

/** An answer that has a page in it, by its own word. */
function isPage(record: ReadonlyMap<string, string>, block: Buffer): boolean {
  const message = messageOf(record, block);
  if (message === null || message.body.length === 0) return false;
  if (isOurs(record)) return true;
  const { status, fields } = message;
  const type = fields.get('content-type') ?? '';
  return status >= 200 && status < 300 && /^(?:text\/(?:html|plain)|application\/(?:xhtml|pdf))|^$/i.test(type);
}

export interface WarcPlace {
  /** The file's. */
  readonly uri: string;
  readonly line: number;
  /** ISO 8601: of records without a time. */
  readonly capturedAt: string;
  /** What is known of all of them. */
  readonly listing: Listing | null;
}

/** The capture of one record. */
export function captureWarcRecord(bytes: Uint8Array | null, place: WarcPlace): CaptureOutcome {
  const at = `${place.uri}#R${place.line}`;
  if (bytes === null)
    return failed(
      problem('gather/too-large', at, `It has more than the ${maxBytes / 1e6} MB that one article may have.`),
    );
  const record = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headEnd = record.indexOf(end) + end.length;
  const fields = fieldsOf(record.subarray(0, headEnd).toString('utf8'));
  const message = messageOf(fields, record.subarray(headEnd));
  const target = targetOf(fields);
  if (message === null || !URL.canParse(target))
    return failed(problem('gather/bad-warc', at, 'The record is no answer of a server.'));
  const own = ownWords(fields.get(captureField.toLowerCase()), fields.get('warc-date'));
  const uri = own === null ? new URL(target).href : target;
  const body = bodyOf(message);
  if (body === null)
    return failed(problem('gather/broken-response', uri, 'The page is packed, and damaged or far too large.'));
  const kind = binaryKind(body);
  if (kind !== null && !isPdf(body)) return failed(problem('gather/binary', uri, `This is ${kind}, not a page.`));
  const said = message.fields.get('content-type') ?? '';
  const capture = makeCapture({
    uri,
    status: message.status,
    mediaType: said === '' && own === null ? mediaTypeOf('', body) : said,
    body: new Uint8Array(body),
    ...(own ?? saidOfAll(place, uri, fields.get('warc-date'))),
  });
  return { capture, problem: null };
}

/** Of a record of another program: when it was made, and what is known of the whole file. */
function saidOfAll({ uri: file, capturedAt, listing }: WarcPlace, uri: string, date: string | undefined): OwnWords {
  const known = listing ?? { url: null, headline: null, authors: [], publisher: null, datePublished: null };
  return {
    capturedAt: timeOf(date) ?? capturedAt,
    via: { kind: 'warc', uri: file },
    listing: { ...known, url: known.url ?? uri },
  };
}

function timeOf(date: string | undefined): string | null {
  const ms = /^\d{4}-\d\d-\d\dT/.test(date ?? '') ? Date.parse(date!) : Number.NaN;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** Transfer and content encodings undone; null when that cannot be done. Some writers undo them and leave the fields standing. */
function bodyOf({ fields, body }: Message): Buffer | null {
  const isChunked = /\bchunked\b/i.test(fields.get('transfer-encoding') ?? '');
  const whole = isChunked ? (dechunked(body) ?? body) : body;
  const encoding = (fields.get('content-encoding') ?? '').toLowerCase();
  const unpack = decoders[encoding];
  if (unpack === undefined) return encoding === '' || encoding === 'identity' ? whole : null;
  try {
    return unpack(whole);
  } catch {
    return binaryKind(whole) === null ? whole : null;
  }
}

const limits = { maxOutputLength: maxBytes };
const decoders: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: (body) => gunzipSync(body, limits),
  'x-gzip': (body) => gunzipSync(body, limits),
  deflate: (body) => inflateSync(body, limits),
  br: (body) => brotliDecompressSync(body, limits),
  zstd: (body) => zstdDecompressSync(body, limits),
};

/** Null for what is not chunked after all. */
function dechunked(body: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const lineEnd = body.indexOf('\r\n', at);
    const size =
      lineEnd < 0 || lineEnd - at > 1000 ? '' : body.subarray(at, lineEnd).toString('latin1').split(';', 1)[0]!.trim();
    if (!/^[0-9a-f]{1,8}$/i.test(size)) return null;
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    pieces.push(body.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
  return Buffer.concat(pieces);
}
