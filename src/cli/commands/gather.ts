/** `onrecord gather`: looks at the sources that are due, keeps what is new and reads it. */
import { Command } from 'commander';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { createRecordGatherer, type GatherTotals, privateFlag, privateHelp } from '../gathering.ts';
import { dataFlag, dataFolder, dataHelp, modelFolder } from '../options.ts';
import { settingsOf } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

interface GatherOptions {
  readonly once?: boolean;
  readonly quiet?: boolean;
  readonly allowPrivate?: boolean;
  readonly data?: string;
}

export const gatherCommand: DefineCommand = (surroundings, end) =>
  new Command('gather')
    .description('Look at the sources that are due, keep new articles and read them; go on until stopped.')
    .option('--once', 'end when nothing is due any more')
    .option('--quiet', 'say only what goes wrong')
    .option(privateFlag, privateHelp)
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
onrecord serve does the same while it runs; one at a time gathers into a record. robots.txt is kept to, a host gets
one request at a time. Ctrl-C ends it within seconds; what was not finished is taken up again by the next one.
It also drops what sources let go (onrecord sources set), and copies the record as the setting backup.every says.

Examples:
  onrecord gather
  onrecord gather --once --quiet        from cron

Exit codes: 0 done, 1 some sources could not be looked at, 3 there is no record, or another one gathers.`,
    )
    .action(async (options: GatherOptions) => end(await gather(options, surroundings)));

/** Milliseconds one page may take to read; a lease on a job runs for a minute. */
const timeLimit = 45_000;

async function gather(options: GatherOptions, around: Surroundings): Promise<number> {
  const [{ openRecord }, { createReadingPool }, { createRecordReader }, house] = await Promise.all([
    import('../../record/index.ts'),
    import('../reading/pool.ts'),
    import('../record-reader.ts'),
    import('../housekeeping.ts'),
  ]);
  const stopped = new AbortController();
  await using ending = new AsyncDisposableStack();
  ending.defer(around.onStop(() => stopped.abort()));
  const dataDir = dataFolder(options.data, around);
  const store = await openRecord({ dataDir, now: around.now, existing: true });
  ending.defer(() => store.close());
  const pool = createReadingPool({ jobs: 1, timeLimit, modelFolder: modelFolder(around) });
  ending.defer(() => pool.close());
  // Without models every page that waits would count as unreadable.
  await pool.ready();

  const { err } = around;
  const tell = (line: string): void => void err.write(`${clearing(around, options)}onrecord: ${visible(line)}\n`);
  let unread = 0;
  const reader = createRecordReader({
    store,
    read: (capture) => pool.capture(capture),
    report({ uri, detail, code }) {
      unread++;
      tell(`${uri}: ${detail} (${code})`);
    },
  });
  const { gatherer, totals } = await createRecordGatherer(around, {
    store,
    tell,
    allowPrivate: options.allowPrivate,
    signal: stopped.signal,
    progress: (so) => showProgress(so, around, options),
  });
  const { signal } = stopped;
  const log = { note: () => {}, tell, warn: tell };
  const care = { store, dataDir, schedule: house.backupSchedule(settingsOf(around).values), now: around.now, log };
  if (options.once === true) {
    await gatherer.run(signal, false);
    await reader.readWaiting(signal, false);
    if (!signal.aborted) await house.keepHouseOnce(care);
  } else {
    const keeping = house.keepHouse({ ...care, signal });
    await untilStopped(gatherer, reader, stopped);
    await keeping;
  }
  if (options.quiet !== true) await err.write(`${clearing(around, options)}onrecord: ${summary(totals, unread)}\n`);
  return totals.failures > 0 ? exitCodes.partly : exitCodes.done;
}

/** Reads beside the gathering; what goes wrong in one of them ends both. */
async function untilStopped(
  gatherer: { run(signal: AbortSignal, forever: boolean): Promise<void> },
  reader: { readWaiting(signal: AbortSignal, forever: boolean): Promise<void> },
  stopped: AbortController,
): Promise<void> {
  const { signal } = stopped;
  const both = [gatherer.run(signal, true), reader.readWaiting(signal, true)];
  const ended = await Promise.allSettled(both.map((work) => work.finally(() => stopped.abort())));
  const fault = ended.find((outcome) => outcome.status === 'rejected');
  if (fault !== undefined) throw fault.reason;
}

function showProgress(totals: GatherTotals, { err }: Surroundings, { quiet }: GatherOptions): void {
  if (quiet === true || !err.isTerminal) return;
  void err.write(`\r\u001b[K${totals.looks} sources looked at, ${totals.kept} new pages`);
}

function clearing({ err }: Surroundings, { quiet }: GatherOptions): string {
  return quiet !== true && err.isTerminal ? '\r\u001b[K' : '';
}

function summary({ looks, failures, kept, unchanged, notHad }: GatherTotals, unread: number): string {
  const facts = [
    `${looks} looks at sources`,
    ...(failures === 0 ? [] : [`${failures} failed`]),
    `${kept} new pages`,
    ...(unchanged === 0 ? [] : [`${unchanged} unchanged`]),
    ...(notHad === 0 ? [] : [`${notHad} could not be had`]),
    ...(unread === 0 ? [] : [`${unread} could not be read`]),
  ];
  return facts.join(', ');
}
