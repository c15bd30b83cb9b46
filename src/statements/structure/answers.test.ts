import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText, structureOf } from './in-structure.test.ts';

test('should find the answers between questions in bold', () => {
  const lines = [
    '# The last word',
    'The Gazette spoke with Mayor Ilse Varga about the pier.',
    '## Will you stay?',
    'I will. The pier needs us.',
    'We owe it that.',
    '## What did you learn?',
    'That I was wrong.',
  ];
  assert.deepEqual(structureOf(lines.join('\n')), [
    'answer Mayor Ilse Varga | I will. The pier needs us. We owe it that.',
    'answer Mayor Ilse Varga | That I was wrong.',
  ]);
});

test('should find answers after a dash in the paragraph of the question', () => {
  const lines = [
    'The Gazette interviewed Mayor Ilse Varga on Monday.',
    'You have said you will stay. Why? — We have work to do.',
    'And then, will you go? — I will not.',
  ];
  assert.deepEqual(structureOf(lines.join('\n')), [
    'answer Mayor Ilse Varga | We have work to do.',
    'answer Mayor Ilse Varga | I will not.',
  ]);
});

const none: readonly (readonly [claim: string, ...lines: readonly string[]])[] = [
  [
    'questions and answers about a thing',
    'Here is what to know about the pier.',
    '## What is the pier?',
    'A walk over the water.',
    '## Can you swim there?',
    'You can.',
  ],
  [
    'a story told by questions',
    'The Gazette spoke with Mayor Ilse Varga.',
    'Will the pier stay?',
    'The council will decide in May, she said.',
    'And the ferry?',
    'It sails on Monday.',
    'Who pays?',
    'The town does.',
  ],
  ['one question', 'The Gazette spoke with Mayor Ilse Varga.', '## Will you stay?', 'I will.'],
];
for (const [claim, ...lines] of none) {
  test(`should find no answers in ${claim}`, () => assert.deepEqual(readText(lines.join('\n')).found, []));
}
