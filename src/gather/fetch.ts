/** Fetches one page as a capture. Knows which answers are a page. */
import { problem } from '../lib/problems.ts';
import type { Listing, Via } from '../types/index.ts';
import { fetchAnswer, type NetworkOptions, type WebAnswer, withoutFragment } from './answer.ts';
import { type CaptureOutcome, failed, makeCapture } from './capture.ts';
import { binaryKind, isPdf, isReadableType, mediaTypeOf } from './media-type.ts';
import { readerAgent } from './user-agent.ts';

export interface FetchOptions extends NetworkOptions {
  /** What is known of the page; its `url` defaults to the address fetched. */
  readonly listing?: Listing | null;
  /** Default: the system's clock. */
  readonly now?: () => Date;
}

/** What a page may be sent as, the best first. */
export const acceptedPages = 'text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8,*/*;q=0.1';

/** Fetches `address`, following redirects. Never throws for what a server does: that comes back as a problem. */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<CaptureOutcome> {
  const { answer, problem: found } = await fetchAnswer(address, {
    ...options,
    userAgent: readerAgent,
    accept: acceptedPages,
    wants: isReadableType,
  });
  if (answer === null) return failed(found);
  const capturedAt = (options.now?.() ?? new Date()).toISOString();
  const via: Via = { kind: 'url', uri: withoutFragment(address) === answer.uri ? null : address };
  return capturedPage(answer, { capturedAt, via, listing: options.listing ?? null });
}

/** The capture of an answer that is a page, or why it is none. */
export function capturedPage(
  answer: WebAnswer,
  seen: { readonly capturedAt: string; readonly via: Via; readonly listing: Listing | null },
): CaptureOutcome {
  const { uri, status, body, mediaType } = answer;
  if (status < 200 || status >= 300) {
    return failed(problem('gather/http-status', uri, `The server answered with status ${status}.`));
  }
  if (body === null) return failed(problem('gather/binary', uri, `This is "${mediaType.slice(0, 80)}", not a page.`));
  if (body.byteLength === 0) return failed(problem('gather/empty', uri, 'The server sent an empty page.'));
  const kind = binaryKind(body);
  if (kind !== null && !isPdf(body)) {
    return failed(problem('gather/binary', uri, `The server sent ${kind}, not a page.`));
  }
  const known = seen.listing ?? { url: null, headline: null, authors: [], publisher: null, datePublished: null };
  const capture = makeCapture({
    ...seen,
    uri,
    status,
    mediaType: /^(?:text|application\/xhtml)/i.test(mediaType) ? mediaType : mediaTypeOf('', body),
    body,
    listing: { ...known, url: known.url ?? uri },
  });
  return { capture, problem: null };
}
