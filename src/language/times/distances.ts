/** So many units from the day of writing (`two weeks ago`) or from the time told last (`three days later`, `the next morning`). */
import { addDays, dayAt, monthAt, type Stretch, seasonAt, weekdayOf, yearAt, yearOf } from './calendar.ts';
import { type Frame, fromToday, type Meant, placed, placeless, unresolved } from './frame.ts';
import { countOf } from './lengths.ts';
import { modOf } from './mods.ts';
import { moment } from './moments.ts';
import type { Slots } from './slots.ts';
import { dayAway, unitAway } from './units.ts';

export function away(slots: Slots, frame: Frame): Meant | null {
  const unit = slots.text('UNIT') ?? slots.text('UNITS');
  const count = countOf(slots);
  if (unit === null || count === null) return null;
  const back = (slots.number('AGO') ?? -1) < 0;
  if (count === 'X') return placeless('DATE', back ? 'PAST_REF' : 'FUTURE_REF', modOf(slots));
  const signed = back ? -count : count;
  if (slots.has('WEEKDAY') || slots.has('DAYWORD') || slots.has('MONTH')) return fromDay(slots, frame, unit, signed);
  const hours = hoursOf[unit];
  if (hours !== undefined) return hoursAway(frame, signed * hours, modOf(slots));
  return fromToday(frame, (today) => steps(today, unit, signed), modOf(slots));
}

/** Halves and long units come down to shorter ones: a decade ago is a year, half a year ago a month. */
function steps(from: string, unit: string, count: number): Stretch | null {
  if (unit === 'decade' || unit === 'century')
    return unitAway(from, 'year', Math.round(count * (unit === 'decade' ? 10 : 100)));
  if (Number.isInteger(count)) return unitAway(from, unit, count);
  if (unit === 'year') return unitAway(from, 'month', Math.round(count * 12));
  if (unit === 'month' || unit === 'week')
    return unitAway(from, 'day', Math.round(count * (unit === 'week' ? 7 : 30.4)));
  return null;
}

/** `a week from Friday` */
function fromDay(slots: Slots, frame: Frame, unit: string, count: number): Meant | null {
  const base = moment(slots, { ...frame, tense: () => (count > 0 ? 'future' : 'past') });
  if (base === null || base.interval === null) return base;
  const date = dayAway(base.interval.from, unit, count);
  return date === null ? null : placed(dayAt(date), base.anchor);
}

const hoursOf: Readonly<Record<string, number>> = { hour: 1, minute: 1 / 60, second: 1 / 3600 };

function hoursAway({ today, hour }: Frame, hours: number, mod: string | null): Meant | null {
  if (today === null) return unresolved('TIME', 'no-publication-date', mod);
  if (hour === null) return unresolved('TIME', 'nothing-to-count-from', mod);
  const minutes = Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3)) + Math.round(hours * 60);
  const date = addDays(today, Math.floor(minutes / 1440));
  if (date === null) return null;
  const within = ((minutes % 1440) + 1440) % 1440;
  const clock = `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
  return { ...placed(dayAt(date), 'publication', mod), type: 'TIME', value: `${date}T${clock}`, grain: 'time' };
}

/** `three days later`, `a year earlier`, `the following month`, `the night before` */
export function apart(slots: Slots, frame: Frame): Meant | null {
  const direction = slots.number('LATER') ?? 1;
  // `the previous year` counts from the day of writing where nothing was told.
  const told = frame.told ?? (countOf(slots) === null && slots.has('UNIT') && direction < 0 ? writing(frame) : null);
  const anchor = frame.told === null ? 'publication' : 'narrative';
  const mod = modOf(slots);
  const count = countOf(slots) ?? 1;
  const dayPart = slots.text('DAYPART');
  if (count === 'X') return placeless('DATE', direction < 0 ? 'PAST_REF' : 'FUTURE_REF', mod);
  if (told === null) return unresolved(dayPart === null ? 'DATE' : 'TIME', 'nothing-to-count-from', mod);
  const month = slots.number('MONTH');
  if (month !== null) return sided(told, direction, (year) => monthAt(year, month));
  const season = slots.text('SEASON');
  if (season !== null) return sided(told, direction, (year) => seasonAt(year, season));
  const weekday = slots.number('WEEKDAY');
  if (weekday !== null) return weekdayBeside(told, direction, weekday);
  if (dayPart !== null) {
    const date = isDay(told) ? addDays(told.from, direction) : null;
    if (date === null) return unresolved('TIME', 'nothing-to-count-from');
    return { ...placed(dayAt(date), 'narrative'), type: 'TIME', value: `${date}T${dayPart}`, grain: 'part' };
  }
  const unit = slots.text('UNIT') ?? slots.text('UNITS');
  if (unit === null) return null;
  if (hoursOf[unit] !== undefined || (unit === 'day' && !isDay(told)))
    return unresolved('DATE', 'nothing-to-count-from', mod);
  const found = steps(direction < 0 ? told.from : told.to, unit, direction * count);
  return found === null ? null : placed(found, anchor, mod);
}

function writing({ today }: Frame): Stretch | null {
  return today === null ? null : dayAt(today);
}

function isDay({ from, to }: Stretch): boolean {
  return from === to;
}

function sided(told: Stretch, direction: number, at: (year: number) => Stretch | null): Meant | null {
  const years = [-1, 0, 1].map((step) => at(yearOf(told.from) + step));
  const found =
    direction < 0
      ? years.findLast((one) => one !== null && one.to < told.from)
      : years.find((one) => one !== null && one.from > told.to);
  return found === undefined || found === null ? null : placed(found, 'narrative');
}

function weekdayBeside(told: Stretch, direction: number, weekday: number): Meant | null {
  const from = direction < 0 ? told.from : told.to;
  const ahead = (weekday - weekdayOf(from) + 7) % 7 || 7;
  const date = addDays(from, direction < 0 ? ahead - 7 || -7 : ahead);
  return date === null ? null : placed(dayAt(date), 'narrative');
}

/** A time that was told before, taken up again: `that day`, `the quarter`, `the year-earlier period`. */
export function same(slots: Slots, frame: Frame): Meant | null {
  const mod = modOf(slots);
  const unit = slots.text('UNIT');
  if (slots.has('THAT')) return again(unit, slots, frame, mod);
  const quarter = slots.has('QTR') ? (frame.quarter ?? latestQuarter(frame)) : frame.quarter;
  const year = slots.number('YEAR');
  if (year !== null) {
    const found = quarter === null ? yearAt(year) : inYear(quarter, year);
    return found === null ? null : placed(found, quarter === null ? 'text' : 'narrative');
  }
  const step = slots.number('STEP') ?? slots.number('YEARS');
  if (step !== null) return yearsBack(step, quarter, slots, frame);
  if (unit !== null && !slots.has('QTR')) return fromToday(frame, (today) => unitAway(today, unit, 0), mod);
  if (quarter === null)
    return unresolved('DATE', frame.today === null ? 'no-publication-date' : 'nothing-to-count-from', mod);
  return placed(quarter, frame.quarter === null ? 'publication' : 'narrative', mod);
}

/** `that day`, `that year`, `the same night` */
function again(unit: string | null, slots: Slots, frame: Frame, mod: string | null): Meant | null {
  const { told } = frame;
  if (told === null) return unresolved('DATE', 'nothing-to-count-from', mod);
  const month = slots.number('MONTH');
  if (month !== null) return placedOrNull(monthAt(yearOf(told.from), month));
  const season = slots.text('SEASON');
  if (season !== null) return placedOrNull(seasonAt(yearOf(told.from), season));
  const weekday = slots.number('WEEKDAY');
  if (weekday !== null) return placedOrNull(dayIn(addDays(told.from, weekday - weekdayOf(told.from))));
  const part = slots.text('DAYPART');
  if (part !== null) {
    if (!isDay(told)) return unresolved('TIME', 'nothing-to-count-from', mod);
    return {
      ...placed(dayAt(told.from), 'narrative', mod),
      type: 'TIME',
      value: `${told.from}T${part}`,
      grain: 'part',
    };
  }
  if (slots.has('QTR'))
    return frame.quarter === null ? unresolved('DATE', 'nothing-to-count-from') : placed(frame.quarter, 'narrative');
  if (unit === null || (unit === 'day' && !isDay(told))) return unresolved('DATE', 'nothing-to-count-from', mod);
  const found = unitAway(told.from, unit, 0);
  return found === null ? null : placed(found, 'narrative', mod);
}

function placedOrNull(stretch: Stretch | null): Meant | null {
  return stretch === null ? null : placed(stretch, 'narrative');
}

function dayIn(date: string | null): Stretch | null {
  return date === null ? null : dayAt(date);
}

function inYear(quarter: Stretch, year: number): Stretch | null {
  return unitAway(quarter.from, 'quarter', 4 * (year - yearOf(quarter.from)));
}

/** The quarter that ended last before the day of writing. */
function latestQuarter({ today }: Frame): Stretch | null {
  return today === null ? null : unitAway(today, 'quarter', -1);
}

function yearsBack(step: number, quarter: Stretch | null, slots: Slots, frame: Frame): Meant | null {
  const ordinal = slots.number('ORD');
  if (slots.has('NUM') || slots.has('VAGUE')) {
    const count = countOf(slots);
    const unit = slots.text('UNITS');
    return count === null || unit === null
      ? null
      : placeless('DURATION', `P${count}${unit === 'quarter' ? 'Q' : unit.charAt(0).toUpperCase()}`);
  }
  if (ordinal !== null && ordinal >= 1 && ordinal <= 4) {
    return fromToday(frame, (today) => unitAway(`${yearOf(today) + step}-01-01`, 'quarter', ordinal - 1));
  }
  if (quarter === null) return fromToday(frame, (today) => yearAt(yearOf(today) + step));
  const found = unitAway(quarter.from, 'quarter', 4 * step);
  return found === null ? null : placed(found, frame.quarter === null ? 'publication' : 'narrative');
}
