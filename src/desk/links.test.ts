import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostOf, webLink, withQuery } from './links.ts';

test('web addresses are links', () => {
  assert.equal(webLink('https://a.example/ä b'), 'https://a.example/%C3%A4%20b');
  assert.equal(webLink('http://a.example'), 'http://a.example/');
  assert.equal(hostOf('https://www.a.example/x'), 'www.a.example');
});

test('should not make a link of anything else', () => {
  for (const address of [
    null,
    '',
    'a.example',
    '/x',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'file:///x',
    'paste:abc',
  ]) {
    assert.equal(webLink(address), null);
    assert.equal(hostOf(address), null);
  }
});

test('a query keeps what it is given and leaves out what is empty', () => {
  assert.equal(withQuery('/search', { q: 'who:"A & B"', after: null, x: '' }), '/search?q=who%3A%22A+%26+B%22');
  assert.equal(withQuery('/', {}), '/');
});
