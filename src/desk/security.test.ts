import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formToken, isAllowedHost, isFormSeed, isFormToken, isSameOrigin, newFormSeed } from './security.ts';

const secret = new Uint8Array(32).fill(7);

test('an allowed host with a port allows that port only, one without any port', () => {
  assert.ok(isAllowedHost('127.0.0.1:4180', ['127.0.0.1:4180']));
  assert.ok(isAllowedHost('LOCALHOST:9', ['localhost']));
  assert.ok(isAllowedHost('[::1]:4180', ['[::1]']));
});

test('should not answer to another name', () => {
  const allowed = ['127.0.0.1:4180', 'localhost'];
  for (const host of [
    undefined,
    '',
    '127.0.0.1',
    '127.0.0.1:4181',
    'evil.example',
    'localhost.evil.example',
    'evil.example:4180',
    'localhost:1:2',
    'localhost@evil.example',
  ]) {
    assert.equal(isAllowedHost(host, allowed), false, String(host));
  }
});

test('a request of our own page, or of no page at all, is ours', () => {
  const host = '127.0.0.1:4180';
  assert.ok(isSameOrigin(new Headers(), host));
  assert.ok(isSameOrigin(new Headers({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }), host));
});

test('should not take a request of another page for ours', () => {
  const host = '127.0.0.1:4180';
  const foreign: readonly Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:4181' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: `http://${host}` },
    { 'sec-fetch-site': 'none' },
  ];
  for (const headers of foreign) {
    assert.equal(isSameOrigin(new Headers(headers), host), false, JSON.stringify(headers));
  }
});

test('a token holds for its cookie and its secret only', () => {
  const seed = newFormSeed();
  assert.ok(isFormSeed(seed));
  assert.ok(isFormToken(formToken(seed, secret), seed, secret));
  assert.equal(isFormToken(formToken(seed, secret), newFormSeed(), secret), false);
  assert.equal(isFormToken(formToken(seed, new Uint8Array(32)), seed, secret), false);
  for (const token of [undefined, '', 'x', `${formToken(seed, secret)}x`, ['a'], 3]) {
    assert.equal(isFormToken(token, seed, secret), false);
  }
  for (const cookie of [undefined, '', 'short', `${seed}x`]) {
    assert.equal(isFormToken(formToken(seed, secret), cookie, secret), false);
  }
});
