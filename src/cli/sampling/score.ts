/**
 * What a filled sheet says: the share that is right, estimated for the whole record from its strata, with a 95 % interval; the same by
 * stratum; and whether confidences hold what they promise.
 */
import type { Judgement } from './sheet.ts';

export interface JudgedRow {
  readonly stratum: string;
  /** Statements of the record in the stratum. */
  readonly size: number;
  readonly confidence: number;
  readonly answers: Readonly<Record<Judgement, boolean | null>>;
}

export interface Share {
  readonly judged: number;
  readonly right: number;
  /** 0 to 1; weighted by strata where there are several. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface Score {
  readonly rows: number;
  readonly judged: number;
  /** For the whole record; those that nobody judged are missing. */
  readonly shares: Readonly<Partial<Record<Judgement, Share>>>;
  /** Of `right`. */
  readonly strata: readonly (Share & { readonly name: string; readonly size: number })[];
  /** Of `right`, by confidence: what was promised and what came of it. */
  readonly calibration: readonly (Share & { readonly from: number; readonly to: number; readonly promised: number })[];
}

/** Of the normal distribution, two-sided 95 %. */
const z = 1.959964;
const bands = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 1] as const;

export function scoreOf(rows: readonly JudgedRow[], judgements: readonly Judgement[]): Score {
  const shares: Partial<Record<Judgement, Share>> = {};
  for (const judgement of judgements) {
    const found = estimated(rows, judgement);
    if (found !== null) shares[judgement] = found;
  }
  const isJudged = ({ answers }: JudgedRow): boolean => judgements.some((judgement) => answers[judgement] !== null);
  return {
    rows: rows.length,
    judged: rows.filter(isJudged).length,
    shares,
    strata: byStratum(rows, 'right').map(({ name, size, right, judged }) => ({ name, size, ...plain(right, judged) })),
    calibration: calibration(rows),
  };
}

interface Counted {
  readonly name: string;
  readonly size: number;
  right: number;
  judged: number;
}

function byStratum(rows: readonly JudgedRow[], judgement: Judgement): Counted[] {
  const strata = new Map<string, Counted>();
  for (const { stratum, size, answers } of rows) {
    const answer = answers[judgement];
    if (answer === null) continue;
    const counted = strata.get(stratum) ?? { name: stratum, size, right: 0, judged: 0 };
    strata.set(stratum, counted);
    counted.judged++;
    if (answer) counted.right++;
  }
  return [...strata.values()];
}

/**
 * Each stratum counts by its size in the record. The interval is Wilson's with the number of independent judgements that would have this
 * variance; a stratum that is all right or all wrong is not taken for certain (one of each is added for its variance, after Agresti and Coull).
 */
function estimated(rows: readonly JudgedRow[], judgement: Judgement): Share | null {
  const strata = byStratum(rows, judgement);
  const judged = strata.reduce((sum, one) => sum + one.judged, 0);
  if (judged === 0) return null;
  const right = strata.reduce((sum, one) => sum + one.right, 0);
  if (strata.length === 1) return plain(right, judged);
  const all = strata.reduce((sum, { size }) => sum + size, 0);
  let share = 0;
  let smooth = 0;
  let variance = 0;
  for (const one of strata) {
    const weight = one.size / all;
    share += (weight * one.right) / one.judged;
    const likely = (one.right + 1) / (one.judged + 2);
    smooth += weight * likely;
    variance += (weight * weight * likely * (1 - likely)) / one.judged;
  }
  const alike = (smooth * (1 - smooth)) / variance;
  return { judged, right, share, ...wilson(share, alike) };
}

function plain(right: number, judged: number): Share {
  const share = judged === 0 ? 0 : right / judged;
  return { judged, right, share, ...wilson(share, judged) };
}

/** Wilson's score interval; the whole range where nothing was judged. */
export function wilson(share: number, judged: number): { readonly low: number; readonly high: number } {
  if (judged === 0) return { low: 0, high: 1 };
  const middle = share + (z * z) / (2 * judged);
  const reach = z * Math.sqrt((share * (1 - share)) / judged + (z * z) / (4 * judged * judged));
  const whole = 1 + (z * z) / judged;
  return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}

function calibration(rows: readonly JudgedRow[]): Score['calibration'] {
  const judged = rows.filter(({ answers }) => answers.right !== null);
  return bands.slice(0, -1).flatMap((from, i) => {
    const to = bands[i + 1]!;
    const within = judged.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
    if (within.length === 0) return [];
    const right = within.filter(({ answers }) => answers.right === true).length;
    const promised = within.reduce((sum, { confidence }) => sum + confidence, 0) / within.length;
    return [{ from, to, promised, ...plain(right, within.length) }];
  });
}
