import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../languages/en/index.ts';
import { indexTree } from '../../lib/tree-index.ts';
import { type Given, readText, structureOf } from './in-structure.test.ts';
import { withStructure } from './index.ts';

const found: readonly (readonly [claim: string, text: string, given: readonly Given[], expected: readonly string[]])[] =
  [
    [
      'an adverb of hearsay is the cue of its clause',
      'The foreman allegedly sold the spare anchors.',
      [],
      ['hearsay - | The foreman / sold the spare anchors'],
    ],
    [
      'an adverb between the auxiliary and the verb',
      'The map was supposedly drawn by a whaler.',
      [],
      ['hearsay - | The map was / drawn by a whaler'],
    ],
    [
      'a clause after it with a subject of its own stays outside',
      'The foreman reportedly sold the anchors, and the council dismissed him.',
      [],
      ['hearsay - | The foreman / sold the anchors'],
    ],
    [
      'a clause does not begin in the middle of a quotation',
      'Dorte Lind also addressed the so-called “league of the patient,” northern ports reportedly considering a common toll for tugs.',
      [],
      ['hearsay - | northern ports / considering a common toll for tugs'],
    ],
    [
      'a deed in the passive is not what its agent says',
      'The map was supposedly signed by a whaler.',
      [['a whaler', 'signed', 'The map']],
      ['hearsay - | The map was / signed by a whaler'],
    ],
    [
      'it is believed that',
      'It is believed that the tunnel was flooded on purpose.',
      [],
      ['hearsay - | that the tunnel was flooded on purpose'],
    ],
    [
      'the it of a clause is no source',
      'It is said that the tunnel floods in May.',
      [['It', 'said', 'that the tunnel floods in May']],
      ['verb - | that the tunnel floods in May'],
    ],
    [
      'those who are told something do not say it',
      'Passengers were told that the ferry would be late.',
      [['Passengers', 'told', 'that the ferry would be late']],
      ['verb - | that the ferry would be late'],
    ],
    [
      'those who are warned are no part of what an agent says',
      'The mayor was warned by two divers that the lock leaked.',
      [['two divers', 'warned', 'The mayor', 'that the lock leaked']],
      ['verb two divers | that the lock leaked'],
    ],
  ];
for (const [claim, text, given, expected] of found) {
  test(`should find: ${claim}`, () => assert.deepEqual(structureOf(text, given), expected));
}

const unchanged: readonly (readonly [claim: string, text: string, given: readonly Given[]])[] = [
  [
    'the adverb hedges a verb of saying',
    'The foreman reportedly told friends that he sold the anchors.',
    [['The foreman', 'told', 'that he sold the anchors']],
  ],
  ['the adverb hedges a verb of saying that no relation has', 'The foreman reportedly said so.', []],
  [
    'somebody says it already',
    'Ilse Varga said the foreman allegedly sold the anchors.',
    [['Ilse Varga', 'said', 'the foreman allegedly sold the anchors']],
  ],
  ['the adverb belongs to an adjective before a noun', 'The council bought back the allegedly stolen anchors.', []],
  ['it is a thing', 'It is believed by nobody. The tunnel is dry.', []],
  [
    'the subject is convinced itself',
    'The divers were convinced that the lock leaked.',
    [['The divers', 'convinced', 'that the lock leaked']],
  ],
  [
    'the source says it actively',
    'The divers told the mayor that the lock leaked.',
    [['The divers', 'told', 'that the lock leaked']],
  ],
];
for (const [claim, text, given] of unchanged) {
  test(`should change nothing where ${claim}`, () => {
    const { found: after, relations } = readText(text, given);
    assert.deepEqual(after, relations);
  });
}

test('should take who reportedly says something for the source', () => {
  const text = 'The foreman reportedly told the crew that the anchors were sold.';
  const { parsed, relations } = readText(text, [['The foreman', 'reportedly', 'that the anchors were sold']]);
  const given = relations.map((relation) => ({ ...relation, source: null, sourceRule: 'none' }));
  const [mended] = withStructure(given, parsed, indexTree(parsed.tree), english);
  assert.deepEqual(
    [mended!.source, mended!.cue, mended!.content],
    [{ first: 0, end: 2 }, { first: 3, end: 4 }, [{ first: 6, end: 11 }]],
  );
});
