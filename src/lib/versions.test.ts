import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ArticleVersion } from '../types/index.ts';
import { fieldsBeside, versionPair } from './versions.ts';

const version = (id: string): ArticleVersion => ({
  capture: {
    id,
    uri: 'https://courier.example/quay',
    capturedAt: '2031-05-19T08:00:00Z',
    status: 200,
    mediaType: 'text/html',
    bodyDigest: '',
    byteLength: 0,
    via: { kind: 'url', uri: null },
  },
  lastSeenAt: '2031-05-19T08:00:00Z',
  hasBytes: true,
});
const all = ['a', 'b', 'c'].map(version);
const pair = (from: string | null, to: string | null, of = all) => {
  const found = versionPair(of, from, to);
  return found === null ? null : `${found.from.capture.id}${found.to.capture.id}`;
};

test('compares the latest with the one before unless others are asked for', () => {
  assert.equal(pair(null, null), 'bc');
  assert.equal(pair('a', null), 'ac');
  assert.equal(pair(null, 'b'), 'ab');
  assert.equal(pair('a', 'b'), 'ab');
  assert.equal(pair('c', 'a'), 'ac');
});

test('should find nothing to compare where there are not two', () => {
  for (const [from, to] of [
    ['x', null],
    [null, 'x'],
    ['b', 'b'],
    ['c', null],
    [null, 'a'],
  ] as const)
    assert.equal(pair(from, to), null, `${from} ${to}`);
  assert.equal(pair(null, null, []), null);
  assert.equal(pair(null, null, all.slice(0, 1)), null);
});

test('tells a changed headline once', () => {
  const fields = ['headline', 'authors'].map((field) => ({ field, before: 'a', after: 'b' }));
  const part = { change: 'rewritten', before: 0, after: 0, kind: 'headline', edits: [] } as const;
  assert.deepEqual(fieldsBeside({ fields, parts: [part] }), [fields[1]]);
  assert.deepEqual(fieldsBeside({ fields, parts: [{ ...part, kind: 'paragraph' }] }), fields);
});
