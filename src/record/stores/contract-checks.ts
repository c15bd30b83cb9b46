/** What every engine must do with checks of statements, and with what one article says twice. Part of `contract.ts`. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Correction, SignedChange, Store } from '../../types/index.ts';
import { articleOf, checkTools, idOf, stateOf } from './check-tools.ts';
import { type ExampleStory, exampleReading, replyStory, tollStory } from './example-reading.ts';
import { addStory, type OpenedStore } from './opened-store.ts';

const monday = '2031-05-19T08:00:00Z';
const firstPage = { limit: 50, cursor: null };

/** Two of its statements say the same; both are Varga's. */
const bellStory: ExampleStory = {
  url: 'https://courier.example/bells',
  headline: 'Bells',
  publisher: 'The Oststad Courier',
  datePublished: '2031-05-16',
  statements: [
    { name: 'Ilse Varga', content: 'the bells will be rung at noon' },
    { name: 'Ilse Varga', content: 'The bells will be rung at noon on every pier', mode: 'direct' },
    { name: 'Aldo Brenn', content: 'nobody had asked for bells', act: 'complain' },
  ],
};

const ada = (seen?: string | null, note = ''): SignedChange => ({
  by: 'Ada Quill',
  note,
  ...(seen === undefined ? {} : { seen }),
});
const ben = (seen?: string | null): SignedChange => ({ ...ada(seen), by: 'Ben Osei' });
const words = (text: string, near: number | null = null) => ({ words: text, near });

export function checkContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  describe(`${name} keeps checks`, () => {
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

    describe('of what was read', () => {
      beforeEach(() => addStory(store, tollStory, monday));

      it('should show who confirmed it and when, with nothing else changed', async () => {
        const before = await entry(idOf(tollStory, 0));
        const outcome = await store.checkStatement(before.id, { kind: 'confirm' }, ada(null, ' heard it too '));
        assert.equal(outcome?.done?.kind, 'confirm');
        const after = await entry(before.id);
        assert.deepEqual(after, { ...before, check: after.check });
        assert.deepEqual(
          { ...after.check, id: '' },
          { id: '', state: 'confirmed', by: 'Ada Quill', at: outcome!.done!.at, note: 'heard it too' },
        );
        assert.equal((await store.checksOf(before.id))?.edits.length, 1);
        assert.equal(await store.checksOf(idOf(tollStory, 1)), null);
      });

      it('should say that there is no such statement', async () => {
        assert.equal(await store.checkStatement('nothing', { kind: 'confirm' }, ada()), null);
        assert.equal(await store.addStatement('nothing', { content: [words('toll')] }, ada()), null);
        assert.equal(await store.attachCheck('nothing', idOf(tollStory, 0), ada()), null);
        assert.equal(await store.undoOrphan('nothing', ada()), null);
      });

      it('should move a statement to the person that its source is corrected to', async () => {
        const id = idOf(tollStory, 0);
        const varga = (await entry(id)).person!;
        const brenn = (await entry(idOf(tollStory, 2))).person!;
        await correct(id, { source: { name: 'Aldo Brenn', role: 'mayor', kind: 'person', words: null } });
        const after = await entry(id);
        assert.equal(after.person?.id, brenn.id);
        assert.equal(after.statement.source?.rule, 'by hand');
        assert.equal(after.asRead?.source?.name, 'Ilse Varga');
        assert.deepEqual(stateOf(after.check), ['corrected', 'Ada Quill']);
        const said = async (person: string) => (await store.person(person, firstPage))?.said.total ?? 0;
        assert.deepEqual([await said(varga.id), await said(brenn.id)], [1, 2]);
        await store.checkStatement(id, { kind: 'undo' }, ada());
        assert.deepEqual([await said(varga.id), await said(brenn.id)], [2, 1]);
      });

      it('should correct cue, edges, act and date, each by words of the text', async () => {
        const id = idOf(tollStory, 1);
        const { statement } = await entry(id);
        await correct(id, {
          content: [words('no FERRY will pay')],
          cue: words('that day', statement.content[0]!.span.start),
          act: 'promise',
          saidOn: '2031-05-13',
        });
        const after = await entry(id);
        assert.deepEqual(after.wording.content, [{ text: 'No ferry will pay', quoted: true }]);
        assert.equal(after.wording.cue, 'that day');
        assert.deepEqual([after.statement.act, after.statement.stance], ['promise', 'said']);
        assert.deepEqual([after.statement.time?.value, after.statement.time?.basis], ['2031-05-13', 'by-hand']);
        assert.deepEqual(after.asRead, statement);
      });

      it('should stay on its statement however much of it is put right', async () => {
        const id = idOf(tollStory, 0);
        const source = { name: 'Aldo Brenn', role: null, kind: 'person' as const, words: null };
        await correct(id, { content: [words('the quays')], source, cue: null, act: 'promise' });
        const after = await entry(id);
        assert.equal(after.asRead?.content.length, 1);
        assert.equal((await store.article(articleOf(tollStory)))?.entries.length, tollStory.statements.length);
        await reread(tollStory);
        assert.deepEqual((await entry(id)).wording.content, [{ text: 'the quays', quoted: false }]);
        assert.equal((await store.checksOf(id))?.hold, 'read');
      });

      it('should know a date that the text does not tell, and forget one', async () => {
        const id = idOf(tollStory, 2);
        await correct(id, { saidOn: '2031-05-02' });
        const { statement, wording } = await entry(id);
        assert.equal(statement.time?.value, '2031-05-02');
        assert.equal(wording.time, null);
        await correct(id, { saidOn: null });
        assert.equal((await entry(id)).statement.time, null);
      });

      it('should call nobody a source when nobody is', async () => {
        const id = idOf(tollStory, 0);
        await correct(id, { source: null, cue: null });
        const after = await entry(id);
        assert.deepEqual([after.person, after.statement.source, after.statement.cue], [null, null, null]);
      });

      const refusals: readonly (readonly [what: string, correction: Correction, code: string])[] = [
        ['nothing', {}, 'record/bad-check'],
        ['words that are not there', { content: [words('the toll would fill the quays')] }, 'record/words-not-found'],
        ['a cue that is not there', { cue: words('shouted') }, 'record/words-not-found'],
        ['no content', { content: [words(' ')] }, 'record/bad-check'],
        ['an act that is none', { act: 'shout' }, 'record/unknown-act'],
        ['a date that is none', { saidOn: 'last week' }, 'record/bad-check'],
        [
          'pieces that overlap',
          { content: [words('the toll would empty'), words('empty the quays')] },
          'record/bad-check',
        ],
      ];
      for (const [what, correction, code] of refusals) {
        it(`should refuse ${what}, and keep nothing of it`, async () => {
          await assert.rejects(correct(idOf(tollStory, 0), correction), { code });
          assert.equal(await store.checksOf(idOf(tollStory, 0)), null);
        });
      }

      it('should refuse what nobody signs', async () => {
        const unsigned = store.checkStatement(idOf(tollStory, 0), { kind: 'confirm' }, { by: ' ', note: '' });
        await assert.rejects(unsigned, { code: 'record/bad-check' });
      });

      it('should take out of lists and counts what is rejected, and give it back', async () => {
        const id = idOf(tollStory, 3);
        const { statements } = await store.counts();
        await store.checkStatement(id, { kind: 'reject' }, ada());
        assert.ok(!(await listed()).includes(id));
        assert.equal((await store.counts()).statements, statements - 1);
        assert.deepEqual(stateOf((await entry(id)).check), ['rejected', 'Ada Quill']);
        await store.checkStatement(id, { kind: 'undo' }, ben());
        assert.ok((await listed()).includes(id));
        const history = await store.checksOf(id);
        assert.equal(history?.edits[0]?.undone?.by, 'Ben Osei');
      });

      it('should keep corrections of corrections, and go back one at a time', async () => {
        const id = idOf(tollStory, 0);
        await correct(id, { act: 'promise' });
        await correct(id, { act: 'threaten', cue: null }, ben());
        await store.checkStatement(id, { kind: 'confirm' }, ada());
        assert.deepEqual(stateOf((await entry(id)).check), ['corrected', 'Ada Quill'], 'confirmed as it was corrected');
        assert.equal((await entry(id)).statement.act, 'threaten');
        const acts: (string | null)[] = [];
        for (let i = 0; i < 3; i++) {
          await store.checkStatement(id, { kind: 'undo' }, ada());
          acts.push((await entry(id)).statement.act);
        }
        assert.deepEqual(acts, ['threaten', 'promise', 'warn']);
        assert.equal((await entry(id)).asRead, null);
        assert.equal((await store.checksOf(id))?.edits.length, 3);
        await assert.rejects(store.checkStatement(id, { kind: 'undo' }, ada()), { code: 'record/bad-check' });
      });

      it('should show the second of two editors what the first did, and let them send theirs again', async () => {
        const id = idOf(tollStory, 0);
        const first = await store.checkStatement(id, { kind: 'confirm' }, ada(null));
        const second = await store.checkStatement(id, { kind: 'reject' }, ben(null));
        assert.equal(second?.done, null);
        assert.equal(second?.latest?.by, 'Ada Quill');
        assert.deepEqual(stateOf((await entry(id)).check), ['confirmed', 'Ada Quill']);
        const again = await store.checkStatement(id, { kind: 'reject' }, ben(first!.done!.id));
        assert.equal(again?.done?.kind, 'reject');
        const undone = await store.checkStatement(id, { kind: 'undo' }, ada(first!.done!.id));
        assert.equal(undone?.latest?.by, 'Ben Osei');
      });

      it('should tell of a change that was taken back in the meantime', async () => {
        const id = idOf(tollStory, 0);
        const first = await store.checkStatement(id, { kind: 'confirm' }, ada(null));
        await store.checkStatement(id, { kind: 'undo' }, ada());
        const second = await store.checkStatement(id, { kind: 'reject' }, ben(first!.done!.id));
        assert.equal(second?.latest?.undone?.by, 'Ada Quill');
      });

      it('should take the same form sent twice for one', async () => {
        const id = idOf(tollStory, 0);
        const first = await store.checkStatement(id, { kind: 'confirm' }, ada(null));
        const again = await store.checkStatement(id, { kind: 'confirm' }, ada(null));
        assert.equal(again?.done?.id, first?.done?.id);
        assert.equal((await store.checksOf(id))?.edits.length, 1);
      });
    });

    describe('of what was not read', () => {
      beforeEach(() => addStory(store, tollStory, monday));
      const missed = { content: [words('Warns of Harbour Toll')] };

      it('should add it by its words, with its own page, in its place in the text', async () => {
        const id = (await store.addStatement(
          articleOf(tollStory),
          { ...missed, source: { name: 'Ilse Varga', role: null, kind: 'person', words: words('Varga') }, act: 'warn' },
          ada(null),
        ))!;
        const added = await entry(id);
        assert.deepEqual(stateOf(added.check), ['added', 'Ada Quill']);
        assert.equal(added.person?.name, 'Ilse Varga');
        assert.equal(added.asRead, null);
        const kept = await store.article(articleOf(tollStory));
        assert.equal(kept?.entries[0]?.id, id);
        assert.equal(kept?.entries.length, tollStory.statements.length + 1);
        assert.equal((await store.search('said:warns', firstPage)).page?.total, 1);
      });

      it('should correct it, and take it back without losing who added it', async () => {
        const id = (await store.addStatement(articleOf(tollStory), missed, ada()))!;
        await correct(id, { content: [words('Harbour Toll')] }, ben());
        assert.deepEqual(stateOf((await entry(id)).check), ['added', 'Ben Osei']);
        assert.equal((await entry(id)).wording.content[0]?.text, 'Harbour Toll');
        await store.checkStatement(id, { kind: 'undo' }, ada());
        await store.checkStatement(id, { kind: 'undo' }, ada());
        assert.equal(await store.statement(id), null);
        assert.equal((await store.checksOf(id))?.edits.length, 2);
        assert.equal((await store.article(articleOf(tollStory)))?.entries.length, tollStory.statements.length);
      });

      it('should refuse words that are a statement already, or none', async () => {
        const there = { content: [words('the toll would empty the quays')] };
        await assert.rejects(store.addStatement(articleOf(tollStory), there, ada()), { code: 'record/bad-check' });
        const none = { content: [words(':')] };
        await assert.rejects(store.addStatement(articleOf(tollStory), none, ada()), { code: /record/u });
      });

      it('should stay while no engine reads it, and be given over to one that does', async () => {
        const id = (await store.addStatement(articleOf(tollStory), missed, ada()))!;
        await reread(tollStory);
        assert.deepEqual(stateOf((await entry(id)).check), ['added', 'Ada Quill']);
        assert.equal((await store.checksOf(id))?.hold, 'kept');
        await store.planRereading('example/3');
        const job = (await store.claimJob('a'))!;
        const read = exampleReading(tollStory, job.capture);
        const { start } = read.article.parts[0]!.span;
        const content = [
          { span: { start: start + 'Varga '.length, end: start + tollStory.headline.length }, quoted: false },
        ];
        const found = { ...read.statements[5]!, id: 'found', content };
        await store.finishJob(job, { ...read, engine: 'example/3', statements: [found, ...read.statements] });
        const after = await entry(id);
        assert.equal(after.id, 'found');
        assert.deepEqual(stateOf(after.check), ['added', 'Ada Quill']);
        assert.equal((await store.checksOf('found'))?.hold, 'read');
        assert.equal((await store.article(articleOf(tollStory)))?.entries.length, tollStory.statements.length + 1);
      });
    });

    describe('in what is said twice', () => {
      beforeEach(() => addStory(store, bellStory, monday));

      it('should list the fullest, count it once, and find it by the words of the other', async () => {
        const [short, full, other] = [0, 1, 2].map((i) => idOf(bellStory, i)) as [string, string, string];
        assert.deepEqual((await listed()).toSorted(), [full, other].toSorted());
        assert.equal((await store.counts()).statements, 2);
        assert.equal((await entry(short)).repeatOf, full);
        assert.deepEqual(
          (await entry(full)).repeats.map(({ statementId, part }) => [statementId, part]),
          [[short, 'paragraph']],
        );
        const person = (await entry(full)).person!.id;
        assert.equal((await store.person(person, firstPage))?.said.total, 1);
        assert.equal((await store.search('"noon the bells" OR bells', firstPage)).page?.total, 2);
      });

      it('should let the next one lead when the fullest is rejected', async () => {
        const [short, full] = [idOf(bellStory, 0), idOf(bellStory, 1)];
        await store.checkStatement(full, { kind: 'reject' }, ada());
        assert.ok((await listed()).includes(short));
        assert.ok(!(await listed()).includes(full));
        assert.equal((await entry(short)).repeatOf, null);
        await store.checkStatement(full, { kind: 'undo' }, ada());
        assert.equal((await entry(short)).repeatOf, full);
      });

      it('should part them when one is corrected to be somebody else’s', async () => {
        await correct(idOf(bellStory, 0), { source: { name: 'Aldo Brenn', role: null, kind: 'person', words: null } });
        assert.equal((await listed()).length, 3);
      });
    });

    describe('to be done next', () => {
      beforeEach(async () => {
        await addStory(store, tollStory, monday);
        await addStory(store, replyStory, monday);
      });

      it('should have all that nobody has checked, and less with every check', async () => {
        const before = await store.review({}, firstPage);
        assert.equal(before.waiting, 8);
        assert.equal(before.entries.length, 8);
        assert.deepEqual(before.outlets, ['The Oststad Courier', 'The Evening Lantern']);
        await store.checkStatement(before.entries[0]!.id, { kind: 'confirm' }, ada());
        const after = await store.review({}, firstPage);
        assert.equal(after.waiting, 7);
        assert.ok(!after.entries.some(({ id }) => id === before.entries[0]!.id));
        assert.equal(await store.checkedSince('2031-06-01T00:00:00Z'), 1);
        assert.equal(await store.checkedSince('2031-07-01T00:00:00Z'), 0);
      });

      it('should put what is pinned and whose people speak often before the rest', async () => {
        const varga = (await entry(idOf(tollStory, 0))).person!.id;
        assert.equal((await store.review({}, firstPage)).entries[0]?.person?.id, varga);
        const dossier = await store.makeDossier('Pilots', '', 'Ada Quill');
        const pinned = idOf(tollStory, 4);
        await store.changeDossier(dossier.id, { kind: 'pin', statementId: pinned, note: '' }, 'Ada Quill', null);
        assert.equal((await store.review({}, firstPage)).entries[0]?.id, pinned);
      });

      it('should go on page by page, and narrow to an outlet or a person', async () => {
        const ids: string[] = [];
        for (let cursor: string | null = null, i = 0; i < 5; i++) {
          const page = await store.review({}, { limit: 3, cursor });
          ids.push(...page.entries.map(({ id }) => id));
          cursor = page.cursor;
          if (cursor === null) break;
        }
        assert.equal(new Set(ids).size, 8);
        assert.equal((await store.review({ outlet: 'The Evening Lantern' }, firstPage)).waiting, 2);
        const varga = (await entry(idOf(tollStory, 0))).person!.id;
        assert.equal((await store.review({ person: varga }, firstPage)).waiting, 3);
        assert.equal((await store.review({ outlet: 'The Evening Lantern', person: varga }, firstPage)).waiting, 1);
        assert.equal((await store.review({ outlet: "no'body" }, firstPage)).waiting, 0);
        assert.equal((await store.review({ doubt: 'pronoun' }, firstPage)).entries.length, 0);
        assert.equal((await store.review({}, { limit: 3, cursor: 'x' })).entries.length, 3);
      });
    });
  });
}
