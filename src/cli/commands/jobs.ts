/** `onrecord jobs`: what waits, what is being worked on, and the dead letters, to look at, retry or put away. */
import { Argument, Command, Option } from 'commander';
import type { JobState, JobSummary, Store } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp, wholeNumber } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { palette, visible } from '../terminal.ts';

interface JobsOptions {
  readonly state: readonly JobState[];
  readonly limit: number;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly data?: string;
}

type Action = 'list' | 'retry' | 'drop';

const states: readonly JobState[] = ['waiting', 'leased', 'failed', 'done', 'dropped'];

export const jobsCommand: DefineCommand = (surroundings, end) =>
  new Command('jobs')
    .description('Look at the work that waits and at dead letters: what was given up. Retry them, or put them away.')
    .addArgument(new Argument('[action]', 'what to do').choices(['list', 'retry', 'drop']).default('list'))
    .argument('[ids...]', 'of dead letters, for retry and drop')
    .addOption(new Option('--state <states...>', 'which to list').choices([...states]).default(['failed']))
    .option('-n, --limit <number>', 'list at most this many', wholeNumber(1, 500), 50)
    .option('--all', 'retry or drop all dead letters')
    .option('--json', 'print one JSON object: {"version", "jobs"} or {"version", "changed"}')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
A job that fails in a way that may pass is tried three times, after 1 and 5 minutes; then it is a dead letter.
Retried ones are worked on by the serve that runs, or the next one. Dropped ones are never tried again; what was
captured stays.

Examples:
  onrecord jobs
  onrecord jobs --state waiting leased
  onrecord jobs retry --all
  onrecord jobs drop k3v5c7p2mzq4hd6xwna5tl2e4y

Exit codes: 0 done, 1 some of the ids are no dead letters, 2 wrong use, 3 none of them is, or there is no record.`,
    )
    .action(async (action: Action, ids: string[], options: JobsOptions, command: Command) => {
      if (action === 'list' && ids.length > 0) command.error('error: list takes no ids; narrow it with --state.');
      if (action !== 'list' && ids.length > 0 === (options.all === true)) {
        command.error(`error: Name the dead letters to ${action}, or all of them with --all.`);
      }
      end(await jobs(action, ids, options, surroundings));
    });

async function jobs(
  action: Action,
  ids: readonly string[],
  options: JobsOptions,
  around: Surroundings,
): Promise<number> {
  const { openRecord } = await import('../../record/index.ts');
  const dataDir = dataFolder(options.data, around);
  const store = await openRecord({ dataDir, now: around.now, existing: true, readOnly: action === 'list' });
  try {
    return action === 'list' ? await list(store, options, around) : await change(store, action, ids, options, around);
  } finally {
    await store.close();
  }
}

async function list(store: Store, { state, limit, json }: JobsOptions, { out, err }: Surroundings): Promise<number> {
  const found = await store.jobs({ states: state, limit });
  if (json === true) {
    await out.write(`${JSON.stringify({ version: 1, jobs: found }, null, 2)}\n`);
    return exitCodes.done;
  }
  const paint = palette(out.colour);
  for (const job of found) {
    const mark = job.state === 'failed' ? paint.bad(job.state) : job.state;
    const facts = [job.id, mark, job.kind, `attempt ${job.attempt}`, when(job)].filter((fact) => fact !== '');
    await out.write(`${visible(job.uri)}\n  ${paint.faint(facts.join('  '))}\n`);
    if (job.problem !== null) await out.write(`  ${visible(job.problem.detail)} (${job.problem.code})\n`);
  }
  const { jobsWaiting } = await store.counts();
  const what = state.join(' or ');
  const shown = found.length === limit ? `; the first ${limit} are shown (--limit)` : '';
  const none = found.length === 0 ? `No job is ${what}.` : `${found.length} ${what}${shown}.`;
  await err.write(`${none} ${jobsWaiting} to read.\n`);
  return exitCodes.done;
}

function when({ endedAt, dueAt }: JobSummary): string {
  if (endedAt !== null) return `ended ${endedAt}`;
  return dueAt === null ? '' : `not before ${dueAt}`;
}

async function change(
  store: Store,
  action: 'retry' | 'drop',
  ids: readonly string[],
  { all, json }: JobsOptions,
  { out, err }: Surroundings,
): Promise<number> {
  const which = all === true ? null : [...new Set(ids)];
  const changed = action === 'retry' ? await store.retryJobs(which) : await store.dropJobs(which);
  if (json === true) await out.write(`${JSON.stringify({ version: 1, changed }, null, 2)}\n`);
  else {
    const done = action === 'retry' ? 'to be tried again' : 'put away';
    await err.write(changed === 0 ? 'There is no such dead letter.\n' : `${changed} ${done}.\n`);
  }
  if (which === null || changed === which.length) return exitCodes.done;
  return changed === 0 ? exitCodes.nothing : exitCodes.partly;
}
