/** What the statements room finds in a split's articles, in the measure's terms. */
import { parse } from '../../../src/language/index.ts';
import { english } from '../../../src/languages/en/index.ts';
import type { Models } from '../../../src/models.ts';
import { traceStatements } from '../../../src/statements/index.ts';
import { articleOf, scored } from './articles.ts';
import type { GoldArticle, Shown } from './score.ts';

/** By article id. PolNeAR has no attribution within another: statements with a parent are left out. */
export function predict(articles: readonly GoldArticle[], models: Models): ReadonlyMap<string, readonly Shown[]> {
  return new Map(articles.map(({ id, text }) => [id, shownIn(id, text, models)]));
}

function shownIn(id: string, text: string, models: Models): readonly Shown[] {
  const article = articleOf(id, text);
  if (article === null) return [];
  const traced = traceStatements(parse(article, english, models.language), english, models.statements);
  const outer = traced.filter(({ statement }) => statement.parent === null);
  const spans = scored(
    text,
    outer.map(({ statement }) => statement),
  );
  return outer.map(({ statement, rule }, index) => ({
    ...spans[index]!,
    confidence: statement.confidence,
    rule: `${rule}/${statement.source?.rule ?? 'none'}`,
  }));
}
