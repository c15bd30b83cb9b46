/**
 * Whether the verb that a word hangs from speaks of what was or of what is to come: `met Friday`, `will meet Friday`, `plans to meet
 * Friday`. From the dependency tree and the features of Universal Dependencies.
 */
import { childrenOf, clauseOf, hasRelation } from '../../lib/trees.ts';
import type { Analysis, TimeLanguage, Words } from '../../types/index.ts';
import type { Tense } from './frame.ts';

/** Words with their trees: they tell whether a verb looks ahead. */
export interface Trees {
  readonly words: Words;
  readonly tree: Analysis;
}

export function tenseAt({ words, tree }: Trees, offset: number, language: TimeLanguage): Tense {
  const word = wordAt(words.end, words.length, offset);
  if (word < 0) return null;
  if (word > 0 && language.futurePrepositions.has(words.lower[word - 1]!)) return 'future';
  let at = clauseOf(tree, word);
  for (let steps = 0; steps < 6 && at >= 0; steps++) {
    const tense = tenseOf({ words, tree }, at, language);
    if (tense !== undefined) return tense;
    const head = tree.head[at]!;
    if (head < 0) return null;
    at = clauseOf(tree, head);
  }
  return null;
}

/** Undefined when the verb does not tell: the one above it may. */
function tenseOf({ words, tree }: Trees, verb: number, language: TimeLanguage): Tense | undefined {
  const auxiliaries = childrenOf(tree, verb, ['aux', 'cop']);
  if (auxiliaries.some((at) => language.futureAuxiliaries.has(words.lower[at]!))) return 'future';
  if (language.planVerbs.has(words.lemmas[verb]!)) return 'future';
  const feats = (at: number) => tree.labels.feats[tree.feats[at]!]!;
  if (auxiliaries.some((at) => feats(at).includes('Tense=Past'))) {
    return language.futureVerbs.has(words.lemmas[verb]!) ? undefined : 'past';
  }
  const own = feats(verb);
  if (own.includes('VerbForm=Inf')) {
    const head = tree.head[verb]!;
    if (head >= 0 && hasRelation(tree, verb, ['xcomp', 'ccomp', 'acl', 'advcl'])) {
      return language.futureVerbs.has(words.lemmas[head]!) || hasRelation(tree, verb, ['acl']) ? 'future' : undefined;
    }
    return undefined;
  }
  if (own.includes('Tense=Past')) return 'past';
  if (own.includes('VerbForm=Ger')) return undefined;
  return own.includes('Tense=Pres') ? null : undefined;
}

/** The word that ends after `offset`; they stand in text order. */
function wordAt(ends: Uint32Array, length: number, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle]! > offset) high = middle;
    else low = middle + 1;
  }
  return low < length ? low : -1;
}
