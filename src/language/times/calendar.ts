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

const dayLength = 86_400_000;

/** The calendar day that an ISO 8601 date or instant begins with, or null when it has none or is no real day. */
export function dayOf(iso: string | null): string | null {
  const found = iso === null ? null : /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(iso);
  if (found === null) return null;
  return day(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** `2031-05-14`, or null when there is no such day. */
export function day(year: number, month: number, date: number): string | null {
  if (!(year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && date >= 1 && date <= 31)) return null;
  if (date > 28 && date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return written(year, month, date);
}

function written(year: number, month: number, date: number): string {
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

function isoOf(time: number): string {
  const at = new Date(time);
  return written(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

/** Null beyond the years 1000 to 9999, which ISO 8601 writes otherwise. */
export function addDays(from: string, days: number): string | null {
  const time = Date.parse(from) + days * dayLength;
  return time >= earliest && time <= latest ? isoOf(time) : null;
}

const earliest = Date.UTC(1000, 0, 1);
const latest = Date.UTC(9999, 11, 31);

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}

/** Monday 1 … Sunday 7. */
export function weekdayOf(date: string): number {
  return new Date(Date.parse(date)).getUTCDay() || 7;
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
  const last = first + count - 1;
  const lastYear = year + Math.floor((last - 1) / 12);
  const firstYear = year + Math.floor((first - 1) / 12);
  if (!(firstYear >= 1000 && lastYear <= 9999)) return null;
  const from = isoOf(Date.UTC(year, first - 1, 1));
  return { value, grain, from, to: isoOf(Date.UTC(year, last, 0)) };
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
