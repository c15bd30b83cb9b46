/** What `serve` and `gather` do for the record by themselves: copies as often as the settings say, and drops what sources let go. */
import { setTimeout as pause } from 'node:timers/promises';
import { OnrecordError } from '../lib/problems.ts';
import { type BackupSchedule, backUpWhenDue } from '../record/index.ts';
import type { Store } from '../types/index.ts';
import type { Log } from './log.ts';
import type { SettingValues } from './settings/table.ts';

export interface HousekeepingOptions {
  readonly store: Store;
  readonly dataDir: string;
  /** Null: no copies are made. */
  readonly schedule: BackupSchedule | null;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** By the settings; null where no copies are wanted. */
export function backupSchedule({ 'backup.every': every, 'backup.keep': keep }: SettingValues): BackupSchedule | null {
  return every === null ? null : { every, keep };
}

/** Milliseconds between looks at what is due. */
const lookEvery = 600_000;

/** Once; what goes wrong is said. */
export async function keepHouseOnce(options: Omit<HousekeepingOptions, 'signal'>): Promise<void> {
  const { log } = options;
  // The copy comes first: what is dropped next is still in it.
  await safely('The record could not be copied', log, () => copy(options));
  await safely('What sources let go could not be dropped', log, () => drop(options));
}

/** Until the signal aborts; what goes wrong is tried again at the next look. */
export async function keepHouse(options: HousekeepingOptions): Promise<void> {
  const { signal } = options;
  while (!signal.aborted) {
    await keepHouseOnce(options);
    await pause(lookEvery, undefined, { signal, ref: false }).catch(() => {});
  }
}

async function copy({ dataDir, schedule, now, log }: Omit<HousekeepingOptions, 'signal'>): Promise<void> {
  if (schedule === null) return;
  const made = await backUpWhenDue(dataDir, schedule, now());
  if (made !== null) log.note('The record was copied.', { path: made.path, bytes: made.bytes });
}

async function drop({ store, log }: Pick<HousekeepingOptions, 'store' | 'log'>): Promise<void> {
  const { bodies, captures } = await store.applyRetention();
  if (bodies + captures > 0) log.note('What sources let go was dropped.', { bodies, captures });
}

async function safely(what: string, log: Log, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const code = error instanceof OnrecordError ? error.code : '';
    log.warn(`${what}: ${error instanceof Error ? error.message : String(error)}`, { code });
  }
}
