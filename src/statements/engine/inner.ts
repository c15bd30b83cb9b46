/** What is told inside what somebody says: the same reading, over each content alone. */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation as FoundRelation } from '../relation.ts';
import { type ArticleView, nearestQuoted, Relation, Sign } from './article-view.ts';
import { choose } from './choice.ts';
import { cueProbabilities, judge } from './judging.ts';
import type { StatementModel } from './model.ts';
import { asRelation, hasWords } from './spans.ts';

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
  const inner = new Map<number, FoundRelation[]>();
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
    const known = inner.get(at);
    if (!hasWords(relation)) continue;
    if (known === undefined) inner.set(at, [relation]);
    else known.push(relation);
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
