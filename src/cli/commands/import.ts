/** `onrecord import`: files and folders of articles into the record, many at a time, and on from where it was. */
import { setFlagsFromString } from 'node:v8';
import { Command, Option } from 'commander';
import type { Listing, Problem } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Tally } from '../import/import-progress.ts';
import { dataFlag, dataFolder, dataHelp, defaultJobs, modelFolder, wholeNumber } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

interface ImportOptions {
  readonly keep: 'copy' | 'reference';
  readonly publisher?: string;
  readonly jobs?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly data?: string;
}

export const importCommand: DefineCommand = (surroundings, end) =>
  new Command('import')
    .description('Read files and folders of articles into the record; stopped, it goes on where it was.')
    .argument('<path...>', 'FILE, FOLDER, FILE.jsonl, FILE.warc(.gz), or - for records on standard input')
    .option('--publisher <name>', 'who published them, where they do not say')
    .addOption(
      new Option('--keep <how>', 'keep a copy of every file, or only a reference to it')
        .choices(['copy', 'reference'])
        .default('copy'),
    )
    .option('-j, --jobs <number>', 'threads to read with (default: one a processor)', wholeNumber(1, 64))
    .option('--json', 'print one JSON object: {"version", "imported", "known", "refused", "stopped", "problems"}')
    .option('-q, --quiet', 'print nothing but results')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
A folder is searched for texts, pages (.html, .mhtml), .pdf, .jsonl and .warc(.gz) files. What is in the record already is not read again:
importing twice changes nothing, and a stopped or killed import goes on where it was when it is given again.
With --keep reference files are not copied: they must stay where they are. What is only a part of a file is copied.
It may run while onrecord serve does.

Examples:
  onrecord import archive/
  onrecord import 2031.jsonl more.jsonl --jobs 4
  onrecord import ~/saved-pages --keep reference --publisher "The Tideline"

Exit codes: 0 all is in, 1 some could not be read, 2 wrong use, 3 none could be read, 130 stopped by Ctrl-C.`,
    )
    .action(async (names: string[], options: ImportOptions, command: Command) => {
      const address = names.find((name) => /^https?:\/\//i.test(name));
      if (address !== undefined) {
        command.error(`error: ${address} is a web address: only files and folders are imported. See onrecord read.`);
      }
      end(await imported(names, options, surroundings));
    });

/** Milliseconds that a thread may take over a batch. */
const timeLimit = 120_000;
const mostProblems = 200;

async function imported(names: readonly string[], options: ImportOptions, around: Surroundings): Promise<number> {
  const [{ openRecord }, { listInputs }, { createReadingPool }, { importAll }, progressing, { sizeOf }] =
    await Promise.all([
      import('../../record/index.ts'),
      import('../../gather/index.ts'),
      import('../reading/pool.ts'),
      import('../import/import-all.ts'),
      import('../import/import-progress.ts'),
      import('../import/size.ts'),
    ]);
  const { base, stdin, now, err } = around;
  // Few objects outlive an article: young generations that stay small cost next to no speed, and grown ones 40 MB (measured).
  setFlagsFromString('--min-semi-space-size=4');
  setFlagsFromString('--semi-space-growth-factor=1');
  const startedAt = now().getTime();
  const stopped = new AbortController();
  const jobs = options.jobs ?? defaultJobs();
  await using ending = new AsyncDisposableStack();
  const pool = createReadingPool({ jobs, timeLimit, modelFolder: modelFolder(around), tight: true });
  ending.defer(() => pool.close());
  ending.defer(around.onStop(() => stopped.abort()));
  stopped.signal.addEventListener('abort', () => void pool.close());
  try {
    // Without models nothing can be read: that is no fault of the articles.
    await pool.ready();
  } catch (error) {
    if (stopped.signal.aborted) return exitCodes.stopped;
    throw error;
  }
  const store = await openRecord({ dataDir: dataFolder(options.data, around), now });
  ending.defer(() => store.close());

  const tally = progressing.emptyTally();
  const problems: Problem[] = [];
  const progress = progressing.createImportProgress(err, options.quiet === true, () => now().getTime());
  let total: number | null = null;
  const sizing = sizeOf(names, base, stopped.signal).then((bytes) => {
    total = bytes;
  });
  const importing = importAll(listInputs(names, { base, stdin, now }), {
    store,
    pool,
    jobs,
    listing: listingOf(options),
    byReference: options.keep === 'reference',
    signal: stopped.signal,
    tell(step) {
      progressing.count(tally, step);
      problems.push(...step.problems.slice(0, mostProblems - problems.length));
      if (step.problems.length > 0 && options.quiet !== true) {
        progress.clear();
        for (const { uri, detail, code } of step.problems) {
          void err.write(`onrecord: ${visible(uri)}: ${visible(detail)} (${code})\n`);
        }
      }
      progress.show(tally, total);
    },
  });
  // Standard input may keep silent for ever: being stopped does not wait for it.
  await (names.includes('-') ? Promise.race([importing, abortOf(stopped.signal)]) : importing);
  const wasStopped = stopped.signal.aborted;
  stopped.abort();
  await sizing;
  progress.clear();
  const elapsed = now().getTime() - startedAt;
  if (options.quiet !== true) await err.write(`onrecord: ${progressing.summaryText(tally, elapsed, wasStopped)}\n`);
  if (options.json === true) await around.out.write(reportOf(tally, wasStopped, problems));
  return codeOf(tally, wasStopped);
}

function abortOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}

function listingOf({ publisher }: ImportOptions): Listing | null {
  if (publisher === undefined) return null;
  return { url: null, headline: null, authors: [], publisher, datePublished: null };
}

function reportOf({ imported, known, refused }: Tally, stopped: boolean, problems: readonly Problem[]): string {
  return `${JSON.stringify({ version: 1, imported, known, refused, stopped, problems }, null, 2)}\n`;
}

function codeOf({ imported, known, refused }: Tally, stopped: boolean): number {
  if (stopped) return exitCodes.stopped;
  if (refused === 0) return exitCodes.done;
  return imported + known === 0 ? exitCodes.nothing : exitCodes.partly;
}
