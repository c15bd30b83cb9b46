/** Chooses antecedents by the model: the entity whose mentions are likeliest together, where that is likely enough. */
import { rowOf, type WeightTable } from '../../lib/weight-table.ts';
import { addNewFeatures, addPairFeatures, classOf, type FeatureSink } from './antecedent-features.ts';
import type { Entity } from './candidate.ts';
import type { CoreferenceModel } from './model.ts';
import type { Chooser, Option } from './resolver.ts';

class Scorer implements FeatureSink {
  readonly #table: WeightTable;
  score = 0;

  constructor(table: WeightTable) {
    this.#table = table;
  }

  add(feature: number): void {
    const row = rowOf(this.#table, feature);
    if (row >= 0) this.score += this.#table.rows[row]!;
  }

  /** The sum since the last call. */
  take(): number {
    const { score } = this;
    this.score = 0;
    return score * this.#table.scale;
  }
}

export function chooserOf({ table, least }: CoreferenceModel): Chooser {
  const scorer = new Scorer(table);
  return (situation, m, options) => {
    if (options.length === 0) return null;
    addNewFeatures(situation, m, options.length, scorer);
    const scores = [scorer.take()];
    for (const { candidate, entity, rank } of options) {
      addPairFeatures(situation, m, candidate, entity, rank, scorer);
      scores.push(scorer.take());
    }
    return likeliest(options, scores, least[classOf(m)]!);
  };
}

/** `scores[0]` is that of something new. */
export function likeliest(options: readonly Option[], scores: readonly number[], least: number): Option | null {
  const highest = Math.max(...scores);
  const likely = scores.map((score) => Math.exp(score - highest));
  const total = likely.reduce((sum, one) => sum + one, 0);
  const together = new Map<Entity | Option, number>();
  let best: Option | null = null;
  let most = 0;
  options.forEach((option, at) => {
    const key = option.entity ?? option;
    const sum = (together.get(key) ?? 0) + likely[at + 1]! / total;
    together.set(key, sum);
    if (sum > most) {
      most = sum;
      best = option;
    }
  });
  return most >= least && most > likely[0]! / total ? best : null;
}
