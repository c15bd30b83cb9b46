/**
 * Reads inputs in worker threads and stores them in order, batch by batch: each batch is one transaction together with
 * how far its files have come. Wherever it ends, the same import goes on there.
 */

import { stat } from 'node:fs/promises';
import type { Input } from '../../gather/index.ts';
import { problem } from '../../lib/problems.ts';
import type { BodyPlace, Capture, ImportPosition, Listing, Problem, ReadCapture, Store } from '../../types/index.ts';
import { keptForLater, type ReadInput } from '../reading/for-record.ts';
import { PoolClosed, type ReadingPool } from '../reading/pool.ts';
import { release } from '../reading/release.ts';
import { createPositions, type Found, newInputs, type Positions } from './new-inputs.ts';

export interface ImportOptions {
  readonly store: Store;
  readonly pool: ReadingPool;
  /** Threads of the pool. */
  readonly jobs: number;
  readonly listing: Listing | null;
  /** Files are pointed at instead of copied. */
  readonly byReference: boolean;
  readonly signal: AbortSignal;
  /** Told after each batch, and for each input that is there already. */
  readonly tell: (step: ImportStep) => void;
}

export interface ImportStep {
  /** Captures that are new in the record, and read. */
  readonly fresh: number;
  /** What was there already. */
  readonly known: number;
  /** What could not be captured or read; captures among them are kept as dead letters. */
  readonly problems: readonly Problem[];
  /** Of all these inputs. */
  readonly bytes: number;
}

interface Batch {
  readonly inputs: readonly Input[];
  readonly bytes: number;
  readonly read: Promise<readonly ReadInput[]>;
}

/** What a thread reads at once: few, so that little is held of what is under way. */
const batchInputs = 8;
const batchBytes = 512 * 1024;
/** Batches stored at once: many enough that a commit, which waits for the disk, costs little; few enough that little is lost. */
const storedBatches = 2;

/** Ends early, without an error, when the signal aborts; what is stored by then is whole. */
export async function importAll(inputs: AsyncIterable<Input>, options: ImportOptions): Promise<void> {
  const { jobs, signal } = options;
  const positions = createPositions(options.store);
  const found = newInputs(inputs, options.store, positions);
  const underWay: Batch[] = [];
  try {
    for (;;) {
      const batch = await nextBatch(found, options);
      if (batch === null || signal.aborted) break;
      underWay.push(batch);
      if (underWay.length >= jobs * 2 + storedBatches)
        await store(underWay.splice(0, storedBatches), options, positions);
    }
    while (underWay.length > 0 && !signal.aborted) {
      await store(underWay.splice(0, storedBatches), options, positions);
    }
  } catch (error) {
    if (!(error instanceof PoolClosed) || !signal.aborted) throw error;
  } finally {
    await found.return(undefined);
  }
}

/** Null at the end. */
async function nextBatch(found: AsyncIterator<Found>, options: ImportOptions): Promise<Batch | null> {
  const inputs: Input[] = [];
  let bytes = 0;
  while (inputs.length < batchInputs && bytes < batchBytes && !options.signal.aborted) {
    const { done, value } = await found.next();
    if (done === true) break;
    if (value.known) options.tell({ fresh: 0, known: 1, problems: [], bytes: value.bytes });
    else {
      inputs.push(value.input);
      bytes += value.bytes;
    }
  }
  if (inputs.length === 0) return null;
  const read = readBatch(inputs, options);
  // Waited for later, when its turn comes.
  read.catch(() => {});
  return { inputs, bytes, read };
}

/** A batch that a thread dies over is read again one by one, so that only the page to blame waits. */
async function readBatch(inputs: readonly Input[], { pool, listing }: ImportOptions): Promise<readonly ReadInput[]> {
  try {
    return await pool.forRecord(inputs, listing);
  } catch (error) {
    if (error instanceof PoolClosed) throw error;
  }
  const read: ReadInput[] = [];
  for (const input of inputs) {
    try {
      read.push(...(await pool.forRecord([input], listing)));
    } catch (error) {
      if (error instanceof PoolClosed) throw error;
      const why = error instanceof Error ? error.message : String(error);
      const later = problem('cli/read-later', input.id, `This page is kept, but reading it broke off (${why}).`);
      read.push(await keptForLater(input, listing, later));
    }
  }
  return read;
}

/** All batches in one transaction, together with how far their files have come. */
async function store(batches: readonly Batch[], options: ImportOptions, positions: Positions): Promise<void> {
  const inputs = batches.flatMap((batch) => batch.inputs);
  const results = (await Promise.all(batches.map(({ read }) => read))).flat();
  const kept: ReadCapture[] = [];
  const problems: Problem[] = [];
  for (const [i, { capture, outcome, problem: found }] of results.entries()) {
    if (found !== null) problems.push(found);
    if (capture === null) continue;
    if (outcome === null) await options.store.keepCapture(capture);
    else {
      if (outcome.problem !== null) problems.push(outcome.problem);
      const place = options.byReference ? await placeOf(inputs[i]!, capture) : null;
      kept.push({ capture, outcome, place });
    }
  }
  const fresh = await options.store.keepRead(kept, positionsAfter(inputs, results, positions));
  for (const { capture } of results) if (capture !== null) release(capture.body);
  for (const input of inputs) if (input.kind === 'record' && input.bytes !== null) release(input.bytes);
  const read = kept.map(({ outcome }) => outcome.reading !== null);
  const added = fresh.filter((isNew, i) => isNew && read[i] === true).length;
  const known = fresh.filter((isNew, i) => !isNew && read[i] === true).length;
  const bytes = batches.reduce((sum, batch) => sum + batch.bytes, 0);
  options.tell({ fresh: added, known, problems, bytes });
}

/** Where the bytes of a capture are in a file of their own; null where they are a part of something, or were unpacked from it. */
async function placeOf(input: Input, { body }: Capture): Promise<BodyPlace | null> {
  if (input.kind !== 'file') return null;
  const { size } = await stat(input.path);
  return size === body.byteLength ? { path: input.path, position: 0 } : null;
}

/** How far each data file of a batch has come with it: to the last of its lines. */
function positionsAfter(
  inputs: readonly Input[],
  results: readonly ReadInput[],
  positions: Positions,
): readonly ImportPosition[] {
  const reached = new Map<string, ImportPosition>();
  inputs.forEach((input, i) => {
    if (input.kind !== 'record') return;
    const refused = results[i]!.capture === null ? 1 : 0;
    const position = positions.after(input.uri, input.line, 1 - refused, refused);
    if (position !== null) reached.set(input.uri, position);
  });
  return [...reached.values()];
}
