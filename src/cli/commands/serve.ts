/** `onrecord serve`: the record on web pages for this machine's browser, until it is stopped. */
import { Command, Option } from 'commander';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { keepGathering } from '../keep-gathering.ts';
import { dataFlag, dataFolder, dataHelp, modelFolder, wholeNumber } from '../options.ts';
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

/** Milliseconds one page may take to read; a lease on a job runs for a minute. */
const timeLimit = 45_000;

async function serve(options: ServeOptions, around: Surroundings): Promise<number> {
  const [{ holdFolder, openRecord }, { createDesk, startDesk }, { createReadingPool }] = await Promise.all([
    import('../../record/index.ts'),
    import('../../desk/index.ts'),
    import('../reading/pool.ts'),
  ]);
  const [{ createRecordReader }, { createSubmit }, { keepHouse }, { createLog }] = await Promise.all([
    import('../record-reader.ts'),
    import('../submit.ts'),
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

  const pool = createReadingPool({ jobs: 1, timeLimit, modelFolder: modelFolder(around) });
  ending.defer(() => pool.close());
  const ready = pool.ready();
  ready.catch(() => {});
  const hold = await holdFolder(folder, `it is being started by process ${process.pid}`);
  ending.defer(() => hold.release());
  const store = await openRecord({ dataDir: folder, now: around.now });
  ending.defer(() => store.close());
  // What is being read is given up before the store closes.
  ending.defer(() => pool.close());
  // Without models every page that waits would count as unreadable.
  await ready;

  const reader = createRecordReader({
    store,
    read: (capture) => pool.capture(capture),
    report: ({ uri, detail, code }) => log.warn(`${uri}: ${detail} (${code})`, { code, uri }),
  });
  const submit = createSubmit({
    reader,
    allowPrivate: options.allowPrivate ?? values['allow-private'],
    now: around.now,
  });
  const desk = createDesk(
    {
      store,
      submit,
      now: around.now,
      async loadDemo() {
        const { loadDemo } = await import('../load-demo.ts');
        return (await loadDemo(reader)).articles;
      },
    },
    {
      allowedHosts: ['127.0.0.1', 'localhost', '[::1]', host],
      secret: crypto.getRandomValues(new Uint8Array(32)),
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

  const waiting = reader.readWaiting(stopped.signal, true).catch((error: Error) => log.warn(error.message));
  const gathering = options.gather
    ? keepGathering(around, { store, allowPrivate: options.allowPrivate, signal: stopped.signal, log })
    : null;
  const { 'backup.every': every, 'backup.keep': keep } = values;
  const keeping = keepHouse({
    store,
    dataDir: folder,
    schedule: every === null ? null : { every, keep },
    now: around.now,
    signal: stopped.signal,
    log,
  });
  await new Promise<void>((resolve) => {
    if (stopped.signal.aborted) resolve();
    stopped.signal.addEventListener('abort', () => resolve());
  });
  await waiting;
  await gathering;
  await keeping;
  log.note('The desk has ended.');
  return exitCodes.done;
}
