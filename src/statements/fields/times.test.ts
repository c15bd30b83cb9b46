import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutDayPart } from './times.ts';

test('should give a day in ISO 8601, without the letters of TIMEX3 for a part of it', () => {
  assert.equal(withoutDayPart('2031-05-09TNI'), '2031-05-09');
  for (const value of ['2031-05-09', '2031-05', '2031-W20', 'T22:30', null]) assert.equal(withoutDayPart(value), value);
});
