/**
 * One connection to the record's database: statements prepared once, short write transactions that wait their turn,
 * reads that see one state of the record, failures explained.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { OnrecordError } from '../../../lib/problems.ts';
import { explained, isBusy } from './failures.ts';

/** Milliseconds that SQLite itself waits for another writer, blocking; then other work goes on before the next attempt. */
const busyTimeout = 250;
/** Milliseconds after which waiting for another writer is given up. No write transaction of ours takes longer than one article. */
const patience = 60_000;

/** Attempts `work` until no other program is in the way; its failures come explained. */
export async function inTurn<T>(path: string, work: () => T): Promise<T> {
  const begun = performance.now();
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() - begun >= patience) throw explained(error, path);
      await pause(5);
    }
  }
}

export interface Connection {
  readonly path: string;
  readonly readOnly: boolean;
  readonly db: DatabaseSync;
  /** The prepared statement for this SQL; made once. Only for SQL that is written in the program, not built. */
  sql(text: string): StatementSync;
  /** Runs `change` in one write transaction: all of it is stored, or nothing. It may be run again when another writer was first. */
  write<T>(change: () => T): Promise<T>;
  /** Runs `look` on one unchanging state of the record. */
  read<T>(look: () => T): Promise<T>;
  /** A second connection that can only read; for long streams. */
  reader(): Connection;
  close(): void;
}

/** Opens the database file; throws SQLite's own error. `location` differs from `path` only for a frozen (immutable) file. */
export function connect(path: string, readOnly: boolean, location: string | URL = path): Connection {
  const db = new DatabaseSync(location, { readOnly, timeout: busyTimeout, enableForeignKeyConstraints: true });
  const prepared = new Map<string, StatementSync>();

  /** Begins, works and commits without giving way to other calls on this connection in between. */
  function attempt<T>(kind: 'IMMEDIATE' | 'DEFERRED', work: () => T): T {
    db.exec(`BEGIN ${kind}`);
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    path,
    readOnly,
    db,
    sql(text) {
      let statement = prepared.get(text);
      if (statement === undefined) {
        statement = db.prepare(text);
        prepared.set(text, statement);
      }
      return statement;
    },
    write(change) {
      if (readOnly) {
        return Promise.reject(new OnrecordError('record/read-only', path, 'The record was opened for reading only.'));
      }
      return inTurn(path, () => attempt('IMMEDIATE', change));
    },
    read: (look) => inTurn(path, () => attempt('DEFERRED', look)),
    reader: () => connect(path, true, location),
    close() {
      prepared.clear();
      if (db.isOpen) db.close();
    },
  };
}
