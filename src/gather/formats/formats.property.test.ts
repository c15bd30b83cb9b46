import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { listedDate } from './dates.ts';
import { readListing } from './index.ts';
import { articleUri, plainText } from './listing.ts';
import { readOpml } from './opml.ts';
import { wellFormed } from './repair.ts';

const now = new Date('2031-05-20T12:00:00Z');
const uri = 'https://tideline.example/feed';

const piece = fc.constantFrom(
  ...'<rss version="2.0">|</rss>|<channel>|</channel>|<item>|</item>|<title>|</title>|<link>|</link>|<feed xmlns="http://www.w3.org/2005/Atom">|<entry>|</entry>|<link href="/a"/>|<urlset>|<url>|<loc>|</loc>|</url>|<sitemapindex>|<sitemap>|<opml version="2.0">|<body>|<outline text="a" xmlUrl="https://a.example/f">|</outline>|<![CDATA[|]]>|<!--|-->|<!DOCTYPE x [<!ENTITY a "b">]>|&a;|&amp;|&#0;|&#xD800;|&#99999999;|<?xml version="1.0" encoding="utf-16"?>|<html>|<a href="https://tideline.example/one-two-three-four">|</a>|{"version":"https://jsonfeed.org/version/1.1","items":[|]}|"|<|>|https://a.example/1|\u0000|\uFEFF|\uD800|Fri, 16 May 2031 10:00 GMT'.split(
    '|',
  ),
);
const soup = fc
  .array(fc.oneof({ weight: 5, arbitrary: piece }, fc.string({ maxLength: 12 })), { maxLength: 40 })
  .map((parts) => parts.join(''));

test('should give a listing or a problem for any text, with addresses of the web only', () => {
  fc.assert(
    fc.property(
      soup,
      fc.constantFrom('', 'text/html', 'application/xml; charset=utf-16', 'text/plain; charset=x'),
      (text, mediaType) => {
        const body = new TextEncoder().encode(text);
        const { listing, problem } = readListing({ uri, body, mediaType }, now);
        assert.equal(listing === null, problem !== null);
        for (const item of listing?.items ?? []) {
          assert.match(item.uri, /^https?:\/\//);
          assert.ok(item.publishedAt === null || !Number.isNaN(Date.parse(item.publishedAt)));
        }
        readOpml(body, uri);
      },
    ),
    { numRuns: 400 },
  );
});

test('should give a listing or a problem for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
      const { listing, problem } = readListing({ uri, body, mediaType: '' }, now);
      assert.equal(listing === null, problem !== null);
    }),
  );
});

test('should repair what is repaired no further', () => {
  fc.assert(
    fc.property(soup, (text) => {
      const once = wellFormed(text);
      assert.equal(wellFormed(once), once);
    }),
    { numRuns: 400 },
  );
});

test('should read any words as a date or none, and any markup as a line', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d:+,A-Za-z -]{0,40}$/)), (text) => {
      const date = listedDate(text, now);
      assert.ok(date === null || !Number.isNaN(Date.parse(date)));
      const line = plainText(text, 20);
      assert.ok(line === null || ([...line].length <= 20 && line.trim() === line));
      const address = articleUri(text, uri);
      assert.ok(address === null || articleUri(address, uri) === address);
    }),
    { numRuns: 1000 },
  );
});
