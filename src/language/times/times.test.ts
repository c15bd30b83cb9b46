import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutOut, readLines } from '../article-of-lines.test.ts';

/** 14 May 2031 is a Wednesday. */
const published = '2031-05-14T21:30:00+02:00';

function timesOf(text: string, date: string | null = published): string[] {
  const parsed = readLines(text, date);
  return parsed.times.map(({ span, value }) => `${cutOut(parsed, span)} = ${value}`);
}

const cases: readonly (readonly [text: string, found: readonly string[]])[] = [
  ['It closed Friday.', ['Friday = 2031-05-09']],
  ['It closed on Wednesday.', ['Wednesday = 2031-05-14']],
  ['It closed on Thursday.', ['Thursday = 2031-05-08']],
  [
    'It closed last Wednesday and opens next Wednesday.',
    ['last Wednesday = 2031-05-07', 'next Wednesday = 2031-05-21'],
  ],
  ['It closed Friday night.', ['Friday night = 2031-05-09TNI']],
  [
    'It closed yesterday and opens today or tomorrow.',
    ['yesterday = 2031-05-13', 'today = 2031-05-14', 'tomorrow = 2031-05-15'],
  ],
  [
    'It closed last week, not this month or next year.',
    ['last week = 2031-W19', 'this month = 2031-05', 'next year = 2032'],
  ],
  ['It closed three days ago, or two months ago.', ['three days ago = 2031-05-11', 'two months ago = 2031-03']],
  ['It closed on May 12.', ['May 12 = 2031-05-12']],
  ['It closed on Dec. 30.', ['Dec. 30 = 2030-12-30']],
  ['It closed on Thursday, Dec. 4, 2030.', ['Thursday, Dec. 4, 2030 = 2030-12-04']],
  ['It closed on 3 June 2029 and on 5th June.', ['3 June 2029 = 2029-06-03', '5th June = 2031-06-05']],
  ['It closed in May 2029, in April and in 2014.', ['May 2029 = 2029-05', 'April = 2031-04', '2014 = 2014']],
  ['It closed last June.', ['last June = 2030-06']],
  ['It closed on 2029-02-28.', ['2029-02-28 = 2029-02-28']],
  ['It closed for two weeks.', ['two weeks = P2W']],
  ['It closed at 10:30 p.m. sharp.', ['10:30 p.m. = T22:30']],
  ['It closes on Sundays.', ['Sundays = XXXX-WXX-7']],
];
for (const [text, found] of cases) test(`should read: ${text}`, () => assert.deepEqual(timesOf(text), found));

const none = [
  'It may close.',
  'They march in step.',
  'It has 2000 people and 12 ships.',
  'It closed on May 32.',
  'A week is long.',
  'The sun set.',
  'They scored 10:75.',
];
for (const text of none) test(`should find no time in: ${text}`, () => assert.deepEqual(timesOf(text), []));

test('should leave a weekday open while the day of publication is unknown', () => {
  const [time] = readLines('It closed Friday.').times;
  assert.deepEqual([time?.value, time?.interval, time?.anchor], [null, null, null]);
  assert.deepEqual(timesOf('It closed Friday, May 12, yesterday, last week and in May.', '2031-05'), [
    'Friday, May 12 = null',
    'yesterday = null',
    'last week = null',
    'May = null',
  ]);
});

test('should say what a value was counted from and which days it covers', () => {
  const [week, date] = readLines('It closed last week, not on May 3, 2029.', published).times;
  assert.deepEqual(week?.interval, { from: '2031-05-05', to: '2031-05-11' });
  assert.equal(week?.anchor, 'publication');
  assert.deepEqual(date?.interval, { from: '2029-05-03', to: '2029-05-03' });
  assert.equal(date?.anchor, 'text');
});

test('should count weeks across the turn of the year as ISO 8601 does', () => {
  assert.deepEqual(timesOf('It closed this week.', '2030-12-31'), ['this week = 2031-W01']);
  assert.deepEqual(timesOf('It closed this week.', '2027-01-01'), ['this week = 2026-W53']);
});

test('should leave a day that there is not open, and say so', () => {
  assert.deepEqual(timesOf('It closed on Feb. 29, 2028.'), ['Feb. 29, 2028 = 2028-02-29']);
  for (const text of ['It closed on Feb. 29, 2031.', 'It closed on 31 February.']) {
    const [time] = readLines(text, published).times;
    assert.deepEqual([time?.value, time?.interval, time?.open], [null, null, 'no-such-day'], text);
  }
});
