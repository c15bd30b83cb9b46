import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeSites, type Page, startSite } from '../../test/gathering/fake-web.ts';
import { discover, sourceOf } from './discover.ts';
import { lookAt } from './look.ts';
import { createPoliteWeb } from './politeness/polite-web.ts';

after(closeSites);
const now = () => new Date('2031-05-20T12:00:00Z');
const web = () =>
  createPoliteWeb({
    network: { allowPrivate: true },
    userAgent: 'x',
    delay: 0,
    store: null,
    now,
    pause: async () => {},
  });

const rss =
  '<rss version="2.0"><channel><title>The Tideline</title><item><link>{ORIGIN}/a</link><pubDate>2031-05-19T10:00:00Z</pubDate></item></channel></rss>';
const news =
  '<?xml version="1.0"?><urlset xmlns:news="n"><url><loc>{ORIGIN}/b</loc><news:news><news:publication_date>2031-05-20</news:publication_date></news:news></url></urlset>';
const links = Array.from(
  { length: 6 },
  (_, n) => `<a href="/harbour/story-number-${n}-of-today">The harbour’s story number ${n} of today</a>`,
).join('');

async function found(pages: Record<string, Page>, path = '/') {
  const site = await startSite(pages);
  const { findings, problem } = await discover(site.origin + path, web(), { now });
  return {
    said:
      findings?.map(({ uri, kind, by, listed }) => [uri.replace(site.origin, ''), kind, by, listed].join(' ')) ??
      problem?.code,
    site,
    findings,
  };
}

test('should find the feeds a page links to, the news sitemap of robots.txt and the page itself, the best first', async () => {
  const { said, findings } = await found({
    '/': `<html><head><title>Tideline</title><link rel="alternate" type="application/atom+xml" href="/broken"><link rel="alternate" type="application/rss+xml" href="/main"></head>${links}</html>`,
    '/main': rss,
    '/robots.txt': 'Sitemap: /maps/news.xml\nSitemap: /maps/none.xml',
    '/maps/news.xml': news,
  });
  assert.deepEqual(said, [
    '/main rss linked 1',
    '/maps/news.xml news-sitemap robots.txt 1',
    '/ page the page itself 6',
  ]);
  assert.deepEqual([findings?.[0]?.title, findings?.[0]?.latest], ['The Tideline', '2031-05-19T10:00:00.000Z']);
});

test('should look in the usual places when a page links to nothing', async () => {
  const { said } = await found({ '/news': '<html><body>Words.</body></html>', '/rss.xml': rss }, '/news');
  assert.deepEqual(said, ['/rss.xml rss usual place 1']);
});

test('should take a feed or an index of sitemaps for what it is', async () => {
  assert.deepEqual((await found({ '/f': rss }, '/f')).said, ['/f rss given 1']);
  const index =
    '<?xml version="1.0"?><sitemapindex><sitemap><loc>{ORIGIN}/news.xml</loc></sitemap><sitemap><loc>{ORIGIN}/index.xml</loc></sitemap></sitemapindex>';
  const { said } = await found({ '/index.xml': index, '/news.xml': news }, '/index.xml');
  assert.deepEqual(said, ['/index.xml news-sitemap given 1']);
});

test('should say when there is nothing, and what is wrong', async () => {
  assert.equal((await found({ '/': '<html><body>Words.</body></html>' })).said, 'gather/nothing-listed');
  assert.equal(
    (await found({ '/f': '<rss version="2.0"><channel><title>T</title></channel></rss>' }, '/f')).said,
    'gather/nothing-listed',
  );
  assert.equal((await found({}, '/f')).said, 'gather/http-status');
  assert.equal((await found({ '/f': 'words' }, '/f')).said, 'gather/not-a-listing');
  assert.equal((await found({ '/robots.txt': 'User-agent: *\nDisallow: /' })).said, 'gather/robots');
});

test('should ask for little, however much a page offers', async () => {
  const offers = Array.from(
    { length: 100 },
    (_, n) => `<link rel="alternate" type="application/rss+xml" href="/f${n}">`,
  ).join('');
  const { site } = await found({ '/': `<html><head>${offers}</head></html>` });
  assert.ok(site.asked.length <= 20, String(site.asked.length));
});

test('should tell the server what is known, and no other server', async () => {
  const seen: (string | undefined)[] = [];
  const other = await startSite({
    '/f': (request, response) => {
      seen.push(request.headers['if-none-match'], request.headers.authorization, request.headers.cookie);
      response.end(rss);
    },
  });
  const site = await startSite({
    '/f': (_, response) => void response.writeHead(302, { location: `${other.origin}/f`, 'set-cookie': 'a=b' }).end(),
  });
  await lookAt(`${site.origin}/f`, web(), { etag: '"secret"', lastModified: null, now });
  assert.deepEqual(seen, [undefined, undefined, undefined]);
});

test('should know a source by its address', () => {
  const more = { tags: ['coast'], addedAt: now().toISOString() };
  const source = sourceOf({ uri: 'https://tideline.example/feed#x', kind: 'rss', title: 'T', homepage: null }, more);
  assert.equal(source.uri, 'https://tideline.example/feed');
  assert.equal(
    sourceOf({ uri: 'https://tideline.example/feed', kind: 'atom', title: null, homepage: null }, more).id,
    source.id,
  );
});
