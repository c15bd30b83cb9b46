/** What tells somebody's own words from a reporter's: `I`, `we`, `you`, a question. And what in them nobody says: `(APPLAUSE)`. */
import type { WordRange } from '../../lib/trees.ts';
import type { Layout } from './layout.ts';

/** Longer brackets are a part of the speech. In words and signs. */
const longestDirection = 14;

/** A first or second person, or a question; in a paragraph that is a quotation as a whole, inside it, else outside quotations. */
export function soundsSpoken({ parsed: { words }, pack }: Layout, { first, end }: WordRange): boolean {
  const quotation = end > first ? words.quotation[first]! : 0;
  for (let i = first; i < end; i++) {
    if (words.quotation[i] !== 0 && words.quotation[i] !== quotation) continue;
    if (words.forms[i] === '?') return true;
    const person = pack.pronouns.get(words.lower[i]!);
    if (person === 'first' || person === 'second' || pack.transcripts.ownPronouns.has(words.lower[i]!)) return true;
  }
  return false;
}

/** The stretch without its stage directions: `(APPLAUSE)`, `[laughter]`, a paragraph that is nothing but a bracket. */
export function withoutDirections(layout: Layout, { first, end }: WordRange): readonly WordRange[] {
  const { forms } = layout.parsed.words;
  const words = wordsWithin(layout, { first, end });
  const pieces: WordRange[] = [];
  let from = first;
  for (let i = first; i < end; i++) {
    if (forms[i] !== '(' && forms[i] !== '[') continue;
    const close = closing(layout, i, end);
    if (close < 0) continue;
    const isAll = words.first >= i && words.end <= close + 1;
    if (!(isAll || isDirection(layout, i, close))) continue;
    pieces.push({ first: from, end: i });
    from = close + 1;
    i = close;
  }
  pieces.push({ first: from, end });
  return pieces.filter((piece) => hasWords(layout, piece));
}

/** Without the signs at both ends. */
function wordsWithin({ isWord }: Layout, range: WordRange): WordRange {
  let { first, end } = range;
  while (first < end && isWord[first] === 0) first++;
  while (end > first && isWord[end - 1] === 0) end--;
  return { first, end };
}

function closing({ parsed: { words } }: Layout, open: number, end: number): number {
  const close = words.forms[open] === '(' ? ')' : ']';
  const stop = Math.min(end, open + longestDirection);
  for (let i = open + 1; i < stop; i++) if (words.forms[i] === close) return i;
  return -1;
}

function isDirection(layout: Layout, open: number, close: number): boolean {
  const { words } = layout.parsed;
  const { stageDirections } = layout.pack.transcripts;
  let letters = 0;
  let capitals = true;
  for (let i = open + 1; i < close; i++) {
    if (layout.isWord[i] === 0) continue;
    const form = words.forms[i]!;
    if (stageDirections.has(words.lower[i]!)) return true;
    letters += form.length;
    if (form !== form.toUpperCase() || form === form.toLowerCase()) capitals = false;
  }
  // `(NATO)` is a part of the speech.
  return capitals && letters > 0 && close - open > 3;
}

function hasWords({ isWord }: Layout, { first, end }: WordRange): boolean {
  for (let i = first; i < end; i++) if (isWord[i] === 1) return true;
  return false;
}
