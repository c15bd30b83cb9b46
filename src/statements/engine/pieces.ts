/** Words as ascending lists, and the unbroken runs in them. */

export interface Piece {
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
}

/** Unbroken runs of ascending words. */
export function piecesOf(words: readonly number[]): readonly Piece[] {
  const pieces: { first: number; last: number }[] = [];
  for (const word of words) {
    const piece = pieces.at(-1);
    if (piece !== undefined && piece.last === word - 1) piece.last = word;
    else pieces.push({ first: word, last: word });
  }
  return pieces;
}

/** The words `first` to `end`, the latter exclusive; none where `end` is not behind `first`. */
export function wordsFrom(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, at) => first + at);
}
