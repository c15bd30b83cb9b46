import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Capture } from '../types/index.ts';
import { captureText, makeCapture } from './capture.ts';
import { captureWarcRecord, warcRecords } from './warc.ts';
import { warcInfo, warcRecordOf } from './write-warc.ts';

const place = { uri: 'file:///back.warc', line: 1, capturedAt: '2031-06-01T00:00:00Z', listing: null };
const answer = makeCapture({
  uri: 'https://tideline.example/pier',
  capturedAt: '2031-05-16T12:00:00.250+02:00',
  mediaType: 'text/html; charset=utf-8',
  body: Buffer.from('<!doctype html><title>Pier</title><p>The pier stays.</p>'),
  via: { kind: 'feed', uri: 'https://tideline.example/feed' },
  listing: {
    url: 'https://tideline.example/pier',
    headline: 'Quay “ståys”',
    authors: ['Odile Brant'],
    publisher: null,
    datePublished: null,
  },
});

async function back(bytes: Uint8Array): Promise<readonly (Capture | string)[]> {
  const found: (Capture | string)[] = [];
  for await (const { line, bytes: one } of warcRecords(Readable.from([bytes]))) {
    const { capture, problem } = captureWarcRecord(one, { ...place, line });
    found.push(capture ?? problem.code);
  }
  return found;
}

const plain = (capture: Capture) => ({ ...capture, body: Buffer.from(capture.body).toString('latin1') });

test('writes an answer as a server gave it, with digests that any tool can check', () => {
  const record = Buffer.from(warcRecordOf(answer)).toString('latin1');
  const [head = '', http = '', ...body] = record.split('\r\n\r\n');
  assert.deepEqual(http.split('\r\n'), [
    'HTTP/1.1 200 OK',
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${answer.body.byteLength}`,
  ]);
  assert.deepEqual(body, [Buffer.from(answer.body).toString('latin1'), '']);
  const block = `${http}\r\n\r\n${body[0]}`;
  const lines = head.split('\r\n');
  assert.equal(lines[0], 'WARC/1.1');
  for (const line of [
    'WARC-Type: response',
    'WARC-Target-URI: https://tideline.example/pier',
    'WARC-Date: 2031-05-16T10:00:00.250Z',
    'Content-Type: application/http;msgtype=response',
    `WARC-Payload-Digest: sha256:${answer.bodyDigest}`,
    `WARC-Block-Digest: sha256:${createHash('sha256').update(block, 'latin1').digest('hex')}`,
    `Content-Length: ${block.length}`,
  ]) {
    assert.ok(lines.includes(line), line);
  }
  assert.match(
    head,
    /\r\nWARC-Record-ID: <urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>/,
  );
});

test('gives back the very captures that were written, from the web or not, packed or not', async () => {
  const { listing } = answer;
  const captures = [
    answer,
    makeCapture({ ...answer, status: 404, body: Buffer.from('Gone.'), mediaType: '' }),
    captureText('Ferry stays\n\n“It stays,” Mayor Odile Brant said.', '2031-05-16T10:00:00Z'),
    makeCapture({ ...answer, uri: 'file:///home/o/a%20b.txt', mediaType: 'text/plain', listing: null }),
    makeCapture({ ...answer, uri: 'HTTPS://Tideline.example', body: Buffer.from('%PDF-1.4 \u0000'), listing }),
    makeCapture({ ...answer, uri: 'https://tideline.example/robots.txt', body: Buffer.from('a\r\n\r\nb') }),
  ];
  const records = [warcInfo('2031-06-01T00:00:00Z'), ...captures.map(warcRecordOf)];
  for (const bytes of [Buffer.concat(records), Buffer.concat(records.map((one) => gzipSync(one)))]) {
    const found = await back(bytes);
    assert.deepEqual(
      found.map((one) => (typeof one === 'string' ? one : plain(one))),
      captures.map(plain),
    );
  }
});

test('leaves out what is too long for a field; the page comes back all the same', async () => {
  const headline = 'x'.repeat(40_000);
  const long = { ...answer, listing: { ...answer.listing!, headline } };
  const [found] = await back(warcRecordOf(long));
  assert.ok(typeof found === 'object');
  assert.deepEqual([found.uri, found.via.kind, found.listing?.headline], [answer.uri, 'warc', null]);
});

test('believes a field of ours only where it fits its record', async () => {
  const record = Buffer.from(warcRecordOf(answer)).toString('latin1');
  for (const [what, by] of [
    [/Onrecord-Capture: .*/, 'Onrecord-Capture: no JSON'],
    [/Onrecord-Capture: .*/, 'Onrecord-Capture: null'],
    ['"kind":"feed"', '"kind":"heaven"'],
    ['"authors":["Odile Brant"]', '"authors":[7]'],
    ['WARC-Date: 2031-05-16T10:00:00.250Z', 'WARC-Date: 2030-05-16T10:00:00.250Z'],
  ] as const) {
    const changed = record.replace(what, by);
    assert.notEqual(changed, record);
    const [found] = await back(Buffer.from(changed, 'latin1'));
    assert.ok(typeof found === 'object');
    assert.deepEqual([found.via, found.listing?.headline], [{ kind: 'warc', uri: place.uri }, null], by);
  }
});

test('writes no line of its own that a page or an address brought along', () => {
  const odd = makeCapture({
    ...answer,
    uri: 'https://tideline.example/a\r\nWARC-Type: x',
    mediaType: 'text/html\r\nX: y',
  });
  const record = Buffer.from(warcRecordOf(odd)).toString('latin1');
  assert.doesNotMatch(record, /\nWARC-Type: x|\nX: y/);
});
