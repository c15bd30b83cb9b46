/** The figures of one run, as tables to print and as a line to keep. */
import { type Interval, intervals } from './intervals.ts';
import { causes, type Misses, missesOf } from './misses.ts';
import { added, type Counts, countsOf, f1, type Sheet } from './score.ts';
import { types } from './tokens.ts';
import {
  allCounts,
  bins,
  byRule,
  type CurvePoint,
  calibrationError,
  mouths,
  pointAt,
  type Reliability,
  reliability,
  surePoint,
  type Verdict,
  verdicts,
} from './trust.ts';

const groups = ['all', ...types] as const;
const leastRecall = 0.4;
const thresholds = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95];

/** Rules with fewer statements are left out of the table. */
const leastOfRule = 8;

const percent = (share: number) => (100 * share).toFixed(1).padStart(7);
const rounded = (share: number) => Number((100 * share).toFixed(1));
const band = ({ low, high }: Interval) => `[${percent(low).trim()}, ${percent(high).trim()}]`;

/** What intervals are given for. */
const headline = {
  relation: (counts: Counts) => f1(counts['all / relation']!).f1,
  direct: (counts: Counts) => f1(counts['direct / relation']!).f1,
  indirect: (counts: Counts) => f1(counts['indirect / relation']!).f1,
  mixed: (counts: Counts) => f1(counts['mixed / relation']!).f1,
  contentStrict: (counts: Counts) => f1(counts['all / content strict']!).f1,
  contentPartial: (counts: Counts) => f1(counts['all / content partial']!).f1,
  cueHead: (counts: Counts) => f1(counts['cue head']!).f1,
  directQuotesFound: (counts: Counts) => f1(counts['direct quotes found']!).recall,
  directQuotesRightSource: (counts: Counts) => f1(counts['direct quotes, right source']!).recall,
  surePrecision: (counts: Counts) => f1(counts['sure / relation']!).precision,
  sureRecall: (counts: Counts) => f1(counts['sure / relation']!).recall,
  wrongMouthDirect: (counts: Counts) => f1(counts['direct / wrong mouth']!).precision,
  wrongMouthIndirect: (counts: Counts) => f1(counts['indirect / wrong mouth']!).precision,
  wrongMouthMixed: (counts: Counts) => f1(counts['mixed / wrong mouth']!).precision,
  sureWrongMouthDirect: (counts: Counts) => f1(counts['sure / direct / wrong mouth']!).precision,
  sureWrongMouthIndirect: (counts: Counts) => f1(counts['sure / indirect / wrong mouth']!).precision,
  sureWrongMouthMixed: (counts: Counts) => f1(counts['sure / mixed / wrong mouth']!).precision,
};

type Figure = keyof typeof headline;

export interface Report {
  readonly counts: Counts;
  readonly intervals: Readonly<Record<Figure, Interval>>;
  /** Null when no threshold keeps the recall. */
  readonly sure: CurvePoint | null;
  readonly curve: readonly CurvePoint[];
  readonly verdicts: readonly Verdict[];
  readonly misses: Misses;
}

export function reportOf(all: readonly Sheet[]): Report {
  const sure = surePoint(all, leastRecall);
  const byArticle = all.map((sheet) => allCounts(sheet, sure?.threshold ?? 1));
  return {
    counts: added(byArticle),
    intervals: intervals(byArticle, headline),
    sure,
    curve: thresholds.map((threshold) => pointAt(all, threshold)),
    verdicts: verdicts(all),
    misses: missesOf(all),
  };
}

/** Relation, content and direct quotes. */
export function mainTable(name: string, counts: Counts): string {
  const lines = [`${name.padEnd(28)}      P      R     F1     tp  given   gold`];
  const row = (label: string, key: string) => {
    const count = counts[key]!;
    const { precision, recall, f1: mean } = f1(count);
    const whole = [count.givenRight, count.given, count.gold].map((n) => n.toFixed(0).padStart(7)).join('');
    lines.push(`${label.padEnd(28)}${percent(precision)}${percent(recall)}${percent(mean)}${whole}`);
  };
  for (const measure of ['relation', 'content >= .8', 'content strict', 'content partial']) {
    for (const group of groups) row(`${group} / ${measure}`, `${group} / ${measure}`);
  }
  row('cue head', 'cue head');
  const [found, right] = [counts['direct quotes found']!, counts['direct quotes, right source']!];
  lines.push(
    `direct quotes: found ${percent(f1(found).recall).trim()} %, with the right source ${percent(f1(right).recall).trim()} % of ${right.gold}`,
  );
  return lines.join('\n');
}

export function tables(report: Report): string {
  return [
    intervalTable(report),
    curveTable(report),
    mouthTable(report),
    reliabilityTable(report.verdicts),
    missTable(report.misses),
    ruleTable(report.verdicts),
  ].join('\n\n');
}

function intervalTable({ counts, intervals: found }: Report): string {
  const lines = Object.entries(headline).map(
    ([name, value]) => `  ${name.padEnd(26)}${percent(value(counts))}  ${band(found[name as Figure])}`,
  );
  return ['95 % intervals (1000 draws of articles)', ...lines].join('\n');
}

function curveTable({ curve, sure }: Report): string {
  const line = ({ threshold, shown, precision, recall }: CurvePoint) =>
    `  ${threshold.toFixed(3)}${String(shown).padStart(7)}${percent(precision)}${percent(recall)}`;
  return [
    'relations above a threshold',
    '  least  shown      P      R',
    ...curve.map(line),
    sure === null ? 'sure: none' : `sure (highest P with R >= ${100 * leastRecall} %)\n${line(sure)}`,
  ].join('\n');
}

function mouthTable({ verdicts: all, sure }: Report): string {
  const lines = [
    'right content, source of another  shown  wrong      %  no word shared  source missing  (gold names nobody)',
  ];
  for (const [label, least] of [
    ['all', 0],
    ['sure', sure?.threshold ?? 1],
  ] as const) {
    for (const group of groups) {
      const { shown, wrong, strangers, missing, nobody } = mouths(chosen(all, group, least));
      const share = percent(shown === 0 ? 0 : wrong / shown);
      const rest = [strangers, missing, nobody].map((n) => String(n).padStart(16)).join('');
      lines.push(
        `${`  ${label}, ${group}`.padEnd(32)}${String(shown).padStart(7)}${String(wrong).padStart(7)}${share}${rest}`,
      );
    }
  }
  return lines.join('\n');
}

function chosen(all: readonly Verdict[], group: (typeof groups)[number], least: number): readonly Verdict[] {
  return all.filter(({ type, confidence }) => confidence >= least && (group === 'all' || type === group));
}

function reliabilityTable(all: readonly Verdict[]): string {
  const lines = ['confidence      n   mean  right'];
  bins(all).forEach(({ shown, confidence, right }, bin) => {
    const range = `${(bin / 10).toFixed(1)}–${((bin + 1) / 10).toFixed(1)}`;
    lines.push(`  ${range}${String(shown).padStart(8)}${percent(confidence)}${percent(right)}`);
  });
  const errors = groups.map((group) => `${group} ${percent(calibrationError(chosen(all, group, 0))).trim()}`);
  return [...lines, `expected calibration error: ${errors.join(', ')} points`].join('\n');
}

function missTable(misses: Misses): string {
  const columns = (values: readonly (string | number)[]) => values.map((value) => String(value).padStart(9)).join('');
  const lines = causes.map((cause) => `  ${cause.padEnd(30)}${columns(types.map((type) => misses[cause][type]))}`);
  return [`${'missed'.padEnd(32)}${columns(types)}`, ...lines].join('\n');
}

function ruleTable(all: readonly Verdict[]): string {
  const lines = ['by rule                              n   mean  right  error'];
  for (const [rule, some] of byRule(all)) {
    if (some.length < leastOfRule) continue;
    const { shown, confidence, right } = reliability(some);
    const figures = [confidence, right, calibrationError(some)].map(percent).join('');
    lines.push(`  ${rule.padEnd(30)}${String(shown).padStart(6)}${figures}`);
  }
  return lines.join('\n');
}

/** What is kept in results.jsonl: per cent to a tenth. */
export function kept({
  counts,
  intervals: found,
  sure,
  curve,
  verdicts: all,
  misses,
}: Report): Record<string, unknown> {
  const interval = (name: Figure) => [rounded(found[name].low), rounded(found[name].high)];
  const wrong = (group: (typeof groups)[number], least: number) => mouths(chosen(all, group, least));
  const mouthsAt = (least: number) => Object.fromEntries(groups.map((group) => [group, wrong(group, least)]));
  return {
    ...relationFigures(counts),
    content: {
      strict: rounded(headline.contentStrict(counts)),
      partial: rounded(headline.contentPartial(counts)),
    },
    cueHead: rounded(headline.cueHead(counts)),
    intervals: Object.fromEntries((Object.keys(headline) as Figure[]).map((name) => [name, interval(name)])),
    sure: sure === null ? null : point(sure),
    curve: curve.map(point),
    wrongMouth: { all: mouthsAt(0), sure: mouthsAt(sure?.threshold ?? 1) },
    calibration: {
      error: rounded(calibrationError(all)),
      bins: bins(all).map(row),
    },
    misses,
    rules: Object.fromEntries(
      [...byRule(all)]
        .filter(([, some]) => some.length >= leastOfRule)
        .map(([rule, some]) => [rule, row(reliability(some))]),
    ),
  };
}

const row = ({ shown, confidence, right }: Reliability) => [shown, rounded(confidence), rounded(right)];

const point = ({ threshold, shown, precision, recall }: CurvePoint) => ({
  threshold,
  shown,
  p: rounded(precision),
  r: rounded(recall),
});

export function relationFigures(counts: Counts): Record<string, unknown> {
  const relation = (group: string) => {
    const count = counts[`${group} / relation`]!;
    const { precision, recall, f1: mean } = f1(count);
    return {
      f1: rounded(mean),
      p: rounded(precision),
      r: rounded(recall),
      tp: count.givenRight,
      fp: count.given - count.givenRight,
      fn: count.gold - count.goldRight,
    };
  };
  return {
    relation: relation('all'),
    direct: relation('direct'),
    indirect: relation('indirect'),
    mixed: relation('mixed'),
    directQuotesFound: rounded(headline.directQuotesFound(counts)),
    directQuotesRightSource: rounded(headline.directQuotesRightSource(counts)),
  };
}

export function plainCounts(all: readonly Sheet[]): Counts {
  return added(all.map(countsOf));
}
