/** A desk over a store in memory, as an outsider asks it: requests in, answers out. */
import { createDesk, type DeskServices } from '../../src/desk/index.ts';
import type { SourceTest } from '../../src/types/index.ts';
import { type FakeStore, fakeStore } from './fake-store.ts';
import type { WrittenArticle } from './newsroom.ts';

export const host = '127.0.0.1:4180';
/** What bookmarks of this desk carry. */
export const supplyKey = 'a-key-of-this-desk';

const nothingListed: SourceTest = {
  uri: '',
  status: 200,
  robots: 'allowed',
  problem: null,
  movedTo: null,
  kind: 'rss',
  title: null,
  listed: 0,
  leftOut: 0,
  wouldRead: [],
};

/** What only some tests are about. */
export const gatheringNothing: Pick<DeskServices, 'supply' | 'supplyKey' | 'testSource' | 'compare'> = {
  supply: async () => ({ articleId: 'none', problem: null }),
  supplyKey: { current: async () => supplyKey, renew: async () => {} },
  testSource: async ({ uri }) => ({ ...nothingListed, uri }),
  compare: async () => ({ comparison: { fields: [], parts: [] }, problem: null }),
};

export function deskWith(articles: readonly WrittenArticle[], services: Partial<DeskServices> = {}) {
  const store: FakeStore = fakeStore(articles);
  const faults: unknown[] = [];
  const desk = createDesk(
    {
      store,
      submit: async () => ({ articleId: articles[0]?.article.id ?? 'none', problem: null }),
      ...gatheringNothing,
      loadDemo: async () => 24,
      now: () => new Date('2031-05-16T12:00:00Z'),
      ...services,
    },
    {
      allowedHosts: [host],
      secret: new Uint8Array(32).fill(3),
      reportFault: (fault) => faults.push(fault),
    },
  );
  const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    desk.request(`http://${host}${path}`, { ...init, headers: { host, ...init.headers } });
  return { desk, store, faults, ask, page: async (path: string) => (await ask(path)).text() };
}

/** An address of every kind of page. */
export const everyPage = (written: WrittenArticle) => [
  '/',
  '/articles',
  `/articles/${written.article.id}`,
  '/people',
  `/people/${written.entries[0]!.person?.id}`,
  `/people/${written.entries[0]!.person?.id}/edit`,
  `/statements/${written.entries[0]!.id}`,
  '/search',
  '/search?q=lamps',
  '/sources',
  '/problems',
];
