/** What a search can be narrowed to: each value with its count, a link to only these and one to all but these. */
import { html } from 'hono/html';
import type { Facet, FacetName, FacetValue, SearchPage } from '../types/index.ts';
import { dayText } from './dates.ts';
import { withQuery } from './links.ts';
import type { Html } from './view.ts';
import { figure } from './words.ts';

const headings: Readonly<Record<FacetName, string>> = {
  who: 'Who',
  outlet: 'Outlet',
  act: 'Act',
  mode: 'Whose words',
  when: 'When',
  checked: 'Checked',
  sure: 'How sure',
};

const names: Readonly<Partial<Record<FacetName, Readonly<Record<string, string>>>>> = {
  mode: { direct: 'their own', indirect: 'reported', mixed: 'partly their own' },
  checked: { no: 'by nobody yet' },
  sure: { yes: 'sure', no: 'doubtful' },
};

/** Facets that narrow nothing are left out. */
export function facetsView({ facets, isMore, total, sort }: SearchPage): Html {
  const useful = (facets ?? []).filter(({ values }) => values.some(({ count }) => count < total));
  if (useful.length === 0) return html``;
  return html`${useful.map((facet) => facetView(facet, sort))}${
    isMore ? html`<p class="meta">Counted over the latest ${figure(total)} found.</p>` : ''
  }`;
}

function facetView({ name, values }: Facet, sort: SearchPage['sort']): Html {
  const id = `facet-${name}`;
  return html`<section class="facet" aria-labelledby="${id}"><h2 class="label" id="${id}">${headings[name]}</h2><ul>${values.map(
    (value) => valueView(name, value, sort),
  )}</ul></section>`;
}

function valueView(facet: FacetName, { name, count, only, hide }: FacetValue, sort: SearchPage['sort']): Html {
  const shown = names[facet]?.[name] ?? (facet === 'when' ? dayText(name) : name);
  const order = sort === 'match' ? sort : '';
  return html`<li><a href="${withQuery('/search', { q: only, sort: order })}">${shown}<span class="unseen">, only these</span></a><span>${figure(count)} <a class="hide" href="${withQuery('/search', { q: hide, sort: order })}">hide<span class="unseen"> ${shown}</span></a></span></li>`;
}
