/** What an output format of `read` has to say. */
import type { ProblemLine, ReadingLine } from '../../types/index.ts';

/** How the output may look. */
export interface Look {
  readonly colour: boolean;
  /** Columns to wrap at; null: do not wrap. */
  readonly width: number | null;
  /** One article was asked for (false), or a set, whatever its number (true). */
  readonly many: boolean;
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
