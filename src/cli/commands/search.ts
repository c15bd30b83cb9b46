/** `onrecord search`: statements of the record that match a query, latest first. */
import { Command } from 'commander';
import type { EntryPage, QueryProblem, RecordEntry } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp, wholeNumber } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { palette, visible } from '../terminal.ts';

interface SearchOptions {
  readonly limit: number;
  readonly json?: boolean;
  readonly data?: string;
}

export const searchCommand: DefineCommand = (surroundings, end) =>
  new Command('search')
    .description('Search the record for statements.')
    .argument('<query...>', 'words, "phrases", -not, and fields')
    .option('-n, --limit <number>', 'at most this many', wholeNumber(1, 500), 20)
    .option('--json', 'print one JSON object: {"version", "query", "total", "entries"}')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
Fields: who: to: about: said: when: where: act: mode: outlet:

Examples:
  onrecord search ferry
  onrecord search who:brant act:deny
  onrecord search '"night trains" when:2031-05 -outlet:echo' --json

Exit codes: 0 done (also when nothing matches), 2 wrong query, 3 there is no record.`,
    )
    .action(async (words: string[], options: SearchOptions) =>
      end(await search(words.join(' '), options, surroundings)),
    );

async function search(query: string, options: SearchOptions, around: Surroundings): Promise<number> {
  const { openRecord } = await import('../../record/index.ts');
  const { statementBlock } = await import('../formats/text.ts');
  const { rowOfEntry } = await import('../../lib/rows.ts');
  const { out, err } = around;
  const store = await openRecord({ dataDir: dataFolder(options.data, around), now: around.now, readOnly: true });
  try {
    const { page, problem } = await store.search(query, { limit: options.limit, cursor: null });
    if (page === null) {
      await err.write(queryFault(query, problem));
      return exitCodes.wrongUse;
    }
    if (options.json === true) {
      const { entries, total } = page;
      await out.write(`${JSON.stringify({ version: 1, query, total, entries }, null, 2)}\n`);
      return exitCodes.done;
    }
    const paint = palette(out.colour);
    let number = 0;
    for (const entry of page.entries) {
      number++;
      const block = statementBlock(rowOfEntry(entry), number, paint, out.width);
      await out.write(`${block}     ${paint.faint(carriers(entry))}\n\n`);
    }
    await err.write(`${totals(page)}\n`);
    return exitCodes.done;
  } finally {
    await store.close();
  }
}

/** The query with a caret under the fault. */
function queryFault(query: string, { code, detail, at }: QueryProblem): string {
  const before = visible(query.slice(0, at)).length + (/\s$/.test(query.slice(0, at)) ? 1 : 0);
  return `onrecord: ${visible(detail)} (${code})\n  ${visible(query)}\n  ${' '.repeat(before)}^\n`;
}

function carriers({ carriedBy }: RecordEntry): string {
  const [first] = carriedBy;
  if (first === undefined) return '';
  const more = carriedBy.length === 1 ? '' : `and ${carriedBy.length - 1} more`;
  return [first.publisher, first.datePublished, first.headline, first.url, more]
    .filter((value) => value !== null && value !== '')
    .map((value) => visible(String(value)))
    .join(' · ');
}

function totals({ total, entries }: EntryPage): string {
  if (total === 0) return 'Nothing matches.';
  const all = `${total} statement${total === 1 ? '' : 's'}`;
  return entries.length < total ? `${all}; the latest ${entries.length} are shown (--limit).` : all;
}
