/** What the tests of this room share: an article with one part a line, read, and views of it that can be compared. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../test/models.ts';
import { packFor } from '../languages/index.ts';
import type { Article, ParsedArticle, PartKind, Span } from '../types/index.ts';
import { formOf, parse, tokensOfSentence } from './index.ts';

export const english = packFor('en')!;

/** Every line is a paragraph, or of the kind given. */
export function articleOf(text: string, kind: PartKind = 'paragraph', datePublished: string | null = null): Article {
  const parts = [...text.matchAll(/[^\n]+/g)].map((line) => {
    const span = { start: line.index, end: line.index + line[0].length };
    return { kind, span, sourceSpan: span };
  });
  return {
    id: 'a',
    captureId: 'c',
    url: null,
    publisher: null,
    inLanguage: 'en',
    headline: null,
    authors: [],
    datePublished,
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

export function readLines(text: string, datePublished: string | null = null): ParsedArticle {
  return parse(articleOf(text, 'paragraph', datePublished), english, engine);
}

export function words(parsed: ParsedArticle): string {
  return Array.from({ length: parsed.tokens.length }, (_, k) => formOf(parsed.tokens, k)).join(' ');
}

/** The sentences as written. */
export function sentencesOf(parsed: ParsedArticle): string[] {
  return Array.from({ length: parsed.sentences.length }, (_, s) => {
    const { first, end } = tokensOfSentence(parsed, s);
    return parsed.article.text.slice(parsed.tokens.start[first], parsed.tokens.end[end - 1]);
  });
}

export function cutOut(parsed: ParsedArticle, span: Span | null): string | null {
  return span === null ? null : parsed.article.text.slice(span.start, span.end);
}

/** `phrase → name of its chain`, in text order. */
export function mentionsOf(parsed: ParsedArticle, type = 'PER'): string[] {
  return parsed.mentions
    .filter((mention) => mention.type === type)
    .map((mention) => `${cutOut(parsed, mention.span)} → ${parsed.chains[mention.chain]!.name}`);
}

test('a part for each line, and blank lines none', () => {
  assert.deepEqual(
    articleOf('One.\n\nTwo.').parts.map(({ span }) => span),
    [
      { start: 0, end: 4 },
      { start: 6, end: 10 },
    ],
  );
});
