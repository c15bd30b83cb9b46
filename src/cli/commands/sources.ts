/** `onrecord sources`: what is subscribed to and how each is doing; test, pause, remove, and OPML in and out. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Argument, Command } from 'commander';
import { fileBytes, loadGathering } from '../../gather/index.ts';
import { errorOf } from '../../lib/problems.ts';
import type { SourceState, SourceStatus, Store } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { nameOf, openWeb, privateFlag, privateHelp, sourceNamed } from '../gathering.ts';
import { dataFlag, dataFolder, dataHelp } from '../options.ts';
import { importSources } from '../source-lists.ts';
import type { Surroundings } from '../surroundings.ts';
import { palette, visible } from '../terminal.ts';

interface SourcesOptions {
  readonly tag?: readonly string[];
  readonly json?: boolean;
  readonly allowPrivate?: boolean;
  readonly data?: string;
}

type Action = 'list' | 'remove' | 'pause' | 'resume' | 'test' | 'import' | 'export';
const named: ReadonlySet<Action> = new Set(['remove', 'pause', 'resume', 'test', 'import']);

export const sourcesCommand: DefineCommand = (surroundings, end) =>
  new Command('sources')
    .description(
      'See what is subscribed to and how it is doing; pause, remove or test sources; import and export OPML.',
    )
    .addArgument(
      new Argument('[action]', 'what to do')
        .choices(['list', 'remove', 'pause', 'resume', 'test', 'import', 'export'])
        .default('list'),
    )
    .argument('[names...]', 'addresses or ids of sources; for test any address; for import OPML files')
    .option('-t, --tag <tags...>', 'list and export: only those with one of these tags; import: tags for all of them')
    .option('--json', 'print one JSON object')
    .option(privateFlag, privateHelp)
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
test fetches now and shows what would be read; it stores nothing.

Examples:
  onrecord sources
  onrecord sources test https://tideline.example/feed
  onrecord sources pause https://tideline.example/feed
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
    for (const name of names) await change(store, action, await sourceNamed(store, name), around);
    return exitCodes.done;
  } finally {
    await store.close();
  }
}

async function change(
  store: Store,
  action: 'remove' | 'pause' | 'resume',
  { source }: SourceStatus,
  { err }: Surroundings,
): Promise<void> {
  if (action === 'remove') await store.removeSource(source.id);
  else await store.keepSource({ ...source, paused: action === 'pause' });
  const done = {
    remove: 'is removed; what was gathered from it stays',
    pause: 'is paused',
    resume: 'is looked at again',
  }[action];
  await err.write(`${nameOf(source)} ${done}.\n`);
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
  if (options.json === true) {
    await out.write(`${JSON.stringify({ version: 1, sources: found }, null, 2)}\n`);
    return exitCodes.done;
  }
  const paint = palette(out.colour);
  for (const { source, state } of found) {
    const facts = [source.kind, ...(source.tags.length === 0 ? [] : [source.tags.join(' ')]), ...stateFacts(state)];
    if (source.paused) facts.push('paused');
    await out.write(`${paint.strong(nameOf(source))}\n  ${visible(source.uri)}\n  ${paint.faint(facts.join(' · '))}\n`);
    if (state.problem !== null)
      await out.write(`  ${paint.bad(visible(state.problem.detail))} (${state.problem.code})\n`);
  }
  await err.write(
    found.length === 0
      ? 'There is no source. onrecord add URL finds one.\n'
      : `${found.length} ${found.length === 1 ? 'source' : 'sources'}.\n`,
  );
  return exitCodes.done;
}

function stateFacts(state: SourceState): readonly string[] {
  if (state.lastFetchAt === null) return ['not looked at yet'];
  const minute = (at: string): string => at.slice(0, 16).replace('T', ' ');
  return [
    `looked at ${minute(state.lastFetchAt)}`,
    ...(state.lastStatus === null ? [] : [`status ${state.lastStatus}`]),
    `${state.listed} listed, ${state.fresh} new`,
    ...(state.articlesPerDay === null ? [] : [`${state.articlesPerDay} a day`]),
    ...(state.failures === 0 ? [] : [`failed ${state.failures} times in a row`]),
    ...(state.restingUntil === null ? [] : [`at rest until ${minute(state.restingUntil)}`]),
    ...(state.nextFetchAt === null ? [] : [`next ${minute(state.nextFetchAt)}`]),
  ];
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
  const stop = new AbortController();
  const forget = around.onStop(() => stop.abort());
  const totals = { added: 0, known: 0, failed: 0 };
  try {
    for (const file of files) {
      const path = pathOf(file, around.base);
      const uri = pathToFileURL(path).href;
      const read = await fileBytes(path, uri);
      if (!('body' in read)) throw errorOf(read);
      const { entries, problem } = readOpml(read.body, uri);
      if (entries === null) throw errorOf(problem);
      const web = await openWeb(around, { allowPrivate: options.allowPrivate, store, signal: stop.signal });
      const done = await importSources(entries, { store, web, tags: options.tag ?? [], around, signal: stop.signal });
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
  const stop = new AbortController();
  const forget = around.onStop(() => stop.abort());
  const web = await openWeb(around, { allowPrivate: options.allowPrivate, store: null, signal: stop.signal });
  const { lookAt, chooseItems } = await loadGathering();
  const results: unknown[] = [];
  let failed = 0;
  try {
    for (const name of names) {
      const uri = URL.canParse(name) ? name : await addressOf(name, options, around);
      const look = await lookAt(uri, web, { etag: null, lastModified: null, now: around.now, signal: stop.signal });
      if (look.problem !== null) failed++;
      const items = look.listing === null ? [] : chooseItems(look.listing, new Map(), around.now()).items;
      if (options.json === true)
        results.push({
          uri,
          ...look,
          listing: undefined,
          kind: look.listing?.kind ?? null,
          listed: look.listing?.items.length ?? 0,
          wouldRead: items,
        });
      else await around.out.write(testReport(uri, look, items, around));
    }
  } finally {
    forget();
  }
  if (options.json === true) await around.out.write(`${JSON.stringify({ version: 1, tests: results }, null, 2)}\n`);
  if (failed === 0) return exitCodes.done;
  return failed < names.length ? exitCodes.partly : exitCodes.nothing;
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

type Looked = Awaited<ReturnType<Awaited<ReturnType<typeof loadGathering>>['lookAt']>>;

function testReport(
  uri: string,
  look: Looked,
  items: readonly { readonly uri: string; readonly title: string | null; readonly publishedAt: string | null }[],
  { out }: Surroundings,
): string {
  const paint = palette(out.colour);
  const { listing, problem: found, status, robots } = look;
  const facts = [
    ...(status === null ? [] : [`status ${status}`]),
    ...(robots === null ? [] : [`robots.txt: ${robots}`]),
  ];
  if (listing === null)
    return `${visible(uri)}\n  ${paint.bad(visible(found?.detail ?? ''))} (${found?.code ?? ''})\n  ${paint.faint(facts.join(' · '))}\n`;
  const head = [listing.kind, ...facts, `${listing.items.length} listed`, `${items.length} would be read`];
  if (listing.leftOut > 0) head.push(`${listing.leftOut} without a usable address`);
  const lines = items.map(
    (item) =>
      `  ${(item.publishedAt ?? 'no date').slice(0, 16).replace('T', ' ').padEnd(16)}  ${visible(item.title ?? item.uri)}\n                    ${paint.faint(visible(item.uri))}\n`,
  );
  return `${paint.strong(visible(listing.title ?? uri))}\n  ${paint.faint(head.join(' · '))}\n${lines.join('')}`;
}
