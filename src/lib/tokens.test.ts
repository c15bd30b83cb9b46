import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tokens } from '../types/index.ts';
import {
  formOf,
  isCapitalised,
  isWord,
  lowerOf,
  quotationOf,
  spanOf,
  tokenAt,
  tokenFrom,
  tokensIn,
  touchesPrevious,
} from './tokens.ts';

/** `“Go,” Ilse’s` in which the quotation is the first. */
const tokens: Tokens = {
  length: 6,
  start: Uint32Array.of(0, 1, 3, 4, 6, 10),
  end: Uint32Array.of(1, 3, 4, 5, 10, 12),
  form: Uint32Array.of(0, 1, 2, 3, 4, 5),
  forms: ['“', 'Go', ',', '”', 'Ilse', '’s'],
  lowerForms: ['“', 'go', ',', '”', 'ilse', "'s"],
  sentence: Uint32Array.of(0, 0, 0, 0, 0, 0),
  quotation: Uint32Array.of(1, 1, 1, 1, 0, 0),
};

test('should give a token’s characters as written and in lower case', () => {
  assert.equal(formOf(tokens, 4), 'Ilse');
  assert.equal(lowerOf(tokens, 5), "'s");
});

test('should find the token at an offset, and none in white space or beyond', () => {
  assert.deepEqual(
    [0, 2, 5, 6, 9, 11, 12, 99].map((offset) => tokenAt(tokens, offset)),
    [0, 1, -1, 4, 4, 5, -1, -1],
  );
  assert.equal(tokenFrom(tokens, 5), 4);
  assert.equal(tokenFrom(tokens, 12), 6);
});

test('should find the tokens that share a character with a span', () => {
  assert.deepEqual(tokensIn(tokens, { start: 1, end: 4 }), { first: 1, end: 3 });
  assert.deepEqual(tokensIn(tokens, { start: 2, end: 7 }), { first: 1, end: 5 });
  assert.deepEqual(tokensIn(tokens, { start: 5, end: 6 }), { first: 4, end: 4 });
  assert.deepEqual(tokensIn(tokens, { start: 12, end: 20 }), { first: 6, end: 6 });
});

test('should span tokens, and refuse an empty range or one that is not there', () => {
  assert.deepEqual(spanOf(tokens, 1, 5), { start: 1, end: 10 });
  for (const [first, end] of [
    [2, 2],
    [-1, 2],
    [0, 7],
  ] as const)
    assert.throws(() => spanOf(tokens, first, end), RangeError);
  assert.throws(() => formOf(tokens, 6), RangeError);
  assert.throws(() => lowerOf(tokens, -1), RangeError);
});

test('should tell what touches and what is quoted', () => {
  assert.deepEqual(
    [0, 1, 4, 5].map((index) => touchesPrevious(tokens, index)),
    [false, true, false, true],
  );
  assert.deepEqual([quotationOf(tokens, 0), quotationOf(tokens, 4), quotationOf(tokens, 99)], [0, -1, -1]);
});

test('should know capitals and words beyond ASCII', () => {
  assert.ok(
    isCapitalised('Élan') &&
      isCapitalised('IAEA') &&
      !isCapitalised('élan') &&
      !isCapitalised('中') &&
      !isCapitalised(''),
  );
  assert.ok(isWord('3.5') && isWord('’em') && isWord('中') && !isWord('—') && !isWord('“'));
});
