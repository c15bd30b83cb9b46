/** The sources: how each is doing, when it is looked at next, what it brings and what was set for it; buttons to pause and to test it. */
import { html } from 'hono/html';
import type { SourceStatus, SourceYield } from '../../types/index.ts';
import type { ChangeOutcome, ChangeRequest } from '../change.ts';
import { momentText } from '../dates.ts';
import { webLink, withQuery } from '../links.ts';
import { pager, pageSize } from '../paging.ts';
import type { DeskServices } from '../services.ts';
import {
  formerWords,
  healthOf,
  healthWords,
  kindWords,
  robotsWords,
  settingWords,
  statementWords,
  yieldWords,
} from '../source-words.ts';
import type { Html, Question, View } from '../view.ts';
import { counted } from '../words.ts';

type Only = 'unwell' | 'paused';

const isOf: Readonly<Record<Only, (status: SourceStatus) => boolean>> = {
  unwell: (status) => ['failing', 'resting'].includes(healthOf(status)),
  paused: ({ source }) => source.paused,
};

export async function sources(question: Question, { store }: DeskServices): Promise<View> {
  const all = await store.sources();
  const { only, from } = placeOf((name) => question.query(name));
  const wanted = only === null ? all : all.filter(isOf[only]);
  const shown = wanted.slice(from, from + pageSize);
  const cursor = from + pageSize < wanted.length ? String(from + pageSize) : null;
  const yields = await store.sourceYields(shown.map(({ source }) => source.id));
  return {
    title: 'Sources',
    nav: '/sources',
    twin: '/sources.json',
    json: {
      sources: shown.map((status) => ({
        ...status,
        health: healthOf(status),
        yield: yields.get(status.source.id) ?? null,
      })),
      total: wanted.length,
      cursor,
    },
    html: () => html`<div class="narrow"><h1>Sources</h1>
<p class="meta">${summary(all, only)} · <a href="/bookmarklet">Pages that only your browser can see</a></p>
${
  shown.length === 0
    ? nothing(all.length)
    : html`<ol class="rows">${shown.map((status) => row(status, yields.get(status.source.id) ?? null, question))}</ol>`
}
${pager('/sources', { only: only ?? '' }, cursor, from === 0)}</div>`,
  };
}

/** Which of the sources are shown, and from which on. */
function placeOf(said: (name: string) => string): { readonly only: Only | null; readonly from: number } {
  const only = said('only');
  const from = Math.max(0, Number.parseInt(said('after'), 10) || 0);
  return { only: only === 'unwell' || only === 'paused' ? only : null, from };
}

function nothing(all: number): Html {
  if (all > 0) return html`<p class="nothing">There is none of these. <a href="/sources">All sources</a></p>`;
  return html`<p class="nothing">There are none yet. <code>onrecord add https://…</code> finds what an outlet offers.</p>`;
}

/** How many there are, with links to those that somebody should look after. */
function summary(all: readonly SourceStatus[], only: Only | null): Html {
  const words: Readonly<Record<Only, string>> = { unwell: 'not well', paused: 'paused' };
  const whole = counted(all.length, 'source');
  const parts = (['unwell', 'paused'] as const).map((kind) => {
    const count = all.filter(isOf[kind]).length;
    const said = `${count} ${words[kind]}`;
    if (count === 0) return '';
    return only === kind ? html`, <b>${said}</b>` : html`, <a href="/sources?only=${kind}">${said}</a>`;
  });
  return html`${only === null ? whole : html`<a href="/sources">${whole}</a>`}${parts}`;
}

function row(status: SourceStatus, brought: SourceYield | null, question: Question): Html {
  const { source, state } = status;
  const href = webLink(source.uri);
  const name = source.title ?? source.uri;
  const facts = [yieldWords(state), statementWords(brought), source.tags.join(', ')].filter((words) => words !== '');
  const set = settingWords(source);
  const former = formerWords(source);
  return html`<li><div class="when">${healthWords[healthOf(status)]}</div>
<div>${href === null ? name : html`<a class="title" href="${href}" rel="noopener noreferrer">${name}</a>`} <span class="role">${kindWords[source.kind]}</span>
<p class="meta">${looks(status)}</p>
${facts.length === 0 ? '' : html`<p class="meta">${facts.join(' · ')}</p>`}
${set === '' ? '' : html`<p class="meta"><b>Differs from default:</b> ${set}</p>`}
${former === '' ? '' : html`<p class="meta">${former}</p>`}
${state.problem === null ? '' : html`<p>${state.problem.detail}</p><p class="meta">Code <code>${state.problem.code}</code></p>`}
${buttons(status, name, question)}</div></li>`;
}

function buttons({ source }: SourceStatus, name: string, question: Question): Html {
  const path = `/sources/${encodeURIComponent(source.id)}`;
  const given = {
    token: question.formToken,
    paused: source.paused ? 'no' : 'yes',
    only: question.query('only'),
    after: question.query('after'),
  };
  const hidden = Object.entries(given)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<form action="${path}" method="post">${hidden}<button class="quiet">${source.paused ? 'Go on' : 'Pause'}<span class="unseen"> ${name}</span></button>
<button class="quiet" formaction="${path}/test">Test<span class="unseen"> ${name}</span></button></form>`;
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

/** Pauses a source, or lets it go on; leads back to where it was shown. */
export async function pauseSource(request: ChangeRequest, { store }: DeskServices): Promise<ChangeOutcome | null> {
  const status = await store.source(request.param('id'));
  if (status === null) return null;
  const paused = ['yes', 'true'].includes(request.field('paused'));
  await store.keepSource({ ...status.source, paused });
  const { only, from } = placeOf((name) => request.field(name));
  const href = withQuery('/sources', { only, after: from === 0 ? null : String(from) });
  return { problem: null, href, json: { id: status.source.id, paused } };
}
