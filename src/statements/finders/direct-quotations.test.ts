/** Whole quotations and their speakers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords } from '../in-words.test.ts';

test('should take the speaker after an inverted cue with what he heads', () => {
  assert.deepEqual(inWords('“We wait,” said Tomas Orel, who heads the survey office, in Velmora.'), [
    'Tomas Orel, who heads the survey office | said | “We wait,”',
  ]);
});

test('should keep both pieces of an interrupted quotation in one statement', () => {
  assert.deepEqual(inWords('“We wait,” she said, “until the ice goes.”'), [
    'she | said | “We wait,” / “until the ice goes.”',
  ]);
});

test('should give two speakers two statements', () => {
  assert.deepEqual(inWords('“We wait,” Ilse Varga said. “We do not,” Tomas Orel said.'), [
    'Ilse Varga | said | “We wait,”',
    'Tomas Orel | said | “We do not,”',
  ]);
});

test('should take the subject, not the addressee, of told', () => {
  assert.deepEqual(inWords('“We wait,” Ilse Varga told Tomas Orel.'), ['Ilse Varga | told | “We wait,”']);
});

test('should take the subject of the first verb when the cue has none', () => {
  assert.deepEqual(inWords('Ilse Varga shook her head and said, “We wait.”'), ['Ilse Varga | said | “We wait.”']);
});

test('should leave a few quoted words within a sentence alone', () => {
  assert.deepEqual(inWords('The “ghost pier” and its “salt garden” drew visitors.'), []);
});

test('should not take a title for a saying', () => {
  assert.deepEqual(inWords('The novel “The Drowned Quay” won a prize in June.'), []);
});

test('should not give a quotation to somebody who only stands near', () => {
  assert.deepEqual(inWords('Tomas Orel painted “No Tolls” on the gate.'), []);
});
