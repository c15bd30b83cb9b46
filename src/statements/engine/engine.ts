/**
 * The engine: one article → its relations. Words that may be cues, what each may be the cue of, how likely each of these is right;
 * then the best that do not claim the same words, and, inside what somebody said, what they say that others said.
 */
import type { WordRange } from '../../lib/trees.ts';
import { rowOf, type WeightTable } from '../../lib/weight-table.ts';
import type { Reason } from '../../types/index.ts';
import type { Relation as FoundRelation } from '../relation.ts';
import { type ArticleView, nearestQuoted, Relation, Sign } from './article-view.ts';
import { addCueFeatures, mayBeCue } from './cue-features.ts';
import { FeatureSink } from './feature-sink.ts';
import type { StatementModel } from './model.ts';
import { type Proposal, type Proposals, proposalsOf } from './proposals.ts';
import { RelationContext } from './relation-features.ts';
import { likeliest, roleScores, StepTable } from './role-decoding.ts';
import { roleEvidence } from './role-features.ts';
import { windowOf } from './role-window.ts';
import { ownSubject } from './source-phrase.ts';
import { asRelation } from './spans.ts';

/** How many labellings are looked at. */
const labellings = 6;

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

/** What every likely cue may be the cue of; by their cues, ascending. `probabilities`: of every word. */
export function findProposals(
  view: ArticleView,
  model: Pick<StatementModel, 'roles' | 'settings'>,
  probabilities: Float32Array,
): readonly Proposals[] {
  const sink = new FeatureSink();
  const steps = new StepTable(model.roles);
  const found: Proposals[] = [];
  for (let cue = 0; cue < view.length; cue++) {
    if (probabilities[cue]! < model.settings.leastCue) continue;
    const window = windowOf(view, cue);
    const evidence = roleEvidence(view, cue, window, probabilities, sink);
    const scores = roleScores(model.roles, evidence, sink.hashes, cue - window.first);
    const paths = likeliest(scores, steps, evidence.boundaries, labellings);
    const proposals = proposalsOf(view, cue, probabilities[cue]!, window, paths);
    if (proposals !== null) found.push(proposals);
  }
  return found;
}

interface Option {
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
function judge(view: ArticleView, model: StatementModel, probabilities: Float32Array): readonly (readonly Option[])[] {
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

/**
 * The surest relations that do not claim each other's words. Where a cue's best proposal clashes with a surer relation, its next one is
 * tried, unless the cue itself is in what somebody else says.
 */
function choose(view: ArticleView, judged: readonly (readonly Option[])[], least: number): readonly Option[] {
  const claimed = new Uint8Array(view.length);
  const isCue = new Uint8Array(view.length);
  const tried = new Uint32Array(judged.length);
  const chosen: Option[] = [];
  const waiting = new Waiting((cue) => judged[cue]![tried[cue]!]!.probability);
  judged.forEach((_, cue) => {
    waiting.add(cue);
  });
  for (let next = waiting.take(); next >= 0; next = waiting.take()) {
    const option = judged[next]![tried[next]!]!;
    if (option.probability < least || claimed[option.cue] !== 0) continue;
    if (clashes(option.proposal.content, claimed, isCue)) {
      tried[next]!++;
      if (tried[next]! < judged[next]!.length) waiting.add(next);
      continue;
    }
    for (const word of option.proposal.content) claimed[word] = 1;
    isCue[option.cue] = 1;
    chosen.push(option);
  }
  return chosen.sort((a, b) => a.cue - b.cue);
}

/** Takes more than a tenth of its words from others, or another's cue. */
function clashes(content: readonly number[], claimed: Uint8Array, isCue: Uint8Array): boolean {
  let shared = 0;
  for (const word of content) {
    if (isCue[word] !== 0) return true;
    shared += claimed[word]!;
  }
  return shared > 0.1 * content.length;
}

/** Cues that wait to be looked at: the one with the highest key first, of equal ones the first in the text. A binary heap. */
class Waiting {
  readonly #cues: number[] = [];
  readonly #keys: number[] = [];
  readonly #keyOf: (cue: number) => number;

  constructor(keyOf: (cue: number) => number) {
    this.#keyOf = keyOf;
  }

  add(cue: number): void {
    let at = this.#cues.length;
    this.#cues.push(cue);
    this.#keys.push(this.#keyOf(cue));
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  /** −1 when none waits. */
  take(): number {
    const first = this.#cues[0];
    if (first === undefined) return -1;
    this.#swap(0, this.#cues.length - 1);
    this.#cues.pop();
    this.#keys.pop();
    for (let at = 0; ; ) {
      let best = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#cues.length && this.#isBefore(child, best)) best = child;
      }
      if (best === at) return first;
      this.#swap(at, best);
      at = best;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#keys[one]!, this.#keys[other]!];
    return a > b || (a === b && this.#cues[one]! < this.#cues[other]!);
  }

  #swap(one: number, other: number): void {
    for (const column of [this.#cues, this.#keys]) {
      const value = column[one]!;
      column[one] = column[other]!;
      column[other] = value;
    }
  }
}

/** Relations in the order of their cues; none claims another's words, but a content may hold further relations (`findInner`). */
export function findRelations(view: ArticleView, model: StatementModel): readonly FoundRelation[] {
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

/** A content may be nothing but signs. */
const hasWords = ({ content }: FoundRelation) => content.length > 0;

/** Surer than outside: only lessons written for this project mark what is told inside a content. */
const leastInnerRelation = 0.55;

/** Nor is it worth the time to look at unlikely cues. */
const leastInnerCue = 0.35;

/** A content is read once more where it has at least so many words. */
const leastInner = 5;

/**
 * What the content of each relation says that others said: the same reading over the content alone, whose quotation marks say nothing new.
 * Index of the outer relation → the inner ones.
 */
export function findInner(
  view: ArticleView,
  model: StatementModel,
  outer: readonly FoundRelation[],
): ReadonlyMap<number, readonly FoundRelation[]> {
  const inner = new Map<number, readonly FoundRelation[]>();
  const owner = new Int32Array(view.length).fill(-1);
  const paragraphFirst = Int32Array.from({ length: view.length }, (_, at) => at);
  const paragraphEnd = Int32Array.from({ length: view.length }, (_, at) => at + 1);
  let pieces = 0;
  outer.forEach(({ content }, index) => {
    for (const piece of content) {
      const { first, end } = withoutSigns(view, piece);
      if (end - first < leastInner) continue;
      pieces++;
      owner.fill(index, first, end);
      paragraphFirst.fill(first, first, end);
      paragraphEnd.fill(end, first, end);
    }
  });
  if (pieces === 0) return inner;
  const within = contentsAlone(view, owner, paragraphFirst, paragraphEnd);
  const likely = cueProbabilities(within, model, (at) => owner[at]! >= 0);
  const probabilities = likely.map((value) => (value < leastInnerCue ? 0 : value));
  for (const { cue, proposal, probability } of choose(view, judge(within, model, probabilities), leastInnerRelation)) {
    const at = owner[cue]!;
    if (proposal.content.some((word) => owner[word] !== at)) continue;
    const relation = asRelation(within, cue, proposal, probability);
    if (hasWords(relation)) inner.set(at, [...(inner.get(at) ?? []), relation]);
  }
  return inner;
}

/** The view with each content read as a sentence of its own: what is around it, quotation marks too, says nothing there. */
function contentsAlone(
  view: ArticleView,
  owner: Int32Array,
  paragraphFirst: Int32Array,
  paragraphEnd: Int32Array,
): ArticleView {
  const quotation = new Uint32Array(view.length);
  const isTop = (at: number) =>
    owner[at]! >= 0 && (view.head[at]! < paragraphFirst[at]! || view.head[at]! >= paragraphEnd[at]!);
  return {
    ...view,
    act: view.act.map((value, at) => (owner[at]! < 0 ? 0 : value)),
    head: view.head.map((above, at) => (isTop(at) ? -1 : above)),
    relation: view.relation.map((name, at) => (isTop(at) ? Relation.root : name)),
    quotation,
    ...nearestQuoted(quotation),
    sentenceFirst: view.sentenceFirst.map((first, at) =>
      owner[at]! < 0 ? first : Math.max(first, paragraphFirst[at]!),
    ),
    sentenceEnd: view.sentenceEnd.map((end, at) => (owner[at]! < 0 ? end : Math.min(end, paragraphEnd[at]!))),
    paragraphFirst,
    paragraphEnd,
  };
}

/** Without the marks and signs at both ends. */
function withoutSigns({ signs }: ArticleView, range: WordRange): WordRange {
  let { first, end } = range;
  while (first < end && !(signs[first]! & Sign.word)) first++;
  while (end > first && !(signs[end - 1]! & Sign.word)) end--;
  return { first, end };
}
