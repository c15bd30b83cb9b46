/** TIMEX3 gold, one JSON object a line, and its texts as the language room reads them. */
import { readFileSync } from 'node:fs';
import type { Article } from '../../../src/types/index.ts';

export interface Timex {
  /** Code points into the text. */
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly value: string | null;
}

export interface GoldDocument {
  readonly doc: string;
  /** The time of writing, `1998-08-07` or `1998-08-07T14:05`. */
  readonly dct: string;
  readonly text: string;
  readonly timex: readonly Timex[];
}

export function readGold(path: string): readonly GoldDocument[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldDocument);
}

/** Every block between blank lines is a paragraph: the texts have no other mark-up. */
export function articleOf({ doc, dct, text }: GoldDocument): Article {
  const parts: { kind: 'paragraph'; span: { start: number; end: number }; sourceSpan: null }[] = [];
  let start = 0;
  for (const { index, 0: gap } of [...text.matchAll(/\n[ \t]*\n/g), { index: text.length, 0: '' }]) {
    if (text.slice(start, index).trim() !== '')
      parts.push({ kind: 'paragraph', span: { start, end: index }, sourceSpan: null });
    start = index + gap.length;
  }
  return {
    id: doc,
    captureId: doc,
    url: null,
    publisher: null,
    inLanguage: 'en',
    headline: null,
    authors: [],
    datePublished: dct,
    dateModified: null,
    dateline: null,
    section: null,
    text,
    textDigest: '',
    wordsDigest: '',
    parts,
    related: [],
    witnesses: [],
  };
}
