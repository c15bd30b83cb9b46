import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Given, readText, structureOf } from './in-structure.test.ts';

test('should find the block quotation after a colon', () => {
  const text = 'On Monday Ilse Varga wrote to the council:\n> The pier is shut.\n> It stays so.\nNobody replied.';
  assert.deepEqual(structureOf(text), ['colon-before Ilse Varga | The pier is shut. It stays so.']);
});

test('should add the block quotation to what its cue has already', () => {
  const text = 'Varga wrote on Monday:\n> The pier is shut.';
  const given: readonly Given[] = [['Varga', 'wrote', 'on Monday']];
  assert.deepEqual(structureOf(text, given), ['verb Varga | on Monday / The pier is shut.']);
});

test('should find the block quotation over a signature', () => {
  assert.deepEqual(structureOf('The pier is shut.\n> It never paid.\n> — Ilse Varga, Orsk'), [
    'signature Ilse Varga, Orsk | It never paid.',
  ]);
});

const none: readonly (readonly [claim: string, text: string, given?: readonly Given[]])[] = [
  ['after a full stop', 'Ilse Varga wrote to the council.\n> The pier is shut.'],
  ['after a colon without a subject', 'See below:\n> The pier is shut.'],
  ['that is somebody’s already', 'Varga wrote:\n> The pier is shut.', [['Varga', 'wrote', 'The pier is shut.']]],
];
for (const [claim, text, given] of none) {
  test(`should add nothing for a block quotation ${claim}`, () => {
    const { found, relations } = readText(text, given);
    assert.deepEqual(found, relations);
  });
}
