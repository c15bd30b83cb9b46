/** Our own set of invented sentences, `test/cases/times/expressions.txt`; its figure is in bench/accuracy/times/README.md. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOwnSet } from '../../../bench/accuracy/times/own-set.ts';
import { cutOut, readLines } from '../article-of-lines.test.ts';

test('should find and resolve at least 99 % of our own set of at least 400 expressions, and little else', (t) => {
  let [all, right] = [0, 0];
  const wrong: string[] = [];
  for (const { published, sentence, expected } of readOwnSet()) {
    const parsed = readLines(sentence, published);
    const found = parsed.times.map(({ span, value }) => `${cutOut(parsed, span)} = ${value}`);
    all += expected.length;
    right += expected.filter((one) => found.includes(one)).length;
    const missed = expected.filter((one) => !found.includes(one)).map((one) => `missed ${one}`);
    const extra = found.filter((one) => !expected.includes(one)).map((one) => `found ${one}`);
    wrong.push(...[...missed, ...extra].map((one) => `${published}: ${sentence} ${one}`));
  }
  t.diagnostic(`${right} of ${all} expressions`);
  assert.ok(all >= 400, `${all} expressions`);
  assert.ok(right >= 0.99 * all && wrong.length <= 0.02 * all, `${right} of ${all}\n${wrong.join('\n')}`);
});
