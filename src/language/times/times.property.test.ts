import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readLines } from '../article-of-lines.test.ts';

const words = (
  'Monday May march 31 2031 0 99 1/2 1/2/2031 31.12.2030 9/11 the last next past of two hundred and a few years ago later week quarter ' +
  'third fiscal year 10:30 p.m. noon EST 1990s ’90s ’s - – , ( ) . every twice half early end mid- five-year-old 3-5 Christmas Eve 29 ' +
  'February Feb. second minute now recent future that day before after until by to from 12345678901 9999 1000 Q3 FY31 99th twenty'
).split(' ');

const value =
  /^(?:(?:\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d(?:-WE)?|-Q[1-4]|-H[12]|-(?:SP|SU|FA|WI))?|\d{2,3})(?:T(?:\d\d:\d\d|[A-Z]{2}))?(?:\/.+)?|T(?:\d\d:\d\d|[A-Z]{2})|P[\dXTYMWDHSQE.CL]+|XXXX.*|(?:PAST|PRESENT|FUTURE)_REF)$/;

const text = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((chosen) => chosen.join(' '));
const published = fc.constantFrom(
  null,
  '2031-05-14',
  '1000-01-01',
  '9999-12-31',
  '2032-02-29T23:59:59-11:00',
  'nonsense',
);

test('should read any row of time words without a throw, in order, with values that TIMEX3 knows', () => {
  fc.assert(
    fc.property(text, published, (row, date) => {
      let last = 0;
      for (const { span, value: found, interval, open } of readLines(row, date).times) {
        assert.ok(span.start >= last && span.end > span.start && span.end <= row.length);
        last = span.end;
        assert.equal(found === null, open !== null);
        if (found !== null) assert.match(found, value);
        if (interval !== null) assert.ok(interval.from <= interval.to, `${interval.from} ${interval.to}`);
      }
    }),
    { numRuns: 300 },
  );
});
