/** `onrecord serve`: the record on web pages for this machine's browser, until it is stopped. */
import { Command, Option } from 'commander';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp, modelFolder, signature, wholeNumber } from '../options.ts';
import { settingsOf } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';

interface ServeOptions {
  readonly port?: number;
  readonly host?: string;
  readonly data?: string;
  readonly allowPrivate?: boolean;
  readonly log?: 'text' | 'json';
  readonly gather: boolean;
}

export const serveCommand: DefineCommand = (surroundings, end) =>
  new Command('serve')
    .description('Start the desk: a web page to give articles to, and to look through the record with.')
    .option('-p, --port <number>', 'the port to use (default: 4180, or the next free one)', wholeNumber(0, 65_535))
    .option('--host <host>', 'a name or address of this machine itself (default: 127.0.0.1)')
    .option(dataFlag, dataHelp)
    .option('--allow-private', 'also fetch from this machine and from private networks')
    .option('--no-gather', 'do not look at the sources of the record')
    .addOption(
      new Option('--log <how>', 'how to say what happens: text, or one JSON object a line (default: text)').choices([
        'text',
        'json',
      ]),
    )
    .addHelpText(
      'after',
      `
The link is printed when the desk can be reached. Ctrl-C ends it; nothing is lost whenever it ends. While it runs it
looks at the sources of the record (onrecord add), unless another gatherer does.

Monitors find /healthz (it runs), /readyz (the record answers) and /metrics (Prometheus) there. With the setting
backup.every the record is copied by itself; onrecord config shows all settings.

Examples:
  onrecord serve
  onrecord serve --port 5000 --data ~/records/harbour

Exit codes: 0 ended as asked, 2 wrong use, 3 it could not start.`,
    )
    .action(async (options: ServeOptions) => end(await serve(options, surroundings)));

async function serve(options: ServeOptions, around: Surroundings): Promise<number> {
  const [{ startBackground }, { backupSchedule }, { createLog }] = await Promise.all([
    import('../background/background.ts'),
    import('../housekeeping.ts'),
    import('../log.ts'),
  ]);
  const { values } = settingsOf(around);
  const log = await createLog(options.log ?? values.log, around.err, around.now);
  const host = options.host ?? values.host;
  const askedPort = options.port ?? values.port;
  const stopped = new AbortController();
  const forgetStop = around.onStop(() => stopped.abort());
  const folder = dataFolder(options.data, around);
  await using ending = new AsyncDisposableStack();
  ending.defer(forgetStop);

  // It takes longest to begin: the rest is loaded meanwhile.
  const background = startBackground({ around, modelFolder: modelFolder(around), log });
  ending.defer(() => background.end());
  const [{ holdFolder, openRecord }, { createDesk, startDesk }, { createSubmit, createSupply }, { supplyKeyIn }] =
    await Promise.all([
      import('../../record/index.ts'),
      import('../../desk/index.ts'),
      import('../submit.ts'),
      import('../supply-key.ts'),
    ]);
  const hold = await holdFolder(folder, `it is being started by process ${process.pid}`);
  ending.defer(() => hold.release());
  const store = await openRecord({ dataDir: folder, now: around.now });
  ending.defer(() => store.close());
  // It lets go of the record before anybody else may have the folder.
  ending.defer(() => background.end());
  // Without models every page that waits would count as unreadable.
  await background.ready();
  const { gather, allowPrivate } = options;
  background.begin({ dataDir: folder, gather, allowPrivate, schedule: backupSchedule(values) });

  const giving = {
    reader: background,
    allowPrivate: allowPrivate ?? values['allow-private'],
    now: around.now,
  };
  const desk = createDesk(
    {
      store,
      submit: createSubmit(giving),
      supply: createSupply(giving),
      supplyKey: supplyKeyIn(folder),
      testSource: (source) => background.test(source),
      compare: (before, after) => background.compare(before, after),
      now: around.now,
      async loadDemo() {
        const { loadDemo } = await import('../load-demo.ts');
        return (await loadDemo(background)).articles;
      },
    },
    {
      allowedHosts: ['127.0.0.1', 'localhost', '[::1]', host],
      secret: crypto.getRandomValues(new Uint8Array(32)),
      editor: signature(undefined, around),
      reportFault: (fault, path) =>
        log.warn(`${path}: ${fault instanceof Error ? fault.message : String(fault)}`, { path, code: 'desk/failed' }),
      onRequest: ({ method, path, status, ms }) => log.note('answered', { method, path, status, ms: Math.round(ms) }),
    },
  );
  const served = await startDesk(desk, { host, port: askedPort });
  ending.defer(() => served.close());
  hold.tell(`it is at ${served.url}`);
  if (askedPort === null && served.port !== 4180) log.tell('Port 4180 is taken: the next free one is used.');
  log.note('The desk is served.', { url: served.url, data: folder });
  await around.out.write(`Onrecord is at ${served.url}\nThe record is in ${folder}. Ctrl-C ends.\n`);

  await new Promise<void>((resolve) => {
    if (stopped.signal.aborted) resolve();
    stopped.signal.addEventListener('abort', () => resolve());
  });
  await background.end();
  log.note('The desk has ended.');
  return exitCodes.done;
}
