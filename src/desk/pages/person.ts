/** One person: roles over time, names, what they said (own words and reported told apart), what others said of them, who changed what. */
import { html } from 'hono/html';
import type { PersonFilter, PersonPage, PersonRole } from '../../types/index.ts';
import { dayText } from '../dates.ts';
import { withQuery } from '../links.ts';
import { pager, pageSize } from '../paging.ts';
import type { DeskServices } from '../services.ts';
import { statementList } from '../statement-view.ts';
import type { Html, Question, View } from '../view.ts';
import { counted, figure } from '../words.ts';
import { chosen, facet, filterOf, modeTabs, queryOf } from './person-filter.ts';

export const personPath = (id: string) => `/people/${encodeURIComponent(id)}`;

export async function person(question: Question, { store }: DeskServices): Promise<View | null> {
  const after = question.query('after') || null;
  const filter = filterOf(question);
  const found = await store.person(question.param('id'), { limit: pageSize, cursor: after }, filter);
  if (found === null) return null;
  const path = personPath(found.person.id);
  return {
    title: found.person.name,
    nav: '/people',
    twin: withQuery(`${path}.json`, { ...queryOf(filter), after }),
    json: { filter, ...found },
    html: () => html`<div class="two top"><div>
<p class="label">${found.person.kind === 'person' ? 'Person' : 'Organisation'}</p><h1>${found.person.name}</h1>
<p class="meta">${summary(found)}</p>
${unclear(found)}${roles(path, found, filter)}
<h2 id="said">Statements</h2>
${modeTabs(path, found, filter)}${chosen(path, filter, found.said.total)}
${
  found.said.entries.length === 0
    ? html`<p class="nothing">${Object.keys(filter).length === 0 ? 'No statement of theirs is on record.' : 'No statement of theirs is so.'}</p>`
    : statementList(found.said.entries, question.origin, { hideWho: true })
}
${pager(path, queryOf(filter), found.said.cursor, after === null)}
${aboutThem(found, question.origin)}</div>
<div class="rail">${rail(path, found, filter)}</div></div>`,
  };
}

function summary({ person, alsoWritten, names }: PersonPage): string {
  const given = names.filter(({ origin }) => origin !== 'read').map(({ name }) => name);
  const others = [...new Set([...given, ...alsoWritten])].filter((name) => name !== person.name);
  return [
    others.length === 0 ? '' : `also ${others.slice(0, 8).join(', ')}`,
    `${counted(person.statements, 'statement')} in ${counted(person.articles, 'article')}${
      person.publishers === 0 ? '' : `, ${counted(person.publishers, 'outlet')}`
    }`,
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

function unclear({ isUnclear, person }: PersonPage): Html {
  if (!isUnclear) return html``;
  return html`<p class="problem" role="note">More than one person on record is called ${person.name}, and these articles do not say which of them is meant.</p>`;
}

/** Each role with when it was first and last given; the latest first. */
function roles(path: string, { roleTimes }: PersonPage, filter: PersonFilter): Html {
  if (roleTimes.length === 0) return html``;
  const shown = roleTimes.slice(0, 6);
  const more = roleTimes.slice(6);
  const item = ({ value, statements, from, to }: PersonRole) =>
    html`<li><a href="${withQuery(path, { ...queryOf(filter), role: filter.role === value ? null : value })}#said"${
      filter.role === value ? html` aria-current="true"` : ''
    }>${value}</a> <span class="meta">${span(from, to)} · ${counted(statements, 'statement')}</span></li>`;
  return html`<ul class="roles" aria-label="Roles">${shown.map(item)}</ul>${
    more.length === 0
      ? ''
      : html`<details class="roles-more"><summary>${figure(more.length)} more ${more.length === 1 ? 'role' : 'roles'}</summary><ul class="roles">${more.map(item)}</ul></details>`
  }`;
}

function span(from: string, to: string): Html {
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)];
  const time = (day: string) => html`<time datetime="${day}">${dayText(day)}</time>`;
  return first === last ? time(first) : html`${time(first)} – ${time(last)}`;
}

function aboutThem({ about, person }: PersonPage, origin: string): Html {
  if (about.length === 0) return html``;
  const q = `about:"${person.name.replaceAll('"', '')}"`;
  return html`<h2 id="about">Others about ${person.name}</h2>${statementList(about, origin)}<p class="meta"><a href="${withQuery('/search', { q })}">All that name them: <code>${q}</code></a></p>`;
}

function rail(path: string, found: PersonPage, filter: PersonFilter): Html {
  const { counts, person } = found;
  const who = `who:"${person.name.replaceAll('"', '')}"`;
  const isLong = person.statements > 300;
  return html`${facet(path, filter, 'act', 'Act', counts.acts)}
${facet(path, filter, 'outlet', 'Outlet', counts.outlets)}
${facet(path, filter, 'to', 'Said to', counts.addressees, isLong ? 'Among the latest 300 statements' : '')}
${facet(path, filter, 'venue', 'Said at', counts.venues, isLong ? 'Among the latest 300 statements' : '')}
${facet(path, filter, 'checked', 'Checked', counts.checks)}
${namesakes(found)}
<section aria-labelledby="find-title"><h2 class="label" id="find-title">As a search</h2><p class="meta"><a href="${withQuery('/search', { q: who })}"><code>${who}</code></a></p></section>
<section aria-labelledby="history-title"><h2 class="label" id="history-title">Who this is</h2>${history(found)}<p class="meta"><a href="${path}/edit">Merge, split, rename, other names</a></p></section>`;
}

function namesakes({ namesakes: others }: PersonPage): Html {
  if (others.length === 0) return html``;
  return html`<section aria-labelledby="namesakes-title"><h2 class="label" id="namesakes-title">Of the same name</h2><ul>${others.map(
    ({ id, name, role, statements }) =>
      html`<li><a href="${personPath(id)}">${name}${role === null ? '' : `, ${role}`}</a><span>${figure(statements)}<span class="unseen"> ${statements === 1 ? 'statement' : 'statements'}</span></span></li>`,
  )}</ul></section>`;
}

function history({ edits, merged }: PersonPage): Html {
  const [latest] = edits;
  const standing =
    merged.length === 0
      ? ''
      : html`<p class="meta">${counted(merged.length, 'person', 'people')} merged into this one</p>`;
  if (latest === undefined) return html`${standing}<p class="meta">As the articles say; nobody has changed it.</p>`;
  const { by, at } = latest.undone ?? latest;
  return html`${standing}<p class="meta">${counted(edits.length, 'change')} by hand, the latest by ${by} on <time datetime="${at}">${dayText(at)}</time></p>`;
}
