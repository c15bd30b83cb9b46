/** Marked texts as the finder sees them: stretches of words with the features and the right label of each. */
import { articleOf } from '../../bench/accuracy/names/articles.ts';
import { type LanguageEngine, parse } from '../../src/language/index.ts';
import {
  addFormFeatures,
  agree,
  Context,
  FeatureSink,
  type FormLexicon,
  type Found,
  firstLabel,
  furtherLabel,
  NameView,
  nameTypes,
  noName,
  reach,
  runOf,
  typeOfLabel,
  withExactSpans,
} from '../../src/language/names/index.ts';
import { english } from '../../src/languages/en/index.ts';
import type { WordRows } from '../statements/chain-passes.ts';
import type { FeatureIndex } from '../statements/feature-index.ts';
import type { MarkedDocument, MarkedName } from './marked.ts';

export interface RawLesson {
  /** Word i has the hashes `offsets[i]` to `offsets[i + 1]`. */
  readonly offsets: Int32Array;
  readonly hashes: Int32Array;
  readonly labels: Uint8Array;
  readonly weight: number;
}

export interface Lesson extends WordRows {
  readonly labels: Uint8Array;
  readonly weight: number;
}

export function viewOf({ id, text }: MarkedDocument, engine: LanguageEngine, lexicon: FormLexicon): NameView {
  const { article, words, tree } = parse(articleOf(id, text), english, engine);
  return new NameView(article, words, tree, english, lexicon);
}

/** What people or another program marked, with the spans and the agreement that the finder itself keeps to. */
export function mended(view: NameView, labels: Uint8Array): Uint8Array {
  const names: Found[] = [];
  for (let k = 0; k < labels.length; ) {
    const label = labels[k]!;
    let past = k + 1;
    if (label !== noName) {
      while (past < labels.length && labels[past] === furtherLabel(typeOfLabel(label))) past++;
      names.push({ name: { first: k, end: past }, type: nameTypes[typeOfLabel(label)]!, sure: 1 });
    }
    k = past;
  }
  const whole = new Uint8Array(labels.length);
  for (const { name, type } of agree(new Context(view), withExactSpans(view, names))) {
    whole.fill(furtherLabel(nameTypes.indexOf(type)), name.first, name.end);
    whole[name.first] = firstLabel(nameTypes.indexOf(type));
  }
  return whole;
}

/** The label of each word; a word is of a name when at least half of it is. */
export function labelsOf({ words }: NameView, names: readonly MarkedName[]): Uint8Array {
  const labels = new Uint8Array(words.length);
  let next = 0;
  let begun = false;
  for (let k = 0; k < words.length; k++) {
    const [start, end] = [words.start[k]!, words.end[k]!];
    while (next < names.length && names[next]!.end <= start) {
      next++;
      begun = false;
    }
    const name = names[next];
    if (name === undefined) break;
    const covered = Math.min(end, name.end) - Math.max(start, name.start);
    if (2 * covered < end - start) continue;
    const type = nameTypes.indexOf(name.type);
    labels[k] = begun ? furtherLabel(type) : firstLabel(type);
    begun = true;
  }
  return labels;
}

export function* lessonsOf(view: NameView, labels: Uint8Array, weight: number): Generator<RawLesson> {
  const context = new Context(view);
  const sink = new FeatureSink();
  for (const stretch of context.stretches) {
    const size = stretch.end - stretch.first;
    const sentence = view.sentenceRange(view.words.sentence[stretch.first]!);
    const offsets = new Int32Array(size + 1);
    sink.clear();
    let run = runOf(view, stretch.first, stretch);
    for (let k = stretch.first; k < stretch.end; k++) {
      if (k >= run.end) run = runOf(view, k, stretch);
      for (let distance = -reach; distance <= reach; distance++) {
        const other = k + distance;
        if (other >= sentence.first && other < sentence.end) addFormFeatures(view.facts[other]!, distance, sink);
      }
      context.add(k, run, stretch, sink);
      offsets[k - stretch.first + 1] = sink.length;
    }
    const own = labels.slice(stretch.first, stretch.end);
    // A name whose beginning is outside begins here.
    if (own[0] !== noName && own[0]! % 2 === 0) own[0]!--;
    for (let word = 1; word < size; word++) {
      const label = own[word]!;
      if (label !== noName && label % 2 === 0 && own[word - 1] !== label && own[word - 1] !== label - 1) own[word]!--;
    }
    yield { offsets, hashes: sink.hashes.slice(0, sink.length), labels: own, weight };
  }
}

export function numbered({ offsets, hashes, labels, weight }: RawLesson, index: FeatureIndex): Lesson {
  const rows: number[] = [];
  const ends = new Int32Array(offsets.length);
  for (let word = 0; word + 1 < offsets.length; word++) {
    for (let at = offsets[word]!; at < offsets[word + 1]!; at++) {
      const row = index.rowOf(hashes[at]!);
      if (row >= 0) rows.push(row);
    }
    ends[word + 1] = rows.length;
  }
  return { offsets: ends, rows: Int32Array.from(rows), labels, weight };
}
