/** The memory: captures, readings and people in one folder, behind the `Store` contract. */
import { existsSync } from 'node:fs';
import { OnrecordError } from '../lib/problems.ts';
import type { Store } from '../types/index.ts';
import { databasePath, openDatabase } from './stores/sqlite/open.ts';
import { sqliteStore } from './stores/sqlite/store.ts';

export { type Backup, type BackupSchedule, backUpRecord, backUpWhenDue, backupPath, restoreRecord } from './backup.ts';
export { type FolderHold, holdFolder } from './folder-hold.ts';
export { type Bearer, identify, type Mention } from './identity.ts';
export { explainedNames, isCommonInstitution } from './identity-names.ts';
export { foldWords, personKey } from './names.ts';
export { workerName } from './worker-name.ts';

export interface RecordOptions {
  /** The folder that holds everything; made if missing, unless `readOnly`. */
  readonly dataDir: string;
  /** Leases and times of reading come from it. */
  readonly now: () => Date;
  /** Changes nothing, makes nothing; default false. */
  readonly readOnly?: boolean;
  /** Makes nothing where there is no record: `record/none`; default false. */
  readonly existing?: boolean;
}

/**
 * Opens the record of a data folder. Throws OnrecordError: record/none (only with `readOnly` or `existing`), /read-only, /cannot-open,
 * /damaged, /not-a-record, /newer-schema, /older-schema (only with `readOnly`), /disk-full, /busy.
 */
export async function openRecord(options: RecordOptions): Promise<Store> {
  if (options.existing === true && !existsSync(databasePath(options.dataDir))) {
    throw new OnrecordError('record/none', options.dataDir, 'There is no record here.');
  }
  const connection = await openDatabase(options.dataDir, options.readOnly ?? false, options.now);
  return sqliteStore(connection, options.now);
}
