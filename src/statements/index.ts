/**
 * The statements room: ParsedArticle → Statement[]. Pure; the trained model is passed in.
 * The engine finds relations in sentences and paragraphs, `structure` what only the whole article shows, `fields` reads the rest.
 */
import type { Explanation, LanguagePack, ParsedArticle, Statement } from '../types/index.ts';
import { assemble } from './assemble.ts';
import {
  type ArticleView,
  explainRelations,
  findInner,
  findRelations,
  type StatementModel,
  viewOf,
} from './engine/index.ts';
import { type Nested, nested } from './nesting.ts';
import type { Relation } from './relation.ts';
import { withStructure } from './structure/index.ts';

export { decodeModel, type StatementModel } from './engine/index.ts';

export interface TracedStatement {
  readonly statement: Statement;
  /** What proposed it: `verb`, `noun`, `turn`, …; `source.rule` says how the source was found. */
  readonly rule: string;
}

interface Found {
  readonly view: ArticleView;
  readonly relations: readonly Nested[];
}

function find(parsed: ParsedArticle, pack: LanguagePack, model: StatementModel): Found {
  const view = viewOf(parsed, pack);
  const outer = withStructure(findRelations(view, model), parsed, view.tree, pack);
  return { view, relations: nested([...outer, ...allInner(view, model, outer)], view.length) };
}

/** How deep reports of reports are followed. */
const deepest = 3;

function allInner(view: ArticleView, model: StatementModel, outer: readonly Relation[]): readonly Relation[] {
  const all: Relation[] = [];
  let above = outer;
  for (let depth = 0; depth < deepest && above.length > 0; depth++) {
    above = [...findInner(view, model, above).values()].flat();
    all.push(...above);
  }
  return all;
}

/** The same as `findStatements`, each with what proposed it: for benchmarks. */
export function traceStatements(
  parsed: ParsedArticle,
  pack: LanguagePack,
  model: StatementModel,
): readonly TracedStatement[] {
  const { view, relations } = find(parsed, pack, model);
  return assemble(view, parsed, pack, relations).map((statement, index) => ({
    statement,
    rule: relations[index]!.relation.rule,
  }));
}

/** Who said what in one article, in text order; empty when nobody says anything. Never throws for what a text contains. */
export function findStatements(parsed: ParsedArticle, pack: LanguagePack, model: StatementModel): readonly Statement[] {
  const { view, relations } = find(parsed, pack, model);
  return assemble(view, parsed, pack, relations);
}

/** Why each of the statements of `findStatements` was read so, in their order. Reads the article again. */
export function explainStatements(
  parsed: ParsedArticle,
  pack: LanguagePack,
  model: StatementModel,
): readonly Explanation[] {
  const { view, relations } = find(parsed, pack, model);
  const reasons = explainRelations(view, model);
  return assemble(view, parsed, pack, relations).map(({ id, parent }, index) => {
    const { rule, cueHead } = relations[index]!.relation;
    return { id, rule, reasons: parent === null ? (reasons.get(cueHead) ?? []) : [] };
  });
}
