/**
 * Copies of a whole record, made while it is in use, and back again. A copy has its name only when it is complete and
 * was found whole; a record that a copy replaces is itself kept as one.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { OnrecordError } from '../lib/problems.ts';
import { holdFolder } from './folder-hold.ts';
import { explained } from './stores/sqlite/failures.ts';
import { applicationId } from './stores/sqlite/migrate.ts';
import { migrations } from './stores/sqlite/migrations/index.ts';
import { databasePath, makeFolder } from './stores/sqlite/open.ts';

export interface Backup {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
}

const folderName = 'backups';
const scheduledName = /^onrecord-\d{8}T\d{6}Z\.sqlite$/;
/** All pages in one step: others may write meanwhile, and a copy in many steps would begin again each time they do. */
const allPages = 2_000_000_000;

const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/gu, '');

/** `backups/onrecord-20310520T120000Z.sqlite` in the record's folder. */
export function backupPath(dataDir: string, now: Date): string {
  return join(resolve(dataDir), folderName, `onrecord-${stamp(now)}.sqlite`);
}

/**
 * Copies the record of `dataDir` to `path`, at which nothing may be yet. Throws OnrecordError: record/none, /backup-exists,
 * /damaged, /disk-full, /cannot-open.
 */
export async function backUpRecord(dataDir: string, path: string): Promise<Backup> {
  const source = databasePath(dataDir);
  if (!existsSync(source)) throw new OnrecordError('record/none', dataDir, 'There is no record here.');
  if (existsSync(path)) throw new OnrecordError('record/backup-exists', path, 'There is a file of this name already.');
  const unfinished = `${path}.part`;
  makeFolderOf(path);
  rmSync(unfinished, { force: true });
  try {
    await copyInto(source, unfinished);
    makePlain(unfinished);
    checkCopy(unfinished);
    settle(unfinished, path);
  } catch (error) {
    for (const ending of ['', '-wal', '-shm']) rmSync(unfinished + ending, { force: true });
    throw error;
  }
  return { path, bytes: statSync(path).size };
}

/**
 * Puts the copy at `path` in the place of the record of `dataDir`, all at once. Where the record was, if there was one and it could
 * be read: `replaced`. Throws OnrecordError: record/in-use, /no-backup, /not-a-record, /newer-schema, /damaged, /busy, /disk-full.
 */
export async function restoreRecord(
  dataDir: string,
  path: string,
  now: Date,
): Promise<{ readonly restored: Backup; readonly replaced: string | null }> {
  if (!existsSync(path)) throw new OnrecordError('record/no-backup', path, 'There is no file here.');
  const target = databasePath(dataDir);
  if (existsSync(target) && resolve(path) === resolve(target)) {
    throw new OnrecordError('record/no-backup', path, 'This is the record itself.');
  }
  checkCopy(path);
  makeFolder(dataDir);
  const hold = await holdFolder(dataDir, `a backup is being restored by process ${process.pid}`);
  try {
    const replaced = existsSync(target) ? await putAside(dataDir, target, now) : null;
    // Into the file as it is open elsewhere: whoever reads it sees the old record or the new one, never a mixture.
    await copyInto(path, target);
    checkCopy(target);
    return { restored: { path: resolve(path), bytes: statSync(target).size }, replaced };
  } finally {
    hold.release();
  }
}

/** A record that cannot be copied is damaged: its files go aside as they are. */
async function putAside(dataDir: string, target: string, now: Date): Promise<string> {
  const aside = join(resolve(dataDir), folderName, `before-restore-${stamp(now)}.sqlite`);
  try {
    return (await backUpRecord(dataDir, aside)).path;
  } catch (error) {
    if (!(error instanceof OnrecordError) || error.code !== 'record/damaged') throw error;
    makeFolderOf(aside);
    for (const ending of ['-wal', '-shm', '']) {
      if (existsSync(target + ending)) renameSync(target + ending, aside + ending);
    }
    return aside;
  }
}

async function copyInto(source: string, target: string): Promise<void> {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(source, { readOnly: true, timeout: 5000 });
    await backup(database, target, { rate: allPages });
  } catch (error) {
    throw failureOf(error, source);
  } finally {
    database?.close();
  }
}

/** SQLite's own words for a failed copy carry no code. */
function failureOf(error: unknown, path: string): unknown {
  const known = explained(error, path);
  if (known !== error || !(error instanceof Error)) return known;
  if (/malformed|not a database|corrupt/i.test(error.message)) {
    return new OnrecordError('record/damaged', path, 'It cannot be read through.', error);
  }
  if (/full/i.test(error.message)) return new OnrecordError('record/disk-full', path, 'The disk is full.', error);
  if (/locked|busy/i.test(error.message)) {
    return new OnrecordError('record/busy', path, 'Another program is writing to this record.', error);
  }
  return new OnrecordError('record/cannot-open', path, `It cannot be copied (${error.message}).`, error);
}

/** One file that needs no others beside it, whoever opens it. */
function makePlain(path: string): void {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path);
    database.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    throw failureOf(error, path);
  } finally {
    database?.close();
  }
}

/** Ours, whole, and not from the future. */
function checkCopy(path: string): void {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    const number = (pragma: string): number => Object.values(database!.prepare(`PRAGMA ${pragma}`).get()!)[0] as number;
    if (number('application_id') !== applicationId) {
      throw new OnrecordError('record/not-a-record', path, 'This file is not a record.');
    }
    const newest = migrations.at(-1)!.version;
    const version = number('user_version');
    if (version > newest) {
      const what = `It has schema ${version}; this program knows up to ${newest}.`;
      throw new OnrecordError('record/newer-schema', path, what);
    }
    const { integrity_check: verdict } = database.prepare('PRAGMA integrity_check(1)').get() as {
      integrity_check: string;
    };
    if (verdict !== 'ok') throw new OnrecordError('record/damaged', path, `It is damaged (${verdict}).`);
  } catch (error) {
    throw error instanceof OnrecordError ? error : failureOf(error, path);
  } finally {
    database?.close();
  }
}

function makeFolderOf(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw new OnrecordError('record/cannot-open', path, 'Its folder cannot be made.', error);
  }
}

/** On the disk before it has its name. */
function settle(unfinished: string, path: string): void {
  const file = openSync(unfinished, 'r');
  fsyncSync(file);
  closeSync(file);
  renameSync(unfinished, path);
}

export interface BackupSchedule {
  /** Hours between copies. */
  readonly every: number;
  /** So many are kept. */
  readonly keep: number;
}

/** Copies the record if the last copy is older than the schedule wants, and removes the oldest beyond what is kept; null: not yet. */
export async function backUpWhenDue(
  dataDir: string,
  { every, keep }: BackupSchedule,
  now: Date,
): Promise<Backup | null> {
  const folder = join(resolve(dataDir), folderName);
  const names = scheduledIn(folder);
  const last = names.at(-1);
  if (last !== undefined) {
    const age = now.getTime() - statSync(join(folder, last)).mtimeMs;
    // A copy from the future was made by a clock that was ahead: it says nothing.
    if (age >= 0 && age < every * 3_600_000) return null;
  }
  const made = await backUpRecord(dataDir, backupPath(dataDir, now));
  for (const name of scheduledIn(folder).slice(0, -Math.max(1, keep))) rmSync(join(folder, name), { force: true });
  return made;
}

/** The oldest first. */
function scheduledIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => scheduledName.test(name))
    .sort();
}
