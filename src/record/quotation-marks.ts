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
  let isInside = false;
  let begun = start;
  const cut = (to: number): void => {
    const span = trimmedSpan(text, { start: begun, end: to });
    if (span.start < span.end) add(text, pieces, { span, quoted: isInside });
    begun = to;
  };
  for (let at = from; at < end; at++) {
    const turn = turnAt(text, at, isInside);
    if (turn === 'opens') {
      if (at >= start) cut(at);
      isInside = true;
    } else if (turn === 'closes') {
      if (at >= start) cut(at + 1);
      isInside = false;
    }
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

function turnAt(text: string, at: number, isInside: boolean): 'opens' | 'closes' | null {
  const mark = text[at]!;
  const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' '];
  if (mark === '"') return isInside ? 'closes' : 'opens';
  if (mark === '‘') return !isInside && !isLetter(before) ? 'opens' : null;
  // An apostrophe as well: it closes only what a single mark has opened, and nothing in the middle of a word.
  if (mark === '’') return isInside && !isLetter(after) && openedBy(text, at) === '‘' ? 'closes' : null;
  if (opening.has(mark)) return isInside ? null : 'opens';
  return isInside && closing.has(mark) ? 'closes' : null;
}

/** The nearest opening mark before, in the same line. */
function openedBy(text: string, at: number): string | null {
  for (let i = at - 1; i >= 0 && text[i] !== '\n' && at - i < 2000; i--) if (opening.has(text[i]!)) return text[i]!;
  return null;
}

const isLetter = (character: string): boolean => /\p{L}/u.test(character);

function trimmedSpan(text: string, span: Span): Span {
  const words = textOf(text, span);
  const start = span.start + (words.length - words.trimStart().length);
  return { start, end: Math.max(start, span.end - (words.length - words.trimEnd().length)) };
}
