/** What the models learn from: features of words, of windows around cues, of whole relations, with what people marked. */
import {
  type ArticleView,
  addCueFeatures,
  FeatureSink,
  mayBeCue,
  type Proposals,
  RelationContext,
  Role,
  roleEvidence,
  Sign,
  windowOf,
} from '../../src/statements/engine/index.ts';
import type { ChainLesson } from './chain.ts';
import type { GoldRelation, TrainingArticle } from './corpus.ts';
import type { FeatureIndex } from './feature-index.ts';
import type { Lesson } from './logistic.ts';

/** A lesson whose features are hashes still. */
export interface RawLesson extends Lesson {
  readonly rows: Int32Array;
}

/** One lesson for each word that may be a cue, outside what the annotators discarded. */
export function cueLessons({ view, relations, discarded, weight }: TrainingArticle): readonly RawLesson[] {
  const sink = new FeatureSink();
  const heads = new Set(relations.map(({ head }) => head));
  const lessons: RawLesson[] = [];
  for (let at = 0; at < view.length; at++) {
    if (!mayBeCue(view, at) || discarded[at] === 1) continue;
    sink.clear();
    addCueFeatures(view, at, sink);
    lessons.push({ rows: sink.copy(), targets: [heads.has(at) ? 1 : 0], weight });
  }
  return lessons;
}

/** One lesson for each relation that people marked. `probabilities`: of cues, from a model that has not seen the article. */
export function chainLessons(
  { view, relations, weight }: TrainingArticle,
  probabilities: Float32Array,
): readonly ChainLesson[] {
  const sink = new FeatureSink();
  return relations.flatMap((relation) => {
    if (relation.head < 0) return [];
    const window = windowOf(view, relation.head);
    const { offsets, boundaries } = roleEvidence(view, relation.head, window, probabilities, sink);
    const roles = rolesOf(view, window.first, window.end - window.first, relation);
    const lesson = { offsets, boundaries, rows: sink.copy(), roles, cue: relation.head - window.first };
    return Array.from({ length: weight }, () => lesson);
  });
}

/** The role of each word of a window; signs between two words of one span belong to it. */
function rolesOf(view: ArticleView, first: number, size: number, { source, content, head }: GoldRelation): Uint8Array {
  const spans = new Uint8Array(size);
  const mark = (words: readonly number[], value: number) => {
    for (const word of words) if (word >= first && word < first + size && word !== head) spans[word - first] = value;
  };
  mark(content, 2);
  mark(source, 1);
  let last = -1;
  for (let at = 0; at < size; at++) {
    const isWord = (view.signs[first + at]! & Sign.word) !== 0;
    if (!isWord && spans[at] === 0 && first + at !== head) continue;
    if (spans[at] !== 0 && last >= 0 && spans[last] === spans[at]) spans.fill(spans[at]!, last + 1, at);
    last = at;
  }
  const roles = new Uint8Array(size);
  spans.forEach((span, at) => {
    const goesOn = at > 0 && spans[at - 1] === span;
    if (span === 1) roles[at] = goesOn ? Role.source : Role.sourceFirst;
    else if (span === 2) roles[at] = goesOn ? Role.content : Role.contentFirst;
  });
  return roles;
}

const overlap = (words: readonly number[], gold: ReadonlySet<number>): number => {
  let shared = 0;
  for (const word of words) if (gold.has(word)) shared++;
  return words.length + gold.size === 0 ? 1 : (2 * shared) / (words.length + gold.size);
};

/**
 * One lesson for each proposal, by cues. Targets: is the relation right (content Dice ≥ 0.8, source ≥ 0.5); what is it worth
 * beside the others: 1 exact, less with another source's edge, little when only right.
 */
export function relationLessons(
  { view, relations, weight }: TrainingArticle,
  proposals: readonly Proposals[],
  probabilities: Float32Array,
): readonly (readonly RawLesson[])[] {
  const sink = new FeatureSink();
  const context = new RelationContext(view, proposals, probabilities);
  const gold = relations.map(({ source, content }) => ({ source: new Set(source), content: new Set(content) }));
  const wordsOf = (words: readonly number[]) => words.filter((word) => view.signs[word]! & Sign.word);
  return proposals.map(({ all }, index) =>
    all.map((proposal, rank) => {
      sink.clear();
      context.add(index, rank, sink);
      const [content, source] = [wordsOf(proposal.content), wordsOf(proposal.source)];
      let [right, worth] = [0, 0];
      for (const one of gold) {
        const contentShare = content.length === 0 ? 0 : overlap(content, one.content);
        if (contentShare < 0.8) continue;
        const sourceShare = one.source.size > 0 ? overlap(source, one.source) : source.length > 0 ? 0 : 1;
        if (sourceShare < 0.5) continue;
        right = 1;
        worth = Math.max(worth, contentShare < 1 ? 0.1 : sourceShare < 1 ? 0.85 : 1);
      }
      return { rows: sink.copy(), targets: [right, worth], weight: rank === 0 ? weight : weight / 2 };
    }),
  );
}

/** Counts the features of all lessons and puts rows in their place. Lists of one article each. */
export function numbered<One extends { readonly rows: Int32Array }>(
  lists: readonly (readonly One[])[],
  index: FeatureIndex,
  least: number,
  number: (lesson: One, index: FeatureIndex) => One,
): readonly (readonly One[])[] {
  for (const list of lists) for (const { rows } of list) index.count(rows);
  index.close(least);
  return lists.map((list) => list.map((lesson) => number(lesson, index)));
}

export function numberedLesson(lesson: RawLesson, index: FeatureIndex): RawLesson {
  return { ...lesson, rows: index.rowsOf(lesson.rows) };
}

export function numberedChain(lesson: ChainLesson, index: FeatureIndex): ChainLesson {
  const offsets = new Int32Array(lesson.offsets.length);
  const rows = new Int32Array(lesson.rows.length);
  let length = 0;
  for (let word = 0; word + 1 < offsets.length; word++) {
    for (let at = lesson.offsets[word]!; at < lesson.offsets[word + 1]!; at++) {
      const row = index.rowOf(lesson.rows[at]!);
      if (row >= 0) rows[length++] = row;
    }
    offsets[word + 1] = length;
  }
  return { ...lesson, offsets, rows: rows.slice(0, length) };
}
