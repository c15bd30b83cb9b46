/** Reads an HTML page: scans it once, weighs its metadata, finds the story, has it written out. */
import type { Capture, Witness } from '../../types/index.ts';
import { type LinkedArticle, readJsonLd } from '../metadata/json-ld.ts';
import { metaOf, type WeighedFields, weighFields } from '../metadata/weigh.ts';
import { httpUrl, isHomePage } from '../urls.ts';
import { wordsOf } from '../words-of.ts';
import { assemble, type HtmlReading } from './assemble.ts';
import type { BodyWitnesses } from './block-kinds.ts';
import { findBody } from './body.ts';
import { context } from './hints.ts';
import { knownText } from './known-text.ts';
import type { Region } from './region.ts';
import { scanHtml } from './scan.ts';
import type { ScannedPage } from './scanned-page.ts';

/** A page after its scan, with its fields weighed; its story is still to be found. */
export interface OpenPage {
  readonly page: ScannedPage;
  readonly cameFrom: string | null;
  readonly linked: LinkedArticle | null;
  readonly fields: WeighedFields;
  readonly witnesses: BodyWitnesses;
}

/** The page, or why there is no article in it. */
export function readHtml(source: string, capture: Capture): HtmlReading | 'no-text' | 'not-an-article' {
  const { page, cameFrom, linked, fields, witnesses } = openHtml(source, capture);
  const region = findBody(page, witnesses);
  const refusal = refusalOf(page, region, cameFrom);
  if (refusal !== null || region === null) return refusal ?? 'no-text';
  return assemble(source, page, region, fields, linked, cameFrom ?? fields.url);
}

/** Scans a page and weighs its metadata. */
export function openHtml(source: string, capture: Capture): OpenPage {
  const page = scanHtml(source);
  const cameFrom = httpUrl(capture.listing?.url, null) ?? httpUrl(capture.uri, null);
  const h1 = headings(page);
  const titles = new Set([...h1, metaOf(page, 'og:title') ?? '', page.title].map(wordsOf));
  const title = wordsOf(page.title);
  const said = readJsonLd(page.jsonLd, (headline) => {
    const words = wordsOf(headline);
    return titles.has(words) || (words.length > 20 && title.startsWith(words));
  });
  const linked = said === null || isTemplate(said, page, titles) ? null : said;
  const weighed = weighFields(page, linked, capture.listing, cameFrom, h1);
  const fields = linked === said ? weighed : { ...weighed, witnesses: [...weighed.witnesses, ...wordOf(said)] };
  const known = linked?.body === null || linked === null ? null : knownText(linked.body);
  const witnesses = {
    headline: wordsOf(fields.headline ?? ''),
    description: wordsOf(fields.description ?? ''),
    known,
  };
  return { page, cameFrom, linked, fields, witnesses };
}

/** What a template's JSON-LD says, kept although it is not believed. */
function wordOf(linked: LinkedArticle | null): Witness[] {
  const said: Witness[] = [];
  const add = (field: string, value: string | null | undefined) => {
    if (value) said.push({ field, witness: 'json-ld', value });
  };
  add('headline', linked?.headline);
  add('datePublished', linked?.datePublished);
  for (const person of linked?.people ?? []) add('authors', person.name);
  return said;
}

/** JSON-LD that a site serves with every page: its headline is the site's name, or has no word of this page's titles. */
function isTemplate(linked: LinkedArticle, page: ScannedPage, titles: ReadonlySet<string>): boolean {
  const headline = wordsOf(linked.headline ?? '');
  if (headline === '') return false;
  const names = [linked.publisher, metaOf(page, 'og:site_name'), metaOf(page, 'application-name')];
  if (names.some((name) => name !== null && wordsOf(name) === headline)) return true;
  const known = new Set([...titles].flatMap((title) => title.split(' ')));
  return known.size > 3 && !headline.split(' ').some((word) => known.has(word));
}

/** `h1` headings outside the frame; those in a story first. */
function headings(page: ScannedPage): string[] {
  const { blocks } = page;
  const found: { text: string; rank: number }[] = [];
  const tail =
    page.title
      .split(/\s[|–—·»-]\s/u)
      .slice(1)
      .at(-1) ?? '';
  const siteName = tail.length * 2 < page.title.length ? wordsOf(tail) : '';
  for (let i = 0; i < blocks.text.length; i++) {
    if (blocks.tag[i] !== 'h1' || blocks.text[i]!.length < 8 || blocks.text[i]!.length > 400) continue;
    if (wordsOf(blocks.text[i]!) === siteName) continue;
    const bits = blocks.bits[i]!;
    const rank =
      bits & (context.nav | context.footer | context.hidden)
        ? 2
        : bits & (context.article | context.main | context.body)
          ? 0
          : 1;
    found.push({ text: blocks.text[i]!.replaceAll('\n', ' '), rank });
  }
  return found.sort((a, b) => a.rank - b.rank).map((heading) => heading.text);
}

/** A page without a story: hardly any prose, or many links and hardly any prose. */
function refusalOf(
  page: ScannedPage,
  region: Region | null,
  cameFrom: string | null,
): 'no-text' | 'not-an-article' | null {
  const { blocks } = page;
  if (region === null) return blocks.text.length > 12 ? 'not-an-article' : 'no-text';
  let prose = 0;
  region.kinds.forEach((kind, k) => {
    if (kind === 'paragraph' || kind === 'blockquote' || kind === 'list-item' || kind === 'standfirst')
      prose += blocks.text[region.first + k]!.length;
  });
  if (prose < 25) return blocks.text.length > 12 ? 'not-an-article' : 'no-text';
  if (cameFrom !== null && isHomePage(cameFrom) && page.links.length > 60 && prose < 3000) return 'not-an-article';
  return null;
}
