import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRobots } from './robots.ts';

const site = 'https://tideline.example';
const allows = (text: string, path: string): boolean => parseRobots(text, 'Onrecord', site).allows(site + path);

test('should follow the group that names it, else the one for all', () => {
  const text =
    'User-agent: *\nDisallow: /\n\nUser-Agent: other\nuser-agent: ONRECORD/2\nDisallow: /private\n\nUser-agent: onrecord\nDisallow: /late # why';
  assert.deepEqual([allows(text, '/a'), allows(text, '/private/x'), allows(text, '/late')], [true, false, false]);
  assert.equal(parseRobots(text, 'Somebody', site).allows(`${site}/a`), false);
  assert.equal(allows('User-agent: other\nDisallow: /', '/a'), true);
});

test('should let the longest rule count, and of two alike the one that allows', () => {
  const text = 'User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /same\nAllow: /same\nDisallow:';
  const paths = { '/news': false, '/newsletter': false, '/news/open/1': true, '/same': true, '/other': true };
  for (const [path, open] of Object.entries(paths)) assert.equal(allows(text, path), open, path);
});

test('should know * and $ and every spelling of an escape', () => {
  const text =
    'User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c$\nDisallow: /caf%c3%a9\nDisallow: /%7Eida\nDisallow: /*?print=';
  const paths = {
    '/x.pdf': false,
    '/x.pdf?a': true,
    '/aXbYc': false,
    '/aXbYcd': true,
    '/ab': true,
    '/café': false,
    '/~ida/x': false,
    '/s?print=1': false,
    '/robots.txt': true,
  };
  for (const [path, open] of Object.entries(paths)) assert.equal(allows(text, path), open, path);
  assert.equal(allows('User-agent: *\nDisallow: /', '/robots.txt'), true);
});

test('should name sitemaps and the delay asked for', () => {
  const { crawlDelay, sitemaps } = parseRobots(
    'Sitemap: /map.xml\nUser-agent: *\nCrawl-delay: 2.5\nSitemap: https://b.example/n.xml',
    'Onrecord',
    site,
  );
  assert.deepEqual([crawlDelay, sitemaps], [2.5, [`${site}/map.xml`, 'https://b.example/n.xml']]);
});

test('should allow everything where nothing is said that makes sense', () => {
  for (const text of ['', '<html>Not found</html>', 'Disallow: /', 'User-agent\nDisallow /', '\u0000\u0001'])
    assert.equal(allows(text, '/a'), true, text);
});

test('should cost little, whatever the rules are made of', () => {
  const text = `User-agent: *\n${`Disallow: /${'*a'.repeat(400)}$\n`.repeat(600)}`;
  assert.equal(allows(text, `/${'a'.repeat(1900)}b`), true);
});
