/**
 * Bytes of an address → the listing that they are: a feed of any format, a sitemap, or a page with links. What they are is told by the
 * bytes themselves; what the server calls them is wrong too often.
 */
import { parseFeed } from 'feedsmith';
import { problem } from '../../lib/problems.ts';
import type { Problem } from '../../types/index.ts';
import { readAtom } from './atom.ts';
import { listingText } from './decode.ts';
import { readJsonFeed } from './json-feed.ts';
import type { ListingOutcome, SourceListing } from './listing.ts';
import { readSectionPage } from './page-links.ts';
import { readRdf } from './rdf.ts';
import { wellFormed } from './repair.ts';
import { readRss } from './rss.ts';
import { readSitemap } from './sitemap.ts';

export interface ListedBytes {
  /** Where they are from, redirects followed: relative links start there. */
  readonly uri: string;
  readonly body: Uint8Array;
  /** As the server said. */
  readonly mediaType: string;
}

/** What the sitemap protocol allows one file to have, unpacked. */
const mostBytes = 52_428_800;

/** Reads a listing. `now` tells plausible dates from others. Never throws for what is in the bytes. */
export function readListing(listed: ListedBytes, now: Date): ListingOutcome {
  const { uri, body, mediaType } = listed;
  const text = listingText(body, mediaType, mostBytes);
  if (text === null)
    return no(problem('gather/broken-response', uri, 'The file is packed, and damaged or far too large.'));
  const head = text.slice(0, 4096).trimStart();
  if (head === '') return no(problem('gather/empty', uri, 'The server sent nothing.'));
  if (/<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/i.test(head)) {
    const sitemap = readSitemap(text, uri, now);
    if (sitemap !== null) return some(sitemap);
  }
  const looksLikeFeed = head.startsWith('{') || /<(?:rss|feed|(?:\w+:)?RDF)[\s>]/i.test(head);
  if (looksLikeFeed) {
    const feed = readFeed(text, uri, now);
    return feed === null
      ? no(problem('gather/not-a-listing', uri, 'It begins like a feed but cannot be read as one.'))
      : some(feed);
  }
  if (/<(?:!doctype\s+html|html|head|body|a|div|main|section)[\s>]/i.test(head))
    return some(readSectionPage(text, uri));
  return no(problem('gather/not-a-listing', uri, 'This is neither a feed, a sitemap nor a page.'));
}

/** Characters of a feed that are read: the newest entries stand first, and a parser must not hold everything else up. */
const longestFeed = 10_000_000;

/** A feed in any of its formats; XML that cannot be read as it is gets a second chance. */
function readFeed(whole: string, uri: string, now: Date): SourceListing | null {
  const text = whole.length > longestFeed ? whole.slice(0, longestFeed) : whole;
  return parsed(text, uri, now) ?? (text.trimStart().startsWith('{') ? null : parsed(wellFormed(text), uri, now));
}

function parsed(text: string, uri: string, now: Date): SourceListing | null {
  let found: ReturnType<typeof parseFeed<string>>;
  try {
    found = parseFeed<string>(text);
  } catch {
    // Whatever the reason, this is not a feed that can be read.
    return null;
  }
  if (found.format === 'rss') return readRss(found.feed, uri, now);
  if (found.format === 'atom') return readAtom(found.feed, uri, now);
  return found.format === 'rdf' ? readRdf(found.feed, uri, now) : readJsonFeed(found.feed, uri, now);
}

function some(listing: SourceListing): ListingOutcome {
  return { listing, problem: null };
}

function no(found: Problem): ListingOutcome {
  return { listing: null, problem: found };
}
