/**
 * The engine: one article → its relations. Words that may be cues, what each may be the cue of, how likely each of these is right
 * (`judging.ts`); then the best that do not claim the same words (`choice.ts`), and why.
 */
import { rowOf, type WeightTable } from '../../lib/weight-table.ts';
import type { Reason } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import type { ArticleView } from './article-view.ts';
import { choose } from './choice.ts';
import { addCueFeatures } from './cue-features.ts';
import { FeatureSink } from './feature-sink.ts';
import { cueProbabilities, findProposals, judge } from './judging.ts';
import type { StatementModel } from './model.ts';
import { RelationContext } from './relation-features.ts';
import { asRelation, hasWords } from './spans.ts';

/** Relations in the order of their cues; none claims another's words, but a content may hold further relations (`findInner`). */
export function findRelations(view: ArticleView, model: StatementModel): readonly Relation[] {
  const judged = judge(view, model, cueProbabilities(view, model));
  return choose(view, judged, model.settings.leastRelation)
    .map(({ cue, proposal, probability }) => asRelation(view, cue, proposal, probability))
    .filter(hasWords);
}

/** How many features a reading is explained by, each for the cue and for the whole relation. */
const mostReasons = 6;

/** What weighed most, by the relation's cue: for the relations of `findRelations`, which are found again. */
export function explainRelations(view: ArticleView, model: StatementModel): ReadonlyMap<number, readonly Reason[]> {
  const probabilities = cueProbabilities(view, model);
  const proposals = findProposals(view, model, probabilities);
  const context = new RelationContext(view, proposals, probabilities);
  const sink = new FeatureSink(true);
  const reasons = new Map<number, readonly Reason[]>();
  for (const { cue, index, rank } of choose(view, judge(view, model, probabilities), model.settings.leastRelation)) {
    sink.clear();
    addCueFeatures(view, cue, sink);
    const ofCue = weightiest(model.cue, sink);
    sink.clear();
    context.add(index, rank, sink);
    reasons.set(cue, [...ofCue, ...weightiest(model.relation, sink)]);
  }
  return reasons;
}

/** Features with the same name are summed up. */
function weightiest(table: WeightTable, sink: FeatureSink): readonly Reason[] {
  const sums = new Map<string, number>();
  for (let at = 0; at < sink.length; at++) {
    const row = rowOf(table, sink.hashes[at]!);
    if (row < 0) continue;
    const name = sink.names![at]!;
    sums.set(name, (sums.get(name) ?? 0) + table.rows[row]! * table.scale);
  }
  return [...sums]
    .map(([feature, weight]) => ({ feature, weight: Math.round(weight * 100) / 100 }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, mostReasons);
}
