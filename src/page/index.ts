/** The page room: Capture → Article. Pure; no input or output, no Node API. */
import { deriveId, digest } from '../lib/ids.ts';
import { problem } from '../lib/problems.ts';
import type { Capture, PageReading, Part } from '../types/index.ts';

/** Reads one capture. Never throws for what a page contains: what is wrong comes back as a problem. */
export function readPage(capture: Capture): PageReading {
  const text = new TextDecoder().decode(capture.body);
  if (text.trim() === '') return { article: null, problem: problem('page/no-text', capture.uri, 'There is no text.') };
  const parts: Part[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    parts.push({ kind: parts.length === 0 ? 'headline' : 'paragraph', span, sourceSpan: span });
  }
  const textDigest = digest(text);
  return {
    problem: null,
    article: {
      id: deriveId('article', capture.listing?.url ?? textDigest),
      captureId: capture.id,
      url: capture.listing?.url ?? null,
      publisher: capture.listing?.publisher ?? null,
      inLanguage: 'en',
      headline: text.slice(parts[0]!.span.start, parts[0]!.span.end),
      authors: [],
      datePublished: capture.listing?.datePublished ?? null,
      dateModified: null,
      dateline: null,
      section: null,
      text,
      textDigest,
      wordsDigest: textDigest,
      parts,
      related: [],
      witnesses: [],
    },
  };
}
