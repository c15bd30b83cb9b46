/** The names of people, folded as they are compared, and the blocks that names which may match are found by. */
import { blocksOf, type NamedKind } from '../../identity-names.ts';
import type { Connection } from './connection.ts';

export interface KeptName {
  readonly kind: NamedKind;
  /** Folded. */
  readonly key: string;
  readonly written: string;
  readonly origin: 'read' | 'short' | 'alias' | 'given';
  /** Of the edit that gave it. */
  readonly editSeq?: number;
}

/** Adds a name to a person unless it has it; one that articles use as well stays the alias that it is. */
export function keepName(
  connection: Connection,
  personSeq: number,
  { kind, key, written, origin, editSeq }: KeptName,
): void {
  const { sql } = connection;
  const known = sql(
    `SELECT 1 FROM person_name WHERE person_seq = ?1 AND key = ?2 AND (origin = ?3 OR (?3 = 'read' AND origin = 'alias'))`,
  ).get(personSeq, key, origin);
  if (known !== undefined) return;
  const { lastInsertRowid } = sql(
    'INSERT INTO person_name (person_seq, kind, key, written, origin, edit_seq) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(personSeq, kind, key, written, origin, editSeq ?? null);
  // Letters are found by themselves, a name given for show is not compared.
  if (origin === 'read' || origin === 'alias') putBlocks(connection, Number(lastInsertRowid), kind, key);
}

/** Takes back the names that an edit gave. */
export function dropNames({ sql }: Connection, editSeq: number): void {
  sql('DELETE FROM person_name WHERE edit_seq = ?').run(editSeq);
}

function putBlocks({ sql }: Connection, nameSeq: number, kind: NamedKind, key: string): void {
  const put = sql('INSERT OR IGNORE INTO person_block (block, kind, name_seq) VALUES (?, ?, ?)');
  for (const block of blocksOf(key, kind)) put.run(block, kind, nameSeq);
}

/** Names of a step: a record from before there were blocks gets them while articles are added. */
const stepSize = 200;

export function blockSome(connection: Connection): void {
  const { sql } = connection;
  const rows = sql(
    `SELECT u.name_seq AS seq, n.kind, n.key FROM person_unblocked u LEFT JOIN person_name n ON n.seq = u.name_seq LIMIT ${stepSize}`,
  ).all() as unknown as { seq: number; kind: NamedKind | null; key: string }[];
  for (const { seq, kind, key } of rows) {
    if (kind !== null) putBlocks(connection, seq, kind, key);
    sql('DELETE FROM person_unblocked WHERE name_seq = ?').run(seq);
  }
}
