/**
 * The order of the rooms, and nothing else: capture → page → language → statements.
 * A reading is a pure function of the capture and the engine version.
 */
import { parse } from './language/index.ts';
import { packFor } from './languages/index.ts';
import { engine } from './lib/engine.ts';
import { problem } from './lib/problems.ts';
import { readPage } from './page/index.ts';
import { findStatements } from './statements/index.ts';
import type { Capture, ReadingOutcome } from './types/index.ts';

/** Reads one capture into its article and statements; what is wrong with the page comes back as a problem. */
export function read(capture: Capture): ReadingOutcome {
  const page = readPage(capture);
  if (page.article === null) return { reading: null, problem: page.problem };
  const { article } = page;

  const pack = packFor(article.inLanguage);
  if (pack === null) {
    const note = problem(
      'language/no-pack',
      capture.uri,
      `This page is in "${article.inLanguage ?? 'an unknown language'}".`,
    );
    return { reading: { engine, article, statements: [], notes: [note] }, problem: null };
  }

  const parsed = parse(article, pack);
  const statements = findStatements(parsed, pack);
  return { reading: { engine, article, statements, notes: [] }, problem: null };
}
