/** Where somebody says who a person is: merge, split, rename, other names, not the same; and all that was said so before, with a way back. */
import { html } from 'hono/html';
import type { PersonEdit, PersonPage, PersonSummary, RecordEntry } from '../../types/index.ts';
import { dayText, momentText } from '../dates.ts';
import { withQuery } from '../links.ts';
import type { DeskServices } from '../services.ts';
import type { Html, Question, View } from '../view.ts';
import { contentText, counted } from '../words.ts';
import { personPath } from './person.ts';

const mostFound = 12;
/** Articles offered for a split. */
const mostArticles = 100;

export async function personEdit(question: Question, { store }: DeskServices): Promise<View | null> {
  const found = await store.person(question.param('id'), { limit: mostArticles, cursor: null });
  if (found === null) return null;
  const { person, namesakes } = found;
  const find = question.query('find').slice(0, 200);
  const looked = find === '' ? [] : (await store.peoplePage({ limit: mostFound + 1, cursor: null }, find)).people;
  const others = (find === '' ? namesakes : looked).filter(({ id }) => id !== person.id).slice(0, mostFound);
  const path = personPath(person.id);
  return {
    title: `Who ${person.name} is`,
    nav: '/people',
    twin: withQuery(`${path}/edit.json`, { find }),
    json: { person, others, edits: found.edits, revision: found.revision, merged: found.merged },
    html: () => html`<div class="narrow person-edit"><p class="label"><a href="${path}">${person.name}</a></p><h1>Who this is</h1>
<p class="meta">What you change here is signed, dated and can be taken back. No article is altered, and it stays so when articles are read again.</p>
${together(question, found, find, others)}
${names(question, found)}
${split(question, found, others)}
${history(question, found)}</div>`,
  };
}

/** What every form here carries. */
function form(
  question: Question,
  { person, revision }: PersonPage,
  does: PersonEdit['kind'] | 'undo',
  inner: Html,
): Html {
  return html`<form class="person-form" action="${personPath(person.id)}" method="post"><input type="hidden" name="token" value="${question.formToken}"><input type="hidden" name="do" value="${does}"><input type="hidden" name="seen" value="${revision}">${inner}</form>`;
}

function signature({ editor }: Question): Html {
  return html`<label class="by">Signed <input name="by" value="${editor}" maxlength="80" autocomplete="name" required></label>`;
}

function together(question: Question, found: PersonPage, find: string, others: readonly PersonSummary[]): Html {
  const { person } = found;
  return html`<section aria-labelledby="together-title"><h2 id="together-title">One person or two</h2>
<form class="row find" action="${personPath(person.id)}/edit" method="get"><label>Find the other one by any name<input type="search" name="find" value="${find}" maxlength="200" autocomplete="off"></label><button class="quiet">Find</button></form>
${
  others.length === 0
    ? html`<p class="nothing">${find === '' ? `Nobody else on record is called ${person.name}.` : `Nobody else on record has a name that begins with “${find}”.`}</p>`
    : html`<ol class="rows">${others.map((other) => pairRow(question, found, other))}</ol>`
}</section>`;
}

function pairRow(question: Question, found: PersonPage, other: PersonSummary): Html {
  const { id, name, role, statements } = other;
  const button = (does: 'merge' | 'apart', words: string) =>
    form(
      question,
      found,
      does,
      html`<input type="hidden" name="other" value="${id}"><input type="hidden" name="by" value="${question.editor}"><button class="quiet">${words}<span class="unseen">: ${name}${role === null ? '' : `, ${role}`}</span></button>`,
    );
  return html`<li tabindex="-1" data-step data-href="${personPath(id)}"><div class="when figure">${counted(statements, 'statement')}</div>
<div><a class="title" href="${personPath(id)}">${name}</a>${role === null ? '' : html` <span class="role">${role}</span>`}
<div class="row">${button('merge', 'The same person')}${button('apart', 'Not the same')}</div></div></li>`;
}

function names(question: Question, found: PersonPage): Html {
  const { person, names: known, nameCount } = found;
  const more = nameCount - known.length - 1;
  return html`<section aria-labelledby="names-title"><h2 id="names-title">Names</h2>
${known.length === 0 ? '' : html`<p class="meta">Also ${known.slice(0, 40).map(({ name, origin }, i) => html`${i === 0 ? '' : ', '}${name}${origin === 'alias' ? ' (by hand)' : ''}`)}${more > 0 ? ` and ${counted(more, 'more', 'more')}` : ''}</p>`}
${form(question, found, 'rename', html`<label>Shown as <input name="name" value="${person.name}" maxlength="200" required autocomplete="off"></label><div class="row">${signature(question)}<button>Rename</button></div>`)}
${form(question, found, 'alias', html`<label>One more name or spelling <input name="name" maxlength="200" required autocomplete="off"></label><p class="meta">Searches by it find this person. Whoever is called just so on record, or in an article to come, is this person.</p><div class="row">${signature(question)}<button>Add it</button></div>`)}</section>`;
}

function split(question: Question, found: PersonPage, others: readonly PersonSummary[]): Html {
  const { roleTimes, said, person } = found;
  const written = found.names.filter(({ origin }) => origin === 'read');
  const inner = html`<p class="meta">Some of these statements are by somebody else: choose which, by role, by spelling or by article.</p>
${choices(
  'role',
  'In these roles',
  roleTimes.map(({ value, statements }) => [value, `${value} · ${counted(statements, 'statement')}`] as const),
)}
${choices(
  'name_written',
  'Under these spellings',
  written.slice(0, 40).map(({ name }) => [name, name] as const),
)}
${choices('article', 'In these articles', articlesOf(said.entries))}
<fieldset><legend>They are by</legend>
<label class="choice"><input type="radio" name="other" value="" checked> somebody new</label>
${others.map(({ id, name, role }) => html`<label class="choice"><input type="radio" name="other" value="${id}"> ${name}${role === null ? '' : `, ${role}`}</label>`)}</fieldset>
<label>Name of somebody new, if not ${person.name} <input name="name" maxlength="200" autocomplete="off"></label>
<div class="row">${signature(question)}<button>Split</button></div>`;
  return html`<section aria-labelledby="split-title"><h2 id="split-title">Split</h2><details><summary>Some of it is somebody else’s</summary>${form(question, found, 'split', inner)}</details></section>`;
}

function choices(field: string, legend: string, values: readonly (readonly [value: string, words: string])[]): Html {
  if (values.length === 0) return html``;
  return html`<fieldset><legend>${legend}</legend>${values.map(
    ([value, words]) =>
      html`<label class="choice"><input type="checkbox" name="${field}" value="${value}"> ${words}</label>`,
  )}</fieldset>`;
}

/** Each article once, with the first words of what was said there. */
function articlesOf(entries: readonly RecordEntry[]): readonly (readonly [string, string])[] {
  const found = new Map<string, string>();
  for (const entry of entries) {
    const [carried] = entry.carriedBy;
    if (carried === undefined || found.has(carried.articleId)) continue;
    const when = carried.datePublished === null ? '' : `${dayText(carried.datePublished)} · `;
    const title = carried.headline ?? contentText(entry).slice(0, 80);
    found.set(carried.articleId, `${when}${carried.publisher ?? 'unnamed outlet'} · ${title}`);
  }
  return [...found];
}

function history(question: Question, found: PersonPage): Html {
  const { edits } = found;
  return html`<section aria-labelledby="history-title"><h2 id="history-title">History</h2>${
    edits.length === 0
      ? html`<p class="nothing">Nobody has changed anything yet.</p>`
      : html`<ol class="rows">${edits.map((edit) => editRow(question, found, edit))}</ol>`
  }</section>`;
}

function editRow(question: Question, found: PersonPage, edit: PersonEdit): Html {
  const { undone, by, at, id } = edit;
  return html`<li${undone === null ? '' : html` class="undone"`}><div class="when"><time datetime="${at}">${dayText(at)}</time></div>
<div>${editText(edit)} <span class="role">by ${by}</span>${
    undone === null
      ? form(
          question,
          found,
          'undo',
          html`<input type="hidden" name="edit" value="${id}"><input type="hidden" name="by" value="${question.editor}"><button class="quiet">Take it back<span class="unseen">: ${editText(edit)}</span></button>`,
        )
      : html`<p class="meta">taken back by ${undone.by} on <time datetime="${undone.at}">${momentText(undone.at)}</time></p>`
  }</div></li>`;
}

/** What an edit did, in a sentence. */
export function editText({ kind, person, other, name, moved }: PersonEdit): string {
  switch (kind) {
    case 'merge':
      return `“${other?.name}” was merged into “${person.name}”`;
    case 'split': {
      const parts = [
        ...(moved?.roles ?? []).map((role) => `as ${role}`),
        ...(moved?.names ?? []).map((written) => `written ${written}`),
        ...((moved?.articles.length ?? 0) === 0 ? [] : [`in ${counted(moved!.articles.length, 'article')}`]),
      ];
      return `What “${person.name}” said ${parts.join(', ')} went to “${other?.name}”`;
    }
    case 'rename':
      return `The name shown was set to “${name}”`;
    case 'alias':
      return `“${name}” was added as a name${other === null ? '' : ', and who was called so is this person'}`;
    case 'apart':
      return `“${person.name}” and “${other?.name}” were said to be two`;
  }
}
