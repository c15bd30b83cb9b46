import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { models } from '../../../test/models.ts';
import { openRecord } from '../../record/index.ts';
import type { Capture, NewsSource } from '../../types/index.ts';
import { type FakeOptions, ran, start } from '../fake-surroundings.ts';
import { readSafely } from '../reading/batch.ts';
import { createRecordReader } from '../record-reader.ts';
import { createSupply } from '../submit.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-sources-'));
const pages: Record<string, string> = {};
const agents = new Set<string | undefined>();
const waiting = new Map<string, () => void>();
const askedFor = (path: string): Promise<void> => new Promise((go) => waiting.set(path, go));
const server = createServer((request, response) => {
  agents.add(request.headers['user-agent']);
  waiting.get(request.url!)?.();
  const page = pages[request.url!];
  if (page === undefined) response.writeHead(404).end();
  else response.setHeader('content-type', page.startsWith('<?xml') ? 'text/xml' : 'text/html; charset=utf-8').end(page);
});
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(base, { recursive: true, force: true });
});

const item = (path: string): string =>
  `<item><title>Ferry ${path}</title><link>${site}${path}</link><pubDate>Mon, 19 May 2031 10:00:00 GMT</pubDate></item>`;
const feedOf = (...paths: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Tideline</title>${paths.map(item).join('')}</channel></rss>`;
const story = (who: string): string =>
  `<!doctype html><html lang="en"><head><title>Ferry stays</title></head><body><article><h1>Ferry stays</h1>
  <p>The ferry to Skerry will stay in service through the winter, ${who} said on Monday in the council chamber.</p>
  <p>“We will not close the line,” ${who} told reporters. “The islanders depend on it every single day.”</p></article></body></html>`;
pages['/'] =
  '<html><head><title>Tideline</title><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Hello.</body></html>';
pages['/feed'] = feedOf('/one', '/two');
pages['/one'] = story('Odile Brant');
pages['/two'] = story('Ivo Sand');

const run = (argv: readonly string[], more: Partial<FakeOptions> = {}) =>
  ran(argv, { base, env: { ONRECORD_ALLOW_PRIVATE: 'yes', ONRECORD_CONTACT: 'desk@tideline.example' }, ...more });

async function sourcesOf(data: string) {
  return JSON.parse((await run(['sources', '--json', '--data', data])).out).sources as {
    source: { uri: string; tags: string[]; paused: boolean };
    state: { lastStatus: number | null };
  }[];
}

describe('add', () => {
  test('says what is there, and subscribes to what is chosen', async () => {
    const { exitCode, out, err } = await run(['add', site, '--tag', 'Coast', '--data', 'a'], { stdin: 'y\n' });
    assert.equal(exitCode, 0, err);
    assert.match(
      out,
      /^ {2}1 {2}The Tideline\n {5}http.*\/feed\n {5}rss · linked · 2 entries · latest 2031-05-19 10:00/,
    );
    assert.match(err, /The Tideline is added/);
    const [only] = await sourcesOf('a');
    assert.deepEqual([only?.source.uri, only?.source.tags], [`${site}/feed`, ['coast']]);
    const again = await run(['add', site, '--yes', '--tag', 'daily', '--data', 'a']);
    assert.match(again.err, /was there already/);
    assert.deepEqual(
      (await sourcesOf('a')).map(({ source }) => source.tags.join(' ')),
      ['coast daily'],
    );
    assert.ok([...agents].every((agent) => agent === 'Onrecord/0.1.0 (+desk@tideline.example)'));
  });

  test('knows a source again where it has moved to, and where it was', async () => {
    await run(['add', site, '--yes', '--data', 'moved']);
    const store = await openRecord({ dataDir: join(base, 'moved'), now: () => new Date('2031-05-20T12:00:00Z') });
    const { source } = (await store.sources())[0]!;
    const formerly = [{ uri: `${site}/older`, until: '2031-05-20T12:00:00Z', by: 'redirect' }] as const;
    await store.keepSource({ ...source, id: 'of-an-older-address', formerly });
    await store.removeSource(source.id);
    await store.close();
    for (const uri of [`${site}/feed`, `${site}/older`]) {
      writeFileSync(join(base, 'again.opml'), `<opml><body><outline xmlUrl="${uri}" text="x"/></body></opml>`);
      assert.match(
        (await run(['sources', 'import', 'again.opml', '--data', 'moved'])).err,
        /^0 added, 1 there already/,
      );
    }
    const all = await sourcesOf('moved');
    assert.deepEqual(
      all.map((one) => one.source.uri),
      [`${site}/feed`],
    );
  });

  test('adds nothing without a word, and with --dry-run', async () => {
    assert.equal((await run(['add', site, '--data', 'none'], { stdin: '' })).exitCode, 1);
    const dry = await run(['add', site, '--dry-run', '--json', '--data', 'none']);
    const { findings, added } = JSON.parse(dry.out);
    assert.deepEqual([dry.exitCode, findings.length, added], [0, 1, []]);
    assert.equal((await run(['sources', '--data', 'none'])).exitCode, 3);
  });

  test('says why when nothing is found or the address is not allowed', async () => {
    assert.match((await run(['add', `${site}/gone`, '--data', 'none'])).err, /\(gather\/http-status\)\n$/);
    const refused = await run(['add', site], { env: {} });
    assert.deepEqual([refused.exitCode, /\((gather\/[a-z-]+)\)/.exec(refused.err)?.[1]], [3, 'gather/private-address']);
    assert.equal((await run(['add', 'tideline'])).exitCode, 2);
  });
});

describe('sources', () => {
  test('can be paused, resumed and removed by address', async () => {
    await run(['add', site, '--yes', '--data', 'b']);
    await run(['sources', 'pause', `${site}/feed`, '--data', 'b']);
    assert.equal((await sourcesOf('b'))[0]?.source.paused, true);
    assert.match((await run(['sources', '--data', 'b'])).out, /not looked at yet · paused/);
    await run(['sources', 'resume', `${site}/feed`, '--data', 'b']);
    assert.equal((await sourcesOf('b'))[0]?.source.paused, false);
    assert.match((await run(['sources', 'remove', `${site}/feed`, '--data', 'b'])).err, /is removed/);
    assert.match((await run(['sources', 'remove', `${site}/feed`, '--data', 'b'])).err, /gather\/no-such-source/);
  });

  test('have settings of their own, which are shown, and can be taken back', async () => {
    await run(['add', site, '--yes', '--every', '600', '--data', 'set']);
    const at = `${site}/feed`;
    const set = (...words: string[]) => run(['sources', 'set', at, ...words, '--data', 'set']);
    await set('--every', '45', '--drop-bytes', '90', '--tag', 'quay');
    assert.match((await run(['sources', '--data', 'set'])).out, /set: every 45 minutes, bytes dropped after 90 days/);
    const now = async () => {
      const [one] = JSON.parse((await run(['sources', '--json', '--data', 'set'])).out).sources;
      const { every, retention, tags } = one.source as NewsSource;
      return [every, retention, tags];
    };
    assert.deepEqual(await now(), [45, { days: 90, action: 'drop-bytes' }, ['quay']]);
    await set('--drop-all', '7');
    assert.deepEqual(await now(), [45, { days: 7, action: 'drop-all' }, ['quay']]);
    await set('--keep-all', '--every', 'own');
    assert.deepEqual(await now(), [null, null, ['quay']]);
    for (const words of [[], ['--every', '1'], ['--drop-all', '1', '--keep-all']]) {
      assert.equal((await set(...words)).exitCode, 2);
    }
    assert.equal((await run(['sources', 'pause', at, '--every', '60', '--data', 'set'])).exitCode, 2);
  });

  test('are tested without storing anything', async () => {
    const { exitCode, out } = await run(['sources', 'test', `${site}/feed`, '--data', 'never']);
    assert.equal(exitCode, 0);
    assert.match(
      out,
      /^The Tideline\n {2}rss · status 200 · robots\.txt: allowed · 2 listed · 2 would be read\n {2}2031-05-19 10:00 {2}Ferry \/one/,
    );
    assert.equal((await run(['sources', '--data', 'never'])).exitCode, 3);
    const bad = await run(['sources', 'test', `${site}/gone`, `${site}/feed`, '--json']);
    assert.deepEqual(
      [bad.exitCode, JSON.parse(bad.out).tests.map((one: { listed: number }) => one.listed)],
      [1, [0, 2]],
    );
  });

  test('go out as OPML and come in again; what names only a home page is looked up there', async () => {
    await run(['add', site, '--yes', '--tag', 'coast', '--data', 'c']);
    const { out } = await run(['sources', 'export', '--data', 'c']);
    assert.match(out, /xmlUrl="http:\/\/127\.0\.0\.1:\d+\/feed"/);
    writeFileSync(join(base, 'c.opml'), out);
    const home = `<opml version="2.0"><body><outline text="Home" htmlUrl="${site}/"/><outline text="None" htmlUrl="${site}/gone"/></body></opml>`;
    writeFileSync(join(base, 'home.opml'), home);
    assert.match((await run(['sources', 'import', 'c.opml', '--data', 'd'])).err, /^1 added, 0 there already\.\n$/);
    const second = await run(['sources', 'import', 'home.opml', '--tag', 'new', '--data', 'd']);
    assert.equal(second.exitCode, 1);
    assert.match(second.err, /None: .*\(gather\/http-status\)\n0 added, 1 there already, 1 not found\.\n$/);
    assert.deepEqual(
      (await sourcesOf('d')).map(({ source }) => source.tags.join(' ')),
      ['coast new'],
    );
  });

  test('do not come from hostile OPML', async () => {
    const laughs = Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const outline = (inside: string): string => `<outline text="${inside}" xmlUrl="${site}/feed"/>`;
    const hostile = {
      words: ['words', 3],
      expands: [`<!DOCTYPE opml [<!ENTITY l0 "ha">${laughs}]><opml><body>${outline('&l30;')}</body></opml>`, 0],
      reads: [
        `<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/hostname">]><opml><body>${outline('&f;')}</body></opml>`,
        3,
      ],
      nests: [`<opml><body>${'<outline text="x">'.repeat(100_000)}`, 3],
    } as const;
    for (const [name, [text, expected]] of Object.entries(hostile)) {
      writeFileSync(join(base, `${name}.opml`), text);
      const { exitCode, err } = await run(['sources', 'import', `${name}.opml`, '--data', 'hostile']);
      assert.equal(exitCode, expected, name + err);
      if (expected === 3) assert.match(err, /\(gather\/bad-opml\)\n$/);
    }
    const { out } = await run(['sources', '--data', 'hostile']);
    assert.match(out, /^.{1,40}\n {2}http/);
  });

  test('want names where names are needed, and none elsewhere', async () => {
    assert.equal((await run(['sources', 'pause'])).exitCode, 2);
    assert.equal((await run(['sources', 'list', 'x'])).exitCode, 2);
  });
});

describe('gather', () => {
  test('reads what is new into the record, once', async () => {
    await run(['add', site, '--yes', '--data', 'g']);
    const first = await run(['gather', '--once', '--data', 'g']);
    assert.equal(first.exitCode, 0, first.err);
    assert.match(first.err, /1 looks? at sources, 2 new pages\n$/);
    const store = await openRecord({
      dataDir: join(base, 'g'),
      now: () => new Date('2031-05-20T12:00:00Z'),
      readOnly: true,
    });
    const { captures, articles, statements, jobsWaiting } = await store.counts();
    await store.close();
    assert.deepEqual([captures, articles, jobsWaiting], [2, 2, 0]);
    assert.ok(statements >= 2);
    assert.match((await run(['gather', '--once', '--data', 'g'])).err, /0 looks at sources, 0 new pages/);
    assert.match((await run(['sources', '--data', 'g'])).out, /2 listed, 2 new .* · \d\.\d statements an article\n/);
    assert.equal((await run(['gather', '--once', '--data', 'nowhere'])).exitCode, 3);
  });

  const heldIn = async (data: string) => {
    const store = await openRecord({ dataDir: join(base, data), now: () => new Date(), readOnly: true });
    const { articles, statements } = await store.counts();
    const headlines = (await store.latestArticles(20)).map(({ article }) => article.headline);
    const faults = await store.verify();
    await store.close();
    assert.deepEqual(faults, []);
    return { articles, statements, headlines: headlines.toSorted() };
  };

  test('has one article where twelve addresses show it', async () => {
    const canonical = story('Odile Brant').replace('</title>', `</title><link rel="canonical" href="${site}/ferry">`);
    const paths = Array.from({ length: 12 }, (_, i) => `/ferry?from=${i}`);
    for (const path of paths) pages[path] = canonical;
    pages['/twelve'] = feedOf(...paths);
    await run(['add', `${site}/twelve`, '--yes', '--data', 'twelve']);
    assert.match((await run(['gather', '--once', '--data', 'twelve'])).err, /12 new pages/);
    const { articles, statements } = await heldIn('twelve');
    assert.deepEqual([articles, statements], [1, 2]);
  });

  test('keeps the article that was there when its address becomes another’s', async () => {
    const at = (slug: string, headline: string) =>
      story('Ivo Sand')
        .replaceAll('Ferry stays', headline)
        .replace('</title>', `</title><link rel="canonical" href="${site}/2031/05/${slug}">`);
    pages['/today'] = at('ferry-stays', 'Ferry stays');
    pages['/daily'] = feedOf('/today');
    await run(['add', `${site}/daily`, '--yes', '--data', 'daily']);
    await run(['gather', '--once', '--data', 'daily']);
    pages['/today'] = at('quay-floods', 'Quay floods').replace('will not close the line', 'were warned in time');
    await run(['gather', '--once', '--data', 'daily'], { now: '2031-05-20T13:30:00Z' });
    assert.deepEqual((await heldIn('daily')).headlines, ['Ferry stays', 'Quay floods']);
  });

  test('does not take back what a person supplied when the page is looked at again and shows no more than before', async () => {
    pages['/wall'] = story('Odile Brant');
    pages['/walled'] = feedOf('/wall');
    await run(['add', `${site}/walled`, '--yes', '--data', 'wall']);
    await run(['gather', '--once', '--data', 'wall']);
    const now = () => new Date('2031-05-20T12:30:00Z');
    const store = await openRecord({ dataDir: join(base, 'wall'), now });
    const whole = '<p>Nobody on Skerry had been asked, Brant added behind the wall that readers pay for.</p></article>';
    const read = async (capture: Capture) => readSafely(capture, models);
    const reader = createRecordReader({ store, read, report: () => {} });
    const html = story('Odile Brant').replace('</article>', whole);
    const given = await createSupply({ reader, allowPrivate: false, now })({ address: `${site}/wall`, html });
    await store.close();
    pages['/wall'] = story('Odile Brant').replace('</body>', '<!-- another advertisement --></body>');
    const again = await run(['gather', '--once', '--data', 'wall'], { now: '2031-05-20T13:30:00Z' });
    assert.match(again.err, /0 new pages, 1 unchanged/);
    const { out } = await run(['search', 'asked', '--data', 'wall']);
    assert.match(out, /Nobody on Skerry/);
    assert.notEqual(given.articleId, null);
  });

  test('drops what a source lets go, and copies the record before, as the settings say', async () => {
    pages['/old'] = feedOf('/one');
    await run(['add', `${site}/old`, '--yes', '--data', 'r']);
    await run(['gather', '--once', '--data', 'r']);
    await run(['sources', 'set', `${site}/old`, '--drop-all', '1', '--data', 'r']);
    const counts = async () => {
      const store = await openRecord({ dataDir: join(base, 'r'), now: () => new Date(), readOnly: true });
      const { captures, articles } = await store.counts();
      await store.close();
      return [captures, articles, existsSync(join(base, 'r', 'backups'))];
    };
    assert.deepEqual(await counts(), [1, 1, false]);
    const later = { env: { ONRECORD_ALLOW_PRIVATE: 'yes', ONRECORD_BACKUP_EVERY: '24' }, now: '2031-05-22T12:00:00Z' };
    delete pages['/one'];
    await run(['gather', '--once', '--quiet', '--data', 'r'], later);
    pages['/one'] = story('Odile Brant');
    assert.deepEqual(await counts(), [0, 0, true]);
  });

  test('says which source failed, ends when told, and leaves the other gatherer alone', async () => {
    await run(['add', site, '--yes', '--data', 'h']);
    const store = await openRecord({ dataDir: join(base, 'h'), now: () => new Date('2031-05-20T12:00:00Z') });
    await store.holdGathering('another', '2031-05-20T12:01:00.000Z');
    const refused = await run(['gather', '--once', '--data', 'h']);
    assert.deepEqual([refused.exitCode, /gathered-elsewhere/.test(refused.err)], [3, true]);
    await store.releaseGathering('another');
    pages['/feed'] = 'words';
    const { exitCode, err } = await run(['gather', '--once', '--data', 'h']);
    pages['/feed'] = feedOf('/one', '/two');
    assert.equal(exitCode, 1);
    assert.match(err, /The Tideline: This is neither a feed, a sitemap nor a page\..*\(gather\/not-a-listing\)/);
    const { out } = await run(['doctor', '--data', 'h'], { now: '2031-05-22T12:00:00Z' });
    assert.match(out, /^ok {5}jobs +0 to read, 0 given up$/m);
    const words = '1; 1 failing, 0 at rest \\(The Tideline\\); 1 not looked at for a day: serve and gather do that';
    assert.match(out, new RegExp(`^ok {5}sources +${words}$`, 'm'));
    await store.close();
  });

  test('goes on beside the desk', async () => {
    pages['/feed'] = feedOf('/one', '/two', '/three');
    await run(['add', site, '--yes', '--data', 's']);
    const argv = ['serve', '--port', '0', '--data', 's', '--log', 'json'];
    const serving = start(argv, { base, env: { ONRECORD_ALLOW_PRIVATE: 'yes' } });
    await serving.said('Onrecord is at');
    // Pages are kept one by one: when the third is asked for, the others are there.
    await askedFor('/three');
    serving.stop();
    const { exitCode, err } = await serving.ended;
    assert.equal(exitCode, 0);
    const lines = err
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const visited = lines.find(({ msg }) => msg === 'visited');
    assert.deepEqual([visited?.level, visited?.outcome, visited?.status], ['info', 'kept', 200]);
    const store = await openRecord({ dataDir: join(base, 's'), now: () => new Date('2031-05-20T12:00:00Z') });
    assert.ok((await store.counts()).captures >= 2);
    assert.equal(await store.holdGathering('the next one', '2031-05-20T12:01:00.000Z'), true);
    await store.close();
  });
});
