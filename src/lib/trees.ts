/**
 * The way to read dependency trees: small accessors over the columns of an `Analysis`. Words are indices; -1 stands for none.
 * Relations are asked for by UD's name; a name without a subtype stands for its subtypes too (`nsubj` for `nsubj:pass`).
 */
import type { Analysis } from '../types/index.ts';

/** Words `first` to `end`, the latter exclusive. */
export interface WordRange {
  readonly first: number;
  readonly end: number;
}

function known(tree: Analysis, word: number): number {
  if (!(Number.isInteger(word) && word >= 0 && word < tree.length)) throw new RangeError(`there is no word ${word}`);
  return word;
}

/** The relation's name, with its subtype: `nsubj:pass`. Throws `RangeError`, as all below, for an index that is not a word. */
export function relationOf(tree: Analysis, word: number): string {
  return tree.labels.deprel[tree.relation[known(tree, word)]!]!;
}

/** True when the word stands in one of the relations, or in a subtype of one. */
export function hasRelation(tree: Analysis, word: number, relations: readonly string[]): boolean {
  const name = relationOf(tree, word);
  const colon = name.indexOf(':');
  return relations.includes(name) || (colon > 0 && relations.includes(name.slice(0, colon)));
}

/** The words of the sentence that a word is in. */
export function sentenceOfWord(tree: Analysis, word: number): WordRange {
  const { sentenceEnds } = tree;
  known(tree, word);
  let low = 0;
  let high = sentenceEnds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sentenceEnds[middle]! > word) high = middle;
    else low = middle + 1;
  }
  return { first: low === 0 ? 0 : sentenceEnds[low - 1]!, end: sentenceEnds[low]! };
}

/** Words that hang directly from a word, in text order; only those in one of `relations`, where given. Linear in the sentence. */
export function childrenOf(tree: Analysis, word: number, relations?: readonly string[]): readonly number[] {
  const { first, end } = sentenceOfWord(tree, word);
  const children: number[] = [];
  for (let i = first; i < end; i++) {
    if (tree.head[i] === word && (relations === undefined || hasRelation(tree, i, relations))) children.push(i);
  }
  return children;
}

/** The subject of a verb or other predicate: `nsubj` or `csubj`, passive ones too; −1 when it has none of its own. */
export function subjectOf(tree: Analysis, word: number): number {
  return childrenOf(tree, word, ['nsubj', 'csubj'])[0] ?? -1;
}

const clauses: readonly string[] = ['root', 'ccomp', 'xcomp', 'advcl', 'acl', 'csubj', 'parataxis'];

/** The predicate of the clause that a word belongs to: the word itself where it heads one, else the nearest above it that does. */
export function clauseOf(tree: Analysis, word: number): number {
  let at = known(tree, word);
  while (tree.head[at]! >= 0 && !hasRelation(tree, at, clauses)) at = tree.head[at]!;
  return at;
}

/** A word and all that hangs from it, in text order; a crossing tree may leave gaps. Linear in the sentence. */
export function subtreeOf(tree: Analysis, word: number): readonly number[] {
  const { first, end } = sentenceOfWord(tree, word);
  // 0 not known yet, 1 below the word, 2 not below it.
  const state = new Uint8Array(end - first);
  state[word - first] = 1;
  const words: number[] = [];
  for (let i = first; i < end; i++) {
    let top = i;
    while (state[top - first] === 0 && tree.head[top]! >= 0) top = tree.head[top]!;
    const found = state[top - first] === 1 ? 1 : 2;
    for (let at = i; at !== top; at = tree.head[at]!) state[at - first] = found;
    if (state[top - first] === 0) state[top - first] = found;
    if (found === 1) words.push(i);
  }
  return words;
}

/** From the first word of a subtree to its last, whatever stands between. */
export function subtreeSpan(tree: Analysis, word: number): WordRange {
  const words = subtreeOf(tree, word);
  return { first: words[0]!, end: words.at(-1)! + 1 };
}
