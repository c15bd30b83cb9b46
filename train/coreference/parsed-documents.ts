/** GUM's documents as a reading sees them, from their raw text: every line a paragraph. */
import { CoreferenceView } from '../../src/language/coreference/index.ts';
import { type LanguageEngine, parse } from '../../src/language/index.ts';
import { findNames, type NamedPhrase } from '../../src/language/names/index.ts';
import { english } from '../../src/languages/en/index.ts';
import type { Article } from '../../src/types/index.ts';

export interface ParsedDocument {
  readonly view: CoreferenceView;
  readonly names: readonly NamedPhrase[];
}

export function parseDocument(doc: string, text: string, engine: LanguageEngine): ParsedDocument {
  const article = articleOf(doc, text);
  const { words, tree, quotations } = parse(article, english, engine);
  return {
    view: new CoreferenceView(article, words, tree, quotations, english),
    names: findNames(article, words, tree, quotations, english, engine.names),
  };
}

function articleOf(doc: string, text: string): Article {
  const parts = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => {
    const span = { start: index, end: index + line.length };
    return { kind: 'paragraph' as const, span, sourceSpan: span };
  });
  return {
    id: doc,
    captureId: doc,
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
