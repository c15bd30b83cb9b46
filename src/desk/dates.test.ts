import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clockText, dayText, isoParts, momentBeside, momentText } from './dates.ts';

test('a day is written with its weekday', () => {
  assert.equal(dayText('2031-05-16'), 'Fri 16 May 2031');
  assert.equal(dayText('2024-02-29'), 'Thu 29 Feb 2024');
});

test('a partial date says no more than it knows', () => {
  assert.equal(dayText('2031-05'), 'May 2031');
  assert.equal(dayText('2031'), '2031');
});

test('a week is named by its Monday', () => {
  assert.equal(dayText('2031-W19'), 'week of 5 May 2031');
  assert.equal(dayText('2026-W01'), 'week of 29 Dec 2025');
  assert.equal(dayText('2031-W00'), '2031-W00');
});

test('an instant keeps the clock it was written with', () => {
  assert.equal(momentText('2031-05-16T23:30:00+02:00'), 'Fri 16 May 2031, 23:30');
  assert.equal(momentText('2031-05-16T23:30:00Z'), 'Fri 16 May 2031, 23:30 UTC');
  assert.equal(momentText('2031-05-16'), 'Fri 16 May 2031');
  assert.equal(clockText('2031-05-16'), '');
});

test('a moment beside another says only what is new', () => {
  assert.equal(momentBeside('2031-05-16T15:30:00Z', '2031-05-16T14:05:00Z'), '15:30 UTC');
  assert.equal(momentBeside('2031-05-17T15:30:00Z', '2031-05-16T14:05:00Z'), 'Sat 17 May 2031');
  assert.equal(momentBeside('2031-05-16', '2031-05-16'), 'Fri 16 May 2031');
  assert.equal(momentBeside('2031-05-16T15:30:00Z', null), 'Fri 16 May 2031');
});

test('should not make a date of what is none', () => {
  for (const value of ['', 'Friday', '2031-02-30', '2031-13', '2031-05-16T25:00', '16.05.2031', '2031-05-16 extra']) {
    assert.equal(isoParts(value), null, value);
    assert.equal(dayText(value), value);
  }
});

test('the weekday agrees with the calendar', () => {
  const day = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(date);
      assert.ok(dayText(iso).startsWith(`${weekday} `), iso);
    }),
  );
});
