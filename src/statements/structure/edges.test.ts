import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Given, structureOf } from './in-structure.test.ts';

const cases: readonly (readonly [claim: string, text: string, given: Given, expected: string])[] = [
  [
    'a name between two commas is whole',
    'The tenant, Orsk Timber, said that the saw was old.',
    ['The tenant, Orsk', 'said', 'that the saw was old'],
    'verb The tenant, Orsk Timber | that the saw was old',
  ],
  [
    'a clause between two commas is whole',
    'The clerk, whom Voss had hired, said that the safe was open.',
    ['The clerk, whom Voss', 'said', 'that the safe was open'],
    'verb The clerk, whom Voss had hired | that the safe was open',
  ],
  [
    'a year at the end of such a clause belongs to it',
    'Mr Dacre, who has kept bees since 2011, told the fair that honey was dear.',
    ['Mr Dacre, who has kept bees since', 'told', 'that honey was dear'],
    'verb Mr Dacre, who has kept bees since 2011 | that honey was dear',
  ],
  [
    'a preposition at the end has its noun',
    '“The mast fell,” said a rigger on the quay.',
    ['a rigger on', 'said', '“The mast fell,”'],
    'verb a rigger on the quay | “The mast fell,”',
  ],
  [
    'a time before the speaker is no part of it',
    'On Monday evening Ada Lind wrote that the quay was dry.',
    ['On Monday evening Ada Lind', 'wrote', 'that the quay was dry'],
    'verb Ada Lind | that the quay was dry',
  ],
  [
    'what somebody fears before speaking is no part of the name',
    'Fearing a flood, the guild said that the quay was shut.',
    ['Fearing a flood, the guild', 'said', 'that the quay was shut'],
    'verb the guild | that the quay was shut',
  ],
  [
    'a role between the quotation and the name belongs to the name',
    '“On Mondays,” baker Ada Lind said, “we rest.”',
    ['Ada Lind', 'said', '“On Mondays,”', 'baker', '“we rest.”'],
    'verb baker Ada Lind | “On Mondays,” / “we rest.”',
  ],
  [
    'the sentence after a quotation is the reporter’s',
    'Ada Lind replied, “The oven is cold.” Nobody had lit it.',
    ['Ada Lind', 'replied', '“The oven is cold.” Nobody had lit it.'],
    'verb Ada Lind | “The oven is cold.”',
  ],
  [
    'what goes on in the same sentence stays',
    'Ada Lind said the oven was “cold as a stone” and that nobody had lit it.',
    ['Ada Lind', 'said', 'the oven was “cold as a stone” and that nobody had lit it'],
    'verb Ada Lind | the oven was “cold as a stone” and that nobody had lit it',
  ],
  [
    'what somebody does before speaking is no part of the name',
    'Ada Lind, the cook, lit the oven on Monday, saying that it was cold.',
    ['Ada Lind, the cook', 'saying', 'that it was cold'],
    'verb Ada Lind, the cook | that it was cold',
  ],
  [
    'an aside after the speaker is no part of the name',
    'Ada Lind, on Monday, said that the quay was dry.',
    ['Ada Lind', 'said', 'that the quay was dry'],
    'verb Ada Lind | that the quay was dry',
  ],
];
for (const [claim, text, given, expected] of cases) {
  test(`should see that ${claim}`, () => assert.deepEqual(structureOf(text, [given]), [expected]));
}
