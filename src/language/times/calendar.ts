/**
 * Calendar arithmetic on days written `2031-05-14`, in the proleptic Gregorian calendar. No clock, no time zone. Longer times are
 * stretches: TIMEX3's value with the first and the last day it covers.
 */
import type { TimeGrain } from '../../types/index.ts';

export interface Stretch {
  readonly value: string;
  readonly grain: TimeGrain;
  readonly from: string;
  readonly to: string;
}

/** The calendar day that an ISO 8601 date or instant begins with, or null when it has none or is no real day. */
export function dayOf(iso: string | null): string | null {
  const found = iso === null ? null : /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(iso);
  if (found === null) return null;
  return day(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** `2031-05-14`, or null when there is no such day. */
export function day(year: number, month: number, date: number): string | null {
  if (!(year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && date >= 1 && date <= 31)) return null;
  if (date > 28 && date > lastDateOf(year, month)) return null;
  return written(year, month, date);
}

function written(year: number, month: number, date: number): string {
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
}

function lastDateOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

/** Days since 1 March 0000, counted in years that begin in March (Howard Hinnant's `days_from_civil`). */
function numberOf(date: string): number {
  const month = monthOf(date);
  const year = yearOf(date) - (month < 3 ? 1 : 0);
  const inYear = Math.floor((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) + dateOf(date) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + inYear;
}

/** The other way: `civil_from_days`. */
function dayNumbered(days: number): string {
  const era = Math.floor(days / 146_097);
  const inEra = days - era * 146_097;
  const century = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * century + Math.floor(century / 4) - Math.floor(century / 100));
  const shifted = Math.floor((5 * inYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = era * 400 + century + (month < 3 ? 1 : 0);
  return written(year, month, inYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

/** Null beyond the years 1000 to 9999, which ISO 8601 writes otherwise. */
export function addDays(from: string, days: number): string | null {
  const to = numberOf(from) + days;
  return to >= earliest && to <= latest ? dayNumbered(to) : null;
}

const earliest = numberOf('1000-01-01');
const latest = numberOf('9999-12-31');

export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

/** Monday 1 … Sunday 7. */
export function weekdayOf(date: string): number {
  // 1 March 0000 was a Wednesday.
  return ((numberOf(date) + 2) % 7) + 1;
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

export function dateOf(date: string): number {
  return Number(date.slice(8, 10));
}

export function dayAt(date: string): Stretch {
  return { value: date, grain: 'day', from: date, to: date };
}

/** `2031-W20`: the ISO week, Monday to Sunday, that a day is in. */
export function weekOf(date: string): Stretch | null {
  const monday = addDays(date, 1 - weekdayOf(date));
  const sunday = monday === null ? null : addDays(monday, 6);
  if (monday === null || sunday === null) return null;
  // The week belongs to the year of its Thursday.
  const thursday = addDays(monday, 3)!;
  const number = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
  return { value: `${thursday.slice(0, 4)}-W${padded(number, 2)}`, grain: 'week', from: monday, to: sunday };
}

/** `2031-W20-WE`: the Saturday and Sunday of that week. */
export function weekendOf(date: string): Stretch | null {
  const week = weekOf(date);
  return week === null
    ? null
    : { value: `${week.value}-WE`, grain: 'weekend', from: addDays(week.to, -1)!, to: week.to };
}

function months(value: string, grain: TimeGrain, year: number, first: number, count: number): Stretch | null {
  const fromYear = year + Math.floor((first - 1) / 12);
  const last = first + count - 1;
  const toYear = year + Math.floor((last - 1) / 12);
  if (!(fromYear >= 1000 && toYear <= 9999)) return null;
  const [fromMonth, toMonth] = [first - 12 * (fromYear - year), last - 12 * (toYear - year)];
  return {
    value,
    grain,
    from: written(fromYear, fromMonth, 1),
    to: written(toYear, toMonth, lastDateOf(toYear, toMonth)),
  };
}

/** `2031-05`; months beyond December count on into the next year, those before January back. */
export function monthAt(year: number, month: number): Stretch | null {
  const stretch = months('', 'month', year, month, 1);
  return stretch === null ? null : { ...stretch, value: stretch.from.slice(0, 7) };
}

/** `2031-Q2`, counted like months. */
export function quarterAt(year: number, quarter: number): Stretch | null {
  const at = year + Math.floor((quarter - 1) / 4);
  const number = ((((quarter - 1) % 4) + 4) % 4) + 1;
  return months(`${padded(at, 4)}-Q${number}`, 'quarter', at, 3 * number - 2, 3);
}

/** `2031-H1`, counted like months. */
export function halfAt(year: number, half: number): Stretch | null {
  const at = year + Math.floor((half - 1) / 2);
  const number = ((((half - 1) % 2) + 2) % 2) + 1;
  return months(`${padded(at, 4)}-H${number}`, 'half', at, 6 * number - 5, 6);
}

const seasonStarts: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** `2031-SU`: three whole months of the northern year. Winter belongs to the year it begins in. */
export function seasonAt(year: number, season: string): Stretch | null {
  const first = seasonStarts[season];
  return first === undefined ? null : months(`${padded(year, 4)}-${season}`, 'season', year, first, 3);
}

export function yearAt(year: number): Stretch | null {
  return months(padded(year, 4), 'year', year, 1, 12);
}

/** `203`: the years that begin with these three digits. */
export function decadeAt(decade: number): Stretch | null {
  return months(padded(decade, 3), 'decade', decade * 10, 1, 120);
}

/** `20` for 2000 to 2099, which English counts as the 21st century. */
export function centuryAt(century: number): Stretch | null {
  return months(padded(century, 2), 'century', century * 100, 1, 1200);
}

/** The nth such weekday of a month, the last for −1. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): string | null {
  const { from, to } = monthAt(year, month) ?? { from: '', to: '' };
  if (from === '') return null;
  if (nth < 0) return addDays(to, -((weekdayOf(to) - weekday + 7) % 7));
  return addDays(from, ((weekday - weekdayOf(from) + 7) % 7) + 7 * (nth - 1));
}

/** Easter Sunday of the western churches (Meeus, Jones and Butcher's formula). */
export function easterOf(year: number): string | null {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const within = year % 100;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(within / 4) - moon - (within % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const sum = moon + weekday - 7 * late + 114;
  return day(year, Math.floor(sum / 31), (sum % 31) + 1);
}
