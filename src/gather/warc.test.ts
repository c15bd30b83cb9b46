import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { captureInput, type Input, listInputs } from './index.ts';
import { BrokenWarcError, captureWarcRecord, warcRecords } from './warc.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-warc-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const now = () => new Date('2031-05-20T12:00:00Z');

const record = (fields: Readonly<Record<string, string>>, block: string | Buffer): Buffer => {
  const bytes = Buffer.from(block);
  const head = Object.entries({ ...fields, 'Content-Length': String(bytes.length) }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${head.join('')}\r\n`), bytes, Buffer.from('\r\n\r\n')]);
};
const response = (uri: string, http: string, body: string | Buffer, date = '2031-05-16T10:00:00Z'): Buffer =>
  record(
    {
      'WARC-Type': 'response',
      'WARC-Target-URI': uri,
      'WARC-Date': date,
      'Content-Type': 'application/http;msgtype=response',
    },
    Buffer.concat([Buffer.from(`HTTP/1.1 ${http}\r\n\r\n`), Buffer.from(body)]),
  );
const html = '200 OK\r\nContent-Type: text/html; charset=utf-8';
const page = (n: number): string => `<!doctype html><title>${n}</title><p>Story ${n}.</p>`;

const file = [
  record({ 'WARC-Type': 'warcinfo', 'Content-Type': 'application/warc-fields' }, 'software: test\r\n'),
  record({ 'WARC-Type': 'request', 'WARC-Target-URI': 'https://tideline.example/1' }, 'GET /1 HTTP/1.1\r\n\r\n'),
  response('<https://tideline.example/1>', html, page(1)),
  response('https://tideline.example/robots.txt', '200 OK\r\nContent-Type: text/plain', 'User-agent: *'),
  response('https://tideline.example/p.png', '200 OK\r\nContent-Type: image/png', 'png'),
  response('https://tideline.example/gone', '404 Not Found\r\nContent-Type: text/html', 'Gone.'),
  response('dns:tideline.example', html, 'x'),
  response(
    'https://tideline.example/2',
    `${html}\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked`,
    chunked(brotliCompressSync(page(2))),
  ),
  response('https://tideline.example/3', `${html}\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked`, page(3)),
];

function chunked(body: Buffer): Buffer {
  const half = body.length >> 1;
  const piece = (bytes: Buffer) => [Buffer.from(`${bytes.length.toString(16)};x=y\r\n`), bytes, Buffer.from('\r\n')];
  return Buffer.concat([...piece(body.subarray(0, half)), ...piece(body.subarray(half)), Buffer.from('0\r\n\r\n')]);
}

async function inputsOf(name: string, bytes: Buffer): Promise<readonly Input[]> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const inputs: Input[] = [];
  for await (const input of listInputs([path], { base: folder, stdin: Readable.from([]), now })) inputs.push(input);
  return inputs;
}

async function pagesOf(inputs: readonly Input[]): Promise<readonly string[]> {
  const outcomes = await Promise.all(
    inputs.map((input) => captureInput(input, { listing: null, allowPrivate: false, now })),
  );
  return outcomes.map(({ outcome: { capture, problem } }) =>
    capture === null ? problem.code : `${capture.uri} ${capture.capturedAt} ${Buffer.from(capture.body).toString()}`,
  );
}

const pages = [1, 2, 3].map((n) => `https://tideline.example/${n} 2031-05-16T10:00:00.000Z ${page(n)}`);

test('should give the pages of a WARC file with their addresses and times, packed or not', async () => {
  for (const [name, bytes] of [
    ['a.warc', Buffer.concat(file)],
    ['a.warc.gz', Buffer.concat(file.map((one) => gzipSync(one)))],
    ['whole.warc.gz', gzipSync(Buffer.concat(file))],
  ] as const) {
    const inputs = await inputsOf(name, bytes);
    assert.deepEqual(await pagesOf(inputs), pages, name);
    assert.deepEqual(
      inputs.map(({ id }) => id),
      [3, 8, 9].map((line) => `${name}:${line}`),
    );
  }
});

test('should give what stands before the place where a file breaks off, and say so', async () => {
  const whole = Buffer.concat(file);
  const packed = Buffer.concat(file.map((one) => gzipSync(one)));
  for (const [name, bytes] of [
    ['cut.warc', whole.subarray(0, whole.length - 40)],
    ['cut.warc.gz', packed.subarray(0, packed.length - 20)],
    ['odd.warc', Buffer.concat([...file.slice(0, 8), Buffer.from('No record\r\n\r\n')])],
  ] as const) {
    assert.deepEqual(await pagesOf(await inputsOf(name, bytes)), [...pages.slice(0, 2), 'gather/bad-warc'], name);
  }
});

test('should say when there is no page in a file, and what is no WARC', async () => {
  assert.deepEqual(await pagesOf(await inputsOf('none.warc', file[0]!)), ['gather/empty']);
  assert.deepEqual(await pagesOf(await inputsOf('void.warc', Buffer.alloc(0))), ['gather/empty']);
  assert.deepEqual(await pagesOf(await inputsOf('words.warc', Buffer.from('Only words.'))), ['gather/bad-warc']);
});

test('should pass over a page that is too long, and not unpack one without end', async () => {
  const long = response('https://tideline.example/long', html, Buffer.alloc(21_000_000, 'x'));
  const bomb = response(
    'https://tideline.example/bomb',
    `${html}\r\nContent-Encoding: gzip`,
    gzipSync(Buffer.alloc(30_000_000)),
  );
  const found = await pagesOf(await inputsOf('long.warc', Buffer.concat([long, bomb, file[2]!])));
  assert.deepEqual(found, ['gather/too-large', 'gather/broken-response', pages[0]]);
});

test('should end on any bytes, in any pieces, with records or a broken file', async () => {
  const whole = Buffer.concat(file);
  const cuts = fc.array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(cuts, fc.integer({ min: 1, max: 300 }), async (changes, size) => {
      const bytes = Buffer.from(whole);
      for (const { at, byte } of changes) bytes[at] = byte;
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
        bytes.subarray(n * size, (n + 1) * size),
      );
      try {
        for await (const { line, bytes: one } of warcRecords(Readable.from(pieces))) {
          captureWarcRecord(one, { uri: 'file:///a.warc', line, capturedAt: '2031-05-20T12:00:00Z', listing: null });
        }
      } catch (error) {
        assert.ok(error instanceof BrokenWarcError, String(error));
      }
    }),
    { numRuns: 60 },
  );
});
