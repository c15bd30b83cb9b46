/** Dates for people, in one fixed English form: "Fri 16 May 2031", "May 2031", "2031". Never moved to another time zone. */

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const isoForm = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

interface IsoParts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** `14:05`, as written. */
  readonly clock: string | null;
  readonly zone: string | null;
}

/** The parts of an ISO 8601 date, which may be partial; null for anything else, `2031-02-30` included. */
export function isoParts(value: string): IsoParts | null {
  const match = isoForm.exec(value);
  if (match === null) return null;
  const [, year, month, day, clock, zone] = match;
  const parts = {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
    clock: clock ?? null,
    zone: zone ?? null,
  };
  return isReal(parts) ? parts : null;
}

function isReal({ year, month, day, clock }: IsoParts): boolean {
  if (month !== null && (month < 1 || month > 12)) return false;
  if (clock !== null && clock > '23:59') return false;
  if (month === null || day === null) return true;
  const date = utc(year, month, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

/** `2031-05-16T14:05:00+02:00` → "Fri 16 May 2031"; `2031-W19` → "week of 5 May 2031". Any other value comes back as it is. */
export function dayText(value: string): string {
  const parts = isoParts(value);
  if (parts === null) return weekText(value) ?? value;
  const { year, month, day } = parts;
  if (month === null) return String(year);
  if (day === null) return `${months[month - 1]} ${year}`;
  return `${weekdays[utc(year, month, day).getUTCDay()]} ${day} ${months[month - 1]} ${year}`;
}

/** An ISO week by its Monday: week 1 is the one with 4 January in it. */
function weekText(value: string): string | null {
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(value) ?? [];
  if (year === undefined || Number(week) < 1 || Number(week) > 53) return null;
  const fourth = utc(Number(year), 1, 4);
  const monday = utc(Number(year), 1, 4 - ((fourth.getUTCDay() + 6) % 7) + 7 * (Number(week) - 1));
  return `week of ${monday.getUTCDate()} ${months[monday.getUTCMonth()]} ${monday.getUTCFullYear()}`;
}

/** The same with the clock as written: "Fri 16 May 2031, 14:05"; " UTC" is added for `Z`. */
export function momentText(value: string): string {
  const clock = isoParts(value)?.clock;
  return clock == null ? dayText(value) : `${dayText(value)}, ${clockText(value)}`;
}

/** The moment beside another one that was just named: only the clock where the day is the same, else only the day. */
export function momentBeside(value: string, named: string | null): string {
  const clock = clockText(value);
  return named !== null && clock !== '' && dayText(named) === dayText(value) ? clock : dayText(value);
}

/** "14:05" or "14:05 UTC"; empty when the value has no clock. */
export function clockText(value: string): string {
  const parts = isoParts(value);
  if (parts?.clock == null) return '';
  return parts.zone === 'Z' ? `${parts.clock} UTC` : parts.clock;
}
