/**
 * Scare quotes after a verb of talking about something: `addressed the so-called “pact of the willing”`. The words in the marks are a name that
 * the reporter keeps at a distance; what was said about it is not told.
 */
import type { Relation } from '../relation.ts';
import type { Layout } from './layout.ts';

/** The relations without those whose content is no more than such a name. */
export function withoutScareQuotes(layout: Layout, relations: readonly Relation[]): readonly Relation[] {
  return relations.filter((relation) => !isTopicKeptAtDistance(layout, relation));
}

function isTopicKeptAtDistance({ parsed, pack }: Layout, { cueHead, content }: Relation): boolean {
  const first = content[0]?.first;
  if (cueHead < 0 || first === undefined || first < cueHead) return false;
  const { lower, lemmas, start, end } = parsed.words;
  if (!pack.attribution.topicVerbs.has(lemmas[cueHead]!)) return false;
  const from = pack.attribution.determiners.has(lower[first]!) ? first + 1 : first;
  // `so-called` is three words that touch.
  let past = from + 1;
  while (past < lower.length && start[past] === end[past - 1]) past++;
  return pack.attribution.distancing.has(lower.slice(from, past).join(''));
}
