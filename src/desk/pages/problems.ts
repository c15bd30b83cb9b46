/** What could not be read, and why. */
import { html } from 'hono/html';
import type { FailedJob } from '../../types/index.ts';
import { momentText } from '../dates.ts';
import type { DeskServices } from '../services.ts';
import type { Html, Question, View } from '../view.ts';

const shown = 200;

export async function problems(_question: Question, { store }: DeskServices): Promise<View> {
  const failed = await store.failedJobs(shown);
  return {
    title: 'Could not be read',
    twin: '/problems.json',
    json: { failed },
    html: () => html`<div class="narrow"><h1>Could not be read</h1>
<p class="meta">The captures are kept; nothing of them is lost.</p>
${failed.length === 0 ? html`<p class="nothing">Everything that was captured could be read.</p>` : html`<ol class="rows">${failed.map(row)}</ol>`}</div>`,
  };
}

function row({ uri, problem, at }: FailedJob): Html {
  return html`<li><div class="when"><time datetime="${at}">${momentText(at)}</time></div><div><span class="address">${uri}</span>
<p>${problem.detail}</p><p class="meta">Code <code>${problem.code}</code></p></div></li>`;
}
