/** Other queries for one that finds nothing: without one of its terms, or its word looked for elsewhere. Only those that find something. */
import type { Suggestion } from '../../../types/index.ts';
import type { Query, WordField } from '../../query.ts';
import { writeQuery } from '../../query-write.ts';

/** Each costs a search. */
const mostTried = 8;
const mostOffered = 4;
const elsewhere: readonly (readonly [field: WordField, why: string])[] = [
  ['who', 'as who said it'],
  ['to', 'as who it was said to'],
  ['where', 'as where it was said'],
  ['outlet', 'as the outlet'],
];

export function suggestionsFor(query: Query, count: (query: Query) => number): Suggestion[] {
  return others(query)
    .slice(0, mostTried)
    .map(({ query: other, why }) => ({ query: writeQuery(other), why, total: count(other) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .slice(0, mostOffered);
}

interface Other {
  readonly query: Query;
  readonly why: string;
}

function others(query: Query): readonly Other[] {
  if (query.kind === 'words') return wordElsewhere(query);
  if (query.kind !== 'all') return [];
  return query.of.map((part, i) => {
    const rest = query.of.filter((_, other) => other !== i);
    return { query: rest.length === 1 ? rest[0]! : { kind: 'all', of: rest }, why: `without ${writeQuery(part)}` };
  });
}

function wordElsewhere(term: Extract<Query, { kind: 'words' }>): readonly Other[] {
  const fields = elsewhere.filter(([field]) => field !== term.field);
  const anywhere: Other[] = term.field === 'any' ? [] : [{ query: { ...term, field: 'any' }, why: 'anywhere' }];
  const begun: Other[] =
    term.prefix || term.text.length < 4 || /\P{L}/u.test(term.text)
      ? []
      : [{ query: { ...term, text: term.text.slice(0, -1), prefix: true }, why: 'words that begin so' }];
  return [...anywhere, ...fields.map(([field, why]) => ({ query: { ...term, field }, why })), ...begun];
}
