/**
 * CoNLL's measures of chains of people who are named (MUC, B³, CEAFe with φ4; exact spans, chains of one left out), and how many of
 * `he` and `she` (in all their forms) come to the right name: their predicted chain has a name of their gold chain and no name of another.
 */
import type { GoldDocument, Prediction } from './gold.ts';

type Chain = ReadonlySet<string>;

interface Shares {
  /** Numerator and denominator of recall, then of precision. */
  readonly of: [number, number, number, number];
}

export interface CoreferenceScores {
  readonly muc: number;
  readonly b3: number;
  readonly ceafe: number;
  /** The mean of the three; all are F1 in per cent. */
  readonly conll: number;
  readonly pronouns: number;
  readonly answered: number;
  readonly right: number;
}

const pronouns: ReadonlySet<string> = new Set(['he', 'she', 'him', 'her', 'his', 'hers', 'himself', 'herself']);
const personTypes: ReadonlySet<string> = new Set(['person', 'PER']);

export function score(gold: readonly GoldDocument[], predictions: readonly Prediction[]): CoreferenceScores {
  const predicted = new Map(predictions.map(({ doc, chains }) => [doc, chains] as const));
  const muc: Shares = { of: [0, 0, 0, 0] };
  const b3: Shares = { of: [0, 0, 0, 0] };
  const ceafe: Shares = { of: [0, 0, 0, 0] };
  const count = { pronouns: 0, answered: 0, right: 0 };
  for (const document of gold) {
    const chains = document.chains.map((chain) => chain.map(keyOf));
    const theirs = (predicted.get(document.doc) ?? []).map((chain) => new Set(chain.map(keyOf)));
    const entities = new Map(document.ents.map((one) => [keyOf([one.start, one.end]), one] as const));
    const nameOf = new Map<string, number>();
    chains.forEach((chain, at) => {
      for (const key of chain) if (entities.get(key)?.kind === 'name') nameOf.set(key, at);
    });
    const isPerson = chains.map(
      (chain) =>
        chain.some((key) => personTypes.has(entities.get(key)?.type ?? '')) && chain.some((key) => nameOf.has(key)),
    );
    const others = new Set(chains.filter((_, at) => !isPerson[at]).flat());
    const wanted = chains.filter((chain, at) => isPerson[at] && new Set(chain).size > 1).map((chain) => new Set(chain));
    const found = theirs
      .map((chain) => new Set([...chain].filter((key) => !others.has(key))))
      .filter((chain) => chain.size > 1);
    addBoth(muc, wanted, found, mucOf);
    addBoth(b3, wanted, found, b3Of);
    const similarity = bestMatch(wanted, found);
    [similarity, wanted.length, similarity, found.length].forEach((value, at) => {
      ceafe.of[at]! += value;
    });
    countPronouns(document, { chains, isPerson, theirs, nameOf }, count);
  }
  const [m, b, c] = [muc, b3, ceafe].map(f1) as [number, number, number];
  return { muc: m, b3: b, ceafe: c, conll: (m + b + c) / 3, ...count };
}

function keyOf([start, end]: readonly [number, number]): string {
  return `${start}:${end}`;
}

interface Chains {
  readonly chains: readonly (readonly string[])[];
  readonly isPerson: readonly boolean[];
  readonly theirs: readonly Chain[];
  readonly nameOf: ReadonlyMap<string, number>;
}

function countPronouns(
  { text }: GoldDocument,
  { chains, isPerson, theirs, nameOf }: Chains,
  count: { pronouns: number; answered: number; right: number },
): void {
  const points = [...text];
  const chainOf = new Map<string, Chain>();
  for (const chain of theirs) for (const key of chain) chainOf.set(key, chain);
  chains.forEach((chain, at) => {
    if (!isPerson[at]) return;
    for (const key of chain) {
      const [start, end] = key.split(':').map(Number) as [number, number];
      if (!pronouns.has(points.slice(start, end).join('').toLowerCase())) continue;
      count.pronouns++;
      const answer = chainOf.get(key);
      if (answer === undefined) continue;
      count.answered++;
      const names = new Set([...answer].filter((one) => nameOf.has(one)).map((one) => nameOf.get(one)!));
      if (names.size === 1 && names.has(at)) count.right++;
    }
  });
}

type Measure = (of: readonly Chain[], against: readonly Chain[]) => readonly [number, number];

function addBoth({ of }: Shares, wanted: readonly Chain[], found: readonly Chain[], measure: Measure): void {
  [...measure(wanted, found), ...measure(found, wanted)].forEach((value, at) => {
    of[at]! += value;
  });
}

function chainsByMention(chains: readonly Chain[]): ReadonlyMap<string, Chain> {
  return new Map(chains.flatMap((chain) => [...chain].map((key) => [key, chain] as const)));
}

const mucOf: Measure = (of, against) => {
  const chainOf = chainsByMention(against);
  let links = 0;
  let all = 0;
  for (const chain of of) {
    links += chain.size - new Set([...chain].map((key) => chainOf.get(key) ?? key)).size;
    all += chain.size - 1;
  }
  return [links, all];
};

const b3Of: Measure = (of, against) => {
  const chainOf = chainsByMention(against);
  let share = 0;
  let all = 0;
  for (const chain of of) {
    for (const key of chain) {
      all++;
      const other = chainOf.get(key);
      if (other !== undefined) share += [...chain].filter((one) => other.has(one)).length / chain.size;
    }
  }
  return [share, all];
};

function bestMatch(wanted: readonly Chain[], found: readonly Chain[]): number {
  if (wanted.length === 0 || found.length === 0) return 0;
  const alike = wanted.map((one) =>
    found.map((two) => (2 * [...one].filter((key) => two.has(key)).length) / (one.size + two.size)),
  );
  return heaviestMatching(wanted.length <= found.length ? alike : found.map((_, j) => alike.map((row) => row[j]!)));
}

/** The weight of the best one-to-one matching of rows with columns; no more rows than columns (Hungarian method). */
function heaviestMatching(weights: readonly (readonly number[])[]): number {
  const [rows, columns] = [weights.length, weights[0]!.length];
  const u = new Float64Array(rows + 1);
  const v = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const way = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const from = rowOf[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (used[j]) continue;
        const cost = -weights[from - 1]![j - 1]! - u[from]! - v[j]!;
        if (cost < least[j]!) {
          least[j] = cost;
          way[j] = column;
        }
        if (least[j]! < delta) {
          delta = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (used[j]) {
          u[rowOf[j]!]! += delta;
          v[j]! -= delta;
        } else least[j]! -= delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      rowOf[column] = rowOf[way[column]!]!;
      column = way[column]!;
    }
  }
  let sum = 0;
  for (let j = 1; j <= columns; j++) if (rowOf[j] !== 0) sum += weights[rowOf[j]! - 1]![j - 1]!;
  return sum;
}

/** In per cent. */
function f1({ of: [right, wanted, good, found] }: Shares): number {
  const recall = right / Math.max(1, wanted);
  const precision = good / Math.max(1, found);
  return recall + precision === 0 ? 0 : (200 * recall * precision) / (recall + precision);
}
