/** Which of a person's statements a page shows: the filter in its address, and the links that narrow it or let it go. */
import { html } from 'hono/html';
import type { Mode, PersonCount, PersonFilter, PersonPage } from '../../types/index.ts';
import { withQuery } from '../links.ts';
import type { Html, Question } from '../view.ts';
import { figure } from '../words.ts';

const fields = ['act', 'mode', 'checked', 'outlet', 'role', 'to', 'venue'] as const;
type Field = (typeof fields)[number];

const longestValue = 300;
const modes: readonly string[] = ['direct', 'indirect', 'mixed'] satisfies Mode[];
const checks: readonly string[] = [
  'no',
  'confirmed',
  'corrected',
  'rejected',
  'added',
] satisfies PersonFilter['checked'][];

/** What stands in the address; what no statement can have is left out. */
export function filterOf(question: Question): PersonFilter {
  const given = fields
    .map((field) => [field, question.query(field).slice(0, longestValue)] as const)
    .filter(([field, value]) => value !== '' && isValue(field, value));
  return Object.fromEntries(given);
}

function isValue(field: Field, value: string): boolean {
  if (field === 'mode') return modes.includes(value);
  return field !== 'checked' || checks.includes(value);
}

/** The values of the address, so that links keep them. */
export function queryOf(filter: PersonFilter): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.flatMap((field) => (filter[field] === undefined ? [] : [[field, filter[field]]])));
}

const modeWords: Readonly<Record<string, string>> = {
  direct: 'their own words',
  mixed: 'partly their own words',
  indirect: 'reported',
};
const checkWords: Readonly<Record<string, string>> = {
  no: 'not checked',
  confirmed: 'confirmed',
  corrected: 'corrected',
  rejected: 'rejected',
  added: 'added by hand',
};
const fieldWords: Readonly<Record<Field, string>> = {
  act: 'act',
  mode: 'whose words',
  checked: 'checked',
  outlet: 'outlet',
  role: 'as',
  to: 'to',
  venue: 'at',
};

function wordsOf(field: Field, value: string): string {
  if (field === 'mode') return modeWords[value] ?? value;
  return field === 'checked' ? (checkWords[value] ?? value) : value;
}

/** Own words and reported told apart, above the list. */
export function modeTabs(path: string, { person, counts }: PersonPage, filter: PersonFilter): Html {
  const known = new Map(counts.modes.map(({ value, statements }) => [value, statements]));
  const tab = (mode: Mode | null, words: string, count: number) =>
    html`<li><a href="${withQuery(path, {
      ...queryOf(filter),
      mode,
    })}#said"${(filter.mode ?? null) === mode ? html` aria-current="true"` : ''}>${words}</a> <span>${figure(count)}</span></li>`;
  return html`<ul class="tabs" aria-label="Whose words">${tab(null, 'all', person.statements)}${(
    ['direct', 'mixed', 'indirect'] as const
  ).map((mode) => tab(mode, modeWords[mode]!, known.get(mode) ?? 0))}</ul>`;
}

/** What is asked for now, each with a way out of it. */
export function chosen(path: string, filter: PersonFilter, total: number): Html {
  const given = fields.filter((field) => filter[field] !== undefined);
  if (given.length === 0) return html``;
  return html`<p class="meta" role="status">${figure(total)} ${total === 1 ? 'statement' : 'statements'} with ${given.map(
    (field, i) =>
      html`${i === 0 ? '' : ', '}${fieldWords[field]} <b>${wordsOf(field, filter[field]!)}</b> (<a href="${withQuery(
        path,
        {
          ...queryOf(filter),
          [field]: null,
        },
      )}#said">any<span class="unseen"> ${fieldWords[field]}</span></a>)`,
  )} · <a href="${path}">show all</a></p>`;
}

/** Values that there are, with how many statements have them; the one that is chosen leads back. */
export function facet(
  path: string,
  filter: PersonFilter,
  field: Field,
  title: string,
  values: readonly PersonCount[],
  note = '',
): Html {
  if (values.length === 0) return html``;
  const id = `narrow-${field}`;
  const shown = values.slice(0, 8);
  const more = values.slice(8);
  const link = ({ value, statements }: PersonCount) => {
    const isChosen = filter[field] === value;
    const href = `${withQuery(path, { ...queryOf(filter), [field]: isChosen ? null : value })}#said`;
    return html`<li><a href="${href}"${isChosen ? html` aria-current="true"` : ''}>${wordsOf(field, value)}</a><span>${figure(statements)}<span class="unseen"> ${statements === 1 ? 'statement' : 'statements'}</span></span></li>`;
  };
  return html`<section aria-labelledby="${id}"><h2 class="label" id="${id}">${title}</h2><ul>${shown.map(link)}</ul>${
    more.length === 0
      ? ''
      : html`<details><summary>${figure(more.length)} more</summary><ul>${more.map(link)}</ul></details>`
  }${note === '' ? '' : html`<p class="meta">${note}</p>`}</section>`;
}
