/** The features of a word in its place: neighbours together, tags and tree, the run of capitals around it, the rest of the article. */
import { hashOfText, mixed } from '../../lib/hashing.ts';
import type { WordRange } from '../../lib/trees.ts';
import { noteElsewhere } from './elsewhere.ts';
import type { FeatureSink } from './feature-sink.ts';
import { type FormFacts, listed } from './form-facts.ts';
import { Case, type NameView } from './name-view.ts';

/** Above the templates of form-facts.ts. */
const base = 1000;
const outside = 0x51ed270b;
const longestListed = 6;

/** What features ask of one article. */
export class Context {
  readonly view: NameView;
  readonly stretches: readonly WordRange[];
  readonly #elsewhere: ReadonlyMap<string, number>;
  /** The preposition of each word, −1 for none. */
  readonly #case: Int32Array;
  /** Bits: first or further word of a listed name of several words, by list. */
  readonly #listed: Uint8Array;

  constructor(view: NameView) {
    this.view = view;
    this.stretches = view.openStretches();
    this.#elsewhere = noteElsewhere(view, this.stretches);
    this.#case = prepositionsOf(view);
    this.#listed = listedPhrases(view, this.stretches);
  }

  /** Bits of elsewhere.ts. */
  readonly bitsOf = (k: number): number => this.#elsewhere.get(this.view.facts[k]!.lower) ?? 0;

  /** Features of the words `first` to `end` of a run of capitals, or of one other word, within a stretch. */
  add(k: number, run: WordRange, stretch: WordRange, sink: FeatureSink): void {
    const { view } = this;
    const { facts, words, tree } = view;
    const own = facts[k]!;
    const sentence = words.sentence[k]!;
    const { first, end } = view.sentenceRange(sentence);
    const before = k > first ? facts[k - 1]! : null;
    const after = k + 1 < end ? facts[k + 1]! : null;
    const hashBefore = before?.lowerHash ?? outside;
    const hashAfter = after?.lowerHash ?? outside;
    sink.addPair(base, hashBefore, own.lowerHash);
    sink.addPair(base + 1, own.lowerHash, hashAfter);
    sink.addPair(base + 2, hashBefore, hashAfter);
    const shapes = mixed(before?.shapeHash ?? outside, own.shapeHash);
    sink.addPair(base + 3, shapes, after?.shapeHash ?? outside);
    sink.addPair(base + 4, own.kindHash, after?.kindHash ?? outside);
    sink.addPair(base + 5, before?.kindHash ?? outside, own.kindHash);
    const tag = tree.xpos[k]! + 1;
    const tagBefore = before === null ? 0 : tree.xpos[k - 1]! + 1;
    const tagAfter = after === null ? 0 : tree.xpos[k + 1]! + 1;
    sink.add(base + 6, tag);
    sink.addPair(base + 7, tagBefore, tag);
    sink.addPair(base + 8, tag, tagAfter);
    sink.addPair(base + 9, tagBefore * 64 + tagAfter, tag);
    const bits = this.bitsOf(k);
    const begins = view.beginsClause(k, first) ? 1 : 0;
    const kind = view.cases[sentence]! * 2 + begins;
    sink.addPair(base + 10, kind, tag);
    sink.addPair(base + 11, kind, own.shapeHash);
    for (let left = bits; left !== 0; left &= left - 1) {
      const bit = left & -left;
      sink.add(base + 12, bit);
      sink.addPair(base + 13, bit, mixed(kind, run.end - run.first > 1 ? 1 : 0));
    }
    sink.addPair(base + 14, bits, kind);
    if (view.cases[sentence] !== Case.plain) sink.addPair(base + 15, kind, own.lowerHash);
    if (this.#listed[k] !== 0) {
      sink.add(base + 16, this.#listed[k]!);
      sink.addPair(base + 17, this.#listed[k]!, own.kindHash);
    }
    const glued =
      (k > first && words.end[k - 1] === words.start[k] ? 1 : 0) +
      (after !== null && words.end[k] === words.start[k + 1] ? 2 : 0);
    if (glued !== 0) {
      sink.add(base + 18, glued);
      sink.addPair(base + 19, glued, mixed(before?.shapeHash ?? outside, after?.shapeHash ?? outside));
    }
    this.#addRun(k, run, stretch, first, end, sink);
    this.#addTree(k, run, sink);
  }

  #addRun(k: number, run: WordRange, stretch: WordRange, first: number, end: number, sink: FeatureSink): void {
    const { facts } = this.view;
    const length = Math.min(run.end - run.first, 6);
    const place = Math.min(k - run.first, 3) * 4 + Math.min(run.end - 1 - k, 3);
    const [head, last] = [facts[run.first]!, facts[run.end - 1]!];
    sink.addPair(base + 20, length, place);
    sink.addPair(base + 21, last.lowerHash, place === 0 ? 1 : 0);
    sink.addPair(base + 22, head.lowerHash, Math.min(k - run.first, 2));
    sink.addPair(base + 23, last.kindHash, place);
    sink.addPair(base + 24, head.kindHash, place);
    sink.addPair(base + 25, mixed(head.kindHash, last.kindHash), place);
    const before = run.first > first ? facts[run.first - 1]! : null;
    const after = run.end < end ? facts[run.end]! : null;
    const position = Math.min(k - run.first, 2) * 2 + (length > 1 ? 1 : 0);
    sink.addPair(base + 26, before?.lowerHash ?? outside, position);
    sink.addPair(base + 27, after?.lowerHash ?? outside, position);
    sink.addPair(base + 28, mixed(before?.lowerHash ?? outside, after?.lowerHash ?? outside), length);
    const further = (at: number): FormFacts | null => (at >= first && at < end ? facts[at]! : null);
    const [two, next] = [further(run.first - 2), further(run.end + 1)];
    sink.addPair(base + 29, mixed(two?.lowerHash ?? outside, before?.lowerHash ?? outside), position);
    sink.addPair(base + 30, mixed(after?.lowerHash ?? outside, next?.lowerHash ?? outside), position);
    sink.addPair(base + 31, mixed(before?.kindHash ?? outside, after?.kindHash ?? outside), position);
    sink.addPair(base + 32, last.shapeHash, position);
    // The last word with a capital of the whole stretch: `of Fisheries`.
    if (stretch.end > run.end) sink.addPair(base + 33, facts[stretch.end - 1]!.kindHash, position);
    if (stretch.first < run.first) sink.addPair(base + 34, facts[stretch.first]!.kindHash, position);
    for (let at = run.first; at < run.end && at < run.first + 5; at++) {
      if (at !== k) sink.addPair(base + 35, facts[at]!.lowerHash, at < k ? 1 : 2);
    }
  }

  #addTree(k: number, run: WordRange, sink: FeatureSink): void {
    const { tree, words, facts } = this.view;
    const relation = tree.relation[k]! + 1;
    sink.add(base + 40, relation);
    // Up to the word that heads the run.
    let top = k;
    for (let steps = 0; steps < 4; steps++) {
      const head = tree.head[top]!;
      if (head < run.first || head >= run.end) break;
      top = head;
    }
    const head = tree.head[top]!;
    const topRelation = tree.relation[top]! + 1;
    const headHash = head < 0 ? outside : hashOfText(words.lemmas[head]!);
    sink.addPair(base + 41, topRelation, headHash);
    sink.addPair(base + 42, topRelation, head < 0 ? 0 : tree.xpos[head]! + 1);
    sink.addPair(base + 43, relation, tree.xpos[k]! + 1);
    const preposition = this.#case[top]!;
    const prepositionHash = preposition < 0 ? outside : facts[preposition]!.lowerHash;
    sink.addPair(base + 44, prepositionHash, topRelation);
    sink.addPair(base + 45, prepositionHash, headHash);
    sink.addPair(base + 46, topRelation, facts[top]!.kindHash);
  }
}

/** The run of capitals that a word is in; a word without a capital is one of its own. */
export function runOf(view: NameView, k: number, stretch: WordRange): WordRange {
  const { facts } = view;
  return { first: k, end: facts[k]!.isCapital ? view.endOfRun(k, stretch.end) : k + 1 };
}

function prepositionsOf({ tree }: NameView): Int32Array {
  const found = new Int32Array(tree.length).fill(-1);
  const relation = tree.labels.deprel.indexOf('case');
  for (let k = tree.length - 1; k >= 0; k--) {
    if (tree.relation[k] === relation && tree.head[k]! > k) found[tree.head[k]!] = k;
  }
  return found;
}

function listedPhrases(view: NameView, stretches: readonly WordRange[]): Uint8Array {
  const found = new Uint8Array(view.words.length);
  for (const { first, end } of stretches) {
    for (let k = first; k < end; k++) {
      const { lists } = view.facts[k]!;
      if (lists & listed.beginsPlace) mark(view, view.pack.places, k, end, 1, found);
      if (lists & listed.beginsOrganization) mark(view, view.pack.organizations, k, end, 4, found);
    }
  }
  return found;
}

function mark(
  view: NameView,
  names: ReadonlySet<string>,
  first: number,
  end: number,
  bit: number,
  found: Uint8Array,
): void {
  for (let past = Math.min(end, first + longestListed); past > first + 1; past--) {
    if (!names.has(view.phrase(first, past))) continue;
    found[first]! |= bit;
    for (let k = first + 1; k < past; k++) found[k]! |= 2 * bit;
    return;
  }
}
