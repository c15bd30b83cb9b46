import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Given, structureOf } from './in-structure.test.ts';

const cases: readonly (readonly [claim: string, text: string, given: Given, expected: string])[] = [
  [
    'what is claimed ends before the sentence’s own verb',
    'Dorte Lind’s claim that a heron shut the lock has been printed in two guidebooks.',
    ['Dorte Lind’s', 'claim', 'that a heron shut the lock has been printed in two guidebooks'],
    'verb Dorte Lind’s | that a heron shut the lock',
  ],
  [
    'and before that verb’s adverbs',
    'Dorte Lind’s promise that no boat would be sold now sounds hollow.',
    ['Dorte Lind’s', 'promise', 'that no boat would be sold now sounds hollow'],
    'verb Dorte Lind’s | that no boat would be sold',
  ],
  [
    'a clause within what is claimed has a verb of its own',
    'The fishmonger’s rumour that the man who built the pier was a spy amused the town.',
    ['The fishmonger’s', 'rumour', 'that the man who built the pier was a spy amused the town'],
    'verb The fishmonger’s | that the man who built the pier was a spy',
  ],
  [
    'what is claimed up to the end of its sentence stays whole',
    'Dorte Lind repeated her claim that the lock was shut and that nobody had a key.',
    ['her', 'claim', 'that the lock was shut and that nobody had a key'],
    'verb her | that the lock was shut and that nobody had a key',
  ],
  [
    'a heading without a verb of its own stays whole',
    'A sailor’s claim that the pier is older than the town and will outlive it.',
    ['A sailor’s', 'claim', 'that the pier is older than the town and will outlive it'],
    'verb A sailor’s | that the pier is older than the town and will outlive it',
  ],
  [
    'what a verb reports stays whole',
    'Dorte Lind said that the lock the guild built was dry.',
    ['Dorte Lind', 'said', 'that the lock the guild built was dry'],
    'verb Dorte Lind | that the lock the guild built was dry',
  ],
];
for (const [claim, text, given, expected] of cases) {
  test(`should see that ${claim}`, () => assert.deepEqual(structureOf(text, [given]), [expected]));
}
