/** Invented sources: one that does well, one at rest, one that is paused. */
import type { NewsSource, SourceState, SourceStatus } from '../../src/types/index.ts';

const gazette: NewsSource = {
  id: 'gazette',
  uri: 'https://gazette.example/feed.xml',
  kind: 'rss',
  title: 'The <Saltmarsh> Gazette',
  homepage: null,
  tags: ['lamps', 'quay'],
  addedAt: '2031-05-01T08:00:00Z',
  paused: false,
  every: 45,
  retention: { days: 90, action: 'drop-bytes' },
  formerly: [{ uri: 'https://gazette.example/old.xml', until: '2031-05-10T08:00:00Z', by: 'redirect' }],
};

const well: SourceState = {
  lastFetchAt: '2031-05-16T11:40:00Z',
  lastStatus: 200,
  problem: null,
  lastGoodAt: '2031-05-16T11:40:00Z',
  lastNewAt: '2031-05-16T10:10:00Z',
  nextFetchAt: '2031-05-16T12:25:00Z',
  etag: null,
  lastModified: null,
  failures: 0,
  restingUntil: null,
  robots: 'allowed',
  articlesPerDay: 2.5,
  listed: 20,
  fresh: 3,
};

const silent: SourceState = {
  ...well,
  lastStatus: null,
  problem: { code: 'gather/refused', uri: 'https://tern.example/rss', detail: 'Nobody <answers> there. Try later.' },
  failures: 12,
  restingUntil: '2031-05-22T00:00:00Z',
  lastGoodAt: null,
  articlesPerDay: null,
};

export function exampleSources(): readonly SourceStatus[] {
  const others = { every: null, retention: null, tags: [], title: null, formerly: [] };
  return [
    { source: gazette, state: well },
    { source: { ...gazette, ...others, id: 'tern', uri: 'https://tern.example/rss', kind: 'atom' }, state: silent },
    {
      source: { ...gazette, ...others, id: 'odd', uri: 'javascript:alert(1)', kind: 'page', paused: true },
      state: { ...well, lastFetchAt: null },
    },
  ];
}
