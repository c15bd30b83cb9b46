/** Whose statement it is: the person of a source's name, and the one that this person was merged into. */
import type { Source } from '../../../types/index.ts';
import { type PersonKey, personKey } from '../../names.ts';
import type { Connection } from './connection.ts';

export interface PersonSeqs {
  /** As the source's name says. */
  readonly own: number;
  /** The one it was merged into, else the same. */
  readonly person: number;
}

/** Makes the person where there is none; null for a source that is nobody across articles. Call it in a write transaction. */
export function personOf(connection: Connection, source: Source | null): PersonSeqs | null {
  const key = source === null ? null : personKey(source);
  if (key === null) return null;
  const seq = personRow(connection, key, source!.name!);
  return { own: seq, person: seq };
}

function personRow({ sql }: Connection, { id, kind, key }: PersonKey, name: string): number {
  const known = sql('SELECT seq FROM person WHERE id = ?').get(id) as { seq: number } | undefined;
  if (known !== undefined) return known.seq;
  return Number(
    sql('INSERT INTO person (id, kind, key, name) VALUES (?, ?, ?, ?)').run(id, kind, key, name).lastInsertRowid,
  );
}
