/** For tests: a text as an article with one part a line, without a page that it came from. */
import type { Article, PartKind } from '../src/types/index.ts';

/** What the line is, and how many characters of it are a mark that says so and no text. */
export interface LineKind {
  readonly kind: PartKind;
  readonly mark?: number;
}

/** `kindOf` is asked for every line that is not empty; places are counted among those. */
export function articleOfLines(text: string, kindOf: (line: string, place: number) => LineKind): Article {
  const parts = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }, place) => {
    const { kind, mark = 0 } = kindOf(line, place);
    const span = { start: index + mark, end: index + line.length };
    return { kind, span, sourceSpan: span };
  });
  return {
    id: 'article',
    captureId: 'capture',
    url: null,
    publisher: null,
    inLanguage: 'en',
    headline: null,
    authors: [],
    datePublished: null,
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
