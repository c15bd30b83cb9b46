/** Number words that stand together as one number: `twenty-four`, `one hundred and fifty`, `2 1/2`, `nineteen ninety-four`. */
import type { Piece } from './pieces.ts';
import type { Said } from './shapes.ts';

interface Joined {
  /** After the last piece. */
  readonly end: number;
  readonly said: Said;
}

/** What was read so far: whole thousands, what stands before the next scale, and what that may still take. */
interface Sum {
  total: number;
  group: number;
  /** Below ten after `twenty`, below a hundred after `hundred`; 1 for nothing but a fraction, 0 for nothing at all. */
  room: number;
  isOrdinal: boolean;
}

/** A number of at least two pieces, or null. */
export function numberAt(pieces: readonly Piece[], from: number, length: number): Joined | null {
  const year = yearAt(pieces, from, length);
  if (year !== null) return year;
  const { values } = pieces[from]!;
  const sum: Sum = { total: 0, group: 0, room: Number.POSITIVE_INFINITY, isOrdinal: false };
  const isFigure = values.has('FIGURE');
  let at = from;
  if (values.has('ART') && !values.has('NUM')) {
    if (!(at + 1 < length && pieces[at + 1]!.scale > 0)) return null;
    sum.group = 1;
    at++;
  }
  for (;;) {
    const next = taken(pieces, at, length, sum, isFigure && at > from);
    if (next === 0) break;
    if (isFigure && at === from) sum.room = 1;
    at = next;
  }
  const number = sum.total + sum.group;
  if (at - from < 2 || number <= 0 || !Number.isFinite(number)) return null;
  if (sum.isOrdinal) return { end: at, said: [['ORD', number]] };
  const said: Said = [['NUM', number]];
  if (!isFigure && number >= 1900 && number <= 2099) said.push(['YEAR', number]);
  return { end: at, said };
}

/** Adds the piece at `at`, with an `and` before it, to the sum; where to go on, or 0 when it is no part of the number. */
function taken(pieces: readonly Piece[], at: number, length: number, sum: Sum, onlyFraction: boolean): number {
  if (at >= length || sum.isOrdinal) return 0;
  const { joins, scale } = pieces[at]!;
  if (scale > 0) {
    scaleUp(sum, scale);
    return at + 1;
  }
  const first = joins && sum.room > 1 && sum.group + sum.total >= 100 ? at + 1 : at;
  const part = first < length ? pieces[first]! : null;
  const worth = part === null ? null : worthOf(part, sum.room);
  if (part === null || worth === null || (onlyFraction && !part.values.has('FRACTION'))) return 0;
  sum.group += worth.number;
  sum.isOrdinal = worth.ordinal;
  sum.room = worth.number % 10 === 0 && worth.number >= 20 && !onlyFraction ? 10 : 0;
  return first + 1;
}

function scaleUp(sum: Sum, scale: number): void {
  if (sum.group === 0) sum.group = 1;
  if (scale === 100) sum.group *= 100;
  else {
    sum.total += sum.group * scale;
    sum.group = 0;
  }
  sum.room = scale;
}

function worthOf({ values }: Piece, room: number): { readonly number: number; readonly ordinal: boolean } | null {
  const fraction = values.get('FRACTION');
  if (typeof fraction === 'number') return room === 1 ? { number: fraction, ordinal: false } : null;
  const number = values.get('NUM');
  if (typeof number === 'number' && number > 0) return number < room ? { number, ordinal: false } : null;
  const ordinal = values.get('ORD');
  if (typeof ordinal === 'number' && ordinal > 0 && room <= 100)
    return ordinal < room ? { number: ordinal, ordinal: true } : null;
  return null;
}

/** `nineteen ninety-four`, `nineteen eighty`. */
function yearAt(pieces: readonly Piece[], from: number, length: number): Joined | null {
  const { values } = pieces[from]!;
  const century = values.get('NUM');
  if (typeof century !== 'number' || values.has('FIGURE') || century < 11 || century > 20 || from + 1 >= length)
    return null;
  const second = pieces[from + 1]!.values;
  const tens = second.get('NUM');
  if (typeof tens !== 'number' || second.has('FIGURE') || tens < 10 || tens > 99) return null;
  const third = from + 2 < length && tens % 10 === 0 && tens >= 20 ? pieces[from + 2]!.values.get('NUM') : undefined;
  const unit = typeof third === 'number' && third > 0 && third < 10 ? third : 0;
  const year = century * 100 + tens + unit;
  return {
    end: from + (unit > 0 ? 3 : 2),
    said: [
      ['YEAR', year],
      ['NUM', year],
    ],
  };
}
