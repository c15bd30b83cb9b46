/** Statements whose holder is not named. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords } from '../in-words.test.ts';

test('should name whoever stands after by', () => {
  assert.deepEqual(inWords('Ilse Varga was told by the guild that the wall was safe.'), [
    'the guild | told | that the wall was safe',
  ]);
});

test('should leave the source of an expectation open', () => {
  assert.deepEqual(inWords('The wall is expected to hold.'), ['- | expected | The wall / to hold']);
});

test('should leave the source of hearsay open', () => {
  assert.deepEqual(inWords('Two guilds are reportedly planning a strike.'), [
    '- | reportedly | Two guilds are / planning a strike',
  ]);
});

test('should not make hearsay of how something looks', () => {
  assert.deepEqual(inWords('The guild appears to delay the work, apparently for fun.'), []);
});
