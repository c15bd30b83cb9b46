import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { NewsSource } from '../../types/index.ts';
import { readOpml, tagsOf, writeOpml } from './opml.ts';

const read = (text: string) => readOpml(new TextEncoder().encode(text), 'file:///sources.opml');

test('should take folders and categories for tags, and an address once', () => {
  const { entries } = read(`<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
    <outline text="Coast &amp; Sea"><outline text="The Tideline" type="rss" xmlUrl="https://tideline.example/feed" htmlUrl="https://tideline.example/" category="/local,Daily"/>
    <outline text="Deeper"><outline text="Echo" xmlUrl="https://echo.example/rss"/></outline></outline>
    <outline text="Again" xmlUrl="https://tideline.example/feed"/><outline text="Home only" htmlUrl="https://home.example/"/>
    <outline text="Bad" xmlUrl="file:///etc/hostname"/><outline text="Map" type="news-sitemap" xmlUrl="https://map.example/news.xml"/></body></opml>`);
  assert.deepEqual(
    entries?.map(({ uri, homepage, title, kind, tags }) => [uri, homepage, title, kind, tags.join(' ')]),
    [
      ['https://tideline.example/feed', 'https://tideline.example/', 'The Tideline', null, 'coast-sea daily local'],
      ['https://echo.example/rss', null, 'Echo', null, 'coast-sea deeper'],
      [null, 'https://home.example/', 'Home only', null, ''],
      ['https://map.example/news.xml', null, 'Map', 'news-sitemap', ''],
    ],
  );
});

test('should read what it writes', () => {
  const source: NewsSource = {
    id: 'a',
    uri: 'https://tideline.example/feed?a=1&b=2',
    kind: 'news-sitemap',
    title: 'Tide & "Line"',
    homepage: 'https://tideline.example/',
    tags: ['coast', 'local'],
    addedAt: '2031-05-20T12:00:00.000Z',
    paused: false,
    every: null,
    retention: null,
  };
  const { uri, kind, title, homepage, tags } = source;
  assert.deepEqual(read(writeOpml([source], source.addedAt)).entries, [{ uri, kind, title, homepage, tags }]);
  assert.deepEqual(read(writeOpml([], source.addedAt)).entries, []);
});

test('should expand no entities and refuse what is no OPML', () => {
  const bomb = `<!DOCTYPE opml [<!ENTITY a "${'ha'.repeat(50)}"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>
    <opml version="2.0"><body><outline text="&b;&x;" xmlUrl="https://tideline.example/feed"/></body></opml>`;
  assert.doesNotMatch(read(bomb).entries?.[0]?.title ?? '', /haha/);
  for (const text of ['', 'words', '<rss/>', '<opml version="2.0"><body><outline'])
    assert.equal(read(text).entries?.length ?? 0, 0, text);
  assert.equal(read('words').problem?.code, 'gather/bad-opml');
});

test('should keep tags short and plain', () => {
  assert.deepEqual(tagsOf(['  North Sea ', 'north-sea', '', '—', 'É', 'x'.repeat(99)]), [
    'north-sea',
    'x'.repeat(60),
    'é',
  ]);
});

test('should have starter packs whose entries all have a name, a home page, tags, and an address once', () => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'packs');
  const seen = new Set<string>();
  const names = readdirSync(folder);
  for (const name of names) {
    const body = readFileSync(join(folder, name));
    const { entries } = readOpml(body, name);
    assert.equal(entries?.length, body.toString().split('<outline ').length - 1, name);
    for (const { uri, homepage, title, tags } of entries!) {
      assert.ok(title !== null && tags.length > 0 && homepage?.startsWith('https://'), `${name}: ${title}`);
      for (const address of [uri, homepage]) {
        assert.ok(address === null || (address.startsWith('https://') && !seen.has(address)), `${name}: ${address}`);
        if (address !== null) seen.add(address);
      }
    }
  }
  assert.ok(names.length >= 8);
});
