/** Weighs every witness of a page's metadata, field by field, and keeps what each of them said. */
import type { Listing, Witness } from '../../types/index.ts';
import { context } from '../html/hints.ts';
import type { ScannedPage } from '../html/scanned-page.ts';
import { isInfoLine } from '../lines.ts';
import { httpUrl, isPlausibleCanonical, siteOf } from '../urls.ts';
import { wordsOf } from '../words-of.ts';
import { dateInUrl, readDate } from './dates.ts';
import { chooseHeadline } from './headline.ts';
import { headingsOf, type Saying, withoutSiteNames } from './headline-candidates.ts';
import { slugOf } from './headline-features.ts';
import { decodeEntities, type LinkedArticle } from './json-ld.ts';

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

/** The first content of a meta tag, entities decoded once more where a template escaped twice. */
export function metaOf(page: ScannedPage, name: string): string | null {
  const value = page.meta.get(name)?.find((content) => content.trim() !== '');
  return value === undefined ? null : decodeEntities(value).replace(/\s+/gu, ' ').trim();
}

function firstMeta(page: ScannedPage, names: readonly string[]): string | null {
  for (const name of names) {
    const value = metaOf(page, name);
    if (value !== null) return value;
  }
  return null;
}

const publishedNames = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'parsely-pub-date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'sailthru.date',
  'publish-date',
  'publishdate',
  'pub_date',
  'pubdate',
  'published_time',
  'publication_date',
  'article.published',
  'displaydate',
  'date',
  'og:pubdate',
  'citation_publication_date',
  'ptime',
  'datepublished',
  'last-modified-published',
  'release_date',
  'originalpublicationdate',
  'iso-8601-publish-date',
  'article:post_time',
  'created',
  'schema:datepublished',
  'schema:datecreated',
];
const modifiedNames = [
  'article:modified_time',
  'og:updated_time',
  'dcterms.modified',
  'last-modified',
  'revised',
  'lastmod',
  'moddate',
  'datemodified',
  'date.modified',
  'schema:datemodified',
];

export function weighFields(
  page: ScannedPage,
  linked: LinkedArticle | null,
  listing: Listing | null,
  cameFrom: string | null,
  h1: readonly string[],
): WeighedFields {
  const witnesses: Witness[] = [];
  const say = (field: string, witness: string, value: string | null): string | null => {
    if (value !== null && value.trim() !== '') witnesses.push({ field, witness, value });
    return value;
  };
  const siteName = metaOf(page, 'og:site_name');
  const publisher =
    say('publisher', 'listing', listing?.publisher ?? null) ??
    say('publisher', 'json-ld', linked?.publisher ?? null) ??
    say('publisher', 'meta:og:site_name', siteName) ??
    say(
      'publisher',
      'meta',
      firstMeta(page, [
        'application-name',
        'dc.publisher',
        'publisher',
        'dcterms.publisher',
        'apple-mobile-web-app-title',
      ]),
    ) ??
    say('publisher', 'title', siteInTitle(page.title, h1));
  const url = weighUrl(page, linked, listing, cameFrom, say);
  const section =
    say('section', 'json-ld', linked?.section ?? null) ??
    say(
      'section',
      'meta',
      firstMeta(page, ['article:section', 'section', 'og:article:section', 'parsely-section', 'cxenseparse:section']),
    );
  const headline = weighHeadlines(
    page,
    linked,
    listing,
    [publisher, siteName, metaOf(page, 'application-name'), ...namesInHost(url ?? cameFrom)],
    section,
    url ?? cameFrom,
    say,
  );
  const published = weighDate(page, linked, listing, url ?? cameFrom, say);
  const modified =
    say('dateModified', 'json-ld', readDate(linked?.dateModified)) ??
    say('dateModified', 'meta', readDate(firstMeta(page, modifiedNames))) ??
    say('dateModified', 'microdata', readDate(propertyOf(page, 'datemodified')));
  return {
    url,
    publisher,
    headline,
    datePublished: published,
    dateModified: modified,
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

/** JSON-LD, microdata, or a meta tag that says on which terms the page is read (`free`, `metered`, `locked`). */
function weighAccess(page: ScannedPage, linked: LinkedArticle | null, say: Say): boolean | null {
  const property = propertyOf(page, 'isaccessibleforfree')?.trim().toLowerCase() ?? null;
  const tier =
    firstMeta(page, ['article:content_tier', 'content_tier', 'og:article:content_tier'])?.toLowerCase() ?? null;
  const said: readonly (readonly [string, boolean | null])[] = [
    ['json-ld', linked?.isAccessibleForFree ?? null],
    ['microdata', property === null ? null : !/false|no$/.test(property)],
    [
      'meta:content_tier',
      tier === null
        ? null
        : tier === 'free'
          ? true
          : /^(?:metered|locked|paid|premium|registered)$/.test(tier)
            ? false
            : null,
    ],
  ];
  for (const [witness, value] of said) say('isAccessibleForFree', witness, value === null ? null : String(value));
  return said.find(([, value]) => value !== null)?.[1] ?? null;
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

type Say = (field: string, witness: string, value: string | null) => string | null;

function weighUrl(
  page: ScannedPage,
  linked: LinkedArticle | null,
  listing: Listing | null,
  cameFrom: string | null,
  say: Say,
): string | null {
  const base = cameFrom ?? null;
  for (const [witness, value] of [
    ['link:canonical', page.canonical],
    ['meta:og:url', metaOf(page, 'og:url')],
    ['json-ld', linked?.url ?? null],
  ] as const) {
    const url = httpUrl(value, base);
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

/** `www.gazette.example` → `gazette.example` and, where it is long enough to be a name, `gazette`. */
function namesInHost(url: string | null): readonly string[] {
  if (url === null) return [];
  const host = new URL(url).hostname.replace(/^www\./, '');
  const label = siteOf(url)?.split('.')[0] ?? '';
  return label.length > 3 ? [host, label] : [host];
}

function weighHeadlines(
  page: ScannedPage,
  linked: LinkedArticle | null,
  listing: Listing | null,
  names: readonly (string | null)[],
  section: string | null,
  url: string | null,
  say: Say,
): string | null {
  const own = names.filter((name) => name !== null);
  const known = new Set(own.map(wordsOf));
  const sayings: Saying[] = [];
  const add = (witness: string, value: string | null) => {
    // A site that puts its name everywhere names no story with it.
    if (value === null || value.trim() === '' || value.length > 400 || known.has(wordsOf(value))) return;
    const clean = withoutSiteNames(value, own, section === null ? [] : [section]);
    sayings.push({ witness, value: clean });
    say('headline', witness, clean);
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
  const headings = headingsOf(page.blocks);
  for (const { tag, lines, isFrame } of headings)
    if (tag === 'h1' && !isFrame && !known.has(wordsOf(lines.join(' ')))) say('headline', 'h1', lines.join(' '));
  return chooseHeadline(sayings, headings, own, slugOf(url))?.value ?? null;
}

function propertyOf(page: ScannedPage, name: string): string | null {
  return page.properties.find((property) => property.name === name)?.value ?? null;
}

function weighDate(
  page: ScannedPage,
  linked: LinkedArticle | null,
  listing: Listing | null,
  url: string | null,
  say: Say,
): string | null {
  const dayBeforeMonth = !/^en-US/i.test(page.lang ?? '');
  const found = [
    say('datePublished', 'listing', readDate(listing?.datePublished)),
    say('datePublished', 'json-ld', readDate(linked?.datePublished)),
    say('datePublished', 'meta', firstDate(page, publishedNames)),
    say('datePublished', 'microdata', readDate(propertyOf(page, 'datepublished') ?? propertyOf(page, 'datecreated'))),
    say('datePublished', 'time', timeMark(page, dayBeforeMonth)),
    say('datePublished', 'url', dateInUrl(url)),
    say('datePublished', 'visible', visibleDate(page, dayBeforeMonth)),
  ];
  return found.find((date) => date !== null) ?? null;
}

function firstDate(page: ScannedPage, names: readonly string[]): string | null {
  for (const name of names) {
    const date = readDate(metaOf(page, name));
    if (date !== null) return date;
  }
  return null;
}

const elsewhere = context.nav | context.footer | context.comment | context.teaser | context.offside | context.aside;

/** The first `<time>` that is not in a teaser, a comment or the page's frame. */
function timeMark(page: ScannedPage, dayBeforeMonth: boolean): string | null {
  for (const avoid of [elsewhere, context.comment | context.footer]) {
    for (const time of page.times) {
      if (time.bits & avoid) continue;
      const date = readDate(time.datetime) ?? readDate(time.text, dayBeforeMonth);
      if (date !== null) return date;
    }
  }
  return null;
}

/** `16.05.2031 – The quay …`: a paragraph that begins with its date. */
const dateAhead = /^\d{1,2}[./]\d{1,2}[./]\d{4}\s*[–—|:„“”"(-]/u;
/** `Ilse Varga5 March`: in an element of its own, so without a space. */
const gluedNumber = /(\p{L}{2})(\d)/u;
/** How many blocks behind the first heading a line of byline and date stands at most. */
const nearHeading = 6;

/** A date in a block that is marked as one; else the first in a short block, or beside a byline right below the heading. */
function visibleDate(page: ScannedPage, dayBeforeMonth: boolean): string | null {
  const { blocks } = page;
  let fallback: string | null = null;
  const heading = blocks.tag.indexOf('h1');
  for (let i = 0; i < blocks.text.length; i++) {
    const text = blocks.text[i]!;
    if (fallback === null && text.length > 120 && dateAhead.test(text))
      fallback = readDate(text.slice(0, 16), dayBeforeMonth);
    if (
      text.length > 120 ||
      text.length < 8 ||
      !/\d/.test(text) ||
      blocks.bits[i]! & (context.comment | context.footer)
    )
      continue;
    const date = readDate(text.replace(gluedNumber, '$1 $2'), dayBeforeMonth);
    if (date === null) continue;
    if (blocks.bits[i]! & (context.date | context.byline)) return date;
    const isNear = heading >= 0 && i > heading && i <= heading + nearHeading;
    if (fallback === null && (text.length < 60 || (isNear && isInfoLine(text)))) fallback = date;
  }
  return fallback;
}
