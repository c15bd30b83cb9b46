/** What changed between two captures of one article. */
import type { PartKind } from './article.ts';
import type { CaptureSummary } from './capture.ts';
import type { Problem } from './problem.ts';

export type EditKind = 'same' | 'removed' | 'added';

/** A stretch of words. All that are `same` or `removed` make the earlier text; all that are `same` or `added` the later one. */
export interface Edit {
  readonly kind: EditKind;
  readonly text: string;
}

export interface FieldChange {
  /** `headline`, `authors` (names, one a line), `datePublished`, `dateModified`, `section`, `url`. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface PartChange {
  readonly change: 'added' | 'removed' | 'rewritten';
  /** Index into `parts` of the earlier article; null for what was added. */
  readonly before: number | null;
  /** Index into `parts` of the later article; null for what was removed. */
  readonly after: number | null;
  readonly kind: PartKind;
  readonly edits: readonly Edit[];
}

export interface Comparison {
  readonly fields: readonly FieldChange[];
  /** In the order of the later article; what was removed stands where it was missed. */
  readonly parts: readonly PartChange[];
}

export type ComparisonOutcome =
  | { readonly comparison: Comparison; readonly problem: null }
  | { readonly comparison: null; readonly problem: Problem };

/** One capture of an article that the record keeps. */
export interface ArticleVersion {
  readonly capture: CaptureSummary;
  /** When a look last found it unchanged, ISO 8601; `capture.capturedAt` where there was no further look. */
  readonly lastSeenAt: string;
  /** False where its bytes were dropped on purpose: it can be compared no more. */
  readonly hasBytes: boolean;
}

export interface VersionStore {
  /** All captures that show an article, oldest first; empty when there is no such article. */
  versionsOf(articleId: string): Promise<readonly ArticleVersion[]>;
}
