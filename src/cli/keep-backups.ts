/** Copies the record as often as the settings say, while `serve` runs. */
import { setTimeout as pause } from 'node:timers/promises';
import { OnrecordError } from '../lib/problems.ts';
import { type BackupSchedule, backUpWhenDue } from '../record/index.ts';
import type { Log } from './log.ts';

/** Milliseconds between looks at how old the last copy is. */
const lookEvery = 600_000;

/** Until the signal aborts. What goes wrong is said, and tried again at the next look. */
export async function keepBackups(
  dataDir: string,
  schedule: BackupSchedule,
  { now, signal, log }: { readonly now: () => Date; readonly signal: AbortSignal; readonly log: Log },
): Promise<void> {
  while (!signal.aborted) {
    try {
      const made = await backUpWhenDue(dataDir, schedule, now());
      if (made !== null) log.note('The record was copied.', { path: made.path, bytes: made.bytes });
    } catch (error) {
      const code = error instanceof OnrecordError ? error.code : 'record/cannot-open';
      log.warn(`The record could not be copied: ${error instanceof Error ? error.message : error}`, { code });
    }
    await pause(lookEvery, undefined, { signal, ref: false }).catch(() => {});
  }
}
