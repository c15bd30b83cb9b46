/**
 * What is looked at to judge a whole relation: how sure its parts are, how its content's edges lie in the tree, among the signs and
 * the quotation marks, what the source is like, and what other cues claim.
 */
import { mixed } from '../../lib/hashing.ts';
import { type ArticleView, bucket, Relation, Sign } from './article-view.ts';
import { type FeatureSink, templates } from './feature-sink.ts';
import type { Proposals } from './proposals.ts';

const T = templates('relation', [
  'always',
  'cue probability',
  'labelling probability',
  'cue and labelling probability',
  'sureness of the source',
  'sureness of the content',
  'sureness of source and content',
  'sureness of every word',
  'rank and probability',
  'cue',
  'cue and its probability',
  'origin and cue',
  'origin and kind of cue',
  'origin and cue probability',
  'origin, quotation and tag',
  'pieces of the content',
  'pieces of the source',
  'length of the content',
  'length of the source',
  'cue and has a source',
  'kind of cue and pieces',
  'quoted',
  'quoted and cue',
  'quoted and cue probability',
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
  'gap to the cue',
  'cue and gap',
  'sentences apart',
  'relation of the source',
  'kind of source, hangs from the cue',
  'head of the source',
  'mention and kind of source',
  'distance of the source',
  'first word of the source',
  'word before the source',
  'word after the source',
  'source in quotation',
  'order of source and content',
  'cue and relation of the source',
  'source is a whole subtree',
  'cue without source',
  'kind of cue without source',
  'relation of a cue without source',
  'inside another content',
  'inside another content, cue probability',
  'content claimed by another',
  'content claimed, cue probability',
  'kind of part',
  'relation of the cue and quoted',
  'tag, side and has a source',
]);

/** Odds in steps, so that a linear model can bend. */
function odds(probability: number): number {
  const value = Math.log((probability + 1e-4) / (1 - probability + 1e-4));
  return 20 + Math.max(-8, Math.min(8, Math.round(value * 1.5)));
}

const outside = 5;
/** How far other cues may matter, in words. */
const neighbourhood = 160;

/** What the relations of one article are judged against: all its proposals. */
export class RelationContext {
  readonly #view: ArticleView;
  readonly #proposals: readonly Proposals[];
  readonly #probability: Float32Array;
  /** Places of the other cues near each cue, once they were asked for. */
  readonly #near: (readonly number[] | undefined)[] = [];
  /** The most likely cue whose likeliest content each cue is in; once it was asked for. */
  readonly #inside: (number | undefined)[] = [];
  /** Words of the content that is looked at: those that hold `#stamp`. */
  readonly #stamps: Int32Array;
  #stamp = 0;

  /** `proposals`: by their cues, ascending. `cueProbability`: of every word. */
  constructor(view: ArticleView, proposals: readonly Proposals[], cueProbability: Float32Array) {
    this.#view = view;
    this.#proposals = proposals;
    this.#probability = cueProbability;
    this.#stamps = new Int32Array(view.length);
  }

  /** Adds the features of proposal `rank` of the cue at place `index`. */
  add(index: number, rank: number, sink: FeatureSink): void {
    const { cue, cueProbability, all } = this.#proposals[index]!;
    const proposal = all[rank]!;
    const { lemma, upos, xpos, relation, kind, quotation, signs } = this.#view;
    const { source, content, origin } = proposal;
    const C = lemma[cue]!;
    const words = content.filter((word) => signs[word]! & Sign.word).length;
    const quotedWords = content.filter((word) => quotation[word] !== 0 && signs[word]! & Sign.word).length;
    const quoted = quotedWords >= 0.9 * words ? 3 : quotedWords > 0 ? 2 : 1;
    const pieces = piecesOf(content);
    const hasSource = source.length > 0 ? 2 : 1;
    this.#addSureness(index, rank, sink);
    sink.add(T.cue, C);
    sink.add(T['origin and cue'], origin, C);
    sink.add(T['origin and kind of cue'], origin, upos[cue]);
    sink.add(T['origin, quotation and tag'], origin, quoted, xpos[cue]);
    sink.add(T['pieces of the content'], 1 + Math.min(pieces.length, 4));
    sink.add(T['pieces of the source'], 1 + Math.min(piecesOf(source).length, 3));
    sink.add(T['length of the content'], 1 + bucket(words));
    sink.add(T['length of the source'], 1 + bucket(source.length));
    sink.add(T['cue and has a source'], C, hasSource);
    sink.add(T['kind of cue and pieces'], upos[cue], 1 + Math.min(pieces.length, 4), hasSource);
    sink.add(T.quoted, quoted);
    sink.add(T['quoted and cue'], quoted, C);
    sink.add(T['quoted and cue probability'], quoted, odds(cueProbability));
    for (const piece of pieces) this.#addPiece(cue, piece, index, quoted, sink);
    this.#addGap(cue, content, sink);
    if (source.length > 0) this.#addSource(cue, source, content, quoted, sink);
    else {
      sink.add(T['cue without source'], C, quoted);
      sink.add(T['kind of cue without source'], upos[cue], quoted);
      sink.add(T['relation of a cue without source'], relation[cue], quoted);
    }
    this.#addRivals(index, content, words, sink);
    sink.add(T['kind of part'], kind[cue], quoted);
    sink.add(T['relation of the cue and quoted'], relation[cue], quoted);
    sink.add(T['tag, side and has a source'], xpos[cue], content[0]! > cue ? 1 : 2, hasSource);
  }

  #addSureness(index: number, rank: number, sink: FeatureSink): void {
    const { cue, cueProbability, all } = this.#proposals[index]!;
    const { labelling, origin } = all[rank]!;
    const [asCue, asLabelled] = [odds(cueProbability), odds(Math.exp(labelling.logProbability))];
    sink.add(T.always);
    sink.add(T['cue probability'], asCue);
    sink.add(T['labelling probability'], asLabelled);
    sink.add(T['cue and labelling probability'], asCue, asLabelled);
    sink.add(T['sureness of the source'], odds(labelling.sourceSurety));
    sink.add(T['sureness of the content'], odds(labelling.contentSurety));
    sink.add(T['sureness of source and content'], odds(labelling.sourceSurety), odds(labelling.contentSurety));
    sink.add(T['sureness of every word'], odds(labelling.surety));
    sink.add(T['rank and probability'], 1 + Math.min(rank, 6), asLabelled);
    sink.add(T['cue and its probability'], this.#view.lemma[cue], asCue);
    sink.add(T['origin and cue probability'], origin, asCue);
  }

  #addPiece(cue: number, piece: Piece, index: number, quoted: number, sink: FeatureSink): void {
    const view = this.#view;
    const { form, upos, signs, relation, head, lemma, quotation } = view;
    const { first, last } = piece;
    const [least, most] = [view.paragraphFirst[cue]!, view.paragraphEnd[cue]!];
    const at = (column: Int32Array, word: number) => (word >= least && word < most ? column[word]! : outside);
    const C = lemma[cue]!;
    const side = first < cue ? 1 : 2;
    const [before, after] = [at(form, first - 1), at(form, last + 1)];
    sink.add(T['first word'], side, form[first]);
    sink.add(T['word before'], side, before);
    sink.add(T['word after'], side, after);
    sink.add(T['last word'], side, form[last]);
    sink.add(T['word after and signs at the end'], side, after, 1 + signs[last]!);
    sink.add(T['word before and first kind of word'], side, before, upos[first]);
    sink.add(T['two words after'], side, after, at(upos, last + 2));
    const cutsFirst = quotation[first] !== 0 && quotation[first - 1] === quotation[first] ? 1 : 0;
    const cutsLast = quotation[last] !== 0 && quotation[last + 1] === quotation[last] ? 2 : 0;
    sink.add(T['cuts a quotation'], 1 + cutsFirst + cutsLast);
    sink.add(T['side and cuts a quotation'], 1 + cutsFirst + cutsLast, side);
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
    this.#addEdges(cue, piece, top, sink);
    const endsSentence = last + 1 >= view.sentenceEnd[last]! || (signs[last + 1]! & Sign.stop) !== 0;
    sink.add(T['ends with the sentence'], endsSentence ? 2 : 1, side);
    sink.add(T['begins with the sentence'], first === view.sentenceFirst[first] ? 2 : 1, side);
    sink.add(T['cues inside'], 1 + Math.min(this.#cuesIn(index, piece), 3), quoted);
    if (last + 1 < view.length) {
      let follows = 1;
      for (let word = last + 1; word < Math.min(last + 8, view.sentenceEnd[last]!); word++) {
        if (word !== cue && this.#probability[word]! > 0.4) follows = 2;
      }
      sink.add(T['cue after the end'], follows, after, side);
    }
  }

  /** How the words behind a piece, and those behind its inner commas, hang together with it. */
  #addEdges(cue: number, { first, last }: Piece, top: number, sink: FeatureSink): void {
    const { form, upos, xpos, lemma, relation, signs, paragraphFirst, paragraphEnd } = this.#view;
    const [least, most] = [paragraphFirst[cue]!, paragraphEnd[cue]!];
    const C = lemma[cue]!;
    const side = first < cue ? 1 : 2;
    const before = first > least ? form[first - 1]! : outside;
    const after = last + 1 < most ? form[last + 1]! : outside;
    const isWord = last + 1 < most && (signs[last + 1]! & Sign.word) !== 0;
    const next = isWord ? last + 1 : last + 2;
    if (next < most) {
      const clause = this.#clauseTop(next, (above) => above !== cue, last);
      const hangs = this.#hangsFrom(clause, cue, first, last);
      sink.add(T['word after and the one behind it'], after, side, form[next]);
      sink.add(T['what follows hangs from'], after, hangs, relation[clause]);
      sink.add(T['what follows hangs from, its first word'], mixed(after, hangs), relation[clause], form[next]);
      sink.add(T['cue and what follows hangs from'], hangs, C, relation[clause]);
      sink.add(T['what follows hangs from, its tag'], after, hangs, xpos[clause]);
      sink.add(
        T['what follows hangs from, relation of the piece'],
        hangs,
        relation[clause],
        top < 0 ? 0 : relation[top],
      );
      sink.add(
        T['what follows, its first word, relation of the piece'],
        mixed(hangs, after),
        form[next],
        relation[top < 0 ? next : top],
      );
    }
    for (let at = first + 1; at < last; at++) {
      if (!(signs[at]! & (Sign.comma | Sign.dash))) continue;
      const clause = this.#clauseTop(at + 1, (above) => above <= last, at);
      const hangs = this.#hangsFrom(clause, cue, first, at);
      sink.add(T['behind an inner comma'], hangs, relation[clause]);
      sink.add(T['behind an inner comma, its first word'], hangs, form[at + 1], relation[clause]);
      sink.add(T['behind an inner comma, its tag'], hangs, xpos[clause], side);
      sink.add(T['cue and behind an inner comma'], hangs, C, relation[clause]);
    }
    sink.add(T['last kind of word and word after'], upos[last], after, side);
    sink.add(T['first tag and word before'], xpos[first], before, side);
    sink.add(T['cue and first word'], form[first], C, side);
    sink.add(T['cue, first word and word before'], before, form[first], C);
  }

  /** From a word up, as long as what is above stands behind `least` and is welcome. */
  #clauseTop(from: number, isWelcome: (above: number) => boolean, least: number): number {
    const { head } = this.#view;
    let top = from;
    for (let steps = 0; steps < 12; steps++) {
      const above = head[top]!;
      if (above <= least || !isWelcome(above)) break;
      top = above;
    }
    return top;
  }

  /** 1 from the words `first` to `last`, 2 from the cue, 3 from nothing, 4 from a word before them, 5 from one behind. */
  #hangsFrom(word: number, cue: number, first: number, last: number): number {
    const above = this.#view.head[word]!;
    if (above < 0) return 3;
    if (above >= first && above <= last) return 1;
    if (above === cue) return 2;
    return above < first ? 4 : 5;
  }

  /** Other likely cues in a piece, near the cue. */
  #cuesIn(index: number, { first, last }: Piece): number {
    let count = 0;
    for (const other of this.#others(index)) {
      const { cue, cueProbability } = this.#proposals[other]!;
      if (cue >= first && cue <= last && cueProbability > 0.4) count++;
    }
    return count;
  }

  /** Places of the other cues nearby. */
  #others(index: number): readonly number[] {
    const known = this.#near[index];
    if (known !== undefined) return known;
    const { cue } = this.#proposals[index]!;
    const others: number[] = [];
    for (let other = index - 1; other >= 0; other--) {
      if (cue - this.#proposals[other]!.cue > neighbourhood) break;
      others.push(other);
    }
    for (let other = index + 1; other < this.#proposals.length; other++) {
      if (this.#proposals[other]!.cue - cue > neighbourhood) break;
      others.push(other);
    }
    this.#near[index] = others;
    return others;
  }

  #insideOthers(index: number): number {
    const known = this.#inside[index];
    if (known !== undefined) return known;
    const { cue } = this.#proposals[index]!;
    let inside = 0;
    for (const other of this.#others(index)) {
      const { cueProbability, all } = this.#proposals[other]!;
      if (cueProbability > inside && all[0]!.content.includes(cue)) inside = cueProbability;
    }
    this.#inside[index] = inside;
    return inside;
  }

  #addGap(cue: number, content: readonly number[], sink: FeatureSink): void {
    const { lemma, sentenceFirst } = this.#view;
    const [first, last] = [content[0]!, content.at(-1)!];
    const gap = first > cue ? first - cue - 1 : last < cue ? cue - last - 1 : 0;
    const side = first > cue ? 1 : last < cue ? 2 : 3;
    sink.add(T['gap to the cue'], 1 + bucket(gap), side);
    sink.add(T['cue and gap'], 1 + bucket(gap), lemma[cue], side);
    const apart = (word: number) => Math.sign(sentenceFirst[word]! - sentenceFirst[cue]!);
    sink.add(T['sentences apart'], 2 + apart(first), 2 + apart(last));
  }

  #addSource(
    cue: number,
    source: readonly number[],
    content: readonly number[],
    quoted: number,
    sink: FeatureSink,
  ): void {
    const view = this.#view;
    const { form, upos, lemma, relation, head, signs } = view;
    const [first, last] = [source[0]!, source.at(-1)!];
    const side = first > cue ? 2 : 1;
    let top = first;
    for (const word of source) {
      if ((head[word]! < first || head[word]! > last) && signs[word]! & Sign.word) top = word;
    }
    const least = view.paragraphFirst[cue]!;
    const most = view.paragraphEnd[cue]!;
    sink.add(T['relation of the source'], relation[top], side);
    sink.add(T['kind of source, hangs from the cue'], relation[top], head[top] === cue ? 2 : 1, upos[top]);
    sink.add(T['head of the source'], lemma[top], side);
    sink.add(T['mention and kind of source'], 1 + view.mention[top]!, upos[top]);
    sink.add(T['distance of the source'], 1 + bucket(Math.max(0, side === 1 ? cue - last - 1 : first - cue - 1)), side);
    sink.add(T['first word of the source'], form[first]);
    sink.add(T['word before the source'], first > least ? form[first - 1] : outside, side);
    sink.add(T['word after the source'], last + 1 < most ? form[last + 1] : outside, side);
    sink.add(T['source in quotation'], view.quotation[top] === 0 ? 1 : 2, quoted);
    const order = contentOrder(first, last, content);
    sink.add(T['order of source and content'], order, quoted);
    sink.add(T['cue and relation of the source'], lemma[cue], relation[top]);
    const [left, right] = [view.tree.left[top]!, view.tree.right[top]!];
    sink.add(T['source is a whole subtree'], left === first ? 2 : 1, right === last ? 2 : 1);
  }

  #addRivals(index: number, content: readonly number[], words: number, sink: FeatureSink): void {
    const { cueProbability } = this.#proposals[index]!;
    const stamps = this.#stamps;
    const stamp = ++this.#stamp;
    for (const word of content) stamps[word] = stamp;
    const inside = this.#insideOthers(index);
    let claimed = 0;
    for (const other of this.#others(index)) {
      const rival = this.#proposals[other]!;
      if (rival.cueProbability <= claimed) continue;
      let shared = 0;
      for (const word of rival.all[0]!.content) if (stamps[word] === stamp) shared++;
      if (shared > 0.3 * words) claimed = rival.cueProbability;
    }
    sink.add(T['inside another content'], odds(inside));
    sink.add(T['inside another content, cue probability'], odds(inside), odds(cueProbability));
    sink.add(T['content claimed by another'], odds(claimed));
    sink.add(T['content claimed, cue probability'], odds(claimed), odds(cueProbability));
  }
}

export interface Piece {
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
}

/** Unbroken runs of ascending words. */
export function piecesOf(words: readonly number[]): readonly Piece[] {
  const pieces: { first: number; last: number }[] = [];
  for (const word of words) {
    const piece = pieces.at(-1);
    if (piece !== undefined && piece.last === word - 1) piece.last = word;
    else pieces.push({ first: word, last: word });
  }
  return pieces;
}

/** 1 source inside the content, 2 before it, 3 after it, 4 over an edge. */
function contentOrder(first: number, last: number, content: readonly number[]): number {
  if (first > content[0]! && last < content.at(-1)!) return 1;
  if (last < content[0]!) return 2;
  return first > content.at(-1)! ? 3 : 4;
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
