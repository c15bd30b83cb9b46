import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashOfText, mixed } from './hashing.ts';

test('should hash as it did when the models were made', () => {
  const texts = { '': 535972289, said: -1364211573, 'according to': 821356309, '“': 15815080 };
  for (const [text, hash] of Object.entries(texts)) assert.equal(hashOfText(text), hash, text);
  assert.deepEqual(
    [mixed(1, 2), mixed(2, 1), mixed(-1, 7), mixed(hashOfText('said'), 0)],
    [52109317, -1995478388, -562181904, 1496283044],
  );
});

test('should give 32 bits with a sign for any text, the same every time', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), (text, number) => {
      for (const hash of [hashOfText(text), mixed(hashOfText(text), number), mixed(number, hashOfText(text))]) {
        assert.equal(hash, hash | 0);
      }
      assert.equal(hashOfText(text), hashOfText(`${text}`));
    }),
  );
});

test('should tell apart what differs in little: letters, their order, the order of two hashes', () => {
  const hashes = new Set<number>();
  for (let a = 97; a < 123; a++) for (let b = 97; b < 123; b++) hashes.add(hashOfText(String.fromCharCode(a, b)));
  assert.equal(hashes.size, 26 * 26);
  const words = ['say', 'says', 'said', 'tell', 'told', 'nsubj', 'ccomp', 'VERB', '.'].map(hashOfText);
  const pairs = new Set(words.flatMap((one) => words.map((other) => mixed(one, other))));
  assert.equal(pairs.size, words.length ** 2);
});

test('should spread small numbers over the places of a table', () => {
  const places = new Set<number>();
  for (let first = 0; first < 64; first++)
    for (let second = 1; second < 64; second++) places.add(mixed(first, second) & 0xffff);
  // 4,032 pairs thrown at random on 65,536 places would hit 3,910 of them.
  assert.ok(places.size > 3800, `${places.size}`);
});
