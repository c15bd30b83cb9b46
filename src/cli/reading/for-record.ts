/** Opens and reads inputs for a record: each a capture with its reading. What a worker does for `import`. */
import { captureInput, type Input } from '../../gather/index.ts';
import type { ModelsByLanguage } from '../../pipeline.ts';
import type { Capture, Listing, Problem, ReadingOutcome } from '../../types/index.ts';
import { readDocument } from './batch.ts';
import { release } from './release.ts';

/** One input as it goes into a record, in order of the inputs; plain values only: workers send it. */
export type ReadInput =
  | { readonly capture: Capture; readonly outcome: ReadingOutcome; readonly problem: null }
  /** It could not be read here and now: it is kept, to be read later. */
  | { readonly capture: Capture; readonly outcome: null; readonly problem: Problem }
  /** There is no capture to keep: nothing is there, or it is no text. */
  | { readonly capture: null; readonly outcome: null; readonly problem: Problem };

/** Opens an input whose reading broke off, to be read later. */
export async function keptForLater(input: Input, listing: Listing | null, problem: Problem): Promise<ReadInput> {
  const { outcome } = await captureInput(input, { listing, allowPrivate: false, now: () => new Date() });
  if (outcome.capture === null) return { capture: null, outcome: null, problem: outcome.problem };
  return { capture: outcome.capture, outcome: null, problem };
}

/** Never throws for what is in them. The bytes of records are given back once they are captures: they are a copy that was sent here. */
export async function readForRecord(
  inputs: readonly Input[],
  listing: Listing | null,
  models: Promise<ModelsByLanguage>,
): Promise<ReadInput[]> {
  const read: ReadInput[] = [];
  for (const input of inputs) {
    const { outcome } = await captureInput(input, { listing, allowPrivate: false, now: () => new Date() });
    if (input.kind === 'record' && input.bytes !== null) release(input.bytes);
    if (outcome.capture === null) read.push({ capture: null, outcome: null, problem: outcome.problem });
    else {
      const { capture } = outcome;
      read.push({ capture, outcome: await readDocument(capture, await models), problem: null });
    }
  }
  return read;
}
