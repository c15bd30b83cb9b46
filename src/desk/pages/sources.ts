/** The sources: how each is doing, when it is looked at next, what it brings; a button to pause it. */
import { html } from 'hono/html';
import type { SourceStatus } from '../../types/index.ts';
import { momentText } from '../dates.ts';
import { webLink } from '../links.ts';
import type { DeskServices } from '../services.ts';
import { healthOf, healthWords, kindWords, robotsWords, wishWords, yieldWords } from '../source-words.ts';
import type { Html, Question, View } from '../view.ts';
import { counted } from '../words.ts';

export async function sources(question: Question, { store }: DeskServices): Promise<View> {
  const all = await store.sources();
  return {
    title: 'Sources',
    nav: '/sources',
    twin: '/sources.json',
    json: { sources: all.map((status) => ({ ...status, health: healthOf(status) })) },
    html: () => html`<div class="narrow"><h1>Sources</h1>
<p class="meta">${summary(all)} · <a href="/bookmarklet">Pages that only your browser can see</a></p>
${
  all.length === 0
    ? html`<p class="nothing">There are none yet. <code>onrecord add https://…</code> finds what an outlet offers.</p>`
    : html`<ol class="rows">${all.map((status) => row(status, question))}</ol>`
}</div>`,
  };
}

function summary(all: readonly SourceStatus[]): string {
  const unwell = all.filter((status) => ['failing', 'resting'].includes(healthOf(status))).length;
  const paused = all.filter(({ source }) => source.paused).length;
  const parts = [counted(all.length, 'source')];
  if (unwell > 0) parts.push(`${unwell} not well`);
  if (paused > 0) parts.push(`${paused} paused`);
  return parts.join(', ');
}

function row(status: SourceStatus, question: Question): Html {
  const { source, state } = status;
  const href = webLink(source.uri);
  const name = source.title ?? source.uri;
  const facts = [yieldWords(state), wishWords(source)].filter((words) => words !== '').join(' · ');
  return html`<li><div class="when">${healthWords[healthOf(status)]}</div>
<div>${href === null ? name : html`<a class="title" href="${href}" rel="noopener noreferrer">${name}</a>`} <span class="role">${kindWords[source.kind]}</span>
<p class="meta">${looks(status)}</p>
${facts === '' ? '' : html`<p class="meta">${facts}</p>`}
${state.problem === null ? '' : html`<p>${state.problem.detail}</p><p class="meta">Code <code>${state.problem.code}</code></p>`}
<form action="/sources/${encodeURIComponent(source.id)}" method="post"><input type="hidden" name="token" value="${question.formToken}"><input type="hidden" name="paused" value="${source.paused ? 'no' : 'yes'}"><button class="quiet">${source.paused ? 'Go on' : 'Pause'}<span class="unseen"> ${name}</span></button></form></div></li>`;
}

/** The last look, the next, and what robots.txt said. */
function looks({ source, state }: SourceStatus): Html {
  const { lastFetchAt, lastStatus, nextFetchAt, restingUntil, robots } = state;
  const last =
    lastFetchAt === null
      ? html`Not looked at yet`
      : html`Looked at ${moment(lastFetchAt)}${lastStatus === null ? ', no answer' : `, status ${lastStatus}`}`;
  const next = source.paused ? null : (restingUntil ?? nextFetchAt);
  return html`${last}${next === null ? '' : html` · next ${moment(next)}`}${robots === null ? '' : ` · ${robotsWords[robots]}`}`;
}

const moment = (at: string): Html => html`<time datetime="${at}">${momentText(at)}</time>`;
