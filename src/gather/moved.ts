/** Sources whose address changed: where they are now, by what redirects or their outlet's own page say, and where they were. */
import type { FormerAddress, NewsSource, SourceState, SourceStore } from '../types/index.ts';
import { discover } from './discover.ts';
import type { Look } from './look.ts';
import type { PoliteWeb } from './politeness/polite-web.ts';

const mostFormer = 10;

/** The source as it is at its new address, its old one noted. */
export function movedSource(
  source: NewsSource,
  now: Pick<NewsSource, 'uri' | 'kind' | 'title'>,
  { by, at }: { readonly by: FormerAddress['by']; readonly at: Date },
): NewsSource {
  const former = { uri: source.uri, until: at.toISOString(), by };
  const formerly = [former, ...(source.formerly ?? [])].slice(0, mostFormer);
  return { ...source, uri: now.uri, kind: now.kind, title: source.title ?? now.title, formerly };
}

/** After a good look: where a redirect says that the listing is for good; null where it is not elsewhere, or another source is there. */
export async function redirectedTo(
  source: NewsSource,
  { movedTo, listing }: Look,
  { store, at }: { readonly store: Pick<SourceStore, 'sources'>; readonly at: Date },
): Promise<NewsSource | null> {
  if (movedTo === null) return null;
  const others = await store.sources();
  if (others.some((other) => other.source.uri === movedTo)) return null;
  const { kind, title } = listing ?? source;
  return movedSource(source, { uri: movedTo, kind, title }, { by: 'redirect', at });
}

export interface RediscoverOptions {
  readonly web: PoliteWeb;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** After a look that failed: where a listing that is gone, or never was where it was said to be, is now, by its outlet's own page; null for nowhere. */
export async function rediscovered(
  source: NewsSource,
  state: SourceState,
  { status, problem }: Look,
  { web, now, signal }: RediscoverOptions,
): Promise<NewsSource | null> {
  const isGone = status === 404 || status === 410 || problem?.code === 'gather/not-a-listing';
  const isNowhere = problem?.code === 'gather/dns';
  // A fault may pass: only a first look that fails and every third failure in a row are worth the trouble.
  const isWorthIt = state.lastGoodAt === null ? state.failures === 0 : (state.failures + 1) % 3 === 0;
  if (!(isGone || isNowhere) || source.homepage === null || !isWorthIt) return null;
  const { findings } = await discover(source.homepage, web, { now, signal });
  const best = findings?.find(({ uri, kind }) => uri !== source.uri && (kind === source.kind || kind !== 'sitemap'));
  if (best === undefined || signal.aborted) return null;
  return movedSource(source, best, { by: 'home page', at: now() });
}
