/** `onrecord doctor`: is everything here that Onrecord needs, and is the record sound? */
import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { OnrecordError } from '../../lib/problems.ts';
import type { SourceStatus, Store } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { dataFlag, dataFolder, dataHelp, modelFolder } from '../options.ts';
import { settingsOf } from '../settings/settings.ts';
import type { Surroundings } from '../surroundings.ts';
import { palette, visible } from '../terminal.ts';

interface DoctorOptions {
  readonly json?: boolean;
  readonly data?: string;
}

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  /** What was found; where it is not well, with its code. */
  readonly detail: string;
}

export const doctorCommand: DefineCommand = (surroundings, end) =>
  new Command('doctor')
    .description('Check the installation and the record; changes nothing.')
    .option('--json', 'print one JSON object: {"version", "ok", "findings"}')
    .option(dataFlag, dataHelp)
    .addHelpText(
      'after',
      `
Examples:
  onrecord doctor
  onrecord doctor --data ~/records/harbour

Exit codes: 0 all is well, 1 something is not.`,
    )
    .action(async (options: DoctorOptions) => end(await doctor(options, surroundings)));

async function doctor(options: DoctorOptions, around: Surroundings): Promise<number> {
  const folder = dataFolder(options.data, around);
  const findings: Finding[] = [];
  const models = () => modelsWhole(modelFolder(around));
  const reading = () => sampleRead(modelFolder(around));
  const settings = () => settingsRead(around);
  for (const look of [nodeVersion, sqlite, zstd, models, reading, settings, () => dataFolderWritable(folder)]) {
    findings.push(await looked(look));
  }
  findings.push(...(await record(folder, around)));
  const ok = findings.every((finding) => finding.ok);
  if (options.json === true) await around.out.write(`${JSON.stringify({ version: 1, ok, findings }, null, 2)}\n`);
  else {
    const paint = palette(around.out.colour);
    for (const { check, ok: well, detail } of findings) {
      const mark = well ? paint.good('ok   ') : paint.bad('wrong');
      await around.out.write(`${mark}  ${check.padEnd(12)} ${visible(detail)}\n`);
    }
    await around.out.write(ok ? 'All is well.\n' : 'Something is not well: see above.\n');
  }
  return ok ? exitCodes.done : exitCodes.partly;
}

type Look = () => Finding | Promise<Finding>;

async function looked(look: Look): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    const code = error instanceof OnrecordError ? ` (${error.code})` : '';
    const detail = error instanceof Error ? `${error.message}${code}` : String(error);
    return { check: look.name, ok: false, detail };
  }
}

function nodeVersion(): Finding {
  const ok = Number.parseInt(process.versions.node, 10) >= 24;
  return { check: 'node', ok, detail: `Node.js ${process.versions.node}${ok ? '' : '; 24 or newer is needed'}` };
}

async function sqlite(): Promise<Finding> {
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(':memory:');
  try {
    database.exec("CREATE VIRTUAL TABLE words USING fts5(word); INSERT INTO words VALUES ('ferry')");
    const found = database.prepare("SELECT count(*) AS found FROM words WHERE words MATCH 'ferry'").get();
    return {
      check: 'sqlite',
      ok: found?.found === 1,
      detail: `SQLite ${process.versions.sqlite} with full-text search`,
    };
  } finally {
    database.close();
  }
}

async function zstd(): Promise<Finding> {
  const { zstdCompressSync, zstdDecompressSync } = await import('node:zlib');
  const ok = zstdDecompressSync(zstdCompressSync(Buffer.from('ferry'))).toString() === 'ferry';
  return { check: 'zstd', ok, detail: 'pages are packed and unpacked' };
}

/** Weights that are damaged do not load: their checksums say so. */
async function modelsWhole(folder: string | null): Promise<Finding> {
  const { loadModels } = await import('../../load-models.ts');
  const languages = Object.keys(await loadModels(folder)).join(', ');
  const from = folder === null ? '' : `, from ${folder}`;
  return { check: 'models', ok: true, detail: `there and whole: ${languages}${from}` };
}

/** A text of two sentences comes to one statement, or something of the program is missing. */
async function sampleRead(folder: string | null): Promise<Finding> {
  const [{ captureText }, { loadModels }, { read }] = await Promise.all([
    import('../../gather/index.ts'),
    import('../../load-models.ts'),
    import('../../pipeline.ts'),
  ]);
  const words = 'Ferry stays\n\n“The ferry stays,” Mayor Odile Brant said on Friday. Nobody else spoke.\n';
  const { reading: found } = read(captureText(words, '2031-05-16T10:00:00Z'), await loadModels(folder));
  const ok = found?.statements.length === 1;
  return { check: 'reading', ok, detail: ok ? 'an article is read' : 'a sample article is not read as it should be' };
}

function settingsRead(around: Surroundings): Finding {
  const { file, all } = settingsOf(around);
  const set = all.filter(({ origin }) => origin !== 'default').map(({ name }) => name);
  const from = file === null ? '' : ` (${file})`;
  return { check: 'settings', ok: true, detail: set.length === 0 ? 'none set' : `${set.join(', ')}${from}` };
}

async function dataFolderWritable(folder: string): Promise<Finding> {
  const check = 'data folder';
  let place = folder;
  for (;;) {
    try {
      const stats = await stat(place);
      if (!stats.isDirectory()) return { check, ok: false, detail: `${place} is not a folder (record/cannot-open)` };
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') place = dirname(place);
      else if (dirname(place) === place) throw error;
      else place = dirname(place);
    }
  }
  try {
    await access(place, constants.W_OK);
  } catch {
    return { check, ok: false, detail: `${place} cannot be written to (record/read-only)` };
  }
  return { check, ok: true, detail: place === folder ? folder : `${folder} (not made yet)` };
}

async function record(folder: string, around: Surroundings): Promise<readonly Finding[]> {
  const check = 'record';
  try {
    const { openRecord } = await import('../../record/index.ts');
    const store = await openRecord({ dataDir: folder, now: around.now, readOnly: true });
    try {
      const problems = await store.verify();
      if (problems.length > 0) {
        return problems.map(({ detail, code }) => ({ check, ok: false, detail: `${detail} (${code})` }));
      }
      const { articles, statements, people } = await store.counts();
      const detail = `${articles} articles, ${statements} statements, ${people} people`;
      const rest = [await jobs(store), await backups(folder), ...(await sources(store, around))];
      return [{ check, ok: true, detail }, ...rest];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    if (error.code === 'record/none') return [{ check, ok: true, detail: 'none yet' }];
    return [{ check, ok: false, detail: `${error.message} (${error.code})` }];
  }
}

/** The newest copy, whoever made it. */
async function backups(folder: string): Promise<Finding> {
  const check = 'backups';
  const names = await readdir(join(folder, 'backups')).catch(() => []);
  const copies = await Promise.all(
    names
      .filter((name) => name.endsWith('.sqlite'))
      .map(async (name) => ({ name, at: (await stat(join(folder, 'backups', name))).mtime })),
  );
  const [newest] = copies.sort((one, other) => other.at.getTime() - one.at.getTime());
  if (newest === undefined) return { check, ok: true, detail: 'none yet; see onrecord backup' };
  return { check, ok: true, detail: `${copies.length}, the newest of ${newest.at.toISOString()}: ${newest.name}` };
}

/** Dead letters are no fault of the installation, but somebody should know. */
async function jobs(store: Store): Promise<Finding> {
  const { jobsWaiting, jobsFailed } = await store.counts();
  const [latest] = await store.jobs({ states: ['failed'], limit: 1 });
  const why = latest?.problem == null ? '' : `, the latest for ${latest.problem.code}; see onrecord jobs`;
  return { check: 'jobs', ok: true, detail: `${jobsWaiting} to read, ${jobsFailed} given up${why}` };
}

/** Nor are those that fail or rest. */
async function sources(store: Store, around: Surroundings): Promise<readonly Finding[]> {
  const all = await store.sources();
  if (all.length === 0) return [];
  const resting = all.filter(({ state }) => state.restingUntil !== null);
  const failing = all.filter(({ state }) => state.restingUntil === null && state.failures > 0);
  const named = [...resting, ...failing].slice(0, mostNamed).map(({ source }) => source.title ?? source.uri);
  const who =
    named.length === 0 ? '' : ` (${named.join(', ')}${resting.length + failing.length > mostNamed ? ', …' : ''})`;
  const overdue = all.filter((status) => isOverdue(status, around.now())).length;
  const details = [`${all.length}; ${failing.length} failing, ${resting.length} at rest${who}`];
  if (overdue > 0) details.push(`${overdue} not looked at for a day: serve and gather do that`);
  if (settingsOf(around).values.contact === null) details.push('servers are told of no contact (setting contact)');
  return [{ check: 'sources', ok: true, detail: details.join('; ') }];
}

const mostNamed = 5;
const day = 86_400_000;

/** Due for a day and more: nothing gathers. */
function isOverdue({ source, state }: SourceStatus, now: Date): boolean {
  const due = Date.parse(state.nextFetchAt ?? source.addedAt);
  return !source.paused && now.getTime() - due > day;
}
