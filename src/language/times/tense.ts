/**
 * Whether the verb that a word hangs from speaks of what was or of what is to come: `met Friday`, `will meet Friday`, `plans to meet
 * Friday`. From the dependency tree and the features of Universal Dependencies.
 */
import { childrenOf, clauseOf, hasRelation, sentenceOfWord } from '../../lib/trees.ts';
import type { Analysis, TimeLanguage, Words } from '../../types/index.ts';
import type { Tense } from './frame.ts';

/** Words with their trees: they tell whether a verb looks ahead. */
export interface Trees {
  readonly words: Words;
  readonly tree: Analysis;
}

/** The tense of the verb that the words between two offsets of the text hang from. */
export function tenseAt(trees: Trees, start: number, end: number, language: TimeLanguage): Tense {
  const { words, tree } = trees;
  const first = wordAt(words.end, words.length, start);
  if (first < 0) return null;
  const word = headOf(trees, first, end);
  // `due out Monday`, where `due` stands among the prepositions.
  if (childrenOf(tree, word, ['case']).some((at) => language.planVerbs.has(words.lemmas[at]!))) return 'future';
  const led = leadOf(trees, first, word, language);
  let at = clauseOf(tree, word);
  if (at === word && childrenOf(tree, word, ['cop']).length === 0) return tenseBefore(trees, word, language);
  // `follows Tuesday’s vote`: what hangs from a noun does not happen with a verb in the present.
  const isNested = at !== word && tree.head[word] !== at;
  for (let steps = 0; steps < 6; steps++) {
    const tense = tenseOf(trees, at, language);
    if (tense === 'perfect') return 'past';
    if (led === 'deferred' && language.deferVerbs.has(words.lemmas[at]!)) return 'future';
    if (led === 'always') return 'future';
    if (led === 'unless-past') return tense === 'past' ? 'past' : 'future';
    if (tense === 'present' && isNested) return null;
    if (tense !== undefined) return tense;
    const head = tree.head[at]!;
    if (head < 0) return null;
    at = clauseOf(tree, head);
  }
  return null;
}

/** For a day that the tree hangs from no verb: what the verb before it in its sentence says. */
function tenseBefore({ words, tree }: Trees, word: number, language: TimeLanguage): Tense {
  const { first } = sentenceOfWord(tree, word);
  for (let at = word - 1; at >= first && word - at < 12; at--) {
    if (language.futureAuxiliaries.has(words.lower[at]!)) return 'future';
    const feats = tree.labels.feats[tree.feats[at]!]!;
    if (feats.includes('VerbForm=Fin')) return feats.includes('Tense=Past') ? 'past' : 'present';
  }
  return null;
}

type Lead = 'always' | 'unless-past' | 'deferred' | undefined;

/** The preposition before the words, or before what they belong to: `until Friday`, `until a hearing Friday`. */
function leadOf({ words, tree }: Trees, first: number, word: number, language: TimeLanguage): Lead {
  const before = first > 0 ? language.futurePrepositions.get(words.lower[first - 1]!) : undefined;
  const head = tree.head[word]!;
  if (before !== undefined || head < 0 || !hasRelation(tree, word, ['nmod', 'obl', 'compound', 'appos'])) return before;
  const led = childrenOf(tree, head, ['case', 'mark']).map((at) => language.futurePrepositions.get(words.lower[at]!));
  return led.find((one) => one === 'always');
}

/** Of the words from `first` on, the one that the others hang from. */
function headOf({ words, tree }: Trees, first: number, end: number): number {
  let word = first;
  for (let steps = 0; steps < 8; steps++) {
    const head = tree.head[word]!;
    if (head < first || words.start[head]! >= end) break;
    word = head;
  }
  return word;
}

/** `is scheduled`, `is due`; not `a plan`. */
const planning: ReadonlySet<string> = new Set(['VERB', 'ADJ']);

/** `perfect` for `had met`; undefined when the verb does not tell: the one above it may. */
function tenseOf({ words, tree }: Trees, verb: number, language: TimeLanguage): Tense | 'perfect' | undefined {
  const feats = (at: number) => tree.labels.feats[tree.feats[at]!]!;
  const auxiliaries = childrenOf(tree, verb, ['aux', 'cop']);
  const has = auxiliaries.find((at) => language.perfectAuxiliaries.has(words.lemmas[at]!));
  if (auxiliaries.some((at) => language.futureAuxiliaries.has(words.lower[at]!)))
    return has === undefined ? 'future' : 'past';
  const lemma = words.lemmas[verb]!;
  const own = feats(verb);
  if (language.planVerbs.has(lemma) && planning.has(tree.labels.upos[tree.upos[verb]!]!)) return 'future';
  if (has !== undefined) return feats(has).includes('Tense=Past') ? 'perfect' : 'past';
  const told = auxiliaries.filter((at) => feats(at).includes('VerbForm=Fin'));
  const isInfinitive = own.includes('VerbForm=Inf') || auxiliaries.some((at) => feats(at).includes('VerbForm=Inf'));
  if (isInfinitive && (told.length === 0 || told.some((at) => language.futureVerbs.has(words.lemmas[at]!)))) {
    // `is to meet`, `Council to vote Friday`, `plans to meet`
    const head = tree.head[verb]!;
    if (told.length > 0 || head < 0 || language.futureVerbs.has(words.lemmas[head]!)) return 'future';
    return tree.head[head]! < 0 && hasRelation(tree, verb, ['acl']) ? 'future' : null;
  }
  if (told.length > 0) return told.some((at) => feats(at).includes('Tense=Past')) ? 'past' : 'present';
  // `stay closed through Friday`: the verb above tells.
  if (own.includes('VerbForm=Part') && hasRelation(tree, verb, ['xcomp'])) return undefined;
  if (own.includes('Tense=Past')) return 'past';
  return own.includes('Tense=Pres') && !own.includes('VerbForm=Part') ? 'present' : undefined;
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
