/** Gathering beside the desk: for as long as it is served, unless another process gathers into the record; then when that one has ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import { OnrecordError } from '../lib/problems.ts';
import type { Store } from '../types/index.ts';
import type { Where } from './gathering.ts';
import type { Log } from './log.ts';

export interface KeepGatheringOptions {
  readonly store: Store;
  readonly allowPrivate: boolean | undefined;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Milliseconds between looks whether the other gatherer, or what went wrong, is over; and whether there is a source at all. */
const again = 60_000;
const lookForSources = 5000;

/** Ends when the signal aborts; what goes wrong is told, never thrown. */
export async function keepGathering(around: Where, options: KeepGatheringOptions): Promise<void> {
  const { store, signal, log } = options;
  const pause = (ms: number): Promise<void> => sleep(ms, undefined, { signal, ref: false }).catch(() => {});
  let told = '';
  while (!signal.aborted) {
    try {
      // Who has no sources does not pay for the libraries.
      if ((await store.nextDueAt()) === null) {
        await pause(lookForSources);
        continue;
      }
      const { createRecordGatherer } = await import('./gathering.ts');
      const { gatherer } = await createRecordGatherer(around, {
        ...options,
        tell: (line, facts) => log.tell(line, facts),
        note: (what, facts) => log.note(what, facts),
      });
      await gatherer.run(signal, true);
    } catch (error) {
      if (signal.aborted) return;
      const what = error instanceof Error ? error.message : String(error);
      const code = error instanceof OnrecordError ? error.code : 'unexpected';
      if (told !== what) log.tell(`Not gathering: ${what} (${code})`, { code });
      told = what;
      await pause(again);
    }
  }
}
