/**
 * Cuts a stretch of text where marks begin and end, so that overlapping, nested and broken-up marks can be drawn as flat pieces.
 * Pure. The texts of the segments, put together, are the text; each segment knows exactly the marks that cover it.
 *
 * `abcdef` with marks 1–4 and 3–6:
 *   a | bc | d | ef
 *       1    1
 *            2   2
 */
import type { Span } from '../types/index.ts';

export interface Segment<M> {
  readonly span: Span;
  /** In the order in which they were given. */
  readonly marks: readonly M[];
}

/**
 * Segments of `text` within `within` (default: all of it), in text order, none empty. Marks are clipped to `within`;
 * empty ones and those outside it do not show. A cut never falls inside a surrogate pair: it moves before the pair.
 */
export function segment<M extends { readonly span: Span }>(
  text: string,
  marks: readonly M[],
  within: Span = { start: 0, end: text.length },
): readonly Segment<M>[] {
  const inside = marks
    .map((mark, order) => ({ mark, order, ...clip(text, mark.span, within) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const edges = inside.flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([within.start, within.end, ...edges])].sort((a, b) => a - b);

  const segments: Segment<M>[] = [];
  let covering: typeof inside = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const start = cuts[i]!;
    covering = covering.filter(({ end }) => end > start);
    while (next < inside.length && inside[next]!.start === start) covering.push(inside[next++]!);
    const inOrder = covering.toSorted((a, b) => a.order - b.order);
    segments.push({ span: { start, end: cuts[i + 1]! }, marks: inOrder.map(({ mark }) => mark) });
  }
  return segments;
}

function clip(text: string, span: Span, within: Span): Span {
  return {
    start: beforePair(text, Math.max(span.start, within.start), within.start),
    end: beforePair(text, Math.min(span.end, within.end), within.start),
  };
}

function beforePair(text: string, at: number, least: number): number {
  const splits = at > least && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
  return splits ? at - 1 : at;
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
