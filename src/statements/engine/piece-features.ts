/**
 * What is looked at to judge where one unbroken piece of a content begins and ends: the words at its edges and around them, quotations
 * that it cuts, and how it and what stands behind it hang together in the tree.
 */
import { mixed } from '../../lib/hashing.ts';
import { type ArticleView, Relation, Sign } from './article-view.ts';
import { type FeatureSink, templates } from './feature-sink.ts';
import type { Piece } from './pieces.ts';

const T = templates('relation', [
  'first word',
  'word before',
  'word after',
  'last word',
  'word after and signs at the end',
  'word before and first kind of word',
  'two words after',
  'cuts a quotation',
  'side and cuts a quotation',
  'subtrees cut and joined',
  'cue and subtrees cut',
  'relation of the piece',
  'cue and relation of the piece',
  'subtrees and relation of the piece',
  'hangs from the cue',
  'cue, hangs from it, relation',
  'word after and the one behind it',
  'what follows hangs from',
  'what follows hangs from, its first word',
  'cue and what follows hangs from',
  'what follows hangs from, its tag',
  'what follows hangs from, relation of the piece',
  'what follows, its first word, relation of the piece',
  'behind an inner comma',
  'behind an inner comma, its first word',
  'behind an inner comma, its tag',
  'cue and behind an inner comma',
  'last kind of word and word after',
  'first tag and word before',
  'cue and first word',
  'cue, first word and word before',
  'ends with the sentence',
  'begins with the sentence',
  'cues inside',
  'cue after the end',
]);

/** What the article tells of a piece of one cue's content. */
export interface PieceSituation {
  readonly cue: number;
  readonly piece: Piece;
  /** Of the whole content: 1 not quoted, 2 in part, 3 as good as all of it. */
  readonly quoted: number;
  /** Other likely cues in the piece. */
  readonly cuesInside: number;
  /** Of every word of the article: how likely it is a cue. */
  readonly cueProbability: Float32Array;
}

/** The word at a place outside the cue's paragraph. */
const outside = 5;

/** Adds the features of one piece. */
export function addPieceFeatures(view: ArticleView, situation: PieceSituation, sink: FeatureSink): void {
  addWordsAround(view, situation, sink);
  const { cue, piece, quoted, cuesInside } = situation;
  const top = addTree(view, cue, piece, sink);
  addFollowing(view, cue, piece, top, sink);
  addInnerCommas(view, cue, piece, sink);
  addFirstAndLast(view, cue, piece, sink);
  const { first, last } = piece;
  const side = first < cue ? 1 : 2;
  const endsSentence = last + 1 >= view.sentenceEnd[last]! || (view.signs[last + 1]! & Sign.stop) !== 0;
  sink.add(T['ends with the sentence'], endsSentence ? 2 : 1, side);
  sink.add(T['begins with the sentence'], first === view.sentenceFirst[first] ? 2 : 1, side);
  sink.add(T['cues inside'], 1 + Math.min(cuesInside, 3), quoted);
  addCueBehind(view, situation, sink);
}

/** The column at a word of the cue's paragraph. */
function inParagraph(
  { paragraphFirst, paragraphEnd }: ArticleView,
  cue: number,
  column: Int32Array,
  word: number,
): number {
  return word >= paragraphFirst[cue]! && word < paragraphEnd[cue]! ? column[word]! : outside;
}

function addWordsAround(view: ArticleView, { cue, piece: { first, last } }: PieceSituation, sink: FeatureSink): void {
  const { form, upos, signs, quotation } = view;
  const side = first < cue ? 1 : 2;
  const before = inParagraph(view, cue, form, first - 1);
  const after = inParagraph(view, cue, form, last + 1);
  sink.add(T['first word'], side, form[first]);
  sink.add(T['word before'], side, before);
  sink.add(T['word after'], side, after);
  sink.add(T['last word'], side, form[last]);
  sink.add(T['word after and signs at the end'], side, after, 1 + signs[last]!);
  sink.add(T['word before and first kind of word'], side, before, upos[first]);
  sink.add(T['two words after'], side, after, inParagraph(view, cue, upos, last + 2));
  const cutsFirst = quotation[first] !== 0 && quotation[first - 1] === quotation[first] ? 1 : 0;
  const cutsLast = quotation[last] !== 0 && quotation[last + 1] === quotation[last] ? 2 : 0;
  sink.add(T['cuts a quotation'], 1 + cutsFirst + cutsLast);
  sink.add(T['side and cuts a quotation'], 1 + cutsFirst + cutsLast, side);
}

/** Returns the last word of the piece that hangs from outside it; −1 for none. */
function addTree(view: ArticleView, cue: number, piece: Piece, sink: FeatureSink): number {
  const { relation, head, lemma } = view;
  const C = lemma[cue]!;
  const side = piece.first < cue ? 1 : 2;
  const { cut, joined, top } = subtreesOf(view, piece);
  const shape = 1 + Math.min(cut, 3) * 8 + Math.min(joined, 4);
  const topRelation = top < 0 ? 0 : relation[top]!;
  sink.add(T['subtrees cut and joined'], shape);
  sink.add(T['cue and subtrees cut'], 1 + Math.min(cut, 3), side, C);
  sink.add(T['relation of the piece'], topRelation, side, joined === 1 ? 2 : 1);
  sink.add(T['cue and relation of the piece'], topRelation, C, side);
  sink.add(T['subtrees and relation of the piece'], shape, topRelation);
  if (top >= 0) {
    const hangs = head[top] === cue ? 2 : 1;
    sink.add(T['hangs from the cue'], hangs, topRelation, side);
    sink.add(T['cue, hangs from it, relation'], hangs, C, topRelation);
  }
  return top;
}

/** How the words behind a piece hang together with it. */
function addFollowing(view: ArticleView, cue: number, { first, last }: Piece, top: number, sink: FeatureSink): void {
  const { form, xpos, lemma, relation, signs } = view;
  const most = view.paragraphEnd[cue]!;
  const after = inParagraph(view, cue, form, last + 1);
  const isWord = last + 1 < most && (signs[last + 1]! & Sign.word) !== 0;
  const next = isWord ? last + 1 : last + 2;
  if (next >= most) return;
  const clause = clauseTop(view, next, (above) => above !== cue, last);
  const hangs = hangsFrom(view, clause, cue, first, last);
  const R = relation[clause]!;
  sink.add(T['word after and the one behind it'], after, first < cue ? 1 : 2, form[next]);
  sink.add(T['what follows hangs from'], after, hangs, R);
  sink.add(T['what follows hangs from, its first word'], mixed(after, hangs), R, form[next]);
  sink.add(T['cue and what follows hangs from'], hangs, lemma[cue], R);
  sink.add(T['what follows hangs from, its tag'], after, hangs, xpos[clause]);
  sink.add(T['what follows hangs from, relation of the piece'], hangs, R, top < 0 ? 0 : relation[top]);
  sink.add(
    T['what follows, its first word, relation of the piece'],
    mixed(hangs, after),
    form[next],
    relation[top < 0 ? next : top],
  );
}

/** How the words behind a piece's inner commas and dashes hang together with what stands before them. */
function addInnerCommas(view: ArticleView, cue: number, { first, last }: Piece, sink: FeatureSink): void {
  const { form, xpos, lemma, relation, signs } = view;
  for (let at = first + 1; at < last; at++) {
    if (!(signs[at]! & (Sign.comma | Sign.dash))) continue;
    const clause = clauseTop(view, at + 1, (above) => above <= last, at);
    const hangs = hangsFrom(view, clause, cue, first, at);
    sink.add(T['behind an inner comma'], hangs, relation[clause]);
    sink.add(T['behind an inner comma, its first word'], hangs, form[at + 1], relation[clause]);
    sink.add(T['behind an inner comma, its tag'], hangs, xpos[clause], first < cue ? 1 : 2);
    sink.add(T['cue and behind an inner comma'], hangs, lemma[cue], relation[clause]);
  }
}

function addFirstAndLast(view: ArticleView, cue: number, { first, last }: Piece, sink: FeatureSink): void {
  const { form, upos, xpos, lemma } = view;
  const side = first < cue ? 1 : 2;
  const before = first > view.paragraphFirst[cue]! ? form[first - 1]! : outside;
  sink.add(T['last kind of word and word after'], upos[last], inParagraph(view, cue, form, last + 1), side);
  sink.add(T['first tag and word before'], xpos[first], before, side);
  sink.add(T['cue and first word'], form[first], lemma[cue], side);
  sink.add(T['cue, first word and word before'], before, form[first], lemma[cue]);
}

/** Whether another cue stands right behind the piece. */
function addCueBehind(view: ArticleView, situation: PieceSituation, sink: FeatureSink): void {
  const { cue, piece, cueProbability } = situation;
  const { first, last } = piece;
  if (last + 1 >= view.length) return;
  let follows = 1;
  for (let word = last + 1; word < Math.min(last + 8, view.sentenceEnd[last]!); word++) {
    if (word !== cue && cueProbability[word]! > 0.4) follows = 2;
  }
  sink.add(T['cue after the end'], follows, inParagraph(view, cue, view.form, last + 1), first < cue ? 1 : 2);
}

/** From a word up, as long as what is above stands behind `least` and is welcome. */
function clauseTop({ head }: ArticleView, from: number, isWelcome: (above: number) => boolean, least: number): number {
  let top = from;
  for (let steps = 0; steps < 12; steps++) {
    const above = head[top]!;
    if (above <= least || !isWelcome(above)) break;
    top = above;
  }
  return top;
}

/** 1 from the words `first` to `last`, 2 from the cue, 3 from nothing, 4 from a word before them, 5 from one behind. */
function hangsFrom({ head }: ArticleView, word: number, cue: number, first: number, last: number): number {
  const above = head[word]!;
  if (above < 0) return 3;
  if (above >= first && above <= last) return 1;
  if (above === cue) return 2;
  return above < first ? 4 : 5;
}

/** How many words near a piece hang from inside it, how many of its words hang from outside, and the last such word. */
function subtreesOf({ head, relation, sentenceFirst, sentenceEnd }: ArticleView, { first, last }: Piece) {
  let cut = 0;
  let joined = 0;
  let top = -1;
  for (let word = first; word <= last; word++) {
    if ((head[word]! >= first && head[word]! <= last) || relation[word] === Relation.punct) continue;
    joined++;
    top = word;
  }
  const reach = 40;
  const isCut = (word: number) => head[word]! >= first && head[word]! <= last && relation[word] !== Relation.punct;
  for (let word = Math.max(sentenceFirst[first]!, first - reach); word < first; word++) if (isCut(word)) cut++;
  for (let word = last + 1; word < Math.min(sentenceEnd[last]!, last + reach); word++) if (isCut(word)) cut++;
  return { cut, joined, top };
}
