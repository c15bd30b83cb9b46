/** What every engine must do with looks that find nothing new. Part of `contract.ts`. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Capture, Reading, Store } from '../../types/index.ts';
import { type ExampleStory, exampleCapture, exampleReading, tollStory } from './example-reading.ts';
import { addStory, type OpenedStore } from './opened-store.ts';

const monday = '2031-05-19T08:00:00Z';
const tuesday = '2031-05-20T08:00:00Z';
const wednesday = '2031-05-21T08:00:00Z';
/** The same story on a page that has other furniture: other bytes, the same words. */
const redressed = { ...tollStory, weather: 'fog' };
const changed = { ...tollStory, headline: 'Varga Warns Again' };

export function sightingContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  describe(`${name} sees again what has not changed`, () => {
    let opened: OpenedStore;
    let store: Store;

    beforeEach(async () => {
      opened = await open(() => new Date('2031-06-01T00:00:00Z'));
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    const firstSeen = async (capture: Capture): Promise<string | undefined> =>
      (await store.statement(exampleReading(tollStory, capture).statements[0]!.id))?.firstSeenAt;

    it('should make no capture of equal bytes, and read them once', async () => {
      const first = await addStory(store, tollStory, monday);
      const again = exampleCapture(tollStory, tuesday);
      assert.deepEqual(await store.keepCapture(again), { captureId: first.id, isNew: false });
      assert.deepEqual(await store.keepCapture(again), { captureId: first.id, isNew: false });
      const { captures, jobsWaiting } = await store.counts();
      assert.deepEqual([captures, jobsWaiting], [1, 0]);
      assert.equal(await store.articleOfCapture(again.id), await store.articleOfCapture(first.id));
      assert.deepEqual(await store.verify(), []);
    });

    it('should make no capture of equal words, and keep no second body', async () => {
      const first = await addStory(store, tollStory, monday);
      const again = await addStory(store, redressed, tuesday);
      assert.notEqual(again.bodyDigest, first.bodyDigest);
      const { captures, articles, jobsWaiting } = await store.counts();
      assert.deepEqual([captures, articles, jobsWaiting], [1, 1, 0]);
      const id = (await store.articleOfCapture(again.id))!;
      assert.equal((await store.article(id))?.capture.id, first.id);
      assert.equal((await store.article(id))?.versions, 1);
      assert.equal((await store.keepCapture(again)).isNew, false, 'nor does it come back');
      assert.deepEqual(await store.verify(), []);
    });

    it('should take a result that comes again for a capture that has gone', async () => {
      await addStory(store, tollStory, monday);
      const again = exampleCapture(redressed, tuesday);
      await store.keepCapture(again);
      const job = (await store.claimJob('a'))!;
      await store.finishJob(job, exampleReading(tollStory, again));
      await store.finishJob(job, exampleReading(tollStory, again));
      assert.equal((await store.counts()).captures, 1);
    });

    for (const [what, story] of [
      ['bytes', tollStory],
      ['words', redressed],
    ] as const) {
      it(`should know from equal ${what} of an earlier look when it was first seen`, async () => {
        const later = await addStory(store, tollStory, tuesday);
        assert.equal(await firstSeen(later), tuesday);
        await addStory(store, story, monday);
        assert.equal(await firstSeen(later), monday);
      });
    }

    it('should know from a look made before the reading when it was first seen', async () => {
      const first = exampleCapture(tollStory, monday);
      await store.keepCapture(first);
      await store.keepCapture(exampleCapture(tollStory, tuesday));
      const job = (await store.claimJob('a'))!;
      await store.finishJob(job, exampleReading(tollStory, job.capture));
      assert.equal(await firstSeen(first), monday);
      assert.equal(await store.claimJob('a'), null);
    });

    it('should make a capture of what changed, and of what changed back', async () => {
      await addStory(store, tollStory, monday);
      await addStory(store, changed, tuesday);
      await addStory(store, tollStory, wednesday);
      assert.equal((await store.counts()).captures, 3);
      const id = exampleReading(tollStory, exampleCapture(tollStory, monday)).article.id;
      assert.equal((await store.article(id))?.article.headline, tollStory.headline);
    });

    it('should tell the captures of an article, oldest first, and how long each stood', async () => {
      const first = await addStory(store, tollStory, monday);
      await store.keepCapture(exampleCapture(tollStory, tuesday));
      const second = await addStory(store, changed, wednesday);
      const id = (await store.articleOfCapture(second.id))!;
      const versions = await store.versionsOf(id);
      assert.deepEqual(
        versions.map(({ capture, lastSeenAt, hasBytes }) => [capture.id, lastSeenAt, hasBytes]),
        [
          [first.id, tuesday, true],
          [second.id, wednesday, true],
        ],
      );
      assert.deepEqual(
        versions[0]!.capture,
        (({ body, listing, ...rest }) => ({ ...rest, byteLength: body.length }))(first),
      );
      assert.deepEqual(await store.versionsOf('nothing'), []);
    });

    it('should keep a capture of every address that shows an article, and see each of them again', async () => {
      const first = await addStory(store, tollStory, monday);
      const elsewhere = (story: ExampleStory, at: string): Capture => {
        const capture = exampleCapture(story, at);
        return { ...capture, uri: `${tollStory.url}?from=lantern`, id: `${capture.id}-b` };
      };
      for (const capture of [
        elsewhere(redressed, tuesday),
        elsewhere({ ...redressed, at: 2 } as ExampleStory, wednesday),
      ]) {
        await store.keepCapture(capture);
        await store.finishJob((await store.claimJob('a'))!, exampleReading(tollStory, capture));
      }
      const { captures, articles } = await store.counts();
      assert.deepEqual([captures, articles], [2, 1]);
      await addStory(store, tollStory, '2031-05-18T08:00:00Z');
      assert.equal(await firstSeen(first), '2031-05-18T08:00:00Z');
      assert.equal((await store.counts()).captures, 2);
      assert.deepEqual(await store.verify(), []);
    });

    it('should make a capture of the same bytes when more is known of them', async () => {
      const first = await addStory(store, tollStory, monday);
      const listing = { url: null, headline: null, authors: [], publisher: 'The Tideline', datePublished: null };
      const told = { ...exampleCapture(tollStory, tuesday), listing };
      assert.equal((await store.keepCapture(told)).isNew, true);
      assert.notEqual(told.id, first.id);
    });

    it('should not take the words of another engine for read', async () => {
      await addStory(store, tollStory, monday);
      const again = exampleCapture(redressed, tuesday);
      await store.keepCapture(again);
      const job = (await store.claimJob('a'))!;
      const reading: Reading = { ...exampleReading(tollStory, again), engine: 'example/2' };
      await store.finishJob(job, reading);
      assert.equal((await store.counts()).captures, 2);
      assert.equal((await store.article(reading.article.id))?.engine, 'example/2');
    });

    it('should note a visit that brought what was there as one without change', async () => {
      const first = await addStory(store, tollStory, monday);
      const again = exampleCapture(tollStory, tuesday);
      await store.keepVisit(
        {
          uri: tollStory.url,
          sourceId: 'courier',
          visitedAt: tuesday,
          outcome: 'kept',
          status: 200,
          captureId: again.id,
          bodyDigest: again.bodyDigest,
          etag: null,
          lastModified: null,
          problem: null,
        },
        again,
        null,
      );
      const visit = (await store.lastVisits([tollStory.url])).get(tollStory.url);
      assert.deepEqual([visit?.outcome, visit?.captureId], ['unchanged', first.id]);
    });
  });
}
