/** What the desk's pages show, and that their data twins are there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deskWith, everyPage } from './asked.ts';
import { fakeStore } from './fake-store.ts';
import { bareNote, saltmarsh, write } from './newsroom.ts';

test('every page has a data twin with a version', async () => {
  const written = saltmarsh();
  const { ask } = deskWith([written]);
  for (const path of everyPage(written)) {
    const page = await ask(path);
    assert.equal(page.status, 200, path);
    assert.match(page.headers.get('content-type')!, /^text\/html/);
    const twin = /rel="alternate" type="application\/json" href="([^"]+)"/.exec(await page.text())?.[1];
    assert.ok(twin, path);
    const json = await ask(twin.replaceAll('&amp;', '&'));
    assert.equal(json.status, 200, twin);
    assert.equal(((await json.json()) as { version: number }).version, 1);
  }
});

test('docs/desk.md names every field of every twin', async () => {
  const document = readFileSync(new URL('../../docs/desk.md', import.meta.url), 'utf8').split('## Pages as data')[1]!;
  const written = saltmarsh();
  const { ask } = deskWith([written]);
  const rows: readonly (readonly [string, string])[] = [
    ['/', '/index.json'],
    ['/articles', '/articles.json'],
    ['/articles/ID', `/articles/${written.article.id}.json`],
    ['/people?name=', '/people.json'],
    ['/people/ID', `/people/${written.entries[0]!.person?.id}.json`],
    ['/people/ID/edit?find=', `/people/${written.entries[0]!.person?.id}/edit.json`],
    ['/statements/ID', `/statements/${written.entries[0]!.id}.json`],
    ['/search?q=', '/search.json?q=lamps'],
    ['/problems', '/problems.json'],
    ['/healthz', '/healthz'],
  ];
  for (const [address, twin] of rows) {
    const row = document.split('\n').find((line) => line.startsWith(`| \`${address}\` |`)) ?? '';
    const fields = Object.keys((await (await ask(twin)).json()) as object);
    for (const field of fields)
      assert.ok(field === 'version' || new RegExp(`\\b${field}\\b`).test(row), `${address}: ${field}`);
  }
});

test('whose words they are stands in plain text', async () => {
  const written = saltmarsh();
  const { page } = deskWith([written]);
  const text = await page('/');
  assert.match(text, /<b>their own words<\/b>, in Saltmarsh Gazette/);
  assert.match(text, /<b>partly their own words<\/b>, as reported by Saltmarsh Gazette/);
  const reader = await page(`/articles/${written.article.id}`);
  assert.match(reader, /warn · partly their own words/);
  assert.match(reader, /plan · reported as an intention/);
});

test('a doubtful attribution says why', async () => {
  const written = saltmarsh();
  const { page } = deskWith([written]);
  assert.match(
    await page('/'),
    /confidence <\/span>0\.58<\/span> <span class="doubts">· who spoke is unclear, two candidates/,
  );
});

test('the reader shows the whole text, character for character', async () => {
  const written = saltmarsh();
  const { page } = deskWith([written]);
  const shown = visibleText(await page(`/articles/${written.article.id}`));
  for (const { kind, span } of written.article.parts) {
    const words = written.article.text.slice(span.start, span.end);
    if (kind !== 'teaser' && kind !== 'byline') assert.ok(shown.includes(words), words);
  }
});

/** The text of a page without its tags and its statement numbers. */
function visibleText(page: string): string {
  return page
    .replace(/<sup[^>]*>.*?<\/sup>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

test('what is not the article stands apart', async () => {
  const written = saltmarsh();
  const { page } = deskWith([written]);
  const text = await page(`/articles/${written.article.id}`);
  const author = text.indexOf('About the author');
  const also = text.indexOf('Also on this page');
  assert.ok(author > text.indexOf('Barges off Gannet Rock') && also > author);
  assert.ok(text.indexOf('kept bees') > author);
  assert.ok(text.indexOf('Guild counts its barges again') > also);
});

test('a statement page links to the place in the original', async () => {
  const written = saltmarsh();
  const { page } = deskWith([written]);
  const text = await page(`/statements/${written.entries[1]!.id}`);
  assert.match(
    text,
    /href="https:\/\/gazette\.example\/harbour\/fog-horns#:~:text=that%20any%20barge%20that%20enters,[^"]+" rel="noopener noreferrer nofollow"/,
  );
  assert.match(text, /sha-256/);
  assert.match(text, /Fri 16 May 2031<\/time>, from “Friday”/);
});

test('a statement without a place on the web has no link there', async () => {
  const written = bareNote();
  const { page } = deskWith([written]);
  const text = await page(`/statements/${written.entries[0]!.id}`);
  assert.doesNotMatch(text, /in the original/);
  assert.match(text, /not stated/);
});

test('a wrong query is marked where it goes wrong', async () => {
  const { ask } = deskWith([saltmarsh()]);
  const answer = await ask('/search?q=lamps+wh:osei+x');
  assert.equal(answer.status, 400);
  assert.match(await answer.text(), /At character 7<\/span> <code>lamps <mark>wh:osei<\/mark> x<\/code>/);
  const twin = await ask('/search.json?q=lamps+wh:osei');
  assert.equal(((await twin.json()) as { error: { at: number } }).error.at, 6);
  assert.equal((await ask(`/search?q=${'x'.repeat(1001)}`)).status, 400);
});

test('search as CSV has a line a statement', async () => {
  const written = saltmarsh();
  const { ask } = deskWith([written]);
  const answer = await ask('/search.csv?q=osei');
  assert.match(answer.headers.get('content-type')!, /^text\/csv/);
  const lines = (await answer.text()).trim().split('\r\n');
  assert.equal(lines.length, written.entries.length + 1);
  assert.match(lines[0]!, /^statement,person,role/);
  assert.equal((await ask('/search.csv?q=wh:x')).status, 400);
});

test('what is not there says so and goes on', async () => {
  const { ask } = deskWith([saltmarsh()]);
  for (const path of [
    '/nothing',
    '/articles/none',
    '/articles/none.json',
    '/people/none',
    '/statements/none',
    '/static/x',
    '/static/fonts/x',
  ]) {
    const answer = await ask(path);
    assert.equal(answer.status, 404, path);
    assert.match(await answer.text(), /desk\/not-found/);
  }
  assert.equal((await ask('/read')).status, 404);
});

test('a fault is reported, and its inside is not shown', async () => {
  const store = fakeStore([saltmarsh()]);
  const { ask, faults } = deskWith([], {
    store: { ...store, latestArticles: () => Promise.reject(new Error('secret path')) },
  });
  const answer = await ask('/articles');
  assert.equal(answer.status, 500);
  const text = await answer.text();
  assert.match(text, /desk\/failed/);
  assert.doesNotMatch(text, /secret path/);
  assert.equal(faults.length, 1);
});

test('static files and fonts may be kept for ever', async () => {
  const { ask, page } = deskWith([]);
  const text = await page('/');
  const style = /href="(\/static\/style\.css\?v=[0-9a-f]+)"/.exec(text)![1]!;
  for (const path of [style, '/static/fonts/serif-latin.woff2', '/static/fonts/sans-cyrillic.woff2']) {
    const answer = await ask(path);
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers.get('cache-control')!, /immutable/);
  }
  const css = await (await ask(style)).text();
  for (const [, font] of css.matchAll(/url\("([^"]+)"\)/g)) assert.equal((await ask(font!)).status, 200);
});

test('no page asks the store more often when there is more to show', async () => {
  const few = saltmarsh();
  const many = Array.from({ length: 40 }, (_, i) => {
    const { article, entries } = saltmarsh();
    return {
      article: { ...article, id: `${article.id}${i}` },
      entries: entries.map((entry) => ({ ...entry, id: `${entry.id}${i}` })),
    };
  });
  for (const path of everyPage(few)) {
    const one = deskWith([few]);
    await one.page(path);
    const all = deskWith([few, ...many]);
    await all.page(path);
    assert.equal(all.store.asked.length, one.store.asked.length, path);
    assert.ok(one.store.asked.length <= 4, path);
  }
});

test('a long list goes on over pages, each statement once', async () => {
  const many = Array.from({ length: 8 }, (_, i) => {
    const { article, entries } = saltmarsh();
    return { article, entries: entries.map((entry) => ({ ...entry, id: `${entry.id}${i}` })) };
  });
  const { page } = deskWith(many);
  const seen: string[] = [];
  let path: string | undefined = '/';
  while (path !== undefined) {
    const text: string = await page(path);
    seen.push(...[...text.matchAll(/data-href="([^"]+)"/g)].map(([, href]) => href!));
    path = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  }
  assert.equal(seen.length, 80);
  assert.equal(new Set(seen).size, 80);
});

test('an article as large as a book is drawn in time', async () => {
  const sentence = 'The keeper of the lamp said that “nothing at all had moved” on the water since noon.';
  const parts = Array.from({ length: 1500 }, () => ['paragraph', sentence] as const);
  const said = parts.map(() => ({
    pieces: ['that', '“nothing at all had moved”', 'on the water since noon'],
    source: 'The keeper of the lamp',
    cue: 'said',
  }));
  const book = write({ parts, said: said.slice(0, 400) });
  const { page } = deskWith([book]);
  await page(`/articles/${book.article.id}`);
  const start = performance.now();
  await page(`/articles/${book.article.id}`);
  // Some 20 ms on a quiet machine; the limit leaves room for a busy one.
  assert.ok(performance.now() - start < 1000);
});
