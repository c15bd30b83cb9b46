/** How a source is doing, in words. */
import type { NewsSource, NewsSourceKind, RobotsWord, SourceState, SourceStatus, SourceYield } from '../types/index.ts';
import { momentText } from './dates.ts';
import { counted, figure } from './words.ts';

export type SourceHealth = 'new' | 'good' | 'failing' | 'resting' | 'paused';

export function healthOf({ source, state }: SourceStatus): SourceHealth {
  if (source.paused) return 'paused';
  if (state.restingUntil !== null) return 'resting';
  if (state.failures > 0) return 'failing';
  return state.lastFetchAt === null ? 'new' : 'good';
}

export const healthWords: Readonly<Record<SourceHealth, string>> = {
  new: 'Not looked at yet',
  good: 'Well',
  failing: 'Failing',
  resting: 'At rest',
  paused: 'Paused',
};

export const kindWords: Readonly<Record<NewsSourceKind, string>> = {
  rss: 'RSS feed',
  atom: 'Atom feed',
  rdf: 'RDF feed',
  'json-feed': 'JSON feed',
  sitemap: 'sitemap',
  'news-sitemap': 'news sitemap',
  page: 'page of links',
};

export const robotsWords: Readonly<Record<RobotsWord, string>> = {
  allowed: 'robots.txt allows it',
  disallowed: 'robots.txt forbids it',
  unreachable: 'robots.txt could not be had',
};

/** What it brings: `2.5 articles a day · 20 in the last listing, 3 of them new`. */
export function yieldWords({ articlesPerDay, listed, fresh, lastGoodAt, leftOut = 0 }: SourceState): string {
  const rhythm = articlesPerDay === null ? null : `${rounded(articlesPerDay)} articles a day`;
  const last =
    lastGoodAt === null ? null : `${counted(listed, 'article')} in the last listing, ${figure(fresh)} of them new`;
  const left = leftOut === 0 ? null : `${figure(leftOut)} more left out: without a usable address, or too many`;
  return [rhythm, last, left].filter((words) => words !== null).join(' · ');
}

/** `6.5 statements an article, of the last 20`; empty where nothing was read yet. */
export function statementWords(brought: SourceYield | null): string {
  if (brought === null) return '';
  const { articles, statements } = brought;
  return `${rounded(statements / articles)} statements an article, of the last ${figure(articles)}`;
}

/** What differs from what a source is without a word from anybody: rhythm and retention. */
export function settingWords({ every, retention }: NewsSource): string {
  const kept =
    retention === null
      ? null
      : `${retention.action === 'drop-all' ? 'all of it goes' : 'bytes go'} after ${counted(retention.days, 'day')}`;
  return [every === null ? null : `looked at every ${counted(every, 'minute')}`, kept]
    .filter((words) => words !== null)
    .join(' · ');
}

/** Where it was before, the latest only. */
export function formerWords({ formerly }: NewsSource): string {
  const [last] = formerly ?? [];
  if (last === undefined) return '';
  const why = last.by === 'redirect' ? 'by a permanent redirect' : 'found again by its home page';
  return `At ${last.uri} until ${momentText(last.until)}, ${why}`;
}

function rounded(perDay: number): string {
  return perDay < 10 ? perDay.toFixed(1).replace(/\.0$/, '') : figure(Math.round(perDay));
}
