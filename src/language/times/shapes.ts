/** What digits say by their shape, in every language alike: days, years, hours, decades, dates. Suffixes are the language's. */
import type { TimeLanguage, TimeValue } from '../../types/index.ts';
import { day } from './calendar.ts';

/** Classes with their values. */
export type Said = [name: string, value: TimeValue][];

type Suffixes = Pick<TimeLanguage, 'ordinalSuffixes' | 'decadeSuffixes'>;

/** Of a form in lower case that begins with a digit, or with an apostrophe and one; null when it has no shape that is known. */
export function saidOfDigits(lower: string, suffixes: Suffixes): Said | null {
  const digits = leadingDigits(lower);
  if (digits === 0) return lower.startsWith("'") ? shortYear(lower.slice(1), suffixes) : null;
  if (digits === lower.length) return integer(lower);
  const date = isoOf(lower);
  if (date !== null) return [['ISO', date]];
  const rest = lower.slice(digits);
  if (suffixes.ordinalSuffixes.has(rest)) return digits > 3 ? null : [['ORD', Number(lower.slice(0, digits))]];
  if (suffixes.decadeSuffixes.has(rest)) return decade(lower.slice(0, digits));
  return mixed(lower);
}

/** `'98`, `'90s` */
function shortYear(digits: string, { decadeSuffixes }: Suffixes): Said | null {
  if (leadingDigits(digits) !== 2) return null;
  if (digits.length === 2) return [['YEAR2', Number(digits)]];
  return decadeSuffixes.has(digits.slice(2)) ? decade(digits.slice(0, 2)) : null;
}

/** `10:30`, `1,200`, `1.5`, `1/2`, `5/14/2031`. */
function mixed(lower: string): Said | null {
  const numbers = lower.split(/[:.,/]/);
  if (numbers.length > 3 || numbers.some((part) => part === '' || leadingDigits(part) !== part.length)) return null;
  const mark = lower.charAt(numbers[0]!.length);
  const [first, second, third] = numbers.map(Number) as [number, number, number | undefined];
  const isClock = first <= 24 && second <= 59 && numbers[1]!.length === 2 && numbers[0]!.length <= 2;
  const clock = `${String(first).padStart(2, '0')}:${numbers[1]}`;
  if (mark === ':') return isClock ? [['CLOCK', clock]] : null;
  if (mark === ',') return [['NUM', Number(lower.replaceAll(',', ''))]];
  if (mark === '/' && third !== undefined) return [['SLASH', lower]];
  if (mark === '/') return second === 2 || second === 4 ? [['FRACTION', first / second]] : [];
  if (third !== undefined) return numbers[2]!.length === 4 ? [['SLASH', lower.replaceAll('.', '/')]] : [];
  return isClock
    ? [
        ['NUM', Number(lower)],
        ['DOTCLOCK', clock],
      ]
    : [['NUM', Number(lower)]];
}

function integer(digits: string): Said {
  const number = Number(digits);
  const said: Said = [
    ['NUM', number],
    ['FIGURE', 1],
  ];
  if (digits.length > 9) return [];
  if (digits.length <= 2) {
    if (number >= 1 && number <= 31) said.push(['DAYNUM', number]);
    if (number <= 24) said.push(['HOUR', number]);
    if (digits.length === 2) said.push(['YEAR2', number]);
  } else if (digits.length === 4) {
    if (number >= 1000 && number <= 2999) said.push(['YEAR', number]);
    if (number <= 2400 && number % 100 <= 59) said.push(['HHMM', `${digits.slice(0, 2)}:${digits.slice(2)}`]);
  }
  return said;
}

function decade(digits: string): Said | null {
  if (!digits.endsWith('0') || (digits.length !== 2 && digits.length !== 4)) return null;
  const number = Number(digits) / 10;
  if (digits.length === 4 && (number < 100 || number > 299)) return null;
  // `the 1800s` are a hundred years, `the 2000s` ten.
  return number >= 100 && number < 200 && number % 10 === 0 ? [['CENTURY', number / 10]] : [['DECADE', number]];
}

/** A date of ISO 8601, or of an instant. */
function isoOf(lower: string): string | null {
  if (lower.length < 10 || lower.charAt(4) !== '-' || lower.charAt(7) !== '-') return null;
  if (leadingDigits(lower) !== 4 || leadingDigits(lower.slice(5)) !== 2 || leadingDigits(lower.slice(8)) !== 2)
    return null;
  const date = day(Number(lower.slice(0, 4)), Number(lower.slice(5, 7)), Number(lower.slice(8, 10)));
  return lower.length === 10 || lower.charAt(10) === 't' ? date : null;
}

export function leadingDigits(text: string): number {
  let at = 0;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011 || code === 0x2013;
}
