/**
 * What a partial date covers: `2031-05` is the days from the 1st to the 31st of May.
 * Days are counted from 1970-01-01 in the calendar as written: an instant belongs to the day its own offset gives it.
 */

/** Whole days since 1970-01-01, both inclusive. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const dayLength = 86_400_000;
const calendarDate = /^([1-9]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.{0,40})?$/u;
const week = /^([1-9]\d{3})-W(\d{2})(?:-([1-7]|WE))?$/u;
const yearPart = /^([1-9]\d{3})-[A-Z][A-Z0-9]$/u;

function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / dayLength;
}

function weekPeriod(year: number, number: number, day: string | undefined): Period | null {
  if (number < 1 || number > 53) return null;
  const january4 = dayNumber(year, 1, 4);
  const monday = january4 - ((new Date(january4 * dayLength).getUTCDay() + 6) % 7) + (number - 1) * 7;
  if (day === undefined) return { from: monday, to: monday + 6 };
  if (day === 'WE') return { from: monday + 5, to: monday + 6 };
  return { from: monday + Number(day) - 1, to: monday + Number(day) - 1 };
}

/** The days of an ISO 8601 or TIMEX3 value (`2031`, `2031-05`, `2031-05-16`, an instant, `2031-W20`, `2031-SU`: its year); null for anything else. */
export function periodOf(value: string): Period | null {
  const weekly = week.exec(value);
  if (weekly !== null) return weekPeriod(Number(weekly[1]), Number(weekly[2]), weekly[3]);
  const seasonal = yearPart.exec(value);
  const found = seasonal ?? calendarDate.exec(value);
  if (found === null) return null;
  const year = Number(found[1]);
  if (seasonal !== null || found[2] === undefined) return { from: dayNumber(year, 1, 1), to: dayNumber(year, 12, 31) };
  const month = Number(found[2]);
  if (month < 1 || month > 12) return null;
  if (found[3] === undefined) return { from: dayNumber(year, month, 1), to: dayNumber(year, month + 1, 0) };
  const day = dayNumber(year, month, Number(found[3]));
  const real = new Date(day * dayLength);
  return real.getUTCMonth() === month - 1 && found[3] !== '00' ? { from: day, to: day } : null;
}

/** Milliseconds since 1970 for ordering: an instant itself, else the first moment (UTC) of the period; null when it is neither. */
export function momentOf(value: string): number | null {
  const period = periodOf(value);
  if (period === null) return null;
  const instant = /T\d{2}:/u.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? period.from * dayLength : instant;
}
