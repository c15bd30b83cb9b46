/**
 * What is looked at to tell which words around a cue are its source and its content: where each word hangs in the tree as seen
 * from the cue, quotation marks, commas and other cues between, the words themselves.
 */
import { mixed } from '../../lib/hashing.ts';
import { type ArticleView, bucket, isSubject, Relation, Sign } from './article-view.ts';
import { CueTree, type TreePlace } from './cue-tree.ts';
import { type FeatureSink, templates } from './feature-sink.ts';
import { boundaryAt, type RoleWindow } from './role-window.ts';
import { namedBefore, type Stretch } from './source-phrase.ts';

const T = templates('role', [
  'always',
  'path',
  'cue and path',
  'path and kind of word',
  'path and form',
  'two steps of the path',
  'cue and two steps of the path',
  'edge of the branch',
  'cue and edge of the branch',
  'cue’s complements and edge of the branch',
  'path and quotations',
  'cue, path and quotations',
  'edge of the quotation',
  'cue and edge of the quotation',
  'path and distance',
  'branch and level',
  'cue, branch and level',
  'branch, step, edge and depth',
  'side and distance',
  'cue, side and distance',
  'cue and commas between',
  'path and commas between',
  'path and cues between',
  'cues between',
  'path and is a cue',
  'is a cue',
  'form',
  'form and side',
  'cue, form and side',
  'kind of word, side and distance',
  'tag and path',
  'form before and path',
  'form after and path',
  'kind of word before and path',
  'kind of word after and path',
  'forms with the one before',
  'forms with the one after',
  'mention and path',
  'mention, side and distance',
  'named right before the cue',
  'before who is named right before the cue',
  'act and path',
  'cue’s tag and path',
  'cue’s tag, complements and path',
  'cue’s kind, branch and level',
  'word after the cue and path',
  'word before the cue and path',
  'sentence and quotations',
  'cue, sentence and quotation',
  'edge of the sentence',
  'kinds of words around',
  'two forms before',
  'relation and side',
  'relation, path and depth',
  'direction of the governor',
]);

/** Features of every word of a window, and what stands between each word and the one before it. */
export interface RoleEvidence {
  /** Word i of the window has the features `offsets[i]` to `offsets[i + 1]`. */
  readonly offsets: Int32Array;
  /** Into the sink's hashes. */
  readonly boundaries: Int32Array;
}

/** `cueProbability`: of every word of the article. Clears the sink first. */
export function roleEvidence(
  view: ArticleView,
  cue: number,
  window: RoleWindow,
  cueProbability: Float32Array,
  sink: FeatureSink,
): RoleEvidence {
  const context = new CueContext(view, cue, window, cueProbability);
  const size = window.end - window.first;
  const offsets = new Int32Array(size + 1);
  const boundaries = new Int32Array(size);
  sink.clear();
  for (let at = window.first; at < window.end; at++) {
    context.addWord(at, sink);
    offsets[at - window.first + 1] = sink.length;
    boundaries[at - window.first] = boundaryAt(view, window, context.tree, at);
  }
  return { offsets, boundaries };
}

const outside = 7;

/** Where a word stands as seen from the cue: in the tree, and otherwise. */
interface WordPlace extends TreePlace {
  /** 1 the cue itself, 2 before it, 3 behind it. */
  readonly side: number;
  readonly distance: number;
  /** 1 in a sentence before the cue's, 2 in the same, 3 in one behind it. */
  readonly sentence: number;
  readonly inQuotation: number;
}

/** One cue and all that is the same for every word around it. */
class CueContext {
  readonly #view: ArticleView;
  readonly #cue: number;
  readonly #window: RoleWindow;
  readonly tree: CueTree;
  readonly #commas: Uint8Array;
  readonly #cuesBetween: Uint8Array;
  readonly #probability: Float32Array;
  readonly #quotationBefore: number;
  readonly #quotationAfter: number;
  readonly #quotations: number;
  readonly #complements: number;
  readonly #named: Stretch | null;

  constructor(view: ArticleView, cue: number, window: RoleWindow, probability: Float32Array) {
    this.#view = view;
    this.#cue = cue;
    this.#window = window;
    this.#probability = probability;
    const [first, end] = [
      Math.max(window.first, view.sentenceFirst[cue]!),
      Math.min(window.end, view.sentenceEnd[cue]!),
    ];
    this.tree = new CueTree(view, cue, first, end);
    const width = window.end - window.first;
    this.#commas = new Uint8Array(width);
    this.#cuesBetween = new Uint8Array(width);
    this.#countBetween(1);
    this.#countBetween(-1);
    this.#quotationBefore = this.#otherQuotation(-1);
    this.#quotationAfter = this.#otherQuotation(1);
    const own = view.quotation[cue] === 0 ? 0 : 4;
    this.#quotations = 1 + (this.#quotationBefore === 0 ? 0 : 1) + (this.#quotationAfter === 0 ? 0 : 2) + own;
    this.#complements = complementsOf(view, cue);
    this.#named = namedBefore(view, cue);
  }

  #countBetween(direction: 1 | -1): void {
    const { first, end } = this.#window;
    let commas = 0;
    let cues = 0;
    for (let at = this.#cue; at >= first && at < end; at += direction) {
      this.#commas[at - first] = Math.min(commas, 5);
      this.#cuesBetween[at - first] = Math.min(cues, 3);
      if (this.#view.signs[at]! & Sign.comma) commas++;
      if (at !== this.#cue && this.#probability[at]! > 0.4) cues++;
    }
  }

  /** The nearest quotation on one side that the cue is not in. */
  #otherQuotation(direction: 1 | -1): number {
    const { quotation } = this.#view;
    const { first, end } = this.#window;
    for (let at = this.#cue + direction; at >= first && at < end; at += direction) {
      if (quotation[at] !== 0 && quotation[at] !== quotation[this.#cue]) return quotation[at]!;
    }
    return 0;
  }

  #near(column: Int32Array, at: number): number {
    return at >= this.#window.first && at < this.#window.end ? column[at]! : outside;
  }

  #quotationAt(at: number): number {
    return at >= this.#window.first && at < this.#window.end ? this.#view.quotation[at]! : 0;
  }

  /** Adds the features of one word. In this order: what is learned depends on it. */
  addWord(at: number, sink: FeatureSink): void {
    const cue = this.#cue;
    const place: WordPlace = {
      ...this.tree.position(at),
      side: at < cue ? 2 : at > cue ? 3 : 1,
      distance: 1 + bucket(Math.abs(at - cue)),
      sentence: this.tree.sideOf(at),
      inQuotation: this.#quotationKind(this.#view.quotation[at]!),
    };
    this.#addPath(at, place, sink);
    this.#addBetween(at, place, sink);
    this.#addForms(at, place, sink);
    this.#addKinds(at, place, sink);
    this.#addPlace(at, place, sink);
    this.#addNeighbours(at, place, sink);
  }

  #addPath(at: number, place: WordPlace, sink: FeatureSink): void {
    const { form, upos, lemma } = this.#view;
    const { path, branch, step, depth, edge, level, distance, inQuotation } = place;
    const C = lemma[this.#cue]!;
    sink.add(T.always);
    sink.add(T.path, path);
    sink.add(T['cue and path'], path, C);
    sink.add(T['path and kind of word'], path, upos[at]);
    sink.add(T['path and form'], path, form[at]);
    sink.add(T['two steps of the path'], path, step);
    sink.add(T['cue and two steps of the path'], path, step, C);
    sink.add(T['edge of the branch'], path, edge);
    sink.add(T['cue and edge of the branch'], path, edge, C);
    sink.add(T['cue’s complements and edge of the branch'], path, this.#complements, edge);
    sink.add(T['path and quotations'], path, this.#quotations, inQuotation);
    sink.add(T['cue, path and quotations'], mixed(path, C), this.#quotations, inQuotation);
    sink.add(T['path and distance'], path, distance);
    sink.add(T['branch and level'], branch, level);
    sink.add(T['cue, branch and level'], branch, C, level);
    sink.add(T['branch, step, edge and depth'], mixed(branch, step), edge, depth);
  }

  /** How far from the cue, and what stands between. */
  #addBetween(at: number, { path, side, distance }: WordPlace, sink: FeatureSink): void {
    const C = this.#view.lemma[this.#cue]!;
    const commas = 1 + this.#commas[at - this.#window.first]!;
    const cues = 1 + this.#cuesBetween[at - this.#window.first]!;
    sink.add(T['side and distance'], side, distance);
    sink.add(T['cue, side and distance'], side, distance, C);
    sink.add(T['cue and commas between'], side, commas, C);
    sink.add(T['path and commas between'], path, commas);
    sink.add(T['path and cues between'], path, cues);
    sink.add(T['cues between'], side, cues);
    const probability = this.#probability[at]!;
    const isCue = probability > 0.6 ? 3 : probability > 0.25 ? 2 : 1;
    sink.add(T['path and is a cue'], path, isCue);
    sink.add(T['is a cue'], side, isCue);
  }

  #addForms(at: number, { path, side, distance }: WordPlace, sink: FeatureSink): void {
    const { form, upos, xpos, lemma } = this.#view;
    const [before, after] = [this.#near(form, at - 1), this.#near(form, at + 1)];
    const [kindBefore, kindAfter] = [this.#near(upos, at - 1), this.#near(upos, at + 1)];
    sink.add(T.form, form[at]);
    sink.add(T['form and side'], form[at], side);
    sink.add(T['cue, form and side'], form[at], side, lemma[this.#cue]);
    sink.add(T['kind of word, side and distance'], upos[at], side, distance);
    sink.add(T['tag and path'], xpos[at], path);
    sink.add(T['form before and path'], before, path);
    sink.add(T['form after and path'], after, path);
    sink.add(T['kind of word before and path'], kindBefore, path, upos[at]);
    sink.add(T['kind of word after and path'], kindAfter, path, upos[at]);
    sink.add(T['forms with the one before'], before, form[at], side);
    sink.add(T['forms with the one after'], after, form[at], side);
  }

  /** What kind of word it is, and what kind the cue is. */
  #addKinds(at: number, { path, branch, level, side, distance }: WordPlace, sink: FeatureSink): void {
    const { form, upos, xpos, lemma, act } = this.#view;
    const cue = this.#cue;
    const mention = 1 + this.#view.mention[at]!;
    sink.add(T['mention and path'], mention, path);
    sink.add(T['mention, side and distance'], mention, side, distance);
    this.#addNamed(at, sink);
    sink.add(T['act and path'], act[cue], path);
    sink.add(T['cue’s tag and path'], xpos[cue], path);
    sink.add(T['cue’s tag, complements and path'], xpos[cue], this.#complements, path);
    sink.add(T['cue’s kind, branch and level'], upos[cue], branch, level);
    sink.add(T['word after the cue and path'], this.#near(form, cue + 1), lemma[cue], path);
    sink.add(T['word before the cue and path'], this.#near(form, cue - 1), upos[cue], path);
  }

  #addNamed(at: number, sink: FeatureSink): void {
    if (this.#named === null) return;
    const { first, end } = this.#named;
    const view = this.#view;
    if (at >= end || at < view.sentenceFirst[first]!) return;
    if (at >= first) {
      sink.add(T['named right before the cue'], at === first ? 1 : 2, this.#complements);
      return;
    }
    const isAfterComma = first > 0 && view.signs[first - 1]! & Sign.comma ? 2 : 1;
    const edge = at === view.sentenceFirst[first] ? 1 : at === first - 1 ? 2 : 3;
    sink.add(T['before who is named right before the cue'], isAfterComma, this.#complements, edge);
  }

  #addNeighbours(at: number, { path, depth, side }: WordPlace, sink: FeatureSink): void {
    const { form, upos, relation, head } = this.#view;
    const cue = this.#cue;
    const kinds = mixed(this.#near(upos, at - 1), upos[at]!);
    sink.add(T['kinds of words around'], kinds, this.#near(upos, at + 1), side);
    sink.add(T['two forms before'], this.#near(form, at - 1), this.#near(form, at - 2), side);
    sink.add(T['relation and side'], relation[at], upos[at], side);
    sink.add(T['relation, path and depth'], relation[at], path, depth);
    const H = head[at]!;
    const direction = H === cue ? 1 : H < 0 ? 2 : H < at === cue < at ? 3 : 4;
    sink.add(T['direction of the governor'], direction, relation[at], side);
  }

  #addPlace(at: number, { side, sentence, inQuotation }: WordPlace, sink: FeatureSink): void {
    const view = this.#view;
    const C = view.lemma[this.#cue]!;
    const quotation = view.quotation[at]!;
    const edge =
      1 + (quotation !== this.#quotationAt(at - 1) ? 1 : 0) + (quotation !== this.#quotationAt(at + 1) ? 2 : 0);
    sink.add(T['edge of the quotation'], mixed(inQuotation, edge), sentence, side);
    sink.add(T['cue and edge of the quotation'], mixed(inQuotation, edge), C, side);
    const begins = view.quotation[view.sentenceFirst[at]!] === 0 ? 1 : 2;
    sink.add(T['sentence and quotations'], mixed(sentence, quotation === 0 ? 1 : 2), begins, this.#quotations);
    sink.add(T['cue, sentence and quotation'], sentence, inQuotation, C);
    const end = at === view.sentenceFirst[at] ? 2 : at === view.sentenceEnd[at]! - 1 ? 3 : 1;
    sink.add(T['edge of the sentence'], end, sentence, inQuotation);
  }

  /** 1 outside, 2 the cue's own quotation, 3 the next one before it, 4 the next one after it, 5 another. */
  #quotationKind(quotation: number): number {
    if (quotation === 0) return 1;
    if (quotation === this.#view.quotation[this.#cue]) return 2;
    return quotation === this.#quotationBefore ? 3 : quotation === this.#quotationAfter ? 4 : 5;
  }
}

function complementsOf({ relation, tree }: ArticleView, cue: number): number {
  let subject = 0;
  let set = 0;
  for (let child = tree.firstChild[cue]!; child >= 0; child = tree.nextSibling[child]!) {
    const R = relation[child]!;
    if (isSubject(R)) subject = child < cue ? 1 : 2;
    else if (R === Relation.ccomp) set |= child < cue ? 1 : 2;
    else if (R === Relation.xcomp) set |= 4;
    else if (R === Relation.parataxis) set |= 8;
    else if (R === Relation.obj) set |= 16;
  }
  return 1 + subject * 32 + set;
}
