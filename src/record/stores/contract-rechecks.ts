/** What every engine must do with checks when articles are read again, change or go. Part of `contract.ts`. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { SignedChange, Store } from '../../types/index.ts';
import { articleOf, checkTools, idOf, stateOf } from './check-tools.ts';
import { type ExampleStory, exampleCapture, exampleReading, tollStory } from './example-reading.ts';
import { addStory, type OpenedStore } from './opened-store.ts';

const monday = '2031-05-19T08:00:00Z';
const tuesday = '2031-05-20T08:00:00Z';

const ada = (): SignedChange => ({ by: 'Ada Quill', note: '' });
const ben = (): SignedChange => ({ by: 'Ben Osei', note: '' });

export function recheckContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  describe(`${name} keeps checks through another reading`, () => {
    let opened: OpenedStore;
    let store: Store;
    let clock: number;

    beforeEach(async () => {
      clock = Date.parse('2031-06-01T00:00:00Z');
      opened = await open(() => {
        clock += 1000;
        return new Date(clock);
      });
      store = opened.store;
    });
    afterEach(async () => {
      assert.deepEqual(await store.verify(), []);
      await opened.dispose();
    });

    const { entry, correct, listed, reread } = checkTools(() => store, ada);

    const checkAll = async (): Promise<void> => {
      await addStory(store, tollStory, monday);
      await store.checkStatement(idOf(tollStory, 0), { kind: 'confirm' }, ada());
      await correct(idOf(tollStory, 1), { act: 'promise' });
      await store.checkStatement(idOf(tollStory, 4), { kind: 'reject' }, ada());
    };

    it('should stay on what reads the same', async () => {
      await checkAll();
      await reread(tollStory);
      assert.deepEqual(stateOf((await entry(idOf(tollStory, 0))).check), ['confirmed', 'Ada Quill']);
      assert.equal((await entry(idOf(tollStory, 1))).statement.act, 'promise');
      assert.equal((await entry(idOf(tollStory, 1))).asRead?.act, 'assert');
      assert.ok(!(await listed()).includes(idOf(tollStory, 4)));
      assert.deepEqual(await store.unsettledChecks(10), []);
    });

    it('should keep what was checked where the engine cuts it otherwise, and say so', async () => {
      await checkAll();
      const cut: ExampleStory = {
        ...tollStory,
        statements: [{ ...tollStory.statements[0]!, beside: 'Ilse Varga' }, ...tollStory.statements.slice(1)],
      };
      await store.planRereading('example/2');
      const job = (await store.claimJob('a'))!;
      const read = exampleReading(cut, job.capture);
      const first = read.statements[0]!;
      const { start } = first.content[0]!.span;
      const shorter = { ...first, id: 'cut', content: [{ span: { start, end: start + 18 }, quoted: false }] };
      await store.finishJob(job, {
        ...read,
        engine: 'example/2',
        statements: [shorter, ...read.statements.slice(1)],
      });
      const after = await entry(idOf(tollStory, 0));
      assert.equal(after.id, 'cut');
      assert.equal(after.wording.content[0]?.text, 'the toll would empty the quays');
      assert.equal(after.asRead?.content[0]?.span.end, start + 18);
      assert.deepEqual(stateOf(after.check), ['confirmed', 'Ada Quill']);
      const [unsettled] = await store.unsettledChecks(10);
      assert.deepEqual([unsettled?.why, unsettled?.statementId], ['read-otherwise', 'cut']);
      await store.checkStatement('cut', { kind: 'confirm' }, ben());
      assert.deepEqual(await store.unsettledChecks(10), []);
    });

    it('should keep a statement that the engine reads no more, and let it go when the check is taken back', async () => {
      await checkAll();
      await store.planRereading('example/2');
      const job = (await store.claimJob('a'))!;
      const read = exampleReading(tollStory, job.capture);
      await store.finishJob(job, { ...read, engine: 'example/2', statements: read.statements.slice(2) });
      const id = idOf(tollStory, 0);
      assert.deepEqual(stateOf((await entry(id)).check), ['confirmed', 'Ada Quill']);
      assert.equal((await store.checksOf(id))?.hold, 'kept');
      const kept = await store.article(articleOf(tollStory));
      assert.deepEqual(kept?.entries.map((one) => one.id).slice(0, 2), [id, idOf(tollStory, 1)]);
      await store.checkStatement(id, { kind: 'undo' }, ada());
      assert.equal(await store.statement(id), null);
    });

    it('should not call checked what the outlet has changed, and show it to be looked at', async () => {
      await checkAll();
      const edited: ExampleStory = {
        ...tollStory,
        statements: [
          { ...tollStory.statements[0]!, content: 'the toll would empty the quays of Oststad by 2040' },
          { ...tollStory.statements[1]!, content: 'Nobody asked them' },
          ...tollStory.statements.slice(2),
        ],
      };
      await addStory(store, edited, tuesday);
      const unsettled = await store.unsettledChecks(10);
      assert.deepEqual(
        unsettled.map(({ why, evidence }) => [why, evidence.wording.content[0]?.text]).toSorted(),
        [
          ['orphaned', '“No ferry will pay it”'],
          ['read-otherwise', 'the toll would empty the quays'],
        ],
        'the words of the first stand within the longer sentence',
      );
      const orphan = unsettled.find(({ why }) => why === 'orphaned');
      assert.equal(orphan?.statementId, null);
      const now = (await store.article(articleOf(tollStory)))!.entries.find(({ wording }) =>
        wording.content[0]?.text.includes('Nobody'),
      )!;
      assert.equal(now.check, null);
      const attached = await store.attachCheck(orphan!.id, now.id, ben());
      assert.equal(attached?.done?.kind, 'attach');
      const after = await entry(now.id);
      assert.equal(after.statement.act, 'promise', 'what was put right goes with it');
      assert.deepEqual(stateOf(after.check), ['corrected', 'Ben Osei']);
      const whys = async () => (await store.unsettledChecks(10)).map(({ why }) => why).toSorted();
      assert.deepEqual(await whys(), ['read-otherwise']);
      await store.checkStatement(now.id, { kind: 'undo' }, ben());
      assert.deepEqual(await whys(), ['orphaned', 'read-otherwise'], 'taken back, it is an orphan again');
    });

    it('should let go of an orphan that nobody wants any more', async () => {
      await checkAll();
      await addStory(store, { ...tollStory, statements: tollStory.statements.slice(2) }, tuesday);
      const orphans = await store.unsettledChecks(10);
      assert.equal(orphans.length, 2);
      for (const { id } of orphans) await store.undoOrphan(id, ben());
      assert.deepEqual(await store.unsettledChecks(10), []);
    });

    it('should come back with the words', async () => {
      await checkAll();
      await addStory(store, { ...tollStory, statements: tollStory.statements.slice(2) }, tuesday);
      assert.equal(await store.statement(idOf(tollStory, 0)), null);
      await addStory(store, tollStory, '2031-05-21T08:00:00Z');
      assert.deepEqual(stateOf((await entry(idOf(tollStory, 0))).check), ['confirmed', 'Ada Quill']);
      assert.equal((await entry(idOf(tollStory, 1))).statement.act, 'promise');
    });

    it('should follow its capture into another article', async () => {
      await checkAll();
      await store.planRereading('example/2');
      const job = (await store.claimJob('a'))!;
      const read = exampleReading(tollStory, job.capture);
      const article = { ...read.article, id: 'elsewhere' };
      const statements = read.statements.map((one) => ({ ...one, id: `${one.id}-x`, articleId: 'elsewhere' }));
      await store.finishJob(job, { ...read, engine: 'example/2', article, statements });
      const after = await entry(idOf(tollStory, 0));
      assert.equal(after.id, `${idOf(tollStory, 0)}-x`);
      assert.deepEqual(stateOf(after.check), ['confirmed', 'Ada Quill']);
      assert.deepEqual(await store.unsettledChecks(10), []);
    });

    it('should go with the newer capture where the older ones stay behind', async () => {
      const older = await addStory(store, { ...tollStory, statements: tollStory.statements.slice(1) }, monday);
      await addStory(store, tollStory, tuesday);
      await store.checkStatement(idOf(tollStory, 0), { kind: 'confirm' }, ada());
      await store.planRereading('example/2');
      for (let job = await store.claimJob('a'); job !== null; job = await store.claimJob('a')) {
        const isOlder = job.capture.id === older.id;
        const story = isOlder ? { ...tollStory, statements: tollStory.statements.slice(1) } : tollStory;
        const read = exampleReading(story, job.capture);
        const statements = read.statements.map((one) => ({ ...one, id: `${one.id}-x`, articleId: 'elsewhere' }));
        const moved = { ...read, article: { ...read.article, id: 'elsewhere' }, statements };
        await store.finishJob(job, { ...(isOlder ? read : moved), engine: 'example/2' });
      }
      const [there, here] = [await store.article('elsewhere'), await store.article(articleOf(tollStory))];
      assert.deepEqual(stateOf(there!.entries[0]!.check), ['confirmed', 'Ada Quill']);
      assert.deepEqual([here?.capture.id, here?.entries.filter(({ check }) => check !== null).length], [older.id, 0]);
      assert.deepEqual(await store.unsettledChecks(10), []);
    });

    it('should outlive its article when retention drops that, and come back with it', async () => {
      const capture = exampleCapture(tollStory, monday);
      await store.keepSource({
        id: 'courier',
        uri: 'https://courier.example/feed.xml',
        kind: 'rss',
        title: null,
        homepage: null,
        tags: [],
        addedAt: monday,
        paused: false,
        every: null,
        retention: { days: 5, action: 'drop-all' },
      });
      const visit = {
        uri: tollStory.url,
        sourceId: 'courier',
        visitedAt: monday,
        outcome: 'kept' as const,
        status: 200,
      };
      const { bodyDigest } = capture;
      const rest = { captureId: capture.id, bodyDigest, etag: null, lastModified: null, problem: null };
      await store.keepVisit({ ...visit, ...rest }, capture, null);
      await store.finishJob((await store.claimJob('a', capture.id))!, exampleReading(tollStory, capture));
      await store.checkStatement(idOf(tollStory, 0), { kind: 'confirm' }, ada());
      assert.equal((await store.applyRetention()).captures, 1);
      assert.equal(await store.statement(idOf(tollStory, 0)), null);
      const [orphan] = await store.unsettledChecks(10);
      assert.equal(orphan?.why, 'orphaned');
      assert.equal(orphan?.evidence.wording.content[0]?.text, 'the toll would empty the quays');
      await addStory(store, tollStory, '2031-06-02T08:00:00Z');
      assert.deepEqual(stateOf((await entry(idOf(tollStory, 0))).check), ['confirmed', 'Ada Quill']);
    });
  });
}
