/** Search: the query language by example, what was found, and where a query is wrong. */
import { html } from 'hono/html';
import { problem } from '../../lib/problems.ts';
import type { EntryPage, PersonSummary, QueryProblem } from '../../types/index.ts';
import { withQuery } from '../links.ts';
import { pager, pageSize } from '../paging.ts';
import { problemView } from '../problem-view.ts';
import type { DeskServices } from '../services.ts';
import { statementList } from '../statement-view.ts';
import type { Html, Question, View } from '../view.ts';
import { counted } from '../words.ts';

/** Characters; a longer query is refused. */
export const longestQuery = 1000;

const fields = [
  ['pilots fog', 'both words, in what was said, its source or the headline'],
  ['"no passage"', 'these words in this order'],
  ['harb*', 'words that begin so'],
  ['-fog', 'without this word; also before a field: -who:Brandt'],
  ['pilots OR tugs', 'one of them; parentheses keep terms together'],
  ['who:Varga', 'said by somebody of this name'],
  ['to:parliament', 'said to them'],
  ['about:pilots', 'in what was said or in the headline; said: in what was said only'],
  ['when:2031-05', 'said, or else published, in this year, month or day; also 2031-05-01..2031-05-16, >2031-05'],
  ['where:Ansel', 'said at this place or occasion'],
  ['act:warn', 'done by saying it: warn, deny, promise, …'],
  ['mode:direct', 'direct: their own words; indirect: the outlet’s; mixed: both'],
  ['outlet:Tidewater', 'carried by this outlet'],
] as const;

export async function search(question: Question, { store }: DeskServices): Promise<View> {
  const q = question.query('q');
  const after = question.query('after') || null;
  if (q === '') return help(await store.people(3));
  const found =
    q.length > longestQuery
      ? { page: null, problem: { ...problem('desk/query-too-long', '', 'The query is too long.'), at: longestQuery } }
      : await store.search(q, { limit: pageSize, cursor: after });
  if (found.problem !== null) return wrong(q, found.problem);
  const { page } = found;
  return {
    title: `Search: ${q}`,
    searched: q,
    twin: withQuery('/search.json', { q, after }),
    json: { query: q, ...page },
    html: () =>
      html`<div class="narrow"><h1>Search</h1>${searchBox(q)}${results(q, page, question.origin, after === null)}</div>`,
  };
}

function searchBox(q: string): Html {
  return html`<form class="row find" action="/search" method="get"><label>Words, names, fields<input type="search" name="q" value="${q}" maxlength="${longestQuery}" autocomplete="off" spellcheck="false"></label><button>Search</button></form>`;
}

function results(q: string, page: EntryPage, origin: string, isFirst: boolean): Html {
  if (page.total === 0) {
    return html`<p class="nothing" role="status">Nothing on record matches <code>${q}</code>. Try fewer words, or another spelling of the name.</p>${fieldTable()}`;
  }
  return html`<p class="meta" role="status">${counted(page.total, 'statement')} · <a href="${withQuery('/search.csv', { q })}" download>CSV</a> · <a href="${withQuery('/search.json', { q })}">JSON</a></p>
${statementList(page.entries, origin)}
${pager('/search', { q }, page.cursor, isFirst)}`;
}

/** The query with the place marked where it goes wrong. */
function wrong(q: string, queryProblem: QueryProblem): View {
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
<p class="wrong"><span class="label">At character ${at + 1}</span> <code>${q.slice(Math.max(0, at - 80), at)}<mark>${marked === '' ? ' (end)' : marked}</mark>${rest.slice(marked.length)}</code></p>${fieldTable()}</div>`,
  };
}

function help(people: readonly PersonSummary[]): View {
  return {
    title: 'Search',
    twin: '/search.json',
    json: { query: '', fields: fields.map(([example, meaning]) => ({ example, meaning })) },
    html: () => html`<div class="narrow"><h1>Search</h1>${searchBox('')}
${
  people.length === 0
    ? ''
    : html`<p class="meta">For example ${people.map(({ name }) => {
        const q = `who:"${name.replaceAll('"', '')}"`;
        return html`<a href="${withQuery('/search', { q })}"><code>${q}</code></a> `;
      })}</p>`
}${fieldTable()}</div>`,
  };
}

function fieldTable(): Html {
  return html`<h2 class="label spaced" id="fields-title">What can be asked</h2><table aria-labelledby="fields-title"><thead><tr><th scope="col">Write</th><th scope="col">To find statements</th></tr></thead><tbody>${fields.map(
    ([example, meaning]) => html`<tr><td><code>${example}</code></td><td>${meaning}</td></tr>`,
  )}</tbody></table><p class="meta">Put together, all of them must hold. Quotation marks keep words together: <code>who:"Ilse Varga"</code>.</p>`;
}
