/** Attributions after or inside their content. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords } from '../in-words.test.ts';

test('should find an attribution at the end', () => {
  assert.deepEqual(inWords('The wall is safe, the minister said on Monday.'), [
    'the minister | said | The wall is safe',
  ]);
});

test('should find an attribution in the middle', () => {
  assert.deepEqual(inWords('The wall, the minister said, will hold.'), ['the minister | said | The wall / will hold']);
});

test("should leave an afterthought of the reporter's out", () => {
  assert.deepEqual(inWords('The wall is safe, the minister said, citing a survey.'), [
    'the minister | said | The wall is safe',
    'the minister | citing | a survey',
  ]);
});

test('should find according to in front', () => {
  assert.deepEqual(inWords('According to Tomas Orel, the wall is safe.'), [
    'Tomas Orel | According to | the wall is safe',
  ]);
});

test('should find according to at the end', () => {
  assert.deepEqual(inWords('The wall is safe, according to a survey by the guild.'), [
    'a survey by the guild | according to | The wall is safe',
  ]);
});

test('should not take a manner for a source', () => {
  assert.deepEqual(inWords('Everything went according to plan.'), []);
});

test('should keep within the brackets that the attribution is in', () => {
  assert.deepEqual(inWords('The wall is old (the quay is older, according to the guild) and damp.'), [
    'the guild | according to | the quay is older',
  ]);
});

test('should not take the rest of the clause for an apposition of the source', () => {
  assert.deepEqual(inWords('In the coming decades, according to the guild, the quay will hold.'), [
    'the guild | according to | In the coming decades / the quay will hold',
  ]);
});
