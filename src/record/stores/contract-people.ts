/** What every engine must do with people across articles: who is one, and what people change by hand. Part of `contract.ts`. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { PersonChange, PersonEdit, PersonPage, Store } from '../../types/index.ts';
import { peoplePagesContract } from './contract-people-pages.ts';
import { type ExampleStory, exampleCapture, exampleReading } from './example-reading.ts';
import { addStory, type OpenedStore } from './opened-store.ts';
import { minister, nobodysRole, runner, story } from './people-stories.ts';

const firstPage = { limit: 50, cursor: null };
const monday = '2031-05-19T08:00:00Z';

export function peopleContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  peoplePagesContract(name, open);
  describe(`${name} tells people apart`, () => {
    let opened: OpenedStore;
    let store: Store;
    let clock: number;

    beforeEach(async () => {
      clock = Date.parse('2031-06-01T00:00:00Z');
      opened = await open(() => new Date(clock));
      store = opened.store;
    });
    afterEach(async () => {
      assert.deepEqual(await store.verify(), []);
      await opened.dispose();
    });

    const add = async (...stories: readonly ExampleStory[]): Promise<void> => {
      for (const one of stories) await addStory(store, one, monday);
    };
    /** Name, number of statements and role of everybody. */
    const everybody = async (): Promise<readonly (readonly [string, number, string | null])[]> =>
      (await store.people(50)).map(({ name: called, statements, role }) => [called, statements, role] as const);
    const totals = async (): Promise<readonly number[]> => (await store.people(50)).map(({ statements }) => statements);
    const idOf = async (start: string, at = 0): Promise<string> => (await store.people(50, start))[at]!.id;
    const page = async (id: string): Promise<PersonPage> => (await store.person(id, firstPage))!;
    const change = async (one: PersonChange): Promise<PersonEdit> => (await store.changePerson(one, 'Kim', null)).done!;
    const undo = async (edit: PersonEdit): Promise<void> => {
      const { done } = await store.undoPersonEdit(edit.id, edit.person.id, 'Ana', null);
      assert.equal(done?.undone?.by, 'Ana');
    };
    const found = async (query: string): Promise<number> => {
      const outcome = await store.search(query, firstPage);
      assert.equal(outcome.problem, null);
      return outcome.page!.total;
    };

    describe('by themselves', () => {
      it('should keep two bearers of one name apart when their roles do not go together', async () => {
        await add(story('a', minister), story('b', runner), story('c', { ...minister, role: 'minister' }));
        assert.deepEqual(await everybody(), [
          ['Ilse Varga', 2, 'minister'],
          ['Ilse Varga', 1, 'marathon runner from Sudmark'],
        ]);
      });

      it('should give the first of a name the same id whatever comes later, and others one of their own', async () => {
        await add(story('a', minister));
        const id = await idOf('ilse');
        await add(story('b', runner));
        const [first, second] = await store.people(10);
        assert.equal(first?.id, id);
        assert.notEqual(second?.id, id);
        const { namesakes } = await page(id);
        assert.deepEqual(
          namesakes.map((one) => one.id),
          [second?.id],
        );
      });

      it('should join spellings where the roles agree, and only there', async () => {
        await add(
          story('a', { name: 'Volodymyr Zarensky', role: 'president of Verkhonia' }),
          story('b', { name: 'Wolodymyr Sarenskyj', role: 'Verkhonian president' }),
          story('c', { name: 'Volodymyr Zarenskiy' }),
        );
        assert.deepEqual(
          (await store.people(10)).map(({ statements }) => statements),
          [2, 1],
        );
        assert.equal(await found('who:sarenskyj'), 2);
      });

      it('should take nobody for one of several namesakes when it cannot be told', async () => {
        await add(story('a', minister), story('b', runner), story('c', nobodysRole), story('d', nobodysRole));
        const people = await store.people(10);
        assert.deepEqual(
          people.map(({ statements }) => statements),
          [2, 1, 1],
        );
        assert.equal((await page(people[0]!.id)).isUnclear, true);
      });

      it('should weigh what an article says anywhere of somebody, in whichever order', async () => {
        await add(story('a', minister), story('b', runner));
        await add(story('c', nobodysRole, { ...runner, content: 'it was a long run' }));
        assert.deepEqual(await everybody(), [
          ['Ilse Varga', 3, 'marathon runner from Sudmark'],
          ['Ilse Varga', 1, 'harbour minister of Norland'],
        ]);
      });

      it('should join letters with the name that an article says they stand for', async () => {
        const guild = { name: "Estuary Pilots' Guild", kind: 'organization' as const };
        await add(story('a', { ...guild, beside: "Estuary Pilots' Guild (EPG)" }));
        await add(story('b', { name: 'EPG', kind: 'organization' }), story('c', { name: 'EPF', kind: 'organization' }));
        assert.deepEqual(
          (await everybody()).map(([called, statements]) => [called, statements]),
          [
            ["Estuary Pilots' Guild", 2],
            ['EPF', 1],
          ],
        );
      });

      it('should keep an institution that every country has to its outlet', async () => {
        const ministry = { name: 'Interior Ministry', kind: 'organization' as const };
        const elsewhere = { ...story('b', ministry), publisher: 'Sudmark Radio' };
        await add(story('a', ministry), elsewhere, story('c', ministry));
        assert.deepEqual(await totals(), [2, 1]);
      });

      it('should change nothing when everything is read again', async () => {
        await add(
          story('a', minister),
          story('b', runner),
          story('c', nobodysRole),
          story('d', { name: 'Aldo Brenn' }),
        );
        const before = await store.people(10);
        await rereadAll();
        assert.deepEqual(await store.people(10), before);
      });
    });

    const readingOf = (body: Uint8Array) => {
      const told = JSON.parse(new TextDecoder().decode(body)) as ExampleStory;
      return exampleReading(told, exampleCapture(told, monday));
    };

    const rereadAll = async (): Promise<void> => {
      await store.planRereading(null);
      for (let job = await store.claimJob('x'); job !== null; job = await store.claimJob('x')) {
        await store.finishJob(job, readingOf(job.capture.body));
      }
    };

    describe('by hand', () => {
      it('should merge two, also for what comes later, and part them again', async () => {
        await add(story('a', minister), story('b', { name: 'Ilse Varga-Holt', role: 'minister' }));
        const [one, other] = [await idOf('ilse'), await idOf('varga holt')];
        const edit = await change({ kind: 'merge', person: one, other });
        assert.deepEqual([edit.by, edit.at, edit.undone], ['Kim', '2031-06-01T00:00:00.000Z', null]);
        await add(story('c', { name: 'Ilse Varga-Holt' }));
        assert.deepEqual(
          (await everybody()).map(([called, statements]) => [called, statements]),
          [['Ilse Varga', 3]],
        );
        assert.equal((await page(other)).person.id, one);
        assert.deepEqual(
          (await page(one)).merged.map(({ id }) => id),
          [other],
        );
        assert.equal(await found('who:"Ilse Varga-Holt"'), 3);
        await undo(edit);
        assert.deepEqual(
          (await everybody()).map(([called, statements]) => [called, statements]),
          [
            ['Ilse Varga-Holt', 2],
            ['Ilse Varga', 1],
          ],
        );
        assert.equal(await found('who:"Ilse Varga-Holt"'), 2);
        assert.deepEqual(
          (await page(one)).edits.map(({ kind, undone }) => [kind, undone?.by]),
          [['merge', 'Ana']],
        );
      });

      it('should undo one of several merges and leave the others', async () => {
        await add(story('a', { name: 'Ada Orm' }), story('b', { name: 'Ada Lind' }), story('c', { name: 'Ada Moor' }));
        const [orm, lind, moor] = [await idOf('ada orm'), await idOf('ada lind'), await idOf('ada moor')];
        const first = await change({ kind: 'merge', person: lind, other: moor });
        const second = await change({ kind: 'merge', person: orm, other: lind });
        assert.deepEqual(await totals(), [3]);
        await undo(first);
        assert.deepEqual(await totals(), [2, 1]);
        await undo(second);
        assert.deepEqual(await totals(), [1, 1, 1]);
      });

      it('should split what one article or one role says, also for what comes later', async () => {
        await add(story('a', nobodysRole), story('b', { ...nobodysRole, role: 'swimmer' }), story('c', nobodysRole));
        const id = await idOf('ilse');
        const article = (await page(id)).said.entries.find(({ wording }) => wording.content[0]!.text.startsWith('a '))!;
        const byArticle = await change({
          kind: 'split',
          person: id,
          other: null,
          name: 'Ilse Varga (the pilot)',
          moved: { articles: [article.statement.articleId], roles: [], names: [] },
        });
        const byRole = await change({
          kind: 'split',
          person: id,
          other: null,
          name: null,
          moved: { articles: [], roles: ['Swimmer'], names: [] },
        });
        await add(story('e', { ...nobodysRole, role: 'swimmer' }));
        assert.deepEqual(
          (await everybody()).map(([called, statements]) => [called, statements]),
          [
            ['Ilse Varga', 2],
            ['Ilse Varga', 1],
            ['Ilse Varga (the pilot)', 1],
          ],
        );
        assert.equal(await found('who:"the pilot"'), 1);
        await rereadAll();
        assert.deepEqual(await totals(), [2, 1, 1]);
        await undo(byRole);
        assert.deepEqual(await totals(), [3, 1]);
        await undo(byArticle);
        assert.deepEqual(
          (await everybody()).map(([called, statements]) => [called, statements]),
          [['Ilse Varga', 4]],
        );
      });

      it('should split a name away, so that it is never joined again', async () => {
        await add(
          story('a', { name: 'Sergei Malko', role: 'general' }),
          story('b', { name: 'Sergey Malko', role: 'general' }),
        );
        assert.deepEqual(await totals(), [2]);
        const id = await idOf('malko');
        const moved = { articles: [], roles: [], names: ['Sergey Malko'] };
        const edit = await change({ kind: 'split', person: id, other: null, name: null, moved });
        await add(story('c', { name: 'Sergey Malko', role: 'general' }), story('d', { name: 'Sergei Malko' }));
        assert.deepEqual(await totals(), [2, 2]);
        await undo(edit);
        assert.deepEqual(await totals(), [4]);
      });

      it('should split to a person of the record', async () => {
        await add(
          story('a', { name: 'Ada Orm', role: 'pilot' }),
          story('b', { name: 'Ada Orm' }),
          story('c', { name: 'Bo Lind' }),
        );
        const [orm, lind] = [await idOf('ada'), await idOf('bo')];
        const moved = { articles: [], roles: ['pilot'], names: [] };
        await change({ kind: 'split', person: orm, other: lind, name: null, moved });
        assert.deepEqual(
          (await everybody()).map(([called, statements]) => [called, statements]),
          [
            ['Ada Orm', 1],
            ['Bo Lind', 2],
          ].toSorted((a, b) => Number(b[1]) - Number(a[1])),
        );
      });

      it('should show a person by the name that somebody gave, until that is taken back', async () => {
        await add(story('a', minister));
        const id = await idOf('ilse');
        const first = await change({ kind: 'rename', person: id, name: '  Dr Ilse\nVarga ' });
        const second = await change({ kind: 'rename', person: id, name: 'Ilse V.' });
        await add(story('b', minister));
        assert.equal((await page(id)).person.name, 'Ilse V.');
        await undo(second);
        assert.equal((await page(id)).person.name, 'Dr Ilse Varga');
        assert.equal(await idOf('dr ilse'), id);
        await undo(first);
        assert.equal((await page(id)).person.name, 'Ilse Varga');
        assert.deepEqual(await store.people(10, 'dr ilse'), []);
      });

      it('should find a person by every alias, and join whoever is called just so', async () => {
        await add(story('a', minister), story('b', { name: 'Elza Warga' }));
        const id = await idOf('ilse');
        const joining = await change({ kind: 'alias', person: id, name: 'Elza Wargá' });
        assert.notEqual(joining.other, null);
        const searching = await change({ kind: 'alias', person: id, name: 'The Harbour Fox' });
        await add(story('c', { name: 'Elza Warga' }));
        assert.deepEqual(await totals(), [3]);
        for (const query of ['who:warga', 'who:fox', 'who:varga', 'who:"harbour fox" who:ilse']) {
          assert.equal(await found(query), 3, query);
        }
        assert.deepEqual(
          (await page(id)).names.filter(({ origin }) => origin === 'alias').map((one) => one.name),
          ['Elza Wargá', 'The Harbour Fox'],
        );
        await undo(searching);
        assert.equal(await found('who:fox'), 0);
        await undo(joining);
        assert.equal(await found('who:warga'), 2);
        assert.equal(await found('who:ilse'), 1);
      });

      it('should let go of what came under an alias when that is taken back', async () => {
        await add(story('a', minister));
        const id = await idOf('ilse');
        const edit = await change({ kind: 'alias', person: id, name: 'Elza Warga' });
        await add(story('b', { name: 'Elza Warga' }));
        assert.deepEqual(await totals(), [2]);
        await undo(edit);
        assert.deepEqual(await totals(), [1, 1]);
        assert.equal(await found('who:elza'), 1);
      });

      it('should stay fast with thousands of aliases', async () => {
        await add(story('a', minister));
        const id = await idOf('ilse');
        for (let i = 0; i < 300; i++) await change({ kind: 'alias', person: id, name: `Ilsebill Number${i} Varga` });
        const started = performance.now();
        assert.equal(await found('who:number299'), 1);
        const { names, nameCount } = await page(id);
        assert.deepEqual([names.length, nameCount], [200, 301]);
        assert.ok(performance.now() - started < 1_000);
      });

      it('should keep two apart whom somebody said are two', async () => {
        await add(story('a', minister), story('b', { name: 'Ilse Warga', role: 'swimmer' }));
        const [one, other] = [await idOf('ilse varga'), await idOf('ilse warga')];
        const edit = await change({ kind: 'apart', person: one, other });
        await assert.rejects(change({ kind: 'merge', person: other, other: one }), { code: 'record/people-apart' });
        await assert.rejects(change({ kind: 'alias', person: one, name: 'Ilse Warga' }), {
          code: 'record/people-apart',
        });
        await add(story('c', { name: 'Ilse Warga', role: 'harbour minister of Norland' }));
        assert.equal((await page(one)).person.statements, 1);
        await undo(edit);
        await change({ kind: 'merge', person: other, other: one });
        assert.deepEqual(await totals(), [2, 1]);
      });

      it('should hold through another reading of everything', async () => {
        await add(
          story('a', minister),
          story('b', { name: 'Elza Warga' }),
          story('c', { name: 'Ada Orm', role: 'pilot' }),
        );
        await add(story('d', runner), story('e', { name: 'Ada Orm' }), story('f', { name: 'Bo Lind' }));
        const [ilse, ada] = [await idOf('ilse'), await idOf('ada')];
        await change({ kind: 'merge', person: ilse, other: await idOf('elza') });
        await change({ kind: 'alias', person: ilse, name: 'Bo Lind' });
        await change({ kind: 'rename', person: ilse, name: 'Ilse the First' });
        await change({ kind: 'apart', person: ilse, other: await idOf('ilse varga', 1) });
        const moved = { articles: [], roles: ['pilot'], names: [] };
        await change({ kind: 'split', person: ada, other: null, name: null, moved });
        const before = await store.people(10);
        assert.deepEqual(before.map(({ name: called, statements }) => [called, statements]).slice(0, 1), [
          ['Ilse the First', 3],
        ]);
        await rereadAll();
        assert.deepEqual(await store.people(10), before);
      });

      it('should refuse what makes no sense, and change nothing by it', async () => {
        await add(story('a', minister), story('b', { name: 'Fjordbank', kind: 'organization' }), story('c', runner));
        const [id, bank] = [await idOf('ilse'), await idOf('fjordbank')];
        const bad = { code: 'record/bad-person-change' };
        const split = (moved: Partial<{ articles: string[]; roles: string[]; names: string[] }>): PersonChange => ({
          kind: 'split',
          person: id,
          other: null,
          name: null,
          moved: { articles: [], roles: [], names: [], ...moved },
        });
        const before = await store.people(10);
        await assert.rejects(change({ kind: 'merge', person: id, other: id }), bad);
        await assert.rejects(change({ kind: 'merge', person: id, other: bank }), bad);
        await assert.rejects(change({ kind: 'apart', person: id, other: id }), bad);
        await assert.rejects(change({ kind: 'merge', person: id, other: 'nobody' }), { code: 'record/no-person' });
        await assert.rejects(change({ kind: 'rename', person: id, name: ' … ' }), bad);
        await assert.rejects(change({ kind: 'rename', person: id, name: 'x'.repeat(201) }), bad);
        await assert.rejects(change(split({})), bad);
        await assert.rejects(change(split({ roles: ['mayor'] })), bad);
        await assert.rejects(change(split({ names: ['Ilse Varga'] })), bad);
        await assert.rejects(change({ kind: 'alias', person: bank, name: '' }), bad);
        await add(story('d', { name: 'Aldo Brenn' }));
        await assert.rejects(change({ kind: 'alias', person: await idOf('aldo'), name: 'Ilse Varga' }), {
          code: 'record/several-people',
        });
        await assert.rejects(store.undoPersonEdit('nothing', id, 'Kim', null), bad);
        assert.deepEqual(
          (await store.people(10)).filter((one) => one.name !== 'Aldo Brenn'),
          before,
        );
        assert.deepEqual((await page(id)).edits, []);
      });

      it('should show the second of two editors what the first one did', async () => {
        await add(story('a', minister));
        const id = await idOf('ilse');
        const { revision } = await page(id);
        const first = await store.changePerson({ kind: 'rename', person: id, name: 'Ilse V.' }, 'Kim', revision);
        const second = await store.changePerson({ kind: 'rename', person: id, name: 'I. Varga' }, 'Ana', revision);
        assert.equal(second.done, null);
        assert.deepEqual(second.latest, first.done);
        const again = (await page(id)).revision;
        await store.undoPersonEdit(first.done!.id, id, 'Kim', again);
        const third = await store.undoPersonEdit(first.done!.id, id, 'Ana', again);
        assert.equal(third.latest?.undone?.by, 'Kim');
        assert.equal((await page(id)).person.name, 'Ilse Varga');
      });
    });
  });
}
