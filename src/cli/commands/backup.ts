/** `onrecord backup` and `onrecord restore`: a copy of the whole record, made while it is in use, and back again. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

interface CopyOptions {
  readonly json?: boolean;
  readonly data?: string;
}

export const backupCommand: DefineCommand = (surroundings, end) =>
  new Command('backup')
    .description('Copy the whole record into one file, also while it is in use.')
    .argument('[file]', "where to (default: the record's folder backups, named by the time)")
    .option('--json', 'print one JSON object: {"version", "path", "bytes"}')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
The copy is checked, and has its name only when it is complete; a file that is there is never overwritten.
The path of the copy is printed. The setting backup.every (see onrecord config) makes serve do it by itself.

Examples:
  onrecord backup
  onrecord backup /mnt/safe/onrecord.sqlite --data ~/records/harbour

Exit codes: 0 done, 2 wrong use, 3 there is no record, or it could not be copied.`,
    )
    .action(async (file: string | undefined, options: CopyOptions) => end(await backUp(file, options, surroundings)));

export const restoreCommand: DefineCommand = (surroundings, end) =>
  new Command('restore')
    .description('Put a backup in the place of the record; the record that was there is kept as a backup.')
    .argument('<file>', 'what onrecord backup made')
    .option('--json', 'print one JSON object: {"version", "path", "bytes", "replaced"}')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
The backup is checked first; one that is damaged, or of a newer Onrecord, changes nothing. A serve that runs must be
stopped before. A backup of an older Onrecord is brought up to date when the record is next opened.

Examples:
  onrecord restore onrecord-data/backups/onrecord-20310520T120000Z.sqlite
  onrecord restore /mnt/safe/onrecord.sqlite --data ~/records/harbour

Exit codes: 0 done, 2 wrong use, 3 nothing was changed.`,
    )
    .action(async (file: string, options: CopyOptions) => end(await restore(file, options, surroundings)));

async function backUp(file: string | undefined, options: CopyOptions, around: Surroundings): Promise<number> {
  const { backUpRecord, backupPath } = await import('../../record/index.ts');
  const { base, now, out } = around;
  const dataDir = dataFolder(options.data, around);
  const { path, bytes } = await backUpRecord(
    dataDir,
    file === undefined ? backupPath(dataDir, now()) : resolve(base, file),
  );
  if (options.json === true) await out.write(`${JSON.stringify({ version: 1, path, bytes }, null, 2)}\n`);
  else await out.write(`${visible(path)}\n`);
  return exitCodes.done;
}

async function restore(file: string, options: CopyOptions, around: Surroundings): Promise<number> {
  const { restoreRecord } = await import('../../record/index.ts');
  const { base, now, out, err } = around;
  const dataDir = dataFolder(options.data, around);
  const { restored, replaced } = await restoreRecord(dataDir, resolve(base, file), now());
  if (options.json === true) {
    await out.write(`${JSON.stringify({ version: 1, ...restored, replaced }, null, 2)}\n`);
    return exitCodes.done;
  }
  await err.write(`The record in ${visible(dataDir)} is now that of ${visible(restored.path)}.\n`);
  if (replaced !== null) await err.write(`What was there before is in ${visible(replaced)}.\n`);
  return exitCodes.done;
}
