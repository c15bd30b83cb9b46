/**
 * One sentence as the row of pieces that the grammar reads. Words that say nothing of time are walls. Number words that stand
 * together become one: `twenty-four`, `one hundred and fifty`, `2 1/2`, `nineteen ninety-four` (a year).
 */
import { numberAt } from './numbers.ts';
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
