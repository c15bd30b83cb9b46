/** Days and the hours of days: `Friday night`, `May 12, 2031`, `3 p.m. tomorrow`, `last Thanksgiving`, `1/2/2031`. */
import type { TimeGrain } from '../../types/index.ts';
import {
  addDays,
  day,
  dayAt,
  monthAt,
  nthWeekday,
  type Stretch,
  weekdayOf,
  weekendOf,
  weekOf,
  yearOf,
} from './calendar.ts';
import { type Frame, fromToday, holidayIn, type Meant, nearest, placed, unresolved } from './frame.ts';
import { modOf } from './mods.ts';
import type { Slots } from './slots.ts';

export function moment(slots: Slots, frame: Frame): Meant | null {
  const clock = clockOf(slots);
  if (clock === undefined) return null;
  const base = baseDay(slots, frame);
  const zone = slots.text('ZONE');
  if (base === undefined) {
    if (clock === null) return null;
    const value = clock.startsWith('T') ? clock : `T${clock}`;
    return { ...empty, value, zone: zone === 'local' ? null : zone, anchor: 'text' };
  }
  if (base === null) return null;
  const mod = base.mod ?? modOf(slots);
  if (clock === null) return { ...base, mod };
  const grain: TimeGrain = /\d/.test(clock) ? 'time' : 'part';
  const value = base.value === null || base.grain !== 'day' ? base.value : `${base.value}T${clock}`;
  return { ...base, type: 'TIME', value, grain, mod, zone: zone === 'local' ? null : zone };
}

const empty = { type: 'TIME', interval: null, grain: 'time', mod: null, open: null } as const;

/** `22:30`, or the letters of a part of the day; null for neither, undefined for an hour that there is not. */
function clockOf(slots: Slots): string | null | undefined {
  const part = slots.text('DAYPART') ?? slots.text('DAWN') ?? slots.text('TONIGHT');
  const told =
    slots.text('CLOCK') ??
    slots.text('NOON') ??
    slots.text('HHMM') ??
    (slots.has('HALF') ? slots.text('DOTCLOCK') : null);
  const hour = slots.has('OCLOCK')
    ? slots.number('NUM')
    : (slots.number('HOUR') ?? (part === null ? null : slots.number('NUM')));
  if (told === null && hour === null) return part;
  const [hours, minutes] = told === null ? [hour!, '00'] : [Number(told.slice(0, 2)), told.slice(3)];
  const half = slots.number('HALF') ?? halfOf(part, hours);
  if (hours > (half === null ? 24 : 12) || (slots.has('OCLOCK') && hours > 12)) return undefined;
  const full = half === null ? hours : (hours % 12) + half;
  return `${String(full).padStart(2, '0')}:${minutes}`;
}

/** `4 in the morning`, `eight in the evening`. */
function halfOf(part: string | null, hours: number): number | null {
  if (part === null || hours > 12) return null;
  if (part === 'MO') return 0;
  return part === 'NI' && hours < 6 ? 0 : 12;
}

/** Undefined when no day is named, null when the words make no sense. */
function baseDay(slots: Slots, frame: Frame): Meant | null | undefined {
  const iso = slots.text('ISO');
  if (iso !== null) return placed(dayAt(iso), 'text');
  const slash = slots.text('SLASH');
  if (slash !== null) return slashed(slash, frame);
  const feast = slots.text('HOLIDAY');
  if (feast !== null) return holiday(feast, slots, frame);
  const offset = slots.number('DAYWORD');
  if (offset !== null) return fromToday(frame, (today) => dayIn(addDays(today, offset)));
  if (slots.has('MONTH')) return dated(slots.number('MONTH')!, slots, frame);
  const weekday = slots.number('WEEKDAY');
  return weekday === null ? undefined : onWeekday(weekday, slots, frame);
}

function dayIn(date: string | null): Stretch | null {
  return date === null ? null : dayAt(date);
}

function dated(month: number, slots: Slots, frame: Frame): Meant | null {
  const unit = slots.text('UNIT');
  if (unit !== null) return unitOfMonth(month, unit, slots, frame);
  const weekday = slots.has('DAYNUM') ? null : slots.number('WEEKDAY');
  const nth = slots.number('ORD') ?? slots.number('LASTORD');
  if (weekday !== null && nth !== null && !slots.has('DATED')) return nthOfMonth(month, weekday, nth, slots, frame);
  const date = slots.number('DAYNUM') ?? slots.number('ORD');
  if (date === null) return null;
  return dateOfYear(slots.number('YEAR'), month, date, frame, slots.number('WEEKDAY'));
}

/** `the second Tuesday of May` */
function nthOfMonth(month: number, weekday: number, nth: number, slots: Slots, frame: Frame): Meant | null {
  return inMonth(slots.number('YEAR'), frame, (year) => {
    const date = nthWeekday(year, month, weekday, nth);
    return date === null || Number(date.slice(5, 7)) !== month ? null : dayAt(date);
  });
}

/** `the first week of June`: the one with its first day; `the last weekend in February`. */
function unitOfMonth(month: number, unit: string, slots: Slots, frame: Frame): Meant | null {
  const nth = slots.number('ORD') ?? slots.number('LASTORD') ?? 1;
  return inMonth(slots.number('YEAR'), frame, (year) => {
    const whole = monthAt(year, month);
    if (whole === null || nth > (unit === 'day' ? 31 : 5)) return null;
    const steps = unit === 'day' ? nth - 1 : 7 * (nth - 1);
    const date = nth < 0 ? whole.to : addDays(whole.from, steps);
    if (unit === 'weekend') {
      const saturday = nthWeekday(year, month, 6, nth);
      return saturday === null ? null : weekendOf(saturday);
    }
    if (date === null || date > whole.to) return null;
    return unit === 'week' ? weekOf(date) : dayAt(date);
  });
}

function inMonth(year: number | null, frame: Frame, at: (year: number) => Stretch | null): Meant | null {
  if (year === null) {
    return fromToday(frame, (today) =>
      nearest(
        frame,
        [-1, 0, 1].map((step) => at(yearOf(today) + step)),
        today,
      ),
    );
  }
  const found = at(year);
  return found === null ? unresolved('DATE', 'no-such-day') : placed(found, 'text');
}

/** Without a year: the nearest such day to the day of writing that goes with the tense and with the weekday told beside it. */
export function dateOfYear(
  year: number | null,
  month: number,
  date: number,
  frame: Frame,
  weekday: number | null = null,
): Meant | null {
  if (date < 1 || date > 31 || day(2000, month, date) === null) return unresolved('DATE', 'no-such-day');
  if (year !== null) {
    const value = day(year, month, date);
    return value === null ? unresolved('DATE', 'no-such-day') : placed(dayAt(value), 'text');
  }
  const { today, told } = frame;
  if (today === null) {
    const value = told === null ? null : day(yearOf(told.from), month, date);
    return value === null ? unresolved('DATE', 'no-publication-date') : placed(dayAt(value), 'narrative');
  }
  const steps = month === 2 && date === 29 ? [-8, -4, -3, -2, -1, 0, 1, 2, 3, 4, 8] : [-1, 0, 1];
  const around = steps.map((step) => dayIn(day(yearOf(today) + step, month, date)));
  const fitting = weekday === null ? [] : around.filter((one) => one !== null && weekdayOf(one.from) === weekday);
  const found = nearest(frame, fitting.length > 0 ? fitting : around, today);
  return found === null ? null : placed(found, 'publication');
}

/** `5/14/2031` when only one order is possible, or the language has one. */
function slashed(written: string, { language }: Frame): Meant | null {
  const [first, second, third] = written.split('/').map(Number) as [number, number, number];
  const digits = written.slice(written.lastIndexOf('/') + 1).length;
  if (written.indexOf('/') === 4) return dayOrNone(day(first, second, third));
  if (digits !== 4) return null;
  const monthFirst = day(third, first, second);
  const dayFirst = day(third, second, first);
  if (monthFirst !== null && dayFirst !== null && first !== second && language.slashOrder === null)
    return unresolved('DATE', 'order-unknown');
  return dayOrNone(language.slashOrder === 'dmy' ? (dayFirst ?? monthFirst) : (monthFirst ?? dayFirst));
}

function dayOrNone(date: string | null): Meant {
  return date === null ? unresolved('DATE', 'no-such-day') : placed(dayAt(date), 'text');
}

function holiday(name: string, slots: Slots, frame: Frame): Meant | null {
  const rule = frame.language.holidays.get(name);
  if (rule === undefined) return unresolved('DATE', 'other-calendar');
  const year = slots.number('YEAR');
  const whole = slots.text('WHOLE');
  const wide = (date: string | null) => {
    if (date === null) return null;
    return whole === 'week' ? weekOf(date) : whole === 'weekend' ? weekendOf(date) : dayAt(date);
  };
  if (year !== null) {
    const found = wide(holidayIn(year, rule));
    return found === null ? null : placed(found, 'text');
  }
  const step = slots.number('STEP');
  return fromToday(frame, (today) => {
    const around = [-1, 0, 1].map((away) => wide(holidayIn(yearOf(today) + away, rule)));
    if (step === null) return nearest(frame, around, today);
    if (step === 0) return around[1] ?? null;
    return step < 0
      ? (around.findLast((one) => one !== null && one.from < today) ?? null)
      : (around.find((one) => one !== null && one.from > today) ?? null);
  });
}

/**
 * `last Friday` is before the day of writing, `next Friday` after it, `this Friday` in the same week. `Friday` alone is the latest
 * one, the day of writing included, or the coming one where the verb speaks of what is to come.
 */
export function onWeekday(weekday: number, slots: Slots, frame: Frame): Meant | null {
  return fromToday(frame, (today) => {
    const week = slots.number('WEEK');
    if (week !== null) return dayIn(addDays(today, weekday - weekdayOf(today) + 7 * week));
    const behind = (weekdayOf(today) - weekday + 7) % 7;
    const step = slots.number('STEP');
    if (step === 0) return dayIn(addDays(today, weekday - weekdayOf(today)));
    if (step !== null) return dayIn(addDays(today, step < 0 ? -(behind || 7) : 7 - behind));
    if (frame.since !== null) {
      const ahead = (weekday - weekdayOf(frame.since) + 7) % 7;
      return dayIn(addDays(frame.since, ahead));
    }
    return dayIn(addDays(today, looksAhead(frame) && behind > 0 ? 7 - behind : -behind));
  });
}

/** `will meet Friday`, `The vote is Friday` */
function looksAhead(frame: Frame): boolean {
  const tense = frame.tense();
  return tense === 'future' || tense === 'present';
}
