/** What the desk is given from outside: it imports neither the record, the gatherer nor the pipeline. */
import type { Capture, ComparisonOutcome, Listing, NewsSource, Problem, SourceTest, Store } from '../types/index.ts';

/** What a person put into the box; exactly one of `text`, `url`, `file` is not null. */
export interface Submission {
  readonly text: string | null;
  readonly url: string | null;
  readonly file: { readonly name: string; readonly mediaType: string; readonly body: Uint8Array } | null;
  /** What the person knows of it. */
  readonly listing: Listing;
}

export type SubmissionOutcome =
  | { readonly articleId: string; readonly problem: null }
  | { readonly articleId: null; readonly problem: Problem };

/** A page as it stood in a person's own browser. */
export interface SuppliedPage {
  /** http or https. */
  readonly address: string;
  readonly html: string;
}

/** What bookmarks that send pages carry, so that no page is listened to that another site sends. */
export interface SupplyKey {
  /** The same at every start, until it is renewed. */
  current(): Promise<string>;
  /** Bookmarks made before are listened to no more. */
  renew(): Promise<void>;
}

export interface DeskServices {
  readonly store: Store;
  /** Keeps and reads what a person gave. */
  submit(submission: Submission): Promise<SubmissionOutcome>;
  /** Keeps and reads a page that a person's own browser sent. */
  supply(page: SuppliedPage): Promise<SubmissionOutcome>;
  readonly supplyKey: SupplyKey;
  /** Looks at a source now and says what would be read; nothing is kept. */
  testSource(source: NewsSource): Promise<SourceTest>;
  /** What changed from one capture of an article to another, as this version's engine reads them. */
  compare(before: Capture, after: Capture): Promise<ComparisonOutcome>;
  /** Reads the built-in demo newsroom into the record; the number of articles. */
  loadDemo(): Promise<number>;
  now(): Date;
}

export interface DeskOptions {
  /**
   * Hosts that requests may be addressed to. With a port (`127.0.0.1:4180`) only that port; without one (`localhost`, `[::1]`)
   * any. A request addressed elsewhere is refused, so that no foreign name that resolves to this machine reaches the record.
   */
  readonly allowedHosts: readonly string[];
  /** Random bytes that form tokens are signed with; new for every start. */
  readonly secret: Uint8Array;
  /** Whose name stands under what is changed here until a browser gives another; default: `editor`. */
  readonly editor?: string;
  /** Told of every fault that a visitor saw as "something failed here"; default: a line on standard error. */
  readonly reportFault?: (fault: unknown, path: string) => void;
  /** Told of every request when it is answered. */
  readonly onRequest?: (seen: SeenRequest) => void;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Milliseconds until it was answered. */
  readonly ms: number;
}
