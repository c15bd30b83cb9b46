/** Durations (`two and a half years`, `the past three months`) and what comes back (`every Monday`, `twice a week`). */
import { addDays } from './calendar.ts';
import { type Frame, type Meant, placeless } from './frame.ts';
import { modOf } from './mods.ts';
import type { Slots } from './slots.ts';
import { dayAway, durationOf } from './units.ts';

/** `two` 2, `a` 1, `a few` X, `two and a half` 2.5, `half a` 0.5; null for none. */
export function countOf(slots: Slots): number | 'X' | null {
  if (slots.text('ONLY') === 'half') return 0.5;
  const half = slots.text('PLUS') === 'half' ? 0.5 : 0;
  const number = slots.number('NUM') ?? slots.number('VAGUE');
  if (number !== null) return number + half;
  if (slots.text('VAGUE') === 'X' || slots.text('NUM') === 'X') return 'X';
  const article = slots.number('ART');
  return article === null ? null : article + half;
}

export function length(slots: Slots, _frame: Frame): Meant | null {
  const mod = modOf(slots) ?? (slots.count('NUM') > 1 && slots.count('UNITS') < 2 ? 'EQUAL_OR_MORE' : null);
  if (slots.has('ANY')) return placeless('DURATION', 'PXX', mod);
  const unit = slots.text('UNITS') ?? slots.text('UNIT');
  const count = countOf(slots) ?? 1;
  if (unit === null) return null;
  const value = durationOf(count, unit);
  if (value === null) return null;
  const more = slots.text('UNITS', 1);
  const second = more === null ? null : durationOf(slots.number('NUM', 1) ?? 1, more);
  return placeless('DURATION', second === null ? value : added(value, second), mod);
}

/** `P2Y` and `P3M`: `P2Y3M`. */
function added(first: string, second: string): string {
  if (first.startsWith('PT') && second.startsWith('PT')) return first + second.slice(2);
  return first.startsWith('PT') ? first : first + second.slice(1);
}

/** `the past three years` ends with the day of writing, `the next two weeks` begins with it. */
export function run(slots: Slots, frame: Frame): Meant | null {
  const unit = slots.text('UNITS') ?? slots.text('UNIT');
  const count = countOf(slots);
  if (unit === null || count === null) return null;
  const value = durationOf(count, unit);
  if (value === null) return null;
  const mod = modOf(slots) ?? (slots.count('NUM') > 1 ? 'EQUAL_OR_MORE' : null);
  const meant = placeless('DURATION', value, mod);
  const { today } = frame;
  if (today === null || count === 'X') return meant;
  const sign = slots.has('AHEAD') ? 1 : -1;
  const other = Number.isInteger(count) ? dayAway(today, unit, sign * count) : null;
  if (other === null) return meant;
  const interval = sign > 0 ? { from: today, to: addDays(other, 0) ?? other } : { from: other, to: today };
  return { ...meant, interval, anchor: 'publication' };
}

export function habit(slots: Slots, _frame: Frame): Meant | null {
  const told = slots.text('HABIT');
  if (told !== null) return placeless('SET', told);
  const every = slots.has('WHICH') ? slots.text('UNIT', slots.count('UNIT') - 1) : null;
  if (every !== null) return habitOf(1, every);
  const weekday = slots.number('WEEKDAY') ?? slots.number('WEEKDAYS');
  const part = slots.text('DAYPART') ?? slots.text('DAYPARTS');
  if (weekday !== null) return placeless('SET', `XXXX-WXX-${weekday}${part === null ? '' : `T${part}`}`);
  if (part !== null) return placeless('SET', `XXXX-XX-XXT${part}`);
  const month = slots.number('MONTH');
  if (month !== null) return placeless('SET', `XXXX-${String(month).padStart(2, '0')}`);
  const season = slots.text('SEASON');
  if (season !== null) return placeless('SET', `XXXX-${season}`);
  const unit = slots.text('UNIT') ?? slots.text('UNITS');
  const count = slots.has('EVERY')
    ? slots.text('NUM') === 'X'
      ? 'X'
      : (slots.number('NUM') ?? slots.number('ORD') ?? 1)
    : 1;
  return unit === null || (typeof count === 'number' && count < 1) ? null : habitOf(count, unit);
}

function habitOf(count: number | 'X', unit: string): Meant | null {
  const value = durationOf(count, unit);
  return value === null ? null : placeless('SET', value);
}

/** `now`, `recently`, `the near future` */
export function vague(slots: Slots, _frame: Frame): Meant | null {
  const value = slots.text('REF');
  return value === null ? null : placeless('DATE', value);
}
