/** The stretches that finders read: sentences of parts where a reporter speaks. */
import { reporterSpeaks } from '../lib/parts.ts';
import type { PartKind } from '../types/index.ts';
import { Class, type View } from './view.ts';

export interface SentenceView {
  readonly index: number;
  readonly part: number;
  readonly kind: PartKind;
  readonly first: number;
  /** Exclusive, closing punctuation included. */
  readonly end: number;
  /** Where content can end at the latest: before the closing punctuation, unless it is quoted. */
  readonly close: number;
}

/**
 * Tokens that finders look at in one go. Sentences of news are shorter (the longest in PolNeAR's training half has 190 words);
 * what is longer is no sentence but a list or a page without full stops, and is read in stretches, so that cost stays linear.
 */
export const longestSentence = 240;

function closeOf(view: View, first: number, end: number): number {
  let close = end;
  while (close > first + 1 && isClosing(view, close - 1)) close--;
  return close;
}

function isClosing(view: View, index: number): boolean {
  if (view.quoted(index) || view.word(index) === ')') return false;
  return view.is(index, Class.stop | Class.dash | Class.comma);
}

/** All of them, in text order. */
export function sentencesOf(view: View): readonly SentenceView[] {
  const { sentences, article } = view.parsed;
  const found: SentenceView[] = [];
  for (let index = 0; index < sentences.length; index++) {
    const part = sentences.part[index]!;
    const kind = article.parts[part]?.kind;
    if (kind === undefined || !reporterSpeaks(kind)) continue;
    const last = sentences.endToken[index]!;
    for (let first = sentences.firstToken[index]!; first < last; first += longestSentence) {
      const end = Math.min(last, first + longestSentence);
      found.push({ index, part, kind, first, end, close: closeOf(view, first, end) });
    }
  }
  return found;
}
