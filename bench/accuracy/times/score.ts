/**
 * TempEval-3's measures of task A. Strict: the same span. Relaxed: overlapping spans, one to one, longest overlap first. Value F1:
 * relaxed F1 times the share of relaxed matches with the gold's value.
 */
import type { GoldDocument, Timex } from './articles.ts';

export interface Mistake {
  readonly kind: 'value' | 'missed' | 'spurious' | 'span';
  readonly doc: string;
  readonly gold: Timex | null;
  readonly given: Timex | null;
}

export interface TimeScores {
  readonly gold: number;
  readonly given: number;
  readonly strict: number;
  readonly relaxed: number;
  readonly types: number;
  readonly values: number;
  /** Of each gold type, how many there are and how many have their value. */
  readonly byType: ReadonlyMap<string, { readonly gold: number; readonly right: number }>;
  readonly mistakes: readonly Mistake[];
}

export function f1(right: number, given: number, gold: number): number {
  const precision = given === 0 ? 0 : right / given;
  const recall = gold === 0 ? 0 : right / gold;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** In per cent. */
export function strictF1({ strict, given, gold }: TimeScores): number {
  return 100 * f1(strict, given, gold);
}

export function relaxedF1({ relaxed, given, gold }: TimeScores): number {
  return 100 * f1(relaxed, given, gold);
}

export function valueF1(scores: TimeScores): number {
  return scores.relaxed === 0 ? 0 : (relaxedF1(scores) * scores.values) / scores.relaxed;
}

/** Index of the given time that each gold one is matched with. */
function match(gold: readonly Timex[], given: readonly Timex[]): ReadonlyMap<number, number> {
  const pairs = gold.flatMap((one, i) =>
    given.flatMap((other, j) => {
      const overlap = Math.min(one.end, other.end) - Math.max(one.start, other.start);
      return overlap > 0 ? [{ overlap, i, j }] : [];
    }),
  );
  pairs.sort((a, b) => b.overlap - a.overlap || a.i - b.i || a.j - b.j);
  const matched = new Map<number, number>();
  const used = new Set<number>();
  for (const { i, j } of pairs) {
    if (matched.has(i) || used.has(j)) continue;
    matched.set(i, j);
    used.add(j);
  }
  return matched;
}

export function score(
  documents: readonly GoldDocument[],
  predictions: ReadonlyMap<string, readonly Timex[]>,
): TimeScores {
  const sums = { gold: 0, given: 0, strict: 0, relaxed: 0, types: 0, values: 0 };
  const byType = new Map<string, { gold: number; right: number }>();
  const mistakes: Mistake[] = [];
  for (const { doc, timex } of documents) {
    const given = predictions.get(doc) ?? [];
    const matched = match(timex, given);
    sums.gold += timex.length;
    sums.given += given.length;
    timex.forEach((gold, i) => {
      const count = byType.get(gold.type) ?? { gold: 0, right: 0 };
      byType.set(gold.type, count);
      count.gold++;
      const j = matched.get(i);
      if (j === undefined) {
        mistakes.push({ kind: 'missed', doc, gold, given: null });
        return;
      }
      const one = given[j]!;
      const whole = one.start === gold.start && one.end === gold.end;
      const right = one.value === gold.value;
      sums.relaxed++;
      if (whole) sums.strict++;
      if (one.type === gold.type) sums.types++;
      if (right) {
        sums.values++;
        count.right++;
      }
      if (!right) mistakes.push({ kind: 'value', doc, gold, given: one });
      if (!whole) mistakes.push({ kind: 'span', doc, gold, given: one });
    });
    const used = new Set(matched.values());
    given.forEach((one, j) => {
      if (!used.has(j)) mistakes.push({ kind: 'spurious', doc, gold: null, given: one });
    });
  }
  return { ...sums, byType, mistakes };
}
