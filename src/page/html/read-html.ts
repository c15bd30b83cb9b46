/**
 * Reads an HTML page: scans it once, weighs its metadata, finds the story, and writes the text out part by part.
 * `Article.text` holds the page from its headline to the end of the story and of what belongs to it (author's box,
 * pointers to other stories); menus and page frames are left out. Parts are divided by an empty line, a dateline from
 * its paragraph by a space.
 */
import type { Author, Capture, Dateline, Part, PartKind, RelatedStory, Witness } from '../../types/index.ts';
import { expertise, readBiography } from '../author-box.ts';
import { findDateline } from '../dateline.ts';
import { addAuthor, type PageDraft } from '../draft.ts';
import { type VisibleByline, weighAuthors } from '../metadata/authors.ts';
import { type LinkedArticle, readJsonLd } from '../metadata/json-ld.ts';
import { metaOf, type WeighedFields, weighFields } from '../metadata/weigh.ts';
import { httpUrl, isHomePage } from '../urls.ts';
import { wordsOf } from '../words-of.ts';
import { findBody, type Region } from './body.ts';
import { context } from './hints.ts';
import { knownText } from './known-text.ts';
import { type ScannedPage, scanHtml } from './scan.ts';

export interface HtmlReading {
  readonly draft: PageDraft;
  readonly fields: WeighedFields;
  readonly authors: readonly Author[];
  readonly lang: string | null;
}

/** The page, or why there is no article in it. */
export function readHtml(source: string, capture: Capture): HtmlReading | 'no-text' | 'not-an-article' {
  const page = scanHtml(source);
  const cameFrom = httpUrl(capture.listing?.url, null) ?? httpUrl(capture.uri, null);
  const h1 = headings(page);
  const titles = new Set([...h1, metaOf(page, 'og:title') ?? '', page.title].map(wordsOf));
  const title = wordsOf(page.title);
  const linked = readJsonLd(page.jsonLd, (headline) => {
    const words = wordsOf(headline);
    return titles.has(words) || (words.length > 20 && title.startsWith(words));
  });
  const fields = weighFields(page, linked, capture.listing, cameFrom, h1);
  const known = linked?.body === null || linked === null ? null : knownText(linked.body);
  const region = findBody(page, {
    headline: wordsOf(fields.headline ?? ''),
    description: wordsOf(fields.description ?? ''),
    known,
  });
  const refusal = refusalOf(page, region, cameFrom);
  if (refusal !== null || region === null) return refusal ?? 'no-text';
  return assemble(page, region, fields, linked, cameFrom);
}

/** `h1` headings outside the frame; those in a story first. */
function headings(page: ScannedPage): string[] {
  const { blocks } = page;
  const found: { text: string; rank: number }[] = [];
  const siteName = wordsOf(
    page.title
      .split(/\s[|–—·»-]\s/u)
      .slice(1)
      .at(-1) ?? '',
  );
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

function assemble(
  page: ScannedPage,
  region: Region,
  fields: WeighedFields,
  linked: LinkedArticle | null,
  base: string | null,
): HtmlReading {
  const { blocks } = page;
  const bylines: VisibleByline[] = [];
  const related: RelatedStory[] = [];
  const boxes: string[] = [];
  const writer = new Writer();
  const witnesses: Witness[] = [...fields.witnesses];
  const end = lastWanted(region);
  const headlineShown = region.kinds.includes('headline');
  if (!headlineShown && fields.headline !== null) writer.add('headline', fields.headline, null);
  let paragraphs = 0;
  for (let k = 0; k < end; k++) {
    const i = region.first + k;
    const kind = region.kinds[k]!;
    const text = blocks.text[i]!;
    if (kind === 'byline') bylines.push({ text, block: i });
    if (kind === 'author-box') boxes.push(text);
    if (kind === 'teaser')
      relate(related, text, httpUrl(blocks.href[i], page.base === null ? base : (httpUrl(page.base, base) ?? base)));
    const sourceSpan = { start: blocks.start[i]!, end: blocks.end[i]! };
    if (kind === 'paragraph' && paragraphs++ < 3) writer.addParagraph(text, sourceSpan);
    else writer.add(kind, text, sourceSpan);
  }
  for (let i = Math.max(0, region.first - 12); i < region.first; i++) {
    if (blocks.bits[i]! & context.byline && blocks.text[i]!.length < 160)
      bylines.push({ text: blocks.text[i]!, block: i });
  }
  const outlet = [fields.publisher, metaOf(page, 'og:site_name')].filter((name) => name !== null);
  const weighed = weighAuthors(page, linked, bylines, blocks.text[region.bodyEnd - 1] ?? '', region, outlet, base);
  const authors = [...weighed.authors];
  fromBoxes(boxes, authors);
  witnesses.push(
    ...weighed.witnesses,
    ...weighed.organizations.map((value): Witness => ({ field: 'agency', witness: 'byline', value })),
  );
  const draft: PageDraft = {
    text: writer.text,
    parts: writer.parts,
    headline: fields.headline,
    authors,
    dateline: writer.dateline,
    related,
    witnesses,
  };
  return {
    draft,
    fields,
    authors,
    lang: page.lang ?? metaOf(page, 'og:locale') ?? linked?.inLanguage ?? metaOf(page, 'content-language'),
  };
}

/** What belongs to a story stands at most this many blocks behind it. */
const tail = 40;

/** Furniture behind the story is left out; an author's box and teasers near it are kept. */
function lastWanted(region: Region): number {
  let end = region.bodyEnd - region.first;
  for (let k = end; k < Math.min(region.kinds.length, region.bodyEnd - region.first + tail); k++) {
    const kind = region.kinds[k]!;
    if (kind === 'author-box' || kind === 'teaser' || kind === 'correction' || kind === 'byline') end = k + 1;
  }
  return end;
}

/** Titles of other stories; what follows a title without an address of its own is its excerpt. */
function relate(related: RelatedStory[], text: string, url: string | null): void {
  if (related.length >= 60) return;
  const last = related.at(-1);
  if (last !== undefined && last.excerpt === null && url !== null && last.url === url && text !== last.title) {
    related[related.length - 1] = { ...last, excerpt: text };
  } else if (text.length >= 12 && text.length <= 300 && url !== null && last?.title !== text)
    related.push({ title: text, excerpt: null, url });
}

function fromBoxes(boxes: readonly string[], authors: Author[]): void {
  for (const text of boxes) {
    const found = readBiography(text);
    if (found === null) continue;
    const known = authors.find((author) => author.name.includes(found.name) || found.name.includes(author.name));
    if (known === undefined && authors.length > 0) continue;
    addAuthor(authors, {
      name: known?.name ?? found.name,
      jobTitle: found.jobTitle,
      biography: text,
      knowsAbout: expertise(text),
    });
  }
}

/** Writes parts one behind the other and knows where each of them stands. */
class Writer {
  text = '';
  readonly parts: Part[] = [];
  dateline: Dateline | null = null;

  add(kind: PartKind, text: string, sourceSpan: Part['sourceSpan'], divider = '\n\n'): void {
    if (this.text !== '') this.text += divider;
    const start = this.text.length;
    this.text += text;
    this.parts.push({ kind, span: { start, end: start + text.length }, sourceSpan });
  }

  /** A first paragraph: its dateline becomes a part of its own. */
  addParagraph(text: string, sourceSpan: Part['sourceSpan']): void {
    const found = this.dateline === null ? findDateline(text) : null;
    if (found === null) {
      this.add('paragraph', text, sourceSpan);
      return;
    }
    this.add('dateline', text.slice(0, found.end), sourceSpan);
    this.dateline = { span: this.parts.at(-1)!.span, place: found.place };
    this.add('paragraph', text.slice(found.storyStart), sourceSpan, ' ');
  }
}
