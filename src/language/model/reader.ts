/**
 * The network at work: sentences are laid into batches of rows (a root, then its words), the kernels take a batch from word
 * vectors to tags and heads, and heads become trees. Results do not depend on what shares a batch or stands in the cache.
 */
import type { Analysis } from '../../types/index.ts';
import { distanceStep, type Linear, linearsOf, type ModelHeader, rootStep } from './format.ts';
import type { Machine } from './kernels.ts';
import type { Kernels } from './kernels-contract.ts';
import { batchRows, cachedTypes, longestSentence, type MemoryPlan, mostRows } from './memory-plan.ts';
import { bestTree, isTree } from './spanning-tree.ts';
import { type FeatureSpace, rowsOf } from './word-features.ts';

export interface AnalyseOptions {
  /** Features and lemma scripts, which cost about a seventh of the time; default true. Without them both are class 0. */
  readonly morphology?: boolean;
}

const noFloor = -3.4e38;
/** Longer words are not kept: a few of them would fill the memory. */
const longestKept = 64;
/** Where a sentence that is too long is cut, if one of these is near. */
const pauses: ReadonlySet<string> = new Set([',', ';', ':', '.', '!', '?', ')', ']', '"', '”', '–', '—', '…']);

interface Piece {
  /** First row of the batch: its root. */
  readonly row: number;
  /** First word of the analysis, and how many. */
  readonly word: number;
  readonly words: number;
  /** The word that stands at the root of the sentence, of which this is a later part; −1 for a sentence's first part. */
  readonly start: number;
}

type Columns = { -readonly [key in keyof Omit<Analysis, 'length' | 'labels' | 'sentenceEnds'>]: Analysis[key] };

export class Reader {
  readonly #header: ModelHeader;
  readonly #plan: MemoryPlan;
  readonly #kernels: Kernels;
  readonly #space: FeatureSpace;
  readonly #linears: ReadonlyMap<string, Linear>;
  readonly #ints: Int32Array;
  readonly #floats: Float32Array;
  readonly #rootBias: number;
  readonly #slots = new Map<string, number>();
  readonly #marks = new Int32Array(longestSentence);
  readonly #rootRelation: number;
  readonly #looseRelation: number;
  /** Types from 1 on; 0 is the root's, all zeros. */
  #usedSlots = 1;

  constructor(
    header: ModelHeader,
    machine: Machine,
    plan: MemoryPlan,
    space: FeatureSpace & { readonly distance: Float32Array },
  ) {
    this.#header = header;
    this.#plan = plan;
    this.#kernels = machine.kernels;
    this.#space = space;
    this.#linears = new Map(linearsOf(header).map((linear) => [linear.name, linear]));
    this.#ints = new Int32Array(machine.buffer, 0, machine.buffer.byteLength >> 2);
    this.#floats = new Float32Array(machine.buffer, 0, machine.buffer.byteLength >> 2);
    this.#rootBias = space.distance[rootStep]!;
    this.#rootRelation = header.labels.deprel.indexOf('root');
    this.#looseRelation = header.labels.deprel.indexOf('parataxis');
    for (let away = -longestSentence - 8; away <= longestSentence + 8; away++) {
      this.#floats[plan.distances / 4 + away] = away === 0 ? 0 : space.distance[distanceStep(away)]!;
    }
  }

  /** See `LanguageModel.analyse`. Throws `RangeError` for ends that are not ascending or lie behind the last word. */
  analyse(forms: readonly string[], sentenceEnds: Uint32Array, { morphology = true }: AnalyseOptions = {}): Analysis {
    const { length } = forms;
    const ends = wholeEnds(sentenceEnds, length);
    const columns: Columns = {
      upos: new Uint8Array(length),
      xpos: new Uint8Array(length),
      feats: new Uint16Array(length),
      script: new Uint16Array(length),
      relation: new Uint8Array(length),
      head: new Int32Array(length),
    };
    const { types } = this.#plan;
    let pieces: Piece[] = [];
    let rows = 0;
    let pending: string[] = [];
    this.#makeRoom();
    const flush = () => {
      if (pieces.length === 0) return;
      this.#ints[types / 4 + rows] = 0;
      this.#project(pending);
      this.#read(pieces, rows, columns, morphology);
      pieces = [];
      pending = [];
      rows = 0;
      this.#makeRoom();
    };
    let first = 0;
    for (const end of ends) {
      const start = first;
      while (first < end) {
        const words = pieceLength(forms, first, end);
        if (rows + words + 1 > batchRows) flush();
        pieces.push({ row: rows, word: first, words, start: first === start ? -1 : start });
        this.#ints[types / 4 + rows++] = 0;
        for (let i = 0; i < words; i++) this.#ints[types / 4 + rows++] = this.#slotOf(forms[first + i]!, pending);
        first += words;
      }
    }
    flush();
    return { length, ...columns, sentenceEnds: ends, labels: this.#header.labels };
  }

  /** Room in the cache for the types of any batch. */
  #makeRoom(): void {
    if (this.#usedSlots + batchRows <= cachedTypes) return;
    this.#slots.clear();
    this.#usedSlots = 1;
  }

  #slotOf(form: string, pending: string[]): number {
    const known = this.#slots.get(form);
    if (known !== undefined) return known;
    const slot = this.#usedSlots++;
    pending.push(form);
    // A copy: a slice of an article would keep the whole article.
    if (form.length <= longestKept) this.#slots.set(form.length < 13 ? form : ` ${form}`.slice(1), slot);
    return slot;
  }

  /** Word vectors of new types, which took the last slots, and what the convolution makes of them. */
  #project(forms: readonly string[]): void {
    if (forms.length === 0) return;
    const plan = this.#plan;
    const { dimension } = this.#header.shape;
    const { outputs } = this.#linears.get('projection')!;
    const first = this.#usedSlots - forms.length;
    const vectors = plan.own === 0 ? plan.vectors : plan.own + first * dimension * 4;
    const { tables } = plan;
    forms.forEach((form, i) => {
      const { rows, weights } = rowsOf(form, this.#space);
      const count = Math.min(rows.length, mostRows);
      this.#ints.set(count === rows.length ? rows : rows.subarray(0, count), plan.rows / 4);
      this.#floats.set(count === rows.length ? weights : weights.subarray(0, count), plan.weights / 4);
      this.#kernels.gather(
        count,
        dimension,
        tables.get('codes')!,
        plan.scales,
        tables.get('levels')!,
        plan.rows,
        plan.weights,
        tables.get('start')!,
        vectors + i * dimension * 4,
      );
    });
    this.#quantise(forms.length, dimension, vectors);
    this.#linear(forms.length, 'projection', plan.projected + first * outputs * 4);
  }

  #quantise(rows: number, columns: number, x: number): void {
    const { quantised, quantisedScale, quantisedZero } = this.#plan;
    this.#kernels.quantise((rows + 3) & ~3, columns, x, quantised, quantisedScale, quantisedZero);
  }

  /** A dense layer over rows quantised before. */
  #linear(rows: number, name: string, out: number, floor = noFloor): void {
    const { quantised, quantisedScale, quantisedZero, tables } = this.#plan;
    const { inputs, outputs } = this.#linears.get(name)!;
    this.#kernels.gemm(
      (rows + 3) & ~3,
      outputs,
      inputs,
      quantised,
      quantisedScale,
      quantisedZero,
      tables.get(name)!,
      tables.get(`${name}.scale`)!,
      tables.get(`${name}.bias`)!,
      out,
      floor,
    );
  }

  #read(pieces: readonly Piece[], rows: number, columns: Columns, morphology: boolean): void {
    const plan = this.#plan;
    const kernels = this.#kernels;
    const { hidden, layers, arc } = this.#header.shape;
    const width = 2 * hidden;
    const { tables } = plan;
    kernels.convolve(rows, width, plan.types, plan.projected, tables.get('convolution.bias')!, plan.x, plan.own);
    pieces.forEach(({ row }, i) => {
      this.#ints[plan.ends / 4 + i] = row;
    });
    this.#ints[plan.ends / 4 + pieces.length] = rows;
    for (let layer = 0; layer < layers; layer++) {
      this.#quantise(rows, width, plan.x);
      this.#linear(rows, `layer${layer}`, plan.wide);
      kernels.recur(pieces.length, hidden, plan.ends, plan.wide, plan.x);
    }
    kernels.addRoots(pieces.length, width, plan.ends, tables.get('root')!, plan.x);
    this.#quantise(rows, width, plan.x);
    this.#tag(pieces, rows, 'tags0', columns.upos);
    this.#tag(pieces, rows, 'tags1', columns.xpos);
    if (morphology) {
      this.#tag(pieces, rows, 'tags2', columns.feats);
      this.#tag(pieces, rows, 'tags3', columns.script);
    }
    this.#linear(rows, 'arc.dependent', plan.dependents, 0);
    this.#linear(rows, 'arc.head', plan.heads, 0);
    this.#linear(rows, 'relation.dependent', plan.relationDependents);
    this.#linear(rows, 'relation.head', plan.relationHeads);
    this.#quantise(rows, arc, plan.dependents);
    this.#linear(rows, 'arc.biaffine', plan.turned);
    for (const piece of pieces) this.#attach(piece, columns.head);
    this.#relate(pieces, columns);
  }

  #tag(pieces: readonly Piece[], rows: number, name: string, column: Uint8Array | Uint16Array): void {
    const { wide, chosen } = this.#plan;
    this.#linear(rows, name, wide);
    this.#kernels.choose(rows, this.#linears.get(name)!.outputs, wide, chosen);
    for (const { row, word, words } of pieces) {
      for (let i = 0, at = chosen / 4 + row + 1; i < words; i++) column[word + i] = this.#ints[at + i]!;
    }
  }

  /** Heads of one piece into `head`, still counted within it: 0 the root, h its word h − 1. */
  #attach({ row, word, words }: Piece, head: Int32Array): void {
    const plan = this.#plan;
    const { arc } = this.#header.shape;
    const from = row * arc * 4;
    this.#kernels.arcs(
      words,
      arc,
      plan.turned + from + arc * 4,
      plan.heads + from,
      plan.tables.get('arc.head.score')!,
      plan.distances,
      this.#rootBias,
      plan.scratch,
      plan.arcScores,
      plan.best,
    );
    const greedy = this.#ints.subarray(plan.best / 4, plan.best / 4 + words);
    const scores = { scores: this.#floats, at: plan.arcScores / 4, stride: (words + 8) & ~7 };
    head.set(isTree(greedy, this.#marks) ? greedy : bestTree(words, scores), word);
  }

  /** Relations for the heads found; then heads become indices of words. */
  #relate(pieces: readonly Piece[], columns: Columns): void {
    const plan = this.#plan;
    const ints = this.#ints;
    const { relation: size } = this.#header.shape;
    const { head, relation } = columns;
    let pairs = 0;
    for (const { row, word, words } of pieces) {
      for (let i = 0; i < words; i++) {
        ints[plan.pairDependents / 4 + pairs] = row + 1 + i;
        ints[plan.pairHeads / 4 + pairs++] = row + head[word + i]!;
      }
    }
    this.#kernels.pair(
      pairs,
      size,
      plan.pairDependents,
      plan.pairHeads,
      plan.relationDependents,
      plan.relationHeads,
      plan.pairs,
    );
    this.#quantise(pairs, size, plan.pairs);
    this.#linear(pairs, 'relation.out', plan.wide);
    this.#kernels.choose(pairs, this.#linears.get('relation.out')!.outputs, plan.wide, plan.chosen);
    let at = plan.chosen / 4;
    for (const piece of pieces) {
      for (let i = piece.word; i < piece.word + piece.words; i++) {
        relation[i] = ints[at++]!;
        if (head[i] === 0) this.#root(i, piece, columns);
        else head[i] = piece.word + head[i]! - 1;
      }
    }
  }

  #root(word: number, { start }: Piece, { head, relation }: Columns): void {
    if (start < 0) {
      head[word] = -1;
      if (this.#rootRelation >= 0) relation[word] = this.#rootRelation;
      return;
    }
    // A later part of a cut sentence hangs from the root of the first part, which is complete by now.
    let root = start;
    while (head[root] !== -1) root = head[root]!;
    head[word] = root;
    if (this.#looseRelation >= 0) relation[word] = this.#looseRelation;
  }
}

function wholeEnds(ends: Uint32Array, words: number): Uint32Array {
  let last = 0;
  for (const end of ends) {
    if (end < last || end > words)
      throw new RangeError(`sentence ends must ascend to at most ${words}: ${end} after ${last}`);
    last = end;
  }
  return last === words ? ends : Uint32Array.from([...ends, words]);
}

/** How many words from `first` on are read as one: all up to `end`, or as far as a pause in the second half of what fits. */
function pieceLength(forms: readonly string[], first: number, end: number): number {
  if (end - first <= longestSentence) return end - first;
  for (let length = longestSentence; length > longestSentence / 2; length--) {
    if (pauses.has(forms[first + length - 1]!)) return length;
  }
  return longestSentence;
}
