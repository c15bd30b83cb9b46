import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listedDate } from './dates.ts';

const now = new Date('2031-05-20T12:00:00Z');

test('should read the dates that feeds write', () => {
  const cases: Readonly<Record<string, string>> = {
    'Fri, 16 May 2031 10:00:00 GMT': '2031-05-16T10:00:00.000Z',
    'Fri, 16 May 2031 10:00:00 +0200': '2031-05-16T08:00:00.000Z',
    'Fri, 16 May 31 10:00 EST': '2031-05-16T15:00:00.000Z',
    '16 May 2031 10:00:00 CEST': '2031-05-16T08:00:00.000Z',
    'Friday, May 16, 2031 10:05 PM UTC': '2031-05-16T22:05:00.000Z',
    'Fri May 16 2031 12:30:00 GMT-0400 (Eastern)': '2031-05-16T16:30:00.000Z',
    '2031-05-16T10:00:00Z': '2031-05-16T10:00:00.000Z',
    '2031-05-16T10:00:00.123+02:00': '2031-05-16T08:00:00.000Z',
    '2031-05-16 10:00:00 -0430': '2031-05-16T14:30:00.000Z',
    '20310516T100000Z': '2031-05-16T10:00:00.000Z',
    '2031/05/16': '2031-05-16',
    '2031-05-16': '2031-05-16',
    '2031-05-16T10:00:00': '2031-05-16',
    'May 16, 2031': '2031-05-16',
    '16 September 1999': '1999-09-16',
    '1936692000': '2031-05-16T10:00:00.000Z',
    '1936692000000': '2031-05-16T10:00:00.000Z',
    'Fri, 16 May 2031 12:15 AM GMT': '2031-05-16T00:15:00.000Z',
  };
  for (const [written, iso] of Object.entries(cases)) assert.equal(listedDate(written, now), iso, written);
});

test('should find no date where there is none, or none that can be', () => {
  const others = [
    '',
    'today',
    '0001-01-01T00:00:00Z',
    '2099-01-01',
    '31 February 2031',
    '2031-13-01',
    'May 2031',
    '12:00',
    'x'.repeat(9999),
  ];
  for (const written of [...others, null, undefined]) assert.equal(listedDate(written, now), null, String(written));
});
