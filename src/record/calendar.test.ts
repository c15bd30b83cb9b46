import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { momentOf, periodOf } from './calendar.ts';

const day = (date: string): number => Date.parse(date) / 86_400_000;

describe('the days of a partial date', () => {
  const cases: readonly (readonly [value: string, from: string, to: string])[] = [
    ['2031', '2031-01-01', '2031-12-31'],
    ['2031-02', '2031-02-01', '2031-02-28'],
    ['2032-02', '2032-02-01', '2032-02-29'],
    ['2031-12', '2031-12-01', '2031-12-31'],
    ['2031-05-16', '2031-05-16', '2031-05-16'],
    ['2031-05-16T23:30:00-05:00', '2031-05-16', '2031-05-16'],
    ['2031-05-16TMO', '2031-05-16', '2031-05-16'],
    ['2031-W20', '2031-05-12', '2031-05-18'],
    ['2031-W01', '2030-12-30', '2031-01-05'],
    ['2031-W20-5', '2031-05-16', '2031-05-16'],
    ['2031-W20-WE', '2031-05-17', '2031-05-18'],
    ['2031-SU', '2031-01-01', '2031-12-31'],
  ];
  for (const [value, from, to] of cases) {
    it(`should be ${from} to ${to} for ${value}`, () => {
      assert.deepEqual(periodOf(value), { from: day(from), to: day(to) });
    });
  }
  for (const value of [
    '',
    'Friday',
    'PRESENT_REF',
    'P2D',
    '2031-13',
    '2031-02-30',
    '2031-05-00',
    '0031-05',
    '20310516',
    '2031-W54',
  ]) {
    it(`should be nothing for "${value}"`, () => assert.equal(periodOf(value), null));
  }
});

describe('the moment that entries are ordered by', () => {
  it('should be the instant, or the beginning of the period', () => {
    assert.equal(momentOf('2031-05-16T14:05:00+02:00'), Date.parse('2031-05-16T12:05:00Z'));
    assert.equal(momentOf('2031-05'), Date.parse('2031-05-01'));
    assert.equal(momentOf('2031-05-16TNI'), Date.parse('2031-05-16'));
    assert.equal(momentOf('then'), null);
  });
});
