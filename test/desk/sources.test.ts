/** The page of sources: how each is doing, and the button that pauses it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deskWith, host } from './asked.ts';

describe('the page of sources', () => {
  it('should say how each is doing, and escape what comes from outside', async () => {
    const { page } = deskWith([]);
    const text = await page('/sources');
    for (const words of [
      '3 sources, 1 not well, 1 paused',
      'The &lt;Saltmarsh&gt; Gazette',
      'status 200',
      'robots.txt allows it',
      '2.5 articles a day · 20 articles in the last listing, 3 of them new',
      'looked at every 45 minutes · bytes go after 90 days · lamps, quay',
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
