/** Everybody on record, most statements first, with a filter by name. */
import { html } from 'hono/html';
import type { PersonSummary } from '../../types/index.ts';
import type { DeskServices } from '../services.ts';
import type { Html, Question, View } from '../view.ts';
import { counted } from '../words.ts';

const shown = 200;

export async function people(question: Question, { store }: DeskServices): Promise<View> {
  const startsWith = question.query('name');
  const found = await (startsWith === '' ? store.people(shown) : store.people(shown, startsWith));
  return {
    title: 'People',
    nav: '/people',
    twin: startsWith === '' ? '/people.json' : `/people.json?${new URLSearchParams({ name: startsWith })}`,
    json: { name: startsWith, people: found },
    html: () => html`<div class="narrow"><h1>People</h1>
<p class="meta">And organisations that were named as a source, most statements first${found.length === shown ? `, the first ${shown}` : ''}</p>
<form class="row filter" action="/people" method="get"><label>Name begins with<input name="name" value="${startsWith}" maxlength="200" autocomplete="off"></label><button class="quiet">Show</button></form>
${
  found.length === 0
    ? html`<p class="nothing">${startsWith === '' ? 'Nobody is on record yet.' : `Nobody on record has a name that begins with “${startsWith}”.`}</p>`
    : html`<ol class="rows">${found.map(row)}</ol>`
}</div>`,
  };
}

function row({ id, name, role, statements, articles, publishers }: PersonSummary): Html {
  return html`<li tabindex="-1" data-step data-href="/people/${encodeURIComponent(id)}"><div class="when figure">${counted(statements, 'statement')}</div>
<div><a class="title" href="/people/${encodeURIComponent(id)}">${name}</a>${role === null ? '' : html` <span class="role">${role}</span>`}
<p class="meta">in ${counted(articles, 'article')}${publishers === 0 ? '' : ` of ${counted(publishers, 'outlet')}`}</p></div></li>`;
}
