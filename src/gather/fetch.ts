/**
 * Fetches one page over HTTP. Knows redirects, limits and encodings; what comes out is the body's bytes as the server
 * meant them (transfer and content encodings undone, charset untouched).
 */
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, request } from 'undici';
import { problem } from '../lib/problems.ts';
import type { Listing, Problem } from '../types/index.ts';
import { checkedLookup, isPublicAddress, type Resolve, resolveByDns } from './addresses.ts';
import { type CaptureOutcome, failed, makeCapture, maxBytes } from './capture.ts';
import { decoded, PageTooLargeError } from './content-encoding.ts';
import { fetchProblem } from './fetch-problems.ts';
import { binaryKind, isReadableType, mediaTypeOf } from './media-type.ts';

export interface FetchOptions {
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
  /** What is known of the page; its `url` defaults to the address fetched. */
  readonly listing?: Listing | null;
  /** Default: the system's clock. */
  readonly now?: () => Date;
}

const defaults = Object.freeze({
  maxBytes,
  connectTimeout: 10_000,
  headersTimeout: 20_000,
  bodyTimeout: 20_000,
  totalTimeout: 60_000,
});
const maxRedirects = 10;
const redirects = new Set([301, 302, 303, 307, 308]);
const headers = {
  'user-agent': 'Onrecord/0.1 (reads one page for a person)',
  accept: 'text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8,*/*;q=0.1',
  'accept-language': '*',
  'accept-encoding': 'gzip, br, zstd, deflate',
};

type Checked = Required<Pick<FetchOptions, 'permitted'>>;

/** Fetches `address`, following redirects. Never throws for what a server does: that comes back as a problem. */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<CaptureOutcome> {
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
    return failed(fetchProblem(error, address, options.signal?.aborted === true));
  } finally {
    clearTimeout(timer);
    await agent.destroy();
  }
}

async function followed(address: string, options: FetchOptions & Checked, agent: Agent): Promise<CaptureOutcome> {
  const seen = new Set<string>();
  let url = address;
  for (;;) {
    const refused = refusal(url, options.permitted);
    if (refused !== null) return failed(refused);
    const href = withoutFragment(url);
    if (seen.has(href) || seen.size > maxRedirects) {
      return failed(problem('gather/redirect-loop', address, `The page redirects without end (${seen.size} times).`));
    }
    seen.add(href);
    const response = await request(href, {
      dispatcher: agent,
      headers,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const location = response.headers.location;
    if (!redirects.has(response.statusCode) || typeof location !== 'string') {
      return await received(response, href, address, options);
    }
    response.body.on('error', () => {}).destroy();
    url = URL.canParse(location, href) ? new URL(location, href).href : location;
  }
}

async function received(
  response: Dispatcher.ResponseData,
  url: string,
  asked: string,
  options: FetchOptions,
): Promise<CaptureOutcome> {
  const refuse = (outcome: CaptureOutcome): CaptureOutcome => {
    response.body.on('error', () => {}).destroy();
    return outcome;
  };
  const { statusCode } = response;
  if (statusCode < 200 || statusCode >= 300) {
    return refuse(failed(problem('gather/http-status', url, `The server answered with status ${statusCode}.`)));
  }
  const said = header(response.headers['content-type']);
  if (!isReadableType(said)) {
    return refuse(failed(problem('gather/binary', url, `This is "${said.slice(0, 80)}", not a page.`)));
  }
  const body = await wholeBody(response.body, header(response.headers['content-encoding']), options);
  if (body.byteLength === 0) return failed(problem('gather/empty', url, 'The server sent an empty page.'));
  const kind = binaryKind(body);
  if (kind !== null) return failed(problem('gather/binary', url, `The server sent ${kind}, not a page.`));
  const known = options.listing ?? { url: null, headline: null, authors: [], publisher: null, datePublished: null };
  const capture = makeCapture({
    uri: url,
    capturedAt: (options.now?.() ?? new Date()).toISOString(),
    status: statusCode,
    mediaType: /^(?:text|application\/xhtml)/i.test(said) ? said : mediaTypeOf('', body),
    body,
    via: { kind: 'url', uri: withoutFragment(asked) === url ? null : asked },
    listing: { ...known, url: known.url ?? url },
  });
  return { capture, problem: null };
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

async function wholeBody(body: Readable, encoding: string, options: FetchOptions): Promise<Uint8Array> {
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

function withoutFragment(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

function header(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
}
