/** A source as one phrase of the tree: its main piece, its edges set right, the subject of a cue. */
import { hashOfText } from '../../lib/hashing.ts';
import { type ArticleView, Relation, Sign } from './article-view.ts';
import { wordsFrom } from './pieces.ts';

/** Words `first` to `end`, exclusive. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

/** What stands before a noun and belongs to it. */
const premodifiers: ReadonlySet<number> = new Set([
  Relation.det,
  Relation.compound,
  Relation.amod,
  Relation.nummod,
  Relation.flat,
  Relation.possessor,
]);

/**
 * A source's edges set right by the tree: its head's own premodifiers belong to it; a preposition, an auxiliary or a verb at an edge
 * that does not hang from the head does not. Nothing is left of a source without a noun, a pronoun or a number.
 */
export function sourcePhrase(view: ArticleView, source: readonly number[]): readonly number[] {
  const { head, relation, parsed, quotation } = view;
  if (source.length === 0) return source;
  const { upos, labels } = parsed.tree;
  const kind = (word: number) => labels.upos[upos[word]!]!;
  let [first, last] = [source[0]!, source.at(-1)!];
  const inside = (word: number) => word >= first && word <= last;
  const top = source.find((word) => nominal.has(kind(word)) && !inside(head[word]!));
  if (top === undefined) return source.some((word) => nominal.has(kind(word))) ? source : [];
  const hangs = (word: number) => {
    let above = word;
    for (let steps = 0; steps < 8 && above >= 0; steps++) {
      if (above === top) return true;
      above = head[above]!;
    }
    return false;
  };
  while (last > top && loose.has(kind(last)) && !hangs(last)) last--;
  while (first < top && (relation[first] === Relation.caseMarker || (loose.has(kind(first)) && !hangs(first)))) first++;
  for (let before = first - 1; before >= view.sentenceFirst[top]!; before--) {
    if (head[before] !== top || !premodifiers.has(relation[before]!) || quotation[before] !== quotation[top]) break;
    first = before;
  }
  return wordsFrom(first, last + 1);
}

const nominal: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'X', 'SYM']);
const loose: ReadonlySet<string> = new Set(['AUX', 'VERB', 'ADP', 'SCONJ', 'CCONJ', 'PUNCT', 'ADV', 'PART']);

/** A source is one unbroken phrase, signs within it aside: the piece whose head the rest of the sentence hangs on, else the first. */
export function mainPiece({ head, signs }: ArticleView, source: readonly number[]): readonly number[] {
  const pieces: number[][] = [];
  for (const word of source) {
    const piece = pieces.at(-1);
    const from = piece === undefined ? word : piece.at(-1)! + 1;
    if (piece !== undefined && wordsFrom(from, word).every((between) => !(signs[between]! & Sign.word))) {
      piece.push(...wordsFrom(from, word + 1));
    } else pieces.push([word]);
  }
  if (pieces.length < 2) return pieces[0] ?? [];
  const [first, end] = [source[0]!, source.at(-1)!];
  const isTop = (word: number) => (head[word]! < first || head[word]! > end) && (signs[word]! & Sign.word) !== 0;
  return pieces.find((piece) => piece.some(isTop)) ?? pieces[0]!;
}

/** The active subject of a cue, no time (`said Friday`); −1 for none. */
export function ownSubject({ tree, relation, time }: ArticleView, cue: number): number {
  let own = -1;
  for (let child = tree.firstChild[cue]!; child >= 0; child = tree.nextSibling[child]!) {
    if (relation[child] === Relation.nsubj && time[child] === 0) own = child;
  }
  return own;
}

/** What may stand between a source and its cue, in words: a comma, `has`, `also`. */
const mostBetween = 3;

/**
 * The person or organisation named right before a cue: `…, the harbour minister, Ilse Varga, said`. A name tells so where the tree, led
 * astray by its commas, does not. Null for none.
 */
export function namedBefore(view: ArticleView, cue: number): Stretch | null {
  const { mention, signs, upos, head, sentenceFirst } = view;
  const from = sentenceFirst[cue]!;
  let last = cue - 1;
  while (last > from && cue - last <= mostBetween && mention[last] === 0) {
    const isBeside = (signs[last]! & Sign.comma) !== 0 || (head[last] === cue && besides.has(upos[last]!));
    if (!isBeside) return null;
    last--;
  }
  const kind = mention[last];
  if (last < from || (kind !== 1 && kind !== 2)) return null;
  let first = last;
  while (first > from && mention[first - 1] === kind) first--;
  return { first, end: last + 1 };
}

const besides: ReadonlySet<number> = new Set([hashOfText('AUX'), hashOfText('ADV')]);
