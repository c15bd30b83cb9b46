import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Given, readText, structureOf } from './in-structure.test.ts';

const body = '\nHarbour Minister Ilse Varga spoke on Monday. The hall was full.';

const found: readonly (readonly [claim: string, text: string, given: readonly Given[], expected: readonly string[]])[] =
  [
    [
      'the verb before the colon is the cue',
      `# Varga Tells Orsk: Lock Must Close${body}`,
      [['Varga Tells Orsk', ':', 'Lock Must Close']],
      ['verb Varga | Lock Must Close'],
    ],
    [
      'a name before the colon stays',
      `# Varga: Lock Must Close${body}`,
      [['Varga', ':', 'Lock Must Close']],
      ['verb Varga | Lock Must Close'],
    ],
    [
      'a speaking noun before the colon stays',
      `# Police: two boats are missing${body}`,
      [['Police', ':', 'two boats are missing']],
      ['verb Police | two boats are missing'],
    ],
    [
      'the verb before a colon and a quotation is the cue',
      `# Varga Tells Orsk: “The Lock Must Close”${body}`,
      [],
      ['verb Varga | “The Lock Must Close”'],
    ],
    [
      'a name before a colon and a quotation is the source',
      `# Varga: “The Lock Must Close”${body}`,
      [],
      ['colon Varga | “The Lock Must Close”'],
    ],
    [
      'a name after a dash is the source',
      `# The lock has failed — Varga${body}`,
      [],
      ['colon Varga | The lock has failed'],
    ],
    [
      'a role after a dash is the source',
      `# The lock will be closed – minister${body}`,
      [],
      ['colon minister | The lock will be closed'],
    ],
  ];
for (const [claim, text, given, expected] of found) {
  test(`should find: ${claim}`, () => assert.deepEqual(structureOf(text, given), expected));
}

const dropped: readonly (readonly [claim: string, label: string])[] = [
  ['a format', 'Watch'],
  ['a thing', 'Fish soup'],
  ['a result', 'Orsk 2-1 Lindry'],
];
for (const [claim, label] of dropped) {
  test(`should take no label for a source that is ${claim}`, () => {
    const text = `# ${label}: late storm reaches the coast${body}`;
    assert.deepEqual(structureOf(text, [[label, ':', 'late storm reaches the coast']]), []);
  });
}

const nothing: readonly (readonly [claim: string, headline: string])[] = [
  ['a format before a quotation', 'Fish soup: “The Lock Must Close”'],
  ['pictures', 'Storm reaches the coast – in pictures'],
  ['a writer over a question', 'How the lock was lost – Ilse Varga'],
  ['a phrase without a verb', 'A night at the lock – Ilse Varga'],
  ['an outlet', 'The lock has failed – Orsk Gazette'],
  ['a dash in the middle', 'Varga – who has a boat – will not sail on Monday'],
];
for (const [claim, headline] of nothing) {
  test(`should find nothing in a headline with ${claim}`, () => {
    assert.deepEqual(readText(`# ${headline}${body}`).found, []);
  });
}

test('should leave labels in paragraphs alone', () => {
  const given: readonly Given[] = [['Dogs', ':', 'free of charge']];
  const { found: after, relations } = readText(`Dogs: free of charge.${body}`, given);
  assert.deepEqual(after, relations);
});

test('should take the verb before the colon for the cue where the source ends before it', () => {
  const { found: after, parsed } = readText(`# Varga Tells Orsk: Lock Must Close${body}`, [
    ['Varga', ':', 'Lock Must Close'],
  ]);
  assert.deepEqual(
    after.map(({ cueHead }) => parsed.words.forms[cueHead]),
    ['Tells'],
  );
});
