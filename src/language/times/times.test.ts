import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../../test/models.ts';
import { articleOf, cutOut, english, readLines } from '../article-of-lines.test.ts';
import { parse } from '../index.ts';

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

const told: readonly (readonly [text: string, found: readonly string[]])[] = [
  ['It runs May 3-5 and 28 May.', ['May 3-5 = 2031-05-03/2031-05-05', '28 May = 2031-05-28']],
  ['It was shut from Dec. 28 to Jan. 3.', ['Dec. 28 = 2030-12-28', 'Jan. 3 = 2031-01-03']],
  ['He left on May 5. Two days later he was back.', ['May 5 = 2031-05-05', 'Two days later = 2031-05-07']],
  ['In 1944 it burned. That year it rained.', ['1944 = 1944', 'That year = 1944']],
  [
    'Sales rose in the third quarter of 2030. A year earlier they fell.',
    ['the third quarter of 2030 = 2030-Q3', 'A year earlier = 2029-Q3'],
  ],
  ['The vote is Friday.', ['Friday = 2031-05-16']],
  ['The vote will be Friday, not Sunday.', ['Friday = 2031-05-16', 'Sunday = 2031-05-18']],
  ['He said Friday that he would leave Monday.', ['Friday = 2031-05-09', 'Monday = 2031-05-19']],
  ['It had to close by Friday.', ['Friday = 2031-05-16']],
  ['It took two and a half years, or 30 months.', ['two and a half years = P2Y6M', '30 months = P30M']],
  [
    'It lasted one hundred and fifty days in nineteen ninety-four.',
    ['one hundred and fifty days = P150D', 'nineteen ninety-four = 1994'],
  ],
  ['It took 5 1/2 hours.', ['5 1/2 hours = PT5H30M']],
  [
    'It stood for almost a hundred years, then for two thousand two hundred more days.',
    ['almost a hundred years = P100Y', 'two thousand two hundred more days = P2200D'],
  ],
  [
    'It closed on the twenty-first of June in the year two thousand.',
    ['the twenty-first of June = 2031-06-21', 'the year two thousand = 2000'],
  ],
  ['It closed at noon on Tuesday.', ['noon on Tuesday = 2031-05-13T12:00']],
  [
    'On Monday it closed at 9 a.m. and opened at 5 p.m.',
    ['Monday = 2031-05-12', '9 a.m. = 2031-05-12T09:00', '5 p.m. = 2031-05-12T17:00'],
  ],
  ['It closed in the early 1990s and in the 1800s.', ['the early 1990s = 199', 'the 1800s = 18']],
  ['It has rained every day since last August.', ['every day = P1D', 'last August = 2030-08']],
];
for (const [text, found] of told) test(`should resolve: ${text}`, () => assert.deepEqual(timesOf(text), found));

const nothing = [
  'The second man was 44 years old.',
  'She is in her thirties.',
  'A quarter of the money was gone.',
  'It paid $1999 for the boat and had more than 2000 guests.',
  'It sold Second Street to Today Holdings.',
  'Jan Trask and April Holt left.',
  'The Sunday Gazette closed.',
];
for (const text of nothing) test(`should find no time in: ${text}`, () => assert.deepEqual(timesOf(text), []));

function first(text: string, date: string | null = published) {
  const [time] = readLines(text, date).times;
  assert.ok(time, text);
  return time;
}

test('should keep what a modifier, a zone and the grain say', () => {
  assert.deepEqual(
    [first('It closed nearly two weeks ago.').mod, first('It closed in late May.').mod],
    ['LESS_THAN', 'END'],
  );
  assert.equal(first('It closed at 10 p.m. EST on Friday.').zone, '-05:00');
  const grains = [
    'last Friday',
    'last week',
    'last month',
    'last quarter',
    'last summer',
    'last year',
    'Friday night',
    'recently',
  ];
  assert.deepEqual(
    grains.map((words) => first(`It closed ${words}.`).grain),
    ['day', 'week', 'month', 'quarter', 'season', 'year', 'part', 'none'],
  );
});

test('should say how long a run of time up to the day of publication is, and from when', () => {
  const { type, value, interval } = first('It has shrunk over the past three years.');
  assert.deepEqual([type, value, interval], ['DURATION', 'P3Y', { from: '2028-05-14', to: '2031-05-14' }]);
});

test('should count hours from the hour of publication, where that is known', () => {
  assert.equal(first('It closed two hours ago.').value, '2031-05-14T19:30');
  assert.deepEqual(
    [first('It closed two hours ago.', '2031-05-14').value, first('It closed two hours ago.', '2031-05-14').open],
    [null, 'nothing-to-count-from'],
  );
});

test('should say why a time is not resolved', () => {
  const reasons = [
    ['It closed Friday.', null, 'no-publication-date'],
    ['It closed on 1/2/2031.', published, 'order-unknown'],
    ['It closed on 31/2/2031.', published, 'no-such-day'],
    ['It closed during Ramadan.', published, 'other-calendar'],
    ['It closed in 1446 AH.', published, 'other-calendar'],
    ['Three days later it closed.', published, 'nothing-to-count-from'],
  ] as const;
  for (const [text, date, reason] of reasons) {
    const { value, interval, open } = first(text, date);
    assert.deepEqual([value, interval, open], [null, null, reason], text);
  }
});

test('should count from the day in the dateline, where it is the day of writing', () => {
  const read = (text: string, date: string | null) => {
    const article = articleOf(text, 'paragraph', date);
    const dateline = { span: { start: 0, end: text.indexOf(' — ') }, place: 'VELDEN' };
    return parse({ ...article, dateline }, english, engine).times.at(-1)?.value;
  };
  assert.equal(read('VELDEN, May 13 — It closed yesterday.', '2031-05-14'), '2031-05-12');
  assert.equal(read('VELDEN, May 13, 2030 — It closed yesterday.', null), '2030-05-12');
  assert.equal(read('VELDEN, March 3 — It closed yesterday.', '2031-05-14'), '2031-05-13');
});

test('should take a headline in the present for what was, and an infinitive for what will be', () => {
  const read = (text: string) => parse(articleOf(text, 'headline', published), english, engine).times[0]?.value;
  assert.equal(read('Council votes Friday'), '2031-05-09');
  assert.equal(read('Council to vote Friday'), '2031-05-16');
});
