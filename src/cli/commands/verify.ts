/** `onrecord verify`: is everything in the record that it says, and as it was stored? */
import { Command } from 'commander';
import { OnrecordError } from '../../lib/problems.ts';
import type { openRecord, RecordOptions } from '../../record/index.ts';
import type { Counts, Problem, Store } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

interface VerifyOptions {
  readonly json?: boolean;
  readonly data?: string;
}

export const verifyCommand: DefineCommand = (surroundings, end) =>
  new Command('verify')
    .description('Check the whole record: every digest, every span against its text, references, the search index.')
    .option('--json', 'print one JSON object: {"version", "ok", "problems", "counts"}')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
Reads everything, so a large record takes its time (a gigabyte: some ten seconds). It may run while serve does.
onrecord doctor looks at the installation as well.

Examples:
  onrecord verify
  onrecord verify --json --data ~/records/harbour

Exit codes: 0 all is well, 1 something is not, 2 wrong use, 3 there is no record, or it cannot be opened.`,
    )
    .action(async (options: VerifyOptions) => end(await verify(options, surroundings)));

async function verify(options: VerifyOptions, around: Surroundings): Promise<number> {
  const { openRecord: open } = await import('../../record/index.ts');
  const { out, err, now } = around;
  const dataDir = dataFolder(options.data, around);
  const { problems, counts } = await looked(await opened(open, { dataDir, now }));
  const ok = problems.length === 0;
  if (options.json === true) {
    await out.write(`${JSON.stringify({ version: 1, ok, problems, counts }, null, 2)}\n`);
  } else {
    for (const { detail, code } of problems) await out.write(`${visible(detail)} (${code})\n`);
    const { captures, articles, statements } = counts;
    const what = `${captures} captures, ${articles} articles, ${statements} statements`;
    await err.write(ok ? `All is well: ${what}.\n` : `Something is not well: see above. ${what}.\n`);
  }
  return ok ? exitCodes.done : exitCodes.partly;
}

async function looked(store: Store): Promise<{ readonly problems: Problem[]; readonly counts: Counts }> {
  try {
    const counts = await store.counts();
    return { problems: [...(await store.verify())], counts };
  } finally {
    await store.close();
  }
}

/** Whether the search index agrees with what it indexes can only be asked by who may write; of what is damaged the rest is asked. */
async function opened(open: typeof openRecord, where: Pick<RecordOptions, 'dataDir' | 'now'>): Promise<Store> {
  try {
    return await open({ ...where, existing: true });
  } catch (error) {
    if (!(error instanceof OnrecordError) || !/^record\/(?:read-only|damaged)$/.test(error.code)) throw error;
    return open({ ...where, readOnly: true });
  }
}
