/** `onrecord demo`: a small invented newsroom, read into a record of its own, offline. */
import { Command } from 'commander';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, modelFolder } from '../options.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

interface DemoOptions {
  readonly data?: string;
}

export const demoCommand: DefineCommand = (surroundings, end) =>
  new Command('demo')
    .description('Read a small invented newsroom into a record, to try Onrecord with. Needs no network.')
    .option(dataFlag, 'the folder of the record', 'onrecord-demo')
    .addHelpText(
      'after',
      `
Six outlets, five stories, two weeks: nothing in it is real. It goes into a folder of its own, so that it does not
mix with your record; remove the folder when you are done. Reading it twice changes nothing.

Examples:
  onrecord demo
  onrecord serve --data onrecord-demo`,
    )
    .action(async (options: DemoOptions) => end(await demo(options, surroundings)));

async function demo(options: DemoOptions, around: Surroundings): Promise<number> {
  const [{ openRecord }, { createRecordReader }, { loadDemo }, { readSafely }, { loadModels }] = await Promise.all([
    import('../../record/index.ts'),
    import('../record-reader.ts'),
    import('../load-demo.ts'),
    import('../reading/batch.ts'),
    import('../../load-models.ts'),
  ]);
  const folder = dataFolder(options.data, around);
  await using ending = new AsyncDisposableStack();
  const models = await loadModels(modelFolder(around));
  const store = await openRecord({ dataDir: folder, now: around.now });
  ending.defer(() => store.close());
  const reader = createRecordReader({ store, read: async (capture) => readSafely(capture, models), report: () => {} });
  const { articles, problems } = await loadDemo(reader);
  for (const { uri, detail, code } of problems)
    await around.err.write(`onrecord: ${uri}: ${visible(detail)} (${code})\n`);
  const { statements, people } = await store.counts();
  await around.out.write(
    `The demo is read: ${articles} articles, ${statements} statements, ${people} people, in ${folder}.
Look at it:   onrecord serve --data ${shellWord(folder)}
Search it:    onrecord search "strike" --data ${shellWord(folder)}
(In a clone, "npm start --" stands for "onrecord".)
`,
  );
  if (problems.length === 0) return exitCodes.done;
  return articles === 0 ? exitCodes.nothing : exitCodes.partly;
}

function shellWord(text: string): string {
  return /^[\w./~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
