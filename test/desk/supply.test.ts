/** Pages that a person's own browser sends: asked about, never kept by themselves. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SuppliedPage } from '../../src/desk/index.ts';
import { deskWith, host, supplyKey as key } from './asked.ts';
import { saltmarsh } from './newsroom.ts';

const page = '<html><title>Ferry & fares</title><body><p>“It stays,” said N.</p></body></html>';
const address = 'https://tern.example/paid/ferry?a=1';

const sent = (ask: ReturnType<typeof deskWith>['ask'], fields: Record<string, string>) =>
  ask('/supply', {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://tern.example',
      'sec-fetch-site': 'cross-site',
    },
  });

describe('a page from the browser', () => {
  it('should be sent by a bookmark that runs, to this desk only', async () => {
    const { ask, page: shown } = deskWith([]);
    const { bookmarklet } = (await (await ask('/bookmarklet.json')).json()) as { bookmarklet: string };
    assert.ok((await shown('/bookmarklet')).includes('href="javascript:'));
    const program = decodeURIComponent(bookmarklet.replace(/^javascript:/, ''));
    const made: Record<string, unknown>[] = [];
    const element = () => {
      const one: Record<string, unknown> = {
        children: [] as unknown[],
        append: (child: unknown) => (one.children as unknown[]).push(child),
      };
      one.submit = () => made.push(one);
      one.remove = () => {};
      return one;
    };
    const document = { createElement: element, documentElement: { outerHTML: page }, body: element() };
    new Function('document', 'location', program)(document, { href: address });
    const [form] = made;
    assert.equal(form!.action, `http://${host}/supply`);
    assert.deepEqual(
      (form!.children as { name: string; value: string }[]).map(({ name, value }) => [name, value]),
      [
        ['key', key],
        ['address', address],
        ['page', page],
      ],
    );
  });

  it('should be kept only when the person says so, as what stood at its address', async () => {
    const supplied: SuppliedPage[] = [];
    const { ask } = deskWith([], {
      supply: async (given) => {
        supplied.push(given);
        return { articleId: 'abc', problem: null };
      },
    });
    const answer = await sent(ask, { key, address, page });
    assert.equal(answer.status, 200);
    assert.equal(supplied.length, 0);
    const text = await answer.text();
    assert.match(text, /Keep this page\?/);
    assert.ok(text.includes('&lt;title&gt;Ferry &amp; fares&lt;/title&gt;'));
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    const token = /name="token" value="([^"]+)"/.exec(text)![1]!;
    const form = new FormData();
    for (const [name, value] of Object.entries({ token, address, page })) form.set(name, value);
    const stale = await ask('/supply/keep', { method: 'POST', body: form });
    assert.deepEqual([stale.status, supplied.length], [403, 0]);
    const kept = await ask('/supply/keep', { method: 'POST', body: form, headers: { cookie } });
    assert.deepEqual([kept.status, kept.headers.get('location')], [303, '/articles/abc']);
    assert.deepEqual(supplied, [{ address, html: page }]);
  });

  it('should not be listened to without the key of a bookmark', async () => {
    const { ask } = deskWith([]);
    for (const wrong of [{}, { key: '' }, { key: `${key}x` }, { key: key.slice(1) }]) {
      const answer = await sent(ask, { ...wrong, address, page });
      assert.equal(answer.status, 403);
      const text = await answer.text();
      assert.match(text, /desk\/old-bookmark/);
      assert.doesNotMatch(text, /Ferry/);
    }
  });

  it('should have its key taken back by a form of the desk alone', async () => {
    let renewed = 0;
    const { ask } = deskWith([], {
      supplyKey: { current: async () => key, renew: async () => void renewed++ },
    });
    const page = await ask('/bookmarklet');
    const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
    const token = /name="token" value="([^"]+)"/.exec(await page.text())![1]!;
    const renew = (body: URLSearchParams) => ask('/bookmarklet', { method: 'POST', body, headers: { cookie } });
    assert.equal((await renew(new URLSearchParams({ token: 'x' }))).status, 403);
    assert.equal(renewed, 0);
    assert.equal((await renew(new URLSearchParams({ token }))).headers.get('location'), '/bookmarklet');
    assert.equal(renewed, 1);
  });

  it('should be marked on its article as supplied by a person', async () => {
    const written = saltmarsh();
    const { page: shown, store } = deskWith([written]);
    const path = `/articles/${written.article.id}`;
    const fetched = await shown(path);
    assert.match(fetched, /<dt>came here<\/dt><dd>fetched because a person asked for it<\/dd>/);
    assert.doesNotMatch(fetched, /supplied by a person/);
    const held = (await store.article(written.article.id))!;
    store.article = async () => ({ ...held, capture: { ...held.capture, via: { kind: 'browser', uri: null } } });
    assert.match(await shown(path), /This article was supplied by a person, as it stood in their browser\./);
  });

  it('should not be asked about when nothing came, or from nowhere', async () => {
    const { ask } = deskWith([]);
    for (const fields of [
      {},
      { address },
      { page },
      { address: 'javascript:alert(1)', page },
      { address, page: ' ' },
    ]) {
      const answer = await sent(ask, { key, ...fields } as Record<string, string>);
      assert.equal(answer.status, 422);
      assert.match(await answer.text(), /desk\/nothing-given/);
    }
    const broken = await ask('/supply', {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'multipart/form-data' },
    });
    assert.equal(broken.status, 403);
  });

  it('should carry the headers that keep it to itself, and answer under no foreign name', async () => {
    const { ask, desk } = deskWith([]);
    const { headers } = await sent(ask, { key, address, page });
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const foreign = await desk.request('http://evil.example/supply', {
      method: 'POST',
      headers: { host: 'evil.example' },
    });
    assert.equal(foreign.status, 403);
  });
});
