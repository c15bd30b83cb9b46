/** `onrecord reread`: what the record keeps is read again by this version's engine. */
import { Command } from 'commander';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp, defaultJobs, modelFolder, wholeNumber } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

interface RereadOptions {
  readonly all?: boolean;
  readonly jobs?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly data?: string;
}

export const rereadCommand: DefineCommand = (surroundings, end) =>
  new Command('reread')
    .description('Read what the record keeps again, with the engine of this version.')
    .option('--all', 'also what this engine has read: where the models are others (ONRECORD_MODEL)')
    .option('-j, --jobs <number>', 'threads to read with (default: one a processor)', wholeNumber(1, 64))
    .option('--json', 'print one JSON object: {"version", "engine", "planned", "read", "failed", "stopped"}')
    .option('-q, --quiet', 'print nothing but results')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
Captures are never altered; what was read of them is replaced. Links to statements go on to work: one whose words
stay keeps its id, one that is cut differently leads to what took its place. Stopped or killed, the same command (without
--all) goes on where it was. It may run while onrecord serve does. What could not be read before is not tried again: for that
there is onrecord jobs retry --all.

Examples:
  onrecord backup && onrecord reread
  onrecord reread --data ~/records/harbour --jobs 4

Exit codes: 0 done, 1 some could not be read, 2 wrong use, 3 there is no record, 130 stopped by Ctrl-C.`,
    )
    .action(async (options: RereadOptions) => end(await reread(options, surroundings)));

/** Milliseconds one page may take to read; a lease on a job runs for a minute. */
const timeLimit = 45_000;

async function reread(options: RereadOptions, around: Surroundings): Promise<number> {
  const [{ openRecord }, { createReadingPool }, { createRecordReader }, { createProgress }, { engine }] =
    await Promise.all([
      import('../../record/index.ts'),
      import('../reading/pool.ts'),
      import('../record-reader.ts'),
      import('../progress.ts'),
      import('../../lib/engine.ts'),
    ]);
  const { err, now, out } = around;
  const quiet = options.quiet === true;
  const dataDir = dataFolder(options.data, around);
  const stopped = new AbortController();
  const jobs = options.jobs ?? defaultJobs();
  await using ending = new AsyncDisposableStack();
  const store = await openRecord({ dataDir, now, existing: true });
  ending.defer(() => store.close());
  const pool = createReadingPool({ jobs, timeLimit, modelFolder: modelFolder(around) });
  ending.defer(() => pool.close());
  ending.defer(around.onStop(() => stopped.abort()));
  await pool.ready();

  const planned = await store.planRereading(options.all === true ? null : engine);
  const progress = createProgress(err, { quiet, now: () => now().getTime() });
  const tally = { read: 0, failed: 0 };
  const reader = createRecordReader({
    store,
    read: async (capture) => {
      const outcome = await pool.capture(capture);
      if (outcome.reading !== null) tally.read++;
      progress.show(tally.read, tally.failed);
      return outcome;
    },
    report({ uri, detail, code }) {
      tally.failed++;
      progress.clear();
      if (!quiet) void err.write(`onrecord: ${visible(uri)}: ${visible(detail)} (${code})\n`);
    },
  });
  await Promise.all(Array.from({ length: jobs }, () => reader.readWaiting(stopped.signal, false)));
  const wasStopped = stopped.signal.aborted;
  progress.clear();
  const { read, failed } = tally;
  if (!quiet) {
    const bad = failed === 0 ? '' : `, ${failed} could not be read`;
    const more = wasStopped ? '; stopped: the same command goes on where this one was' : '';
    await err.write(
      read + failed === 0 && !wasStopped ? 'Nothing is to be read again.\n' : `${read} read${bad}${more}.\n`,
    );
  }
  if (options.json === true) {
    const report = { version: 1, engine, planned, read, failed, stopped: wasStopped };
    await out.write(`${JSON.stringify(report, null, 2)}\n`);
  }
  if (wasStopped) return exitCodes.stopped;
  return failed === 0 ? exitCodes.done : exitCodes.partly;
}
