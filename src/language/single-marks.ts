/**
 * Single quotation marks used as outer ones (`‘No,’ she said`), told from apostrophes: after an opening mark, the mark that
 * closes it. The tokeniser has already put apostrophes inside words, clitics and `’em` out of the way; what is left to tell
 * apart is the possessive of a plural: `‘for the ministers’ own good’`.
 */
import { blank, classOf, lower } from './characters.ts';
import { doubleMark, singleMark, type TokenColumns } from './columns.ts';

/**
 * The token of the mark that closes the single mark `open`, or -1. Looks no further than the next opening mark of the same
 * kind, so that all look-ups of a part together are one pass.
 */
export function closerOfSingle(text: string, columns: TokenColumns, open: number, end: number): number {
  const opener = text.charCodeAt(columns.start[open]!);
  let possessive = -1;
  let doubles = 0;
  for (let k = open + 1; k < end; k++) {
    if (columns.kind[k] === doubleMark) doubles++;
    if (columns.kind[k] !== singleMark) continue;
    const code = text.charCodeAt(columns.start[k]!);
    const touches = columns.end[k - 1] === columns.start[k] && k > open + 1;
    if (code === opener && !touches && (code === 0x2018 || isTightAfter(text, columns, k))) break;
    if ((code !== 0x2019 && code !== 0x27) || !touches) continue;
    // Marks of a double quotation must open and close on the same side.
    if (doubles % 2 === 1) continue;
    if (!mayBePossessive(text, columns, k)) return k;
    if (possessive < 0) possessive = k;
  }
  return possessive;
}

/**
 * Whether what the `‘` at token `open` begins goes on behind the part, which ends at `partEnd`: it begins a sentence or stands after a
 * sign (`said: ‘`), and the next part opens again.
 */
export function goesOn(text: string, columns: TokenColumns, open: number, partEnd: number): boolean {
  if (!signsBefore.has(text[columns.end[open - 1]! - 1]!)) return false;
  let next = partEnd;
  while (next < text.length && classOf(text.charCodeAt(next)) === blank) next++;
  return text.charCodeAt(next) === 0x2018;
}

function isTightAfter(text: string, columns: TokenColumns, k: number): boolean {
  const at = columns.end[k]!;
  return at < text.length && classOf(text.charCodeAt(at)) !== blank;
}

const signsBefore: ReadonlySet<string> = new Set('.,:;!?…’”"');

/** `ministers’ own`: an s before, a space and a small letter after. */
function mayBePossessive(text: string, columns: TokenColumns, k: number): boolean {
  const at = columns.start[k]!;
  if ((text.charCodeAt(at - 1) | 32) !== 0x73) return false;
  const next = columns.end[k]!;
  return (
    next + 1 < text.length && classOf(text.charCodeAt(next)) === blank && classOf(text.charCodeAt(next + 1)) === lower
  );
}
