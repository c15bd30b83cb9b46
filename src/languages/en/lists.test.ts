/** What the rooms rely on in the word lists. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packFor } from '../index.ts';

const pack = packFor('en-GB')!;

test('should find the pack for a tag with a region, and none for other languages', () => {
  assert.equal(pack.code, 'en');
  assert.equal(packFor('de'), null);
  assert.equal(packFor(null), null);
});

test('should keep every list in lower case with straight apostrophes', () => {
  for (const [field, list] of Object.entries(pack)) {
    if (!(list instanceof Set || list instanceof Map)) continue;
    for (const word of list.keys()) {
      if (typeof word !== 'string') continue;
      assert.equal(word, word.toLowerCase(), `${field}: ${word}`);
      assert.ok(word !== '' && !word.includes('’') && word === word.trim(), `${field}: ${word}`);
    }
  }
});

test('should end every abbreviation with a full stop, and list the special ones among all', () => {
  for (const list of [
    pack.abbreviations,
    pack.numericAbbreviations,
    pack.closingAbbreviations,
    pack.smallAbbreviations,
  ]) {
    for (const word of list) assert.ok(word.endsWith('.') || word === 'phd', word);
  }
});

test('should have no given name on both lists', () => {
  assert.deepEqual(
    [...pack.femaleNames].filter((name) => pack.maleNames.has(name)),
    [],
  );
});

test('should split fused words inside them, and clitics of two or three characters', () => {
  for (const [word, cut] of pack.fusedWords) assert.ok(cut > 0 && cut < word.length, word);
  for (const clitic of pack.clitics)
    assert.ok(clitic.length >= 2 && clitic.length <= 3 && clitic.includes("'"), clitic);
});

test('should number weekdays and months', () => {
  assert.deepEqual(
    ['monday', 'sunday', 'fridays'].map((day) => pack.weekdays.get(day)),
    [1, 7, 5],
  );
  assert.deepEqual(
    ['january', 'sept.', 'may'].map((month) => pack.months.get(month)),
    [1, 9, 5],
  );
});
