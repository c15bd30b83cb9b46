/**
 * What a person names — files, folders, addresses, `-` — as a stream of single inputs, and each input as a capture.
 * An input is plain and small (a data file's line at most), so it can be sent to a worker before anything is opened.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { problem } from '../lib/problems.ts';
import type { Listing, Problem } from '../types/index.ts';
import { type CaptureOutcome, failed } from './capture.ts';
import { bytesOfStream, captureBytes, captureFile, fileProblem } from './files.ts';
import { articleEndings, articleFiles, endingOf } from './folder.ts';
import { captureRecord, recordLines } from './records.ts';
import { BrokenWarcError, captureWarcRecord, isWarc, warcRecordsOf } from './warc.ts';

/** One input, not yet opened. `many`: it is one of a set (a folder, a data file), whatever its number. */
export type Input = { readonly id: string; readonly many: boolean } & (
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'bytes'; readonly uri: string; readonly body: Uint8Array; readonly capturedAt: string }
  | {
      /** One of many in a data file: a line of JSON, or with `form` a record of a WARC file, whose `line` is its number. */
      readonly kind: 'record';
      readonly form?: 'warc';
      readonly uri: string;
      readonly line: number;
      readonly bytes: Uint8Array | null;
      readonly capturedAt: string;
    }
  | { readonly kind: 'problem'; readonly problem: Problem }
);

export interface InputOptions {
  /** What relative paths mean. */
  readonly base: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly now: () => Date;
}

/** The inputs that `names` stand for, in order; a folder's files sorted by path. Streams: nothing is held but a line. */
export async function* listInputs(names: readonly string[], options: InputOptions): AsyncGenerator<Input> {
  for (const name of names) {
    if (name === '-') yield* standardInput(options);
    else if (/^file:\/\//i.test(name)) yield* fileUrl(name);
    else if (/^[a-z][a-z0-9+.-]*:\/\//i.test(name)) yield { kind: 'url', id: name, many: false, url: name };
    else yield* named(resolve(options.base, name), name);
  }
}

export interface CaptureOptions {
  /** What is known of a single file or page, and of records that do not say. */
  readonly listing: Listing | null;
  readonly allowPrivate: boolean;
  readonly now: () => Date;
}

export interface InputCapture {
  /** The input's own where it has one. */
  readonly id: string;
  readonly outcome: CaptureOutcome;
  readonly notes: readonly Problem[];
}

/** Opens one input. Never throws for what is in it. */
export async function captureInput(input: Input, options: CaptureOptions): Promise<InputCapture> {
  const { id } = input;
  const { listing } = options;
  switch (input.kind) {
    case 'file':
      return { id, outcome: await captureFile(input.path, listing), notes: [] };
    case 'url': {
      const { fetchPage } = await import('./fetch.ts');
      const { allowPrivate, now } = options;
      return { id, outcome: await fetchPage(input.url, { allowPrivate, listing, now }), notes: [] };
    }
    case 'bytes': {
      const { uri, body, capturedAt } = input;
      const outcome = captureBytes({ name: '', uri, body, capturedAt, via: 'stdin', listing });
      return { id, outcome, notes: [] };
    }
    case 'record': {
      if (input.form === 'warc') {
        return { id, outcome: captureWarcRecord(input.bytes, { ...input, listing }), notes: [] };
      }
      const record = captureRecord(input.bytes, { ...input, listing });
      return { ...record, id: record.id ?? id };
    }
    case 'problem':
      return { id, outcome: failed(input.problem), notes: [] };
  }
}

async function* named(path: string, name: string): AsyncGenerator<Input> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) yield* folder(path, name);
    else if (endingOf(path) === '.jsonl') yield* dataFile(path, basename(path), stats.mtime);
    else if (isWarc(path)) yield* warcFile(path, basename(path), stats.mtime);
    else yield { kind: 'file', id: basename(path), many: false, path };
  } catch (error) {
    yield bad(basename(path) || name, fileProblem(error, pathToFileURL(path).href), false);
  }
}

async function* fileUrl(url: string): AsyncGenerator<Input> {
  let path: string;
  try {
    path = fileURLToPath(url);
  } catch {
    yield bad(url, problem('gather/bad-url', url, 'This is not the address of a file on this machine.'), false);
    return;
  }
  yield* named(path, url);
}

async function* folder(path: string, name: string): AsyncGenerator<Input> {
  let found = 0;
  for await (const file of articleFiles(path)) {
    found++;
    if (file.path === null) {
      yield bad(file.problem.uri, file.problem, true);
      continue;
    }
    const id = relative(path, file.path).split(sep).join('/');
    if (endingOf(file.path) === '.jsonl') yield* dataFile(file.path, id, (await stat(file.path)).mtime);
    else if (isWarc(file.path)) yield* warcFile(file.path, id, (await stat(file.path)).mtime);
    else yield { kind: 'file', id, many: true, path: file.path };
  }
  if (found > 0) return;
  const endings = [...articleEndings].join(', ');
  yield bad(name, problem('gather/no-files', pathToFileURL(path).href, `No file here ends in ${endings}.`), true);
}

async function* dataFile(path: string, name: string, mtime: Date): AsyncGenerator<Input> {
  const uri = pathToFileURL(path).href;
  const capturedAt = mtime.toISOString();
  let found = 0;
  try {
    for await (const { line, bytes } of recordLines(createReadStream(path))) {
      found++;
      yield { kind: 'record', id: `${name}:${line}`, many: true, uri, line, bytes, capturedAt };
    }
  } catch (error) {
    yield bad(name, fileProblem(error, uri), true);
    return;
  }
  if (found === 0) yield bad(name, problem('gather/empty', uri, 'There is no record in it.'), true);
}

async function* warcFile(path: string, name: string, mtime: Date): AsyncGenerator<Input> {
  const uri = pathToFileURL(path).href;
  const capturedAt = mtime.toISOString();
  let found = 0;
  try {
    for await (const { line, bytes } of warcRecordsOf(path)) {
      found++;
      yield { kind: 'record', form: 'warc', id: `${name}:${line}`, many: true, uri, line, bytes, capturedAt };
    }
  } catch (error) {
    const isBroken = error instanceof BrokenWarcError;
    const why = isBroken
      ? problem('gather/bad-warc', uri, `The WARC file is damaged: ${error.message}.`)
      : fileProblem(error, uri);
    yield bad(name, why, true);
    return;
  }
  if (found === 0) yield bad(name, problem('gather/empty', uri, 'There is no page in it.'), true);
}

/** One article, or records: the latter when the first line is a whole JSON object. */
async function* standardInput({ stdin, now }: InputOptions): AsyncGenerator<Input> {
  const uri = 'stdin:';
  const capturedAt = now().toISOString();
  const [first, all] = await peeked(stdin);
  if (isRecord(first)) {
    for await (const { line, bytes } of recordLines(all)) {
      yield { kind: 'record', id: `stdin:${line}`, many: true, uri, line, bytes, capturedAt };
    }
    return;
  }
  const body = await bytesOfStream(all, uri);
  if (body instanceof Uint8Array) yield { kind: 'bytes', id: 'stdin', many: false, uri, body, capturedAt };
  else yield bad('stdin', body, false);
}

/** What comes before the first line end (up to 1 MB), and a stream of everything. */
async function peeked(stream: AsyncIterable<Uint8Array>): Promise<[Uint8Array, AsyncIterable<Uint8Array>]> {
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < 1_000_000 && !(chunks.at(-1)?.includes(10) ?? false)) {
    const next = await iterator.next();
    if (next.done === true) {
      ended = true;
      break;
    }
    chunks.push(next.value);
    length += next.value.length;
    // What does not begin like an object is no record: nothing more need be seen.
    if (chunks.length === 1 && !/^[\s\uFEFF]*\{/.test(new TextDecoder().decode(next.value.subarray(0, 64)))) break;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* chunks;
    if (!ended) yield* { [Symbol.asyncIterator]: () => iterator };
  }
  const joined = Buffer.concat(chunks, length);
  const end = joined.indexOf(10);
  return [end < 0 ? joined : joined.subarray(0, end), all()];
}

function isRecord(line: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(line));
    return typeof value === 'object' && value !== null && ('text' in value || 'html' in value);
  } catch {
    return false;
  }
}

function bad(id: string, found: Problem, many: boolean): Input {
  return { kind: 'problem', id, many, problem: found };
}
