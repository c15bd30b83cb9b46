/**
 * Scores attributed statements (source, cue, content) against gold ones. All counts are by article and add up.
 *
 * relation          one-to-one pairs, greedy by content Dice, with content Dice >= 0.8 and source Dice >= 0.5 where the gold has
 *                   a source (where it has none, the prediction must have none).
 * content strict    the same words; edge punctuation, quotation marks and white space do not count.
 * content partial   one-to-one by content Dice; credit is the overlap's share of the prediction (precision), of the gold (recall).
 * cue head          the same head (tokens.ts), whatever the rest of the relation.
 * direct quotes     of direct gold statements with a source, the share with content Dice >= 0.5, and those of them with source
 *                   Dice >= 0.5.
 * By type           recall goes by the gold's type, precision by the prediction's own.
 * Predictions that lie mostly in a stretch that the annotators discarded are left out.
 */
import type { GoldArticle, ScoredStatement } from './gold.ts';
import { type Marked, TokenizedArticle, types } from './tokens.ts';

export { type GoldArticle, type Offsets, readGold, type ScoredStatement } from './gold.ts';
export { codePoints } from './tokens.ts';

/** A prediction. */
export interface Shown extends ScoredStatement {
  /** 0 to 1. */
  readonly confidence: number;
  /** `rule/source rule`. */
  readonly rule: string;
}

export interface MarkedShown extends Marked {
  readonly shown: Shown;
}

export interface MarkedGold extends Marked {
  readonly gold: ScoredStatement;
}

/** One article's gold and predictions, ready to be compared. */
export interface Sheet {
  readonly article: GoldArticle;
  readonly tokenized: TokenizedArticle;
  readonly gold: readonly MarkedGold[];
  readonly given: readonly MarkedShown[];
}

/** Articles without predictions count as empty. */
export function sheets(
  articles: readonly GoldArticle[],
  given: ReadonlyMap<string, readonly Shown[]>,
): readonly Sheet[] {
  return articles.map((article) => {
    const tokenized = new TokenizedArticle(article.text);
    const out = tokenized.tokens(article.discard);
    const gold = article.statements.flatMap((statement) => {
      const marked = tokenized.marked(statement);
      return marked === null ? [] : [{ ...marked, gold: statement }];
    });
    const kept = (given.get(article.id) ?? []).flatMap((shown) => {
      const marked = tokenized.marked(shown);
      return marked === null || 2 * shared(marked.content, out) > marked.content.size ? [] : [{ ...marked, shown }];
    });
    return { article, tokenized, gold, given: kept };
  });
}

function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let count = 0;
  for (const n of a) if (b.has(n)) count++;
  return count;
}

export function dice(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  return a.size + b.size === 0 ? 0 : (2 * shared(a, b)) / (a.size + b.size);
}

export const sourceFits = (gold: Marked, given: Marked) =>
  gold.source.size > 0 ? dice(gold.source, given.source) >= 0.5 : given.source.size === 0;

type Pair = readonly [gold: number, given: number];

/** Greedy pairs by content Dice; ties go to the better source and cue, then to text order. */
function pair(
  gold: readonly Marked[],
  given: readonly Marked[],
  least: number,
  fits?: (a: Marked, b: Marked) => boolean,
): readonly Pair[] {
  const pairs: [number, number, number, number][] = [];
  gold.forEach((a, i) => {
    given.forEach((b, j) => {
      const score = dice(a.content, b.content);
      if (score > 0 && score >= least && (fits === undefined || fits(a, b))) {
        pairs.push([-score, -dice(a.source, b.source) - dice(a.cue, b.cue), i, j]);
      }
    });
  });
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
  const usedGold = new Set<number>();
  const usedGiven = new Set<number>();
  const chosen: Pair[] = [];
  for (const [, , i, j] of pairs) {
    if (usedGold.has(i) || usedGiven.has(j)) continue;
    usedGold.add(i);
    usedGiven.add(j);
    chosen.push([i, j]);
  }
  return chosen;
}

export function relationPairs({ gold, given }: Pick<Sheet, 'gold' | 'given'>): readonly Pair[] {
  return pair(gold, given, 0.8, sourceFits);
}

/** Hits counted from the prediction's side and from the gold's, because types may differ. */
export interface Count {
  readonly given: number;
  readonly gold: number;
  readonly givenRight: number;
  readonly goldRight: number;
}

/** `all / relation`, `direct / content strict`, `cue head`, …: every sheet has the same keys. */
export type Counts = Readonly<Record<string, Count>>;

/** A prediction's and a gold's share of a pair; whole ones unless credit is partial. */
type Credit = (gold: Marked, given: Marked) => readonly [gold: number, given: number];

const whole: Credit = () => [1, 1];

const partly: Credit = (gold, given) => {
  const overlap = shared(gold.content, given.content);
  return [overlap / gold.content.size, overlap / given.content.size];
};

export function countsOf(sheet: Sheet): Counts {
  const { gold, given } = sheet;
  const measures: readonly (readonly [string, readonly Pair[], Credit])[] = [
    ['relation', relationPairs(sheet), whole],
    ['content >= .8', pair(gold, given, 0.8), whole],
    ['content strict', pair(gold, given, 1), whole],
    ['content partial', pair(gold, given, 0), partly],
  ];
  const counts: Record<string, Count> = { 'cue head': headCount(sheet), ...directQuotes(sheet) };
  for (const [name, pairs, credit] of measures) {
    for (const group of ['all', ...types] as const) {
      const inGroup = (one: Marked) => group === 'all' || one.type === group;
      let goldRight = 0;
      let givenRight = 0;
      for (const [i, j] of pairs) {
        const [ofGold, ofGiven] = credit(gold[i]!, given[j]!);
        if (inGroup(gold[i]!)) goldRight += ofGold;
        if (inGroup(given[j]!)) givenRight += ofGiven;
      }
      counts[`${group} / ${name}`] = {
        given: given.filter(inGroup).length,
        gold: gold.filter(inGroup).length,
        givenRight,
        goldRight,
      };
    }
  }
  return counts;
}

function headCount({ gold, given }: Sheet): Count {
  const heads = (all: readonly Marked[]) => all.flatMap(({ head }) => (head === null ? [] : [head]));
  const open = heads(gold);
  const total = open.length;
  const shownHeads = heads(given);
  let hits = 0;
  for (const head of shownHeads) {
    const at = open.indexOf(head);
    if (at < 0) continue;
    open.splice(at, 1);
    hits++;
  }
  return { given: shownHeads.length, gold: total, givenRight: hits, goldRight: hits };
}

function directQuotes({ gold, given }: Sheet): Counts {
  const half = new Map(pair(gold, given, 0.5));
  let all = 0;
  let found = 0;
  let right = 0;
  gold.forEach((one, i) => {
    if (one.type !== 'direct' || one.source.size === 0) return;
    all++;
    const match = half.get(i);
    if (match === undefined) return;
    found++;
    if (dice(one.source, given[match]!.source) >= 0.5) right++;
  });
  return {
    'direct quotes found': { given: found, gold: all, givenRight: found, goldRight: found },
    'direct quotes, right source': { given: found, gold: all, givenRight: right, goldRight: right },
  };
}

/** The sum over articles. */
export function added(all: readonly Counts[]): Counts {
  const sum: Record<string, Count> = {};
  for (const counts of all) {
    for (const [key, count] of Object.entries(counts)) {
      const before = sum[key] ?? { given: 0, gold: 0, givenRight: 0, goldRight: 0 };
      sum[key] = {
        given: before.given + count.given,
        gold: before.gold + count.gold,
        givenRight: before.givenRight + count.givenRight,
        goldRight: before.goldRight + count.goldRight,
      };
    }
  }
  return sum;
}

export function f1({ given, gold, givenRight, goldRight }: Count) {
  const precision = given === 0 ? 0 : givenRight / given;
  const recall = gold === 0 ? 0 : goldRight / gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
