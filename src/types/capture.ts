/** What a person, a feed or a data file said of a page before anybody read it. All fields may be unknown. */
export interface Listing {
  readonly url: string | null;
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  /** ISO 8601; a date, or an instant with offset. */
  readonly datePublished: string | null;
}

/** `browser`: as it stood in a person's own browser, who sent it. */
export const viaKinds = [
  'file',
  'url',
  'feed',
  'stdin',
  'jsonl',
  'warc',
  'paste',
  'upload',
  'browser',
  'demo',
] as const;
export type ViaKind = (typeof viaKinds)[number];

/** How the bytes came here. `uri` is the feed, folder or data file they were found in. */
export interface Via {
  readonly kind: ViaKind;
  readonly uri: string | null;
}

/** One observation of one page: the bytes as received, never altered. */
export interface Capture {
  /** Derived from uri, time, status and body digest: 128 bits, base32. */
  readonly id: string;
  /** Where the bytes are from: `https://…`, `file:///…`, `stdin:`, `paste:<digest>`, `upload:<name>`. */
  readonly uri: string;
  /** ISO 8601 with offset. */
  readonly capturedAt: string;
  /** HTTP status; 200 for what is not from the web. */
  readonly status: number;
  /** As the server or the file's name said, parameters included: `text/html; charset=utf-8`. */
  readonly mediaType: string;
  readonly body: Uint8Array;
  /** SHA-256 of `body`, lower-case hexadecimal. */
  readonly bodyDigest: string;
  readonly via: Via;
  readonly listing: Listing | null;
}

/** A capture without its bytes. */
export interface CaptureSummary {
  readonly id: string;
  readonly uri: string;
  readonly capturedAt: string;
  readonly status: number;
  readonly mediaType: string;
  readonly bodyDigest: string;
  readonly byteLength: number;
  /** How the bytes came here. */
  readonly via: Via;
}
