/** For tests: reads a text as an article whose first line is its headline, and says its statements in words. */
import { articleOfLines } from '../../test/article-of-lines.ts';
import { engine, statementModel } from '../../test/models.ts';
import { parse } from '../language/index.ts';
import { english } from '../languages/en/index.ts';
import type { Article, Span, Statement } from '../types/index.ts';
import { findStatements } from './index.ts';

export function articleOf(text: string): Article {
  return articleOfLines(text, (_, place) => ({ kind: place === 0 ? 'headline' : 'paragraph' }));
}

export function statementsOf(text: string): readonly Statement[] {
  return findStatements(parse(articleOf(text), english, engine), english, statementModel);
}

/** `source | cue | content / content`, one line a statement; `-` where there is none. One paragraph, without a headline. */
export function inWords(paragraph: string): readonly string[] {
  const text = `Harbour news\n\n${paragraph}\n`;
  const words = (span: Span | undefined) => (span === undefined ? '-' : text.slice(span.start, span.end));
  return statementsOf(text).map(
    ({ source, cue, content }) =>
      `${words(source?.span)} | ${words(cue?.span)} | ${content.map(({ span }) => words(span)).join(' / ')}`,
  );
}
