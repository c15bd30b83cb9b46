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
  /** Those of them that only a second look into a content has found. */
  readonly inner: ReadonlySet<Relation>;
}

function find(parsed: ParsedArticle, pack: LanguagePack, model: StatementModel): Found {
  const view = viewOf(parsed, pack);
  const outer = withStructure(findRelations(view, model), parsed, view.tree, pack);
  const inner = allInner(view, model, outer);
  return { view, relations: nested([...outer, ...inner], view.length), inner: new Set(inner) };
}

/** How deep reports of reports are followed. */
const deepest = 3;

/** What contents say that others said. What is known already, as in the turns of a transcript, is not told twice: a cue has one relation. */
function allInner(view: ArticleView, model: StatementModel, outer: readonly Relation[]): readonly Relation[] {
  const cues = new Set(outer.map(({ cueHead }) => cueHead));
  const levels: (readonly Relation[])[] = [];
  for (let above = outer; levels.length < deepest && above.length > 0; ) {
    above = [...findInner(view, model, above).values()].flat().filter(({ cueHead }) => !cues.has(cueHead));
    for (const { cueHead } of above) cues.add(cueHead);
    levels.push(above);
  }
  return levels.flat();
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
  const { view, relations, inner } = find(parsed, pack, model);
  const reasons = explainRelations(view, model);
  return assemble(view, parsed, pack, relations).map(({ id }, index) => {
    const { relation } = relations[index]!;
    return { id, rule: relation.rule, reasons: inner.has(relation) ? [] : (reasons.get(relation.cueHead) ?? []) };
  });
}
