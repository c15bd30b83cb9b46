/** Search: the query language by example, what was found and what it can be narrowed to, and where a query is wrong. */
import { html } from 'hono/html';
import { problem } from '../../lib/problems.ts';
import type { PersonSummary, QueryProblem, SearchPage, SearchSort } from '../../types/index.ts';
import { askedQuery, askForm } from '../ask-form.ts';
import { facetsView } from '../facets-view.ts';
import { withQuery } from '../links.ts';
import { pager, pageSize } from '../paging.ts';
import { problemView } from '../problem-view.ts';
import type { DeskServices } from '../services.ts';
import { statementList } from '../statement-view.ts';
import type { Html, Question, View } from '../view.ts';
import { figure } from '../words.ts';

/** Characters; a longer query is refused. */
export const longestQuery = 1000;

const fields = [
  ['pilots fog', 'both words, in what was said, its source or the headline'],
  ['"no passage"', 'these words in this order'],
  ['harb*', 'words that begin so; at least three letters'],
  ['-fog', 'without this word; also before a field: -who:Brandt'],
  ['pilots OR tugs', 'one of them; parentheses keep terms together'],
  ['who:Varga', 'said by somebody of this name, in any spelling that is on record'],
  ['to:parliament', 'said to them'],
  ['about:pilots', 'in what was said or in the headline; said: in what was said only'],
  ['when:2031-05', 'said, or else published, in this year, month or day; also 2031-05-01..2031-05-16, >2031-05'],
  ['where:Ansel', 'said at this place or occasion'],
  ['act:warn', 'done by saying it: warn, deny, promise, …'],
  ['mode:direct', 'direct: their own words; indirect: the outlet’s; mixed: both'],
  ['outlet:Tidewater', 'carried by this outlet'],
  ['sure:yes', 'read with 0.7 or more; no: with less; also sure:>0.8, sure:0.5..0.7'],
  [
    'checked:yes',
    'no, yes, confirmed, corrected, added, rejected, or checked:"Mira Oduya" by name; rejected ones are found only so',
  ],
] as const;

export async function search(question: Question, { store }: DeskServices): Promise<View> {
  const q = askedQuery(question);
  const after = question.query('after') || null;
  const sort: SearchSort = question.query('sort') === 'match' ? 'match' : 'date';
  if (q === '') return help(question, await store.people(3));
  const found =
    q.length > longestQuery
      ? { page: null, problem: { ...problem('desk/query-too-long', '', 'The query is too long.'), at: longestQuery } }
      : await store.search(q, { limit: pageSize, cursor: after, sort, facets: true });
  if (found.problem !== null) return wrong(question, q, found.problem);
  const { page } = found;
  return {
    title: `Search: ${q}`,
    searched: q,
    twin: withQuery('/search.json', { q, sort: sort === 'match' ? sort : null, after }),
    json: { query: q, ...page },
    html: () => html`<div class="two top"><div><h1>Search</h1>${searchBox(q, sort)}${results(q, page, question.origin, after === null)}</div>
<div class="rail">${facetsView(page)}${page.total === 0 ? '' : saveForm(q, question)}${otherWay(question)}</div></div>`,
  };
}

function searchBox(q: string, sort: SearchSort = 'date'): Html {
  return html`<form class="row find" action="/search" method="get"><label>Words, names, fields<input type="search" name="q" value="${q}" maxlength="${longestQuery}" autocomplete="off" spellcheck="false"></label>${
    sort === 'match' ? html`<input type="hidden" name="sort" value="match">` : ''
  }<button>Search</button></form>`;
}

function results(q: string, page: SearchPage, origin: string, isFirst: boolean): Html {
  if (page.total === 0) return nothing(q, page);
  const kept = page.sort === 'match' ? { q, sort: 'match' } : { q };
  return html`<p class="meta" role="status">${countText(page)} · ${sortLinks(q, page.sort)}</p>
<p class="meta">${feedLinks({ q })}</p>
${statementList(page.entries, origin, { highlights: page.highlights })}
${pager('/search', kept, page.cursor, isFirst)}`;
}

function countText({ total, isMore }: SearchPage): string {
  return `${isMore ? 'more than ' : ''}${figure(total)} statement${total === 1 ? '' : 's'}`;
}

function sortLinks(q: string, sort: SearchSort): Html {
  return sort === 'match'
    ? html`<a href="${withQuery('/search', { q })}">latest first</a> · <b>best match first</b>`
    : html`<b>latest first</b> · <a href="${withQuery('/search', { q, sort: 'match' })}">best match first</a>`;
}

/** `query`: `q`, or `saved` with the id of a saved search. */
export function feedLinks(query: Readonly<Record<string, string>>): Html {
  return html`<a href="${withQuery('/search.csv', query)}" download>CSV</a> · <a href="${withQuery('/search.jsonl', query)}" download>JSON lines</a> · <a href="${withQuery('/search.atom', query)}">Atom</a> · <a href="${withQuery('/search.feed.json', query)}">JSON Feed</a>`;
}

function nothing(q: string, { suggestions }: SearchPage): Html {
  const offered =
    suggestions.length === 0
      ? html`<p class="meta">Try fewer words, or another spelling of the name.</p>`
      : html`<h2 class="label spaced" id="instead-title">What there is instead</h2><ul class="instead" aria-labelledby="instead-title">${suggestions.map(
          ({ query, why, total }) =>
            html`<li><a href="${withQuery('/search', { q: query })}"><code>${query}</code></a> <span class="meta">${why}: ${figure(total)}</span></li>`,
        )}</ul>`;
  return html`<p class="nothing" role="status">Nothing on record matches <code>${q}</code>.</p>${offered}${fieldTable()}`;
}

function saveForm(q: string, question: Question): Html {
  return html`<section class="facet" aria-labelledby="save-title"><h2 class="label" id="save-title">Keep this search</h2><form class="save" action="/searches" method="post"><input type="hidden" name="token" value="${question.formToken}"><input type="hidden" name="query" value="${q}"><label>Name <input name="name" required maxlength="200" autocomplete="off"></label><label>Signed <input name="by" value="${question.editor}" maxlength="80" required autocomplete="name"></label><button class="quiet">Keep</button></form><p class="meta"><a href="/searches">Kept searches</a></p></section>`;
}

function otherWay(question: Question): Html {
  return html`<details class="other-way"><summary class="label">Ask in a sentence</summary>${askForm(question)}</details>`;
}

/** The query with the place marked where it goes wrong. */
function wrong(question: Question, q: string, queryProblem: QueryProblem): View {
  const at = Math.max(0, Math.min(queryProblem.at, q.length));
  const rest = q.slice(at, at + 80);
  const gap = rest.search(/\s/u);
  const marked = gap > 0 ? rest.slice(0, gap) : rest;
  return {
    title: 'Search: the query is not understood',
    status: 400,
    searched: q,
    json: { query: q, error: queryProblem },
    html: () => html`<div class="narrow"><h1>Search</h1>${searchBox(q)}${problemView(queryProblem)}
<p class="wrong"><span class="label">At character ${at + 1}</span> <code>${q.slice(Math.max(0, at - 80), at)}<mark>${marked === '' ? ' (end)' : marked}</mark>${rest.slice(marked.length)}</code></p>${meant(queryProblem)}${askForm(question)}${fieldTable()}</div>`,
  };
}

function meant({ suggestion }: QueryProblem): Html {
  if (suggestion == null) return html``;
  return html`<p>Did you mean <a href="${withQuery('/search', { q: suggestion })}"><code>${suggestion}</code></a>?</p>`;
}

function help(question: Question, people: readonly PersonSummary[]): View {
  return {
    title: 'Search',
    twin: '/search.json',
    json: { query: '', fields: fields.map(([example, meaning]) => ({ example, meaning })) },
    html: () => html`<div class="narrow"><h1>Search</h1>${searchBox('')}${askForm(question)}
${
  people.length === 0
    ? ''
    : html`<p class="meta">For example ${people.map(({ name }) => {
        const q = `who:"${name.replaceAll('"', '')}"`;
        return html`<a href="${withQuery('/search', { q })}"><code>${q}</code></a> `;
      })}</p>`
}<p class="meta"><a href="/searches">Kept searches</a></p>${fieldTable()}</div>`,
  };
}

function fieldTable(): Html {
  return html`<h2 class="label spaced" id="fields-title">What can be asked</h2><table aria-labelledby="fields-title"><thead><tr><th scope="col">Write</th><th scope="col">To find statements</th></tr></thead><tbody>${fields.map(
    ([example, meaning]) => html`<tr><td><code>${example}</code></td><td>${meaning}</td></tr>`,
  )}</tbody></table><p class="meta">Put together, all of them must hold. Quotation marks keep words together: <code>who:"Ilse Varga"</code>.</p>`;
}
