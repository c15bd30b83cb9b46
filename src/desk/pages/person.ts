/** One person: roles and names as written, what they said (own words and reported told apart), and what others said of them. */
import { html } from 'hono/html';
import type { PersonPage } from '../../types/index.ts';
import { withQuery } from '../links.ts';
import { pager, pageSize } from '../paging.ts';
import type { DeskServices } from '../services.ts';
import { statementList } from '../statement-view.ts';
import type { Html, Question, View } from '../view.ts';
import { counted } from '../words.ts';

export async function person(question: Question, { store }: DeskServices): Promise<View | null> {
  const id = question.param('id');
  const after = question.query('after') || null;
  const found = await store.person(id, { limit: pageSize, cursor: after });
  if (found === null) return null;
  const path = `/people/${encodeURIComponent(id)}`;
  return {
    title: found.person.name,
    nav: '/people',
    twin: withQuery(`${path}.json`, { after }),
    json: { ...found },
    html: () => html`<div class="two top"><div>
<p class="label">On record</p><h1>${found.person.name}</h1>
<p class="meta">${summary(found)}</p>
<h2 id="said">Statements</h2>
${
  found.said.entries.length === 0
    ? html`<p class="nothing">No statement of theirs is on record.</p>`
    : statementList(found.said.entries, question.origin, { hideWho: true })
}
${pager(path, {}, found.said.cursor, after === null)}
${aboutThem(found, question.origin)}</div>
<div class="rail">${narrow(found.person.name)}</div></div>`,
  };
}

function summary({ person, roles, alsoWritten }: PersonPage): string {
  const others = alsoWritten.filter((name) => name !== person.name);
  const seen = new Set<string>();
  const different = roles.filter((role) => !seen.has(role.toLowerCase()) && seen.add(role.toLowerCase()));
  return [
    ...different.slice(0, 6),
    others.length === 0 ? '' : `also written ${others.slice(0, 8).join(', ')}`,
    `${counted(person.statements, 'statement')} in ${counted(person.articles, 'article')}${
      person.publishers === 0 ? '' : `, ${counted(person.publishers, 'outlet')}`
    }`,
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

function aboutThem({ about, person }: PersonPage, origin: string): Html {
  if (about.length === 0) return html``;
  return html`<h2 id="about">Others about ${person.name}</h2>${statementList(about, origin)}`;
}

/** Searches that narrow this page: the query language is the same everywhere. */
function narrow(name: string): Html {
  const who = `who:"${name.replaceAll('"', '')}"`;
  const searches = [
    ['their own words', `${who} mode:direct`],
    ['partly their own words', `${who} mode:mixed`],
    ['reported', `${who} mode:indirect`],
  ] as const;
  return html`<section aria-labelledby="whose-title"><h2 class="label" id="whose-title">Whose words</h2><ul>${searches.map(
    ([words, q]) => html`<li><a href="${withQuery('/search', { q })}">${words}</a></li>`,
  )}</ul></section>
<section aria-labelledby="find-title"><h2 class="label" id="find-title">As a search</h2><p class="meta"><a href="${withQuery('/search', { q: who })}"><code>${who}</code></a></p></section>`;
}
