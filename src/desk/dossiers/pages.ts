/** Dossiers: the list, one dossier with what can be done to it, its form to read only, and where a statement is pinned. */
import { html } from 'hono/html';
import type { Dossier, DossierEdit, DossierSummary, PinnedStatement } from '../../types/index.ts';
import { dayText, momentText } from '../dates.ts';
import { withQuery } from '../links.ts';
import type { DeskServices } from '../services.ts';
import { statementList } from '../statement-view.ts';
import type { Html, Question, View } from '../view.ts';
import { contentText, counted, sourceName } from '../words.ts';
import { dossierFormats } from './exports.ts';

const mostEdits = 100;

/** Fields that every form here carries. */
export function signed(question: Pick<Question, 'formToken' | 'editor'>, basedOn: string | null = null): Html {
  return html`<input type="hidden" name="token" value="${question.formToken}">${
    basedOn === null ? '' : html`<input type="hidden" name="based_on" value="${basedOn}">`
  }<label class="by">Signed <input name="by" value="${question.editor}" maxlength="80" autocomplete="name" required></label>`;
}

export const dossierPath = (id: string) => `/dossiers/${encodeURIComponent(id)}`;

export async function dossiers(question: Question, { store }: DeskServices): Promise<View> {
  const putAway = question.query('removed') === 'yes';
  const found = await store.dossiers(putAway ? 'removed' : 'kept');
  return {
    title: putAway ? 'Dossiers put away' : 'Dossiers',
    nav: '/dossiers',
    twin: putAway ? '/dossiers.json?removed=yes' : '/dossiers.json',
    json: { dossiers: found },
    html: () => html`<div class="narrow"><h1>${putAway ? 'Dossiers put away' : 'Dossiers'}</h1>
<p class="meta">Statements pinned to a claim or a topic, with notes, in an order of your own. ${
      putAway ? html`<a href="/dossiers">Those in use</a>` : html`<a href="/dossiers?removed=yes">Those put away</a>`
    }</p>
${
  found.length === 0
    ? html`<p class="nothing">${putAway ? 'None is put away.' : 'There is none yet. Make one here, then pin statements to it from their pages.'}</p>`
    : html`<ol class="rows">${found.map(row)}</ol>`
}
${putAway ? '' : makeForm(question, null)}</div>`,
  };
}

function row({ id, title, about, statements, changed }: DossierSummary): Html {
  return html`<li tabindex="-1" data-step data-href="${dossierPath(id)}"><div class="when figure">${counted(statements, 'statement')}</div>
<div><a class="title" href="${dossierPath(id)}">${title}</a>${about === '' ? '' : html`<p>${about.length > 200 ? `${about.slice(0, 200)}…` : about}</p>`}
<p class="meta">last changed by ${changed.by} on <time datetime="${changed.at}">${dayText(changed.at)}</time></p></div></li>`;
}

function makeForm(question: Question, statementId: string | null): Html {
  return html`<form class="dossier-form" action="/dossiers" method="post"><h2>A new dossier</h2>
<label>Claim or topic <input name="title" maxlength="200" required></label>
<label>More about it <textarea name="about" rows="3" maxlength="20000"></textarea></label>
${statementId === null ? '' : html`<input type="hidden" name="statement" value="${statementId}">${noteField('')}`}
<div class="row">${signed(question)}<button>${statementId === null ? 'Make it' : 'Make it and pin the statement'}</button></div></form>`;
}

function noteField(note: string): Html {
  return html`<label>Note <textarea name="note" rows="2" maxlength="20000">${note}</textarea></label>`;
}

export async function dossier(question: Question, { store }: DeskServices): Promise<View | null> {
  const id = question.param('id');
  const found = await store.dossier(id);
  if (found === null) return null;
  const edits = await store.dossierEdits(id, mostEdits);
  const path = dossierPath(id);
  return {
    title: found.title,
    nav: '/dossiers',
    twin: `${path}.json`,
    json: { dossier: found, edits },
    html: () => html`<article class="narrow dossier">${heading(found)}
${found.isRemoved ? html`<p class="problem" role="status">This dossier is put away. ${act(question, found, 'restore', 'Take it out again')}</p>` : ''}
<p class="row links">${dossierFormats.map(({ ending, title }) => html`<a href="${path}${ending}">${title}</a>`)}</p>
${pins(found, question)}
${tools(found, edits, question)}</article>`,
  };
}

/** To read only; nothing on it changes anything or leads to what is not shared. */
export async function sharedDossier(question: Question, { store }: DeskServices): Promise<View | null> {
  const key = question.param('key');
  const found = await store.sharedDossier(key);
  if (found === null || found.isRemoved) return null;
  const { shareKey, latest, ...shared } = found;
  return {
    title: found.title,
    twin: `/shared/${encodeURIComponent(key)}.json`,
    json: { dossier: shared },
    html: () =>
      html`<article class="narrow dossier">${heading(found)}<ol class="pins">${found.pinned.map(
        (pinned) => html`<li>${pinnedView(pinned, question)}</li>`,
      )}</ol></article>`,
  };
}

/** Where a statement is to be pinned. */
export async function pin(question: Question, { store }: DeskServices): Promise<View | null> {
  const id = question.query('statement');
  const entry = await store.statement(id);
  if (entry === null) return null;
  const [all, already] = await Promise.all([store.dossiers('kept'), store.dossiersOf(entry.id)]);
  const there = new Set(already.map((one) => one.id));
  return {
    title: 'Pin a statement',
    nav: '/dossiers',
    json: { entry, dossiers: all, pinnedTo: [...there] },
    html: () => html`<div class="narrow"><h1>Pin a statement</h1>${statementList([entry], question.origin)}
${
  all.length === 0
    ? ''
    : html`<form class="dossier-form" action="/pin" method="post"><h2>To a dossier that is there</h2>
<input type="hidden" name="statement" value="${entry.id}">
<fieldset><legend class="unseen">Dossier</legend>${all.map(
        (one, i) =>
          html`<label class="choice"><input type="radio" name="dossier" value="${one.id}"${i === 0 ? html` checked` : ''}> ${one.title}${there.has(one.id) ? html` <span class="meta">it is pinned there; a note takes the place of the one before</span>` : ''}</label>`,
      )}</fieldset>
${noteField('')}<div class="row">${signed(question)}<button>Pin it</button></div></form>`
}
${makeForm(question, entry.id)}</div>`,
  };
}

function heading({ title, about, statements, made, changed }: DossierSummary): Html {
  return html`<p class="label">Dossier</p><h1>${title}</h1>
${about === '' ? '' : html`<p class="plain">${about}</p>`}
<p class="meta">${counted(statements, 'statement')} · made by ${made.by} on <time datetime="${made.at}">${dayText(made.at)}</time> · last changed by ${changed.by} on <time datetime="${changed.at}">${dayText(changed.at)}</time></p>`;
}

function pins(found: Dossier, question: Question): Html {
  if (found.pinned.length === 0) {
    return html`<p class="nothing">No statement is pinned yet. <a href="/search">Search</a> for some; each has a link “pin” on its page.</p>`;
  }
  return html`<ol class="pins">${found.pinned.map(
    (pinned, place) =>
      html`<li>${pinnedView(pinned, question)}${found.isRemoved ? '' : pinTools(found, pinned, place, question)}</li>`,
  )}</ol>`;
}

function pinnedView({ entry, asPinned, note }: PinnedStatement, question: Question): Html {
  const shown = entry ?? asPinned;
  return html`${statementList([shown], question.origin)}${
    entry === null
      ? html`<p class="problem">It is no longer on record as it was pinned; this is what it was then.</p>`
      : ''
  }${note === '' ? '' : html`<p class="plain note"><span class="label">Note</span> ${note}</p>`}`;
}

function pinTools(
  found: Dossier,
  { statementId, note, entry, asPinned }: PinnedStatement,
  place: number,
  question: Question,
): Html {
  const what = `${sourceName(entry ?? asPinned)}: ${contentText(entry ?? asPinned).slice(0, 60)}`;
  const button = (does: string, words: string, disabled = false) =>
    html`<button class="quiet" name="do" value="${does}"${disabled ? html` disabled` : ''}>${words}<span class="unseen"> (${what})</span></button>`;
  return html`<details class="needs-paperless"><summary>Note, order<span class="unseen"> of ${what}</span></summary>
<form class="dossier-form" action="${dossierPath(found.id)}" method="post"><input type="hidden" name="statement" value="${statementId}"><input type="hidden" name="place" value="${place}">
${noteField(note)}
<div class="row">${signed(question, found.latest.id)}${button('note', 'Keep the note')}${button('up', 'Move up', place === 0)}${button('down', 'Move down', place === found.pinned.length - 1)}${button('unpin', 'Unpin')}</div></form></details>`;
}

/** One button; signed with the name that this browser signed with last. */
function act(question: Question, found: Dossier, does: string, words: string): Html {
  return html`<form class="inline" action="${dossierPath(found.id)}" method="post"><input type="hidden" name="token" value="${question.formToken}"><input type="hidden" name="based_on" value="${found.latest.id}"><button class="quiet" name="do" value="${does}">${words}</button></form>`;
}

function tools(found: Dossier, edits: readonly DossierEdit[], question: Question): Html {
  return html`${
    found.isRemoved
      ? ''
      : html`<section class="needs-paperless tools" aria-label="Change it"><details><summary>Title and text</summary>
<form class="dossier-form" action="${dossierPath(found.id)}" method="post">
<label>Claim or topic <input name="title" value="${found.title}" maxlength="200" required></label>
<label>More about it <textarea name="about" rows="3" maxlength="20000">${found.about}</textarea></label>
<div class="row">${signed(question, found.latest.id)}<button name="do" value="describe">Keep</button></div></form></details>
${shareTools(found, question)}
<div class="row">${act(question, found, 'remove', 'Put the dossier away')}</div></section>`
  }
<section class="needs-paperless" aria-labelledby="changes"><h2 id="changes">Changes</h2><ol class="edits">${edits.map(
    (edit) =>
      html`<li><span class="meta"><time datetime="${edit.at}">${momentText(edit.at)}</time> · ${edit.by}</span> ${editText(edit)}${
        edit.id === found.latest.id
          ? html` <span class="meta">as it is now</span>`
          : html`<form class="inline" action="${dossierPath(found.id)}" method="post"><input type="hidden" name="edit" value="${edit.id}"><input type="hidden" name="token" value="${question.formToken}"><input type="hidden" name="based_on" value="${found.latest.id}"><button class="link" name="do" value="go-back">go back to this</button></form>`
      }</li>`,
  )}</ol></section>`;
}

function shareTools(found: Dossier, question: Question): Html {
  if (found.shareKey === null) {
    return html`<div class="row">${act(question, found, 'share', 'Make a link to read it')}<span class="meta">There is none yet.</span></div>`;
  }
  const href = `/shared/${encodeURIComponent(found.shareKey)}`;
  return html`<div class="row">${act(question, found, 'unshare', 'Make its link void')}<span class="meta">Whoever can reach this desk may read it at <a href="${href}">${question.origin}${href}</a></span></div>`;
}

const done: Readonly<Record<DossierEdit['kind'], string>> = {
  make: 'made it',
  describe: 'changed its title or text',
  pin: 'pinned a statement',
  note: 'changed a note',
  unpin: 'unpinned a statement',
  move: 'moved a statement',
  remove: 'put it away',
  restore: 'took it out again',
  'go-back': 'went back to an earlier state',
};

export function editText({ kind, statementId }: DossierEdit): Html {
  return statementId === null
    ? html`${done[kind]}`
    : html`<a href="/statements/${encodeURIComponent(statementId)}">${done[kind]}</a>`;
}

/** For a statement's own page: where it is pinned, and the way to pin it. */
export function pinnedLine(statementId: string, found: readonly DossierSummary[]): Html {
  return html`<p class="row links">${found.map(({ id, title }) => html`<a href="${dossierPath(id)}">in “${title}”</a>`)}<a href="${withQuery('/pin', { statement: statementId })}" data-pin>pin to a dossier</a></p>`;
}
