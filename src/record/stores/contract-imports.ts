/** What every engine must do when many articles are brought in at once. Part of `contract.ts`. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { problem } from '../../lib/problems.ts';
import type { ImportPosition, ReadCapture, Store } from '../../types/index.ts';
import { exampleCapture, exampleReading, replyStory, tollStory, weatherStory } from './example-reading.ts';
import { addStory, type OpenedStore } from './opened-store.ts';

const monday = '2031-05-19T08:00:00Z';
const read = (story: typeof tollStory, at = monday): ReadCapture => {
  const capture = exampleCapture(story, at);
  return { capture, outcome: { reading: exampleReading(story, capture), problem: null }, place: null };
};
const position: ImportPosition = {
  uri: 'file:///stories.jsonl',
  version: '200:1',
  position: 3,
  taken: 2,
  refused: 1,
};

export function importContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  describe(`${name} takes many articles at once`, () => {
    let opened: OpenedStore;
    let store: Store;

    beforeEach(async () => {
      opened = await open(() => new Date('2031-06-01T00:00:00Z'));
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    it('should store what storing one by one would, and nothing the second time', async () => {
      const stories = [tollStory, replyStory, weatherStory];
      const items = stories.map((story) => read(story));
      assert.deepEqual(await store.keepRead(items, [position]), [true, true, true]);
      const counts = await store.counts();
      assert.deepEqual([counts.captures, counts.articles, counts.statements, counts.jobsWaiting], [3, 3, 9, 0]);
      assert.deepEqual(await store.verify(), []);
      const articles = await Promise.all(items.map(async ({ capture }) => store.articleOfCapture(capture.id)));
      assert.deepEqual(await store.keepRead(items, [position]), [false, false, false]);
      assert.deepEqual(await store.counts(), counts);
      const other = await open(() => new Date('2031-06-01T00:00:00Z'));
      try {
        for (const story of stories) await addStory(other.store, story, monday);
        assert.deepEqual(await other.store.counts(), counts);
        for (const id of articles) assert.deepEqual(await other.store.article(id!), await store.article(id!));
      } finally {
        await other.dispose();
      }
    });

    it('should give all captures back as they were, oldest first, while others are added', async () => {
      const items = [read(tollStory, '2031-05-20T08:00:00Z'), read(replyStory), read(weatherStory)];
      await store.keepRead(items, []);
      const found = [];
      for await (const { capture } of store.captures()) {
        if (found.length === 0) await addStory(store, weatherStory, '2031-05-30T08:00:00Z');
        found.push(capture);
      }
      assert.deepEqual(
        found,
        [items[1], items[2], items[0]].map((item) => item!.capture),
      );
    });

    it('should keep what could not be read as a dead letter', async () => {
      const capture = exampleCapture(tollStory, monday);
      const why = problem('page/no-text', capture.uri, 'No text.');
      const unread: ReadCapture = { capture, outcome: { reading: null, problem: why }, place: null };
      assert.deepEqual(await store.keepRead([unread, read(replyStory)], []), [true, true]);
      assert.deepEqual(
        (await store.failedJobs(5)).map((job) => [job.captureId, job.problem]),
        [[capture.id, why]],
      );
      assert.equal((await store.counts()).articles, 1);
    });

    it('should store the others when one reading does not hold together', async () => {
      const { capture, outcome } = read(tollStory);
      const broken: ReadCapture = {
        capture,
        outcome: {
          reading: {
            ...outcome.reading!,
            statements: [...outcome.reading!.statements, outcome.reading!.statements[0]!],
          },
          problem: null,
        },
        place: null,
      };
      await store.keepRead([broken, read(replyStory)], []);
      assert.equal((await store.counts()).articles, 1);
      assert.equal((await store.failedJobs(5))[0]?.problem.code, 'cli/reading-failed');
    });

    it('should end the job of a capture that waited to be read', async () => {
      const item = read(tollStory);
      await store.keepCapture(item.capture);
      assert.deepEqual(await store.keepRead([item], []), [false]);
      const { articles, jobsWaiting } = await store.counts();
      assert.deepEqual([articles, jobsWaiting], [1, 0]);
    });

    it('should know how far a file has come, as long as it is the same', async () => {
      assert.equal(await store.importPosition(position.uri, position.version), null);
      await store.keepRead([], [position]);
      assert.deepEqual(await store.importPosition(position.uri, position.version), position);
      assert.equal(await store.importPosition(position.uri, '201:1'), null);
      await store.keepRead([], [{ ...position, version: '201:1', position: 1 }]);
      assert.equal(await store.importPosition(position.uri, position.version), null);
    });

    it('should know what it has seen, whatever the offset of its time is written as', async () => {
      await store.keepRead([read(tollStory)], []);
      assert.equal(await store.wasSeen(tollStory.url, monday), true);
      assert.equal(await store.wasSeen(tollStory.url, '2031-05-19T10:00:00+02:00'), true);
      assert.equal(await store.wasSeen(tollStory.url, '2031-05-19T08:00:01Z'), false);
      assert.equal(await store.wasSeen(replyStory.url, monday), false);
      await store.keepCapture(exampleCapture(replyStory, monday));
      assert.equal(await store.wasSeen(replyStory.url, monday), false, 'it is not read yet');
      await store.keepRead([read(tollStory, '2031-05-20T08:00:00Z')], []);
      assert.equal(await store.wasSeen(tollStory.url, '2031-05-20T08:00:00Z'), true, 'a look that found nothing new');
    });

    describe('with bytes that stay where they are', () => {
      let folder: string;
      let path: string;
      const item = read(tollStory);
      beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'onrecord-place-'));
        path = join(folder, 'story.html');
        writeFileSync(path, Buffer.concat([Buffer.from('12345'), item.capture.body, Buffer.from('more')]));
      });
      afterEach(() => rmSync(folder, { recursive: true }));
      const keep = () => store.keepRead([{ ...item, place: { path, position: 5 } }], []);

      it('should give them back from there', async () => {
        await keep();
        assert.deepEqual(await store.capture(item.capture.id), item.capture);
        assert.deepEqual(await store.verify(), []);
      });

      it('should say so when the file has changed or gone, and keep what was read', async () => {
        await keep();
        for (const change of [() => writeFileSync(path, 'other'), () => rmSync(path)]) {
          change();
          await assert.rejects(store.capture(item.capture.id), { code: 'record/moved-file' });
          assert.match((await store.verify())[0]?.detail ?? '', /story\.html/);
        }
        const id = (await store.articleOfCapture(item.capture.id))!;
        assert.equal((await store.article(id))?.entries.length, tollStory.statements.length);
      });

      it('should keep a copy once the same bytes come to stay', async () => {
        await keep();
        await store.keepCapture(exampleCapture(tollStory, '2031-05-18T08:00:00Z'));
        rmSync(path);
        assert.deepEqual(await store.capture(item.capture.id), item.capture);
        assert.deepEqual(await store.verify(), []);
      });
    });
  });
}
