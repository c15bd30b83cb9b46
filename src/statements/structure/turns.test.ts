import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText, structureOf } from './in-structure.test.ts';

const cases: readonly (readonly [claim: string, lines: readonly string[], found: readonly string[]])[] = [
  [
    'a transcript with labels in capitals',
    ['VARGA: We will stay.', 'MS. ORLE: Will you?', 'VARGA: I said so.'],
    ['turn VARGA | We will stay.', 'turn MS. ORLE | Will you?', 'turn VARGA | I said so.'],
  ],
  [
    'a record in capitals that nobody says I or we in',
    ['MAYOR VARGA: The lock costs nine million.', 'MR OSTROW: Sell the clock.', 'MAYOR VARGA: The clock stays.'],
    [
      'turn MAYOR VARGA | The lock costs nine million.',
      'turn MR OSTROW | Sell the clock.',
      'turn MAYOR VARGA | The clock stays.',
    ],
  ],
  [
    'full names first, surnames later, asides and roles',
    [
      'Chairman Petr Ostrow (through interpreter): We meet again.',
      'Ilse Varga: Do we?',
      'Ostrow: We do, I hope.',
      'Varga (laughing): You hope!',
    ],
    [
      'turn Chairman Petr Ostrow | We meet again.',
      'turn Ilse Varga | Do we?',
      'turn Ostrow | We do, I hope.',
      'turn Varga | You hope!',
    ],
  ],
  [
    'labels in brackets and time stamps before labels',
    ['[00:01:12] VARGA: We will stay.', '[00:01:20] ORLE: Will you?', '00:02:01 VARGA: I said so.'],
    ['turn VARGA | We will stay.', 'turn ORLE | Will you?', 'turn VARGA | I said so.'],
  ],
  [
    'names in brackets',
    ['[Ilse Varga] We will stay.', '[Moderator] Will you?', '[Ilse Varga] I said so.'],
    ['turn Ilse Varga | We will stay.', 'turn Moderator | Will you?', 'turn Ilse Varga | I said so.'],
  ],
  [
    'a turn over paragraphs',
    ['VARGA: We will stay.', 'The pier is ours.', 'ORLE: Will you?', 'VARGA: I said so.'],
    ['turn VARGA | We will stay. The pier is ours.', 'turn ORLE | Will you?', 'turn VARGA | I said so.'],
  ],
  [
    'no stage directions',
    ['VARGA: We will stay. (APPLAUSE) All of us.', '(END OF VIDEO)', 'ORLE: Will you? [laughter]', 'VARGA: I said so.'],
    ['turn VARGA | We will stay. / All of us.', 'turn ORLE | Will you?', 'turn VARGA | I said so.'],
  ],
  [
    'no reporter’s paragraphs after the last turn',
    ['VARGA: We will stay.', 'ORLE: Will you?', 'VARGA: I said so.', 'The meeting ended at noon.'],
    ['turn VARGA | We will stay.', 'turn ORLE | Will you?', 'turn VARGA | I said so.'],
  ],
  [
    'an outlet that asks and a name that answers',
    ['Orsk Gazette: Will you stay?', 'Varga: I will.', 'Orsk Gazette: Why?', 'Varga: My work is here.'],
    [
      'turn Orsk Gazette | Will you stay?',
      'turn Varga | I will.',
      'turn Orsk Gazette | Why?',
      'turn Varga | My work is here.',
    ],
  ],
  [
    'questions and answers by letters, without knowing who answers',
    ['Q: Will you stay?', 'A: I will.', 'Q. Why?', 'A. My work is here.'],
    ['turn Q | Will you stay?', 'turn A | I will.', 'turn Q. | Why?', 'turn A. | My work is here.'],
  ],
  [
    'the interviewee whom the introduction names',
    [
      '# The harbour and its mayor',
      'The Gazette spoke with Mayor Ilse Varga on Monday.',
      'Q: Will you stay?',
      'A: I will.',
      'We all will.',
    ],
    ['turn Q | Will you stay?', 'turn Mayor Ilse Varga | I will. We all will.'],
  ],
];
for (const [claim, lines, found] of cases) {
  test(`should find: ${claim}`, () => assert.deepEqual(structureOf(lines.join('\n')), found));
}

test('should not choose between two people who may be interviewed', () => {
  const text = 'Ilse Varga and Petr Ostrow met the Gazette.\nQ: Will you stay?\nA: I will.\nQ: Why?\nA: I must.';
  assert.deepEqual(structureOf(text).slice(0, 2), ['turn Q | Will you stay?', 'turn A | I will.']);
});

test('should put a turn in the place of what was found at the same colon', () => {
  const text = 'VARGA: We will stay.\nORLE: Will you?\nVARGA: I said so.';
  const given = [['VARGA', ':', 'We will']] as const;
  assert.equal(structureOf(text, given).filter((line) => line.includes('We will')).length, 1);
});

test('should leave quotations within a turn to it', () => {
  const text = 'VARGA: We will stay. “Now or never,” they said. “Or never.”\nORLE: Will you?\nVARGA: I said so.';
  const turn = 'turn VARGA | We will stay. “Now or never,” they said. “Or never.”';
  assert.deepEqual(structureOf(text)[0], turn);
  assert.equal(structureOf(text).length, 3);
});

const none: readonly (readonly [claim: string, ...lines: readonly string[]])[] = [
  ['one label', 'VARGA: We will stay.', 'The pier is shut.'],
  ['a headline with a colon', '# Varga: We will stay', 'The pier is shut.'],
  [
    'pointers and credits',
    'Read more: Will you stay?',
    'Photo: Ilse Varga',
    'Read more: Do you swim?',
    'Photo: Petr Ostrow',
  ],
  ['a table of facts', 'Date: 5 May', 'Price: 5 crowns', 'Venue: Orsk Hall', 'Price: 7 crowns'],
  ['notices in capitals', 'PRICES: five crowns.', 'HOURS: nine to six.', 'PRICES: none for dogs.'],
  ['a list of counts by name', 'Varga: 12 votes', 'Ostrow: 11 votes', 'Varga: 14 votes', 'Ostrow: 20 votes'],
  [
    'a reporter’s judgement of people, one after another',
    'Varga: The winner of the evening.',
    'Ostrow: He lost the crowd early.',
    'Orle: A quiet night for the mayor.',
  ],
  ['times of day', '4:40 p.m.', 'The pier is shut.', '5:10 p.m.', 'You may pass.', '6:00: We are back.'],
  ['verses and ratios', 'Psalms 3:16 is read to us.', 'They won 3:1, I hear.', 'They won 4:1, you know.'],
  [
    'sentences with a colon',
    'Then he added: we stay.',
    'Now we know: you lost.',
    'Here is my guess: you lost.',
    'Then he added: I go.',
  ],
  ['headings of sections', 'The Winners: who are we?', 'The Losers: are you?', 'What Next: are we done?'],
  ['datelines', 'ORSK: The pier is shut.', 'The mayor left.', 'BRENN: The pier is open.'],
  ['days', 'Monday: We sail.', 'Tuesday: We rest, you swim.', 'Monday: We sail.'],
  ['an article that begins with a letter', 'A man of my age knows you.', 'Q is a letter.', 'A woman asked: why?'],
];
for (const [claim, ...lines] of none) {
  test(`should find no turns in ${claim}`, () => {
    assert.deepEqual(readText(lines.join('\n')).found, []);
  });
}
