/** What every engine must do when captures are read again. Part of `contract.ts`. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Capture, Reading, Store } from '../../types/index.ts';
import { type ExampleStory, exampleCapture, exampleReading, replyStory, tollStory } from './example-reading.ts';
import { addStory, type OpenedStore } from './opened-store.ts';

const monday = '2031-05-19T08:00:00Z';
const tuesday = '2031-05-20T08:00:00Z';
const better = 'example/2';

/** As a better engine reads the toll story: one statement cut longer, one not there any more, one new. */
const otherwise: ExampleStory = {
  ...tollStory,
  statements: [
    { ...tollStory.statements[0]!, content: 'the toll would empty the quays of every ship' },
    ...tollStory.statements.slice(1, 4),
    tollStory.statements[5]!,
    { name: 'Mirre Oskan', content: 'a bell will be rung at noon' },
  ],
};

export function rereadingContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  describe(`${name} reads again`, () => {
    let opened: OpenedStore;
    let store: Store;

    beforeEach(async () => {
      opened = await open(() => new Date('2031-06-01T00:00:00Z'));
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    /** Reads all that waits, as a better engine would: the toll story `otherwise`, others as before. */
    const reread = async (change: (reading: Reading) => Reading = (reading) => reading): Promise<number> => {
      let count = 0;
      for (let job = await store.claimJob('a'); job !== null; job = await store.claimJob('a')) {
        const story = JSON.parse(new TextDecoder().decode(job.capture.body)) as ExampleStory;
        const read = exampleReading(story.url === tollStory.url ? otherwise : story, job.capture);
        await store.finishJob(job, change({ ...read, engine: better }));
        count++;
      }
      return count;
    };
    const idOf = (story: ExampleStory, i: number): string =>
      exampleReading(story, exampleCapture(story, monday)).statements[i]!.id;

    it('should plan what another engine read, once', async () => {
      await addStory(store, tollStory, monday);
      await addStory(store, replyStory, monday);
      assert.equal(await store.planRereading('example/1'), 0);
      assert.equal(await store.planRereading(better), 2);
      assert.equal(await store.planRereading(better), 0);
      assert.equal((await store.counts()).jobsWaiting, 2);
      assert.equal(await reread(), 2);
      assert.equal(await store.planRereading(better), 0, 'it is read by this engine now');
      assert.equal(await store.planRereading(null), 2, 'unless all are asked for');
      assert.deepEqual(await store.verify(), []);
    });

    it('should plan any number of them', async () => {
      const many = Array.from({ length: 1100 }, (_, n) => {
        const capture = exampleCapture({ ...replyStory, url: `https://lantern.example/${n}` }, monday);
        const reading = exampleReading({ ...replyStory, url: `https://lantern.example/${n}`, statements: [] }, capture);
        return { capture, outcome: { reading, problem: null }, place: null };
      });
      await store.keepRead(many, []);
      assert.equal(await store.planRereading(better), 1100);
      assert.equal(await store.planRereading(null), 0);
    });

    it('should go on where it was when it is interrupted', async () => {
      await addStory(store, tollStory, monday);
      await addStory(store, replyStory, monday);
      await store.planRereading(better);
      const job = (await store.claimJob('a'))!;
      await store.finishJob(job, { ...exampleReading(otherwise, job.capture), engine: better });
      assert.equal(await store.planRereading(better), 0);
      assert.equal(await reread(), 1);
    });

    it('should keep ids that can stay, and lead others to what took their place', async () => {
      await addStory(store, tollStory, monday);
      await store.planRereading(better);
      await reread();
      for (const i of [1, 2, 3]) assert.equal((await store.statement(idOf(tollStory, i)))?.id, idOf(tollStory, i));
      const cut = await store.statement(idOf(tollStory, 0));
      assert.equal(cut?.id, idOf(otherwise, 0));
      assert.equal(cut?.wording.content[0]?.text, 'the toll would empty the quays of every ship');
      assert.equal(await store.statement(idOf(tollStory, 4)), null, 'nothing is like it');
      assert.equal((await store.counts()).statements, otherwise.statements.length);
      assert.deepEqual(await store.verify(), []);
    });

    it('should follow an id through several engines', async () => {
      await addStory(store, tollStory, monday);
      await store.planRereading(better);
      await reread();
      await store.planRereading('example/3');
      const job = (await store.claimJob('a'))!;
      const third: ExampleStory = {
        ...tollStory,
        statements: [
          { ...tollStory.statements[0]!, content: 'that the toll would empty the quays of every single ship' },
        ],
      };
      await store.finishJob(job, { ...exampleReading(third, job.capture), engine: 'example/3' });
      assert.equal((await store.statement(idOf(tollStory, 0)))?.id, idOf(third, 0));
    });

    it('should not take a sentence that the outlet changed for the one before', async () => {
      await addStory(store, tollStory, monday);
      await addStory(store, otherwise, tuesday);
      assert.equal(await store.statement(idOf(tollStory, 0)), null);
    });

    describe('into another article', () => {
      const elsewhere = (reading: Reading): Reading => ({
        ...reading,
        article: { ...reading.article, id: `${reading.article.id}-x` },
        statements: reading.statements.map((statement) => ({
          ...statement,
          id: `${statement.id}-x`,
          articleId: `${reading.article.id}-x`,
        })),
      });
      const articleId = exampleReading(tollStory, exampleCapture(tollStory, monday)).article.id;

      it('should lead from the old article and its statements to the new', async () => {
        await addStory(store, tollStory, monday);
        await store.planRereading(better);
        await reread(elsewhere);
        const kept = await store.article(articleId);
        assert.equal(kept?.article.id, `${articleId}-x`);
        assert.equal((await store.statement(idOf(tollStory, 0)))?.id, `${idOf(otherwise, 0)}-x`);
        const { articles, statements } = await store.counts();
        assert.deepEqual([articles, statements], [1, otherwise.statements.length]);
        assert.deepEqual(await store.verify(), []);
      });

      it('should leave it to the older captures that still are of it', async () => {
        const older: Capture = await addStory(store, { ...tollStory, headline: 'Toll' }, monday);
        await addStory(store, tollStory, tuesday);
        await store.planRereading(better);
        await reread((reading) => (reading.article.captureId === older.id ? reading : elsewhere(reading)));
        // The newer capture left after the older was read again: that one is looked at once more.
        await reread();
        assert.equal((await store.counts()).articles, 2);
        const kept = await store.article(articleId);
        assert.equal(kept?.capture.id, older.id);
        assert.equal(kept?.entries.length, otherwise.statements.length);
        assert.deepEqual(await store.verify(), []);
      });
    });
  });
}
