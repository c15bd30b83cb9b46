/** Weighs every witness of a page's metadata, field by field, and keeps what each of them said. */
import type { Listing, Witness } from '../../types/index.ts';
import type { ScannedPage } from '../html/scanned-page.ts';
import { httpUrl, isPlausibleCanonical } from '../urls.ts';
import { chooseHeadline } from './headline.ts';
import { headlineSayings, noteSayings } from './headline-sayings.ts';
import type { LinkedArticle } from './json-ld.ts';
import { firstMeta, metaOf, propertyOf, type Say, sayInto } from './meta-tags.ts';
import { weighModified, weighPublished } from './page-dates.ts';

export { metaOf };

export interface WeighedFields {
  readonly url: string | null;
  readonly publisher: string | null;
  readonly headline: string | null;
  readonly datePublished: string | null;
  readonly dateModified: string | null;
  readonly section: string | null;
  readonly description: string | null;
  readonly isAccessibleForFree: boolean | null;
  readonly isLiveBlog: boolean;
  readonly witnesses: readonly Witness[];
}

export function weighFields(
  page: ScannedPage,
  linked: LinkedArticle | null,
  listing: Listing | null,
  cameFrom: string | null,
  h1: readonly string[],
): WeighedFields {
  const witnesses: Witness[] = [];
  const say = sayInto(witnesses);
  const publisher = weighPublisher(page, linked, listing, h1, say);
  const url = weighUrl(page, linked, listing, cameFrom, say);
  const section = weighSection(page, linked, say);
  const address = url ?? cameFrom;
  const sayings = headlineSayings(page, linked, listing, { publisher, section, url: address });
  noteSayings(sayings, say);
  return {
    url,
    publisher,
    headline: chooseHeadline(sayings)?.value ?? null,
    datePublished: weighPublished(page, linked, listing, address, say),
    dateModified: weighModified(page, linked, say),
    section,
    description:
      firstMeta(page, ['og:description', 'description', 'twitter:description']) ?? linked?.description ?? null,
    isAccessibleForFree: weighAccess(page, linked, say),
    isLiveBlog:
      linked?.isLiveBlog === true ||
      page.properties.some(({ type, name }) => type === 'liveblogposting' && name !== ''),
    witnesses,
  };
}

const publisherNames = [
  'application-name',
  'dc.publisher',
  'publisher',
  'dcterms.publisher',
  'apple-mobile-web-app-title',
];

function weighPublisher(
  page: ScannedPage,
  linked: LinkedArticle | null,
  listing: Listing | null,
  h1: readonly string[],
  say: Say,
): string | null {
  return (
    say('publisher', 'listing', listing?.publisher ?? null) ??
    say('publisher', 'json-ld', linked?.publisher ?? null) ??
    say('publisher', 'meta:og:site_name', metaOf(page, 'og:site_name')) ??
    say('publisher', 'microdata', propertyOf(page, 'publisher')) ??
    say('publisher', 'meta', firstMeta(page, publisherNames)) ??
    say('publisher', 'title', siteInTitle(page.title, h1))
  );
}

/** `Tide rises | The Gazette` under the heading `Tide rises`: what the title has more than the heading. */
function siteInTitle(title: string, h1: readonly string[]): string | null {
  for (const heading of h1) {
    if (!title.startsWith(heading)) continue;
    const rest = /^\s*[|–—·»:-]\s*(\S.{2,40})$/u.exec(title.slice(heading.length))?.[1];
    if (rest !== undefined) return rest.trim();
  }
  return null;
}

function weighUrl(
  page: ScannedPage,
  linked: LinkedArticle | null,
  listing: Listing | null,
  cameFrom: string | null,
  say: Say,
): string | null {
  for (const [witness, value] of [
    ['link:canonical', page.canonical],
    ['meta:og:url', metaOf(page, 'og:url')],
    ['json-ld', linked?.url ?? null],
  ] as const) {
    const url = httpUrl(value, cameFrom);
    if (url === null) continue;
    say('url', witness, url);
    if (isPlausibleCanonical(url, cameFrom)) return withoutFragment(url);
  }
  return say('url', 'listing', httpUrl(listing?.url, null)) ?? cameFrom;
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

const sectionNames = [
  'article:section',
  'section',
  'og:article:section',
  'parsely-section',
  'cxenseparse:section',
  'content_category',
  'category',
];

function weighSection(page: ScannedPage, linked: LinkedArticle | null, say: Say): string | null {
  return say('section', 'json-ld', linked?.section ?? null) ?? say('section', 'meta', firstMeta(page, sectionNames));
}

/** JSON-LD, microdata, or a meta tag that says on which terms the page is read (`free`, `metered`, `locked`). */
function weighAccess(page: ScannedPage, linked: LinkedArticle | null, say: Say): boolean | null {
  const property = propertyOf(page, 'isaccessibleforfree')?.trim().toLowerCase() ?? null;
  const tier = firstMeta(page, ['article:content_tier', 'content_tier', 'og:article:content_tier']);
  const said: readonly (readonly [string, boolean | null])[] = [
    ['json-ld', linked?.isAccessibleForFree ?? null],
    ['microdata', property === null ? null : !/false|no$/.test(property)],
    ['meta:content_tier', isFreeTier(tier)],
  ];
  for (const [witness, value] of said) say('isAccessibleForFree', witness, value === null ? null : String(value));
  return said.find(([, value]) => value !== null)?.[1] ?? null;
}

function isFreeTier(tier: string | null): boolean | null {
  const word = tier?.toLowerCase() ?? '';
  if (word === 'free') return true;
  return /^(?:metered|locked|paid|premium|registered)$/.test(word) ? false : null;
}
