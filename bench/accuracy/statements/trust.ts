/** How far a reader may trust what is shown: sure relations, calibration, words put into another's mouth. */
import { added, type Count, type Counts, countsOf, dice, f1, relationPairs, type Sheet } from './score.ts';
import { type ScoredType, types } from './tokens.ts';

/** Only what is at least so sure. */
export function above(all: readonly Sheet[], least: number): readonly Sheet[] {
  return all.map((sheet) => ({ ...sheet, given: sheet.given.filter(({ shown }) => shown.confidence >= least) }));
}

export interface CurvePoint {
  readonly threshold: number;
  readonly shown: number;
  readonly precision: number;
  readonly recall: number;
}

/** Relations at or above a threshold, scored afresh. */
export function pointAt(all: readonly Sheet[], threshold: number): CurvePoint {
  const count = added(
    above(all, threshold).map((sheet) => ({
      relation: {
        given: sheet.given.length,
        gold: sheet.gold.length,
        givenRight: relationPairs(sheet).length,
        goldRight: relationPairs(sheet).length,
      },
    })),
  ).relation!;
  const { precision, recall } = f1(count);
  return { threshold, shown: count.given, precision, recall };
}

/** The threshold, in steps of 0.005, with the highest precision at a recall of at least `leastRecall`; null when none has that recall. */
export function surePoint(all: readonly Sheet[], leastRecall: number): CurvePoint | null {
  let best: CurvePoint | null = null;
  for (let step = 0; step < 200; step++) {
    const point = pointAt(all, step / 200);
    if (point.recall < leastRecall) break;
    if (best === null || point.precision >= best.precision) best = point;
  }
  return best;
}

export interface Verdict {
  readonly type: ScoredType;
  readonly rule: string;
  readonly confidence: number;
  /** The relation is right. */
  readonly isRight: boolean;
  /**
   * Of a content that agrees with a gold one (Dice >= 0.8): whether the source does (Dice >= 0.5), is another's, or is not given.
   * `nobody`: the gold names none. Null for other contents.
   */
  readonly mouth: 'right' | 'wrong' | 'missing' | 'nobody' | null;
  /** A wrong source that has no name or content word in common with the gold's. */
  readonly isStranger: boolean;
}

export function verdicts(all: readonly Sheet[]): readonly Verdict[] {
  return all.flatMap((sheet) => {
    const right = new Set(relationPairs(sheet).map(([, j]) => j));
    return sheet.given.map((one, j) => {
      const { confidence, rule } = one.shown;
      return { type: one.type, rule, confidence, isRight: right.has(j), ...mouthOf(sheet, j) };
    });
  });
}

function mouthOf({ gold, given, tokenized }: Sheet, index: number): Pick<Verdict, 'mouth' | 'isStranger'> {
  const { content, source } = given[index]!;
  const same = gold.filter((one) => dice(one.content, content) >= 0.8);
  const named = same.filter((one) => one.source.size > 0);
  if (same.length === 0) return { mouth: null, isStranger: false };
  if (named.length === 0) return { mouth: 'nobody', isStranger: false };
  if (source.size === 0) return { mouth: 'missing', isStranger: false };
  if (named.some((one) => dice(one.source, source) >= 0.5)) return { mouth: 'right', isStranger: false };
  const isKnown = named.some((one) => {
    const heavy = tokenized.heavy(one.source);
    return [...(heavy.size > 0 ? heavy : one.source)].some((n) => source.has(n));
  });
  return { mouth: 'wrong', isStranger: !isKnown };
}

export interface Mouths {
  /** Shown relations whose content is right and has a source in the gold. */
  readonly shown: number;
  readonly wrong: number;
  /** Of the wrong ones, those without a word in common with the right source. */
  readonly strangers: number;
  readonly missing: number;
  /** Not among `shown`: the gold has no source. */
  readonly nobody: number;
}

export function mouths(all: readonly Verdict[]): Mouths {
  const of = (mouth: Verdict['mouth']) => all.filter((one) => one.mouth === mouth).length;
  const [wrong, missing] = [of('wrong'), of('missing')];
  const strangers = all.filter(({ isStranger }) => isStranger).length;
  return { shown: of('right') + wrong + missing, wrong, strangers, missing, nobody: of('nobody') };
}

/** By article and type, for intervals: `given` those shown, `givenRight` those with another's words. */
export function mouthCounts(sheet: Sheet, least: number): Counts {
  const all = verdicts([sheet]).filter(({ confidence }) => confidence >= least);
  return Object.fromEntries(
    types.map((type): [string, Count] => {
      const { shown, wrong } = mouths(all.filter((one) => one.type === type));
      return [`${type} / wrong mouth`, { given: shown, gold: shown, givenRight: wrong, goldRight: wrong }];
    }),
  );
}

/** All counts of an article, those of the sure relations under names of their own. */
export function allCounts(sheet: Sheet, sure: number): Counts {
  const named = (counts: Counts) =>
    Object.fromEntries(Object.entries(counts).map(([key, count]) => [`sure / ${key}`, count]));
  const [surest] = above([sheet], sure);
  return {
    ...countsOf(sheet),
    ...mouthCounts(sheet, 0),
    ...named({ relation: countsOf(surest!)['all / relation']!, ...mouthCounts(sheet, sure) }),
  };
}

export interface Reliability {
  readonly shown: number;
  readonly confidence: number;
  readonly right: number;
}

/** Mean confidence and share right; both 0 for nothing. */
export function reliability(all: readonly Verdict[]): Reliability {
  const mean = (value: (one: Verdict) => number) =>
    all.length === 0 ? 0 : all.reduce((sum, one) => sum + value(one), 0) / all.length;
  return {
    shown: all.length,
    confidence: mean(({ confidence }) => confidence),
    right: mean(({ isRight }) => (isRight ? 1 : 0)),
  };
}

/** Ten bins of equal width; the last one holds 1. */
export function bins(all: readonly Verdict[]): readonly Reliability[] {
  return Array.from({ length: 10 }, (_, bin) =>
    reliability(all.filter(({ confidence }) => Math.min(9, Math.floor(10 * confidence)) === bin)),
  );
}

/** Expected calibration error: the mean distance of confidence and share right, over bins, by their size. */
export function calibrationError(all: readonly Verdict[]): number {
  return (
    bins(all).reduce((sum, { shown, confidence, right }) => sum + shown * Math.abs(confidence - right), 0) /
    Math.max(1, all.length)
  );
}

/** By `rule/source rule` and by rule alone. */
export function byRule(all: readonly Verdict[]): ReadonlyMap<string, readonly Verdict[]> {
  const groups = new Map<string, Verdict[]>();
  for (const one of all) {
    for (const key of [one.rule.split('/')[0]!, one.rule]) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}
