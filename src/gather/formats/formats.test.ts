import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readListing } from './index.ts';
import type { SourceListing } from './listing.ts';

const now = new Date('2031-05-20T12:00:00Z');
const uri = 'https://tideline.example/news/feed.xml';

function outcome(body: string | Uint8Array, mediaType = 'application/xml', from = uri) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return readListing({ uri: from, body: bytes, mediaType }, now);
}

function listed(body: string | Uint8Array, mediaType?: string, from?: string): SourceListing {
  const { listing, problem } = outcome(body, mediaType, from);
  assert.equal(problem, null);
  return listing!;
}

const rss = (channel: string): string => `<?xml version="1.0"?><rss version="2.0"><channel>${channel}</channel></rss>`;

describe('RSS', () => {
  test('gives title, home page, time to live and items', () => {
    const found = listed(
      rss(`<title>The Tideline</title><link>https://tideline.example/</link><ttl>45</ttl>
        <item><title><![CDATA[Ferry <em>stays</em>]]></title><link>https://tideline.example/a?utm_source=rss&amp;id=7#top</link>
          <dc:creator>Ida Holm</dc:creator><category>Harbour</category><pubDate>Fri, 16 May 2031 10:00:00 +0200</pubDate>
          <description>&lt;p&gt;The council &amp;amp; the port.&lt;/p&gt;</description></item>`),
    );
    assert.deepEqual(
      [found.kind, found.title, found.homepage, found.ttl],
      ['rss', 'The Tideline', 'https://tideline.example/', 45],
    );
    assert.deepEqual(found.items, [
      {
        uri: 'https://tideline.example/a?id=7',
        title: 'Ferry stays',
        authors: ['Ida Holm'],
        publishedAt: '2031-05-16T08:00:00.000Z',
        updatedAt: null,
        summary: 'The council & the port.',
        sections: ['Harbour'],
      },
    ]);
  });

  test('takes a permanent guid for a link, resolves relative links, and leaves out what has no address', () => {
    const found = listed(
      rss(`<link>https://tideline.example/</link>
        <item><guid>https://tideline.example/g</guid></item><item><link>/b</link></item>
        <item><guid isPermaLink="false">https://tideline.example/no</guid></item><item><title>None</title></item>
        <item><link>javascript:alert(1)</link></item><item><link>https://ida:secret@tideline.example/x</link></item>
        <item><link>/b#again</link></item>`),
    );
    assert.deepEqual(
      found.items.map((item) => item.uri),
      ['https://tideline.example/g', 'https://tideline.example/b'],
    );
    assert.equal(found.leftOut, 4);
  });

  test('is read in spite of undeclared entities, a byte-order mark, noise before it and a wrong content type', () => {
    const feed = rss(
      '<title>Caf&eacute; &nbsp;R&amp;D</title><item><title>A&rsquo;s</title><link>https://a.example/1</link></item>',
    );
    for (const [body, type] of [
      [`\uFEFF\n${feed}`, 'text/html'],
      [`Notice: cache is cold\n${feed}`, 'text/plain'],
      [feed, ''],
    ] as const) {
      const { title, items } = listed(body, type);
      assert.deepEqual([title, items[0]?.title], ['Café R&D', 'A’s']);
    }
  });

  test('gives what it has when it breaks off or tags are left open', () => {
    const cut =
      '<rss version="2.0"><channel><title>Cut</title><item><title>One</title><link>https://a.example/1</link></item><item><title>Tw';
    assert.deepEqual(
      listed(cut).items.map(({ title }) => title),
      ['One'],
    );
    const open = rss(
      '<title>A < B</title><item><title>Ferry <br> stays</title><link>https://a.example/1?a=1&b=2</link></item>',
    );
    assert.deepEqual(
      listed(open).items.map((item) => item.uri),
      ['https://a.example/1?a=1&b=2'],
    );
  });

  test('is read in the charset it names, in the one the server names, or without any', () => {
    const latin = (declaration: string) =>
      Buffer.from(
        `<?xml version="1.0"${declaration}?><rss version="2.0"><channel><title>Caf\xe9</title></channel></rss>`,
        'latin1',
      );
    assert.equal(listed(latin(' encoding="ISO-8859-1"')).title, 'Café');
    assert.equal(listed(latin(''), 'text/xml; charset=windows-1252').title, 'Café');
    assert.equal(listed(latin(''), 'text/xml').title, 'Café');
    assert.equal(listed(latin(' encoding="no-such"')).title, 'Café');
    const wide = Buffer.from(`\uFEFF${rss('<title>Café</title>')}`, 'utf16le');
    assert.equal(listed(wide).title, 'Café');
  });

  test('should not expand entities that it defines itself', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>${rss('<title>&b;&f;</title>').slice(21)}`;
    assert.doesNotMatch(listed(bomb).title ?? '', /x|\n/);
  });

  test('is read from its beginning when it is far too long', () => {
    const item = `<item><title>${'T'.repeat(1000)}</title><link>https://a.example/N</link></item>`;
    const { items } = listed(rss(item.repeat(12_000).replace(/N/g, () => String(n++))));
    assert.ok(items.length > 9000 && items.length < 10_000, String(items.length));
  });

  test('may have 100,000 items and nest without end', () => {
    const many = rss(
      '<item><title>T</title><link>https://a.example/N</link></item>'.repeat(100_000).replace(/N/g, () => String(n++)),
    );
    const found = listed(many);
    assert.deepEqual([found.items.length, found.leftOut], [50_000, 50_000]);
    assert.equal(outcome(`<rss version="2.0"><channel>${'<a>'.repeat(300_000)}`).listing?.items.length ?? 0, 0);
  });
  let n = 0;
});

describe('Atom, RDF and JSON Feed', () => {
  test('Atom resolves against its bases and prefers the HTML page', () => {
    const found =
      listed(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/"><title type="html">A &lt;b&gt;x&lt;/b&gt;</title>
      <link href="/"/><link rel="self" href="/f"/><entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Hi <em>there</em></div></title>
      <link rel="alternate" type="application/json" href="s.json"/><link rel="alternate" type="text/html" href="story"/><id>urn:1</id>
      <published>2031-05-16T10:00:00Z</published><updated>2031-05-17T10:00:00+02:00</updated><author><name>Ida</name></author><category term="x" label="X y"/></entry></feed>`);
    assert.deepEqual([found.kind, found.title, found.homepage], ['atom', 'A x', 'https://a.example/']);
    assert.deepEqual(found.items[0], {
      uri: 'https://a.example/x/story',
      title: 'Hi there',
      authors: ['Ida'],
      publishedAt: '2031-05-16T10:00:00.000Z',
      updatedAt: '2031-05-17T08:00:00.000Z',
      summary: null,
      sections: ['X y'],
    });
  });

  test('RSS 1.0', () => {
    const found =
      listed(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://a.example/"><title>R</title><link>https://a.example/</link></channel>
      <item rdf:about="https://a.example/1"><title>T</title><link>https://a.example/1</link><dc:date>2031-05-16</dc:date><dc:creator>Ida</dc:creator></item></rdf:RDF>`);
    assert.deepEqual([found.kind, found.items.length, found.items[0]?.publishedAt], ['rdf', 1, '2031-05-16']);
  });

  test('JSON Feed takes an address for an id', () => {
    const found = listed(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'J',
        items: [
          { id: '1', url: '/1', date_published: '2031-05-16T10:00:00Z', authors: [{ name: 'I' }] },
          { id: 'https://a.example/2' },
          { id: '3' },
        ],
      }),
    );
    assert.deepEqual(
      [found.kind, found.items.map((item) => item.uri), found.leftOut],
      ['json-feed', ['https://tideline.example/1', 'https://a.example/2'], 1],
    );
  });
});

describe('sitemaps', () => {
  const entry = (n: number) =>
    `<url><loc>https://a.example/story-${n}</loc><lastmod>2031-05-1${n % 10}</lastmod></url>`;

  test('give their addresses and dates, packed or not', () => {
    const map = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entry(1)}${entry(2)}</urlset>`;
    for (const body of [new TextEncoder().encode(map), gzipSync(map)]) {
      const found = listed(body, 'application/octet-stream');
      assert.deepEqual(
        [found.kind, found.items.map(({ updatedAt }) => updatedAt)],
        ['sitemap', ['2031-05-11', '2031-05-12']],
      );
    }
  });

  test('of Google News say outlet, headline and when', () => {
    const found =
      listed(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
      <url><loc>https://a.example/s?a=1&amp;b=2</loc><news:news><news:publication><news:name>The Tideline</news:name></news:publication>
      <news:publication_date>2031-05-19T08:00:00Z</news:publication_date><news:title><![CDATA[Ferry & port]]></news:title><news:keywords>Ports, Ferries</news:keywords></news:news>
      <image:image><image:loc>https://a.example/p.jpg</image:loc><image:title>A quay</image:title></image:image></url></urlset>`);
    assert.deepEqual([found.kind, found.title], ['news-sitemap', 'The Tideline']);
    const { uri: address, title, publishedAt, sections } = found.items[0]!;
    assert.deepEqual(
      [address, title, publishedAt, sections],
      ['https://a.example/s?a=1&b=2', 'Ferry & port', '2031-05-19T08:00:00.000Z', ['Ports', 'Ferries']],
    );
  });

  test('of sitemaps name their parts, newest first', () => {
    const found =
      listed(`<sitemapindex><sitemap><loc>https://a.example/1.xml</loc><lastmod>2031-01-01</lastmod></sitemap>
      <sitemap><loc>/2.xml.gz</loc><lastmod>2031-05-01</lastmod></sitemap><sitemap><loc>mailto:x</loc></sitemap></sitemapindex>`);
    assert.deepEqual(
      found.parts.map((part) => part.uri),
      ['https://tideline.example/2.xml.gz', 'https://a.example/1.xml'],
    );
  });

  test('may have 50,000 entries and break off', () => {
    const map = `<urlset>${Array.from({ length: 50_000 }, (_, n) => entry(n)).join('')}<url><loc>https://a.example/half`;
    const found = listed(map);
    assert.equal(found.items.length, 50_000);
    assert.doesNotMatch(found.items.at(-1)!.uri, /half/);
  });

  test('should not be unpacked without end', () => {
    assert.equal(outcome(gzipSync(Buffer.alloc(60_000_000, 32))).problem?.code, 'gather/broken-response');
    assert.equal(outcome(gzipSync('<urlset>').subarray(0, 12)).problem?.code, 'gather/broken-response');
  });
});

describe('a section page', () => {
  const page = `<!doctype html><html><head><title>Harbour – The Tideline</title></head><body>
    <nav><a href="/harbour/all-about-the-harbour-today">A menu entry that is rather long</a></nav>
    <a href="/harbour/ferry-stays-after-all-brant">Ferry stays after all, Brant tells the council</a>
    <h3><a href="/2031/05/quay-closes">Quay closes early</a></h3>
    <a href="/harbour/night-trains-return-to-the-coast"><img alt="x"><h2>Night trains return to the coast</h2><p>After ten years they are back, and so is the dining car.</p></a>
    <a href="/harbour/night-trains-return-to-the-coast#comments">12 readers have commented on this</a>
    <a href="/tag/harbour">Everything that we have on the harbour</a>
    <a href="https://elsewhere.example/a-story-of-many-words">A story that stands elsewhere altogether</a>
    <a href="/harbour/ferry-stays-after-all-brant/photo.jpg">The ferry, photographed on its last day</a>
    <a href="/about-us-and-our-values">Short</a></body></html>`;

  test('lists what looks like an article of the same site, with its headline', () => {
    const found = listed(page, 'text/html', 'https://tideline.example/harbour');
    assert.equal(found.kind, 'page');
    assert.deepEqual(
      found.items.map((item) => [new URL(item.uri).pathname, item.title]),
      [
        ['/harbour/ferry-stays-after-all-brant', 'Ferry stays after all, Brant tells the council'],
        ['/2031/05/quay-closes', 'Quay closes early'],
        ['/harbour/night-trains-return-to-the-coast', 'Night trains return to the coast'],
      ],
    );
  });

  test('is what stands in a feed’s place when a server sends a page instead', () => {
    assert.equal(listed('<html><body><h1>Not found</h1></body></html>', 'application/rss+xml').items.length, 0);
  });

  test('costs its length, however its elements are nested', () => {
    assert.equal(listed(`<html>${'<div><nav><a href=x><h1>'.repeat(100_000)}`, 'text/html').items.length, 0);
  });
});

test('should not take anything else for a listing', () => {
  for (const body of [
    '',
    '   ',
    'words',
    '%PDF-1.7',
    '<svg></svg>',
    '{"items": 3}',
    '[]',
    '<rss',
    '<rss version="2.0">',
  ])
    assert.equal(outcome(body).listing?.items.length ?? 0, 0, body);
  assert.equal(outcome('words').problem?.code, 'gather/not-a-listing');
});
