/** What an expression is counted from, and what it comes to. */
import type { HolidayRule, TimeExpression, TimeLanguage } from '../../types/index.ts';
import { addDays, day, daysBetween, easterOf, nthWeekday, type Stretch } from './calendar.ts';

/** Of the verb that an expression goes with; null when no verb tells. */
export type Tense = 'past' | 'present' | 'future' | null;

export interface Frame {
  readonly language: TimeLanguage;
  /** The day of writing; null while unknown. */
  readonly today: string | null;
  /** The hour of writing, `14:05`; null while unknown. */
  readonly hour: string | null;
  /** The time told last in this article; null at its beginning. */
  readonly told: Stretch | null;
  /** The quarter told last. */
  readonly quarter: Stretch | null;
  /** The first day of `from Monday to Friday`, for the second; else null. */
  readonly since: string | null;
  readonly tense: () => Tense;
}

/** All of a time expression but its place in the text. */
export type Meant = Omit<TimeExpression, 'span'>;

const empty = { interval: null, grain: 'none', mod: null, zone: null, anchor: null, open: null } as const;

export function unresolved(type: Meant['type'], open: NonNullable<Meant['open']>, mod: string | null = null): Meant {
  return { ...empty, type, value: null, mod, open };
}

/** A value without a place in the calendar: a duration, a set, `PAST_REF`. */
export function placeless(type: Meant['type'], value: string, mod: string | null = null): Meant {
  return { ...empty, type, value, mod };
}

export function placed(stretch: Stretch, anchor: Meant['anchor'], mod: string | null = null): Meant {
  const { value, grain, from, to } = stretch;
  return { type: 'DATE', value, interval: { from, to }, grain, mod, zone: null, anchor, open: null };
}

/** A stretch counted from the day of writing, or why there is none. */
export function fromToday(
  frame: Frame,
  count: (today: string) => Stretch | null,
  mod: string | null = null,
): Meant | null {
  if (frame.today === null) return unresolved('DATE', 'no-publication-date', mod);
  const stretch = count(frame.today);
  return stretch === null ? null : placed(stretch, 'publication', mod);
}

/** How much farther off a time may be that goes with the tense than one that does not, and still be preferred. */
const trust = 6;

/** Of those that are, the nearest to the day of writing; those against the tense count as farther off. */
export function nearest(frame: Frame, candidates: readonly (Stretch | null)[], today: string): Stretch | null {
  const tense = frame.tense();
  const distance = ({ from, to }: Stretch) => {
    const days = from > today ? daysBetween(today, from) : to < today ? daysBetween(to, today) : 0;
    const against = tense === 'past' ? from > today : tense === 'future' && to < today;
    return against ? days * trust : days;
  };
  const { since } = frame;
  if (since !== null) return candidates.find((one) => one !== null && one.from >= since) ?? null;
  let best: Stretch | null = null;
  for (const one of candidates) if (one !== null && (best === null || distance(one) < distance(best))) best = one;
  return best;
}

/** The day of a feast in a year. */
export function holidayIn(year: number, rule: HolidayRule): string | null {
  if ('easter' in rule) {
    const sunday = easterOf(year);
    return sunday === null ? null : addDays(sunday, rule.easter);
  }
  if ('day' in rule) return day(year, rule.month, rule.day);
  const date = nthWeekday(year, rule.month, rule.weekday, rule.nth);
  return date === null ? null : addDays(date, rule.plus ?? 0);
}
