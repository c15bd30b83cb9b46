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

/** All of them, in text order. */
export function sentencesOf(view: View): readonly SentenceView[] {
  const { sentences, article } = view.parsed;
  const found: SentenceView[] = [];
  for (let index = 0; index < sentences.length; index++) {
    const part = sentences.part[index]!;
    const kind = article.parts[part]?.kind;
    if (kind === undefined || !reporterSpeaks(kind)) continue;
    const first = sentences.firstToken[index]!;
    const end = sentences.endToken[index]!;
    let close = end;
    while (
      close > first + 1 &&
      !view.quoted(close - 1) &&
      view.is(close - 1, Class.stop | Class.dash | Class.comma) &&
      view.word(close - 1) !== ')'
    )
      close--;
    found.push({ index, part, kind, first, end, close });
  }
  return found;
}
