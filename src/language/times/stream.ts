/**
 * One sentence as the row of pieces that the grammar reads. Words that say nothing of time are walls. Number words that stand
 * together become one: `twenty-four`, `one hundred and fifty`, `2 1/2`, `nineteen ninety-four` (a year).
 */
import type { TimeValue } from '../../types/index.ts';
import type { Piece, PieceLexicon } from './pieces.ts';

export class Stream {
  length = 0;
  readonly pieces: Piece[] = [];
  /** UTF-16 offsets into the text. */
  readonly start: number[] = [];
  readonly end: number[] = [];
  /** The token that a piece is in, or begins in. */
  readonly token: number[] = [];
  /** Bits: 1 a token begins here, 2 a token ends here. */
  readonly edges: number[] = [];
  /** How many walls stand at the end. */
  #walls = 0;

  clear(): void {
    this.length = 0;
    this.#walls = 0;
  }

  /** A word that says nothing of time. Of several in a row the first and the last are kept: no pattern reaches across. */
  addWall(token: number, at: number, end: number, wall: Piece): void {
    if (this.#walls > 1) this.length--;
    this.#push(token, at, end, wall, 3);
    this.#walls++;
  }

  /** The pieces of one token that begins at `at`; null for a wall. */
  add(token: number, at: number, end: number, pieces: readonly Piece[] | null, wall: Piece): void {
    if (pieces === null) {
      this.addWall(token, at, end, wall);
      return;
    }
    this.#walls = 0;
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i]!;
      const edge = (i === 0 ? 1 : 0) | (i === pieces.length - 1 ? 2 : 0);
      this.#push(token, at + piece.start, at + piece.end, piece, edge);
    }
  }

  #push(token: number, start: number, end: number, piece: Piece, edge: number): void {
    const at = this.length++;
    this.pieces[at] = piece;
    this.start[at] = start;
    this.end[at] = end;
    this.token[at] = token;
    this.edges[at] = edge;
  }

  #move(to: number, from: number): void {
    this.pieces[to] = this.pieces[from]!;
    this.start[to] = this.start[from]!;
    this.end[to] = this.end[from]!;
    this.token[to] = this.token[from]!;
    this.edges[to] = this.edges[from]!;
  }

  /** Makes one piece of the number words that make one number. */
  joinNumbers(lexicon: PieceLexicon): void {
    let to = 0;
    for (let at = 0; at < this.length; ) {
      const piece = this.pieces[at]!;
      const number =
        piece.scale > 0 || piece.values.has('NUM') || piece.values.has('ART')
          ? numberAt(this.pieces, at, this.length)
          : null;
      if (number === null) {
        this.#move(to++, at++);
        continue;
      }
      const last = number.end - 1;
      const edge = (this.edges[at]! & 1) | (this.edges[last]! & 2);
      const end = this.end[last]!;
      this.#move(to, at);
      this.pieces[to] = lexicon.composed(number.said, 0, 0);
      this.end[to] = end;
      this.edges[to] = edge;
      to++;
      at = number.end;
    }
    this.length = to;
  }
}

interface Joined {
  readonly end: number;
  readonly said: [string, TimeValue][];
}

/** A number of at least two pieces, or null. */
function numberAt(pieces: readonly Piece[], from: number, length: number): Joined | null {
  const first = pieces[from]!;
  const year = yearAt(pieces, from, length);
  if (year !== null) return year;
  let total = 0;
  let group = 0;
  let at = from;
  // What the group may still take: below ten after `twenty`, below a hundred after `hundred`.
  let room = Number.POSITIVE_INFINITY;
  const figure = first.values.has('FIGURE');
  if (first.values.has('ART') && !first.values.has('NUM')) {
    if (!(at + 1 < length && pieces[at + 1]!.scale > 0)) return null;
    group = 1;
    at++;
  }
  let ordinal = false;
  for (; at < length; at++) {
    const piece = pieces[at]!;
    const joined =
      piece.joins && room > 0 && room <= 1000 && at + 1 < length && group + total >= 100 ? pieces[at + 1]! : null;
    const part = joined !== null && worthOf(joined, room) !== null ? joined : piece;
    if (part.scale > 0) {
      if (group === 0) group = 1;
      if (part.scale === 100) group *= 100;
      else {
        total += group * part.scale;
        group = 0;
      }
      room = part.scale;
      continue;
    }
    const value = worthOf(part, room);
    if (value === null || (figure && at > from && !part.values.has('FRACTION'))) break;
    group += value.number;
    if (part !== piece) at++;
    ordinal = value.ordinal;
    room = value.number % 10 === 0 && value.number >= 20 && !figure ? 10 : figure ? 1 : 0;
    if (ordinal || room === 0) {
      at++;
      const scaled = !ordinal && at < length && pieces[at]!.scale > 0;
      if (!scaled) break;
      at--;
    }
  }
  const number = total + group;
  if (at - from < 2 || number <= 0 || !Number.isFinite(number)) return null;
  if (ordinal) return { end: at, said: [['ORD', number]] };
  const said: [string, TimeValue][] = [['NUM', number]];
  if (!figure && number >= 1900 && number <= 2099) said.push(['YEAR', number]);
  return { end: at, said };
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
