import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainWords, relatedHeadings } from './words.ts';

test('reads Turkish capitals, whose dotted I is two characters in lower case', () => {
  assert.equal(plainWords('İLGİLİ HABERLER'), 'ilgili haberler');
  assert.ok(relatedHeadings.has(plainWords('İlgili Haberler:')));
});

test('makes apostrophes straight and spaces single, and cuts marks off the ends', () => {
  assert.equal(plainWords('» Don’t\u00a0 MISS … «'), "don't miss");
  assert.equal(plainWords('— · —'), '');
});
