/** CSL-JSON, as citeproc, Zotero and pandoc read it. Text that is no known date is a literal; partial dates stay partial. */
import { isoParts } from '../dates.ts';
import { type Cited, noteOf } from './cited.ts';

/** One item; a file is an array of them. */
export function cslCitation(cited: Cited): Readonly<Record<string, unknown>> {
  const { entry, headline, authors, outlet, published, original, permalink, words, article, capture } = cited;
  return {
    id: `onrecord-${entry.id}`,
    type: outlet !== null ? 'article-newspaper' : original !== null ? 'webpage' : 'document',
    title: headline,
    ...(authors.length === 0 ? {} : { author: authors.map((literal) => ({ literal })) }),
    ...(outlet === null ? {} : { 'container-title': outlet }),
    ...(published === null ? {} : { issued: cslDate(published) }),
    ...(capture === null ? {} : { accessed: cslDate(capture.capturedAt) }),
    URL: original ?? permalink,
    ...(article?.inLanguage == null ? {} : { language: article.inLanguage }),
    abstract: words,
    note: noteOf(cited),
    custom: {
      permalink,
      speaker: cited.speaker,
      whose_words: cited.whose,
      mode: entry.statement.mode,
      stance: entry.statement.stance,
      act: entry.statement.act,
      said: cited.said,
      confidence: entry.statement.confidence,
      snapshot_sha256: capture?.bodyDigest ?? null,
    },
  };
}

/** `2031-05` → `{"date-parts": [[2031, 5]]}`. */
function cslDate(value: string): Readonly<Record<string, unknown>> {
  const parts = isoParts(value);
  if (parts === null) return { literal: value };
  return { 'date-parts': [[parts.year, parts.month, parts.day].filter((part) => part !== null)] };
}
