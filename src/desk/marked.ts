/** A text with what was searched for in it marked. */
import { html } from 'hono/html';
import type { Span } from '../types/index.ts';
import { segment } from './segments.ts';
import type { Html } from './view.ts';

/** `spans` are of the text with `before` more characters at its beginning. */
export function marked(text: string, spans: readonly Span[], before = 0): Html {
  if (spans.length === 0) return html`${text}`;
  const marks = spans.map(({ start, end }) => ({ span: { start: start - before, end: end - before } }));
  return html`${segment(text, marks).map((piece) => {
    const words = text.slice(piece.span.start, piece.span.end);
    return piece.marks.length === 0 ? words : html`<mark>${words}</mark>`;
  })}`;
}
