import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captureOf } from './capture-for-tests.ts';
import { decode, kindOf } from './decode.ts';
import { readPage } from './index.ts';

const bytes = (...values: readonly number[]) => new Uint8Array(values);
const ascii = (text: string) => new TextEncoder().encode(text);
const joined = (...pieces: readonly Uint8Array[]) => new Uint8Array(pieces.flatMap((piece) => [...piece]));

test('should not count a byte-order mark as text', () => {
  assert.equal(decode('text/plain', joined(bytes(0xef, 0xbb, 0xbf), ascii('Tide')), 'text'), 'Tide');
  assert.equal(decode('text/plain', bytes(0xff, 0xfe, 0x54, 0, 0x69, 0), 'text'), 'Ti');
});

test('should take valid UTF-8 for UTF-8 although the label says otherwise', () => {
  assert.equal(decode('text/html; charset=iso-8859-1', new TextEncoder().encode('Fähre'), 'html'), 'Fähre');
});

test('should read windows-1252 although the label says UTF-8', () => {
  assert.equal(
    decode(
      'text/html; charset=utf-8',
      joined(
        ascii('<p>F'),
        bytes(0xe4),
        ascii('hre, L'),
        bytes(0xf6),
        ascii('we, '),
        bytes(0x84),
        ascii('ja'),
        bytes(0x93),
      ),
      'html',
    ),
    '<p>Fähre, Löwe, „ja“',
  );
});

test('should find the charset in a meta tag and in the media type', () => {
  const koi8 = joined(ascii('<meta charset="koi8-r"><p>'), bytes(0xcd, 0xcf, 0xd2, 0xc5));
  assert.ok(decode('text/html', koi8, 'html').endsWith('море'));
  assert.equal(decode('text/plain; charset="Shift_JIS"', bytes(0x8d, 0x60), 'text'), '港');
});

test('should keep a UTF-8 page that was cut within a character', () => {
  assert.equal(
    decode('text/html', joined(new TextEncoder().encode('Fähre über Öl'), bytes(0xc3)), 'html'),
    'Fähre über Öl\ufffd',
  );
});

test('should tell text from other files by their bytes', () => {
  assert.equal(kindOf('text/html', ascii('%PDF-1.7 and so on')), 'binary');
  assert.equal(kindOf('text/plain', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d)), 'binary');
  assert.equal(kindOf('', joined(ascii('words'), bytes(0, 0, 0), ascii('words'))), 'binary');
  assert.equal(kindOf('application/octet-stream', ascii('<!doctype html><p>Tide')), 'html');
  assert.equal(kindOf('', ascii('The tide is in.')), 'text');
  assert.equal(kindOf('application/rss+xml', ascii('<?xml version="1.0"?><rss>')), 'structured');
  assert.equal(kindOf('text/plain', ascii('<p>is plain text when it is called so')), 'text');
});

test('should say what is wrong with what is no article, and what to do', () => {
  const codes: readonly (readonly [Uint8Array, string, string])[] = [
    [bytes(), 'text/html', 'page/empty'],
    [ascii(' \n\t '), 'text/plain', 'page/empty'],
    [ascii('%PDF-1.7'), 'application/pdf', 'page/not-text'],
    [ascii('. . . -- !'), 'text/plain', 'page/no-text'],
    [ascii('<html><body><div></div></body></html>'), 'text/html', 'page/no-text'],
    [ascii('{"a": 1}'), 'application/json', 'page/not-an-article'],
    [new Uint8Array(21 * 1024 * 1024), 'text/html', 'page/too-large'],
  ];
  for (const [body, type, code] of codes) {
    const { article, problem } = readPage(captureOf(body, type, 'file:///x'));
    assert.equal(article, null);
    assert.equal(problem?.code, code);
    assert.equal(problem?.uri, 'file:///x');
    assert.match(problem?.detail ?? '', /\. \w.*\.$/);
  }
});
