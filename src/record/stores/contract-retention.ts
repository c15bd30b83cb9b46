/** What every engine must do when a source's retention says that captures go. Part of `contract.ts`. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Capture, NewsSource, Retention, Store } from '../../types/index.ts';
import {
  type ExampleStory,
  exampleCapture,
  exampleReading,
  replyStory,
  tollStory,
  weatherStory,
} from './example-reading.ts';
import { addStory, type OpenedStore } from './opened-store.ts';

const monday = '2031-05-19T08:00:00Z';
const june = '2031-06-01T00:00:00Z';
const bytes: Retention = { days: 30, action: 'drop-bytes' };
const everything: Retention = { days: 30, action: 'drop-all' };

const source = (id: string, retention: Retention | null): NewsSource => ({
  id,
  uri: `https://${id}.example/feed.xml`,
  kind: 'rss',
  title: null,
  homepage: null,
  tags: [],
  addedAt: monday,
  paused: false,
  every: null,
  retention,
});

export function retentionContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  describe(`${name} drops what need not be kept`, () => {
    let opened: OpenedStore;
    let store: Store;
    let clock: number;

    beforeEach(async () => {
      clock = Date.parse(june);
      opened = await open(() => new Date(clock));
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    /** A source brings a story, which is read. */
    const brought = async (sourceId: string, story: ExampleStory, at = monday): Promise<Capture> => {
      const capture = exampleCapture(story, at);
      const { id, bodyDigest } = capture;
      await store.keepVisit(
        {
          uri: story.url,
          sourceId,
          visitedAt: at,
          outcome: 'kept',
          status: 200,
          captureId: id,
          bodyDigest,
          etag: null,
          lastModified: null,
          problem: null,
        },
        capture,
        null,
      );
      const job = await store.claimJob('a', id);
      if (job !== null) await store.finishJob(job, exampleReading(story, capture));
      return capture;
    };
    const later = async () => {
      clock = Date.parse('2031-06-18T08:00:01Z');
      const dropped = await store.applyRetention();
      assert.deepEqual(await store.verify(), []);
      assert.deepEqual(await store.applyRetention(), { bodies: 0, captures: 0 }, 'the second time nothing is left');
      return dropped;
    };

    it('should drop nothing before its time, and nothing of sources that keep all', async () => {
      await store.keepSource(source('courier', bytes));
      await store.keepSource(source('lantern', null));
      await brought('courier', tollStory);
      assert.deepEqual(await store.applyRetention(), { bodies: 0, captures: 0 });
      await brought('lantern', replyStory);
      await addStory(store, weatherStory, monday);
      await brought('courier', { ...tollStory, url: 'https://courier.example/new' }, june);
      assert.deepEqual(await later(), { bodies: 1, captures: 0 });
    });

    it('should drop bytes and keep what was read', async () => {
      await store.keepSource(source('courier', bytes));
      const capture = await brought('courier', tollStory);
      await later();
      await assert.rejects(store.capture(capture.id), { code: 'record/dropped' });
      const id = (await store.articleOfCapture(capture.id))!;
      assert.equal((await store.article(id))?.entries.length, tollStory.statements.length);
      assert.equal(await store.planRereading('example/2'), 0, 'there is nothing to read again');
    });

    it('should have the bytes again when they come again with something new', async () => {
      await store.keepSource(source('courier', bytes));
      await brought('courier', tollStory);
      await later();
      const listing = { url: null, headline: null, authors: [], publisher: 'The Tideline', datePublished: null };
      const again = { ...exampleCapture(tollStory, '2031-06-19T08:00:00Z'), listing };
      await store.keepCapture(again);
      assert.deepEqual(await store.capture(again.id), again);
    });

    it('should drop all and leave a tombstone that keeps it from coming back', async () => {
      await store.keepSource(source('courier', everything));
      const capture = await brought('courier', tollStory);
      await addStory(store, replyStory, monday);
      const id = (await store.articleOfCapture(capture.id))!;
      assert.deepEqual(await later(), { bodies: 0, captures: 1 });
      assert.equal(await store.capture(capture.id), null);
      assert.equal(await store.article(id), null);
      const { captures, articles, statements, people } = await store.counts();
      assert.deepEqual([captures, articles, statements, people], [1, 1, 2, 2]);
      const outcome = await store.search('ferry', { limit: 5, cursor: null });
      assert.equal(outcome.page?.total, 0);
      assert.deepEqual(await store.keepCapture(capture), { captureId: capture.id, isNew: false });
      const read = { capture, outcome: { reading: exampleReading(tollStory, capture), problem: null }, place: null };
      assert.deepEqual(await store.keepRead([read], []), [false]);
      assert.equal(await store.wasSeen(capture.uri, capture.capturedAt), true);
      assert.equal((await store.counts()).articles, 1);
    });

    it('should keep what another source still wants, or a person gave', async () => {
      await store.keepSource(source('courier', everything));
      await store.keepSource(source('lantern', { ...everything, days: 3000 }));
      const capture = await brought('courier', tollStory);
      await brought('lantern', tollStory);
      assert.deepEqual(await later(), { bodies: 0, captures: 0 });
      assert.notEqual(await store.capture(capture.id), null);
    });

    it('should keep the whole article as long as one of its captures is young, and drop the bytes of the others', async () => {
      await store.keepSource(source('courier', everything));
      const old = await brought('courier', tollStory);
      const changed = { ...tollStory, headline: 'Varga Warns Again' };
      const young = await brought('courier', changed, june);
      assert.deepEqual(await later(), { bodies: 1, captures: 0 });
      await assert.rejects(store.capture(old.id), { code: 'record/dropped' });
      assert.deepEqual(await store.capture(young.id), young);
    });

    it('should drop nothing that waits to be read', async () => {
      await store.keepSource(source('courier', everything));
      const capture = await brought('courier', tollStory);
      await store.planRereading(null);
      assert.deepEqual(await later(), { bodies: 0, captures: 0 });
      assert.notEqual(await store.capture(capture.id), null);
    });

    it('should drop any number of captures', async () => {
      await store.keepSource(source('courier', everything));
      for (let n = 0; n < 120; n++) await brought('courier', { ...replyStory, url: `https://courier.example/${n}` });
      assert.deepEqual(await later(), { bodies: 0, captures: 120 });
      assert.deepEqual((await store.counts()).captures, 0);
    });
  });
}
