/** The gold's articles as the rooms read them, and statements in the gold's terms. */
import { digest } from '../../../src/lib/ids.ts';
import { readPage } from '../../../src/page/index.ts';
import type { Article, Span, Statement } from '../../../src/types/index.ts';
import { codePoints, type Offsets, type ScoredStatement } from './score.ts';

/** The split's files are bare articles: a page without furniture, read as plain text. */
export function articleOf(id: string, text: string): Article | null {
  const body = new TextEncoder().encode(text);
  const uri = `file:///${encodeURIComponent(id)}.txt`;
  const capture = {
    id,
    uri,
    capturedAt: '2000-01-01T00:00:00Z',
    status: 200,
    mediaType: 'text/plain; charset=utf-8',
    body,
    bodyDigest: digest(body),
    via: { kind: 'file', uri: null },
    listing: null,
  } as const;
  return readPage(capture).article;
}

/** Spans that only white space keeps apart are one. Offsets in code points. */
function offsets(text: string, toPoints: (offset: number) => number, spans: readonly Span[]): Offsets {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = merged.at(-1);
    if (last !== undefined && text.slice(last.end, start).trim() === '') last.end = end;
    else merged.push({ start, end });
  }
  return merged.map(({ start, end }) => [toPoints(start), toPoints(end)] as const);
}

/** In the gold's terms. */
export function scored(text: string, statements: readonly Statement[]): readonly ScoredStatement[] {
  const toPoints = codePoints(text);
  const spans = (given: readonly Span[]) => offsets(text, toPoints, given);
  return statements.map(({ source, cue, content }) => ({
    source: source === null ? null : spans([source.span]),
    cue: cue === null ? null : spans([cue.span]),
    content: spans(content.map(({ span }) => span)),
  }));
}
