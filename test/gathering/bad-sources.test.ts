/** Sources as bad as they come, over real sockets: each says what is wrong with it, and costs the others nothing. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, describe, test } from 'node:test';
import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { type Page, startSite } from './fake-web.ts';
import { articles, feed, hour, page, setUp, tearDown } from './set-up.ts';

after(tearDown);

/** Writes the same again for as long as anybody listens. */
function endless(response: ServerResponse, beginning: string, again: string): void {
  const more = (): void => {
    while (response.write(again));
  };
  response.on('drain', more).write(beginning);
  more();
}

const packed =
  (encoding: string, body: Uint8Array): Page =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': encoding }).end(body);
const status =
  (code: number, headers: Record<string, string> = {}): Page =>
  (_, response) =>
    void response.writeHead(code, headers).end();
const bomb = Buffer.alloc(53_000_000, '<item></item>');
const item = (inside: string): string => `<item><title>A story of the quay</title>${inside}</item>`;
const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;
const link = (path: string): string => `<link>{ORIGIN}${path}</link>`;

describe('a bad source', () => {
  const bad: Readonly<Record<string, readonly [code: string, page: Page]>> = {
    endless: [
      'gather/endless-listing',
      (_, response) => endless(response, '<rss version="2.0"><channel>', '<!-- more -->'.repeat(10_000)),
    ],
    bomb: ['gather/endless-listing', packed('gzip', gzipSync(bomb))],
    'brotli-bomb': [
      'gather/endless-listing',
      packed('br', brotliCompressSync(bomb, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })),
    ],
    damaged: ['gather/broken-response', packed('gzip', gzipSync(feed('/a1')).subarray(0, 60))],
    'packed-twice-too-often': ['gather/broken-response', packed('gzip, br, zstd', Buffer.from('x'))],
    'stops-sending': ['gather/too-slow', (_, response) => void response.write('<rss version="2.0">')],
    'never-answers': ['gather/too-slow', () => {}],
    'hangs-up': ['gather/broken-response', (request) => void request.socket.destroy()],
    empty: ['gather/empty', ''],
    words: ['gather/not-a-listing', 'Nothing to subscribe to.'],
    'a-page-now': ['gather/not-a-listing', page('The feed has gone.')],
    'without-links': ['gather/nothing-listed', rss(item('') + item('<link>javascript:alert(1)</link>'))],
    gone: ['gather/http-status', 410],
    fails: ['gather/http-status', 500],
    'wants-time': ['gather/http-status', status(429, { 'retry-after': '7200' })],
    loop: ['gather/redirect-loop', status(302, { location: '/loop' })],
    'to-a-private-address': ['gather/private-address', status(302, { location: 'http://127.0.0.2/feed' })],
    'to-the-metadata-service': ['gather/private-address', status(307, { location: 'http://169.254.169.254/latest' })],
    'to-a-file': ['gather/unsupported-scheme', status(302, { location: 'file:///etc/hostname' })],
  };

  test('says what is wrong, is looked at later, and costs the others nothing', async () => {
    const good = await startSite({ '/feed': feed('/a1'), '/a1': page('One.') });
    const network = { permitted: (address: string) => address === '127.0.0.1', bodyTimeout: 300, headersTimeout: 300 };
    const { add, once, state, visits } = await setUp({ network });
    const added: [string, string][] = [];
    for (const [name, [, answer]] of Object.entries(bad)) {
      const site = await startSite({ [`/${name}`]: answer });
      added.push([name, await add(`${site.origin}/${name}`)]);
    }
    await add(`${good.origin}/feed`);
    await once();
    const found: Record<string, string | undefined> = {};
    for (const [name, id] of added) {
      const { problem, failures, nextFetchAt } = await state(id);
      found[name] = problem?.code;
      assert.deepEqual([failures, nextFetchAt! > '2031-05-20T12:20'], [1, true], name);
    }
    assert.deepEqual(found, Object.fromEntries(Object.entries(bad).map(([name, [code]]) => [name, code])));
    assert.deepEqual(visits(), ['/a1 kept']);
  });

  test('is left alone by what its robots.txt is answered with', async () => {
    const expected: Readonly<Record<string, readonly [page: Page, robots: string, code: string | undefined]>> = {
      none: [404, 'allowed', undefined],
      forbidden: [403, 'allowed', undefined],
      broken: [503, 'unreachable', 'gather/robots-unreachable'],
      'asks-for-time': [429, 'unreachable', 'gather/robots-unreachable'],
      'says-no': ['User-agent: Onrecord\nDisallow: /feed', 'disallowed', 'gather/robots'],
      'says-no-to-others': ['User-agent: another\nDisallow: /', 'allowed', undefined],
    };
    const { add, once, state } = await setUp();
    for (const [name, [robots, word, code]] of Object.entries(expected)) {
      const site = await startSite({ '/robots.txt': robots, '/feed': feed() });
      const id = await add(`${site.origin}/feed`);
      await once();
      const found = await state(id);
      assert.deepEqual([found.robots, found.problem?.code], [word, code], name);
      assert.equal(site.asked.includes('/feed'), code === undefined, name);
    }
  });

  test('is not followed to a private address that its name has a moment later', async () => {
    const site = await startSite({ '/feed': feed('/a1') });
    const port = new URL(site.origin).port;
    const asked: string[] = [];
    const network = {
      permitted: (address: string) => address === '127.0.0.1',
      resolve: async (host: string) => {
        asked.push(host);
        return [{ address: asked.length === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
      },
    };
    const { add, once, state } = await setUp({ network });
    const id = await add(`http://tideline.example:${port}/feed`);
    await once();
    assert.equal((await state(id)).problem?.code, 'gather/private-address');
    assert.deepEqual([asked.length, site.asked], [2, ['/robots.txt']]);
  });
});

describe('an odd source', () => {
  test('is read however it is packed, and in its own charset', async () => {
    const latin = Buffer.from(feed('/a1').replace('The Tideline', 'Caf\xe9 News'), 'latin1');
    const answers: Record<string, (origin: string) => Page> = {
      gzip: (origin) => packed('gzip', gzipSync(feed('/a1').replaceAll('{ORIGIN}', origin))),
      br: (origin) => packed('br', brotliCompressSync(feed('/a1').replaceAll('{ORIGIN}', origin))),
      zstd: (origin) => packed('zstd', zstdCompressSync(feed('/a1').replaceAll('{ORIGIN}', origin))),
      latin: (origin) => (_, response) =>
        void response
          .setHeader('content-type', 'text/xml; charset=iso-8859-1')
          .end(Buffer.from(latin.toString('latin1').replaceAll('{ORIGIN}', origin), 'latin1')),
    };
    const { store, add, once, visits } = await setUp();
    for (const answer of Object.values(answers)) {
      const site = await startSite({ '/a1': page('One.') });
      site.pages['/feed'] = answer(site.origin);
      await add(`${site.origin}/feed`);
    }
    await once();
    assert.deepEqual(visits(), Array(4).fill('/a1 kept'));
    const titles = (await store.sources()).map(({ source }) => source.title);
    assert.deepEqual(titles, ['Café News', 'The Tideline', 'The Tideline', 'The Tideline']);
  });

  test('has entries left out that lead nowhere, and no date taken from them that cannot be', async () => {
    const dated = (path: string, date: string): string => item(`${link(path)}<pubDate>${date}</pubDate>`);
    const site = await startSite({
      '/feed': rss(
        item('') +
          dated('/a1', 'Mon, 01 Jan 0001 00:00:00 GMT') +
          dated('/a2', '2099-01-01T00:00:00Z') +
          dated('/a3', 'Tue, 20 May 2031 08:00:00 GMT') +
          item('<link>mailto:desk@tideline.example</link>'),
      ),
      '/a1': page('One.'),
      '/a2': page('Two.'),
      '/a3': page('Three.'),
    });
    const { store, add, once, state } = await setUp();
    const id = await add(`${site.origin}/feed`);
    await once();
    const { listed, leftOut, problem } = await state(id);
    assert.deepEqual([listed, leftOut, problem], [3, 2, null]);
    const dates: (string | null | undefined)[] = [];
    for (let job = await store.claimJob('x'); job !== null; job = await store.claimJob('x')) {
      dates.push(job.capture.listing?.datePublished);
    }
    assert.deepEqual(dates, [null, null, '2031-05-20T08:00:00.000Z']);
  });

  test('may list 100,000 articles: a hundred are visited, the others wait for the next looks', async () => {
    const site = await startSite({});
    const many = Array.from({ length: 100_000 }, (_, i) => `<item><link>${site.origin}/a${i}</link></item>`);
    site.pages['/feed'] = rss(many.join(''));
    const visited = page('A story.');
    for (let i = 0; i < 200; i++) site.pages[`/a${i}`] = visited;
    const { add, once, state, pass } = await setUp();
    const id = await add(`${site.origin}/feed`);
    await once();
    const { listed, leftOut, fresh, problem, nextFetchAt } = await state(id);
    assert.deepEqual([listed, leftOut, fresh, problem], [50_000, 50_000, 50_000, null]);
    assert.deepEqual([articles(site).length, nextFetchAt], [100, '2031-05-20T12:10:00.000Z']);
    pass(hour / 6);
    await once();
    assert.equal(new Set(articles(site)).size, 200);
  });
});
