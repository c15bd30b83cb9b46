/** What SQLite's result codes mean for a person. Nobody is shown "database is locked". */
import { OnrecordError, type ProblemCode } from '../../../lib/problems.ts';

const meanings: Readonly<Record<number, readonly [code: ProblemCode, what: string]>> = {
  5: ['record/busy', 'Another program has been writing to this record for too long.'],
  6: ['record/busy', 'Another program has been writing to this record for too long.'],
  8: ['record/read-only', 'The record cannot be written to.'],
  10: ['record/cannot-open', 'The disk failed while the record was read or written.'],
  11: ['record/damaged', 'The record is damaged.'],
  13: ['record/disk-full', 'The disk is full; nothing of this step was stored.'],
  14: ['record/cannot-open', 'The record cannot be opened.'],
  26: ['record/damaged', 'The record is not a database any more.'],
};

/** SQLite's primary result code, or null when `error` is something else. */
function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}

export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code === 5 || code === 6;
}

/** The same failure with a code and what to do next; what is not SQLite's comes back as it is. */
export function explained(error: unknown, path: string): unknown {
  const code = resultCode(error);
  const meaning = code === null ? undefined : meanings[code];
  return meaning === undefined ? error : new OnrecordError(meaning[0], path, meaning[1], error);
}
