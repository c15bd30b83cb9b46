/** `onrecord score`: what a filled sheet says of the record, with intervals. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { OnrecordError } from '../../lib/problems.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Score, Share } from '../sampling/score.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

export const scoreCommand: DefineCommand = (surroundings, end) =>
  new Command('score')
    .description('Say how right the record is, from a sheet of "onrecord sample" that was filled in.')
    .argument('<sheet>', 'a CSV file; - for standard input')
    .option('--json', 'print one JSON object: {"version", "rows", "judged", "shares", "strata", "calibration"}')
    .addHelpText(
      'after',
      `
Each stratum counts by its size in the record, not by how many were drawn from it. Intervals are Wilson's, 95 %.

Examples:
  onrecord score sheet.csv
  onrecord score sheet.csv --json

Exit codes: 0 done, 2 not a sheet, 3 nothing is filled in.`,
    )
    .action(async (sheet: string, options: { readonly json?: boolean }) =>
      end(await score(sheet, options, surroundings)),
    );

async function score(sheet: string, { json }: { readonly json?: boolean }, around: Surroundings): Promise<number> {
  const [{ readFilledSheet }, { scoreOf }, { judgements }] = await Promise.all([
    import('../sampling/filled-sheet.ts'),
    import('../sampling/score.ts'),
    import('../sampling/sheet.ts'),
  ]);
  const { out, err } = around;
  const text = await textOf(sheet, around);
  let found: Score;
  try {
    found = scoreOf(readFilledSheet(text, sheet), judgements);
  } catch (error) {
    if (!(error instanceof OnrecordError) || error.code !== 'cli/bad-sheet') throw error;
    await err.write(`onrecord: ${visible(sheet)}: ${visible(error.message)} (${error.code})\n`);
    return exitCodes.wrongUse;
  }
  if (json === true) await out.write(`${JSON.stringify({ version: 1, ...found }, null, 2)}\n`);
  else if (found.judged > 0) await out.write(report(found));
  if (found.judged > 0) return exitCodes.done;
  await err.write(`Nothing is filled in yet: ${found.rows} rows wait for y or n in the column "right".\n`);
  return exitCodes.nothing;
}

async function textOf(sheet: string, { stdin, base }: Surroundings): Promise<string> {
  if (sheet !== '-') {
    try {
      return await readFile(resolve(base, sheet), 'utf8');
    } catch (error) {
      throw new OnrecordError('cli/bad-sheet', sheet, 'There is no such file that can be read.', error);
    }
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function line(name: string, { share, low, high, right, judged }: Share): string {
  return `  ${name.padEnd(28)} ${percent(share).padStart(7)}  [${percent(low)} to ${percent(high)}]  ${right} of ${judged}\n`;
}

function report({ rows, judged, shares, strata, calibration }: Score): string {
  const named = Object.entries(shares).map(([name, share]) => line(name.replace('_', ' '), share));
  const parts = [`${judged} of ${rows} rows are judged. For the whole record, with 95 % intervals:\n\n`, ...named];
  if (strata.length > 1) {
    parts.push('\nRight, by stratum:\n\n');
    parts.push(...strata.map(({ name, size, ...share }) => line(`${visible(name)} (${size})`, share)));
  }
  if (calibration.length > 0) {
    parts.push('\nRight, by what the machine promised:\n\n');
    parts.push(
      ...calibration.map(({ from, to, promised, ...share }) =>
        line(`${from}–${to}: ${promised.toFixed(2)} promised`, share),
      ),
    );
  }
  return parts.join('');
}
