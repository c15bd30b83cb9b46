/**
 * Every error code of Onrecord, in one table: what it means and what a person can do next.
 * docs/errors.md is checked against it, and so is every use of a code in `src`.
 */
import type { Problem } from '../types/index.ts';

/** Code → what to do next (one sentence, ends with a full stop). Sorted. */
export const advice = {
  'gather/empty': 'Give a file or a page that has something in it.',
  'language/no-pack': 'The page is kept and searchable; statements are found in English only so far.',
  'page/no-text': 'Check that this is an article, or paste its text instead.',
} as const;

export type ProblemCode = keyof typeof advice;

/** A problem with `what` is wrong in words, followed by what to do next. */
export function problem(code: ProblemCode, uri: string, what: string): Problem {
  return { code, uri, detail: `${what} ${advice[code]}` };
}

/** What is thrown where a caller cannot go on: carries a code and the cause. */
export class OnrecordError extends Error {
  readonly code: ProblemCode;
  readonly uri: string;
  constructor(code: ProblemCode, uri: string, what: string, cause?: unknown) {
    super(`${what} ${advice[code]}`, cause === undefined ? undefined : { cause });
    this.name = 'OnrecordError';
    this.code = code;
    this.uri = uri;
  }
  /** The same as a value. */
  toProblem(): Problem {
    return { code: this.code, uri: this.uri, detail: this.message };
  }
}
