/** Everybody on record, most statements first, page by page, with a filter by any name. */
import { html } from 'hono/html';
import type { PeoplePage, PersonSummary } from '../../types/index.ts';
import { withQuery } from '../links.ts';
import { pager } from '../paging.ts';
import type { DeskServices } from '../services.ts';
import type { Html, Question, View } from '../view.ts';
import { counted } from '../words.ts';
import { personPath } from './person.ts';

const shown = 100;

export async function people(question: Question, { store }: DeskServices): Promise<View> {
  const name = question.query('name').slice(0, 200);
  const after = question.query('after') || null;
  const found = await store.peoplePage({ limit: shown, cursor: after }, name);
  return {
    title: 'People',
    nav: '/people',
    twin: withQuery('/people.json', { name, after }),
    json: { name, ...found },
    html: () => html`<div class="narrow"><h1>People</h1>
<p class="meta">And organisations that were named as a source, most statements first</p>
<form class="row filter" action="/people" method="get"><label>Name begins with<input name="name" value="${name}" maxlength="200" autocomplete="off"></label><button class="quiet">Show</button></form>
${list(found, name, after === null)}</div>`,
  };
}

function list({ people: found, cursor, total }: PeoplePage, name: string, isFirst: boolean): Html {
  if (found.length === 0) {
    return html`<p class="nothing">${name === '' ? 'Nobody is on record yet.' : `Nobody on record has a name that begins with “${name}”.`}</p>`;
  }
  return html`<p class="meta" role="status">${counted(total, 'person or organisation', 'people and organisations')}</p>
<ol class="rows">${found.map(row)}</ol>${pager('/people', { name }, cursor, isFirst)}`;
}

function row({ id, name, role, statements, articles, publishers }: PersonSummary): Html {
  const path = personPath(id);
  return html`<li tabindex="-1" data-step data-href="${path}"><div class="when figure">${counted(statements, 'statement')}</div>
<div><a class="title" href="${path}">${name}</a>${role === null ? '' : html` <span class="role">${role}</span>`}
<p class="meta">in ${counted(articles, 'article')}${publishers === 0 ? '' : ` of ${counted(publishers, 'outlet')}`}</p></div></li>`;
}
