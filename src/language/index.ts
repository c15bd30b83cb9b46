/**
 * The language room: Article → ParsedArticle. Pure; the pack is passed in. Trees have doors of their own: ud/, model/.
 * Only parts in which a reporter speaks are read; tokens and sentences never cross a part.
 */
import { reporterSpeaks } from '../lib/parts.ts';
import type { Article, LanguagePack, ParsedArticle, Quotation } from '../types/index.ts';
import { TokenColumns } from './columns.ts';
import { CoreferenceView, findCoreference, travelling } from './coreference/index.ts';
import type { LanguageEngine } from './engine.ts';
import { lexiconOf } from './lexicon.ts';
import { findNames } from './names/index.ts';
import { type Carried, findQuotations } from './quotations.ts';
import { cutSentences } from './sentences.ts';
import { findTimes } from './times/index.ts';
import { tokenise } from './tokeniser.ts';
import { WordSplitter } from './ud/split-words.ts';
import { findWordsAndTrees } from './words-and-trees.ts';

export * from '../lib/tokens.ts';
export { findTimes } from './times/index.ts';
export type { LanguageEngine };

/** Reads an article with the words of one language. Never throws for what a text contains; time is linear in its length. */
export function parse(article: Article, pack: LanguagePack, engine: LanguageEngine): ParsedArticle {
  const { text } = article;
  const columns = new TokenColumns(text, text.length >> 2, lexiconOf(pack));
  const splitter = new WordSplitter(text, columns, pack, engine.boundaries);
  const quotations: Quotation[] = [];
  const firstToken: number[] = [];
  const endToken: number[] = [];
  const part: number[] = [];
  let carried: Carried = null;
  article.parts.forEach(({ kind, span }, index) => {
    if (!reporterSpeaks(kind)) return;
    let first = columns.length;
    tokenise(text, span.start, span.end, pack, columns);
    if (columns.length === first) return;
    splitter.add(first, span.end, index);
    const left = findQuotations(text, span, first, columns, goesOn.has(kind) ? carried : null, quotations);
    if (goesOn.has(kind)) carried = left;
    cutSentences(text, first, columns, pack, (end) => {
      columns.sentence.fill(firstToken.length, first, end);
      firstToken.push(first);
      endToken.push(end);
      part.push(index);
      first = end;
    });
  });
  const tokens = columns.finish();
  const sentences = {
    length: firstToken.length,
    firstToken: Uint32Array.from(firstToken),
    endToken: Uint32Array.from(endToken),
    part: Uint32Array.from(part),
  };
  const trees = findWordsAndTrees(splitter.finish(), quotations, pack, engine);
  const times = findTimes({ article, tokens, sentences }, pack, trees);
  const names = findNames(article, trees.words, trees.tree, quotations, pack, engine.names);
  const view = new CoreferenceView(article, trees.words, trees.tree, quotations, pack);
  const { mentions, chains } = travelling(view, findCoreference(view, names, engine.coreference));
  return {
    article,
    tokens,
    sentences,
    quotations,
    mentions,
    chains,
    times,
    ...trees,
  };
}

/** A quotation goes on from one of these to the next, over subheadings and captions between. */
const goesOn: ReadonlySet<string> = new Set(['paragraph', 'blockquote', 'list-item']);
