/**
 * Time expressions and what they mean (TIMEX3): weekdays, `today`, `last week`, `three days ago`, dates, years, hours.
 * Counted from the day of publication; while that is unknown they stay words, with the value null. Never from the capture.
 */
import { spanOf } from '../lib/tokens.ts';
import type { TimeExpression } from '../types/index.ts';
import {
  addDays,
  day,
  dayOf,
  daysBetween,
  type Interval,
  monthAt,
  monthOf,
  weekdayOf,
  weekOf,
  yearAt,
  yearOf,
} from './calendar.ts';
import * as flag from './form-flags.ts';
import type { Words } from './words-of-article.ts';

interface Found {
  readonly end: number;
  readonly type: TimeExpression['type'];
  readonly value: string | null;
  readonly interval: Interval | null;
  readonly anchor: TimeExpression['anchor'];
}

type Finder = (words: Words, at: number, end: number, published: string | null) => Found | null;

/** In text order, without overlap. */
export function findTimes(words: Words): TimeExpression[] {
  const published = dayOf(words.article.datePublished);
  const times: TimeExpression[] = [];
  const { sentences, tokens } = words;
  for (let s = 0; s < sentences.length; s++) {
    const end = sentences.endToken[s]!;
    for (let k = sentences.firstToken[s]!; k < end; k++) {
      const found = findAt(words, k, end, published);
      if (found === null) continue;
      const { type, value, interval, anchor } = found;
      times.push({ span: spanOf(tokens, k, found.end), type, value, interval, anchor });
      k = found.end - 1;
    }
  }
  return times;
}

const finders: readonly Finder[] = [
  isoDate,
  clock,
  monthDate,
  dayMonth,
  weekday,
  dayWord,
  relative,
  counted,
  bareMonth,
  bareYear,
];

function findAt(words: Words, at: number, end: number, published: string | null): Found | null {
  if (!words.has(at, flag.timeWord)) return null;
  for (const find of finders) {
    const found = find(words, at, end, published);
    if (found !== null) return found;
  }
  return null;
}

function onDay(
  end: number,
  value: string | null,
  anchor: TimeExpression['anchor'],
  type: Found['type'] = 'DATE',
): Found {
  const interval = value === null ? null : { from: value.slice(0, 10), to: value.slice(0, 10) };
  return { end, type, value, interval, anchor: value === null ? null : anchor };
}

/** `2031-05-14` */
function isoDate(words: Words, at: number): Found | null {
  const form = words.form(at);
  const value = form.length === 10 ? dayOf(form) : null;
  return value === null ? null : onDay(at + 1, value, 'text');
}

/** `10:30 a.m.`, `10 p.m.` */
function clock(words: Words, at: number, end: number): Found | null {
  const found = /^(\d{1,2})(?::(\d{2}))?$/.exec(words.form(at));
  if (found === null) return null;
  const half = at + 1 < end ? words.pack.clockHalves.get(words.lower(at + 1)) : undefined;
  const hour = Number(found[1]);
  if (
    (half === undefined && found[2] === undefined) ||
    hour > (half === undefined ? 23 : 12) ||
    Number(found[2] ?? 0) > 59
  )
    return null;
  const full = half === undefined ? hour : (hour % 12) + half;
  const value = `T${String(full).padStart(2, '0')}:${found[2] ?? '00'}`;
  return { end: half === undefined ? at + 1 : at + 2, type: 'TIME', value, interval: null, anchor: 'text' };
}

/** The day of a month, `12` or `12th`; 0 for none. */
function dayNumber(words: Words, k: number): number {
  const found = /^(\d{1,2})([a-z]{2})?$/.exec(words.lower(k));
  if (found === null || (found[2] !== undefined && !words.pack.ordinalSuffixes.has(found[2]))) return 0;
  const number = Number(found[1]);
  return number <= 31 ? number : 0;
}

/** A year of four digits from 1000 to 2999; 0 for none. */
function yearNumber(words: Words, k: number): number {
  return /^[12]\d{3}$/.test(words.form(k)) ? Number(words.form(k)) : 0;
}

/** A year after `, ` or directly; with where it ends. */
function yearAfter(words: Words, k: number, end: number): { readonly year: number; readonly end: number } {
  const at = k < end && words.form(k) === ',' ? k + 1 : k;
  const year = at < end ? yearNumber(words, at) : 0;
  return { year, end: year === 0 ? k : at + 1 };
}

/** `May 12`, `May 12, 2031`, `May 2031` */
function monthDate(words: Words, at: number, end: number, published: string | null): Found | null {
  const month = words.pack.months.get(words.lower(at));
  if (month === undefined || !words.has(at, flag.capital) || at + 1 >= end) return null;
  const date = dayNumber(words, at + 1);
  if (date > 0) {
    const after = yearAfter(words, at + 2, end);
    return dated(after.end, after.year, month, date, published);
  }
  const { year, end: past } = yearAfter(words, at + 1, end);
  if (year === 0) return null;
  return { end: past, type: 'DATE', ...monthAt(year, month), anchor: 'text' };
}

/** `12 May`, `12 May 2031` */
function dayMonth(words: Words, at: number, end: number, published: string | null): Found | null {
  const date = dayNumber(words, at);
  if (date === 0 || at + 1 >= end || !words.has(at + 1, flag.capital)) return null;
  const month = words.pack.months.get(words.lower(at + 1));
  if (month === undefined) return null;
  const year = at + 2 < end ? yearNumber(words, at + 2) : 0;
  return dated(year === 0 ? at + 2 : at + 3, year, month, date, published);
}

/** Without a year: the nearest such day to the day of publication. */
function dated(end: number, year: number, month: number, date: number, published: string | null): Found | null {
  if (year > 0) {
    const value = day(year, month, date);
    return value === null ? null : onDay(end, value, 'text');
  }
  if (published === null) return onDay(end, null, null);
  const around = [-1, 0, 1].flatMap((step) => day(yearOf(published) + step, month, date) ?? []);
  around.sort((a, b) => Math.abs(daysBetween(published, a)) - Math.abs(daysBetween(published, b)));
  return around[0] === undefined ? null : onDay(end, around[0], 'publication');
}

/** `Friday`, `Friday night`, `Friday, May 12`; in the plural, a habit. */
function weekday(words: Words, at: number, end: number, published: string | null): Found | null {
  const number = words.pack.weekdays.get(words.lower(at));
  if (number === undefined || !words.has(at, flag.capital)) return null;
  if (words.pack.weekdays.has(words.lower(at).slice(0, -1)))
    return { end: at + 1, type: 'SET', value: null, interval: null, anchor: null };
  const next = at + 1 < end && words.form(at + 1) === ',' ? at + 2 : at + 1;
  const date = next < end ? (monthDate(words, next, end, published) ?? dayMonth(words, next, end, published)) : null;
  if (date !== null && date.interval?.from === date.interval?.to) return date;
  const value = published === null ? null : latestWeekday(published, number);
  return withDayPart(words, at + 1, end, value);
}

/** The latest such day not after `published`. */
function latestWeekday(published: string, number: number): string {
  return addDays(published, -((weekdayOf(published) - number + 7) % 7));
}

function withDayPart(words: Words, at: number, end: number, value: string | null): Found {
  const part = at < end ? words.pack.dayParts.get(words.lower(at)) : undefined;
  if (part === undefined) return onDay(at, value, 'publication');
  return onDay(at + 1, value === null ? null : `${value}T${part}`, 'publication', 'TIME');
}

/** `today`, `yesterday evening` */
function dayWord(words: Words, at: number, end: number, published: string | null): Found | null {
  const offset = words.pack.dayWords.get(words.lower(at));
  if (offset === undefined) return null;
  return withDayPart(words, at + 1, end, published === null ? null : addDays(published, offset));
}

/** `last week`, `next Friday`, `last May`, `this morning` */
function relative(words: Words, at: number, end: number, published: string | null): Found | null {
  const step = words.pack.relativeWords.get(words.lower(at));
  if (step === undefined || at + 1 >= end) return null;
  const small = words.lower(at + 1);
  const unit = words.pack.calendarUnits.get(small);
  if (unit !== undefined) return small.endsWith('s') || unit === 'day' ? null : unitAway(at + 2, unit, step, published);
  if (step === 0 && words.pack.dayParts.has(small)) return withDayPart(words, at + 1, end, published);
  const number = words.pack.weekdays.get(small);
  if (number !== undefined)
    return withDayPart(words, at + 2, end, published === null ? null : weekdayAway(published, number, step));
  const month = words.pack.months.get(small);
  if (month === undefined || !words.has(at + 1, flag.capital)) return null;
  if (published === null) return { end: at + 2, type: 'DATE', value: null, interval: null, anchor: null };
  const passed = step < 0 ? monthOf(published) <= month : step > 0 && monthOf(published) >= month;
  return {
    end: at + 2,
    type: 'DATE',
    ...monthAt(yearOf(published) + (passed ? step : 0), month),
    anchor: 'publication',
  };
}

/** `last Friday` is before the day of publication, `next Friday` after it, `this Friday` in the same week. */
function weekdayAway(published: string, number: number, step: number): string {
  if (step < 0) return latestWeekday(addDays(published, -1), number);
  if (step > 0) return addDays(latestWeekday(published, number), 7);
  return addDays(published, number - weekdayOf(published));
}

function unitAway(end: number, unit: 'day' | 'week' | 'month' | 'year', step: number, published: string | null): Found {
  if (published === null) return { end, type: 'DATE', value: null, interval: null, anchor: null };
  if (unit === 'day') return onDay(end, addDays(published, step), 'publication');
  const at =
    unit === 'week'
      ? weekOf(addDays(published, 7 * step))
      : unit === 'month'
        ? monthAt(yearOf(published), monthOf(published) + step)
        : yearAt(yearOf(published) + step);
  return { end, type: 'DATE', ...at, anchor: 'publication' };
}

const unitLetters = { day: 'D', week: 'W', month: 'M', year: 'Y' } as const;

/** `three days ago`; `for two weeks`, `10 years`: a duration. */
function counted(words: Words, at: number, end: number, published: string | null): Found | null {
  const { pack } = words;
  const article = pack.indefiniteArticles.has(words.lower(at));
  const count = article ? 1 : (pack.numberWords.get(words.lower(at)) ?? smallNumber(words.form(at)));
  if (count === 0 || at + 1 >= end) return null;
  const unit = pack.calendarUnits.get(words.lower(at + 1));
  if (unit === undefined) return null;
  if (at + 2 < end && pack.agoWords.has(words.lower(at + 2))) return unitAway(at + 3, unit, -count, published);
  if (article) return null;
  return { end: at + 2, type: 'DURATION', value: `P${count}${unitLetters[unit]}`, interval: null, anchor: null };
}

function smallNumber(form: string): number {
  return /^\d{1,3}$/.test(form) ? Number(form) : 0;
}

/** `in May`, `since August`: of the year nearest to the day of publication, not far ahead of it. */
function bareMonth(words: Words, at: number, _end: number, published: string | null): Found | null {
  const month = words.pack.months.get(words.lower(at));
  if (
    month === undefined ||
    !words.has(at, flag.capital) ||
    at === 0 ||
    !words.pack.yearIntroducers.has(words.lower(at - 1))
  )
    return null;
  if (published === null) return { end: at + 1, type: 'DATE', value: null, interval: null, anchor: null };
  const ahead = month - monthOf(published);
  const year = yearOf(published) + (ahead > 6 ? -1 : ahead < -6 ? 1 : 0);
  return { end: at + 1, type: 'DATE', ...monthAt(year, month), anchor: 'publication' };
}

/** `in 2014` */
function bareYear(words: Words, at: number): Found | null {
  const year = yearNumber(words, at);
  if (year < 1900 || year > 2099 || at === 0) return null;
  const before = words.lower(at - 1);
  const introduced = words.pack.yearIntroducers.has(before) || words.pack.possessives.has(before) || before === '(';
  return introduced ? { end: at + 1, type: 'DATE', ...yearAt(year), anchor: 'text' } : null;
}
