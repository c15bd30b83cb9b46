/** The page room: Capture → Article. Pure; no input or output, no Node API. */
import { problem } from '../lib/problems.ts';
import type { Capture, PageReading, Witness } from '../types/index.ts';
import { articleOf } from './article.ts';
import { decode, kindOf } from './decode.ts';
import { addAuthor } from './draft.ts';
import { readHtml } from './html/read-html.ts';
import { detectLanguage } from './language.ts';
import { lazyText, withLazyText } from './lazy-text.ts';
import { hasWords } from './letters.ts';
import { readDate } from './metadata/dates.ts';
import { type Notice, noticeOf } from './notices.ts';
import { withPages } from './plain/pages.ts';
import { readPlain } from './plain/read-plain.ts';
import { withRdfa } from './rdfa.ts';
import { httpUrl } from './urls.ts';

export { compareArticles } from './compare.ts';

export { decode };

/** Larger captures are refused: no news article is. In bytes. */
const largest = 20 * 1024 * 1024;

/** Reads one capture. Never throws for what a page contains: what is wrong comes back as a problem. */
export function readPage(capture: Capture): PageReading {
  const { body, uri, mediaType } = capture;
  if (body.length === 0) return refuse('page/empty', uri, 'There is nothing in it.');
  if (body.length > largest) {
    return refuse('page/too-large', uri, `It has ${Math.round(body.length / 1048576)} MB; the most is 20 MB.`);
  }
  const kind = kindOf(mediaType, body);
  if (kind === 'binary')
    return refuse('page/not-text', uri, 'It is a picture, a PDF or another file that is not text.');
  if (kind === 'structured') return refuse('page/not-an-article', uri, 'It is a feed or a data file.');
  const text = decode(mediaType, body, kind);
  if (!/\S/u.test(text)) return refuse('page/empty', uri, 'There is nothing but white space in it.');
  // As a browser does: characters that stand for nothing are no part of the markup.
  return kind === 'html' ? readHtmlPage(capture, text.replaceAll('\u0000', '')) : readPlainPage(capture, text);
}

function refuse(code: Parameters<typeof problem>[0], uri: string, what: string): PageReading {
  return { article: null, problem: problem(code, uri, what) };
}

function readPlainPage(capture: Capture, text: string): PageReading {
  if (!hasWords(text)) return refuse('page/no-text', capture.uri, 'There are no words in it.');
  const draft = withPages(readPlain(text));
  const { listing } = capture;
  const detected = detectLanguage(text);
  const authors = [...draft.authors];
  for (const name of listing?.authors ?? []) addAuthor(authors, { name });
  const fields = {
    url: httpUrl(listing?.url, null) ?? httpUrl(capture.uri, null),
    publisher: listing?.publisher ?? null,
    inLanguage: detected,
    headline: draft.headline ?? listing?.headline ?? null,
    authors,
    datePublished: readDate(listing?.datePublished) ?? draft.datePublished,
    dateModified: null,
    section: null,
    isAccessibleForFree: null,
    isLiveBlog: false,
  };
  const witnesses = [
    ...draft.witnesses,
    ...witness('headline', 'listing', listing?.headline),
    ...witness('publisher', 'listing', listing?.publisher),
    ...witness('datePublished', 'listing', readDate(listing?.datePublished)),
    ...witness('url', 'listing', fields.url),
    ...witness('inLanguage', 'text', detected),
  ];
  return { article: articleOf(capture, draft, fields, witnesses), problem: null };
}

function witness(field: string, name: string, value: string | null | undefined): Witness[] {
  return value === null || value === undefined ? [] : [{ field, witness: name, value }];
}

function readHtmlPage(capture: Capture, source: string): PageReading {
  const reading = readWhole(capture, source);
  if (reading === 'no-text') return refuse('page/no-text', capture.uri, 'There is no text in this page.');
  if (reading === 'not-an-article')
    return refuse('page/not-an-article', capture.uri, 'There is no story in this page.');
  const { draft, fields, lang } = reading;
  const notice = noticeOf(draft, fields.headline);
  if (notice !== null) return refuse('page/not-an-article', capture.uri, notices[notice]);
  const authors = [...reading.authors];
  for (const name of authors.length === 0 ? (capture.listing?.authors ?? []) : []) addAuthor(authors, { name });
  const { url, publisher, headline, datePublished, dateModified, section, isAccessibleForFree, isLiveBlog } = fields;
  const detected = detectLanguage(draft.text);
  const inLanguage = languageOf(lang, detected);
  const languages = [...witness('inLanguage', 'markup', lang), ...witness('inLanguage', 'text', detected)];
  return {
    article: articleOf(
      capture,
      draft,
      {
        url,
        publisher,
        inLanguage,
        headline,
        authors,
        datePublished,
        dateModified,
        section,
        isAccessibleForFree,
        isLiveBlog,
      },
      [...draft.witnesses, ...languages],
    ),
    problem: null,
  };
}

const notices: Readonly<Record<Notice, string>> = {
  error: 'It is an error page.',
  consent: 'It asks for consent instead of showing a story.',
  check: 'It checks the visitor instead of showing a story.',
};

/** The page; where it shows nothing without its scripts, what they carry. Such text has no place in the markup. */
function readWhole(capture: Capture, markup: string): ReturnType<typeof readHtml> {
  const source = withRdfa(markup);
  const reading = readHtml(source, capture);
  if (typeof reading !== 'string') return reading;
  const story = lazyText(source);
  const lazy = story === null ? reading : readHtml(withLazyText(source, story), capture);
  if (typeof lazy === 'string') return reading;
  const parts = lazy.draft.parts.map((part) => ({ ...part, sourceSpan: null }));
  return { ...lazy, draft: { ...lazy.draft, parts } };
}

/** The page's word (`en_GB` → `en-GB`), unless its text is plainly in another language. */
function languageOf(said: string | null, detected: string | null): string | null {
  const tag = said?.trim().replaceAll('_', '-') ?? '';
  const tagged = /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(tag) ? tag : null;
  if (tagged === null) return detected;
  const primary = tagged.split('-')[0]!.toLowerCase();
  const same = detected === null || detected === primary || (detected === 'no' && /^n[bn]$/.test(primary));
  return same ? [primary, ...tagged.split('-').slice(1)].join('-') : detected;
}
