/** `onrecord cite`: citations of statements, each with whose words they are and the digest of the snapshot. */
import { Command, Option } from 'commander';
import { problem } from '../../lib/problems.ts';
import type { KeptArticle, RecordEntry } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp, webAddress } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

const formats = ['plain', 'bibtex', 'ris', 'csl', 'annotation'] as const;

interface CiteOptions {
  readonly format: (typeof formats)[number];
  readonly desk: string;
  readonly json?: boolean;
  readonly data?: string;
}

export const citeCommand: DefineCommand = (surroundings, end) =>
  new Command('cite')
    .description('Write citations of statements.')
    .argument('<id...>', "statements' ids, as search --json and the desk show them")
    .addOption(new Option('-f, --format <format>', 'how to write them').choices([...formats]).default('plain'))
    .option('--desk <address>', 'what permalinks begin with', webAddress, 'http://127.0.0.1:4180')
    .option('--json', 'print one JSON object: {"version", "format", "citations", "missing"}')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
Every citation says whose words they are: the source's own, or as reported by the outlet.

Examples:
  onrecord cite 5dhl3m2kq7vwxyzabcdefghij2
  onrecord cite ID1 ID2 --format bibtex > statements.bib

Exit codes: 0 done, 1 some are not on record, 2 wrong use, 3 none is, or there is no record.`,
    )
    .action(async (ids: string[], options: CiteOptions) => end(await cite(ids, options, surroundings)));

async function cite(ids: readonly string[], options: CiteOptions, around: Surroundings): Promise<number> {
  const [{ openRecord }, { writeCitations }] = await Promise.all([
    import('../../record/index.ts'),
    import('../../desk/index.ts'),
  ]);
  const { out, err } = around;
  const { format, desk } = options;
  const found: { readonly entry: RecordEntry; readonly kept: KeptArticle | null }[] = [];
  const missing: string[] = [];
  const store = await openRecord({ dataDir: dataFolder(options.data, around), now: around.now, readOnly: true });
  try {
    for (const id of ids) {
      const entry = await store.statement(id);
      if (entry === null) missing.push(id);
      else found.push({ entry, kept: await store.article(entry.statement.articleId) });
    }
  } finally {
    await store.close();
  }
  if (options.json === true) {
    const citations = found.map((one) => ({ id: one.entry.id, text: writeCitations(format, [one], desk) }));
    await out.write(`${JSON.stringify({ version: 1, format, citations, missing }, null, 2)}\n`);
  } else if (found.length > 0) await out.write(writeCitations(format, found, desk));
  for (const id of missing) {
    const { code, detail } = problem('cli/no-statement', id, 'There is no such statement.');
    await err.write(`onrecord: ${visible(id)}: ${visible(detail)} (${code})\n`);
  }
  if (missing.length === 0) return exitCodes.done;
  return found.length === 0 ? exitCodes.nothing : exitCodes.partly;
}
