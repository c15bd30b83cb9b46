/** Months, quarters, seasons, years, decades, centuries: `last August`, `the third quarter of 2030`, `the 1990s`, `fiscal 2031`. */
import {
  centuryAt,
  decadeAt,
  halfAt,
  monthAt,
  quarterAt,
  type Stretch,
  seasonAt,
  weekdayOf,
  weekendOf,
  weekOf,
  yearAt,
  yearOf,
} from './calendar.ts';
import { type Frame, fromToday, type Meant, nearest, placed, unresolved } from './frame.ts';
import { modOf } from './mods.ts';
import { dateOfYear, onWeekday } from './moments.ts';
import type { Slots } from './slots.ts';
import { unitAway } from './units.ts';

export function part(slots: Slots, frame: Frame): Meant | null {
  const mod = modOf(slots);
  const whole = slots.text('WHOLE');
  if (whole !== null) return weekWith(whole, slots, frame);
  if (slots.has('QTR') || slots.has('QUARTERNAME')) return fraction(slots, frame, mod);
  const season = slots.text('SEASON');
  if (season !== null) return ofYears(slots, frame, mod, (year) => seasonAt(year, season));
  const month = slots.number('MONTH');
  if (month !== null) return ofYears(slots, frame, mod, (year) => monthAt(year, month));
  const century = slots.number('CENTURY');
  if (century !== null) return placedOr(centuryAt(century), mod);
  const decade = slots.number('DECADE');
  if (decade !== null) return inDecade(decade, frame, mod);
  if (slots.has('WEEKEND')) return theWeekend(frame);
  const unit = slots.text('UNIT');
  const step = slots.number('STEP');
  if (unit !== null && step !== null) {
    return unit === 'day' ? null : fromToday(frame, (today) => unitAway(today, unit, step), mod);
  }
  const ordinal = slots.number('ORD');
  const year = slots.number('YEAR');
  const stretch =
    year !== null ? yearAt(year) : ordinal !== null && ordinal > 9 && ordinal < 31 ? centuryAt(ordinal - 1) : null;
  return stretch === null ? null : placed(stretch, 'text', mod);
}

function placedOr(stretch: Stretch | null, mod: string | null): Meant | null {
  return stretch === null ? null : placed(stretch, 'text', mod);
}

/** `the week of March 6` */
function weekWith(whole: string, slots: Slots, frame: Frame): Meant | null {
  const month = slots.number('MONTH');
  const date = slots.number('DAYNUM') ?? slots.number('ORD');
  const found = month === null || date === null ? null : dateOfYear(slots.number('YEAR'), month, date, frame);
  if (found === null || found.interval === null) return found;
  const stretch = whole === 'week' ? weekOf(found.interval.from) : weekendOf(found.interval.from);
  return stretch === null ? null : placed(stretch, found.anchor);
}

/** With a year, with `last`, `this`, `next`, or the nearest that goes with the tense. */
function ofYears(slots: Slots, frame: Frame, mod: string | null, at: (year: number) => Stretch | null): Meant | null {
  const year = slots.number('YEAR');
  if (year !== null) {
    const found = at(year);
    return found === null ? null : placed(found, 'text', mod);
  }
  const step = slots.number('STEP');
  const { told } = frame;
  if (frame.today === null && step === null && told !== null) {
    const found = at(yearOf(told.from));
    return found === null ? null : placed(found, 'narrative', mod);
  }
  return fromToday(
    frame,
    (today) => {
      const around = [-2, -1, 0, 1, 2].map((away) => at(yearOf(today) + away));
      if (step === null) return nearest(frame, around, today);
      if (step === 0)
        return around.find((one) => one !== null && one.from <= today && one.to >= today) ?? around[2] ?? null;
      return step < 0
        ? (around.findLast((one) => one !== null && one.to < today) ?? null)
        : (around.find((one) => one !== null && one.from > today) ?? null);
    },
    mod,
  );
}

/** Quarters and halves: of a year that is told, else the latest that has begun, unless the tense looks ahead. */
function fraction(slots: Slots, frame: Frame, mod: string | null): Meant | null {
  const isHalf = slots.text('QTR') === 'H';
  const ordinal = slots.number('ORD') ?? slots.number('LASTORD') ?? slots.number('QUARTERNAME');
  const last = isHalf ? 2 : 4;
  const number = ordinal === -1 ? last : ordinal;
  if (number === null || number < 1 || number > last) return null;
  const at = (year: number) => (isHalf ? halfAt(year, number) : quarterAt(year, number));
  if (slots.has('STEP') && !slots.has('YEAR'))
    return fromToday(frame, (today) => at(yearOf(today) + slots.number('STEP')!), mod);
  return ofYears(slots, frame, mod, at);
}

/** `the nineties`: the latest that has begun. */
function inDecade(decade: number, frame: Frame, mod: string | null): Meant | null {
  if (decade >= 100) {
    const found = decadeAt(decade);
    return found === null ? null : placed(found, 'text', mod);
  }
  return fromToday(
    frame,
    (today) => {
      const now = Math.floor(yearOf(today) / 10);
      const century = Math.floor(now / 10) * 10;
      return decadeAt(century + decade > now ? century + decade - 10 : century + decade);
    },
    mod,
  );
}

/** Two ends of one time: `May 3-5`, `Monday-Friday`, `1998-99`. */
export function range(slots: Slots, frame: Frame): Meant | null {
  const first = endOf(slots, frame, 0);
  const second = endOf(slots, { ...frame, since: first?.interval?.from ?? null }, 1);
  if (first === null || second === null) return null;
  if (first.interval === null || second.interval === null)
    return unresolved('DATE', first.open ?? second.open ?? 'no-such-day');
  if (second.interval.from <= first.interval.to) return null;
  const interval = { from: first.interval.from, to: second.interval.to };
  return { ...first, value: `${first.value}/${second.value}`, interval, grain: second.grain };
}

function endOf(slots: Slots, frame: Frame, index: number): Meant | null {
  const year = slots.number('YEAR', slots.has('MONTH') ? 0 : index);
  if (slots.has('MONTH')) {
    const month = slots.number('MONTH', index) ?? slots.number('MONTH');
    const date = slots.number('DAYNUM', index);
    if (slots.has('DAYNUM')) return date === null ? null : dateOfYear(year, month!, date, frame);
    return fromYear(year, frame, (at) => monthAt(at, month!));
  }
  const weekday = slots.number('WEEKDAY', index);
  if (weekday !== null) return onWeekday(weekday, slots, frame);
  const short = slots.number('YEAR2');
  const first = slots.number('YEAR');
  const full = index === 0 || short === null || first === null ? year : first - (first % 100) + short;
  const stretch = full === null ? null : yearAt(full);
  return stretch === null ? null : placed(stretch, 'text');
}

function fromYear(year: number | null, frame: Frame, at: (year: number) => Stretch | null): Meant | null {
  if (year === null)
    return fromToday(frame, (today) =>
      nearest(
        frame,
        [-1, 0, 1].map((away) => at(yearOf(today) + away)),
        today,
      ),
    );
  const found = at(year);
  return found === null ? null : placed(found, 'text');
}

/** The one on which the article is written, else the last one, or the coming one where the verb looks ahead. */
function theWeekend(frame: Frame): Meant | null {
  return fromToday(frame, (today) => {
    const isOn = weekdayOf(today) > 5;
    return unitAway(today, 'weekend', isOn || frame.tense() === 'future' ? 0 : -1);
  });
}
