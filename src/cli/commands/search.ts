/** `onrecord search`: statements of the record that match a query, in any format; and searches kept under a name. */
import { Command, Option } from 'commander';
import { OnrecordError } from '../../lib/problems.ts';
import type { QueryProblem, RecordEntry, SavedSearch, SearchPage, SearchSort, Store } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { byFlag, byHelp, dataFlag, dataFolder, dataHelp, signature, webAddress, wholeNumber } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { palette, visible } from '../terminal.ts';

const formats = ['text', 'json', 'jsonl', 'csv', 'atom', 'feed.json'] as const;

interface SearchOptions {
  readonly limit?: number;
  readonly sort: SearchSort;
  readonly after?: string;
  readonly facets?: boolean;
  readonly format?: (typeof formats)[number];
  readonly json?: boolean;
  readonly desk: string;
  readonly save?: string;
  readonly saved?: string | true;
  readonly by?: string;
  readonly data?: string;
}

export const searchCommand: DefineCommand = (surroundings, end) =>
  new Command('search')
    .description('Search the record for statements.')
    .argument('[query...]', 'words, "phrases", -not, OR, ( ), and fields')
    .option('-n, --limit <number>', 'at most this many (default: 20; all in csv and jsonl)', wholeNumber(1, 500))
    .addOption(
      new Option('--sort <order>', 'latest first, or best match first').choices(['date', 'match']).default('date'),
    )
    .option('--after <cursor>', 'go on where a page ended: its "cursor"')
    .option('--facets', 'with what can be narrowed to, and how many of each')
    .addOption(new Option('-f, --format <format>', 'how to print them (default: text)').choices(formats))
    .option('--json', 'print one JSON object: {"version", "query", "total", "isMore", "entries", …}')
    .option('--desk <address>', 'where links in feeds lead', webAddress, 'http://127.0.0.1:4180')
    .option('--save <name>', 'keep this search under a name')
    .option('--saved [name]', 'run the search of this name; without one, list those that are kept')
    .option(byFlag, byHelp)
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
Fields: who: to: about: said: when: where: act: mode: outlet: sure: checked:
docs/search.md has all that can be written.

Examples:
  onrecord search ferry
  onrecord search who:brant act:deny sure:yes
  onrecord search '"night trains" when:2031-05 -outlet:echo' --json
  onrecord search 'about:toll checked:no' --format csv > unchecked.csv
  onrecord search about:toll --save 'Toll quarrel'
  onrecord search --saved 'Toll quarrel' --format atom

Exit codes: 0 done (also when nothing matches), 2 wrong query or name, 3 there is no record.`,
    )
    .action(async (words: string[], options: SearchOptions) =>
      end(await search(words.join(' '), options, surroundings)),
    );

async function search(words: string, options: SearchOptions, around: Surroundings): Promise<number> {
  const { openRecord } = await import('../../record/index.ts');
  const place = { dataDir: dataFolder(options.data, around), now: around.now };
  const store = await openRecord(
    options.save === undefined ? { ...place, readOnly: true } : { ...place, existing: true },
  );
  try {
    if (options.saved === true) return await listKept(store, options, around);
    const kept = options.saved === undefined ? null : await keptCalled(store, options.saved, around);
    if (options.saved !== undefined && kept === null) return exitCodes.wrongUse;
    const query = [kept?.query ?? '', words].filter((part) => part !== '').join(' ');
    if (options.save !== undefined) return await keep(store, options.save, query, options, around);
    return await print(store, query, kept, options, around);
  } finally {
    await store.close();
  }
}

async function listKept(store: Store, options: SearchOptions, { out, err }: Surroundings): Promise<number> {
  const kept = await store.savedSearches();
  if (formatOf(options) === 'json') await out.write(`${JSON.stringify({ version: 1, searches: kept }, null, 2)}\n`);
  else for (const { name, query } of kept) await out.write(`${visible(name)}\t${visible(query)}\n`);
  if (kept.length === 0) await err.write('No search is kept.\n');
  return exitCodes.done;
}

/** By name, the latest of that name; else by id. */
async function keptCalled(store: Store, name: string, { err }: Surroundings): Promise<SavedSearch | null> {
  const kept = await store.savedSearches();
  const found = kept.find((search) => search.name === name) ?? kept.find((search) => search.id === name) ?? null;
  if (found === null) await err.write(`onrecord: no search is kept under the name ${visible(name)}.\n`);
  return found;
}

async function keep(
  store: Store,
  name: string,
  query: string,
  options: SearchOptions,
  around: Surroundings,
): Promise<number> {
  const { out, err } = around;
  const wrong = await faultOf(store, query);
  if (wrong !== null) return tellFault(query, wrong, around);
  try {
    const saved = await store.saveSearch(name, query, signature(options.by, around));
    if (formatOf(options) === 'json') await out.write(`${JSON.stringify(saved, null, 2)}\n`);
    else await err.write(`Kept as ${visible(saved.name)}.\n`);
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof OnrecordError) || error.code !== 'record/bad-name') throw error;
    await err.write(`onrecord: ${visible(error.message)} (${error.code})\n`);
    return exitCodes.wrongUse;
  }
}

async function faultOf(store: Store, query: string): Promise<QueryProblem | null> {
  return (await store.search(query, { limit: 1, cursor: null })).problem;
}

function formatOf({ format, json }: SearchOptions): (typeof formats)[number] {
  return format ?? (json === true ? 'json' : 'text');
}

async function print(
  store: Store,
  query: string,
  kept: SavedSearch | null,
  options: SearchOptions,
  around: Surroundings,
): Promise<number> {
  const format = formatOf(options);
  if (format === 'csv' || format === 'jsonl') return printLines(store, query, format, options, around);
  const limit = options.limit ?? 20;
  const found = await store.search(query, {
    limit,
    cursor: options.after ?? null,
    sort: options.sort,
    facets: options.facets === true,
  });
  if (found.problem !== null) return tellFault(query, found.problem, around);
  const { page } = found;
  if (format === 'json') await around.out.write(`${JSON.stringify({ version: 1, query, ...page }, null, 2)}\n`);
  else if (format === 'text') await printText(page, around);
  else {
    const { writeSearchFeed } = await import('../../desk/index.ts');
    const asked = { query, saved: kept, after: options.after ?? null };
    await around.out.write(writeSearchFeed(format, page, asked, new URL(options.desk).origin));
  }
  return exitCodes.done;
}

/** All of them, one at a time. */
async function printLines(
  store: Store,
  query: string,
  format: 'csv' | 'jsonl',
  { limit }: SearchOptions,
  around: Surroundings,
): Promise<number> {
  const wrong = await faultOf(store, query);
  if (wrong !== null) return tellFault(query, wrong, around);
  const { exportFormats } = await import('../../desk/index.ts');
  const { head, line } = exportFormats[format];
  const { out } = around;
  await out.write(head);
  let printed = 0;
  for await (const entry of store.entries(query)) {
    if (printed++ === limit || out.closed) break;
    await out.write(line(entry));
  }
  return exitCodes.done;
}

async function printText(page: SearchPage, { out, err }: Surroundings): Promise<void> {
  const { statementBlock } = await import('../formats/text.ts');
  const { rowOfEntry } = await import('../../lib/rows.ts');
  const paint = palette(out.colour);
  let number = 0;
  for (const entry of page.entries) {
    number++;
    const block = statementBlock(rowOfEntry(entry), number, paint, out.width);
    await out.write(`${block}     ${paint.faint(carriers(entry))}\n\n`);
  }
  for (const { name, values } of page.facets ?? []) {
    if (values.length > 0)
      await out.write(`${name}: ${values.map((one) => `${visible(one.name)} ${one.count}`).join(', ')}\n`);
  }
  await err.write(`${totals(page)}\n`);
}

/** The query with a caret under the fault. */
async function tellFault(
  query: string,
  { code, detail, at, suggestion }: QueryProblem,
  { err }: Surroundings,
): Promise<number> {
  const before = visible(query.slice(0, at)).length + (/\s$/.test(query.slice(0, at)) ? 1 : 0);
  const meant = suggestion == null ? '' : `  Did you mean ${visible(suggestion)}?\n`;
  await err.write(`onrecord: ${visible(detail)} (${code})\n  ${visible(query)}\n  ${' '.repeat(before)}^\n${meant}`);
  return exitCodes.wrongUse;
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

function totals({ total, isMore, entries, suggestions, sort }: SearchPage): string {
  if (total === 0) {
    const instead = suggestions.map(({ query, why, total: found }) => `\n  ${visible(query)}  (${why}: ${found})`);
    return instead.length === 0 ? 'Nothing matches.' : `Nothing matches. There is instead:${instead.join('')}`;
  }
  const all = `${isMore ? 'more than ' : ''}${total} statement${total === 1 && !isMore ? '' : 's'}`;
  const first = sort === 'match' ? 'best matching' : 'latest';
  return entries.length < total ? `${all}; the ${first} ${entries.length} are shown (--limit).` : all;
}
