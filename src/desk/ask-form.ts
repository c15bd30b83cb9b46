/** “What did [who] say [to whom] about [what] [when] [where]”: a form over the query language, without which it says the same. */
import { html } from 'hono/html';
import { narrowed, writeTerm } from '../lib/query-text.ts';
import type { Html, Question } from './view.ts';

const blanks = [
  { field: 'who', before: 'What did', label: 'who', placeholder: 'Ilse Varga' },
  { field: 'to', before: 'say to', label: 'to whom', placeholder: 'parliament' },
  { field: 'about', before: 'about', label: 'about what', placeholder: 'night ferries' },
  { field: 'when', before: 'when', label: 'when', placeholder: '2031-05' },
  { field: 'where', before: 'where', label: 'where', placeholder: 'Oststad' },
] as const;

/** The query with what was typed into the blanks; each blank is one term, `about` one for each word. */
export function askedQuery(question: Pick<Question, 'query'>): string {
  return blanks.reduce(
    (query, { field }) =>
      termsOf(field, question.query(field)).reduce((whole, term) => narrowed(whole, term, false), query),
    question.query('q'),
  );
}

function termsOf(field: string, typed: string): string[] {
  if (!/[\p{L}\p{N}]/u.test(typed)) return [];
  // Quotation marks keep words together here as everywhere.
  const words = field === 'about' && !/["“„«]/u.test(typed) ? typed.split(/\s+/u) : [typed];
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word)).map((word) => writeTerm(field, word));
}

/** `filled`: what was typed, to be shown again. */
export function askForm(filled: Pick<Question, 'query'> | null): Html {
  return html`<form class="ask" action="/search" method="get" aria-label="Ask who said what">${blanks.map(
    ({ field, before, label, placeholder }) =>
      html`<label>${before} <input name="${field}" value="${filled?.query(field) ?? ''}" aria-label="${label}" placeholder="${placeholder}" maxlength="200" autocomplete="off"></label> `,
  )}<button class="quiet">Ask</button></form>`;
}
