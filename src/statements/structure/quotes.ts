/**
 * Quotations as ranges of words: which stand for themselves, from the beginning of a sentence to the end of one, and which
 * relation each belongs to already.
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import { endsSentence, type Layout, paragraphOf } from './layout.ts';

export interface Quote extends WordRange {
  /** Index into `Layout.paragraphs`. */
  readonly paragraph: number;
  /** Begins where a sentence may begin and ends where one may end: not a few words within the reporter's sentence. */
  readonly whole: boolean;
  readonly closed: boolean;
  /** Goes on from the unclosed one before it in the list. */
  readonly continues: boolean;
}

const spoken: ReadonlySet<string> = new Set(['standfirst', 'paragraph', 'blockquote', 'list-item']);

/** The quotations of the paragraphs in which somebody may speak, in text order. */
export function quotesOf(layout: Layout): readonly Quote[] {
  const { words, quotations } = layout.parsed;
  const quotes: Quote[] = [];
  const doubles = usesDoubleMarks(layout);
  for (let at = 0; at < words.length; at++) {
    const number = words.quotation[at]!;
    if (number === 0) continue;
    const first = at;
    while (at + 1 < words.length && words.quotation[at + 1] === number) at++;
    const paragraph = paragraphOf(layout, first);
    if (!spoken.has(layout.paragraphs[paragraph]!.kind)) continue;
    const { closed, continues } = quotations[number - 1]!;
    const end = at + 1;
    // `'A fight to the end'` between paragraphs is a heading where people's words have double marks.
    const heading = doubles && layout.paragraphs[paragraph]!.quoted && isSingle(words.forms[first]!);
    const whole = !heading && isWhole(layout, paragraph, first, end, closed);
    quotes.push({ first, end, paragraph, whole, closed, continues });
  }
  return quotes;
}

function isSingle(form: string): boolean {
  return form === "'" || form === '‘' || form === '’' || form === '`';
}

function usesDoubleMarks({ parsed: { article, quotations } }: Layout): boolean {
  return quotations.some(({ span }) => !isSingle(article.text[span.start]!) || article.text[span.start + 1] === "'");
}

function isWhole(layout: Layout, paragraph: number, first: number, end: number, closed: boolean): boolean {
  return beginsFreely(layout, paragraph, first) && endsFreely(layout, paragraph, first, end, closed);
}

function beginsFreely({ parsed: { words }, paragraphs }: Layout, paragraph: number, first: number): boolean {
  let before = first - 1;
  if (before < paragraphs[paragraph]!.first) return true;
  if (words.forms[before] === ':') return true;
  // A closing mark of the quotation before, after its full stop.
  if (words.quotation[before]! > 0) before--;
  return before >= 0 && endsSentence(words.forms[before]!);
}

function endsFreely(layout: Layout, paragraph: number, first: number, end: number, closed: boolean): boolean {
  const { parsed, paragraphs, isWord } = layout;
  const { forms } = parsed.words;
  const stop = paragraphs[paragraph]!.end;
  let last = end - 1;
  while (last > first && isWord[last] === 0 && !endsSentence(forms[last]!)) last--;
  const inside = isWord[last] === 0 && last > first;
  const after = end < stop && endsSentence(forms[end]!);
  if (!(inside || after || !closed)) return false;
  const next = after ? end + 1 : end;
  return next >= stop || isWord[next] === 0 ? true : isCapital(forms[next]!);
}

function isCapital(form: string): boolean {
  const first = form[0]!;
  return first !== first.toLowerCase() || (first >= '0' && first <= '9');
}

/**
 * Of each quotation, the relation whose content it is, as an index, or -1: the one that covers most of it, at least half, and whose
 * cue stands outside it; the one with the longest content where several do. Linear in the contents' words.
 */
export function ownersOf(layout: Layout, quotes: readonly Quote[], relations: readonly Relation[]): Int32Array {
  const quoteOfWord = new Int32Array(layout.parsed.words.length).fill(-1);
  const sizes = quotes.map(({ first, end }, index) => {
    quoteOfWord.fill(index, first, end);
    return wordsIn(layout, first, end);
  });
  const owners = new Int32Array(quotes.length).fill(-1);
  const best = new Float64Array(quotes.length);
  relations.forEach((relation, index) => {
    const length = contentLength(relation);
    for (const [quote, count] of coverage(layout, quoteOfWord, relation)) {
      const { first, end } = quotes[quote]!;
      if (2 * count < sizes[quote]! || (relation.cueHead >= first && relation.cueHead < end)) continue;
      const weight = count * 1e6 + Math.min(length, 1e6 - 1);
      if (weight <= best[quote]!) continue;
      best[quote] = weight;
      owners[quote] = index;
    }
  });
  return owners;
}

function coverage(layout: Layout, quoteOfWord: Int32Array, { content }: Relation): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { first, end } of content) {
    for (let i = first; i < end; i++) {
      const quote = quoteOfWord[i]!;
      if (quote >= 0 && layout.isWord[i] === 1) counts.set(quote, (counts.get(quote) ?? 0) + 1);
    }
  }
  return counts;
}

function contentLength({ content }: Relation): number {
  let length = 0;
  for (const { first, end } of content) length += end - first;
  return length;
}

export function wordsIn({ isWord }: Layout, first: number, end: number): number {
  let count = 0;
  for (let i = first; i < end; i++) count += isWord[i]!;
  return count;
}
