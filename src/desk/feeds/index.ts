/** Searches as feeds and exports, for the desk's addresses and for the command line. */
import type { SearchPage } from '../../types/index.ts';
import { writeAtom } from './atom.ts';
import { type FeedRequest, feedOf } from './feed.ts';
import { writeJsonFeed } from './json-feed.ts';

/** `origin`: of the desk that links lead to. */
export function writeSearchFeed(
  format: 'atom' | 'feed.json',
  page: SearchPage,
  asked: FeedRequest,
  origin: string,
): string {
  const feed = feedOf(page, asked, `/search.${format}`, origin);
  return format === 'atom' ? writeAtom(feed) : writeJsonFeed(feed);
}
