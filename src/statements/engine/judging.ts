/** Words that may be cues, what each may be the cue of, and how likely each of these is right. */
import { rowOf, type WeightTable } from '../../lib/weight-table.ts';
import { type ArticleView, Sign } from './article-view.ts';
import { addCueFeatures, mayBeCue } from './cue-features.ts';
import { FeatureSink } from './feature-sink.ts';
import type { StatementModel } from './model.ts';
import { type Proposal, type Proposals, proposalsOf } from './proposals.ts';
import { RelationContext } from './relation-features.ts';
import { likeliest, roleScores, StepTable } from './role-decoding.ts';
import { roleEvidence } from './role-features.ts';
import { windowOf } from './role-window.ts';
import { ownSubject } from './source-phrase.ts';

/** How many labellings are looked at. More are learned from: what is read is judged as well, and a tenth of the time is saved. */
const labellings = 4;

const logistic = (score: number) => 1 / (1 + Math.exp(-score));

function sumOf(table: WeightTable, sink: FeatureSink, label = 0): number {
  let sum = 0;
  for (let at = 0; at < sink.length; at++) {
    const row = rowOf(table, sink.hashes[at]!);
    if (row >= 0) sum += table.rows[row + label]!;
  }
  return sum * table.scale;
}

/** How likely each word is a cue; 0 for those that are not asked for. */
export function cueProbabilities(
  view: ArticleView,
  { cue: table }: Pick<StatementModel, 'cue'>,
  isAsked: (word: number) => boolean = () => true,
): Float32Array {
  const sink = new FeatureSink();
  const probabilities = new Float32Array(view.length);
  for (let at = 0; at < view.length; at++) {
    if (!mayBeCue(view, at) || !isAsked(at)) continue;
    sink.clear();
    addCueFeatures(view, at, sink);
    probabilities[at] = logistic(sumOf(table, sink));
  }
  return probabilities;
}

/** What every likely cue may be the cue of; by their cues, ascending. `probabilities`: of every word; `count`: labellings looked at. */
export function findProposals(
  view: ArticleView,
  model: Pick<StatementModel, 'roles' | 'settings'>,
  probabilities: Float32Array,
  count = labellings,
): readonly Proposals[] {
  const sink = new FeatureSink();
  const steps = new StepTable(model.roles);
  const found: Proposals[] = [];
  for (let cue = 0; cue < view.length; cue++) {
    if (probabilities[cue]! < model.settings.leastCue) continue;
    const window = windowOf(view, cue);
    const evidence = roleEvidence(view, cue, window, probabilities, sink);
    const scores = roleScores(model.roles, evidence, sink.hashes, cue - window.first);
    const paths = likeliest(scores, steps, evidence.boundaries, count);
    const proposals = proposalsOf(view, cue, probabilities[cue]!, window, paths);
    if (proposals !== null) found.push(proposals);
  }
  return found;
}

/** A proposal, judged. */
export interface Option {
  readonly cue: number;
  /** Place of the cue among the proposals, and of this proposal among its own. */
  readonly index: number;
  readonly rank: number;
  readonly proposal: Proposal;
  /** How likely the whole relation is right. */
  readonly probability: number;
  /** How good the proposal is beside the others of its cue. */
  readonly worth: number;
}

/**
 * The proposals, with their places: only those whose source is the cue's own subject, where it has one that some of them name; and
 * only those that take no quotation which somebody else introduces with a colon, where there are others.
 */
function sensible(view: ArticleView, cue: number, all: readonly Proposal[], probabilities: Float32Array) {
  const ranked = all.map((proposal, rank) => ({ proposal, rank }));
  const own = ownSubject(view, cue);
  const named = own < 0 ? [] : ranked.filter(({ proposal }) => proposal.source.includes(own));
  const some = named.length > 0 ? named : ranked;
  const free = some.filter(({ proposal }) => !takesIntroduced(view, cue, proposal.content, probabilities));
  return free.length > 0 ? free : some;
}

/** How far before a colon its cue may stand, in words. */
const leadReach = 40;

/** `Hale answered: “No.” “Yes,” Voss said.`: the first quotation is not what Voss said. */
function takesIntroduced(
  view: ArticleView,
  cue: number,
  content: readonly number[],
  probabilities: Float32Array,
): boolean {
  const { quotation, quotationFirst, signs, sentenceFirst } = view;
  let last = 0;
  for (const word of content) {
    const one = quotation[word]!;
    if (word > cue) return false;
    if (one === 0 || one === last) continue;
    last = one;
    const colon = quotationFirst[one]! - 1;
    if (colon < 0 || !(signs[colon]! & Sign.colon)) continue;
    for (let before = colon - 1; before >= Math.max(sentenceFirst[colon]!, colon - leadReach); before--) {
      if (probabilities[before]! > 0.5 && ownSubject(view, before) >= 0) return true;
    }
  }
  return false;
}

/** Of each cue its proposals, the best first. */
export function judge(
  view: ArticleView,
  model: StatementModel,
  probabilities: Float32Array,
): readonly (readonly Option[])[] {
  const proposals = findProposals(view, model, probabilities);
  const context = new RelationContext(view, proposals, probabilities);
  const sink = new FeatureSink();
  return proposals.map(({ cue, all }, index) =>
    sensible(view, cue, all, probabilities)
      .map(({ proposal, rank }) => {
        sink.clear();
        context.add(index, rank, sink);
        const probability = logistic(sumOf(model.relation, sink));
        return { cue, index, rank, proposal, probability, worth: sumOf(model.relation, sink, 1) };
      })
      .sort((a, b) => b.worth - a.worth),
  );
}
