import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeedItem, Visit } from '../types/index.ts';
import { chooseItems } from './choice.ts';

const now = new Date('2031-05-20T12:00:00Z');
const item = (uri: string, more: Partial<FeedItem> = {}): FeedItem => ({
  uri,
  title: null,
  authors: [],
  publishedAt: null,
  updatedAt: null,
  summary: null,
  sections: [],
  ...more,
});
const visit = (uri: string, visitedAt: string, outcome: Visit['outcome'] = 'kept'): [string, Visit] => [
  uri,
  {
    uri,
    sourceId: 's',
    visitedAt,
    outcome,
    status: outcome === 'failed' ? null : 200,
    captureId: null,
    bodyDigest: null,
    etag: null,
    lastModified: null,
    problem: null,
  },
];
const chosen = (
  kind: Parameters<typeof chooseItems>[0]['kind'],
  items: readonly FeedItem[],
  visits: [string, Visit][] = [],
) => chooseItems({ kind, items }, new Map(visits), now).items.map(({ uri }) => uri);

test('should visit what was never visited and is not old', () => {
  const items = [
    item('new', { publishedAt: '2031-05-20T11:00:00Z' }),
    item('undated'),
    item('seen'),
    item('old', { publishedAt: '2031-03-01' }),
  ];
  assert.deepEqual(chosen('rss', items, [visit('seen', '2031-05-01T00:00:00Z')]), ['new', 'undated']);
});

test('should take of a sitemap only what is dated within three days', () => {
  const items = [item('undated'), item('new', { updatedAt: '2031-05-17' }), item('older', { updatedAt: '2031-05-15' })];
  assert.deepEqual(chosen('sitemap', items), ['new']);
});

test('should visit again what says it has changed and what failed, not more than once an hour', () => {
  const changed = item('changed', { updatedAt: '2031-05-20T10:00:00Z' });
  assert.deepEqual(chosen('atom', [changed], [visit('changed', '2031-05-20T09:00:00Z')]), ['changed']);
  assert.deepEqual(chosen('atom', [changed], [visit('changed', '2031-05-20T10:30:00Z')]), []);
  assert.deepEqual(chosen('rss', [item('bad')], [visit('bad', '2031-05-20T10:00:00Z', 'failed')]), ['bad']);
  assert.deepEqual(chosen('rss', [item('bad')], [visit('bad', '2031-05-20T11:30:00Z', 'failed')]), []);
  assert.deepEqual(chosen('rss', [item('gone')], [visit('gone', '2031-05-20T10:00:00Z', 'gone')]), []);
});

test('should leave for the next look what is too much for one', () => {
  const { items, fresh, more } = chooseItems(
    { kind: 'rss', items: Array.from({ length: 130 }, (_, n) => item(String(n))) },
    new Map(),
    now,
  );
  assert.deepEqual([items.length, fresh, more], [100, 130, true]);
});
