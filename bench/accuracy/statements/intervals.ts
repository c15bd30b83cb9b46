/** 95 % intervals from drawing articles with replacement: statements of one article are not independent of each other. */
import type { Count, Counts } from './score.ts';

const draws = 1000;
const seed = 7;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** For each figure, computed from the counts of a drawn sample, the 2.5th and 97.5th percentile. */
export function intervals<Name extends string>(
  byArticle: readonly Counts[],
  figures: Readonly<Record<Name, (counts: Counts) => number>>,
): Readonly<Record<Name, Interval>> {
  const keys = Object.keys(byArticle[0] ?? {});
  const rows = byArticle.map((counts) =>
    Float64Array.from(
      keys.flatMap((key) => {
        const { given, gold, givenRight, goldRight } = counts[key]!;
        return [given, gold, givenRight, goldRight];
      }),
    ),
  );
  const names = Object.keys(figures) as Name[];
  const values = new Map(names.map((name) => [name, new Float64Array(draws)]));
  const random = randomFrom(seed);
  const sum = new Float64Array(4 * keys.length);
  for (let draw = 0; draw < draws; draw++) {
    sum.fill(0);
    for (let n = 0; n < rows.length; n++) {
      const row = rows[Math.floor(random() * rows.length)]!;
      for (let at = 0; at < sum.length; at++) sum[at]! += row[at]!;
    }
    const counts = Object.fromEntries(keys.map((key, at) => [key, countAt(sum, 4 * at)]));
    for (const name of names) values.get(name)![draw] = figures[name](counts);
  }
  const bounds = names.map((name) => {
    const sorted = values.get(name)!.sort();
    return [name, { low: sorted[Math.floor(0.025 * draws)]!, high: sorted[Math.floor(0.975 * draws)]! }] as const;
  });
  return Object.fromEntries(bounds) as Record<Name, Interval>;
}

function countAt(sum: Float64Array, at: number): Count {
  return { given: sum[at]!, gold: sum[at + 1]!, givenRight: sum[at + 2]!, goldRight: sum[at + 3]! };
}
