/** A query as text again, so that one made from another can be shown and asked. */
import { writeTerm } from '../lib/query-text.ts';
import type { Query, Term } from './query.ts';

export function writeQuery(query: Query): string {
  if (query.kind === 'not') return `-${grouped(query.of)}`;
  if (query.kind === 'all') return query.of.map(grouped).join(' ');
  if (query.kind === 'any') return query.of.map(grouped).join(' OR ');
  return writeOne(query);
}

function grouped(query: Query): string {
  const written = writeQuery(query);
  return query.kind === 'all' || query.kind === 'any' ? `(${written})` : written;
}

function writeOne(term: Term): string {
  switch (term.kind) {
    case 'words': {
      const field = term.field === 'any' ? null : term.field;
      return term.prefix ? `${field === null ? '' : `${field}:`}${term.text}*` : writeTerm(field, term.text);
    }
    case 'act':
      return writeTerm('act', term.act);
    case 'mode':
      return `mode:${term.mode}`;
    case 'when':
      return `when:${day(term.from)}..${day(term.to)}`;
    case 'sure':
      return writeSure(term);
    case 'checked':
      return term.states.length === 1 ? `checked:${term.states[0]}` : 'checked:yes';
    case 'checked-by':
      return `checked:"${term.name}"`;
  }
}

function writeSure({ from, below }: Extract<Term, { kind: 'sure' }>): string {
  const [least, most] = [rounded(from), rounded(below)];
  if (below > 1) return `sure:${from === least ? '>=' : '>'}${least}`;
  if (from === 0) return `sure:${below === most ? '<' : '<='}${most}`;
  // One figure stands for all that are shown by it.
  return below === most ? `sure:${from.toFixed(Math.round(-Math.log10(below - from)))}` : `sure:${least}..${most}`;
}

function day(number: number | null): string {
  return number === null ? '' : new Date(number * 86_400_000).toISOString().slice(0, 10);
}

function rounded(figure: number): number {
  return Number(figure.toFixed(6));
}
