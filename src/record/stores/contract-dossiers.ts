/** What every engine must do with dossiers. Part of `contract.ts`. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Dossier, DossierChange, DossierEdit, Store } from '../../types/index.ts';
import { replyStory, tollStory } from './example-reading.ts';
import { addStory, type OpenedStore } from './opened-store.ts';

export function dossierContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  describe(`${name} keeps dossiers`, () => {
    let opened: OpenedStore;
    let store: Store;
    let clock: number;
    let statements: readonly string[];

    beforeEach(async () => {
      clock = Date.parse('2031-06-01T00:00:00Z');
      opened = await open(() => new Date(clock));
      store = opened.store;
      await addStory(store, tollStory, '2031-05-19T08:00:00Z');
      await addStory(store, replyStory, '2031-05-19T09:00:00Z');
      statements = (await store.latest({ limit: 50, cursor: null })).entries.map(({ id }) => id);
    });
    afterEach(() => opened.dispose());

    const make = (): Promise<Dossier> => store.makeDossier('The  toll', 'What was said of the toll?', 'Mira Oduya');
    const change = async (id: string, wanted: DossierChange): Promise<DossierEdit> => {
      clock += 60_000;
      const outcome = await store.changeDossier(id, wanted, 'Jon Ferrel', null);
      assert.ok(outcome?.done != null);
      return outcome.done;
    };
    const pin = (id: string, statement: number, note = ''): Promise<DossierEdit> =>
      change(id, { kind: 'pin', statementId: statements[statement]!, note });
    const pinned = async (id: string): Promise<number[]> =>
      (await store.dossier(id))!.pinned.map(({ statementId }) => statements.indexOf(statementId));

    it('should give back what was made, signed and dated', async () => {
      const { id } = await make();
      const dossier = (await store.dossier(id))!;
      assert.deepEqual(
        [dossier.title, dossier.about, dossier.statements],
        ['The toll', 'What was said of the toll?', 0],
      );
      assert.deepEqual(dossier.made, { by: 'Mira Oduya', at: '2031-06-01T00:00:00.000Z' });
      assert.deepEqual(dossier.changed, dossier.made);
      assert.equal(await store.dossier('nothing'), null);
      assert.notEqual((await make()).id, id);
    });

    it('should keep statements in their order, with notes, and move them', async () => {
      const { id } = await make();
      for (const statement of [0, 1, 2]) await pin(id, statement, `note ${statement}`);
      await change(id, { kind: 'move', statementId: statements[2]!, to: 0 });
      assert.deepEqual(await pinned(id), [2, 0, 1]);
      await change(id, { kind: 'move', statementId: statements[2]!, to: 99 });
      await change(id, { kind: 'note', statementId: statements[0]!, note: '<b>look</b>' });
      await change(id, { kind: 'unpin', statementId: statements[1]! });
      const dossier = (await store.dossier(id))!;
      assert.deepEqual(
        dossier.pinned.map(({ note, entry }) => [note, entry?.id]),
        [
          ['<b>look</b>', statements[0]],
          ['note 2', statements[2]],
        ],
      );
      assert.equal(dossier.changed.by, 'Jon Ferrel');
    });

    it('should pin a statement once, and keep its note unless another is given', async () => {
      const { id } = await make();
      await pin(id, 0, 'first');
      await pin(id, 1);
      await pin(id, 0);
      assert.deepEqual([(await store.dossier(id))!.pinned[0]!.note, await pinned(id)], ['first', [0, 1]]);
      await pin(id, 0, 'second');
      assert.deepEqual([(await store.dossier(id))!.pinned[0]!.note, await pinned(id)], ['second', [0, 1]]);
    });

    it('should tell which dossiers a statement is pinned to, but not of those put away', async () => {
      const [one, other] = [await make(), await make()];
      for (const { id } of [one, other]) await pin(id, 0);
      await change(one.id, { kind: 'remove' });
      const of = async (statement: number): Promise<string[]> =>
        (await store.dossiersOf(statements[statement]!)).map(({ id }) => id);
      assert.deepEqual([await of(0), await of(1)], [[other.id], []]);
      await change(other.id, { kind: 'unpin', statementId: statements[0]! });
      assert.deepEqual(await of(0), []);
    });

    it('should list the last changed first, and those put away apart', async () => {
      const [one, other] = [await make(), await make()];
      await pin(one.id, 0);
      assert.deepEqual(
        (await store.dossiers('kept')).map(({ id, statements: count }) => [id, count]),
        [
          [one.id, 1],
          [other.id, 0],
        ],
      );
      await change(one.id, { kind: 'remove' });
      assert.deepEqual(
        (await store.dossiers('removed')).map(({ id }) => id),
        [one.id],
      );
      await change(one.id, { kind: 'restore' });
      assert.equal((await store.dossiers('kept')).length, 2);
    });

    it('should refuse a change based on what is not the latest any more, and show the one that was first', async () => {
      const { id, latest } = await make();
      const first = await pin(id, 0);
      const late: DossierChange = { kind: 'describe', title: 'Mine', about: '' };
      assert.deepEqual(await store.changeDossier(id, late, 'Mira Oduya', latest.id), { done: null, latest: first });
      assert.equal((await store.dossier(id))!.title, 'The toll');
      assert.ok((await store.changeDossier(id, late, 'Mira Oduya', first.id))?.done);
      assert.equal(await store.changeDossier('nothing', late, 'Mira Oduya', null), null);
    });

    it('should go back to how it was after any change, and forward again', async () => {
      const { id, latest } = await make();
      const full = await pin(id, 0, 'look');
      await change(id, { kind: 'describe', title: 'Else', about: '' });
      await change(id, { kind: 'go-back', editId: latest.id });
      assert.deepEqual([(await store.dossier(id))!.title, await pinned(id)], ['The toll', []]);
      await change(id, { kind: 'go-back', editId: full.id });
      assert.deepEqual([(await store.dossier(id))!.pinned[0]!.note, await pinned(id)], ['look', [0]]);
      const kinds = (await store.dossierEdits(id, 50)).map(({ kind }) => kind);
      assert.deepEqual(kinds, ['go-back', 'go-back', 'describe', 'pin', 'make']);
      await assert.rejects(change(id, { kind: 'go-back', editId: 'nothing' }), { code: 'record/bad-dossier' });
    });

    it('should refuse what cannot be, and change nothing', async () => {
      const { id } = await make();
      await pin(id, 0);
      const before = await store.dossier(id);
      const wrong: readonly DossierChange[] = [
        { kind: 'pin', statementId: 'nothing', note: '' },
        { kind: 'unpin', statementId: statements[1]! },
        { kind: 'note', statementId: statements[1]!, note: '' },
        { kind: 'move', statementId: statements[0]!, to: 0.5 },
        { kind: 'describe', title: ' ', about: '' },
        { kind: 'describe', title: 'x'.repeat(201), about: '' },
        { kind: 'describe', title: 'x', about: 'x'.repeat(20_001) },
      ];
      for (const one of wrong) await assert.rejects(change(id, one), { code: 'record/bad-dossier' }, one.kind);
      assert.deepEqual(await store.dossier(id), before);
      await assert.rejects(store.makeDossier('', '', 'Mira Oduya'), { code: 'record/bad-dossier' });
    });

    it('should be found by its key while it is shared, and by no earlier one', async () => {
      const { id } = await make();
      assert.equal((await store.dossier(id))!.shareKey, null);
      const first = (await store.shareDossier(id, true))!.shareKey!;
      assert.equal((await store.sharedDossier(first))?.id, id);
      const second = (await store.shareDossier(id, true))!.shareKey!;
      assert.deepEqual(
        [(await store.sharedDossier(first))?.id, (await store.sharedDossier(second))?.id],
        [undefined, id],
      );
      await store.shareDossier(id, false);
      assert.equal(await store.sharedDossier(second), null);
      assert.equal(await store.shareDossier('nothing', true), null);
    });

    it('should show a statement as it was pinned when it is not on record any more', async () => {
      const { id } = await make();
      await pin(id, 0);
      const entry = (await store.dossier(id))!.pinned[0]!.entry!;
      const story = entry.carriedBy[0]!.url === tollStory.url ? tollStory : replyStory;
      await addStory(store, { ...story, statements: [] }, '2031-05-20T08:00:00Z');
      const [gone] = (await store.dossier(id))!.pinned;
      assert.equal(gone!.entry, null);
      assert.deepEqual(gone!.asPinned, entry);
    });
  });
}
