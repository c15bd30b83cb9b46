/** What an output format of `read` has to say. */
import type { ProblemLine, ReadingLine } from '../../types/index.ts';

/** How the output may look. */
export interface Look {
  readonly colour: boolean;
  /** Columns to wrap at; null: do not wrap. */
  readonly width: number | null;
  /** One article was asked for (false), or a set, whatever its number (true). */
  readonly many: boolean;
  /** Statements below it were left out; 0: none. */
  readonly minConfidence: number;
}

/** What stands where the statements of an article would. */
export function noneFound({ minConfidence }: Look): string {
  return minConfidence > 0 ? `No statements of confidence ${minConfidence} or more.` : 'No statements found.';
}

export interface Format {
  head(look: Look): string;
  /** Between two results. */
  readonly between: string;
  tail(look: Look): string;
  reading(line: ReadingLine, look: Look): string;
  /** Empty where a format has no place for what went wrong. */
  problem(line: ProblemLine, look: Look): string;
}
