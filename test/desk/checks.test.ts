/** What the desk lets in and what it lets out: hosts, origins, tokens, sizes, headers, markup. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Submission } from '../../src/desk/index.ts';
import { problem } from '../../src/lib/problems.ts';
import type { Article, RecordEntry } from '../../src/types/index.ts';
import { deskWith, everyPage, host } from './asked.ts';
import { saltmarsh, type WrittenArticle, write } from './newsroom.ts';

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
