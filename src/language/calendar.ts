/** Calendar arithmetic on days written `2031-05-14`, in the proleptic Gregorian calendar. No clock, no time zone. */
export interface Interval {
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
  const at = new Date(Date.UTC(year, month - 1, date));
  if (year < 1000 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return null;
  return at.toISOString().slice(0, 10);
}

export function addDays(from: string, days: number): string {
  return new Date(Date.parse(from) + days * dayLength).toISOString().slice(0, 10);
}

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

/** `2031-W20` and its seven days. */
export function weekOf(date: string): { readonly value: string; readonly interval: Interval } {
  const monday = addDays(date, 1 - weekdayOf(date));
  // The week belongs to the year of its Thursday.
  const thursday = addDays(monday, 3);
  const number = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
  const value = `${thursday.slice(0, 4)}-W${String(number).padStart(2, '0')}`;
  return { value, interval: { from: monday, to: addDays(monday, 6) } };
}

/** `2031-05` and its days; months beyond December count on into the next year. */
export function monthAt(year: number, month: number): { readonly value: string; readonly interval: Interval } {
  const from = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
  const to = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { value: from.slice(0, 7), interval: { from, to } };
}

export function yearAt(year: number): { readonly value: string; readonly interval: Interval } {
  const value = String(year).padStart(4, '0');
  return { value, interval: { from: `${value}-01-01`, to: `${value}-12-31` } };
}
