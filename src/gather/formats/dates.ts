/**
 * Dates as listings write them: RFC 822 with its names of zones and its two-digit years, ISO 8601 in all its shapes, month names,
 * seconds since 1970. A time without a zone says no instant: then only its day is taken.
 */

/** RFC 822 and what feeds use besides; hours from UTC. */
const zones: Readonly<Record<string, number>> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  WET: 0,
  WEST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  JST: 9,
  KST: 9,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface Fields {
  year: number | null;
  month: number | null;
  day: number | null;
  /** Seconds of the day. */
  time: number | null;
  /** Minutes from UTC. */
  offset: number | null;
}

/** ISO 8601: an instant in UTC, or a day where no zone is given; null for what is no date, or not of 1990 to two days from `now`. */
export function listedDate(written: string | null | undefined, now: Date): string | null {
  const text = (written ?? '').trim().slice(0, 80);
  if (text === '') return null;
  const found = /^\d{9,13}$/.test(text) ? ofSeconds(text) : ofFields(text);
  if (found === null) return null;
  const ms = Date.parse(found);
  return ms >= Date.UTC(1990) && ms <= now.getTime() + 2 * 86_400_000 ? found : null;
}

function ofSeconds(text: string): string {
  return new Date(Number(text) * (text.length > 11 ? 1 : 1000)).toISOString();
}

function ofFields(text: string): string | null {
  const fields: Fields = { year: null, month: null, day: null, time: null, offset: null };
  const rest = numericDay(text, fields);
  const words = rest.match(/[+-]\d{2}:?\d{2}(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?|\d+|[A-Za-z]+/g) ?? [];
  for (const word of words) takeWord(word, fields);
  return written(fields);
}

/** Takes a day that is written in digits alone from the beginning; gives back what follows. */
function numericDay(text: string, fields: Fields): string {
  const iso = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?=\D|$)/.exec(text);
  if (iso === null || (iso[2] === '' && iso[0].length !== 8)) return text;
  fields.year = Number(iso[1]);
  fields.month = Number(iso[3]);
  fields.day = Number(iso[4]);
  const rest = text.slice(iso[0].length);
  const compact = /^T(\d{2})(\d{2})(\d{2})(?=\D|$)/.exec(rest);
  return compact === null ? rest.replace(/^T/, ' ') : ` ${compact[1]}:${compact[2]}:${compact[3]}${rest.slice(7)}`;
}

function takeWord(word: string, fields: Fields): void {
  if (word.includes(':') && /^\d/.test(word)) takeTime(word, fields);
  else if (/^[+-]/.test(word)) takeOffset(word, fields);
  else if (/^\d+$/.test(word)) takeNumber(word, fields);
  else takeName(word, fields);
}

function takeTime(word: string, fields: Fields): void {
  const [hour = 0, minute = 0, second = 0] = word.split(':').map(Number);
  if (fields.time === null && hour < 25 && minute < 60 && second < 61) {
    fields.time = hour * 3600 + minute * 60 + Math.min(59, Math.floor(second));
  }
}

function takeOffset(word: string, fields: Fields): void {
  // A sign before a time is a zone; before it, it joins the parts of a day.
  if (fields.time === null) return;
  const digits = word.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4));
  if (minutes <= 14 * 60) fields.offset = word.startsWith('-') ? -minutes : minutes;
}

function takeNumber(word: string, fields: Fields): void {
  const number = Number(word);
  if (word.length === 4 && fields.year === null) fields.year = number;
  else if (word.length > 2) return;
  else if (fields.day === null && number >= 1 && number <= 31) fields.day = number;
  else if (fields.year === null && word.length === 2) fields.year = number + (number < 70 ? 2000 : 1900);
}

function takeName(word: string, fields: Fields): void {
  const lower = word.toLowerCase();
  const month = word.length >= 3 ? months.indexOf(lower.slice(0, 3)) : -1;
  // `Mon` and `Mar` are told apart by their third letter; `March` and `Marigold` need not be.
  if (month >= 0 && fields.month === null) fields.month = month + 1;
  else if ((lower === 'pm' || lower === 'am') && fields.time !== null) {
    const hour = Math.floor(fields.time / 3600);
    if (lower === 'pm' && hour < 12) fields.time += 12 * 3600;
    if (lower === 'am' && hour === 12) fields.time -= 12 * 3600;
  } else if (fields.time !== null && fields.offset === null) {
    const hours = zones[word.toUpperCase()];
    if (hours !== undefined) fields.offset = hours * 60;
  }
}

function written({ year, month, day, time, offset }: Fields): string | null {
  if (year === null || month === null || day === null) return null;
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  // The calendar's own check: `Date` takes 31 February for 3 March.
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== day || midnight.getUTCMonth() !== month - 1)
    return null;
  if (time === null || offset === null) return midnight.toISOString().slice(0, 10);
  return new Date(midnight.getTime() + time * 1000 - offset * 60_000).toISOString();
}
