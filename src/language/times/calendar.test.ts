import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDays,
  centuryAt,
  day,
  daysBetween,
  decadeAt,
  easterOf,
  halfAt,
  monthAt,
  nthWeekday,
  quarterAt,
  seasonAt,
  weekdayOf,
  weekendOf,
  weekOf,
} from './calendar.ts';

test('should count days as the platform does, from 1000 to 9999', () => {
  for (let time = Date.UTC(1000, 0, 1); time < Date.UTC(9999, 10, 1); time += 86_400_000 * 97) {
    const [from, to] = [time, time + 86_400_000 * 37].map((at) => new Date(at).toISOString().slice(0, 10)) as [
      string,
      string,
    ];
    assert.equal(addDays(from, 37), to);
    assert.equal(addDays(to, -37), from);
    assert.equal(daysBetween(from, to), 37);
    assert.equal(weekdayOf(from), new Date(time).getUTCDay() || 7, from);
  }
});

test('should have no day beyond the years of four digits', () => {
  assert.equal(addDays('9999-12-31', 1), null);
  assert.equal(addDays('1000-01-01', -1), null);
  assert.equal(weekOf('9999-12-31'), null);
  assert.equal(monthAt(9999, 13), null);
  assert.equal(decadeAt(99), null);
});

test('should know which days there are', () => {
  assert.deepEqual(
    [day(2032, 2, 29), day(2031, 2, 29), day(1900, 2, 29), day(2000, 2, 29)],
    ['2032-02-29', null, null, '2000-02-29'],
  );
  assert.deepEqual(
    [day(2031, 4, 31), day(2031, 13, 1), day(2031, 0, 1), day(2031, 1, 0), day(2031, 1.5, 1)].slice(0, 4),
    [null, null, null, null],
  );
});

test('should count weeks across the turn of the year as ISO 8601 does', () => {
  assert.deepEqual(
    ['2030-12-31', '2027-01-01', '2026-12-28', '2031-05-14'].map((date) => weekOf(date)?.value),
    ['2031-W01', '2026-W53', '2026-W53', '2031-W20'],
  );
  assert.deepEqual(weekendOf('2031-05-14'), {
    value: '2031-W20-WE',
    grain: 'weekend',
    from: '2031-05-17',
    to: '2031-05-18',
  });
});

test('should count on into other years', () => {
  assert.deepEqual([monthAt(2031, 0)?.value, monthAt(2031, 14)?.value], ['2030-12', '2032-02']);
  assert.deepEqual([quarterAt(2031, 0)?.value, quarterAt(2031, 5)?.value], ['2030-Q4', '2032-Q1']);
  assert.deepEqual([halfAt(2031, 0)?.value, halfAt(2031, 3)?.value], ['2030-H2', '2032-H1']);
});

test('should know the days that longer times cover', () => {
  const covered = [quarterAt(2031, 3), seasonAt(2031, 'WI'), decadeAt(199), centuryAt(19)].map(
    (one) => `${one?.from} ${one?.to}`,
  );
  assert.deepEqual(covered, [
    '2031-07-01 2031-09-30',
    '2031-12-01 2032-02-29',
    '1990-01-01 1999-12-31',
    '1900-01-01 1999-12-31',
  ]);
});

test('should know Easter and the nth weekday of a month', () => {
  assert.deepEqual([2024, 2025, 2030, 2038].map(easterOf), ['2024-03-31', '2025-04-20', '2030-04-21', '2038-04-25']);
  assert.equal(nthWeekday(2030, 11, 4, 4), '2030-11-28');
  assert.equal(nthWeekday(2031, 5, 1, -1), '2031-05-26');
});
