/** The lines of the listing: every statement has one of its own, in the order in which lists show it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { SearchPage, Store } from '../../../types/index.ts';
import { openRecord } from '../../index.ts';
import { type ExampleStory, weatherStory } from '../example-reading.ts';
import { addStory } from '../opened-store.ts';

describe('the listing', () => {
  let dataDir: string;
  let store: Store;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'onrecord-listing-'));
    store = await openRecord({ dataDir, now: () => new Date('2031-06-01T00:00:00Z') });
  });
  afterEach(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  async function searched(query: string): Promise<string[]> {
    const words: string[] = [];
    let cursor: string | null = null;
    do {
      const page: SearchPage = (await store.search(query, { limit: 500, cursor })).page!;
      words.push(...page.entries.map(({ wording }) => wording.content[0]!.text));
      cursor = page.cursor;
    } while (cursor !== null);
    return words;
  }

  const story = (url: string, datePublished: string | null, contents: readonly string[]): ExampleStory => ({
    url: `https://courier.example/${url}`,
    headline: 'Minutes',
    publisher: null,
    datePublished,
    statements: contents.map((content) => ({ name: 'Ilse Varga', content })),
  });

  it('should have room for more statements than one article is given lines', async () => {
    const contents = Array.from({ length: 1_100 }, (_, i) => `item ${i} stands`);
    await addStory(store, story('long', '2031-05-16', contents), '2031-05-19T08:00:00Z');
    await addStory(store, story('older', '2031-05-15', ['item of the day before']), '2031-05-19T09:00:00Z');
    const found = await searched('item');
    assert.equal(new Set(found).size, 1_101);
    assert.deepEqual(found.slice(0, 1_023), contents.slice(0, 1_023));
    assert.equal(found.at(-1), 'item of the day before');
    assert.equal((await searched('item when:2031-05-16')).length, 1_100);
    assert.deepEqual(await store.verify(), []);
  });

  it('should keep apart what was said before 1900 and after 2155', async () => {
    for (const [url, date] of [
      ['a', '1848-03-01'],
      ['b', '1848-03-02'],
      ['c', '2400-01-01'],
    ] as const)
      await addStory(store, story(url, date, [`item ${url}`]), '2031-05-19T08:00:00Z');
    assert.deepEqual((await searched('item')).toSorted(), ['item a', 'item b', 'item c']);
    assert.equal((await searched('item'))[0], 'item c');
    assert.deepEqual(await searched('item when:1848-03-02'), ['item b']);
    assert.deepEqual(await searched('when:>2300'), ['item c']);
  });

  it('should move what is undated when it is found to have been seen earlier', async () => {
    const undated = { ...weatherStory, statements: [{ name: 'Tarn', content: 'item undated' }] };
    await addStory(store, undated, '2031-05-19T08:00:00Z');
    await addStory(store, story('dated', '2031-05-10', ['item dated']), '2031-05-19T09:00:00Z');
    assert.deepEqual(await searched('item'), ['item undated', 'item dated']);
    await addStory(store, undated, '2031-05-02T08:00:00Z');
    assert.deepEqual(await searched('item'), ['item dated', 'item undated']);
    assert.deepEqual(
      (await store.latest({ limit: 9, cursor: null })).entries.map(({ wording }) => wording.content[0]!.text),
      ['item dated', 'item undated'],
    );
    assert.deepEqual(await store.verify(), []);
  });
});
