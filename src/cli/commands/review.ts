/** `onrecord review`: statements that nobody has checked, those most worth a look first, and checks that something happened to. */
import { Command } from 'commander';
import type { ReviewFilter, ReviewPage, UnsettledCheck } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp, wholeNumber } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { palette, visible } from '../terminal.ts';

interface ReviewOptions {
  readonly limit: number;
  readonly outlet?: string;
  readonly person?: string;
  readonly doubt?: string;
  readonly json?: boolean;
  readonly data?: string;
}

export const reviewCommand: DefineCommand = (surroundings, end) =>
  new Command('review')
    .description('List statements that nobody has checked, most worth a look first.')
    .option('-n, --limit <number>', 'at most this many', wholeNumber(1, 500), 20)
    .option('--outlet <name>', 'only of this outlet')
    .option('--person <id>', 'only of this person')
    .option('--doubt <reason>', 'only those doubted for this: pronoun, no cue, …')
    .option(
      '--json',
      'print one JSON object: {"version", "waiting", "checkedToday", "entries", "outlets", "doubts", "unsettled"}',
    )
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
The order is doubt times use: how unsure the engine is, and how much the person says on record; a statement that is pinned to a
dossier counts threefold. What happened to checks since (their words were changed, say) is listed after it.

Examples:
  onrecord review --outlet "The Oststad Courier"
  onrecord review --json | jq -r '.entries[].id'
  onrecord check ID confirm

Exit codes: 0 done, 2 wrong use, 3 there is no record.`,
    )
    .action(async (options: ReviewOptions) => end(await review(options, surroundings)));

async function review(options: ReviewOptions, around: Surroundings): Promise<number> {
  const { openRecord } = await import('../../record/index.ts');
  const { out, err, now } = around;
  const { outlet, person, doubt } = options;
  const filter: ReviewFilter = {
    ...(outlet === undefined ? {} : { outlet }),
    ...(person === undefined ? {} : { person }),
    ...(doubt === undefined ? {} : { doubt }),
  };
  const store = await openRecord({ dataDir: dataFolder(options.data, around), now, readOnly: true });
  try {
    const page = await store.review(filter, { limit: options.limit, cursor: null });
    const unsettled = await store.unsettledChecks(options.limit);
    const checkedToday = await store.checkedSince(`${now().toISOString().slice(0, 10)}T00:00:00Z`);
    if (options.json === true) {
      const { waiting, entries, outlets, doubts } = page;
      const report = { version: 1, waiting, checkedToday, entries, outlets, doubts, unsettled };
      await out.write(`${JSON.stringify(report, null, 2)}\n`);
      return exitCodes.done;
    }
    await print(page, unsettled, around);
    await err.write(`${page.waiting} waiting, ${checkedToday} checked today, ${unsettled.length} to look at again.\n`);
    return exitCodes.done;
  } finally {
    await store.close();
  }
}

async function print(page: ReviewPage, unsettled: readonly UnsettledCheck[], { out }: Surroundings): Promise<void> {
  const { statementBlock } = await import('../formats/text.ts');
  const { rowOfEntry } = await import('../../lib/rows.ts');
  const paint = palette(out.colour);
  let number = 0;
  for (const entry of page.entries) {
    number++;
    await out.write(`${statementBlock(rowOfEntry(entry), number, paint, out.width)}     ${paint.faint(entry.id)}\n\n`);
  }
  for (const { id, why, check, evidence } of unsettled) {
    const words = evidence.wording.content.map(({ text }) => text).join(' … ');
    const who = evidence.person?.name ?? evidence.wording.source ?? 'nobody named';
    await out.write(`  ${paint.strong(why)} · ${visible(who)}: ${visible(words)}\n`);
    await out.write(`     ${paint.faint(`${check.state} by ${visible(check.by)}, ${check.at} · ${id}`)}\n\n`);
  }
}
