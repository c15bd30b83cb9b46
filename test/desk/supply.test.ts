/** Pages that a person's own browser sends: asked about, never kept by themselves. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Submission } from '../../src/desk/index.ts';
import { deskWith, host } from './asked.ts';

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
        ['address', address],
        ['page', page],
      ],
    );
  });

  it('should be kept only when the person says so, as what stood at its address', async () => {
    const submitted: Submission[] = [];
    const { ask } = deskWith([], {
      submit: async (submission) => {
        submitted.push(submission);
        return { articleId: 'abc', problem: null };
      },
    });
    const answer = await sent(ask, { address, page });
    assert.equal(answer.status, 200);
    assert.equal(submitted.length, 0);
    const text = await answer.text();
    assert.match(text, /Keep this page\?/);
    assert.ok(text.includes('&lt;title&gt;Ferry &amp; fares&lt;/title&gt;'));
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    const token = /name="token" value="([^"]+)"/.exec(text)![1]!;
    const form = new FormData();
    for (const [name, value] of Object.entries({ token, link: address, text: page })) form.set(name, value);
    const kept = await ask('/read', { method: 'POST', body: form, headers: { cookie } });
    assert.equal(kept.status, 303);
    assert.deepEqual(
      submitted.map((submission) => [submission.text, submission.listing.url]),
      [[page, address]],
    );
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
      const answer = await sent(ask, fields as Record<string, string>);
      assert.equal(answer.status, 422);
      assert.match(await answer.text(), /desk\/nothing-given/);
    }
    const broken = await ask('/supply', {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'multipart/form-data' },
    });
    assert.equal(broken.status, 422);
  });

  it('should carry the headers that keep it to itself, and answer under no foreign name', async () => {
    const { ask, desk } = deskWith([]);
    const { headers } = await sent(ask, { address, page });
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const foreign = await desk.request('http://evil.example/supply', {
      method: 'POST',
      headers: { host: 'evil.example' },
    });
    assert.equal(foreign.status, 403);
  });
});
