import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText, structureOf } from './in-structure.test.ts';

test('should find letters, each up to the heading or signature before it', () => {
  const lines = [
    '# Letters',
    '## The pier',
    'I miss the old pier.',
    'It was ours.',
    '— Ilse Varga, Orsk',
    'We never liked it.',
    '— Petr Ostrow',
  ];
  assert.deepEqual(structureOf(lines.join('\n')), [
    'letter Ilse Varga, Orsk | I miss the old pier. It was ours.',
    'letter Petr Ostrow | We never liked it.',
  ]);
});

test('should find the quotation over each signature of a list', () => {
  const lines = ['Readers on the pier.', '“I miss it.”', '— Ilse Varga', '“We never liked it.”', '— Petr Ostrow'];
  assert.deepEqual(structureOf(lines.join('\n')), [
    'signature Ilse Varga | “I miss it.”',
    'signature Petr Ostrow | “We never liked it.”',
  ]);
});

const none: readonly (readonly [claim: string, ...lines: readonly string[]])[] = [
  ['an author’s name under an article', 'I miss the old pier.', 'It was ours.', '— Ilse Varga'],
  [
    'reports with the reporters’ names under them',
    'The pier is shut.',
    '— Ilse Varga',
    'The ferry sank.',
    '— Petr Ostrow',
  ],
  ['a list with dashes', 'We need:', '— Rope and paint', 'You bring:', '— whatever you have left at home'],
];
for (const [claim, ...lines] of none) {
  test(`should find no letters in ${claim}`, () => assert.deepEqual(readText(lines.join('\n')).found, []));
}
