/** The desk as an outsider meets it: requests in, answers out, over a store in memory. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDesk, type DeskServices, type Submission } from '../../src/desk/index.ts';
import { problem } from '../../src/lib/problems.ts';
import type { Article, RecordEntry } from '../../src/types/index.ts';
import { type FakeStore, fakeStore } from './fake-store.ts';
import { bareNote, saltmarsh, type WrittenArticle, write } from './newsroom.ts';

const host = '127.0.0.1:4180';

function deskWith(articles: readonly WrittenArticle[], services: Partial<DeskServices> = {}) {
  const store: FakeStore = fakeStore(articles);
  const faults: unknown[] = [];
  const desk = createDesk(
    {
      store,
      submit: async () => ({ articleId: articles[0]?.article.id ?? 'none', problem: null }),
      loadDemo: async () => 24,
      now: () => new Date('2031-05-16T12:00:00Z'),
      ...services,
    },
    {
      allowedHosts: [host],
      secret: new Uint8Array(32).fill(3),
      reportFault: (fault) => faults.push(fault),
    },
  );
  const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    desk.request(`http://${host}${path}`, { ...init, headers: { host, ...init.headers } });
  return { desk, store, faults, ask, page: async (path: string) => (await ask(path)).text() };
}

/** The first page's cookie and token, as a browser would hold them. */
async function formOf(ask: ReturnType<typeof deskWith>['ask']) {
  const answer = await ask('/');
  const cookie = answer.headers.get('set-cookie')!;
  const token = /name="token" value="([^"]+)"/.exec(await answer.text())![1]!;
  return { cookie: cookie.split(';')[0]!, setCookie: cookie, token };
}

const formWith = (fields: Readonly<Record<string, string | File>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

const everyPage = (written: WrittenArticle) => [
  '/',
  '/articles',
  `/articles/${written.article.id}`,
  '/people',
  `/people/${written.entries[0]!.person?.id}`,
  `/statements/${written.entries[0]!.id}`,
  '/search',
  '/search?q=lamps',
  '/problems',
];

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

test('every answer carries the headers that keep a page to itself', async () => {
  const written = saltmarsh();
  const { ask } = deskWith([written]);
  for (const path of [
    ...everyPage(written),
    '/nothing',
    '/index.json',
    '/static/style.css',
    '/healthz',
    '/search.csv?q=lamps',
  ]) {
    const { headers } = await ask(path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/, path);
    assert.match(policy, /frame-ancestors 'none'/, path);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/, path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(headers.get('referrer-policy'), 'same-origin', path);
  }
});

test('should have nothing inline and nothing remote on any page', async () => {
  const written = saltmarsh();
  const { page } = deskWith([written]);
  for (const path of everyPage(written)) {
    const text = await page(path);
    assert.doesNotMatch(text, /<script(?! src="\/static\/)/, path);
    assert.doesNotMatch(text, /<style|\sstyle=|\son[a-z]+=/, path);
    for (const [, address] of text.matchAll(/(?:src|<link[^>]*href)="([^"]+)"/g)) assert.match(address!, /^\//, path);
  }
});

test('should not answer to a foreign name', async () => {
  const { desk, store } = deskWith([saltmarsh()]);
  for (const foreign of ['evil.example', 'evil.example:4180', '127.0.0.1:4181', '']) {
    const answer = await desk.request(`http://${host}/index.json`, { headers: { host: foreign } });
    assert.equal(answer.status, 403);
    assert.match(await answer.text(), /desk\/bad-host/);
  }
  assert.deepEqual(store.asked, []);
});

test('all forms of one page carry the token of its one cookie', async () => {
  const { ask } = deskWith([]);
  const answer = await ask('/');
  assert.equal(answer.headers.getSetCookie().length, 1);
  const tokens = [...(await answer.text()).matchAll(/name="token" value="([^"]+)"/g)].map(([, token]) => token);
  assert.equal(tokens.length, 2);
  assert.equal(new Set(tokens).size, 1);
});

test('a text is read, and the browser goes on to the article', async () => {
  const submissions: Submission[] = [];
  const { ask } = deskWith([saltmarsh()], {
    submit: async (submission) => {
      submissions.push(submission);
      return { articleId: 'abc', problem: null };
    },
  });
  const { cookie, setCookie, token } = await formOf(ask);
  assert.match(setCookie, /HttpOnly/);
  assert.match(setCookie, /SameSite=Strict/);
  const body = formWith({
    token,
    text: 'She left.',
    published: '2031-05-16',
    outlet: 'Gazette',
    link: '',
    file: new File([], ''),
  });
  const answer = await ask('/read', {
    method: 'POST',
    body,
    headers: { cookie, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' },
  });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/articles/abc');
  assert.equal(submissions[0]?.text, 'She left.');
  assert.equal(submissions[0]?.listing.publisher, 'Gazette');
});

test('should not read what comes from another site or without a token', async () => {
  let submitted = 0;
  const { ask } = deskWith([saltmarsh()], {
    submit: async () => {
      submitted++;
      return { articleId: 'abc', problem: null };
    },
    loadDemo: async () => ++submitted,
  });
  const { cookie, token } = await formOf(ask);
  const own = { origin: `http://${host}` };
  const tries: readonly (readonly [Record<string, string>, Record<string, string>, string])[] = [
    [{ token, text: 'x' }, { cookie, origin: 'https://evil.example' }, 'desk/cross-origin'],
    [{ token, text: 'x' }, { cookie, 'sec-fetch-site': 'cross-site' }, 'desk/cross-origin'],
    [{ text: 'x' }, { cookie, ...own }, 'desk/bad-token'],
    [{ token: 'made up', text: 'x' }, { cookie, ...own }, 'desk/bad-token'],
    [{ token, text: 'x' }, { ...own }, 'desk/bad-token'],
  ];
  for (const path of ['/read', '/demo']) {
    for (const [fields, headers, code] of tries) {
      const answer = await ask(path, { method: 'POST', body: formWith(fields), headers });
      assert.equal(answer.status, 403);
      assert.match(await answer.text(), new RegExp(code));
    }
  }
  const plain = await ask('/read', {
    method: 'POST',
    body: `token=${token}`,
    headers: { cookie, 'content-type': 'text/plain' },
  });
  assert.equal(plain.status, 400);
  assert.equal(submitted, 0);
});

test('a form that cannot be read comes back filled, with what to do', async () => {
  const { ask } = deskWith([saltmarsh()], {
    submit: async () => ({ articleId: null, problem: problem('page/no-text', 'paste:x', 'There is <nothing> in it.') }),
  });
  const { cookie, token } = await formOf(ask);
  const body = formWith({ token, text: 'a </textarea><b>', published: '2031', outlet: '"Gazette"', link: '' });
  const answer = await ask('/read', { method: 'POST', body, headers: { cookie } });
  assert.equal(answer.status, 422);
  const page = await answer.text();
  assert.match(page, /There is &lt;nothing&gt; in it\. Check that this is an article/);
  assert.match(page, /page\/no-text/);
  assert.match(page, /a &lt;\/textarea&gt;&lt;b&gt;<\/textarea>/);
  assert.match(page, /value="&quot;Gazette&quot;"/);
  assert.match(page, /value="2031"/);
});

test('a program sends and gets JSON', async () => {
  const { ask } = deskWith([saltmarsh()]);
  const send = (body: unknown) =>
    ask('/read', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    });
  const read = await send({ text: 'She left.' });
  assert.equal(read.status, 201);
  assert.deepEqual(Object.keys((await read.json()) as object), ['version', 'articleId', 'href']);
  const refused = await send({ text: '' });
  assert.equal(refused.status, 422);
  assert.equal(((await refused.json()) as { error: { code: string } }).error.code, 'desk/nothing-given');
  for (const body of [null, 3, [], 'text']) assert.equal((await send(body)).status, 400);
});

test('should not take in more than it can hold', async () => {
  const { ask } = deskWith([saltmarsh()]);
  const { cookie, token } = await formOf(ask);
  const body = formWith({ token, text: 'x'.repeat(10_000_001) });
  const answer = await ask('/read', { method: 'POST', body, headers: { cookie } });
  assert.equal(answer.status, 413);
  assert.match(await answer.text(), /desk\/too-large/);
  const whole = await ask('/read', { method: 'POST', body: 'x', headers: { cookie, 'content-length': '99999999' } });
  assert.equal(whole.status, 413);
});

test('the demo is offered while the record is empty, and loaded', async () => {
  const { ask, page } = deskWith([]);
  assert.match(await page('/'), /Open the demo newsroom/);
  assert.doesNotMatch(await deskWith([saltmarsh()]).page('/'), /Open the demo newsroom/);
  const { cookie, token } = await formOf(ask);
  const answer = await ask('/demo', { method: 'POST', body: formWith({ token }), headers: { cookie } });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/');
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
    /doubtful, confidence <\/span>0\.58<\/span> <span class="doubts">· who spoke is unclear, two candidates/,
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

test('should not be fooled by text that looks like markup', async () => {
  const evil = evilArticle();
  const { page } = deskWith([evil]);
  const pages = [
    ...everyPage(evil),
    '/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
    '/people?name=%22%3E%3Cscript%3Ex',
    '/search?q=wh:%3Cscript%3E',
  ];
  for (const path of pages) {
    const text = await page(path);
    assert.doesNotMatch(text, /<script>|<img|href="javascript|href="data:/i, path);
  }
});

/** Markup in every field that an article can fill. */
function evilArticle(): WrittenArticle {
  const bad = `"><img src=x onerror=alert(1)><script>alert('x')</script>`;
  const { article, entries } = write({
    article: {
      id: 'evil"><script>',
      url: 'javascript:alert(1)',
      publisher: bad,
      headline: bad,
      datePublished: bad,
      dateModified: bad,
      section: bad,
      authors: [{ name: bad, jobTitle: bad, biography: bad, knowsAbout: [bad], url: 'data:text/html,<script>' }],
      related: [{ title: bad, excerpt: bad, url: 'javascript:alert(1)' }],
      witnesses: [{ field: bad, witness: bad, value: bad }],
    },
    parts: [
      ['headline', bad],
      ['paragraph', `${bad} said ${bad} to ${bad}.`],
      ['author-box', bad],
      ['teaser', bad],
      ['furniture', bad],
    ],
    said: [
      {
        pieces: [`said ${bad}`],
        source: bad,
        name: bad,
        role: bad,
        cue: 'said',
        doubts: [bad],
        confidence: 0.1,
        time: bad,
        date: bad,
        place: bad,
        hedge: bad,
      },
    ],
  });
  const dirty: Partial<Article> = { inLanguage: bad };
  const entry: RecordEntry = { ...entries[0]!, id: 'evil', firstSeenAt: bad };
  return { article: { ...article, ...dirty }, entries: [{ ...entry, statement: { ...entry.statement, act: bad } }] };
}

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
  assert.match(lines[0]!, /^id,source,role/);
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
    assert.ok(one.store.asked.length <= 3, path);
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
