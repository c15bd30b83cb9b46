/**
 * The memory's contract: what the desk and the command line may ask of a record, whichever engine keeps it.
 * Every engine passes `record/stores/contract.ts`. Everything is asynchronous; nothing is cached by callers.
 */
import type { Article } from './article.ts';
import type { Capture, CaptureSummary } from './capture.ts';
import type { CareStore } from './care.ts';
import type { CheckStore } from './check.ts';
import type { VersionStore } from './comparison.ts';
import type { DossierStore } from './dossier.ts';
import type { EntryPage, PageRequest } from './entry-page.ts';
import type { ImportStore } from './import.ts';
import type { JobStore, ReadJob } from './job.ts';
import type { PeopleStore } from './people.ts';
import type { Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import type { RecordEntry } from './record-entry.ts';
import type { SavedSearchStore } from './saved-search.ts';
import type { SearchPage, SearchRequest } from './search.ts';
import type { SourceStore } from './source.ts';

/** Where in a query something is wrong. */
export interface QueryProblem extends Problem {
  /** UTF-16 offset into the query. */
  readonly at: number;
  /** The query as it was probably meant, or null. */
  readonly suggestion?: string | null;
}

export type SearchOutcome =
  | { readonly page: SearchPage; readonly problem: null }
  | { readonly page: null; readonly problem: QueryProblem };

export interface KeptArticle {
  readonly article: Article;
  readonly engine: string;
  readonly readAt: string;
  readonly capture: CaptureSummary;
  /** In text order. */
  readonly entries: readonly RecordEntry[];
  readonly notes: readonly Problem[];
  /** How many captures of this article the record holds. */
  readonly versions: number;
}

export interface Kept {
  /** Of the capture that stands: this one, or the one that it equals. */
  readonly captureId: string;
  /** False when the very same capture was there already, or the latest one of its address has the same bytes. */
  readonly isNew: boolean;
}

export interface Counts {
  readonly captures: number;
  readonly articles: number;
  readonly statements: number;
  readonly people: number;
  readonly publishers: number;
  readonly jobsWaiting: number;
  readonly jobsFailed: number;
}

export interface Store
  extends JobStore,
    SourceStore,
    ImportStore,
    CareStore,
    DossierStore,
    PeopleStore,
    VersionStore,
    CheckStore,
    SavedSearchStore {
  /**
   * Keeps a capture and the job to read it, in one transaction. An equal capture (same id) changes nothing; one of the same
   * address, bytes and listing as the latest is a further look at that one: only when its statements were seen moves.
   */
  keepCapture(capture: Capture): Promise<Kept>;
  /**
   * Stores the reading and ends the job, in one transaction. Storing the same reading twice changes nothing. One that shows just
   * what the capture of this address before or after it shows (words, headline, authors, dates) makes its capture a look at that one.
   */
  finishJob(job: ReadJob, reading: Reading): Promise<void>;

  capture(id: string): Promise<Capture | null>;
  article(id: string): Promise<KeptArticle | null>;
  /** The article that a capture was read into, once it was; else null. */
  articleOfCapture(captureId: string): Promise<string | null>;
  statement(id: string): Promise<RecordEntry | null>;
  latest(page: PageRequest): Promise<EntryPage>;
  latestArticles(limit: number): Promise<readonly Pick<KeptArticle, 'article' | 'readAt'>[]>;
  /** Words, "phrases", -not, OR, ( ) and fields: docs/search.md. Wrong queries are a value with a position. */
  search(query: string, request: SearchRequest): Promise<SearchOutcome>;
  /** All that match, latest first, streamed; an empty query means everything. Throws `OnrecordError` for a wrong query. */
  entries(query: string): AsyncIterable<RecordEntry>;
  counts(): Promise<Counts>;
  /** Everything that `doctor` looks at: integrity, schema version, spans against their texts. Empty when all is well. */
  verify(): Promise<readonly Problem[]>;
  close(): Promise<void>;
}
