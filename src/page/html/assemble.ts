/**
 * Writes an HTML page's article out, part by part. `Article.text` holds the page from its headline to the end of the
 * story and of what belongs to it (author's box, pointers to other stories); menus and page frames are left out. Parts
 * are divided by an empty line, a dateline from its paragraph by a space.
 */
import type { Author, PartKind, RelatedStory, Witness } from '../../types/index.ts';
import { expertise, isContactLine, readBiography } from '../author-box.ts';
import { addAuthor, type PageDraft } from '../draft.ts';
import { type VisibleByline, weighAuthors } from '../metadata/authors.ts';
import type { LinkedArticle } from '../metadata/json-ld.ts';
import { metaOf, type WeighedFields } from '../metadata/weigh.ts';
import { findAuthorBox } from '../plain/author-box-lines.ts';
import { inlineTeaser } from '../plain/teasers.ts';
import { httpUrl } from '../urls.ts';
import { context } from './hints.ts';
import type { Region } from './region.ts';
import type { ScannedPage } from './scanned-page.ts';
import { Writer } from './writer.ts';

export interface HtmlReading {
  readonly draft: PageDraft;
  readonly fields: WeighedFields;
  readonly authors: readonly Author[];
  readonly lang: string | null;
}

/** The article's text and parts, its authors and the stories it points to. */
export function assemble(
  source: string,
  page: ScannedPage,
  region: Region,
  fields: WeighedFields,
  linked: LinkedArticle | null,
  base: string | null,
): HtmlReading {
  const { blocks } = page;
  const related: RelatedStory[] = [];
  const boxes: string[][] = [];
  const kinds = [...region.kinds];
  const texts = blocks.text.slice(region.first, region.end);
  const lines = findAuthorBox(texts, kinds, region.bodyFirst - region.first + 1, region.bodyEnd - region.first);
  for (const k of lines.blocks) kinds[k] = 'author-box';
  const end = lastWanted(region);
  const outlet = [fields.publisher, metaOf(page, 'og:site_name')].filter((name) => name !== null);
  const signature = blocks.text[region.bodyEnd - 1] ?? '';
  const weighed = weighAuthors(page, linked, bylinesOf(page, region, end), signature, region, outlet, base);
  const authors = [...weighed.authors];
  const writer = new Writer(source);
  if (!kinds.includes('headline') && fields.headline !== null) writer.add('headline', fields.headline, null);
  let paragraphs = 0;
  let last: PartKind | null = null;
  for (let k = 0; k < end; k++) {
    const i = region.first + k;
    let kind = kinds[k]!;
    const text = blocks.text[i]!;
    if (kind === 'furniture') {
      if (text.length < 120 && authors.some((author) => text.includes(author.name))) kind = 'byline';
      else if (isFrame(page, region, i)) continue;
    }
    if (kind === 'author-box') {
      if (last === 'author-box') boxes.at(-1)!.push(text);
      else boxes.push([text]);
    }
    if (kind === 'teaser') {
      const isExcerpt = last === 'teaser' && blocks.linked[i]! <= text.length * 0.5;
      relate(related, text, httpUrl(blocks.href[i], linkBase(page, base)), isExcerpt);
    }
    last = kind;
    const sourceSpan = { start: blocks.start[i]!, end: blocks.end[i]! };
    if (kind === 'paragraph' && paragraphs++ < 3) writer.addParagraph(text, sourceSpan);
    else writer.add(kind, text, sourceSpan);
  }
  fromBoxes(boxes, authors);
  const witnesses: Witness[] = [
    ...fields.witnesses,
    ...weighed.witnesses,
    ...weighed.organizations.map((value): Witness => ({ field: 'agency', witness: 'byline', value })),
  ];
  const draft: PageDraft = {
    text: writer.text,
    parts: writer.parts,
    headline: fields.headline,
    authors,
    dateline: writer.dateline,
    datePublished: fields.datePublished,
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

/** A menu, a search box, a hidden label, or anything far above the story: it is not written out. */
function isFrame(page: ScannedPage, region: Region, i: number): boolean {
  const frame = context.nav | context.footer | context.form | context.header | context.hidden;
  return i < region.bodyFirst - 12 || (page.blocks.bits[i]! & frame) !== 0;
}

function linkBase(page: ScannedPage, base: string | null): string | null {
  return page.base === null ? base : (httpUrl(page.base, base) ?? base);
}

/** Everything near the story that is marked as a byline or reads like one. */
function bylinesOf(page: ScannedPage, region: Region, end: number): VisibleByline[] {
  const { blocks } = page;
  const bylines: VisibleByline[] = [];
  for (let i = Math.max(0, region.first - 12); i < region.first + end; i++) {
    const text = blocks.text[i]!;
    const marked = i < region.first && blocks.bits[i]! & context.byline && text.length < 160;
    if (marked || region.kinds[i - region.first] === 'byline') bylines.push({ text, block: i });
  }
  return bylines;
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

/** Titles of other stories; an unlinked block right behind a title is its excerpt. */
function relate(related: RelatedStory[], text: string, url: string | null, isExcerpt: boolean): void {
  if (related.length >= 60) return;
  const last = related.at(-1);
  const sameStory = url === null ? isExcerpt : last?.url === url;
  if (last !== undefined && last.excerpt === null && sameStory && text !== last.title) {
    related[related.length - 1] = { ...last, excerpt: text };
    return;
  }
  const title = inlineTeaser(text) ?? text;
  if (title.length >= 12 && title.length <= 300 && url !== null && last?.title !== title)
    related.push({ title, excerpt: null, url });
}

/** The biographies in a box: each begins with its author's name and goes on to the next one's. */
function fromBoxes(boxes: readonly (readonly string[])[], authors: Author[]): void {
  for (const box of boxes) {
    for (let i = 0; i < box.length; i++) {
      const found = readBiography(box[i]!);
      if (found === null) continue;
      const lines = [box[i]!];
      while (i + 1 < box.length && readBiography(box[i + 1]!) === null) {
        i++;
        if (!isContactLine(box[i]!) && box[i]!.length >= shortestLine) lines.push(box[i]!);
      }
      const known = authors.find((author) => author.name.includes(found.name) || found.name.includes(author.name));
      if (known === undefined && authors.length > 0) continue;
      const biography = lines.join('\n\n');
      addAuthor(authors, {
        name: known?.name ?? found.name,
        jobTitle: found.jobTitle,
        biography,
        knowsAbout: expertise(biography),
      });
    }
  }
}

/** Shorter lines of a box are labels and controls (`All stories`), no biography. */
const shortestLine = 40;
