/** What a bench folder exports. */
export interface BenchRequest {
  /** The data's place; exists, unless the bench's `gold` is empty. */
  readonly gold: string;
  /** Where the predictions go, or null. */
  readonly out: string | null;
  /** From raw text rather than from gold words, where a bench knows both. */
  readonly raw: boolean;
  /** With the peers that take long, where a bench has such. */
  readonly peers: boolean;
  /** What a person wants to read of what went wrong, where a bench can show it; null for nothing. */
  readonly errors: ErrorRequest | null;
  /** How often, where a bench repeats something; null: as it thinks fit. */
  readonly count: number | null;
}

/** So many, drawn with a seed, of one type or (null) of all. */
export interface ErrorRequest {
  readonly count: number;
  readonly seed: number;
  readonly type: string | null;
}

export interface Bench {
  /** Below the corpora folder, `polnear/dev`; empty when the bench makes its own input. */
  readonly gold: string;
  /** Prints a table to standard output; returns the figures to keep. */
  run(request: BenchRequest): Promise<Readonly<Record<string, unknown>>>;
}
