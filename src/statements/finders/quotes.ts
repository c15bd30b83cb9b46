/** Quotations as tokens, and which of them stand for themselves rather than being a few words within a sentence. */
import { tokensIn } from '../../lib/tokens.ts';
import type { Quotation } from '../../types/index.ts';
import type { TokenSpan } from '../noun-phrases.ts';
import type { SentenceView } from '../sentences.ts';
import { Class, type View } from '../view.ts';

export interface Quote extends TokenSpan {
  readonly quotation: Quotation;
  readonly part: number;
  readonly whole: boolean;
}

const closingMarks: ReadonlySet<string> = new Set([',', '.', '?', '!', '…', '...', '--', '—', '–', '-', ';']);

/** A quotation that stands for itself: it ends like a sentence or clause, and is not a few words within one. */
function isWhole(view: View, quotation: Quotation, first: number, end: number, partFirst: boolean): boolean {
  const inner = tokensIn(view.parsed.tokens, quotation.inner);
  const begin = inner.first;
  const last = inner.end - 1;
  const words = last - begin + 1;
  if (words < 1) return false;
  const closed = closingMarks.has(view.word(last)) || closingMarks.has(view.word(end));
  const capital = view.is(begin, Class.capital | Class.number) || !view.is(begin, Class.word);
  const led =
    view.is(first - 1, Class.comma) ||
    view.word(first - 1) === ':' ||
    view.word(first - 1) === view.pack.attribution.complementiser ||
    (view.cueEntry(first - 1)?.frames.has('quote') ?? false);
  if (partFirst) return closed || words > 6;
  if (led) return words > 2 || (capital && closed);
  return closed && capital && words > 2;
}

export function quotesOf(view: View, sentences: readonly SentenceView[]): readonly Quote[] {
  const partOf = new Map<number, number>();
  for (const sentence of sentences) partOf.set(sentence.index, sentence.part);
  const { tokens, quotations, sentences: columns } = view.parsed;
  const quotes: Quote[] = [];
  for (const quotation of quotations) {
    const { first, end } = tokensIn(tokens, quotation.span);
    if (first >= end) continue;
    const sentence = tokens.sentence[first]!;
    const part = partOf.get(sentence);
    if (part === undefined) continue;
    const opensPart = first === 0 || columns.part[tokens.sentence[first - 1]!] !== part;
    quotes.push({
      first,
      end,
      quotation,
      part,
      whole: quotation.continues || isWhole(view, quotation, first, end, opensPart),
    });
  }
  return quotes;
}
