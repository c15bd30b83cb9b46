/** Texts with marked names, one JSON object a line, and the articles that the language room reads them as. */
import { readFileSync } from 'node:fs';
import type { Article } from '../../../src/types/index.ts';

export interface GoldName {
  /** Code points into the text; `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly named: boolean;
}

export interface GoldDocument {
  readonly doc: string;
  readonly text: string;
  readonly ents: readonly GoldName[];
}

export function readGold(path: string): readonly GoldDocument[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldDocument);
}

/** Every line is a paragraph: the texts have no other mark-up. */
export function articleOf(id: string, text: string): Article {
  const parts: { kind: 'paragraph'; span: { start: number; end: number }; sourceSpan: null }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') {
      parts.push({ kind: 'paragraph', span: { start, end: start + line.length }, sourceSpan: null });
    }
    start += line.length + 1;
  }
  return {
    id,
    captureId: id,
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

/** Code points before each UTF-16 offset. */
export function toCodePoints(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const before = new Uint32Array(text.length + 1);
  let points = 0;
  for (let i = 0; i < text.length; i++) {
    before[i] = points;
    const code = text.charCodeAt(i);
    if (code < 0xdc00 || code > 0xdfff) points++;
  }
  before[text.length] = points;
  return (offset) => before[offset]!;
}
