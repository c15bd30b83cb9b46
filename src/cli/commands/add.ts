/** `onrecord add`: finds what there is to subscribe to at an address, says so, and subscribes. */
import { Command } from 'commander';
import { type Finding, loadGathering } from '../../gather/index.ts';
import { errorOf } from '../../lib/problems.ts';
import type { NewsSource, SourceStatus, Store } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { nameOf, openWeb, privateFlag, privateHelp } from '../gathering.ts';
import { dataFlag, dataFolder, dataHelp, webAddress, wholeNumber } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { palette, visible } from '../terminal.ts';

interface AddOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly tag?: readonly string[];
  readonly every?: number;
  readonly json?: boolean;
  readonly allowPrivate?: boolean;
  readonly data?: string;
}

export const addCommand: DefineCommand = (surroundings, end) =>
  new Command('add')
    .description('Find what an outlet offers — feeds, sitemaps, a page of links — and subscribe to it.')
    .argument('<url>', "the outlet's home page, a section page, a feed or a sitemap", webAddress)
    .option('-y, --yes', 'subscribe to the first one without asking')
    .option('--dry-run', 'only say what is there')
    .option('-t, --tag <tags...>', 'tags for it')
    .option('--every <minutes>', "look so often, instead of by the source's own rhythm", wholeNumber(5, 10_080))
    .option('--json', 'print one JSON object: {"version", "findings", "added"}')
    .option(privateFlag, privateHelp)
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
Everything listed was fetched and read; the best stands first. Answer y for the first, or numbers such as 1,3.

Examples:
  onrecord add https://tideline.example/
  onrecord add https://tideline.example/harbour --yes --tag coast
  onrecord add https://tideline.example/ --dry-run --json

Exit codes: 0 done, 1 nothing was chosen, 2 wrong use, 3 nothing was found.`,
    )
    .action(async (url: string, options: AddOptions) => end(await add(url, options, surroundings)));

async function add(url: string, options: AddOptions, around: Surroundings): Promise<number> {
  const { out } = around;
  const stop = new AbortController();
  const forget = around.onStop(() => stop.abort());
  const { discover } = await loadGathering();
  const web = await openWeb(around, { allowPrivate: options.allowPrivate, store: null, signal: stop.signal });
  try {
    const { findings, problem } = await discover(url, web, { now: around.now, signal: stop.signal });
    if (findings === null) throw errorOf(problem);
    if (options.json !== true) await out.write(list(findings, around));
    const chosen = options.dryRun === true ? [] : await choose(findings, options, around);
    const added = chosen.length === 0 ? [] : await subscribe(chosen, options, around);
    if (options.json === true) await out.write(`${JSON.stringify({ version: 1, findings, added }, null, 2)}\n`);
    return options.dryRun === true || added.length > 0 ? exitCodes.done : exitCodes.partly;
  } finally {
    forget();
  }
}

function list(findings: readonly Finding[], { out }: Surroundings): string {
  const paint = palette(out.colour);
  return findings
    .map((finding, i) => {
      const { kind, by, listed, latest, articlesPerDay } = finding;
      const facts = [
        kind,
        by,
        `${listed} ${listed === 1 ? 'entry' : 'entries'}`,
        ...(latest === null ? [] : [`latest ${latest.slice(0, 16).replace('T', ' ')}`]),
        ...(articlesPerDay === null ? [] : [`${articlesPerDay} a day`]),
      ];
      return `${String(i + 1).padStart(3)}  ${paint.strong(nameOf(finding))}\n     ${visible(finding.uri)}\n     ${paint.faint(facts.join(' · '))}\n`;
    })
    .join('');
}

async function choose(
  findings: readonly Finding[],
  { yes, json }: AddOptions,
  around: Surroundings,
): Promise<readonly Finding[]> {
  if (yes === true) return findings.slice(0, 1);
  if (json === true) return [];
  await around.err.write('Subscribe? y for the first, numbers such as 1,3, anything else for none: ');
  const answer = (await firstLine(around.stdin)).trim().toLowerCase();
  if (answer === 'y' || answer === 'yes') return findings.slice(0, 1);
  const numbers = /^[\d\s,]+$/.test(answer)
    ? answer
        .split(/[\s,]+/)
        .filter((word) => word !== '')
        .map(Number)
    : [];
  const chosen = [...new Set(numbers)].flatMap((number) => findings[number - 1] ?? []);
  if (chosen.length === 0) await around.err.write('Nothing is added. Without a question: --yes\n');
  return chosen;
}

async function firstLine(stdin: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of stdin) {
    text += new TextDecoder().decode(chunk);
    if (text.includes('\n') || text.length > 1000) break;
  }
  return text.split('\n', 1)[0] ?? '';
}

async function subscribe(
  chosen: readonly Finding[],
  options: AddOptions,
  around: Surroundings,
): Promise<readonly NewsSource[]> {
  const { openRecord } = await import('../../record/index.ts');
  const { sourceOf, tagsOf } = await loadGathering();
  const store = await openRecord({ dataDir: dataFolder(options.data, around), now: around.now });
  try {
    const added: NewsSource[] = [];
    for (const finding of chosen) {
      const source = sourceOf(finding, { tags: tagsOf(options.tag ?? []), addedAt: around.now().toISOString() });
      const kept = await keepSource(store, { ...source, every: options.every ?? null });
      added.push(kept.source);
      const what = kept.isNew ? 'is added' : 'was there already; its tags and rhythm are as said now';
      await around.err.write(
        `${nameOf(source)} ${what}. ${kept.isNew ? 'onrecord serve and onrecord gather look at it.' : ''}`.trimEnd(),
      );
      await around.err.write('\n');
    }
    return added;
  } finally {
    await store.close();
  }
}

/**
 * Adds a source, or adds to the tags of the one that is there, also where that has moved; all else of it stays.
 * @param all the sources that there are, from whoever adds many
 */
export async function keepSource(
  store: Store,
  source: NewsSource,
  all?: readonly SourceStatus[],
): Promise<{ readonly source: NewsSource; readonly isNew: boolean }> {
  const before = (await store.source(source.id))?.source ?? movedHere(source.uri, all ?? (await store.sources()));
  if (before === null) {
    await store.keepSource(source);
    return { source, isNew: true };
  }
  const kept: NewsSource = {
    ...before,
    title: before.title ?? source.title,
    homepage: before.homepage ?? source.homepage,
    tags: [...new Set([...before.tags, ...source.tags])].sort(),
    every: source.every ?? before.every,
  };
  await store.keepSource(kept);
  return { source: kept, isNew: false };
}

/** The source that is at this address, or was, though it was added with another. */
function movedHere(uri: string, all: readonly SourceStatus[]): NewsSource | null {
  const found = all.find(
    ({ source }) => source.uri === uri || source.formerly?.some((former) => former.uri === uri) === true,
  );
  return found?.source ?? null;
}
