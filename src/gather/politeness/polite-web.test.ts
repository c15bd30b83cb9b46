import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeSites, startSite } from '../../../test/gathering/fake-web.ts';
import type { RobotsRecord } from '../../types/index.ts';
import { gathererAgent } from '../user-agent.ts';
import { createPoliteWeb, type PoliteOptions } from './polite-web.ts';

after(closeSites);

function setUp(more: Partial<PoliteOptions> = {}) {
  let clock = Date.parse('2031-05-20T12:00:00Z');
  const pauses: number[] = [];
  const kept = new Map<string, RobotsRecord>();
  const web = createPoliteWeb({
    network: { allowPrivate: true },
    userAgent: gathererAgent('https://tideline.example/bots'),
    delay: 0,
    store: {
      robots: async (origin) => kept.get(origin) ?? null,
      keepRobots: async (record) => void kept.set(record.origin, record),
    },
    now: () => new Date(clock),
    async pause(ms) {
      pauses.push(ms);
      clock += ms;
    },
    ...more,
  });
  const pass = (ms: number): void => {
    clock += ms;
  };
  const code = async (address: string) => {
    const { answer, problem } = await web.get(address, {});
    return problem?.code ?? answer?.status;
  };
  return { web, code, pauses, kept, pass };
}

describe('robots.txt', () => {
  test('counts by the status it is answered with', async () => {
    const expected = {
      404: 200,
      403: 200,
      410: 200,
      500: 'gather/robots-unreachable',
      503: 'gather/robots-unreachable',
      429: 'gather/robots-unreachable',
    };
    for (const [status, outcome] of Object.entries(expected)) {
      const site = await startSite({ '/robots.txt': Number(status), '/a': 'A page.' });
      assert.equal(await setUp().code(`${site.origin}/a`), outcome, status);
    }
  });

  test('is kept to, also where a redirect leads', async () => {
    const closed = await startSite({
      '/robots.txt': 'User-agent: *\nDisallow: /in',
      '/in': 'Inside.',
      '/out': 'Outside.',
    });
    const site = await startSite({
      '/go': (_, response) => void response.writeHead(302, { location: `${closed.origin}/in` }).end(),
    });
    const { code } = setUp();
    assert.deepEqual(
      [await code(`${closed.origin}/out`), await code(`${closed.origin}/in`), await code(`${site.origin}/go`)],
      [200, 'gather/robots', 'gather/robots'],
    );
    assert.deepEqual(closed.asked, ['/robots.txt', '/out']);
  });

  test('is asked for once a day, by the name of a gatherer with its contact', async () => {
    const agents = new Set<string | undefined>();
    const site = await startSite({
      '/robots.txt': (request, response) => {
        agents.add(request.headers['user-agent']);
        response.end('User-agent: *\nAllow: /');
      },
      '/a': 'A page.',
    });
    const { code, pass, kept } = setUp();
    await Promise.all([code(`${site.origin}/a`), code(`${site.origin}/a`)]);
    pass(23 * 3_600_000);
    await code(`${site.origin}/a`);
    assert.equal(site.asked.filter((path) => path === '/robots.txt').length, 1);
    pass(2 * 3_600_000);
    await code(`${site.origin}/a`);
    assert.equal(site.asked.filter((path) => path === '/robots.txt').length, 2);
    assert.equal(kept.get(site.origin)?.status, 200);
    assert.deepEqual([...agents], ['Onrecord/0.1.0 (+https://tideline.example/bots)']);
  });

  test('that was had goes on to count while the server fails, for a month', async () => {
    const site = await startSite({ '/robots.txt': 'User-agent: *\nDisallow: /in', '/out': 'Outside.' });
    const { code, pass } = setUp();
    assert.equal(await code(`${site.origin}/in`), 'gather/robots');
    site.pages['/robots.txt'] = 500;
    pass(25 * 3_600_000);
    assert.deepEqual([await code(`${site.origin}/in`), await code(`${site.origin}/out`)], ['gather/robots', 200]);
    assert.equal(site.asked.filter((path) => path === '/robots.txt').length, 2);
    pass(31 * 86_400_000);
    assert.equal(await code(`${site.origin}/out`), 'gather/robots-unreachable');
  });
});

test('should leave a host alone between two requests, for as long as it asks', async () => {
  const site = await startSite({ '/robots.txt': 'User-agent: *\nCrawl-delay: 7', '/a': 'A page.' });
  const slow = await startSite({ '/robots.txt': 'User-agent: *\nCrawl-delay: 86400', '/a': 'A page.' });
  const { code, pauses } = setUp({ delay: 2000 });
  for (const { origin } of [site, site, slow, slow]) await code(`${origin}/a`);
  assert.deepEqual(pauses, [7000, 30_000]);
});

test('should say what is wrong with an address, and stop when told', async () => {
  const { code, web } = setUp();
  assert.deepEqual(
    [await code('ftp://a.example/'), await code('nothing')],
    ['gather/unsupported-scheme', 'gather/bad-url'],
  );
  const site = await startSite({ '/a': 'A page.' });
  const { problem } = await web.get(`${site.origin}/a`, { signal: AbortSignal.abort() });
  assert.equal(problem?.code, 'gather/cancelled');
});

test('should put no contact into its name that could break a header', () => {
  assert.equal(gathererAgent('a@b.example\r\nX: (y)'), 'Onrecord/0.1.0 (+a@b.example X: y)');
  assert.doesNotMatch(gathererAgent(null), /\+/);
});
