/**
 * Bad input is a value, not an exception: it has an address and says what to do next.
 * Codes look like `room/what-is-wrong`; docs/errors.md explains every one of them.
 */
export interface Problem {
  /** `room/what`, listed in `lib/problems.ts`. */
  readonly code: string;
  /** What it happened to: a URL, a path, `stdin:`; empty where nothing can be named. */
  readonly uri: string;
  /** One sentence for a person: what is wrong, then what to do next. */
  readonly detail: string;
}
