import type { Article } from './article.ts';
import type { Problem } from './problem.ts';
import type { Explanation, Statement } from './statement.ts';

/** What one capture comes to under one engine version: the pure function's whole result. */
export interface Reading {
  /** Of the engine that read it: `onrecord/0.1.0`. */
  readonly engine: string;
  readonly article: Article;
  /** In text order. */
  readonly statements: readonly Statement[];
  /** Why something is missing that a user would look for: no pack for this language, … */
  readonly notes: readonly Problem[];
}

export type ReadingOutcome =
  | { readonly reading: Reading; readonly problem: null }
  | { readonly reading: null; readonly problem: Problem };

/** A line of `read --format jsonl`. */
export interface ReadingLine {
  readonly version: 1;
  readonly engine: string;
  /** The file's name, or the input's own id. */
  readonly id: string;
  readonly uri: string;
  readonly article: Article;
  readonly statements: readonly Statement[];
  readonly notes: readonly Problem[];
  /** Only with `--explain`: one for each statement, in their order. */
  readonly why?: readonly Explanation[];
}

/** Its counterpart for what could not be read. */
export interface ProblemLine {
  readonly version: 1;
  readonly id: string;
  readonly uri: string;
  readonly error: { readonly code: string; readonly detail: string };
}
