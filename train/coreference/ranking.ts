/** A log-linear ranking of options, by AdaGrad: the options that are right together should be likely. With dropout of features. */
import { mixed } from '../../src/lib/hashing.ts';
import { type WeightTable, weightTable } from '../../src/lib/weight-table.ts';
import { FeatureIndex } from '../statements/feature-index.ts';
import type { Random } from '../statements/random.ts';
import type { RankingLesson } from './lessons.ts';
import { plan } from './plan.ts';

export function learnRanking(lessons: readonly RankingLesson[], random: Random): WeightTable {
  const index = new FeatureIndex();
  for (const { options } of lessons) for (const features of options) index.count(features);
  index.close(plan.least);
  const numbered = lessons.map((lesson) => ({ ...lesson, options: lesson.options.map((one) => index.rowsOf(one)) }));
  const weights = learn(numbered, index.rows, random);
  const rows = [...weights]
    .map((weight, row) => ({ hash: index.hashes[row]!, weights: [weight] }))
    .filter(({ weights: [weight] }) => Math.abs(weight!) >= plan.leastWeight);
  return weightTable(rows, 1, plan.bits);
}

function learn(lessons: RankingLesson[], rows: number, random: Random): Float64Array {
  const weights = new Float64Array(rows);
  // Beginning at 1: a feature's first lesson moves it no further than its slope says.
  const squares = new Float64Array(rows).fill(1);
  const sum = new Float64Array(rows);
  for (let pass = 1; pass <= plan.passes; pass++) {
    random.shuffle(lessons);
    const step = plan.rate / Math.sqrt(pass);
    for (const lesson of lessons) {
      const kept = without(lesson.options, plan.dropout, random.next());
      slopesOf(kept, lesson.right, weights).forEach((slope, option) => {
        const change = slope * lesson.weight;
        if (Math.abs(change) < 1e-6) return;
        for (const row of kept[option]!) {
          squares[row]! += change * change;
          weights[row]! -= (step * change) / Math.sqrt(squares[row]!);
        }
      });
    }
    if (pass >= plan.averagedFrom) for (let row = 0; row < rows; row++) sum[row]! += weights[row]!;
  }
  // Nothing is dropped when the weights are used.
  const share = (1 - plan.dropout) / (plan.passes - plan.averagedFrom + 1);
  return sum.map((value) => value * share);
}

/** How the loss grows with each option's score: what it is likely at, less what it should be. */
function slopesOf(options: readonly Int32Array[], right: Uint8Array, weights: Float64Array): readonly number[] {
  const scores = options.map((rows) => rows.reduce((sum, row) => sum + weights[row]!, 0));
  const highest = Math.max(...scores);
  const likely = scores.map((score) => Math.exp(score - highest));
  const all = likely.reduce((sum, one) => sum + one, 0);
  const good = likely.reduce((sum, one, option) => sum + (right[option] === 1 ? one : 0), 0);
  return likely.map((one, option) => one / all - (right[option] === 1 ? one / good : 0));
}

/** The same features are dropped from all options of a lesson. */
function without(options: readonly Int32Array[], share: number, salt: number): readonly Int32Array[] {
  const least = share * 2 ** 32;
  return options.map((rows) => rows.filter((row) => mixed(row, salt) >>> 0 >= least));
}
