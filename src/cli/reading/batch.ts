/** Reads a batch of inputs and writes them out as text: what a worker does, and what is done in place for a few. */
import { captureInput, type Input, readableCapture } from '../../gather/index.ts';
import { problem } from '../../lib/problems.ts';
import { explain, type ModelsByLanguage, read as readCapture } from '../../pipeline.ts';
import type {
  Capture,
  Listing,
  Problem,
  ProblemLine,
  ReadingLine,
  ReadingOutcome,
  Statement,
} from '../../types/index.ts';
import { type FormatName, formatNamed, type Look } from '../formats/index.ts';

/** Plain values only: it is sent to workers. */
export interface ReadSettings {
  readonly format: FormatName;
  readonly look: Look;
  readonly listing: Listing | null;
  readonly allowPrivate: boolean;
  /** Statements that are less likely to be right are left out; 0 keeps all. */
  readonly minConfidence: number;
  /** Each line says why its statements were read so; articles are read again for it. */
  readonly explain: boolean;
}

export interface InputProblem {
  readonly id: string;
  readonly problem: Problem;
}

export interface BatchResult {
  /** In input order, as the format has it; results joined by its `between`. */
  readonly text: string;
  readonly done: number;
  /** Statements below `minConfidence`. */
  readonly leftOut: number;
  readonly problems: readonly InputProblem[];
}

/**
 * Reads `inputs` in order. Never throws for what is in them.
 * @param models awaited when there is something to read; what is wrong with them is thrown then
 */
export async function readBatch(
  inputs: readonly Input[],
  settings: ReadSettings,
  models: Promise<ModelsByLanguage>,
): Promise<BatchResult> {
  const format = await formatNamed(settings.format);
  const pieces: string[] = [];
  const problems: InputProblem[] = [];
  let done = 0;
  let leftOut = 0;
  for (const input of inputs) {
    const line = await lineOf(input, settings, models);
    if ('error' in line) {
      problems.push({ id: line.id, problem: { code: line.error.code, uri: line.uri, detail: line.error.detail } });
      pieces.push(format.problem(line, settings.look));
    } else {
      done++;
      const statements = line.statements.filter(({ confidence }) => confidence >= settings.minConfidence);
      leftOut += line.statements.length - statements.length;
      pieces.push(format.reading(withOnly(line, statements), settings.look));
    }
  }
  return { text: pieces.filter((piece) => piece !== '').join(format.between), done, leftOut, problems };
}

async function lineOf(
  input: Input,
  { listing, allowPrivate, explain: isExplained }: ReadSettings,
  models: Promise<ModelsByLanguage>,
): Promise<ReadingLine | ProblemLine> {
  const { id, outcome, notes } = await captureInput(input, { listing, allowPrivate, now: () => new Date() });
  if (outcome.capture === null) return problemLine(id, outcome.problem);
  const { capture, problem: unreadable } = await readableCapture(outcome.capture);
  if (capture === null) return problemLine(id, unreadable);
  const known = await models;
  const found = safely(capture.uri, () => {
    const read = readCapture(capture, known);
    return { ...read, why: isExplained ? explain(capture, known) : null };
  });
  if (found.reading === null) return problemLine(id, found.problem);
  const { reading, why } = found;
  const { engine, article, statements } = reading;
  return {
    version: 1,
    engine,
    id,
    uri: capture.uri,
    article,
    statements,
    notes: [...notes, ...reading.notes],
    ...(why === null ? {} : { why }),
  };
}

/** The line with some of its statements, and why these were read so. */
function withOnly(line: ReadingLine, statements: readonly Statement[]): ReadingLine {
  if (line.why === undefined) return { ...line, statements };
  const kept = new Set(statements.map(({ id }) => id));
  return { ...line, statements, why: line.why.filter(({ id }) => kept.has(id)) };
}

/** As `read`; an error of our own becomes a problem of this one page, so that the others are read. */
export function readSafely(capture: Capture, models: ModelsByLanguage): ReadingOutcome {
  return safely(capture.uri, () => readCapture(capture, models));
}

/** As `readSafely`, also of what must be unfolded first: a PDF. */
export async function readDocument(capture: Capture, models: ModelsByLanguage): Promise<ReadingOutcome> {
  const { capture: readable, problem: unreadable } = await readableCapture(capture);
  return readable === null ? { reading: null, problem: unreadable } : readSafely(readable, models);
}

function safely<Outcome>(uri: string, work: () => Outcome): Outcome | Extract<ReadingOutcome, { reading: null }> {
  try {
    return work();
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
      reading: null,
      problem: problem('cli/reading-failed', uri, `Reading this failed (${what.slice(0, 200)}).`),
    };
  }
}

function problemLine(id: string, { code, uri, detail }: Problem): ProblemLine {
  return { version: 1, id, uri, error: { code, detail } };
}
