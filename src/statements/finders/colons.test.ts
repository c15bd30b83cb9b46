/** Colons after a cue. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords } from '../in-words.test.ts';

test('should take what follows a cue and a colon', () => {
  assert.deepEqual(inWords('Ilse Varga put it plainly and added: the wall is safe.'), [
    'Ilse Varga | added | the wall is safe',
  ]);
});

test('should not take any label for a speaker', () => {
  assert.deepEqual(inWords('The prize: a week at sea. Analysis: what the vote means.'), []);
});
