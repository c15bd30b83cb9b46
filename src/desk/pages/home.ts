/** The first page: one box to read an article with, and the latest statements. */
import { html } from 'hono/html';
import type { Counts, EntryPage, PersonSummary } from '../../types/index.ts';
import { askForm } from '../ask-form.ts';
import { emptyForm, type Filled } from '../form.ts';
import { pager, pageSize } from '../paging.ts';
import { problemView } from '../problem-view.ts';
import type { Refused } from '../receive.ts';
import type { DeskServices } from '../services.ts';
import { statementList } from '../statement-view.ts';
import type { Html, Question, View } from '../view.ts';
import { counted } from '../words.ts';

/** `refused`: a form that was sent and could not be read; it is shown again with what is wrong. */
export async function home(question: Question, services: DeskServices, refused: Refused | null = null): Promise<View> {
  const { store } = services;
  const after = question.query('after') || null;
  const [latest, people, counts] = await Promise.all([
    store.latest({ limit: pageSize, cursor: after }),
    store.people(10),
    store.counts(),
  ]);
  return {
    title: refused === null ? 'Latest' : 'This could not be read',
    status: refused?.status ?? 200,
    nav: '/',
    twin: '/index.json',
    json: refused === null ? { counts, latest, people } : { error: refused.problem },
    html: () => html`<h1 class="unseen">Who said what</h1>
${box(question.formToken, refused)}
${counts.articles === 0 ? emptyRecord(question.formToken) : record(latest, people, counts, question.origin, after === null)}`,
  };
}

/** A text that is too long to be sent back is not shown again; the person still has it. */
const longestEcho = 500_000;

function shownAgain(refused: Refused | null): Filled {
  const filled = refused?.filled ?? emptyForm;
  return filled.text.length > longestEcho ? { ...filled, text: '' } : filled;
}

/** The line break after `<textarea>` is dropped by every browser, so that one in the text is not. */
function box(formToken: string, refused: Refused | null): Html {
  const { text, published, outlet, link } = shownAgain(refused);
  return html`<form class="box" action="/read" method="post" enctype="multipart/form-data" data-drop aria-labelledby="box-title">
<h2 class="label" id="box-title">Read an article</h2>
${refused === null ? '' : problemView(refused.problem)}
<input type="hidden" name="token" value="${formToken}">
<textarea name="text" aria-label="Link or text" placeholder="Paste a link or the text of an article" data-placeholder="Paste a link or the text of an article, or drop a file here">
${text}</textarea>
<div class="row file"><label>Or a file, HTML, plain text or PDF<input type="file" name="file" accept=".html,.htm,.txt,.md,.pdf,text/html,text/plain,application/pdf"></label></div>
<div class="row">
<label>Published<input name="published" value="${published}" placeholder="2031-05-16, if known" autocomplete="off"></label>
<label>Outlet<input name="outlet" value="${outlet}" placeholder="The Tidewater Post" autocomplete="off"></label>
<label>Link<input name="link" value="${link}" placeholder="https://" inputmode="url" autocomplete="off"></label>
<button data-busy="Reading…">Read it</button>
</div></form>`;
}

function emptyRecord(formToken: string): Html {
  return html`<section class="empty" aria-labelledby="empty-title"><h2 id="empty-title">Nothing is on record yet</h2>
<p>Onrecord reads news articles and keeps who said what: the words, whose words they are, when and where they were said, and the exact place in the text that proves it. Put an article into the box above, or look around in a small invented newsroom first.</p>
<form action="/demo" method="post"><input type="hidden" name="token" value="${formToken}"><button class="quiet" data-busy="Reading the demo newsroom…">Open the demo newsroom</button></form>
<p class="meta">The demo is read on this machine, needs no network, and stays in this record; start with another data folder for your own work.</p></section>`;
}

function record(
  latest: EntryPage,
  people: readonly PersonSummary[],
  counts: Counts,
  origin: string,
  isFirst: boolean,
): Html {
  return html`<div class="two"><section aria-labelledby="latest-title">
${askForm(null)}
<h2 id="latest-title">On record, latest first</h2>
<p class="meta">${countsText(counts)}</p>
${
  latest.entries.length === 0
    ? html`<p class="nothing">No statement was found in what has been read so far.</p>`
    : statementList(latest.entries, origin)
}
${pager('/', {}, latest.cursor, isFirst)}</section>
<div class="rail">${people.length === 0 ? '' : speakingMost(people)}${waiting(counts)}</div></div>`;
}

function countsText(counts: Counts): string {
  return [
    `${counted(counts.statements, 'statement')} by ${counted(counts.people, 'named source')}`,
    `in ${counted(counts.articles, 'article')}`,
    counts.publishers === 0 ? '' : `of ${counted(counts.publishers, 'outlet')}`,
  ].join(' ');
}

function speakingMost(people: readonly PersonSummary[]): Html {
  return html`<section aria-labelledby="most-title"><h2 class="label" id="most-title">Speaking most</h2><ul>${people.map(
    ({ id, name, statements }) =>
      html`<li><a href="/people/${encodeURIComponent(id)}">${name}</a><span>${statements}<span class="unseen"> ${statements === 1 ? 'statement' : 'statements'}</span></span></li>`,
  )}</ul></section>`;
}

/** Only when there is something to say. */
function waiting({ jobsWaiting, jobsFailed }: Counts): Html {
  if (jobsWaiting === 0 && jobsFailed === 0) return html``;
  return html`<section aria-labelledby="reading-title"><h2 class="label" id="reading-title">Reading</h2><ul>
${jobsWaiting === 0 ? '' : html`<li>Waiting to be read<span>${jobsWaiting}</span></li>`}
${jobsFailed === 0 ? '' : html`<li><a href="/problems">Could not be read</a><span>${jobsFailed}</span></li>`}</ul></section>`;
}
