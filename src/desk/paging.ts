/** Lists that go on: the link to the next page, and back to the first. */
import { html } from 'hono/html';
import { withQuery } from './links.ts';
import type { Html } from './view.ts';

export const pageSize = 30;

/** `cursor`: of the next page, or null; `isFirst`: no cursor was asked for. Other query values are kept. */
export function pager(
  path: string,
  query: Readonly<Record<string, string>>,
  cursor: string | null,
  isFirst: boolean,
): Html {
  if (cursor === null && isFirst) return html``;
  return html`<nav class="pager" aria-label="Pages">${
    isFirst ? '' : html`<a href="${withQuery(path, query)}">First page</a>`
  }${cursor === null ? '' : html`<a rel="next" href="${withQuery(path, { ...query, after: cursor })}">Next page</a>`}</nav>`;
}
