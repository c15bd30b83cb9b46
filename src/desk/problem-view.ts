/** How a problem is shown: what is wrong and what to do next, and the code that docs/errors.md explains. */
import { html } from 'hono/html';
import type { Problem } from '../types/index.ts';
import type { Html, View } from './view.ts';

export function problemView(problem: Problem): Html {
  return html`<div class="problem" role="alert"><p>${problem.detail}</p><p class="meta">Code <code>${problem.code}</code>${
    problem.uri === '' ? '' : html` · ${problem.uri}`
  }</p></div>`;
}

/** A whole page that says only what is wrong, for what cannot be shown. */
export function problemPage(title: string, problem: Problem, status: View['status'] & number): View {
  return {
    title,
    status,
    json: { error: problem },
    html: () => html`<div class="narrow"><h1>${title}</h1>${problemView(problem)}
<p>Go to the <a href="/">latest statements</a>, the <a href="/articles">articles</a> or the <a href="/people">people</a>, or search above.</p></div>`,
  };
}
