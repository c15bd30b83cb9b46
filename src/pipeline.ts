/**
 * The order of the rooms, and nothing else: capture → page → language → statements.
 * A reading is a pure function of the capture, the engine version and the models.
 */
import { parse } from './language/index.ts';
import { packFor } from './languages/index.ts';
import { engine } from './lib/engine.ts';
import { problem } from './lib/problems.ts';
import type { ModelsByLanguage } from './models.ts';
import { readPage } from './page/index.ts';
import { findStatements } from './statements/index.ts';
import type { Article, Capture, Reading, ReadingOutcome } from './types/index.ts';

export { type ModelFiles, type Models, type ModelsByLanguage, modelsFrom } from './models.ts';

/**
 * Reads one capture into its article and statements; what is wrong with the page comes back as a problem.
 * @param models a page in a language that is not among them is read without statements
 */
export function read(capture: Capture, models: ModelsByLanguage): ReadingOutcome {
  const page = readPage(capture);
  if (page.article === null) return { reading: null, problem: page.problem };
  return { reading: readArticle(page.article, capture.uri, models), problem: null };
}

function readArticle(article: Article, uri: string, models: ModelsByLanguage): Reading {
  const pack = packFor(article.inLanguage);
  if (pack === null) {
    const what = `This page is in "${article.inLanguage ?? 'an unknown language'}".`;
    return { engine, article, statements: [], notes: [problem('language/no-pack', uri, what)] };
  }
  const learned = models[pack.code];
  if (learned === undefined) {
    const note = problem('language/no-model', uri, `There is no model for "${pack.code}".`);
    return { engine, article, statements: [], notes: [note] };
  }
  const parsed = parse(article, pack, learned.language);
  return { engine, article, statements: findStatements(parsed, pack), notes: [] };
}
