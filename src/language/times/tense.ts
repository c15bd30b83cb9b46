/**
 * Whether the verb that a word hangs from speaks of what was or of what is to come: `met Friday`, `will meet Friday`, `plans to meet
 * Friday`. From the dependency tree and the features of Universal Dependencies.
 */
import { childrenOf, clauseOf } from '../../lib/trees.ts';
import type { Analysis, TimeLanguage, Words } from '../../types/index.ts';
import type { Tense } from './frame.ts';

/** Words with their trees: they tell whether a verb looks ahead. */
export interface Trees {
  readonly words: Words;
  readonly tree: Analysis;
}

export function tenseAt(trees: Trees, offset: number, language: TimeLanguage): Tense {
  const { words, tree } = trees;
  const word = wordAt(words.end, words.length, offset);
  if (word < 0) return null;
  const led = word > 0 && language.futurePrepositions.has(words.lower[word - 1]!);
  let at = clauseOf(tree, word);
  // `follows Tuesday’s vote`: what hangs from a noun does not happen with a verb in the present.
  const isNested = at !== word && tree.head[word] !== at;
  for (let steps = 0; steps < 6; steps++) {
    const tense = tenseOf(trees, at, language);
    if (tense === 'perfect') return 'past';
    if (led) return 'future';
    if (tense === 'present' && isNested) return null;
    if (tense !== undefined) return tense;
    const head = tree.head[at]!;
    if (head < 0) break;
    at = clauseOf(tree, head);
  }
  return led ? 'future' : null;
}

/** `perfect` for `had met`; undefined when the verb does not tell: the one above it may. */
function tenseOf({ words, tree }: Trees, verb: number, language: TimeLanguage): Tense | 'perfect' | undefined {
  const feats = (at: number) => tree.labels.feats[tree.feats[at]!]!;
  const auxiliaries = childrenOf(tree, verb, ['aux', 'cop']);
  const has = auxiliaries.find((at) => language.perfectAuxiliaries.has(words.lemmas[at]!));
  if (auxiliaries.some((at) => language.futureAuxiliaries.has(words.lower[at]!)))
    return has === undefined ? 'future' : 'past';
  const lemma = words.lemmas[verb]!;
  const own = feats(verb);
  if (own.includes('VerbForm') && language.planVerbs.has(lemma)) return 'future';
  if (has !== undefined) return feats(has).includes('Tense=Past') ? 'perfect' : 'past';
  if (auxiliaries.some((at) => feats(at).includes('Tense=Past'))) return 'past';
  if (own.includes('VerbForm=Inf')) {
    const head = tree.head[verb]!;
    return head >= 0 && language.futureVerbs.has(words.lemmas[head]!) ? 'future' : null;
  }
  if (own.includes('Tense=Past')) return 'past';
  if (own.includes('Tense=Pres') || auxiliaries.some((at) => feats(at).includes('Tense=Pres')))
    return own.includes('VerbForm=Part') && auxiliaries.length === 0 ? undefined : 'present';
  return undefined;
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
