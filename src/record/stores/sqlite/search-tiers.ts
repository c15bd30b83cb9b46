/**
 * The order by match: what was said in just these words, then what has all of them, then those where a word stands in the headline, the
 * name or the role only. A score by how rare the words are would have to read through all that have them.
 */
import type { Query } from '../../query.ts';
import { quoted } from './query-match.ts';

/** Narrows a full-text expression to one tier. */
export type Tier = (match: string) => string;

/** Best first; one tier, which is everything, for a query without words that must be there. */
export function matchTiers(query: Query | null): readonly Tier[] {
  const parts = query === null ? [] : query.kind === 'all' ? query.of : [query];
  const words = parts
    .filter((part) => part.kind === 'words')
    .filter(({ field }) => field === 'any' || field === 'about');
  if (words.length === 0) return [(match) => match];
  const said = `content : (${words.map(({ text, prefix }) => `${quoted(text)}${prefix ? ' *' : ''}`).join(' AND ')})`;
  const rest: Tier = (match) => `(${match}) NOT ${said}`;
  if (words.length === 1 || words.some(({ prefix }) => prefix)) return [(match) => `(${match}) AND ${said}`, rest];
  const inOrder = `content : ${quoted(words.map(({ text }) => text).join(' '))}`;
  return [(match) => `(${match}) AND ${inOrder}`, (match) => `((${match}) AND ${said}) NOT ${inOrder}`, rest];
}
