/** Puts an article together: ids and digests, the same for plain text and HTML. */
import { deriveId, digest } from '../lib/ids.ts';
import type { Article, Author, Capture } from '../types/index.ts';
import { type PageDraft, reporterKinds } from './draft.ts';
import { wordsOf } from './words-of.ts';

export interface ArticleFields {
  readonly url: string | null;
  readonly publisher: string | null;
  readonly inLanguage: string | null;
  readonly headline: string | null;
  readonly authors: readonly Author[];
  readonly datePublished: string | null;
  readonly dateModified: string | null;
  readonly section: string | null;
  readonly isAccessibleForFree: boolean | null;
  readonly isLiveBlog: boolean;
}

export function articleOf(
  capture: Capture,
  draft: PageDraft,
  fields: ArticleFields,
  witnesses: Article['witnesses'],
): Article {
  const textDigest = digest(draft.text);
  return {
    id: deriveId('article', fields.url ?? textDigest),
    captureId: capture.id,
    ...fields,
    dateline: draft.dateline,
    text: draft.text,
    textDigest,
    wordsDigest: digest(reporterWords(draft)),
    parts: draft.parts,
    related: draft.related,
    witnesses,
  };
}

/** Letters and digits of the parts in which the reporter speaks, lower case, one space between words. */
function reporterWords({ text, parts }: PageDraft): string {
  return parts
    .filter((part) => reporterKinds.has(part.kind))
    .map((part) => wordsOf(text.slice(part.span.start, part.span.end)))
    .filter((words) => words !== '')
    .join(' ');
}
