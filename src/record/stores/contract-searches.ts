/** What every engine must do with searches: what comes beside the entries, and those that are kept. Part of `contract.ts`. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { FacetName, SearchPage, Store } from '../../types/index.ts';
import {
  type ExampleStory,
  exampleCapture,
  exampleReading,
  replyStory,
  tollStory,
  weatherStory,
} from './example-reading.ts';
import type { OpenedStore } from './opened-store.ts';

const readAt = '2031-06-01T00:00:00Z';
const firstPage = { limit: 50, cursor: null };

export function searchContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  describe(`${name} searches`, () => {
    let opened: OpenedStore;
    let store: Store;

    beforeEach(async () => {
      opened = await open(() => new Date(readAt));
      store = opened.store;
      for (const story of [tollStory, replyStory, weatherStory]) await add(story);
    });
    afterEach(() => opened.dispose());

    async function add(story: ExampleStory): Promise<void> {
      const capture = exampleCapture(story, '2031-05-30T08:00:00Z');
      await store.keepCapture(capture);
      await store.finishJob((await store.claimJob('test'))!, exampleReading(story, capture));
    }

    async function found(query: string, request = {}): Promise<SearchPage> {
      const outcome = await store.search(query, { ...firstPage, ...request });
      assert.ok(outcome.problem === null, `${query}: ${outcome.problem?.detail}`);
      return outcome.page;
    }

    const contents = ({ entries }: SearchPage): string[] => entries.map(({ wording }) => wording.content[0]!.text);

    it('should find by how sure a reading is', async () => {
      const total = (await found('')).total;
      assert.equal((await found('sure:yes')).total, total);
      assert.equal((await found('sure:>0.85')).total, total);
      assert.equal((await found('sure:0.9')).total, total);
      assert.equal((await found('sure:0.5..0.7 OR sure:no OR sure:<0.9')).total, 0);
      assert.equal((await found('-sure:>0.9')).total, total);
    });

    it('should find by what people made of it, and rejected ones only when asked for', async () => {
      const [one, other] = (await found('who:varga')).entries;
      await store.checkStatement(one!.id, { kind: 'confirm' }, { by: 'Mira Oduya', note: '' });
      await store.checkStatement(other!.id, { kind: 'reject' }, { by: 'Ben Osei', note: '' });
      assert.deepEqual(
        (await found('checked:yes')).entries.map(({ id }) => id),
        [one!.id],
      );
      assert.deepEqual(
        (await found('checked:confirmed')).entries.map(({ id }) => id),
        [one!.id],
      );
      assert.deepEqual(
        (await found('checked:"mira oduya"')).entries.map(({ id }) => id),
        [one!.id],
      );
      assert.deepEqual(
        (await found('checked:rejected')).entries.map(({ id }) => id),
        [other!.id],
      );
      assert.equal((await found('who:varga')).total, 2);
      assert.equal((await found('who:varga checked:no')).total, 1);
      assert.equal((await found('who:varga OR checked:rejected')).total, 3);
      const ids = [];
      for await (const { id } of store.entries('who:varga')) ids.push(id);
      assert.ok(!ids.includes(other!.id));
    });

    it('should take May for a name where a name is asked for, never for a month or a beginning', async () => {
      const said = [
        { name: 'Jonna May', content: 'the sluice stays shut' },
        { name: 'Ruben Maye', content: 'the sluice will open' },
      ];
      await add({
        url: 'https://courier.example/sluice',
        headline: 'The Sluice in May',
        publisher: 'The Oststad Courier',
        datePublished: '2031-03-02',
        statements: said,
      });
      assert.deepEqual(contents(await found('who:may')), ['the sluice stays shut']);
      assert.deepEqual(contents(await found('who:maye')), ['the sluice will open']);
      assert.equal((await found('when:2031-05 who:may')).total, 0);
    });

    it('should count what can be narrowed to, with queries that find just as many', async () => {
      const page = await found('the OR fog', { facets: true });
      const names = new Set<FacetName>(['who', 'outlet', 'act', 'mode', 'when', 'checked', 'sure']);
      assert.deepEqual(new Set(page.facets!.map((facet) => facet.name)), names);
      for (const { name: facet, values } of page.facets!) {
        for (const { name: value, count, only, hide } of values) {
          assert.equal((await found(only)).total, count, only);
          assert.equal((await found(hide)).total, page.total - count, `${facet} without ${value}: ${hide}`);
        }
      }
      assert.equal((await found('the')).facets, null);
    });

    it('should put the wording that was asked for before other places of its words', async () => {
      const said = [
        { name: 'Toll Keeper', content: 'a high bridge is needed' },
        { name: 'Ilse Varga', content: 'the bridge pays no toll' },
        { name: 'Ilse Varga', content: 'a bridge toll is due' },
      ];
      await add({
        url: 'https://courier.example/b',
        headline: 'On',
        publisher: null,
        datePublished: '2031-01-01',
        statements: said,
      });
      const first = await found('bridge toll', { sort: 'match', limit: 2 });
      assert.deepEqual(contents(first), ['a bridge toll is due', 'the bridge pays no toll']);
      const second = await found('bridge toll', { sort: 'match', limit: 2, cursor: first.cursor });
      assert.deepEqual(contents(second), ['a high bridge is needed']);
      assert.equal(second.cursor, null);
      assert.equal(first.total, 3);
    });

    it('should reach every statement once in either order, whatever the size of the page', async () => {
      for (const sort of ['date', 'match'] as const) {
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const page: SearchPage = await found('the', { sort, limit: 2, cursor });
          seen.push(...page.entries.map(({ id }) => id));
          cursor = page.cursor;
        } while (cursor !== null);
        assert.equal(new Set(seen).size, seen.length);
        assert.equal(seen.length, (await found('the')).total);
      }
    });

    it('should show where the words stand, folded as they are searched', async () => {
      const { entries, highlights } = await found('CAFE "the pier"');
      const at = (text: string, i: number): string[] =>
        highlights[0]!.content[i]!.map(({ start, end }) => text.slice(start, end));
      assert.deepEqual(at(entries[0]!.wording.content[0]!.text, 0), ['café', 'the pier']);
      assert.deepEqual((await found('-fog who:varga')).highlights[0]!.content, [[]]);
    });

    it('should offer other queries where one finds nothing, and only those that find something', async () => {
      const page = await found('the act:predict outlet:lantern');
      assert.equal(page.total, 0);
      assert.ok(page.suggestions.length > 0);
      for (const { query, total } of page.suggestions) assert.equal((await found(query)).total, total, query);
      assert.deepEqual((await found('nowhere')).suggestions, []);
      assert.deepEqual((await found('the')).suggestions, []);
    });

    it('should say which field was probably meant', async () => {
      const outcome = await store.search('fog speaker:varga', firstPage);
      assert.equal(outcome.problem?.suggestion, 'fog who:varga');
      assert.equal((await store.search('fog abuot:toll', firstPage)).problem?.suggestion, 'fog about:toll');
      assert.equal((await store.search('fog zzz:varga', firstPage)).problem?.suggestion, null);
    });
  });

  describe(`${name} keeps searches`, () => {
    let opened: OpenedStore;
    let store: Store;
    let clock: number;
    beforeEach(async () => {
      clock = Date.parse(readAt);
      opened = await open(() => new Date(clock++));
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    it('should give back what was kept, signed and dated, the last one first', async () => {
      const toll = await store.saveSearch(' Toll  quarrel ', 'about:toll', 'Mira Oduya');
      const all = await store.saveSearch('All', '', 'Ben Osei');
      assert.equal(toll.name, 'Toll quarrel');
      assert.equal(toll.by, 'Mira Oduya');
      assert.equal(toll.at.slice(0, 10), '2031-06-01');
      assert.deepEqual(await store.savedSearches(), [all, toll]);
      assert.deepEqual(await store.savedSearch(toll.id), toll);
      assert.equal(await store.savedSearch('none'), null);
    });

    it('should refuse a query that cannot be asked, and no name', async () => {
      await assert.rejects(store.saveSearch('x', 'fog (', 'a'), { code: 'record/bad-query' });
      await assert.rejects(store.saveSearch(' \n', 'fog', 'a'), { code: 'record/bad-name' });
      await assert.rejects(store.saveSearch('x'.repeat(201), 'fog', 'a'), { code: 'record/bad-name' });
      assert.deepEqual(await store.savedSearches(), []);
    });

    it('should rename, delete, and take each back', async () => {
      const kept = await store.saveSearch('Toll', 'about:toll', 'Mira Oduya');
      const renamed = (await store.renameSearch(kept.id, 'The toll', 'Ben Osei', kept.version))!.done!;
      assert.deepEqual([renamed.name, renamed.by, renamed.query], ['The toll', 'Ben Osei', 'about:toll']);
      const deleted = (await store.deleteSearch(kept.id, 'Ben Osei', renamed.version))!.done!;
      assert.ok(deleted.isDeleted);
      assert.deepEqual(await store.savedSearches(), []);
      assert.equal(await store.renameSearch(kept.id, 'x', 'a', deleted.version), null);
      const back = (await store.undoSearchEdit(kept.id, 'Ben Osei', deleted.version))!.done!;
      assert.equal(back.version, renamed.version);
      const first = (await store.undoSearchEdit(kept.id, 'Ben Osei', back.version))!.done!;
      assert.deepEqual(first, kept);
      assert.ok((await store.undoSearchEdit(kept.id, 'Ben Osei', first.version))!.done!.isDeleted);
      assert.deepEqual(await store.savedSearches(), []);
    });

    it('should show the second of two editors what the first did', async () => {
      const kept = await store.saveSearch('Toll', 'about:toll', 'Mira Oduya');
      await store.renameSearch(kept.id, 'Quay', 'Mira Oduya', kept.version);
      for (const late of [
        await store.renameSearch(kept.id, 'Pier', 'Ben Osei', kept.version),
        await store.deleteSearch(kept.id, 'Ben Osei', kept.version),
        await store.undoSearchEdit(kept.id, 'Ben Osei', kept.version),
      ]) {
        assert.equal(late!.done, null);
        assert.equal(late!.latest?.name, 'Quay');
      }
      assert.equal((await store.savedSearch(kept.id))?.name, 'Quay');
    });
  });
}
