/** Cues and their complements. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords } from '../in-words.test.ts';

test('should skip the day between cue and complementiser', () => {
  assert.deepEqual(inWords('Ilse Varga warned on Friday that the storm would come.'), [
    'Ilse Varga | warned | that the storm would come',
  ]);
});

test('should end a content where another cue begins', () => {
  assert.deepEqual(inWords('Ilse Varga said the pier would close, adding that work starts in May.'), [
    'Ilse Varga | said | the pier would close',
    'Ilse Varga | adding | that work starts in May',
  ]);
});

test('should end a content where another speaker begins', () => {
  assert.deepEqual(inWords('Ilse Varga said the pier would close, but fishermen said it would stay.'), [
    'Ilse Varga | said | the pier would close',
    'fishermen | said | it would stay',
  ]);
});

test('should take the name before an insertion for the subject', () => {
  assert.deepEqual(inWords('Tomas Orel, 52, of Velmora, said the wall was safe.'), [
    'Tomas Orel | said | the wall was safe',
  ]);
});

test('should take the phrase before a relative clause for the subject', () => {
  assert.deepEqual(inWords('One clerk who saw the letter said the wall was safe.'), [
    'One clerk who saw the letter | said | the wall was safe',
  ]);
});

test('should not take the addressee for the source', () => {
  assert.deepEqual(inWords('Ilse Varga told the clerk that the wall was safe.'), [
    'Ilse Varga | told | that the wall was safe',
  ]);
});

test('should not take a time set before the subject into the source', () => {
  assert.deepEqual(inWords('In the morning Ilse Varga said the wall was safe.'), [
    'Ilse Varga | said | the wall was safe',
  ]);
});

test('should keep members of a list of sources together', () => {
  assert.deepEqual(inWords('Ilse Varga, Tomas Orel and other ministers said the wall was safe.'), [
    'Ilse Varga, Tomas Orel and other ministers | said | the wall was safe',
  ]);
});

test("should take a main subject for a participle's source", () => {
  assert.deepEqual(inWords('In the evening Ilse Varga remained calm, insisting that the wall was safe.'), [
    'Ilse Varga | insisting | that the wall was safe',
  ]);
});

test('should not take a noun for a verb', () => {
  assert.deepEqual(inWords('The claims were old. His plans for the pier and a report on tolls lay on the table.'), []);
});

test('should not take an event that underscores something for a speaker', () => {
  assert.deepEqual(inWords('The storm underscores the danger of old walls.'), []);
});

test('should not take a plain verb for a cue', () => {
  assert.deepEqual(inWords('The council continues efforts to sell the hall.'), []);
});
