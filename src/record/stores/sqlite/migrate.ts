/**
 * Brings a database to the newest schema, one step a transaction, each with a copy of the whole record made before it.
 * Two programs starting at once: the second waits and finds nothing left to do.
 */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OnrecordError } from '../../../lib/problems.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrations/index.ts';

/** `OnRe`: tells our files from other programs' databases. */
export const applicationId = 0x4f6e5265;

/** Backups are `schema-1-before-2-20310516T140500Z.sqlite` in `backupDir`. */
export function migrate(connection: Connection, backupDir: string, steps: readonly Migration[], now: () => Date): void {
  // A record that is only now being made has nothing to lose.
  const isNew = schemaOf(connection) === 0;
  for (const step of steps) {
    if (schemaOf(connection) < step.version) takeStep(connection, isNew ? null : backupDir, step, now);
  }
}

function schemaOf({ db }: Connection): number {
  return (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}

function takeStep(connection: Connection, backupDir: string | null, step: Migration, now: () => Date): void {
  const { db, path } = connection;
  // Tables may be rebuilt in a step; foreign keys are checked at its end instead.
  db.exec('PRAGMA foreign_keys = OFF');
  db.exec('BEGIN IMMEDIATE');
  try {
    const version = schemaOf(connection);
    if (version < step.version) {
      // Nobody else can write now, and another connection sees the state before the step.
      if (version > 0 && backupDir !== null)
        backUp(path, backupDir, `schema-${version}-before-${step.version}-${stamp(now())}`);
      db.exec(step.sql);
      db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${step.version}`);
      const dangling = db.prepare('PRAGMA foreign_key_check').get();
      if (dangling !== undefined) {
        const what = `Schema step ${step.version} (${step.name}) left rows that belong to nothing; it was undone.`;
        throw new OnrecordError('record/damaged', path, what);
      }
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  } finally {
    db.exec('PRAGMA foreign_keys = ON');
  }
}

function stamp(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d+/gu, '');
}

/** A whole, compact copy; it has its name only when it is complete. */
function backUp(path: string, backupDir: string, name: string): void {
  mkdirSync(backupDir, { recursive: true });
  const target = join(backupDir, `${name}.sqlite`);
  const unfinished = `${target}.part`;
  rmSync(unfinished, { force: true });
  const source = new DatabaseSync(path, { readOnly: true });
  try {
    source.prepare('VACUUM INTO ?').run(unfinished);
  } finally {
    source.close();
  }
  renameSync(unfinished, target);
}
