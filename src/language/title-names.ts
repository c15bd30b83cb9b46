/**
 * Names in a headline in title case, where capitals tell nothing: only people whom the article names elsewhere, and places and
 * organisations of one word from the lists.
 */
import type { Candidate } from './candidates.ts';
import type { Chains } from './chains.ts';
import * as flag from './form-flags.ts';
import type { Words } from './words-of-article.ts';

export function namesInTitle(words: Words, sentence: number, first: number, end: number, chains: Chains): Candidate[] {
  const found: Candidate[] = [];
  for (let k = first; k < end; k++) {
    if (!words.has(k, flag.capital)) continue;
    const type = chains.hasSurname(words.lower(k)) ? 'PER' : typeOfOther(words, k, chains);
    if (type === null) continue;
    let name = k;
    if (type === 'PER' && k > first && words.has(k - 1, flag.given) && found.at(-1)?.end !== k) name = k - 1;
    let start = name;
    while (
      type === 'PER' &&
      start > first &&
      words.has(start - 1, flag.title | flag.role | flag.demonym) &&
      words.has(start - 1, flag.capital)
    )
      start--;
    found.push({
      kind: 'name',
      first: start,
      end: k + 1,
      name: { first: name, end: k + 1 },
      roles: [],
      type,
      gender: 'unknown',
      sentence,
      speaks: false,
    });
  }
  return found;
}

function typeOfOther(words: Words, k: number, chains: Chains): 'LOC' | 'ORG' | null {
  const small = words.lower(k);
  const known = chains.otherNamed(small);
  if (known !== undefined && known.type !== 'PER') return known.type;
  if (words.pack.places.has(small) && !words.has(k, flag.pronoun)) return 'LOC';
  return words.pack.organizations.has(small) && words.has(k, flag.acronym) ? 'ORG' : null;
}
