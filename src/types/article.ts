import type { Problem } from './problem.ts';
import type { Span } from './span.ts';

export const partKinds = [
  'headline',
  'standfirst',
  'byline',
  'dateline',
  'paragraph',
  'subheading',
  'list-item',
  'blockquote',
  'caption',
  'correction',
  'author-box',
  'teaser',
  'furniture',
] as const;
export type PartKind = (typeof partKinds)[number];

/** One block of the page. Parts do not overlap and stand in page order. */
export interface Part {
  readonly kind: PartKind;
  /** Into `Article.text`. */
  readonly span: Span;
  /** Into the decoded source (HTML markup); for plain text the same as `span`. Null where the source has no such place (metadata). */
  readonly sourceSpan: Span | null;
  /** Counted from 1: the page that it stands on, of a document that has pages. */
  readonly page?: number;
}

/** schema.org Person, as far as a page tells. */
export interface Author {
  readonly name: string;
  readonly jobTitle: string | null;
  readonly biography: string | null;
  readonly knowsAbout: readonly string[];
  readonly url: string | null;
}

/** Another story that this page points to: not a part of this article. */
export interface RelatedStory {
  readonly title: string;
  readonly excerpt: string | null;
  readonly url: string | null;
}

/** One witness's word for one field, kept whether or not it won. */
export interface Witness {
  /** `headline`, `authors`, `agency` (signs beside people or in their place), `datePublished`, `dateModified`, `publisher`, `url`, `inLanguage`, `section`, `isAccessibleForFree`. */
  readonly field: string;
  /** Who says so: `json-ld`, `meta:og:title`, `title`, `time`, `byline`, `listing`, `url`, `first-line`, … */
  readonly witness: string;
  readonly value: string;
}

export interface Dateline {
  readonly span: Span;
  /** The place as written, `VLADIVOSTOK, Russia`. */
  readonly place: string | null;
}

/** schema.org NewsArticle, read from one capture. */
export interface Article {
  /** Derived: canonical URL if plausible, else the URL it came from, else the digest of its text. */
  readonly id: string;
  readonly captureId: string;
  /** Canonical URL, or null when the page is not known to be on the web. */
  readonly url: string | null;
  readonly publisher: string | null;
  /** BCP 47, `en`, `pt-BR`; null when nothing says so. */
  readonly inLanguage: string | null;
  readonly headline: string | null;
  readonly authors: readonly Author[];
  /** ISO 8601 as far as known: `2031-05-16` or `2031-05-16T14:05:00+02:00`. */
  readonly datePublished: string | null;
  readonly dateModified: string | null;
  readonly dateline: Dateline | null;
  readonly section: string | null;
  /** Whether everybody may read all of it without paying (schema.org's word); null when the page does not say. */
  readonly isAccessibleForFree?: boolean | null;
  /** It is told as it happens (schema.org LiveBlogPosting). */
  readonly isLiveBlog?: boolean;
  /** All parts in page order; for `text/plain` the decoded file, character for character (without a byte-order mark). */
  readonly text: string;
  /** SHA-256 of `text` as UTF-8, lower-case hexadecimal. */
  readonly textDigest: string;
  /** SHA-256 over the words of the parts in which the reporter speaks: it says whether an article changed. */
  readonly wordsDigest: string;
  readonly parts: readonly Part[];
  readonly related: readonly RelatedStory[];
  readonly witnesses: readonly Witness[];
}

/** What reading a page comes to: an article, or what is wrong with the page. */
export type PageReading =
  | { readonly article: Article; readonly problem: null }
  | { readonly article: null; readonly problem: Problem };
