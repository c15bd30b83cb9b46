/** What coreference learns from: each pronoun and description of a treebank with its options, and which of them are right. */
import {
  addNewFeatures,
  addPairFeatures,
  type Candidate,
  type Chooser,
  type CoreferenceView,
  classOf,
  type FeatureSink,
  resolve,
} from '../../src/language/coreference/index.ts';
import type { ParsedDocument } from './parsed-documents.ts';
import type { ChainedDocument, GoldMention } from './treebank-chains.ts';

export interface RankingLesson {
  readonly kind: number;
  /** Features of each option; the first is something new. */
  readonly options: readonly Int32Array[];
  /** Of each option, 1 where it is right. */
  readonly right: Uint8Array;
  readonly weight: number;
}

class Collector implements FeatureSink {
  #features: number[] = [];

  add(feature: number): void {
    this.#features.push(feature | 0);
  }

  take(): Int32Array {
    const features = Int32Array.from(this.#features);
    this.#features = [];
    return features;
  }
}

/** The document's candidates get their gold antecedents, in text order, so that each lesson sees what a right reading would. */
export function lessonsOf(gold: ChainedDocument, parsed: ParsedDocument, weight: number): readonly RankingLesson[] {
  const { view, names } = parsed;
  const { candidates } = resolve(view, names, null);
  const entities = goldEntities(view, gold, candidates);
  const lessons: RankingLesson[] = [];
  const sink = new Collector();
  const choose: Chooser = (situation, m, options) => {
    if (options.length === 0) return null;
    const entity = entities[m.index] ?? null;
    const right = new Uint8Array(options.length + 1);
    options.forEach(({ candidate }, at) => {
      if (entity !== null && entities[candidate.index] === entity) right[at + 1] = 1;
    });
    const best = right.indexOf(1);
    if (best < 0) right[0] = 1;
    addNewFeatures(situation, m, options.length, sink);
    const features = [sink.take()];
    for (const option of options) {
      addPairFeatures(situation, m, option.candidate, option.entity, option.rank, sink);
      features.push(sink.take());
    }
    lessons.push({ kind: classOf(m), options: features, right, weight });
    return best < 0 ? null : options[best - 1]!;
  };
  resolve(view, names, choose);
  return lessons;
}

/** Of each candidate, the gold entity of the mention with its span, or with its head and the nearest span. */
function goldEntities({ words }: CoreferenceView, gold: ChainedDocument, candidates: readonly Candidate[]) {
  const bySpan = new Map<string, string>();
  const byHead = new Map<number, GoldMention[]>();
  for (const mention of gold.mentions) {
    bySpan.set(`${mention.start}:${mention.end}`, mention.entity);
    const held = byHead.get(mention.headStart);
    if (held === undefined) byHead.set(mention.headStart, [mention]);
    else held.push(mention);
  }
  return candidates.map(({ phrase, name, head }) => {
    const [start, end] = [words.start[phrase.first]!, words.end[phrase.end - 1]!];
    const exact = bySpan.get(`${start}:${end}`);
    if (exact !== undefined) return exact;
    let nearest: GoldMention | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (let k = name?.first ?? head; k < (name?.end ?? head + 1); k++) {
      for (const mention of byHead.get(words.start[k]!) ?? []) {
        const distance = Math.abs(mention.start - start) + Math.abs(mention.end - end);
        if (distance >= least) continue;
        least = distance;
        nearest = mention;
      }
    }
    return nearest?.entity ?? null;
  });
}
