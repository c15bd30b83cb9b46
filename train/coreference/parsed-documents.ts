/** GUM's documents as a reading sees them, from their raw text: every line a paragraph. */
import { articleOf } from '../../bench/accuracy/names/articles.ts';
import { CoreferenceView } from '../../src/language/coreference/index.ts';
import { type LanguageEngine, parse } from '../../src/language/index.ts';
import { findNames, type NamedPhrase } from '../../src/language/names/index.ts';
import { english } from '../../src/languages/en/index.ts';

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
