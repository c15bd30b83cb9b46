/**
 * Our own set: invented sentences, each under a day of publication, with what every expression in them is and means.
 * `# 2031-05-14 Wednesday` gives the day, `# null` none; `sentence | expression = value ; expression = value`.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cutOut, readLines } from '../article-of-lines.test.ts';

interface Case {
  readonly published: string | null;
  readonly sentence: string;
  readonly expected: readonly string[];
}

const path = join(import.meta.dirname, '..', '..', '..', 'test', 'cases', 'times', 'expressions.txt');
const cases: Case[] = [];
let published: string | null = null;
for (const line of readFileSync(path, 'utf8').split('\n')) {
  if (line.startsWith('# ')) published = line.slice(2, 12).startsWith('null') ? null : line.slice(2, 12);
  else if (line !== '') {
    const [sentence, expected = ''] = line.split(' | ');
    cases.push({ published, sentence: sentence!, expected: expected === '' ? [] : expected.split(' ; ') });
  }
}

/** Expressions with spans and values as they should be, and all that is wrong: missed, wrong or too many. */
function compare({ published: day, sentence, expected }: Case): {
  readonly right: number;
  readonly wrong: readonly string[];
} {
  const parsed = readLines(sentence, day);
  const found = parsed.times.map(({ span, value }) => `${cutOut(parsed, span)} = ${value}`);
  const wrong = [
    ...expected.filter((one) => !found.includes(one)).map((one) => `not found: ${one}`),
    ...found.filter((one) => !expected.includes(one)).map((one) => `found: ${one}`),
  ];
  return {
    right: expected.filter((one) => found.includes(one)).length,
    wrong: wrong.map((one) => `${day}: ${sentence} ${one}`),
  };
}

test('should find and resolve at least 99.5 % of our own set of at least 400 expressions', (t) => {
  const results = cases.map(compare);
  const all = cases.reduce((sum, { expected }) => sum + expected.length, 0);
  const right = results.reduce((sum, result) => sum + result.right, 0);
  const wrong = results.flatMap((result) => result.wrong);
  t.diagnostic(`${right} of ${all} expressions`);
  assert.ok(all >= 400, `${all} expressions`);
  assert.ok(right >= 0.995 * all && wrong.length <= 0.02 * all, `${right} of ${all}\n${wrong.join('\n')}`);
});
