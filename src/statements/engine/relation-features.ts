/**
 * What is looked at to judge a whole relation: how sure its parts are, how its content lies beside the cue, what the source is like,
 * and what other cues claim; of each piece of the content, `piece-features.ts`.
 */
import { type ArticleView, bucket, Sign } from './article-view.ts';
import { type FeatureSink, templates } from './feature-sink.ts';
import { addPieceFeatures } from './piece-features.ts';
import { type Piece, piecesOf } from './pieces.ts';
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
    for (const piece of pieces) {
      const cuesInside = this.#cuesIn(index, piece);
      addPieceFeatures(this.#view, { cue, piece, quoted, cuesInside, cueProbability: this.#probability }, sink);
    }
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

/** 1 source inside the content, 2 before it, 3 after it, 4 over an edge. */
function contentOrder(first: number, last: number, content: readonly number[]): number {
  if (first > content[0]! && last < content.at(-1)!) return 1;
  if (last < content[0]!) return 2;
  return first > content.at(-1)! ? 3 : 4;
}
