import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { acts } from './acts.ts';

const entries = [
  ...[acts.verbs, acts.nouns, acts.adjectives, acts.negated, acts.negatedQuestion].flatMap((table) => [
    ...table.values(),
  ]),
  ...Object.values(acts.unknown),
  acts.asking,
  acts.refusedSaying,
];

test('should have every act in the table of docs/acts.md, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'acts.md'), 'utf8');
  const documented = [...page.matchAll(/^\| \*\*([a-z-]+)\*\* \|/gm)].map(([, act]) => act);
  assert.deepEqual([...new Set(entries.map(({ act }) => act))].sort(), documented.sort());
});

test('should negate, question and refuse only acts that there are', () => {
  const known = new Set(entries.map(({ act }) => act));
  const named = [...acts.negated.keys(), ...acts.negatedQuestion.keys(), ...acts.mayAsk, ...acts.sayings];
  assert.deepEqual(
    named.filter((act) => !known.has(act)),
    [],
  );
});

test('should be written in lower case, in one blank at most between words', () => {
  for (const table of [acts.verbs, acts.nouns, acts.adjectives]) {
    for (const lemma of table.keys()) assert.match(lemma, /^[a-z-]+(?: [a-z]+){0,3}$/);
  }
});
