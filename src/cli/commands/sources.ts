/** `onrecord sources`: what is subscribed to and how each is doing; test, pause, remove, and OPML in and out. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Argument, Command, Option } from 'commander';
import { fileBytes, loadGathering } from '../../gather/index.ts';
import { errorOf } from '../../lib/problems.ts';
import type { NewsSource, Retention, SourceStatus, SourceTest, SourceYield, Store } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { nameOf, openWeb, privateFlag, privateHelp, sourceNamed, testAddress } from '../gathering.ts';
import { dataFlag, dataFolder, dataHelp, wholeNumber } from '../options.ts';
import { importSources } from '../source-lists.ts';
import { sourceReport, testReport } from '../source-report.ts';
import type { Surroundings } from '../surroundings.ts';

interface SourcesOptions {
  readonly tag?: readonly string[];
  readonly every?: number | 'own';
  readonly dropBytes?: number;
  readonly dropAll?: number;
  readonly keepAll?: boolean;
  readonly json?: boolean;
  readonly allowPrivate?: boolean;
  readonly data?: string;
}

const actions = ['list', 'set', 'remove', 'pause', 'resume', 'test', 'import', 'export'] as const;
type Action = (typeof actions)[number];
const named: ReadonlySet<Action> = new Set(['set', 'remove', 'pause', 'resume', 'test', 'import']);

export const sourcesCommand: DefineCommand = (surroundings, end) =>
  new Command('sources')
    .description(
      'See what is subscribed to and how it is doing; set, pause, remove or test sources; import and export OPML.',
    )
    .addArgument(new Argument('[action]', 'what to do').choices([...actions]).default('list'))
    .argument('[names...]', 'addresses or ids of sources; for test any address; for import OPML files')
    .option(
      '-t, --tag <tags...>',
      'list and export: only those with one of these tags; import: tags for all of them; set: these and no others',
    )
    .option('--every <minutes>', "set: look so often; own: by the source's own rhythm", minutesOrOwn)
    .addOption(
      new Option('--drop-bytes <days>', 'set: keep what was read of its pages, but not their bytes, after so many days')
        .argParser(wholeNumber(1, 36_500))
        .conflicts(['dropAll', 'keepAll']),
    )
    .addOption(
      new Option('--drop-all <days>', 'set: after so many days keep nothing of its pages but that they were there')
        .argParser(wholeNumber(1, 36_500))
        .conflicts(['keepAll']),
    )
    .option('--keep-all', 'set: drop nothing')
    .option('--json', 'print one JSON object')
    .option(privateFlag, privateHelp)
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
test fetches now and shows what would be read; it stores nothing. What is to be dropped is dropped by serve and gather.

Examples:
  onrecord sources
  onrecord sources test https://tideline.example/feed
  onrecord sources pause https://tideline.example/feed
  onrecord sources set https://tideline.example/feed --every 60 --drop-bytes 90
  onrecord sources import mine.opml --tag coast
  onrecord sources import pack:europe       also: united-kingdom-and-ireland, north-america, asia-and-pacific,
                                            africa-and-middle-east, climate-and-energy, economy, institutions
  onrecord sources export > sources.opml

Exit codes: 0 done, 1 some of it, 2 wrong use, 3 nothing of it, or there is no record.`,
    )
    .action(async (action: Action, names: string[], options: SourcesOptions, command: Command) => {
      if (named.has(action) !== names.length > 0) {
        command.error(
          named.has(action)
            ? `error: Name what to ${action}.`
            : `error: ${action} takes no names; narrow it with --tag.`,
        );
      }
      const settings = [options.every, options.dropBytes, options.dropAll, options.keepAll];
      const isSet = settings.some((setting) => setting !== undefined);
      if (isSet && action !== 'set') command.error('error: What is set for a source is said with set.');
      if (action === 'set' && !isSet && options.tag === undefined) command.error('error: Say what to set.');
      end(await sources(action, names, options, surroundings));
    });

async function sources(
  action: Action,
  names: readonly string[],
  options: SourcesOptions,
  around: Surroundings,
): Promise<number> {
  if (action === 'test') return await testAll(names, options, around);
  const { openRecord } = await import('../../record/index.ts');
  const existing = action === 'import' ? {} : { existing: true };
  const readOnly = action === 'list' || action === 'export';
  const store = await openRecord({ dataDir: dataFolder(options.data, around), now: around.now, readOnly, ...existing });
  try {
    if (action === 'list') return await list(store, options, around);
    if (action === 'export') return await exportOpml(store, options, around);
    if (action === 'import') return await importAll(store, names, options, around);
    for (const name of names) await change(store, action, await sourceNamed(store, name), options, around);
    return exitCodes.done;
  } finally {
    await store.close();
  }
}

async function change(
  store: Store,
  action: 'set' | 'remove' | 'pause' | 'resume',
  { source, state }: SourceStatus,
  options: SourcesOptions,
  { err }: Surroundings,
): Promise<void> {
  if (action === 'remove') await store.removeSource(source.id);
  else if (action === 'set') {
    await store.keepSource(await withSettings(source, options));
    // Who wants to look more often does not mean: after the next look. A server that failed is left its time.
    if (options.every !== undefined && state.failures === 0)
      await store.keepSourceState(source.id, { ...state, nextFetchAt: null });
  } else await store.keepSource({ ...source, paused: action === 'pause' });
  const done = {
    set: 'is as said now',
    remove: 'is removed; what was gathered from it stays',
    pause: 'is paused',
    resume: 'is looked at again',
  }[action];
  await err.write(`${nameOf(source)} ${done}.\n`);
}

async function withSettings(source: NewsSource, options: SourcesOptions): Promise<NewsSource> {
  const { every, tag, dropBytes, dropAll, keepAll } = options;
  const { tagsOf } = await loadGathering();
  const days = dropBytes ?? dropAll;
  const retention: Retention | null =
    days === undefined ? null : { days, action: dropBytes === undefined ? 'drop-all' : 'drop-bytes' };
  return {
    ...source,
    tags: tag === undefined ? source.tags : tagsOf(tag),
    every: every === undefined ? source.every : every === 'own' ? null : every,
    retention: retention === null && keepAll !== true ? source.retention : retention,
  };
}

const minutes = wholeNumber(5, 10_080);
function minutesOrOwn(value: string): number | 'own' {
  return value === 'own' ? value : minutes(value);
}

async function chosen(store: Store, { tag }: SourcesOptions): Promise<readonly SourceStatus[]> {
  const { tagsOf } = await loadGathering();
  const tags = tagsOf(tag ?? []);
  return (await store.sources()).filter(
    ({ source }) => tags.length === 0 || tags.some((one) => source.tags.includes(one)),
  );
}

async function list(store: Store, options: SourcesOptions, around: Surroundings): Promise<number> {
  const { out, err } = around;
  const found = await chosen(store, options);
  const yields = await store.sourceYields(found.map(({ source }) => source.id));
  const brought = ({ source }: SourceStatus): SourceYield | null => yields.get(source.id) ?? null;
  if (options.json === true) {
    const sources = found.map((status) => ({ ...status, yield: brought(status) }));
    await out.write(`${JSON.stringify({ version: 1, sources }, null, 2)}\n`);
    return exitCodes.done;
  }
  for (const status of found) await out.write(sourceReport(status, brought(status), out));
  await err.write(
    found.length === 0
      ? 'There is no source. onrecord add URL finds one.\n'
      : `${found.length} ${found.length === 1 ? 'source' : 'sources'}.\n`,
  );
  return exitCodes.done;
}

async function exportOpml(store: Store, options: SourcesOptions, { out, now }: Surroundings): Promise<number> {
  const { writeOpml } = await loadGathering();
  const found = await chosen(store, options);
  await out.write(
    writeOpml(
      found.map(({ source }) => source),
      now().toISOString(),
    ),
  );
  return exitCodes.done;
}

async function importAll(
  store: Store,
  files: readonly string[],
  options: SourcesOptions,
  around: Surroundings,
): Promise<number> {
  const { readOpml } = await loadGathering();
  const { signal, forget } = stoppable(around);
  const totals = { added: 0, known: 0, failed: 0 };
  try {
    for (const file of files) {
      const path = pathOf(file, around.base);
      const uri = pathToFileURL(path).href;
      const read = await fileBytes(path, uri);
      if (!('body' in read)) throw errorOf(read);
      const { entries, problem } = readOpml(read.body, uri);
      if (entries === null) throw errorOf(problem);
      const web = await openWeb(around, { allowPrivate: options.allowPrivate, store, signal });
      const done = await importSources(entries, { store, web, tags: options.tag ?? [], around, signal });
      for (const key of ['added', 'known', 'failed'] as const) totals[key] += done[key];
    }
  } finally {
    forget();
  }
  const { added, known, failed } = totals;
  if (options.json === true) await around.out.write(`${JSON.stringify({ version: 1, ...totals }, null, 2)}\n`);
  else
    await around.err.write(`${added} added, ${known} there already${failed === 0 ? '' : `, ${failed} not found`}.\n`);
  if (failed === 0) return exitCodes.done;
  return added + known > 0 ? exitCodes.partly : exitCodes.nothing;
}

/** A starter pack that came along, by its name, or a file. */
function pathOf(name: string, base: string): string {
  const pack = /^pack:([a-z-]+)$/.exec(name)?.[1];
  return pack === undefined
    ? resolve(base, name)
    : join(import.meta.dirname, '..', '..', '..', 'packs', `${pack}.opml`);
}

async function testAll(names: readonly string[], options: SourcesOptions, around: Surroundings): Promise<number> {
  const { signal, forget } = stoppable(around);
  const web = await openWeb(around, { allowPrivate: options.allowPrivate, store: null, signal });
  const tests: SourceTest[] = [];
  try {
    for (const name of names) {
      const uri = URL.canParse(name) ? name : await addressOf(name, options, around);
      const test = await testAddress(uri, web, { now: around.now, signal, visits: null });
      tests.push(test);
      if (options.json !== true) await around.out.write(testReport(test, around.out));
    }
  } finally {
    forget();
  }
  if (options.json === true) await around.out.write(`${JSON.stringify({ version: 1, tests }, null, 2)}\n`);
  const failed = tests.filter(({ problem }) => problem !== null).length;
  if (failed === 0) return exitCodes.done;
  return failed < names.length ? exitCodes.partly : exitCodes.nothing;
}

function stoppable(around: Surroundings): { readonly signal: AbortSignal; forget(): void } {
  const stop = new AbortController();
  return { signal: stop.signal, forget: around.onStop(() => stop.abort()) };
}

/** Of a source that is named by its id. */
async function addressOf(id: string, options: SourcesOptions, around: Surroundings): Promise<string> {
  const { openRecord } = await import('../../record/index.ts');
  const store = await openRecord({
    dataDir: dataFolder(options.data, around),
    now: around.now,
    existing: true,
    readOnly: true,
  });
  try {
    return (await sourceNamed(store, id)).source.uri;
  } finally {
    await store.close();
  }
}
