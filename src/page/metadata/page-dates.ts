/**
 * When a page was published and changed. Of the witnesses the first that names a possible date counts: the listing, JSON-LD,
 * meta tags, microdata, a `<time>` outside teasers and comments, the address, a date that is printed near the headline.
 */
import type { Listing } from '../../types/index.ts';
import { context } from '../html/hints.ts';
import type { ScannedPage } from '../html/scanned-page.ts';
import { isInfoLine } from '../lines.ts';
import { dateInUrl, readDate } from './dates.ts';
import type { LinkedArticle } from './json-ld.ts';
import { firstMeta, metaOf, propertyOf, type Say } from './meta-tags.ts';

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

export function weighPublished(
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
  const dates = found.filter((date) => date !== null);
  return dates[0] === undefined ? null : inLocalTime(dates[0], dates);
}

/** Of two witnesses that name the same instant, one of them in universal time, the other knows the outlet's own day. */
function inLocalTime(date: string, others: readonly string[]): string {
  if (!date.endsWith('+00:00')) return date;
  const instant = Date.parse(date);
  return (
    others.find(
      (other) => /[+-]\d\d:\d\d$/.test(other) && !other.endsWith('+00:00') && Date.parse(other) === instant,
    ) ?? date
  );
}

export function weighModified(page: ScannedPage, linked: LinkedArticle | null, say: Say): string | null {
  return (
    say('dateModified', 'json-ld', readDate(linked?.dateModified)) ??
    say('dateModified', 'meta', readDate(firstMeta(page, modifiedNames))) ??
    say('dateModified', 'microdata', readDate(propertyOf(page, 'datemodified')))
  );
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
