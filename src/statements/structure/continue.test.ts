import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Given, readText, structureOf } from './in-structure.test.ts';

const cases: readonly (readonly [claim: string, text: string, given: readonly Given[], found: readonly string[]])[] = [
  [
    'a second quotation of the paragraph is a piece of the first one’s relation',
    '“It is closed,” said Ilse Varga. “Nobody may pass.”',
    [['Ilse Varga', 'said', '“It is closed,”']],
    ['verb Ilse Varga | “It is closed,” / “Nobody may pass.”'],
  ],
  [
    'a quotation after an indirect statement goes on with it',
    'Varga said the pier was shut. “Nobody may pass.”',
    [['Varga', 'said', 'the pier was shut']],
    ['verb Varga | the pier was shut / “Nobody may pass.”'],
  ],
  [
    'paragraphs that each open belong to the first attribution',
    'Varga said: “It is closed.\n“Nobody may pass.\n“Not even I.”',
    [['Varga', 'said', '“It is closed.']],
    ['verb Varga | “It is closed. “Nobody may pass. “Not even I.”'],
  ],
  [
    'paragraphs that each open belong to the attribution in the last of them',
    '“It is closed.\n“Nobody may pass,” said Varga.',
    [['Varga', 'said', '“Nobody may pass,”']],
    ['verb Varga | “It is closed. “Nobody may pass,”'],
  ],
  [
    'a paragraph between marks goes on with the speaker of the one before',
    '“It is closed,” said Varga.\n“Nobody may pass.”',
    [['Varga', 'said', '“It is closed,”']],
    ['verb Varga | “It is closed,” / “Nobody may pass.”'],
  ],
  [
    'a paragraph after a colon is what the colon introduces, up to its end',
    'Ilse Varga called them out over it:\n“You never asked us.”\n“Not once.”',
    [],
    ['colon-before Ilse Varga | “You never asked us.” “Not once.”'],
  ],
  [
    'a known cue before the colon is extended',
    'On Friday Varga replied:\n“You never asked us.”',
    [['Varga', 'replied', 'On Friday']],
    ['verb Varga | On Friday / “You never asked us.”'],
  ],
  [
    'a name right before the colon is the source',
    'None of it surprised the pollster Ilse Varga: “They never asked us.”',
    [],
    ['colon-before the pollster Ilse Varga | “They never asked us.”'],
  ],
  [
    'a quotation after a sentence about a person floats',
    'Ilse Varga was blunt. “We lost.”',
    [],
    ['floating Ilse Varga | “We lost.”'],
  ],
  [
    'a floating quotation goes on',
    'Ilse Varga was blunt. “We lost.” “All of us.”',
    [],
    ['floating Ilse Varga | “We lost.” “All of us.”'],
  ],
  [
    'a quotation between two attributions stays with the first when it ends with a full stop',
    '“It is closed,” Varga said. “Nobody may pass.” Ostrow added: “Not even I.”',
    [
      ['Varga', 'said', '“It is closed,”'],
      ['Ostrow', 'added', '“Nobody may pass.”', '“Not even I.”'],
    ],
    ['verb Varga | “It is closed,” / “Nobody may pass.”', 'verb Ostrow | “Not even I.”'],
  ],
  [
    'a signature after a quotation',
    '“It never paid.” — Ilse Varga, harbour master',
    [],
    ['signature Ilse Varga, harbour master | “It never paid.”'],
  ],
  [
    'a signature under a quotation',
    'The ferry stops on Monday and stays away.\n“It never paid.”\n— Ilse Varga, harbour master',
    [],
    ['signature Ilse Varga, harbour master | “It never paid.”'],
  ],
  [
    'a signature without a dash is a name',
    'The ferry stops on Monday and stays away.\n“It never paid.”\nAnna Varga, mayor of Orsk',
    [],
    ['signature Anna Varga, mayor of Orsk | “It never paid.”'],
  ],
  [
    'an unattributed paragraph goes with the attribution in the next one',
    'The ferry stops on Monday.\n“It never paid.”\n“Nobody took it,” Varga noted.',
    [['Varga', 'noted', '“Nobody took it,”']],
    ['verb Varga | “It never paid.” “Nobody took it,”'],
  ],
];
for (const [claim, text, given, found] of cases) {
  test(`should find: ${claim}`, () => assert.deepEqual(structureOf(text, given), found));
}

const none: readonly (readonly [claim: string, text: string, given?: readonly Given[]])[] = [
  ['scare quotes', 'Varga was blunt about the “reform” and the so-called “savings.” Nobody answered.'],
  ['an aside after a quotation', '“It never paid.” — that was all, from start to end.'],
  ['a title at the end of a sentence', 'Varga watched “The Long Pier.” She left early.'],
  ['a slogan on a sign', 'The rain went on. A sign at the gate read: “Keep out.”'],
  ['a quotation after a sentence about a thing', 'The pier was shut at noon. “Keep out.”'],
  ['a quotation that opens an article', '“Keep out.”\nThe pier was shut.'],
  ['a heading in single marks', 'Varga was tired. “We lost,” she said.\n‘A long way down.’\nThe pier was shut.'],
  ['a quotation in a caption', 'Ilse Varga was blunt.\n^ “We lost.”'],
  ['an answer to a question in a paragraph of its own', '“Do we stay?” asked Varga.\n“Noooo!”'],
  ['a paragraph after a thought', 'They think the plan is sound.\n“A quarrel about the past.”'],
  ['a paragraph after a question of the reporter’s', 'What did Varga want?\n“A quarrel about the past.”'],
  ['a quotation two paragraphs on', 'Ilse Varga was blunt.\nThe pier was shut.\n“A quarrel.”'],
];
const givenTo: Readonly<Record<string, readonly Given[]>> = {
  'a heading in single marks': [['she', 'said', '“We lost,”']],
  'an answer to a question in a paragraph of its own': [['Varga', 'asked', '“Do we stay?”']],
  'a paragraph after a thought': [['They', 'think', 'the plan is sound']],
};
for (const [claim, text] of none) {
  test(`should add nothing for ${claim}`, () => {
    const { found, relations } = readText(text, givenTo[claim]);
    assert.deepEqual(found, relations);
  });
}

test('should leave relations alone in an article without quotations', () => {
  const { found, relations } = readText('Varga said the pier was shut.', [['Varga', 'said', 'the pier was shut']]);
  assert.deepEqual(found, relations);
});
