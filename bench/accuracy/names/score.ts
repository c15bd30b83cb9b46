/** Names against names, as the scorer in Python counts: same span and type (strict), or same type and any overlap, one to one (loose). */
import type { GoldDocument, GoldName } from './articles.ts';

export interface PlacedName {
  /** Code points into the text; `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

export const scoredTypes = ['PER', 'ORG', 'LOC'] as const;

export interface Counts {
  gold: number;
  given: number;
  strict: number;
  loose: number;
}

export type Scores = Readonly<Record<(typeof scoredTypes)[number] | 'all', Counts>>;

/** Other names for the types, as corpora have them. */
const typeNames: Readonly<Record<string, string>> = { person: 'PER', organization: 'ORG', place: 'LOC' };

export function score(documents: readonly GoldDocument[], given: ReadonlyMap<string, readonly PlacedName[]>): Scores {
  const empty = (): Counts => ({ gold: 0, given: 0, strict: 0, loose: 0 });
  const scores = { PER: empty(), ORG: empty(), LOC: empty(), all: empty() };
  for (const { doc, ents } of documents) {
    const gold = outermost(ents.filter(({ named }) => named));
    for (const type of scoredTypes) {
      const counted = compare(spansOf(gold, type), spansOf(given.get(doc) ?? [], type));
      for (const sums of [scores[type], scores.all]) {
        sums.gold += counted.gold;
        sums.given += counted.given;
        sums.strict += counted.strict;
        sums.loose += counted.loose;
      }
    }
  }
  return scores;
}

export function f1({ gold, given }: Counts, right: number): number {
  return gold + given === 0 ? 0 : (200 * right) / (gold + given);
}

function outermost(names: readonly GoldName[]): readonly PlacedName[] {
  const kept: PlacedName[] = [];
  for (const name of [...names].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (kept.length > 0 && name.start < kept.at(-1)!.end) continue;
    kept.push({ ...name, type: typeNames[name.type] ?? name.type });
  }
  return kept;
}

/** Each span once, in order. */
function spansOf(names: readonly PlacedName[], wanted: string): readonly (readonly [number, number])[] {
  const spans = new Map(
    names.filter(({ type }) => type === wanted).map(({ start, end }) => [`${start}:${end}`, [start, end] as const]),
  );
  return [...spans.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function compare(gold: readonly (readonly [number, number])[], given: readonly (readonly [number, number])[]): Counts {
  const all = new Set(gold.map(String));
  const used = new Set<number>();
  let loose = 0;
  for (const [start, end] of gold) {
    const at = given.findIndex((one, index) => !used.has(index) && Math.min(end, one[1]) > Math.max(start, one[0]));
    if (at < 0) continue;
    used.add(at);
    loose++;
  }
  return { gold: gold.length, given: given.length, strict: given.filter((one) => all.has(String(one))).length, loose };
}
