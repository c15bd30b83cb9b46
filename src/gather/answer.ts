/**
 * One HTTP answer, wherever redirects lead: every address on the way is checked before and after its name is resolved, and time, size
 * and the number of redirects are bounded. What comes out are the body's bytes as the server meant them (transfer and content
 * encodings undone, charset untouched). Nothing is ever sent but what stands here: no cookies, no credentials.
 */
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, request } from 'undici';
import { problem } from '../lib/problems.ts';
import type { Problem } from '../types/index.ts';
import { checkedLookup, isPublicAddress, type Resolve, resolveByDns } from './addresses.ts';
import { maxBytes } from './capture.ts';
import { decoded, PageTooLargeError } from './content-encoding.ts';
import { fetchProblem } from './fetch-problems.ts';

/** What may be connected to, and how long it may take. */
export interface NetworkOptions {
  /** Fetch from private networks and this machine too. Default false. */
  readonly allowPrivate?: boolean;
  /** Which addresses may be connected to. Default: by `allowPrivate`. */
  readonly permitted?: (address: string) => boolean;
  /** Bytes after decompression. Default 20 MB. */
  readonly maxBytes?: number;
  /** Milliseconds to connect. Default 10 000. */
  readonly connectTimeout?: number;
  /** Milliseconds until the headers are there. Default 20 000. */
  readonly headersTimeout?: number;
  /** Milliseconds without a byte of the body. Default 20 000. */
  readonly bodyTimeout?: number;
  /** Milliseconds for everything, redirects included. Default 60 000. */
  readonly totalTimeout?: number;
  readonly signal?: AbortSignal;
  /** Default: the system's DNS. */
  readonly resolve?: Resolve;
}

export interface AnswerOptions extends NetworkOptions {
  readonly userAgent: string;
  readonly accept?: string;
  /** From an earlier answer: the server may then say that nothing has changed (304). */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Whether a body of this media type is wanted. Default: all. */
  readonly wants?: (mediaType: string) => boolean;
  /** Asked before every request but the first, with the address that a redirect leads to: null, or why it must not be made. */
  readonly may?: (address: string) => Promise<Problem | null>;
}

export interface WebAnswer {
  /** Where the answer is from, redirects followed, without fragment. */
  readonly uri: string;
  /** Where the address that was asked for is for good: as far as redirects from there say so (301, 308); else that address itself. */
  readonly permanentUri: string;
  readonly status: number;
  /** As the server said, parameters included; may be empty. */
  readonly mediaType: string;
  readonly headers: Readonly<Record<AnswerHeader, string | null>>;
  /** Null where it was not read: another status than 2xx, or not wanted. */
  readonly body: Uint8Array | null;
}

export type AnswerOutcome =
  | { readonly answer: WebAnswer; readonly problem: null }
  | { readonly answer: null; readonly problem: Problem };

const kept = ['etag', 'last-modified', 'retry-after', 'cache-control', 'expires', 'date', 'age'] as const;
export type AnswerHeader = (typeof kept)[number];

const defaults = Object.freeze({
  maxBytes,
  connectTimeout: 10_000,
  headersTimeout: 20_000,
  bodyTimeout: 20_000,
  totalTimeout: 60_000,
});
const maxRedirects = 10;
const redirects = new Set([301, 302, 303, 307, 308]);
const permanent = new Set([301, 308]);
/** A longer validator is none that a server needs. */
const longestValidator = 1000;

type Checked = AnswerOptions & Required<Pick<NetworkOptions, 'permitted' | 'signal'>>;

/** Fetches `address`, following redirects. Never throws for what a server does: that comes back as a problem. */
export async function fetchAnswer(address: string, options: AnswerOptions): Promise<AnswerOutcome> {
  const resolve = options.resolve ?? resolveByDns;
  const permitted = options.permitted ?? (options.allowPrivate === true ? () => true : isPublicAddress);
  const agent = new Agent({
    connect: {
      lookup: checkedLookup(resolve, permitted),
      timeout: options.connectTimeout ?? defaults.connectTimeout,
    },
    headersTimeout: options.headersTimeout ?? defaults.headersTimeout,
    bodyTimeout: options.bodyTimeout ?? defaults.bodyTimeout,
  });
  const total = new AbortController();
  const timer = setTimeout(() => total.abort(), options.totalTimeout ?? defaults.totalTimeout);
  const signal = options.signal === undefined ? total.signal : AbortSignal.any([total.signal, options.signal]);
  try {
    return await followed(address, { ...options, signal, permitted }, agent);
  } catch (error) {
    return no(fetchProblem(error, address, options.signal?.aborted === true));
  } finally {
    clearTimeout(timer);
    await agent.destroy();
  }
}

async function followed(address: string, options: Checked, agent: Agent): Promise<AnswerOutcome> {
  const seen = new Set<string>();
  let url = address;
  let permanentUri: string | null = null;
  for (;;) {
    const refused = refusal(url, options.permitted);
    if (refused !== null) return no(refused);
    const href = withoutFragment(url);
    if (seen.has(href) || seen.size > maxRedirects) {
      return no(problem('gather/redirect-loop', address, `The page redirects without end (${seen.size} times).`));
    }
    if (seen.size > 0) {
      const forbidden = (await options.may?.(href)) ?? null;
      if (forbidden !== null) return no(forbidden);
    }
    seen.add(href);
    const response = await request(href, {
      dispatcher: agent,
      headers: headersFor(href, address, options),
      signal: options.signal,
    });
    const location = response.headers.location;
    const isRedirect = redirects.has(response.statusCode) && typeof location === 'string';
    // What follows a redirect for the time being says nothing of the address before it.
    if (!permanent.has(response.statusCode) || !isRedirect) permanentUri ??= href;
    if (!isRedirect) {
      return {
        answer: { ...(await received(response, href, options)), permanentUri: permanentUri ?? href },
        problem: null,
      };
    }
    discard(response);
    url = URL.canParse(location, href) ? new URL(location, href).href : location;
  }
}

/** Validators are of the address that was asked for: another host learns nothing of them. */
function headersFor(href: string, asked: string, options: Checked): Record<string, string> {
  const { etag, lastModified } = new URL(href).origin === new URL(asked).origin ? options : {};
  return {
    'user-agent': options.userAgent,
    accept: options.accept ?? '*/*',
    'accept-language': '*',
    'accept-encoding': 'gzip, br, zstd, deflate',
    ...(etag == null ? {} : { 'if-none-match': etag }),
    ...(lastModified == null ? {} : { 'if-modified-since': lastModified }),
  };
}

async function received(
  response: Dispatcher.ResponseData,
  uri: string,
  options: Checked,
): Promise<Omit<WebAnswer, 'permanentUri'>> {
  const { statusCode: status } = response;
  const mediaType = header(response, 'content-type') ?? '';
  const headers = Object.fromEntries(kept.map((name) => [name, header(response, name)])) as WebAnswer['headers'];
  const isWanted = status >= 200 && status < 300 && (options.wants?.(mediaType) ?? true);
  if (!isWanted) discard(response);
  const body = isWanted ? await wholeBody(response.body, header(response, 'content-encoding') ?? '', options) : null;
  return { uri, status, mediaType, headers, body };
}

/** Why this address is not fetched, or null. Says nothing of host names: those are checked when they are looked up. */
function refusal(address: string, permitted: Checked['permitted']): Problem | null {
  if (!URL.canParse(address)) return problem('gather/bad-url', address, 'This is not a web address.');
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return problem('gather/unsupported-scheme', address, `"${url.protocol}" is not the web.`);
  }
  if (url.username !== '' || url.password !== '') {
    const bare = `${url.protocol}//${url.host}${url.pathname}`;
    return problem('gather/bad-url', bare, 'This address has a user name or a password in it.');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !permitted(host)) {
    return problem('gather/private-address', address, `${host} is not an address of the public internet.`);
  }
  return null;
}

async function wholeBody(body: Readable, encoding: string, options: Checked): Promise<Uint8Array> {
  const limit = options.maxBytes ?? defaults.maxBytes;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of decoded(body, encoding)) {
    length += chunk.length;
    if (length > limit) throw new PageTooLargeError(`more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, length));
}

function discard(response: Dispatcher.ResponseData): void {
  response.body.on('error', () => {}).destroy();
}

/** The address without its fragment, as it is asked for. */
export function withoutFragment(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

function header(response: Dispatcher.ResponseData, name: string): string | null {
  const value = response.headers[name];
  const first = (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
  return first === '' || first.length > longestValidator ? null : first;
}

function no(found: Problem): AnswerOutcome {
  return { answer: null, problem: found };
}
