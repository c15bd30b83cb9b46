/** What the desk is given from outside: it imports neither the record, the gatherer nor the pipeline. */
import type { Listing, Problem, Store } from '../types/index.ts';

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

export interface DeskServices {
  readonly store: Store;
  /** Keeps and reads what a person gave. */
  submit(submission: Submission): Promise<SubmissionOutcome>;
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
