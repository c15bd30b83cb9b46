/** Lessons for what a content says that others said: the same article, read once more over its contents alone. */
import { hashOfText } from '../../src/lib/hashing.ts';
import type { ArticleView } from '../../src/statements/engine/index.ts';
import type { GoldRelation, TrainingArticle } from './corpus.ts';

/**
 * The article with its outermost relations; then, for every depth at which something is told within a content, the article as the
 * engine reads contents (`findInner`), with what is told there. Contents at which nobody marked anything are left out.
 */
export function withinContents(article: TrainingArticle): readonly TrainingArticle[] {
  const depths = byDepth(article.relations);
  return depths.map((relations, depth) => {
    const above = depths[depth - 1];
    return above === undefined ? { ...article, relations } : { ...article, ...contentsOf(article, above), relations };
  });
}

/** Relations whose cue no other content holds; those within these; and so on. Never empty. */
function byDepth(relations: readonly GoldRelation[]): readonly (readonly GoldRelation[])[] {
  const depthOf = ({ head }: GoldRelation) => relations.filter(({ content }) => content.includes(head)).length;
  const deepest = Math.max(0, ...relations.map(depthOf));
  return Array.from({ length: deepest + 1 }, (_, depth) => relations.filter((one) => depthOf(one) === depth));
}

const root = hashOfText('root');

/** The view over the contents alone, each a sentence of its own; what is outside is discarded and may be no cue. */
function contentsOf({ view }: TrainingArticle, relations: readonly GoldRelation[]) {
  const { length } = view;
  const inside = new Uint8Array(length);
  const paragraphFirst = Int32Array.from({ length }, (_, at) => at);
  const paragraphEnd = Int32Array.from({ length }, (_, at) => at + 1);
  for (const { content } of relations) {
    for (const [first, end] of pieces(content)) {
      inside.fill(1, first, end);
      paragraphFirst.fill(first, first, end);
      paragraphEnd.fill(end, first, end);
    }
  }
  const isTop = (at: number) => view.head[at]! < paragraphFirst[at]! || view.head[at]! >= paragraphEnd[at]!;
  const within: ArticleView = {
    ...view,
    head: view.head.map((above, at) => (inside[at] === 1 && isTop(at) ? -1 : above)),
    relation: view.relation.map((name, at) => (inside[at] === 1 && isTop(at) ? root : name)),
    act: view.act.map((value, at) => (inside[at] === 0 ? 0 : value)),
    signs: view.signs.map((value, at) => (inside[at] === 0 ? 0 : value)),
    quotation: new Uint32Array(length),
    quotedBefore: new Int32Array(length).fill(-1),
    quotedAfter: new Int32Array(length).fill(length),
    sentenceFirst: view.sentenceFirst.map((first, at) =>
      inside[at] === 1 ? Math.max(first, paragraphFirst[at]!) : first,
    ),
    sentenceEnd: view.sentenceEnd.map((end, at) => (inside[at] === 1 ? Math.min(end, paragraphEnd[at]!) : end)),
    paragraphFirst,
    paragraphEnd,
  };
  return { view: within, discarded: inside.map((value) => 1 - value) };
}

/** Ranges of words that follow each other, a sign between two words aside. */
function pieces(words: readonly number[]): readonly (readonly [first: number, end: number])[] {
  const ranges: [number, number][] = [];
  for (const word of words) {
    const last = ranges.at(-1);
    if (last !== undefined && word <= last[1] + 1) last[1] = word + 1;
    else ranges.push([word, word + 1]);
  }
  return ranges;
}
