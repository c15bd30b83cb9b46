/** `onrecord sample`: statements drawn by chance in strata, as a sheet for judging by hand. */
import { Command } from 'commander';
import { OnrecordError } from '../../lib/problems.ts';
import type { Store } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp, webAddress, wholeNumber } from '../options.ts';
import type { Draw, Stratum, StratumField } from '../sampling/strata.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

interface SampleOptions {
  readonly n: number;
  readonly by: string;
  readonly seed: string;
  readonly equal?: boolean;
  readonly desk: string;
  readonly json?: boolean;
  readonly data?: string;
}

export const sampleCommand: DefineCommand = (surroundings, end) =>
  new Command('sample')
    .description('Draw statements by chance, as a sheet to be judged by hand.')
    .argument('[query...]', 'as for search; without one, from everything')
    .option('-n, --n <number>', 'how many', wholeNumber(1, 10_000), 200)
    .option('--by <fields>', 'strata, with commas: outlet, mode, act, person, kind, month, sure, checked', '')
    .option('--seed <text>', 'the same seed draws the same statements', '1')
    .option('--equal', 'as many from each stratum, not in proportion to its size')
    .option('--desk <address>', 'what permalinks begin with', webAddress, 'http://127.0.0.1:4180')
    .option('--json', 'print one JSON object: {"version", "seed", "strata": [{"name", "size", "ids"}]}')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
Fill in the first columns of the sheet with y or n, leave empty what cannot be told, and give it to "onrecord score".

  right           all of it: these are somebody's words or position, of this source, by this cue
  source_right    the source, and its name
  cue_right       the word that says so
  content_right   where the words begin and end
  date_right      when it was said

Examples:
  onrecord sample --n 200 --by outlet,mode --seed 1 > sheet.csv
  onrecord sample sure:yes --n 100 > sure.csv

Exit codes: 0 done, 2 wrong use, 3 nothing to draw from, or there is no record.`,
    )
    .action(async (words: string[], options: SampleOptions) =>
      end(await sample(words.join(' '), options, surroundings)),
    );

async function sample(query: string, options: SampleOptions, around: Surroundings): Promise<number> {
  const { openRecord } = await import('../../record/index.ts');
  const { Draw: Drawing } = await import('../sampling/strata.ts');
  const { out, err } = around;
  const fields = await fieldsOf(options.by);
  const store = await openRecord({ dataDir: dataFolder(options.data, around), now: around.now, readOnly: true });
  try {
    const draw = new Drawing(fields, options.seed, options.n);
    for await (const entry of store.entries(query)) draw.add(entry);
    const strata = draw.strata(options.equal === true);
    const drawn = strata.reduce((sum, { ids }) => sum + ids.length, 0);
    if (drawn === 0) {
      await err.write('Nothing to draw from: no statement matches.\n');
      return exitCodes.nothing;
    }
    if (options.json === true) {
      await out.write(`${JSON.stringify({ version: 1, seed: options.seed, strata }, null, 2)}\n`);
    } else await writeSheet(store, strata, draw, options.desk, around);
    await err.write(
      `${drawn} statements from ${strata.length} ${strata.length === 1 ? 'stratum' : 'strata'}, seed ${visible(options.seed)}.\n`,
    );
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof OnrecordError) || error.code !== 'record/bad-query') throw error;
    await err.write(`onrecord: ${visible(error.message)} (${error.code})\n`);
    return exitCodes.wrongUse;
  } finally {
    await store.close();
  }
}

async function fieldsOf(by: string): Promise<readonly StratumField[]> {
  const { stratumFields } = await import('../sampling/strata.ts');
  const names = by
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const wrong = names.find((name) => !Object.hasOwn(stratumFields, name));
  if (wrong !== undefined) {
    const known = Object.keys(stratumFields).join(', ');
    throw new OnrecordError('cli/bad-option', '', `There are no strata by “${wrong}”; there are ${known}.`);
  }
  return [...new Set(names as StratumField[])];
}

/** In the order of their places, strata mixed: whoever stops half-way has judged a sample all the same. */
async function writeSheet(
  store: Store,
  strata: readonly Stratum[],
  draw: Draw,
  desk: string,
  { out }: Surroundings,
): Promise<void> {
  const { sheetHeader, sheetLine } = await import('../sampling/sheet.ts');
  const { originalAt } = await import('../../desk/index.ts');
  const all = strata
    .flatMap(({ name, size, ids }) => ids.map((id) => ({ id, stratum: { name, size, drawn: ids.length } })))
    .toSorted((a, b) => (draw.placeOf(a.id) < draw.placeOf(b.id) ? -1 : 1));
  await out.write(sheetHeader);
  let place = 0;
  for (const { id, stratum } of all) {
    const entry = await store.statement(id);
    if (entry === null) continue;
    const kept = await store.article(entry.statement.articleId);
    place++;
    const permalink = new URL(`/statements/${encodeURIComponent(id)}`, desk).href;
    const original = kept === null ? null : originalAt(kept.article, entry.statement);
    await out.write(sheetLine({ entry, place, stratum, permalink, original }));
    if (out.closed) return;
  }
}
