/** Which people were merged into which: worked out of the merges that hold, in the order in which they were made. */
import type { Connection } from './connection.ts';

/** The one that this person was merged into, else itself. */
export function canonicalOf({ sql }: Connection, seq: number): number {
  const row = sql('SELECT coalesce(merged_seq, seq) AS seq FROM person WHERE seq = ?').get(seq) as { seq: number };
  return row.seq;
}

/** Everybody that is this person: itself and all merged into it. */
export function groupOf({ sql }: Connection, canonical: number): readonly number[] {
  const rows = sql('SELECT seq FROM person WHERE seq = ?1 OR merged_seq = ?1 ORDER BY seq').all(canonical);
  return (rows as unknown as { seq: number }[]).map(({ seq }) => seq);
}

interface Merge {
  readonly into: number;
  readonly other: number;
}

/**
 * Brings people and their statements to what the merges that hold say of these people, who must be whole groups. Call it in a write
 * transaction; all whose statements moved come back.
 */
export function settleGroups({ sql }: Connection, people: readonly number[]): ReadonlySet<number> {
  const given = JSON.stringify(people);
  const merges = sql(
    `SELECT person_seq AS "into", other_seq AS other FROM person_edit
     WHERE kind IN ('merge', 'alias') AND undone_seq IS NULL AND other_seq IN (SELECT value FROM json_each(?)) ORDER BY seq`,
  ).all(given) as unknown as Merge[];
  const standing = rootsOf(people, merges);
  const touched = new Set<number>();
  const before = sql('SELECT coalesce(merged_seq, seq) AS seq FROM person WHERE seq = ?');
  const moved = people
    .map((seq) => ({ seq, from: (before.get(seq) as { seq: number }).seq, to: standing.get(seq)! }))
    .filter(({ from, to }) => from !== to);
  for (const { seq, from, to } of moved) {
    sql('UPDATE person SET merged_seq = ? WHERE seq = ?').run(to === seq ? null : to, seq);
    sql('UPDATE statement SET person_seq = ? WHERE own_person_seq = ?').run(to, seq);
    touched.add(from).add(to);
  }
  return touched;
}

/** A merge takes everybody who was one with the other by then. */
function rootsOf(people: readonly number[], merges: readonly Merge[]): ReadonlyMap<number, number> {
  const parent = new Map(people.map((seq) => [seq, seq]));
  const rootOf = (seq: number): number => {
    let at = seq;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { into, other } of merges) {
    const [to, from] = [rootOf(into), rootOf(other)];
    if (to !== from) parent.set(from, to);
  }
  return new Map(people.map((seq) => [seq, rootOf(seq)]));
}
