/** Whose statement it is: the person of a source's name, and the one that this person was merged into. */
import type { Article, Source, Statement } from '../../../types/index.ts';
import { type PersonKey, personKey } from '../../names.ts';
import type { Connection } from './connection.ts';

export interface PersonSeqs {
  /** As the source's name says. */
  readonly own: number;
  /** The one it was merged into, else the same. */
  readonly person: number;
}

/**
 * Decides who the sources of an article are, by all that the article says of them. Call it in a write transaction, before its statements
 * are placed, when the reading is that of the latest capture.
 */
export function meetSources(
  connection: Connection,
  articleSeq: number,
  _article: Article,
  statements: readonly Statement[],
): void {
  for (const { source } of statements) personOf(connection, source, articleSeq);
}

/**
 * The person of a source of this article, as decided by `meetSources`; one that was not met there is decided by itself. Null for a source
 * that is nobody across articles. Call it in a write transaction.
 */
export function personOf(connection: Connection, source: Source | null, _articleSeq: number): PersonSeqs | null {
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
