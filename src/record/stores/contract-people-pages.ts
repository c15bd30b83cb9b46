/** What every engine must tell of people on their pages: what their statements add up to, roles over time, filters. Part of `contract-people.ts`. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { PersonPage, Store } from '../../types/index.ts';
import type { ExampleStory } from './example-reading.ts';
import { addStory, type OpenedStore } from './opened-store.ts';
import { minister, story } from './people-stories.ts';

const firstPage = { limit: 50, cursor: null };
const monday = '2031-05-19T08:00:00Z';

export function peoplePagesContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  describe(`${name} tells of people`, () => {
    let opened: OpenedStore;
    let store: Store;

    beforeEach(async () => {
      opened = await open(() => new Date('2031-06-01T00:00:00Z'));
      store = opened.store;
    });
    afterEach(async () => {
      assert.deepEqual(await store.verify(), []);
      await opened.dispose();
    });

    const add = async (...stories: readonly ExampleStory[]): Promise<void> => {
      for (const one of stories) await addStory(store, one, monday);
    };
    const idOf = async (start: string): Promise<string> => (await store.people(50, start))[0]!.id;
    const page = async (id: string): Promise<PersonPage> => (await store.person(id, firstPage))!;

    it('should count statements, articles and outlets as they come and go', async () => {
      const first = story('a', minister, { ...minister, content: 'one more', act: 'warn', mode: 'direct' });
      await add(first, { ...story('b', minister), publisher: 'Sudmark Radio' });
      const id = await idOf('ilse');
      const { person, counts } = await page(id);
      assert.deepEqual([person.statements, person.articles, person.publishers], [3, 2, 2]);
      assert.deepEqual(counts.acts, [
        { value: 'assert', statements: 2 },
        { value: 'warn', statements: 1 },
      ]);
      assert.deepEqual(counts.outlets, [
        { value: 'The Oststad Courier', statements: 2 },
        { value: 'Sudmark Radio', statements: 1 },
      ]);
      await addStory(
        store,
        { ...first, publisher: 'Courier', statements: first.statements.slice(0, 1) },
        '2031-05-20T08:00:00Z',
      );
      const later = await page(id);
      assert.deepEqual([later.person.statements, later.person.articles, later.person.publishers], [2, 2, 2]);
      assert.deepEqual(later.counts.outlets.map(({ value }) => value).toSorted(), ['Courier', 'Sudmark Radio']);
      assert.deepEqual(later.counts.acts, [{ value: 'assert', statements: 2 }]);
    });

    it('should say when each role was first and last given', async () => {
      await add(
        { ...story('a', minister), datePublished: '2031-01-05' },
        { ...story('b', { ...minister, role: 'prime minister' }), datePublished: '2031-04-01' },
        { ...story('c', minister), datePublished: '2031-03-05' },
      );
      const { roleTimes } = await page(await idOf('ilse'));
      assert.deepEqual(
        roleTimes.map(({ value, statements, from, to }) => [value, statements, from.slice(0, 10), to.slice(0, 10)]),
        [
          ['prime minister', 1, '2031-04-01', '2031-04-01'],
          ['harbour minister of Norland', 2, '2031-01-05', '2031-03-05'],
        ],
      );
    });

    it('should let through what the filter asks for', async () => {
      await add(
        story(
          'a',
          { ...minister, act: 'warn', addressee: 'the ferry guild' },
          { ...minister, mode: 'direct', content: 'No', place: 'Oststad' },
        ),
        { ...story('b', { ...minister, act: 'warn', role: 'minister' }), publisher: 'Sudmark Radio' },
      );
      const id = await idOf('ilse');
      const total = async (filter: Parameters<Store['person']>[2]): Promise<number> =>
        (await store.person(id, firstPage, filter))!.said.total;
      assert.equal(await total({}), 3);
      assert.equal(await total({ act: 'warn' }), 2);
      assert.equal(await total({ act: 'warn', outlet: 'Sudmark Radio' }), 1);
      assert.equal(await total({ mode: 'direct' }), 1);
      assert.equal(await total({ role: 'minister' }), 1);
      assert.equal(await total({ to: 'ferry guild' }), 1);
      assert.equal(await total({ venue: 'oststad' }), 1);
      assert.equal(await total({ checked: 'no' }), 3);
      assert.equal(await total({ checked: 'confirmed' }), 0);
      assert.equal(await total({ to: '"; DROP' }), 0);
    });

    it('should list everybody page by page', async () => {
      const names = ['Ada Orm', 'Bo Lind', 'Cleo Marsh', 'Dov Reed', 'Eve Stone'];
      await add(story('a', ...names.map((called) => ({ name: called }))), story('b', { name: 'Dov Reed' }));
      const seen: string[] = [];
      for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
        const { people, cursor: next, total } = await store.peoplePage({ limit: 2, cursor });
        assert.equal(total, 5);
        seen.push(...people.map((one) => one.name));
        cursor = next;
      }
      assert.deepEqual(seen, ['Dov Reed', 'Ada Orm', 'Bo Lind', 'Cleo Marsh', 'Eve Stone']);
      const { people, total } = await store.peoplePage({ limit: 2, cursor: 'nonsense' }, 'LIN');
      assert.deepEqual([people.map((one) => one.name), total], [['Bo Lind'], 1]);
    });
  });
}
