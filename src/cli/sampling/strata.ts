/**
 * Draws a sample in strata, in one pass and in memory that does not grow with the record: each statement has a place that follows from the
 * seed and its id, and the first places of every stratum are kept. The same seed over the same record draws the same statements, in
 * whichever order they come; a statement that is added moves only the end of its own stratum.
 */
import { digest } from '../../lib/ids.ts';
import { sureWord } from '../../lib/standing.ts';
import type { RecordEntry } from '../../types/index.ts';

/** What a stratum can be made of: one value of a statement. */
export const stratumFields = {
  outlet: ({ carriedBy }) => carriedBy[0]?.publisher ?? 'not named',
  mode: ({ statement }) => statement.mode,
  act: ({ statement }) => statement.act,
  person: ({ person }) => person?.name ?? 'nobody known',
  kind: ({ statement }) => statement.source?.kind ?? 'none',
  month: ({ carriedBy }) => carriedBy[0]?.datePublished?.slice(0, 7) ?? 'undated',
  sure: ({ statement }) => sureWord(statement.confidence),
  checked: ({ check }) => check?.state ?? 'no',
} as const satisfies Record<string, (entry: RecordEntry) => string>;
export type StratumField = keyof typeof stratumFields;

export interface Stratum {
  /** `Saltmarsh Gazette · direct`; `all` without fields. */
  readonly name: string;
  /** Statements of the record in it. */
  readonly size: number;
  /** Those drawn, in the order in which they are to be judged. */
  readonly ids: readonly string[];
}

interface Drawing {
  size: number;
  /** Places and ids, the first `most` of all. */
  readonly kept: { readonly place: string; readonly id: string }[];
}

export class Draw {
  readonly #fields: readonly StratumField[];
  readonly #seed: string;
  readonly #most: number;
  readonly #strata = new Map<string, Drawing>();

  /** `most`: in all. */
  constructor(fields: readonly StratumField[], seed: string, most: number) {
    this.#fields = fields;
    this.#seed = seed;
    this.#most = most;
  }

  add(entry: RecordEntry): void {
    const name =
      this.#fields.length === 0 ? 'all' : this.#fields.map((field) => stratumFields[field](entry)).join(' · ');
    const drawing = this.#strata.get(name) ?? { size: 0, kept: [] };
    this.#strata.set(name, drawing);
    drawing.size++;
    const place = placeOf(this.#seed, entry.id);
    const { kept } = drawing;
    if (kept.length === this.#most && place > kept.at(-1)!.place) return;
    let at = kept.length;
    while (at > 0 && kept[at - 1]!.place > place) at--;
    kept.splice(at, 0, { place, id: entry.id });
    if (kept.length > this.#most) kept.pop();
  }

  /** `equal`: as many from each stratum as there are; else in proportion to their sizes, but at least one of each while that is possible. */
  strata(equal: boolean): readonly Stratum[] {
    const named = [...this.#strata].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const sizes = named.map(([, { size }]) => size);
    const shares = equal ? equalShares(sizes, this.#most) : fairShares(sizes, this.#most);
    return named
      .map(([name, { size, kept }], i) => ({ name, size, ids: kept.slice(0, shares[i]).map(({ id }) => id) }))
      .filter(({ ids }) => ids.length > 0);
  }

  /** Where a statement stands in the order of judging. */
  placeOf(id: string): string {
    return placeOf(this.#seed, id);
  }
}

function placeOf(seed: string, id: string): string {
  return digest(`${seed}\n${id}`).slice(0, 16);
}

/** One each, then the rest by largest remainder; never more than there are. With fewer than strata, the largest get theirs. */
export function fairShares(sizes: readonly number[], most: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all <= most) return [...sizes];
  const bySize = [...sizes.keys()].toSorted((a, b) => sizes[b]! - sizes[a]! || a - b);
  const shares = sizes.map(() => 0);
  for (const i of bySize.slice(0, most)) shares[i] = 1;
  // What a stratum should have beyond what it has, in proportion to its size: the one that lacks most is next.
  for (let left = most - Math.min(most, sizes.length); left > 0; left--) {
    let next = -1;
    let lack = Number.NEGATIVE_INFINITY;
    for (const [i, size] of sizes.entries()) {
      const missing = (size * most) / all - shares[i]!;
      if (shares[i]! < size && missing > lack) [next, lack] = [i, missing];
    }
    shares[next]!++;
  }
  return shares;
}

function equalShares(sizes: readonly number[], most: number): number[] {
  const shares = sizes.map(() => 0);
  for (let left = most; left > 0; ) {
    const open = shares.flatMap((share, i) => (share < sizes[i]! ? [i] : []));
    if (open.length === 0) break;
    for (const i of open.slice(0, left)) shares[i]!++;
    left -= Math.min(left, open.length);
  }
  return shares;
}
