/** `onrecord config`: every setting, what it is, and where that was said. */
import { Command } from 'commander';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp } from '../options.ts';
import { type Setting, settingsOf } from '../settings/settings.ts';
import { settingRows } from '../settings/table.ts';
import type { Surroundings } from '../surroundings.ts';
import { palette, visible } from '../terminal.ts';

interface ConfigOptions {
  readonly json?: boolean;
  readonly data?: string;
}

export const configCommand: DefineCommand = (surroundings, end) =>
  new Command('config')
    .description('Show every setting, its value, and where that was said; changes nothing.')
    .option('--json', 'print one JSON object: {"version", "file", "settings"}')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
A flag goes before a variable, a variable before the file onrecord.yaml in the folder you are in (or the one that
ONRECORD_CONFIG names), and that before the default. A variable's name with _FILE at its end names a file with the value.

In onrecord.yaml:
  data: records/harbour
  backup:
    every: 24
    keep: 7

Settings:
${settingRows.map(({ name, variable, meaning }) => `  ${name.padEnd(14)} ${variable.padEnd(23)} ${meaning}`).join('\n')}

Exit codes: 0 done, 2 a setting makes no sense.`,
    )
    .action(async (options: ConfigOptions) => end(await config(options, surroundings)));

type Shown = Omit<Setting, 'origin'> & { readonly origin: Setting['origin'] | 'flag' };

async function config(options: ConfigOptions, around: Surroundings): Promise<number> {
  const { all, file } = settingsOf(around);
  const settings = all.map((setting): Shown => {
    if (setting.name !== 'data' || options.data === undefined) return setting;
    return { ...setting, value: dataFolder(options.data, around), origin: 'flag', where: '--data' };
  });
  const { out, err } = around;
  if (options.json === true) {
    await out.write(`${JSON.stringify({ version: 1, file, settings }, null, 2)}\n`);
    return exitCodes.done;
  }
  const paint = palette(out.colour);
  for (const { name, value, origin, where } of settings) {
    const from = origin === 'default' ? origin : where;
    await out.write(`${name.padEnd(14)} ${visible(String(value ?? 'none'))}  ${paint.faint(`(${visible(from)})`)}\n`);
  }
  if (file === null) await err.write('There is no onrecord.yaml here.\n');
  return exitCodes.done;
}
