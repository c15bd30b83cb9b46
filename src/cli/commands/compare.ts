/** `onrecord compare`: what changed in an article from one capture to another, word by word. */
import { Command } from 'commander';
import { deriveId } from '../../lib/ids.ts';
import { errorOf, OnrecordError } from '../../lib/problems.ts';
import { type VersionPair, versionPair } from '../../lib/versions.ts';
import type { ArticleVersion, Comparison, Store } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { palette } from '../terminal.ts';

interface CompareOptions {
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
  readonly data?: string;
}

export const compareCommand: DefineCommand = (surroundings, end) =>
  new Command('compare')
    .description('Show what changed in an article from one capture to another.')
    .argument('<article>', 'its id, or its web address')
    .option('--from <capture>', 'the earlier capture (default: the one before the other)')
    .option('--to <capture>', 'the later capture (default: the latest)')
    .option('--json', 'print one JSON object: {"version", "articleId", "versions", "from", "to", "comparison"}')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
Both captures are read by this version's engine. Menus and teasers change by the hour and are left out.

Examples:
  onrecord compare https://courier.example/harbour/quay
  onrecord compare 5dhl3m2kq7vwxyzabcdefghij2 --json

Exit codes: 0 done (also when nothing changed), 2 wrong use, 3 there is no such article or capture.`,
    )
    .action(async (article: string, options: CompareOptions) => end(await compare(article, options, surroundings)));

async function compare(article: string, options: CompareOptions, around: Surroundings): Promise<number> {
  const { openRecord } = await import('../../record/index.ts');
  const store = await openRecord({ dataDir: dataFolder(options.data, around), now: around.now, readOnly: true });
  try {
    const { articleId, versions } = await versionsOf(article, store);
    const pair = versionPair(versions, options.from ?? null, options.to ?? null);
    if (pair === null && (options.from ?? options.to) !== undefined)
      throw new OnrecordError('cli/no-capture', article, 'There are no two such captures.');
    const comparison = pair === null ? null : await changesBetween(pair, store);
    if (options.json === true) {
      const [from, to] = [pair?.from.capture.id ?? null, pair?.to.capture.id ?? null];
      const result = { version: 1, articleId, versions, from, to, comparison };
      await around.out.write(`${JSON.stringify(result, null, 2)}\n`);
    } else await around.out.write(await shownText(versions, pair, comparison, around));
    return exitCodes.done;
  } finally {
    await store.close();
  }
}

interface Versions {
  readonly articleId: string;
  readonly versions: readonly ArticleVersion[];
}

/** By its id, or by the address that an id is made from. */
async function versionsOf(article: string, store: Store): Promise<Versions> {
  const address = /^https?:\/\//i.test(article) && URL.canParse(article) ? new URL(article) : null;
  if (address !== null) address.hash = '';
  const articleId = address === null ? article : deriveId('article', address.href);
  const versions = await store.versionsOf(articleId);
  if (versions.length === 0) throw new OnrecordError('cli/no-article', article, 'There is no such article.');
  return { articleId, versions };
}

async function changesBetween({ from, to }: VersionPair, store: Store): Promise<Comparison> {
  const [before, after] = [await store.capture(from.capture.id), await store.capture(to.capture.id)];
  if (before === null || after === null) throw new RangeError(`no capture ${from.capture.id} or ${to.capture.id}`);
  const { compare: compareCaptures } = await import('../../pipeline.ts');
  const { comparison, problem } = compareCaptures(before, after);
  if (comparison === null) throw errorOf(problem);
  return comparison;
}

async function shownText(
  versions: readonly ArticleVersion[],
  pair: VersionPair | null,
  comparison: Comparison | null,
  { out }: Surroundings,
): Promise<string> {
  const { changesText, versionLine } = await import('../formats/changes.ts');
  if (pair === null || comparison === null)
    return `${versionLine('only', versions[0]!)}\nThere is no other capture of this article to compare it with.\n`;
  return changesText(pair, comparison, palette(out.colour), out.width);
}
