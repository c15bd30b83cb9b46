/**
 * `onrecord export`: the record, or what matches a query, as CSV or JSON lines, or its captures as a WARC file; streamed, so of any size.
 */
import { Command, Option } from 'commander';
import { OnrecordError } from '../../lib/problems.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';
import { writeArchive } from '../write-archive.ts';

interface ExportOptions {
  readonly format: 'csv' | 'jsonl' | 'warc' | 'warc.gz';
  readonly data?: string;
}

export const exportCommand: DefineCommand = (surroundings, end) =>
  new Command('export')
    .description('Write the record, or what matches a query, to standard output.')
    .argument('[query...]', 'as for search; without one, everything')
    .addOption(
      new Option('-f, --format <format>', 'how to write it')
        .choices(['csv', 'jsonl', 'warc', 'warc.gz'])
        .default('csv'),
    )
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
Every line says whose words they are: the source's own (quoted) or the outlet's (reported).
In CSV, a cell that a spreadsheet would take for a formula has an apostrophe before it.
A WARC file has every capture as it was received, without what was read of it: onrecord import, or any archive's tools, read it.

Examples:
  onrecord export > statements.csv
  onrecord export who:brant --format jsonl
  onrecord export --format warc.gz > captures.warc.gz

Exit codes: 0 done, 1 some captures have no bytes any more, 2 wrong query, 3 there is no record.`,
    )
    .action(async (words: string[], options: ExportOptions, command: Command) => {
      const isArchive = options.format === 'warc' || options.format === 'warc.gz';
      if (isArchive && words.length > 0) command.error('error: a WARC file has all captures: leave the query out.');
      end(await (isArchive ? archived(options, surroundings) : exported(words.join(' '), options, surroundings)));
    });

async function exported(query: string, { format, data }: ExportOptions, around: Surroundings): Promise<number> {
  const { openRecord } = await import('../../record/index.ts');
  const { exportFormats } = await import('../../desk/index.ts');
  const { out, err } = around;
  const store = await openRecord({ dataDir: dataFolder(data, around), now: around.now, readOnly: true });
  try {
    const { head, line } = exportFormats[format === 'jsonl' ? 'jsonl' : 'csv'];
    let started = false;
    for await (const entry of store.entries(query)) {
      if (!started) await out.write(head);
      started = true;
      await out.write(line(entry));
      if (out.closed) return exitCodes.done;
    }
    if (!started) await out.write(head);
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof OnrecordError) || error.code !== 'record/bad-query') throw error;
    await err.write(`onrecord: ${visible(error.message)} (${error.code})\n`);
    return exitCodes.wrongUse;
  } finally {
    await store.close();
  }
}

async function archived({ format, data }: ExportOptions, around: Surroundings): Promise<number> {
  const { openRecord } = await import('../../record/index.ts');
  const store = await openRecord({ dataDir: dataFolder(data, around), now: around.now, readOnly: true });
  try {
    return await writeArchive(store, format === 'warc.gz', around);
  } finally {
    await store.close();
  }
}
