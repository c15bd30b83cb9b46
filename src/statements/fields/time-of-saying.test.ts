import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf } from './time-of-saying.ts';

const rows: readonly (readonly [value: string | null, date: string | null])[] = [
  ['2031', '2031'],
  ['2031-05', '2031-05'],
  ['2031-05-09', '2031-05-09'],
  ['2031-05-09T22:30', '2031-05-09T22:30'],
  ['2031-05-09TNI', '2031-05-09'],
  ['2031-W20', '2031-W20'],
  ['2031-W20-WE', '2031-W20'],
  ['2031-05-03/2031-05-05', null],
  ['2031-SP', null],
  ['203', null],
  ['PAST_REF', null],
  ['XXXX-WXX-5', null],
  ['T22:30', null],
  [null, null],
];

for (const [value, date] of rows) {
  test(`should read ${value} as ${date === null ? 'no one date' : `the date ${date}`}`, () =>
    assert.equal(dateOf(value), date));
}
