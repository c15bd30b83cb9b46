/** Everything that a page says of its headline: the witnesses' words without the site's name, its headings, its address. */
import type { Listing } from '../../types/index.ts';
import type { ScannedPage } from '../html/scanned-page.ts';
import { siteOf } from '../urls.ts';
import { wordsOf } from '../words-of.ts';
import { type Heading, headingsOf, type Saying, withoutSiteNames } from './headline-candidates.ts';
import { slugOf } from './headline-features.ts';
import type { LinkedArticle } from './json-ld.ts';
import { firstMeta, metaOf, propertyOf, type Say } from './meta-tags.ts';

export interface HeadlineSayings {
  readonly sayings: readonly Saying[];
  readonly headings: readonly Heading[];
  /** The site's own names: none of them is a headline. */
  readonly names: readonly string[];
  /** The words of the page's address. */
  readonly slug: ReadonlySet<string>;
  /** The page calls itself news. */
  readonly isNews: boolean;
}

/** What is known of the page before its headline is chosen. */
export interface HeadlineSetting {
  readonly publisher: string | null;
  readonly section: string | null;
  readonly url: string | null;
}

export function headlineSayings(
  page: ScannedPage,
  linked: LinkedArticle | null,
  listing: Listing | null,
  { publisher, section, url }: HeadlineSetting,
): HeadlineSayings {
  const names = [publisher, metaOf(page, 'og:site_name'), metaOf(page, 'application-name'), ...namesInHost(url)].filter(
    (name) => name !== null,
  );
  const known = new Set(names.map(wordsOf));
  const sayings: Saying[] = [];
  const add = (witness: string, value: string | null) => {
    // A site that puts its name everywhere names no story with it.
    if (value === null || value.trim() === '' || value.length > 400 || known.has(wordsOf(value))) return;
    sayings.push({ witness, value: withoutSiteNames(value, names, section === null ? [] : [section]) });
  };
  add('listing', listing?.headline ?? null);
  add('json-ld', linked?.headline ?? null);
  add('meta:og:title', metaOf(page, 'og:title'));
  add('meta:twitter:title', metaOf(page, 'twitter:title'));
  add(
    'meta:title',
    firstMeta(page, ['title', 'dc.title', 'headline', 'parsely-title', 'cxenseparse:title', 'schema:headline']),
  );
  add('microdata', propertyOf(page, 'headline'));
  add('title', page.title);
  return {
    sayings,
    headings: headingsOf(page.blocks),
    names,
    slug: slugOf(url),
    isNews: linked?.isNews === true || page.meta.has('news_keywords'),
  };
}

/** Notes all that was said, and the headings of the first level outside the frame. */
export function noteSayings({ sayings, headings, names }: HeadlineSayings, say: Say): void {
  for (const { witness, value } of sayings) say('headline', witness, value);
  const known = new Set(names.map(wordsOf));
  for (const { tag, lines, isFrame } of headings)
    if (tag === 'h1' && !isFrame && !known.has(wordsOf(lines.join(' ')))) say('headline', 'h1', lines.join(' '));
}

/** `www.gazette.example` → `gazette.example` and, where it is long enough to be a name, `gazette`. */
function namesInHost(url: string | null): readonly string[] {
  if (url === null) return [];
  const host = new URL(url).hostname.replace(/^www\./, '');
  const label = siteOf(url)?.split('.')[0] ?? '';
  return label.length > 3 ? [host, label] : [host];
}
