import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Grammar } from './grammar.ts';

const language = {
  classes: {},
  capitalised: new Set<string>(),
  eitherCase: new Set<string>(),
  macros: {},
  patterns: [
    { meaning: 'part', pattern: 'the UNIT', before: ['now'] },
    { meaning: 'away', pattern: 'NUM UNIT ago' },
    { meaning: 'length', pattern: 'NUM UNIT' },
    { meaning: 'void', pattern: 'NUM (UNIT | MONTH)' },
  ],
  holidays: new Map(),
  ordinalSuffixes: new Set<string>(),
  decadeSuffixes: new Set<string>(),
  numbers: new Map(),
  scales: new Map(),
  numberJoints: new Set<string>(),
  slashOrder: null,
  fiscalPrefix: '',
  rangeWords: new Set<string>(),
  futurePrepositions: new Map(),
  planVerbs: new Set<string>(),
  deferVerbs: new Set<string>(),
  futureAuxiliaries: new Set<string>(),
  perfectAuxiliaries: new Set<string>(),
  futureVerbs: new Set<string>(),
} as const;

test('should go from word to word by their classes, and know what ends where, first in the list first', () => {
  const grammar = new Grammar(language);
  const read = (...words: readonly (readonly string[])[]) =>
    words.reduce(
      (state, names) => grammar.next(state, grammar.signatureOf(names.map((name) => grammar.classId(name)))),
      grammar.start,
    );
  const meanings = (state: number) => grammar.endsAt(state).map(({ meaning }) => meaning);
  assert.deepEqual(meanings(read(['NUM'])), []);
  assert.deepEqual(meanings(read(['NUM'], ['UNIT', 'ORD'])), ['length', 'void']);
  assert.deepEqual(meanings(read(['NUM'], ['MONTH'])), ['void']);
  assert.deepEqual(meanings(read(['NUM'], ['UNIT'], ['ago'])), ['away']);
  assert.equal(read(['NUM'], ['the']), 0);
  assert.equal(read([]), 0);
});

test('should be the same number for the same classes in any order', () => {
  const grammar = new Grammar(language);
  assert.equal(grammar.signatureOf([3, 1, 1]), grammar.signatureOf([1, 3]));
  assert.notEqual(grammar.signatureOf([1]), grammar.signatureOf([1, 3]));
});

test('should refuse a pattern that is written wrong', () => {
  for (const pattern of ['(a', 'a ]', '[a', '$NONE']) {
    assert.throws(() => new Grammar({ ...language, patterns: [{ meaning: 'void', pattern }] }), RangeError, pattern);
  }
});

test('should take what may be missing, either choice and what a macro stands for, and give what no word says', () => {
  const patterns = [{ meaning: 'void', pattern: '[the] $X (now | this day +REF=2)' }] as const;
  const grammar = new Grammar({ ...language, macros: { X: '(UNIT | UNITS)' }, patterns });
  const given = (...words: readonly string[]) => {
    const state = words.reduce(
      (at, word) => grammar.next(at, grammar.signatureOf([grammar.classId(word)])),
      grammar.start,
    );
    return grammar.endsAt(state).map((pattern) => pattern.given);
  };
  assert.deepEqual(given('UNIT', 'now'), [[]]);
  assert.deepEqual(given('the', 'UNITS', 'this', 'day'), [[['REF', 2]]]);
  assert.deepEqual(given('the', 'UNITS', 'this'), []);
});
