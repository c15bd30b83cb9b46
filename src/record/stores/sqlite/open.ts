/**
 * Opens the database of a data folder, in a state that the rest can rely on: ours, whole, of the schema this program
 * knows (brought there with a backup before each step), or refused with a code.
 */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OnrecordError } from '../../../lib/problems.ts';
import { type Connection, connect, inTurn } from './connection.ts';
import { applicationId, migrate } from './migrate.ts';
import { type Migration, migrations } from './migrations/index.ts';

const fileName = 'onrecord.sqlite';
/** Bytes up to which the whole file is checked at every writing start (measured: 64 MB cost 60 ms); `verify` checks any size. */
const checkedAtStart = 64_000_000;

export function databasePath(dataDir: string): string {
  return join(dataDir, fileName);
}

/** Makes the folder where it is missing; says why where that cannot be done. */
export function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const readOnly = code === 'EACCES' || code === 'EROFS' || code === 'EPERM';
    throw readOnly
      ? new OnrecordError('record/read-only', dataDir, 'The data folder cannot be written to.', error)
      : new OnrecordError('record/cannot-open', dataDir, 'The data folder cannot be made.', error);
  }
}

/** Throws OnrecordError: record/none, /read-only, /cannot-open, /damaged, /not-a-record, /newer-schema, /older-schema, /disk-full, /busy. */
export async function openDatabase(
  dataDir: string,
  readOnly: boolean,
  now: () => Date,
  steps: readonly Migration[] = migrations,
): Promise<Connection> {
  const path = databasePath(dataDir);
  if (readOnly && !existsSync(path)) throw new OnrecordError('record/none', dataDir, 'There is no record here.');
  if (!readOnly) makeFolder(dataDir);
  return inTurn(path, () => {
    const connection = readOnly ? connectReading(path) : connect(path, false);
    try {
      prepareConnection(connection);
      refuseStrangers(connection, steps);
      if (!readOnly) {
        checkSmall(connection);
        migrate(connection, join(dataDir, 'backups'), steps, now);
      }
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  });
}

/** In a folder that cannot be written SQLite cannot keep its notes on readers; nobody else writes there either, so the file may be taken as frozen. */
function connectReading(path: string): Connection {
  const connection = connect(path, true);
  try {
    connection.db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return connection;
  } catch (error) {
    connection.close();
    const log = `${path}-wal`;
    if (existsSync(log) && statSync(log).size > 0) throw error;
    const frozen = pathToFileURL(path);
    frozen.searchParams.set('immutable', '1');
    return connect(path, true, frozen);
  }
}

function prepareConnection({ db, readOnly }: Connection): void {
  // Written before it is called stored: a commit waits for the disk, so that not even a power cut takes it back.
  if (!readOnly) db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864');
  db.exec('PRAGMA trusted_schema = OFF; PRAGMA cache_size = -16000');
}

function refuseStrangers({ db, path, readOnly }: Connection, steps: readonly Migration[]): void {
  const newest = steps.at(-1)?.version ?? 0;
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  const { application_id: id } = db.prepare('PRAGMA application_id').get() as { application_id: number };
  const { tables } = db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as { tables: number };
  if (tables === 0) {
    if (readOnly) throw new OnrecordError('record/none', path, 'There is no record here.');
    return;
  }
  if (id !== applicationId) {
    throw new OnrecordError('record/not-a-record', path, 'This file is the database of another program.');
  }
  if (version > newest) {
    const what = `The record has schema ${version}; this program knows up to ${newest}.`;
    throw new OnrecordError('record/newer-schema', path, what);
  }
  if (version < newest && readOnly) {
    const what = `The record has schema ${version}; it must be brought to ${newest} before it can be read.`;
    throw new OnrecordError('record/older-schema', path, what);
  }
}

function checkSmall({ db, path }: Connection): void {
  if (statSync(path).size > checkedAtStart) return;
  const { quick_check: verdict } = db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (verdict !== 'ok') throw new OnrecordError('record/damaged', path, `The record is damaged (${verdict}).`);
}
