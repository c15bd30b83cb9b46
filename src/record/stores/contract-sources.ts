/** What every engine must do with sources and visits. Part of `contract.ts`. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { problem } from '../../lib/problems.ts';
import type { NewsSource, PlannedJob, SourceState, Store, Visit } from '../../types/index.ts';
import { exampleCapture, exampleReading, tollStory } from './example-reading.ts';
import type { OpenedStore } from './opened-store.ts';

const courier: NewsSource = {
  id: 'courier',
  uri: 'https://courier.example/feed.xml',
  kind: 'rss',
  title: 'The Oststad Courier',
  homepage: 'https://courier.example/',
  tags: ['harbour', 'oststad'],
  addedAt: '2031-06-01T00:00:00.000Z',
  paused: false,
  every: null,
  retention: { days: 90, action: 'drop-bytes' },
};
const lantern: NewsSource = { ...courier, id: 'lantern', uri: 'https://lantern.example/rss', title: 'evening Lantern' };
const nameless: NewsSource = { ...courier, id: 'nameless', uri: 'https://amble.example/feed', title: null };

const looked: SourceState = {
  lastFetchAt: '2031-06-01T00:10:00.000Z',
  lastStatus: 200,
  problem: problem('gather/too-slow', courier.uri, 'It took too long.'),
  lastGoodAt: '2031-06-01T00:10:00.000Z',
  lastNewAt: null,
  nextFetchAt: '2031-06-01T00:40:00.000Z',
  etag: '"a"',
  lastModified: null,
  failures: 0,
  restingUntil: null,
  robots: 'allowed',
  articlesPerDay: 2.5,
  listed: 20,
  fresh: 3,
};

const capture = exampleCapture(tollStory, '2031-05-19T08:00:00Z');
const visit: Visit = {
  uri: tollStory.url,
  sourceId: courier.id,
  visitedAt: '2031-05-19T08:00:00Z',
  outcome: 'kept',
  status: 200,
  captureId: capture.id,
  bodyDigest: capture.bodyDigest,
  etag: '"1"',
  lastModified: 'Mon, 19 May 2031 08:00:00 GMT',
  problem: null,
};
const next: PlannedJob = {
  kind: 'recheck',
  key: visit.uri,
  uri: visit.uri,
  dueAt: '2031-05-19T09:00:00.000Z',
  task: { round: 1 },
};

export function sourceContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  describe(`${name} keeps sources`, () => {
    let opened: OpenedStore;
    let store: Store;
    let clock: number;

    beforeEach(async () => {
      clock = Date.parse('2031-06-01T00:00:00Z');
      opened = await open(() => new Date(clock));
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    const titles = async (at: string): Promise<string[]> =>
      (await store.dueSources(at, 10)).map(({ source }) => source.id);

    it('should give back a source as it was kept, and one that was never looked at as such', async () => {
      await store.keepSource(courier);
      const status = await store.source(courier.id);
      assert.deepEqual(status?.source, courier);
      assert.equal(status?.state.lastFetchAt, null);
      assert.equal(status?.state.failures, 0);
      assert.equal(await store.source('nothing'), null);
      assert.deepEqual(await store.sources(), [status]);
    });

    it('should replace what is said of a source and keep how it is doing', async () => {
      await store.keepSource(courier);
      await store.keepSourceState(courier.id, looked);
      await store.keepSource({ ...courier, paused: true, tags: [] });
      assert.deepEqual(await store.source(courier.id), {
        source: { ...courier, paused: true, tags: [] },
        state: looked,
      });
    });

    it('should list sources by title, else by address, whatever the case', async () => {
      for (const source of [courier, lantern, nameless]) await store.keepSource(source);
      assert.deepEqual(
        (await store.sources()).map(({ source }) => source.id),
        ['lantern', 'nameless', 'courier'],
      );
    });

    it('should say which are due, the longest due first, and none that is paused', async () => {
      await store.keepSource(courier);
      await store.keepSource({ ...lantern, addedAt: '2031-05-30T00:00:00Z' });
      await store.keepSource({ ...nameless, addedAt: '2031-05-01T00:00:00Z', paused: true });
      assert.deepEqual(await titles('2031-06-01T00:00:00Z'), ['lantern', 'courier']);
      assert.deepEqual(await titles('2031-05-31T00:00:00Z'), ['lantern']);
      assert.equal(await store.nextDueAt(), '2031-05-30T00:00:00.000Z');
      await store.keepSourceState('lantern', { ...looked, nextFetchAt: '2031-06-02T00:00:00Z' });
      assert.deepEqual(await titles('2031-06-01T00:00:00Z'), ['courier']);
      assert.equal(await store.nextDueAt(), courier.addedAt);
      assert.equal((await store.dueSources('2031-06-03T00:00:00Z', 1)).length, 1);
    });

    it('should have nothing due where there is no source', async () => {
      assert.equal(await store.nextDueAt(), null);
      assert.deepEqual(await store.dueSources('2031-06-01T00:00:00Z', 5), []);
      assert.deepEqual(await store.sources(), []);
    });

    it('should remove a source and leave its visits', async () => {
      await store.keepSource(courier);
      await store.keepVisit(visit, capture, null);
      assert.equal(await store.removeSource(courier.id), true);
      assert.equal(await store.removeSource(courier.id), false);
      await store.keepSourceState(courier.id, looked);
      assert.equal(await store.source(courier.id), null);
      assert.equal((await store.lastVisits([visit.uri])).size, 1);
      assert.notEqual(await store.capture(capture.id), null);
    });

    it('should keep a visit with its capture, its reading and its next look', async () => {
      await store.keepVisit(visit, capture, next);
      assert.deepEqual(
        await store.lastVisits([visit.uri, visit.uri, 'https://courier.example/never']),
        new Map([[visit.uri, visit]]),
      );
      assert.deepEqual(await store.capture(capture.id), capture);
      assert.equal((await store.claimJob('a'))?.capture.id, capture.id);
      assert.equal((await store.claimDueJob('recheck', 'a'))?.key, visit.uri);
    });

    it('should tell what a source brings, of what could be read', async () => {
      await store.keepVisit(visit, capture, null);
      await store.keepVisit({ ...visit, visitedAt: '2031-05-19T09:00:00Z', outcome: 'unchanged' }, null, null);
      const ids = [courier.id, lantern.id, courier.id];
      assert.deepEqual(await store.sourceYields(ids), new Map());
      const job = (await store.claimJob('a'))!;
      await store.finishJob(job, exampleReading(tollStory, capture));
      const statements = tollStory.statements.length;
      assert.deepEqual(await store.sourceYields(ids), new Map([[courier.id, { articles: 1, statements }]]));
    });

    it('should store nothing of a visit that does not hold together', async () => {
      await assert.rejects(store.keepVisit({ ...visit, visitedAt: 'once' }, capture, next), RangeError);
      await assert.rejects(store.keepVisit(visit, capture, { ...next, dueAt: 'soon' }), RangeError);
      assert.equal((await store.counts()).captures, 0);
      assert.equal((await store.lastVisits([visit.uri])).size, 0);
    });

    it('should remember what was gone or behind a wall beside the capture that stands', async () => {
      await store.keepVisit(visit, capture, null);
      for (const [outcome, status] of [
        ['gone', 410],
        ['paywall', 402],
      ] as const) {
        const look: Visit = { ...visit, visitedAt: '2031-05-20T08:00:00Z', outcome, status, captureId: capture.id };
        await store.keepVisit(look, null, null);
        assert.deepEqual((await store.lastVisits([visit.uri])).get(visit.uri), look);
      }
      assert.notEqual(await store.capture(capture.id), null);
    });

    it('should find the last visits of any number of addresses', async () => {
      const uris = Array.from({ length: 3000 }, (_, i) => `https://courier.example/${i}`);
      await store.keepVisit({ ...visit, uri: uris[2999]! }, null, null);
      assert.deepEqual([...(await store.lastVisits(uris)).keys()], [uris[2999]]);
      assert.equal((await store.lastVisits([])).size, 0);
    });

    it('should keep the last word of robots.txt', async () => {
      const robots = {
        origin: 'https://courier.example',
        fetchedAt: '2031-06-01T00:00:00Z',
        status: 200,
        text: 'User-agent: *',
      };
      assert.equal(await store.robots(robots.origin), null);
      await store.keepRobots(robots);
      await store.keepRobots({ ...robots, status: null, text: null });
      assert.deepEqual(await store.robots(robots.origin), { ...robots, status: null, text: null });
    });

    it('should have one gatherer at a time', async () => {
      const until = (minutes: number): string => new Date(clock + minutes * 60_000).toISOString();
      assert.equal(await store.holdGathering('a', until(1)), true);
      assert.equal(await store.holdGathering('b', until(1)), false);
      assert.equal(await store.holdGathering('a', until(2)), true);
      clock += 60_000;
      assert.equal(await store.holdGathering('b', until(1)), false);
      clock += 60_000;
      assert.equal(await store.holdGathering('b', until(1)), true);
      await store.releaseGathering('a');
      assert.equal(await store.holdGathering('a', until(1)), false);
      await store.releaseGathering('b');
      assert.equal(await store.holdGathering('a', until(1)), true);
    });

    it('should not wait for a gatherer whose clock was far ahead', async () => {
      clock += 365 * 24 * 3_600_000;
      await store.holdGathering('a', new Date(clock + 60_000).toISOString());
      clock -= 365 * 24 * 3_600_000;
      assert.equal(await store.holdGathering('b', new Date(clock + 60_000).toISOString()), true);
    });
  });
}
