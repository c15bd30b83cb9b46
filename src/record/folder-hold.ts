/**
 * One `serve` a data folder. The hold is a lock on a small file that the operating system lets go of when the process
 * ends, however it ends; beside it stands a note of who holds it, for the second one's message.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OnrecordError } from '../lib/problems.ts';
import { explained, isBusy } from './stores/sqlite/failures.ts';
import { makeFolder } from './stores/sqlite/open.ts';

export interface FolderHold {
  /** Changes what a second one is told: the link, once it is known. */
  tell(note: string): void;
  release(): void;
}

/** Locks held by this process: one that nothing refers to would be collected, and so let go of. */
const heldLocks = new Set<DatabaseSync>();

/** `note` says who and where: the link of the desk. Throws OnrecordError `record/in-use`, whose message has the holder's note. */
export async function holdFolder(dataDir: string, note: string): Promise<FolderHold> {
  makeFolder(dataDir);
  const notePath = join(dataDir, 'serve.txt');
  const lockPath = join(dataDir, 'serve.lock');
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(lockPath, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    writeFileSync(notePath, note);
  } catch (error) {
    lock?.close();
    if (isBusy(error)) throw new OnrecordError('record/in-use', dataDir, inUse(notePath), error);
    throw writeFailure(explained(error, lockPath), dataDir);
  }
  const held = lock;
  heldLocks.add(held);
  return {
    tell: (changed) => writeFileSync(notePath, changed),
    release() {
      if (!held.isOpen) return;
      rmSync(notePath, { force: true });
      held.close();
      heldLocks.delete(held);
    },
  };
}

function inUse(notePath: string): string {
  let holder = '';
  try {
    holder = readFileSync(notePath, 'utf8').slice(0, 500).trim();
  } catch {
    // The holder has just begun, or cannot be asked: the lock alone says that it is there.
  }
  return holder === ''
    ? 'This data folder is being served already.'
    : `This data folder is being served already: ${holder}.`;
}

function writeFailure(error: unknown, dataDir: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') return error;
  return new OnrecordError('record/read-only', dataDir, 'The data folder cannot be written to.', error);
}
