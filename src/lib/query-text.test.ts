import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { narrowed, writeTerm } from './query-text.ts';

describe('writing queries', () => {
  const terms: readonly (readonly [field: string | null, words: string, written: string])[] = [
    ['act', 'deny', 'act:deny'],
    ['who', 'Ilse Varga', 'who:"Ilse Varga"'],
    ['who', 'Jean-Luc', 'who:Jean-Luc'],
    ['who', 'O’Brien', 'who:"O’Brien"'],
    ['outlet', 'The "Evening" Lantern', 'outlet:"The Evening Lantern"'],
    ['who', 'a) OR (b', 'who:"a) OR (b"'],
    ['when', '2031-05..2031-06', 'when:2031-05..2031-06'],
    [null, 'OR', '"OR"'],
    [null, '-fog', '"-fog"'],
    [null, 'who:varga', '"who:varga"'],
    [null, 'harb*', '"harb*"'],
  ];
  for (const [field, words, written] of terms) {
    it(`should write ${words} ${field === null ? 'anywhere' : `for ${field}`} as ${written}`, () => {
      assert.equal(writeTerm(field, words), written);
    });
  }

  it('should keep alternatives together when a term is added', () => {
    assert.equal(narrowed('toll OR fee', 'act:deny', true), '(toll OR fee) act:deny');
    assert.equal(narrowed(' toll fee ', '-act:deny', false), 'toll fee -act:deny');
    assert.equal(narrowed(' ', 'act:deny', false), 'act:deny');
  });
});
