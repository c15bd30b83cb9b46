/** Undoes HTTP content encodings as a stream, so that a limit on the decoded bytes stops a decompression bomb early. */
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';

export class PageTooLargeError extends Error {
  readonly code = 'ONRECORD_TOO_LARGE';
}

export class UnknownEncodingError extends Error {
  readonly code = 'ONRECORD_UNKNOWN_ENCODING';
}

/**
 * The decoded chunks of `body`. `encoding` is the header's value: encodings in the order they were applied.
 * Throws what zlib throws for a damaged or cut-off stream, and `UnknownEncodingError`.
 */
export async function* decoded(body: Readable, encoding: string): AsyncGenerator<Buffer> {
  const encodings = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  // More than two has no honest use, and every one multiplies the work.
  if (encodings.length > 2) {
    body.on('error', () => {}).destroy();
    throw new UnknownEncodingError(encoding);
  }
  let chunks: AsyncIterable<Buffer> = body;
  for (const name of encodings.reverse()) chunks = undone(chunks, name, body);
  yield* chunks;
}

async function* undone(source: AsyncIterable<Buffer>, name: string, body: Readable): AsyncGenerator<Buffer> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const decoder = decoderFor(name, first.value);
  if (decoder === null) {
    body.on('error', () => {}).destroy();
    throw new UnknownEncodingError(name);
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield first.value;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  // The error, if any, is thrown by reading the decoder; destroying it ends the source as well.
  pipeline(whole, decoder, () => {});
  try {
    yield* decoder as AsyncIterable<Buffer>;
  } finally {
    decoder.destroy();
    body.on('error', () => {}).destroy();
  }
}

function decoderFor(name: string, first: Buffer) {
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'br') return createBrotliDecompress();
  if (name === 'zstd') return createZstdDecompress();
  // Some servers send the bare stream; the low half of a zlib stream's first byte is always 8.
  if (name === 'deflate') return (first[0]! & 15) === 8 ? createInflate() : createInflateRaw();
  return null;
}
