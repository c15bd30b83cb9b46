/** `onrecord read`: the statements of articles, on standard output. */
import { setFlagsFromString } from 'node:v8';
import { Command, Option } from 'commander';
import type { Listing } from '../../types/index.ts';
import type { DefineCommand } from '../define-command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type FormatName, formatNamed, formatNames } from '../formats/index.ts';
import { dateValue, defaultJobs, modelFolder, share, webAddress, wholeNumber } from '../options.ts';
import { createProgress, type Progress } from '../progress.ts';
import type { InputProblem } from '../reading/batch.ts';
import type { Surroundings } from '../surroundings.ts';
import { visible } from '../terminal.ts';

interface ReadOptions {
  readonly format: FormatName;
  readonly published?: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly minConfidence?: number;
  readonly explain?: boolean;
  readonly allowPrivate?: boolean;
  readonly quiet?: boolean;
  readonly jobs?: number;
}

export const readCommand: DefineCommand = (surroundings, end) =>
  new Command('read')
    .description('Find who said what in articles: files, web addresses, folders, .jsonl files, or standard input (-).')
    .argument('<input...>', 'FILE, URL, FOLDER, FILE.jsonl or -')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices([...formatNames]).default('text'))
    .option('--published <date>', 'when it was published, where the page does not say (2031-05-16)', dateValue)
    .option('--url <url>', 'where it is on the web, for a saved page or a text', webAddress)
    .option('--publisher <name>', 'who published it')
    .option('--min-confidence <number>', 'leave out statements that are less likely to be right (0 to 1)', share)
    .option('--explain', 'say of every statement by which rule and what it was found (not with --format csv)')
    .option('--allow-private', 'also fetch from this machine and from private networks')
    .option('-q, --quiet', 'print nothing but results')
    .option(
      '-j, --jobs <number>',
      'threads to read with (default: one a processor, from the 2000th article on)',
      wholeNumber(1, 64),
    )
    .addHelpText(
      'after',
      `
A folder is searched for .txt, .html, .htm, .xhtml and .jsonl files. A line of a .jsonl file is one article:
  {"id", "url", "html" or "text", "capturedAt", "datePublished", "publisher", "headline", "authors"}
Results come in the order of the inputs. With --format jsonl, what could not be read is a line with "error".
--format json prints one object for one article and an array for several inputs, a folder or a .jsonl file.

Examples:
  onrecord read story.html
  onrecord read https://example.org/story --format json
  onrecord read saved.txt --published 2031-05-16 --publisher "The Tideline"
  onrecord read articles/ --format jsonl > statements.jsonl
  onrecord read articles/ --format csv --min-confidence 0.7
  onrecord read story.html --explain
  pbpaste | onrecord read -

Exit codes: 0 all read, 1 some could not be read, 2 wrong use, 3 none could be read, 130 stopped by Ctrl-C.`,
    )
    .action(async (names: string[], options: ReadOptions, command: Command) => {
      if (options.explain === true && options.format === 'csv') {
        command.error('error: A row of CSV has no place for --explain. Take --format text, json, jsonl or html.');
      }
      end(await readThem(names, options, surroundings));
    });

/** A thread needs half a second to get going and 80 MB: unless threads are asked for, less than some seconds' work does without. */
const manyInputs = 2000;
/** Where threads are asked for: what is read while they start. */
const fewInputs = 48;

async function readThem(names: readonly string[], options: ReadOptions, around: Surroundings): Promise<number> {
  const { out, err } = around;
  // Few objects outlive an article: 10 MB less resident memory for a few per cent of speed.
  setFlagsFromString('--max-semi-space-size=4');
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  const forgetStop = around.onStop(() => stop.abort());
  const progress = createProgress(err, { quiet: options.quiet === true, now: () => around.now().getTime() });
  const tally = { done: 0, failed: 0, leftOut: 0 };
  const taking = { stop, progress, tally };
  // Standard input or a slow server may keep the work waiting: being stopped does not wait for it.
  const finish = await Promise.race([readInOrder(names, options, around, taking), stopped]);
  forgetStop();
  if (finish !== undefined && !out.closed) await out.write(finish);
  const { done, failed, leftOut } = tally;
  if (out.closed) return exitCodes.done;
  if (leftOut > 0 && options.quiet !== true) {
    progress.clear();
    await err.write(
      `onrecord: ${leftOut} ${leftOut === 1 ? 'statement' : 'statements'} below ${options.minConfidence} left out\n`,
    );
  }
  await progress.end(done, failed, stop.signal.aborted);
  if (stop.signal.aborted) return exitCodes.stopped;
  if (failed === 0) return exitCodes.done;
  return done === 0 ? exitCodes.nothing : exitCodes.partly;
}

interface Taking {
  readonly stop: AbortController;
  readonly progress: Progress;
  readonly tally: { done: number; failed: number; leftOut: number };
}

/** Prints every result; gives back what is to be printed after the last. */
async function readInOrder(
  names: readonly string[],
  options: ReadOptions,
  around: Surroundings,
  { stop, progress, tally }: Taking,
): Promise<string> {
  const { base, stdin, now, out, err } = around;
  const { loadModels } = await import('../../load-models.ts');
  // Unpacked on other threads while the rooms are loaded on this one, and waited for when there is something to read.
  const models = loadModels(modelFolder(around));
  const [{ listInputs }, { readAll }] = await Promise.all([
    import('../../gather/index.ts'),
    import('../reading/read-all.ts'),
  ]);
  const format = await formatNamed(options.format);
  const inputs = listInputs(names, { base, stdin, now });
  const first = await inputs.next();
  const many = names.length > 1 || (first.done !== true && first.value.many);
  const look = { colour: out.colour, width: out.width, many, minConfidence: options.minConfidence ?? 0 };
  let printed = false;
  await readAll(withFirst(first, inputs), {
    settings: {
      format: options.format,
      look,
      listing: listingOf(options),
      allowPrivate: options.allowPrivate === true,
      minConfidence: options.minConfidence ?? 0,
      explain: options.explain === true,
    },
    models,
    modelFolder: modelFolder(around),
    jobs: options.jobs ?? defaultJobs(),
    inPlace: options.jobs === undefined ? manyInputs : fewInputs,
    signal: stop.signal,
    async take(result) {
      tally.done += result.done;
      tally.failed += result.problems.length;
      tally.leftOut += result.leftOut;
      progress.clear();
      if (result.text !== '') await out.write((printed ? format.between : format.head(look)) + result.text);
      printed ||= result.text !== '';
      if (out.closed) stop.abort();
      if (options.quiet !== true) for (const found of result.problems) await err.write(problemText(found));
      progress.show(tally.done, tally.failed);
    },
  });
  return printed ? format.tail(look) : format.head(look) + format.tail(look);
}

async function* withFirst<T>(first: IteratorResult<T>, rest: AsyncIterable<T>): AsyncGenerator<T> {
  if (first.done !== true) yield first.value;
  yield* rest;
}

function listingOf({ url, publisher, published }: ReadOptions): Listing | null {
  if (url === undefined && publisher === undefined && published === undefined) return null;
  return {
    url: url ?? null,
    headline: null,
    authors: [],
    publisher: publisher ?? null,
    datePublished: published ?? null,
  };
}

function problemText({ id, problem: { code, detail } }: InputProblem): string {
  return `onrecord: ${visible(id)}: ${visible(detail)} (${code})\n`;
}
