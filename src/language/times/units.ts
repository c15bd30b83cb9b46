/** Counting in units of the calendar: which week, month or year lies so many of them away. Units as TimeLanguage names them. */
import {
  addDays,
  centuryAt,
  dateOf,
  day,
  dayAt,
  decadeAt,
  halfAt,
  monthAt,
  monthOf,
  quarterAt,
  type Stretch,
  weekendOf,
  weekOf,
  yearAt,
  yearOf,
} from './calendar.ts';

/** The unit that lies `count` units from the one with this day; null beyond the calendar and for hours. */
export function unitAway(from: string, unit: string, count: number): Stretch | null {
  const [year, month] = [yearOf(from), monthOf(from)];
  switch (unit) {
    case 'day':
      return dayIn(addDays(from, count));
    case 'week':
    case 'fortnight': {
      const at = addDays(from, 7 * count * (unit === 'week' ? 1 : 2));
      return at === null ? null : weekOf(at);
    }
    case 'weekend': {
      const at = addDays(from, 7 * count);
      return at === null ? null : weekendOf(at);
    }
    case 'month':
      return monthAt(year, month + count);
    case 'quarter':
      return quarterAt(year, Math.ceil(month / 3) + count);
    case 'half':
      return halfAt(year, Math.ceil(month / 6) + count);
    case 'year':
      return yearAt(year + count);
    case 'decade':
      return decadeAt(Math.floor(year / 10) + count);
    case 'century':
      return centuryAt(Math.floor(year / 100) + count);
    default:
      return null;
  }
}

function dayIn(date: string | null): Stretch | null {
  return date === null ? null : dayAt(date);
}

/** The day so many units from another: a month on from 31 May is 30 June. */
export function dayAway(from: string, unit: string, count: number): string | null {
  const days = daysOf[unit];
  if (days !== undefined) return addDays(from, days * count);
  const months = (monthsOf[unit] ?? 0) * count;
  if (months === 0) return null;
  const to = monthAt(yearOf(from), monthOf(from) + months);
  if (to === null) return null;
  return day(yearOf(to.from), monthOf(to.from), Math.min(dateOf(from), dateOf(to.to)));
}

const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, weekend: 7, fortnight: 14 };
const monthsOf: Readonly<Record<string, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  decade: 120,
  century: 1200,
};

interface Letters {
  readonly letter: string;
  readonly factor: number;
  /** What a half of it is, in the next smaller unit. */
  readonly half: string;
  readonly hours?: true;
  /** The letter for an unknown number of them, where it differs. */
  readonly vague?: string;
}

const letters: Readonly<Record<string, Letters>> = {
  second: { letter: 'S', factor: 1, half: '', hours: true },
  minute: { letter: 'M', factor: 1, half: '30S', hours: true },
  hour: { letter: 'H', factor: 1, half: '30M', hours: true },
  day: { letter: 'D', factor: 1, half: 'T12H' },
  week: { letter: 'W', factor: 1, half: '' },
  weekend: { letter: 'WE', factor: 1, half: '' },
  fortnight: { letter: 'W', factor: 2, half: '' },
  month: { letter: 'M', factor: 1, half: '' },
  quarter: { letter: 'Q', factor: 1, half: '' },
  year: { letter: 'Y', factor: 1, half: '6M' },
  decade: { letter: 'Y', factor: 10, half: '', vague: 'DE' },
  century: { letter: 'Y', factor: 100, half: '', vague: 'CE' },
  millennium: { letter: 'Y', factor: 1000, half: '', vague: 'ML' },
};

/** `P2W`, `PT5H30M`, `PXY` for an unknown number; null for no unit of length. */
export function durationOf(count: number | 'X', unit: string): string | null {
  const found = letters[unit];
  if (found === undefined) return null;
  const { letter, factor, half, hours, vague } = found;
  const head = hours === true ? 'PT' : 'P';
  if (count === 'X') return `${head}X${vague ?? letter}`;
  const whole = Math.floor(count);
  const all = count * factor;
  if (Number.isInteger(all) || half === '' || count - whole !== 0.5) return `${head}${Number(all.toFixed(3))}${letter}`;
  return whole === 0
    ? `${half.startsWith('T') || hours !== true ? 'P' : 'PT'}${half}`
    : `${head}${whole * factor}${letter}${half}`;
}
