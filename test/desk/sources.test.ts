/** The page of sources: how each is doing, and the button that pauses it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Visit } from '../../src/types/index.ts';
import { deskWith, host } from './asked.ts';
import { saltmarsh } from './newsroom.ts';

describe('an article that is looked at again', () => {
  it('should say when it was not there, and nothing more than that', async () => {
    const written = saltmarsh();
    const { ask, store, page } = deskWith([written]);
    const path = `/articles/${written.article.id}`;
    const uri = written.article.url!;
    const visit: Visit = {
      uri,
      sourceId: 'gazette',
      visitedAt: '2031-05-23T12:00:00Z',
      outcome: 'gone',
      status: 404,
      captureId: null,
      bodyDigest: null,
      etag: null,
      lastModified: null,
      problem: null,
    };
    const words = /On [^<]*23 May 2031[^<]* this page was (not there|behind a wall) \(status \d+\)/;
    for (const [outcome, status, said] of [
      ['gone', 404, 'not there'],
      ['paywall', 402, 'behind a wall'],
      ['unchanged', 304, undefined],
      ['failed', 503, undefined],
    ] as const) {
      store.lastVisits = async () => new Map([[uri, { ...visit, outcome, status }]]);
      assert.equal(words.exec(await page(path))?.[1], said, outcome);
    }
    const twin = (await (await ask(`${path}.json`)).json()) as { lastLook: Visit };
    assert.equal(twin.lastLook.outcome, 'failed');
  });
});

describe('the page of sources', () => {
  it('should say how each is doing, and escape what comes from outside', async () => {
    const { page } = deskWith([]);
    const text = await page('/sources');
    for (const words of [
      '3 sources, <a href="/sources?only=unwell">1 not well</a>, <a href="/sources?only=paused">1 paused</a>',
      'The &lt;Saltmarsh&gt; Gazette',
      'status 200',
      'robots.txt allows it',
      '2.5 articles a day · 20 articles in the last listing, 3 of them new',
      '6.5 statements an article, of the last 20 · lamps, quay',
      '<b>Differs from default:</b> looked at every 45 minutes · bytes go after 90 days',
      'At https://gazette.example/old.xml until ',
      'by a permanent redirect',
      'At rest',
      'no answer',
      'Nobody &lt;answers&gt; there.',
      'gather/refused',
      'Not looked at yet',
    ]) {
      assert.ok(text.includes(words), words);
    }
    assert.doesNotMatch(text, /href="javascript:/);
  });

  it('should have a twin with all that is known', async () => {
    const { ask } = deskWith([]);
    const { sources } = (await (await ask('/sources.json')).json()) as { sources: { health: string; state: object }[] };
    assert.deepEqual(
      sources.map(({ health }) => health),
      ['good', 'resting', 'paused'],
    );
    assert.ok('nextFetchAt' in sources[0]!.state);
    assert.deepEqual((sources[0] as unknown as { yield: unknown }).yield, { articles: 20, statements: 130 });
  });

  it('should go on from page to page where there are many, and show those alone that want looking after', async () => {
    const { ask, store, page } = deskWith([]);
    const [gazette, tern] = await store.sources();
    const many = Array.from({ length: 70 }, (_, i) => ({
      ...(i % 35 === 0 ? tern! : gazette!),
      source: { ...gazette!.source, id: `n${i}`, title: `Outlet ${i}.` },
    }));
    store.sources = async () => many;
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const twin = (await (await ask(`/sources.json?after=${after}`)).json()) as {
        sources: { source: { id: string } }[];
        cursor: string | null;
        total: number;
      };
      assert.equal(twin.total, 70);
      seen.push(...twin.sources.map(({ source }) => source.id));
      after = twin.cursor;
    }
    assert.deepEqual(
      seen,
      many.map(({ source }) => source.id),
    );
    assert.match(await page('/sources'), /rel="next" href="\/sources\?after=30"/);
    const unwell = await page('/sources?only=unwell');
    assert.ok(unwell.includes('Outlet 35.') && !unwell.includes('Outlet 36.'));
    assert.match(await page('/sources?only=paused'), /There is none of these/);
    assert.equal((await ask('/sources?after=-4&only=x')).status, 200);
  });

  it('should say what to do where there is none', async () => {
    const { page, store } = deskWith([]);
    store.sources = async () => [];
    assert.match(await page('/sources'), /onrecord add https:/);
  });

  const formOf = async (ask: ReturnType<typeof deskWith>['ask']) => {
    const answer = await ask('/sources');
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    const token = /name="token" value="([^"]+)"/.exec(await answer.text())![1]!;
    return { cookie, token };
  };
  const send = (ask: ReturnType<typeof deskWith>['ask'], id: string, fields: Record<string, string>, cookie: string) =>
    ask(`/sources/${id}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    });

  it('should pause a source, and let it go on', async () => {
    const { ask, store } = deskWith([]);
    const { cookie, token } = await formOf(ask);
    for (const paused of ['yes', 'no']) {
      const answer = await send(ask, 'gazette', { token, paused }, cookie);
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/sources']);
      assert.equal((await store.source('gazette'))?.source.paused, paused === 'yes');
    }
    assert.equal((await send(ask, 'nothing', { token, paused: 'yes' }, cookie)).status, 404);
    const shown = await (await ask('/sources?only=unwell&after=0')).text();
    assert.match(shown, /<input type="hidden" name="only" value="unwell">/);
    for (const [only, after, href] of [
      ['unwell', '30', '/sources?only=unwell&after=30'],
      ['//evil.example', '-1', '/sources'],
    ]) {
      const answer = await send(ask, 'gazette', { token, paused: 'no', only: only!, after: after! }, cookie);
      assert.equal(answer.headers.get('location'), href);
    }
  });

  it('should show what a source would bring now, and what is wrong with it, by the same form', async () => {
    const item = { title: 'A <lamp> for the quay', authors: ['Petra Lunn'], publishedAt: '2031-05-16T10:00:00Z' };
    const more = { updatedAt: null, summary: null, sections: [] };
    const { ask } = deskWith([], {
      testSource: async ({ uri }) => ({
        uri,
        status: 200,
        robots: 'allowed',
        problem: null,
        movedTo: 'https://gazette.example/new.xml',
        kind: 'rss',
        title: null,
        listed: 20,
        leftOut: 2,
        wouldRead: [{ ...item, ...more, uri: 'https://gazette.example/lamp' }],
      }),
    });
    const { cookie, token } = await formOf(ask);
    const test = (fields: Record<string, string>, id = 'gazette', accept = 'text/html') =>
      ask(`/sources/${id}/test`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { cookie, accept, 'content-type': 'application/x-www-form-urlencoded' },
      });
    const shown = await (await test({ token, paused: 'yes' })).text();
    for (const words of [
      'nothing of this is kept',
      'status 200 · robots.txt allows it · RSS feed · for good at https://gazette.example/new.xml',
      '20 entries, 2 more without a usable address. Would be read now: 1.',
      'A &lt;lamp&gt; for the quay',
      'Petra Lunn',
    ]) {
      assert.ok(shown.includes(words), words);
    }
    const twin = (await (await test({ token }, 'gazette', 'application/json')).json()) as { test: { listed: number } };
    assert.equal(twin.test.listed, 20);
    assert.equal((await test({ token: 'x' })).status, 403);
    assert.equal((await test({ token }, 'nothing')).status, 404);
  });

  it('should change nothing for a form that is not its own', async () => {
    const { ask, store } = deskWith([]);
    const { cookie } = await formOf(ask);
    const stale = await send(ask, 'gazette', { token: 'x', paused: 'yes' }, cookie);
    assert.equal(stale.status, 403);
    assert.match(await stale.text(), /desk\/bad-token/);
    const foreign = await ask('/sources/gazette', {
      method: 'POST',
      body: JSON.stringify({ paused: true }),
      headers: { 'content-type': 'application/json', origin: 'https://evil.example', host },
    });
    assert.equal(foreign.status, 403);
    assert.equal((await store.source('gazette'))?.source.paused, false);
  });
});
