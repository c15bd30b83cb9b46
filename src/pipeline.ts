/**
 * The order of the rooms, and nothing else: capture → page → language → statements.
 * A reading is a pure function of the capture, the engine version and the models.
 */
import { parse } from './language/index.ts';
import { packFor } from './languages/index.ts';
import { engine } from './lib/engine.ts';
import { problem } from './lib/problems.ts';
import type { Models, ModelsByLanguage } from './models.ts';
import { compareArticles, readPage } from './page/index.ts';
import { explainStatements, findStatements } from './statements/index.ts';
import type {
  Article,
  Capture,
  ComparisonOutcome,
  Explanation,
  LanguagePack,
  Problem,
  Reading,
  ReadingOutcome,
} from './types/index.ts';

export { type LanguageFiles, type ModelFiles, type Models, type ModelsByLanguage, modelsFrom } from './models.ts';

/**
 * Reads one capture into its article and statements; what is wrong with the page comes back as a problem.
 * @param models a page in a language that is not among them is read without statements
 */
export function read(capture: Capture, models: ModelsByLanguage): ReadingOutcome {
  const page = readPage(capture);
  if (page.article === null) return { reading: null, problem: page.problem };
  return { reading: readArticle(page.article, capture.uri, models), problem: null };
}

/** Why each statement of `read` was read so, in their order; empty where there are none. Reads the capture again. */
export function explain(capture: Capture, models: ModelsByLanguage): readonly Explanation[] {
  const { article } = readPage(capture);
  if (article === null) return [];
  const { pack, learned } = knownOf(article, capture.uri, models);
  if (learned === null) return [];
  return explainStatements(parse(article, pack, learned.language), pack, learned.statements);
}

/** What changed from one capture of an article to another, both read by this engine; or what is wrong with one of them. */
export function compare(before: Capture, after: Capture): ComparisonOutcome {
  const earlier = readPage(before);
  if (earlier.article === null) return { comparison: null, problem: earlier.problem };
  const later = readPage(after);
  if (later.article === null) return { comparison: null, problem: later.problem };
  return { comparison: compareArticles(earlier.article, later.article), problem: null };
}

function readArticle(article: Article, uri: string, models: ModelsByLanguage): Reading {
  const { pack, learned, note } = knownOf(article, uri, models);
  if (learned === null) return { engine, article, statements: [], notes: [note] };
  const parsed = parse(article, pack, learned.language);
  return { engine, article, statements: findStatements(parsed, pack, learned.statements), notes: [] };
}

type Known =
  | { readonly pack: LanguagePack; readonly learned: Models; readonly note: null }
  | { readonly pack: null; readonly learned: null; readonly note: Problem };

/** What is known of the article's language, or why it has no statements. */
function knownOf({ inLanguage }: Article, uri: string, models: ModelsByLanguage): Known {
  const pack = packFor(inLanguage);
  if (pack === null) {
    const what = `This page is in "${inLanguage ?? 'an unknown language'}".`;
    return { pack: null, learned: null, note: problem('language/no-pack', uri, what) };
  }
  const learned = models[pack.code];
  if (learned !== undefined) return { pack, learned, note: null };
  return {
    pack: null,
    learned: null,
    note: problem('language/no-model', uri, `There is no model for "${pack.code}".`),
  };
}
