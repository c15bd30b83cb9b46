/** Cuts words that somebody chose into what stands between quotation marks, the source's own, and what does not. Pure; by the marks alone. */
import { textOf } from '../lib/spans.ts';
import type { Article, ContentPiece, Span } from '../types/index.ts';

const opening = new Set('“„«‘');
const closing = new Set('”»’');

/** Pieces in text order, without white space at their edges; marks belong to what they enclose. */
export function quotedPieces({ text, parts }: Article, span: Span): ContentPiece[] {
  const pieces: ContentPiece[] = [];
  for (const part of [...parts.map((one) => one.span), span]) {
    const isRest = part === span;
    const start = Math.max(span.start, part.start);
    const end = Math.min(span.end, part.end);
    if (start >= end || (isRest && pieces.length > 0)) continue;
    pieces.push(...piecesWithin(text, isRest ? start : part.start, { start, end }));
  }
  return pieces;
}

/** Marks are counted from the beginning of the paragraph: a piece may begin inside a quotation. */
function piecesWithin(text: string, from: number, { start, end }: Span): ContentPiece[] {
  const pieces: ContentPiece[] = [];
  let opened: string | null = null;
  let begun = start;
  const cut = (to: number): void => {
    const span = trimmedSpan(text, { start: begun, end: to });
    if (span.start < span.end) add(text, pieces, { span, quoted: opened !== null });
    begun = to;
  };
  for (let at = from; at < end; at++) {
    const turn = turnAt(text, at, opened);
    if (turn === null) continue;
    if (at >= start) cut(turn === 'opens' ? at : at + 1);
    opened = turn === 'opens' ? text[at]! : null;
  }
  cut(end);
  return pieces;
}

/** What has no word in it belongs to the piece before. */
function add(text: string, pieces: ContentPiece[], piece: ContentPiece): void {
  const last = pieces.at(-1);
  if (last !== undefined && !/[\p{L}\p{N}]/u.test(textOf(text, piece.span))) {
    pieces[pieces.length - 1] = { ...last, span: { start: last.span.start, end: piece.span.end } };
  } else pieces.push(piece);
}

/** What a mark does where `opened` (or nothing) is open. */
function turnAt(text: string, at: number, opened: string | null): 'opens' | 'closes' | null {
  const mark = text[at]!;
  if (opened === null) {
    if (mark === '‘' && isLetter(text[at - 1] ?? ' ')) return null;
    return mark === '"' || opening.has(mark) ? 'opens' : null;
  }
  if (opened === '"') return mark === '"' ? 'closes' : null;
  // An apostrophe as well: it closes only what a single mark has opened, and nothing in the middle of a word.
  if (mark === '’') return opened === '‘' && !isLetter(text[at + 1] ?? ' ') ? 'closes' : null;
  return opened !== '‘' && closing.has(mark) ? 'closes' : null;
}

const isLetter = (character: string): boolean => /\p{L}/u.test(character);

function trimmedSpan(text: string, span: Span): Span {
  const words = textOf(text, span);
  const start = span.start + (words.length - words.trimStart().length);
  return { start, end: Math.max(start, span.end - (words.length - words.trimEnd().length)) };
}
