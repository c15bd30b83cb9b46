/** A gatherer over a real record and real sockets, with a clock that moves when it is told to. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadGathering } from '../../src/gather/index.ts';
import { openRecord } from '../../src/record/index.ts';
import type { NewsSource, Store } from '../../src/types/index.ts';
import { closeSites, type FakeSite } from './fake-web.ts';

const { createGatherer, createPoliteWeb, sourceOf } = await loadGathering();
type GathererOptions = Parameters<typeof createGatherer>[0];
type GatherEvent = Parameters<GathererOptions['report']>[0];
type NetworkOptions = Parameters<typeof createPoliteWeb>[0]['network'];

export const hour = 3_600_000;
const base = mkdtempSync(join(tmpdir(), 'onrecord-gather-'));
const stores: Store[] = [];
let number = 0;

/** Closes all that was set up; for `after`. */
export async function tearDown(): Promise<void> {
  closeSites();
  for (const store of stores) await store.close();
  rmSync(base, { recursive: true, force: true });
}

/** A feed whose items link to these paths. */
export const feed = (...paths: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Tideline</title><link>{ORIGIN}/</link>${paths
    .map(
      (path) =>
        `<item><title>About ${path}</title><link>{ORIGIN}${path}</link><dc:creator>Ida Holm</dc:creator></item>`,
    )
    .join('')}</channel></rss>`;

export const page = (words: string): string => `<!doctype html><html><title>T</title><p>${words}</p></html>`;

/** What was asked for of the articles `/a…`. */
export const articles = (site: FakeSite): readonly string[] => site.asked.filter((path) => path.startsWith('/a'));

/** A record of its own, at noon of 20 May 2031, and a gatherer into it. `network`: what may be reached; default: this machine. */
export async function setUp(more: Partial<GathererOptions> & { readonly network?: NetworkOptions } = {}) {
  let clock = Date.parse('2031-05-20T12:00:00Z');
  const now = () => new Date(clock);
  const store = await openRecord({ dataDir: join(base, String(number++)), now });
  stores.push(store);
  const events: GatherEvent[] = [];
  const pause = async (ms: number): Promise<void> => {
    clock += ms;
  };
  const web = createPoliteWeb({
    network: more.network ?? { allowPrivate: true },
    userAgent: 'Onrecord/0 (test)',
    delay: 0,
    store,
    now,
    pause,
  });
  const gatherer = createGatherer({
    store,
    web,
    now,
    chance: () => 0.5,
    pause,
    worker: 'test',
    report: (event) => void events.push(event),
    ...more,
  });
  const add = async (
    uri: string,
    kind: NewsSource['kind'] = 'rss',
    homepage: string | null = null,
  ): Promise<string> => {
    const source = sourceOf({ uri, kind, title: null, homepage }, { tags: [], addedAt: now().toISOString() });
    await store.keepSource(source);
    return source.id;
  };
  return {
    store,
    add,
    events,
    once: () => gatherer.run(new AbortController().signal, false),
    state: async (id: string) => (await store.source(id))!.state,
    visits: () =>
      events.flatMap((event) =>
        event.kind === 'visited' ? [`${new URL(event.visit.uri).pathname} ${event.visit.outcome}`] : [],
      ),
    pass(ms: number) {
      clock += ms;
    },
  };
}
