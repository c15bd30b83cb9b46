import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SourceState } from '../../types/index.ts';
import {
  afterFailedLook,
  afterGoodLook,
  articlesPerDay,
  freshFor,
  nextRecheck,
  nothingAskedFor,
  retryAfter,
} from './schedule.ts';

const now = new Date('2031-05-20T12:00:00Z');
const middle = { now, chance: 0.5 };
const unknown: SourceState = {
  lastFetchAt: null,
  lastStatus: null,
  problem: null,
  lastGoodAt: null,
  lastNewAt: null,
  nextFetchAt: null,
  etag: null,
  lastModified: null,
  failures: 0,
  restingUntil: null,
  robots: null,
  articlesPerDay: null,
  listed: 0,
  fresh: 0,
};
const minutesUntil = (at: string): number => Math.round((Date.parse(at) - now.getTime()) / 60_000);

describe('after a good look', () => {
  const next = (perDay: number | null, asked = {}, every: number | null = null, state = unknown, fresh = 0) =>
    minutesUntil(
      afterGoodLook(
        { every },
        state,
        { fresh, articlesPerDay: perDay, asked: { ...nothingAskedFor, ...asked } },
        middle,
      ),
    );

  test('a source is looked at by its own rhythm, within bounds', () => {
    assert.deepEqual([next(null), next(24), next(500), next(0.1), next(0)], [30, 30, 10, 720, 720]);
  });

  test('without dates, the rhythm is found by trial', () => {
    const before = {
      ...unknown,
      lastGoodAt: 'x',
      lastFetchAt: '2031-05-20T11:00:00Z',
      nextFetchAt: '2031-05-20T12:00:00Z',
    };
    assert.deepEqual([next(null, {}, null, before, 3), next(null, {}, null, before, 0)], [30, 90]);
  });

  test('what the server, the feed or a person asks for is kept to, within reason', () => {
    assert.equal(next(500, { cache: 3600 }), 60);
    assert.equal(next(500, { ttl: 45 }), 45);
    assert.equal(next(500, { cache: 31_536_000 }), 1440);
    assert.equal(next(500, { retryAfter: 7_200_000 }), 120);
    assert.equal(next(500, {}, 5), 5);
  });

  test('two sources added together drift apart', () => {
    const at = (chance: number) =>
      afterGoodLook(
        { every: null },
        unknown,
        { fresh: 0, articlesPerDay: null, asked: nothingAskedFor },
        { now, chance },
      );
    assert.deepEqual([minutesUntil(at(0)), minutesUntil(at(1))], [27, 33]);
  });
});

describe('after a failed look', () => {
  const failed = (failures: number, wait: number | null = null, isFinal = false) =>
    afterFailedLook({ failures }, { retryAfter: wait, isFinal }, middle);

  test('the next is later each time, at most a day', () => {
    assert.deepEqual(
      [0, 1, 2, 8].map((failures) => minutesUntil(failed(failures).nextFetchAt)),
      [30, 60, 120, 1440],
    );
  });

  test('a server’s word counts, but no longer than a week', () => {
    assert.equal(minutesUntil(failed(0, 7_200_000).nextFetchAt), 120);
    assert.equal(minutesUntil(failed(0, 1e12).nextFetchAt), 7 * 1440);
  });

  test('who fails ten times, or is gone, is at rest', () => {
    assert.equal(failed(8).restingUntil, null);
    assert.equal(failed(9).restingUntil, '2031-05-27T12:00:00.000Z');
    assert.equal(failed(0, null, true).restingUntil, '2031-05-27T12:00:00.000Z');
  });
});

test('should count the articles of two weeks, or of as long as a full listing goes back', () => {
  const at = (...days: number[]) =>
    days.map((ago) => ({ publishedAt: new Date(now.getTime() - ago * 86_400_000).toISOString() }));
  assert.equal(articlesPerDay(at(0, 1, 2, 3, 4), now), 1.25);
  assert.equal(articlesPerDay(at(1, 2, 7, 30), now), 0.21);
  assert.equal(articlesPerDay([...at(1, 2), { publishedAt: null }], now), null);
  assert.equal(articlesPerDay(at(40, 50, 60), now), 0);
});

test('should know for how long an answer is fresh', () => {
  const fresh = (said: Readonly<Record<string, string>>) =>
    freshFor({ 'cache-control': null, expires: null, date: null, age: null, ...said }, now);
  assert.equal(fresh({ 'cache-control': 'public, max-age=600', age: '100' }), 500);
  assert.equal(fresh({ 'cache-control': 's-maxage=600' }), null);
  assert.equal(fresh({ 'cache-control': 'no-cache, max-age=600' }), null);
  assert.equal(fresh({ expires: 'Tue, 20 May 2031 13:00:00 GMT', date: 'Tue, 20 May 2031 12:30:00 GMT' }), 1800);
  assert.equal(fresh({ expires: '0' }), 0);
  assert.equal(fresh({}), null);
});

test('should read Retry-After as seconds or a date', () => {
  assert.deepEqual(
    ['120', 'Tue, 20 May 2031 12:10:00 GMT', 'Tue, 20 May 2031 11:00:00 GMT', 'soon', '-5', null].map((said) =>
      retryAfter(said, now),
    ),
    [120_000, 600_000, 0, null, null, null],
  );
});

test('should look at an article again after 1 h, 6 h, 1 d, 7 d and 30 d, and make up for one miss at most', () => {
  const first = '2031-05-20T12:00:00.000Z';
  const ages: number[] = [];
  let clock = now;
  for (let next = nextRecheck(first, 0, clock); next !== null; next = nextRecheck(first, next.step, clock)) {
    clock = new Date(next.dueAt);
    ages.push((clock.getTime() - now.getTime()) / 3_600_000);
  }
  assert.deepEqual(ages, [1, 6, 24, 168, 720]);
  const late = new Date('2031-05-22T00:00:00Z');
  assert.deepEqual(nextRecheck(first, 1, late), { step: 3, dueAt: '2031-05-22T00:00:00.000Z' });
});
