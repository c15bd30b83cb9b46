/** From an article to the labels of its words. */

import type { WordRange } from '../../lib/trees.ts';
import { rowOf } from '../../lib/weight-table.ts';
import { agree, withBodies } from './agreement.ts';
import { Context, runOf } from './context-features.ts';
import { withExactSpans } from './exact-spans.ts';
import { FeatureSink } from './feature-sink.ts';
import { addFormFeatures, type FormFacts, reach } from './form-facts.ts';
import type { Found } from './found.ts';
import { likeliest, sumsOf } from './label-chain.ts';
import { withLabels } from './labelled.ts';
import { isFirst, labelCount, nameTypes, noName, typeOfLabel } from './labels.ts';
import type { OpenedModel } from './model.ts';
import type { NameView } from './name-view.ts';
import { withTitled } from './titled.ts';

/** The sum of the weights of some features, added to `scores` from `at`. */
function addWeights(
  { words }: OpenedModel,
  hashes: Int32Array,
  length: number,
  scores: Float32Array | Float64Array,
  at: number,
): void {
  const { rows, scale } = words;
  for (let feature = 0; feature < length; feature++) {
    const row = rowOf(words, hashes[feature]!);
    if (row < 0) continue;
    for (let label = 0; label < labelCount; label++) scores[at + label]! += rows[row + label]! * scale;
  }
}

const sink = new FeatureSink();

/** At each distance from −`reach` on, one label after the other. */
function formScores(model: OpenedModel, facts: FormFacts): Float32Array {
  if (facts.scores !== null) return facts.scores;
  const scores = new Float32Array((2 * reach + 1) * labelCount);
  for (let distance = -reach; distance <= reach; distance++) {
    sink.clear();
    addFormFeatures(facts, distance, sink);
    addWeights(model, sink.hashes, sink.length, scores, (distance + reach) * labelCount);
  }
  facts.scores = scores;
  return scores;
}

/** Scores of the labels of a stretch's words. */
function stretchScores(model: OpenedModel, context: Context, stretch: WordRange): Float64Array {
  const { view } = context;
  const { facts } = view;
  const scores = new Float64Array((stretch.end - stretch.first) * labelCount);
  const sentence = view.sentenceRange(view.words.sentence[stretch.first]!);
  let run = runOf(view, stretch.first, stretch);
  for (let k = stretch.first; k < stretch.end; k++) {
    if (k >= run.end) run = runOf(view, k, stretch);
    const at = (k - stretch.first) * labelCount;
    for (let distance = -reach; distance <= reach; distance++) {
      const other = k + distance;
      if (other < sentence.first || other >= sentence.end) continue;
      const own = formScores(model, facts[other]!);
      const from = (distance + reach) * labelCount;
      for (let label = 0; label < labelCount; label++) scores[at + label]! += own[from + label]!;
    }
    sink.clear();
    context.add(k, run, stretch, sink);
    addWeights(model, sink.hashes, sink.length, scores, at);
  }
  return scores;
}

/** Names of all types, `MISC` too, in text order. */
export function tagNames(view: NameView, model: OpenedModel): readonly Found[] {
  const context = new Context(view);
  const found: Found[] = [];
  for (const stretch of context.stretches) {
    const size = stretch.end - stretch.first;
    const scores = stretchScores(model, context, stretch);
    const labels = new Uint8Array(size);
    likeliest(scores, size, model.steps, labels);
    if (labels.every((label) => label === noName)) continue;
    const { shares } = sumsOf(scores, size, model.steps);
    addFound(stretch.first, labels, shares, found);
  }
  const exact = withTitled(view, context.stretches, withExactSpans(view, found));
  return withBodies(view, agree(context, withLabels(view, exact)));
}

function addFound(offset: number, labels: Uint8Array, shares: Float64Array, found: Found[]): void {
  for (let word = 0; word < labels.length; ) {
    const label = labels[word]!;
    if (label === noName) {
      word++;
      continue;
    }
    let past = word;
    let sure = 1;
    do {
      sure = Math.min(sure, shares[past * labelCount + labels[past]!]!);
      past++;
    } while (past < labels.length && labels[past] !== noName && !isFirst(labels[past]!));
    found.push({ name: { first: offset + word, end: offset + past }, type: nameTypes[typeOfLabel(label)]!, sure });
    word = past;
  }
}
