import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, describe, test } from 'node:test';
import { startSite } from '../../test/gathering/fake-web.ts';
import { articles, feed, hour, page, setUp, tearDown } from '../../test/gathering/set-up.ts';
import { OnrecordError } from '../lib/problems.ts';
import { createGatherer } from './gatherer.ts';
import { createPoliteWeb } from './politeness/polite-web.ts';

after(tearDown);

describe('a source', () => {
  test('is looked at, and what it lists is captured with what it says of it', async () => {
    const site = await startSite({ '/feed': feed('/a1', '/a2'), '/a1': page('One.'), '/a2': page('Two.') });
    const { store, add, once, state } = await setUp();
    const id = await add(`${site.origin}/feed`);
    await once();
    assert.deepEqual(articles(site), ['/a1', '/a2']);
    const job = await store.claimJob('reader');
    assert.deepEqual(job?.capture.via, { kind: 'feed', uri: `${site.origin}/feed` });
    assert.deepEqual(
      [job?.capture.uri, job?.capture.listing?.headline, job?.capture.listing?.authors],
      [`${site.origin}/a1`, 'About /a1', ['Ida Holm']],
    );
    const { lastStatus, listed, fresh, failures, robots, nextFetchAt } = await state(id);
    assert.deepEqual(
      [lastStatus, listed, fresh, failures, robots, nextFetchAt],
      [200, 2, 2, 0, 'allowed', '2031-05-20T12:30:00.000Z'],
    );
  });

  test('is asked whether it has changed, and what was visited is not visited again', async () => {
    let body = feed('/a1');
    const seen: (string | undefined)[] = [];
    const site = await startSite({
      '/feed': (request, response) => {
        seen.push(request.headers['if-none-match']);
        const etag = `"${body.length}"`;
        if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
        else response.setHeader('etag', etag).end(body.replaceAll('{ORIGIN}', site.origin));
      },
      '/a1': page('One.'),
      '/a2': page('Two.'),
    });
    const { add, once, pass, state, visits } = await setUp();
    const id = await add(`${site.origin}/feed`);
    await once();
    await once();
    assert.equal(seen.length, 1);
    pass(hour / 2 + 1);
    await once();
    assert.equal((await state(id)).lastStatus, 304);
    body = feed('/a2', '/a1');
    pass(hour - 1000);
    await once();
    assert.deepEqual([seen.length, seen[0], seen[2]], [3, undefined, seen[1]]);
    assert.deepEqual(visits().sort(), ['/a1 kept', '/a1 unchanged', '/a2 kept']);
  });

  test('that fails is looked at later and later, says why, and comes back', async () => {
    const site = await startSite({ '/feed': 503 });
    const { add, once, pass, state } = await setUp();
    const id = await add(`${site.origin}/feed`);
    for (let i = 0; i < 10; i++) {
      await once();
      pass(25 * hour);
    }
    const resting = await state(id);
    assert.deepEqual([resting.failures, resting.lastStatus, resting.problem?.code], [10, 503, 'gather/http-status']);
    assert.ok(resting.restingUntil !== null);
    site.pages['/feed'] = feed();
    pass(7 * 24 * hour);
    await once();
    const { failures, restingUntil, problem } = await state(id);
    assert.deepEqual([failures, restingUntil, problem], [0, null, null]);
  });

  test('waits as long as its server asks', async () => {
    const site = await startSite({
      '/feed': (_, response) => void response.writeHead(429, { 'retry-after': '7200' }).end(),
    });
    const { add, once, state } = await setUp();
    const id = await add(`${site.origin}/feed`);
    await once();
    assert.equal((await state(id)).nextFetchAt, '2031-05-20T14:00:00.000Z');
  });

  test('whose server asks for time in the middle is left alone, and finished later', async () => {
    const site = await startSite({ '/feed': feed('/a1', '/a2', '/a3'), '/a1': page('One.'), '/a3': page('Three.') });
    site.pages['/a2'] = (_, response) => void response.writeHead(429, { 'retry-after': '1800' }).end();
    const { add, once, pass, visits } = await setUp();
    await add(`${site.origin}/feed`);
    await once();
    assert.deepEqual(visits(), ['/a1 kept', '/a2 failed']);
    pass(hour / 4);
    await once();
    assert.deepEqual(articles(site), ['/a1', '/a2']);
    site.pages['/a2'] = page('Two.');
    pass(2 * hour);
    await once();
    assert.deepEqual(visits().slice(2).sort(), ['/a1 unchanged', '/a2 kept', '/a3 kept']);
  });

  test('that has moved is found again by its home page', async () => {
    const site = await startSite({
      '/': '<html><head><link rel="alternate" type="application/rss+xml" href="/new-feed"></head></html>',
      '/new-feed': feed('/a1'),
      '/a1': page('One.'),
      '/page-now': '<html><body>We have moved.</body></html>',
    });
    const resolve = async (host: string) => {
      throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
    };
    for (const old of [`${site.origin}/gone`, `${site.origin}/page-now`, 'http://feeds.tideline.example/rss']) {
      const { store, add, once, events } = await setUp({ network: { allowPrivate: true, resolve } });
      const id = await add(old, 'rss', `${site.origin}/`);
      await once();
      const { uri, formerly } = (await store.source(id))!.source;
      assert.deepEqual([uri, formerly?.[0]?.uri, formerly?.[0]?.by], [`${site.origin}/new-feed`, old, 'home page']);
      assert.equal(events[0]?.kind, 'moved');
    }
  });

  test('that is elsewhere for good is asked there from then on, and its old address is noted', async () => {
    const to = (status: number, location: string) => (_: unknown, response: ServerResponse) =>
      void response.writeHead(status, { location }).end();
    const site = await startSite({
      '/old': to(301, '/newer'),
      '/newer': to(308, '/newest'),
      '/newest': feed('/a1'),
      '/a1': page('One.'),
      '/mixed': to(308, '/for-now'),
      '/for-now': to(302, '/today'),
      '/today': feed('/a1'),
      '/fleeting': to(307, '/today'),
      '/twin': to(301, '/newest'),
      '/lost': to(301, '/a1'),
    });
    const { store, add, once, events } = await setUp();
    const paths = ['/old', '/mixed', '/fleeting', '/lost'];
    const ids: string[] = [];
    for (const path of paths) ids.push(await add(site.origin + path));
    await once();
    const twin = await add(`${site.origin}/twin`);
    await once();
    const now = await Promise.all([...ids, twin].map(async (id) => (await store.source(id))!.source));
    assert.deepEqual(
      now.map(({ uri }) => new URL(uri).pathname),
      ['/newest', '/for-now', '/fleeting', '/lost', '/twin'],
    );
    assert.deepEqual(now[0]?.formerly, [
      { uri: `${site.origin}/old`, until: '2031-05-20T12:00:00.000Z', by: 'redirect' },
    ]);
    assert.equal(events.filter(({ kind }) => kind === 'moved').length, 2);
  });

  test('whose robots.txt says no is not looked at, and says so', async () => {
    const site = await startSite({ '/robots.txt': 'User-agent: *\nDisallow: /', '/feed': feed('/a1') });
    const { add, once, state } = await setUp();
    const id = await add(`${site.origin}/feed`);
    await once();
    assert.deepEqual([(await state(id)).robots, site.asked], ['disallowed', ['/robots.txt']]);
  });
});

describe('an article', () => {
  test('is looked at again as it ages; only what changed is captured again', async () => {
    const site = await startSite({ '/feed': feed('/a1'), '/a1': page('One.') });
    const { store, add, once, pass, visits } = await setUp();
    await add(`${site.origin}/feed`);
    await once();
    pass(hour);
    await once();
    site.pages['/a1'] = page('One, corrected.');
    pass(5 * hour);
    await once();
    site.pages['/a1'] = 410;
    pass(18 * hour);
    await once();
    site.pages['/a1'] = 402;
    pass(6 * 24 * hour);
    await once();
    site.pages['/a1'] = page('One, corrected.');
    pass(23 * 24 * hour);
    await once();
    pass(365 * 24 * hour);
    await once();
    assert.deepEqual(
      visits(),
      ['kept', 'unchanged', 'kept', 'gone', 'paywall', 'unchanged'].map((outcome) => `/a1 ${outcome}`),
    );
    assert.equal((await store.counts()).captures, 2);
  });

  test('is the same article when a reader would see no difference', async () => {
    const site = await startSite({ '/feed': feed('/a1'), '/a1': page('One.') });
    const { add, once, pass, visits } = await setUp({ isSameArticle: async () => true });
    await add(`${site.origin}/feed`);
    await once();
    site.pages['/a1'] = page('One. <!-- another advertisement -->');
    pass(hour);
    await once();
    assert.deepEqual(visits(), ['/a1 kept', '/a1 unchanged']);
  });

  test('that cannot be had is tried again while it is listed, and what is no page is not', async () => {
    const picture = (_: unknown, response: ServerResponse) =>
      void response.setHeader('content-type', 'image/png').end('x');
    const site = await startSite({ '/feed': feed('/a1', '/a2', '/a3'), '/a1': 503, '/a2': 404, '/a3': picture });
    const { add, once, pass, visits } = await setUp();
    await add(`${site.origin}/feed`);
    await once();
    site.pages['/a1'] = page('One.');
    pass(2 * hour);
    await once();
    assert.deepEqual(visits(), ['/a1 failed', '/a2 gone', '/a3 failed', '/a1 kept']);
  });
});

describe('the gatherer', () => {
  test('is one: a second is refused until the first has ended', async () => {
    const { store, once } = await setUp();
    await store.holdGathering('another', '2031-05-20T12:01:00.000Z');
    await assert.rejects(once(), { code: 'gather/gathered-elsewhere' });
    await store.releaseGathering('another');
    await once();
  });

  test('stops as a whole when the disk is full, and loses nothing of what comes then', async () => {
    const sites = await Promise.all(
      ['a', 'b', 'c'].map(() => startSite({ '/feed': feed('/a1', '/a2'), '/a1': page('1'), '/a2': page('2') })),
    );
    const { store, add, once } = await setUp();
    for (const site of sites) await add(`${site.origin}/feed`);
    const { keepVisit } = store;
    let room = 2;
    let afterwards = 0;
    store.keepVisit = async (...given) => {
      if (room-- > 0) return keepVisit(...given);
      afterwards++;
      throw new OnrecordError('record/disk-full', '', 'The disk is full.');
    };
    await assert.rejects(once(), { code: 'record/disk-full' });
    const tried = afterwards;
    assert.equal((await store.counts()).captures, 2);
    store.keepVisit = keepVisit;
    await once();
    assert.deepEqual([afterwards, (await store.counts()).captures], [tried, 6]);
    for (const { state } of await store.sources()) assert.deepEqual([state.problem, state.lastStatus], [null, 200]);
  });

  test('stops when told, and goes on where it was', async () => {
    const stop = new AbortController();
    const site = await startSite({ '/feed': feed('/a1', '/a2', '/a3') });
    for (const path of ['/a1', '/a2', '/a3']) site.pages[path] = page(path);
    const { store, add, events, once, state } = await setUp();
    const id = await add(`${site.origin}/feed`);
    site.pages['/a2'] = (_, response) => {
      stop.abort();
      response.end(page('/a2'));
    };
    const web = createPoliteWeb({
      network: { allowPrivate: true },
      userAgent: 'x',
      delay: 0,
      store,
      now: () => new Date('2031-05-20T12:00:00Z'),
      pause: async () => {},
    });
    const stopped = createGatherer({
      store,
      web,
      now: () => new Date('2031-05-20T12:00:00Z'),
      chance: () => 0.5,
      pause: async () => {},
      worker: 'first',
      report: (event) => void events.push(event),
    });
    await stopped.run(stop.signal, true);
    assert.equal((await state(id)).lastFetchAt, null);
    site.pages['/a2'] = page('/a2');
    await once();
    assert.equal((await store.counts()).captures, 3);
    assert.equal(articles(site).filter((path) => path === '/a1').length, 1);
  });
});
