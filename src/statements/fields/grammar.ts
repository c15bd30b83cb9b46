/** An article as its fields are read: its trees, and which mention and which time expression each word is in. */

import type { TreeIndex } from '../../lib/tree-index.ts';
import type { WordRange } from '../../lib/trees.ts';
import type { LanguagePack, ParsedArticle, Span } from '../../types/index.ts';
import type { Relation } from '../relation.ts';

export interface Grammar {
  readonly parsed: ParsedArticle;
  readonly pack: LanguagePack;
  readonly index: TreeIndex;
  /** Relations' names without their subtypes, under the same indices as `tree.labels.deprel`. */
  readonly bases: readonly string[];
  /** Of each word, 1 + index into `mentions` or `times`; 0 for none. */
  readonly mentionAt: Uint32Array;
  readonly timeAt: Uint32Array;
  /** Names of one word, lower case, that stand right after `in` somewhere: of towns and countries. */
  readonly towns: ReadonlySet<string>;
}

export function grammarOf(parsed: ParsedArticle, pack: LanguagePack, index: TreeIndex): Grammar {
  const bases = parsed.tree.labels.deprel.map((name) => name.split(':')[0]!);
  const mentionAt = marked(parsed, parsed.mentions);
  const timeAt = marked(parsed, parsed.times);
  return { parsed, pack, index: withoutCrowds(parsed, index), bases, mentionAt, timeAt, towns: townsOf(parsed, pack) };
}

function townsOf({ words, tree }: ParsedArticle, pack: LanguagePack): ReadonlySet<string> {
  const towns = new Set<string>();
  for (let i = 1; i < words.length; i++) {
    if (words.lower[i - 1] === pack.fields.towns && tree.labels.upos[tree.upos[i]!] === 'PROPN')
      towns.add(words.lower[i]!);
  }
  return towns;
}

/** No sentence that is one has a word with more children. */
const mostChildren = 100;

/** Farther from its head no phrase is read, in words. */
const longestPhrase = 80;

/** Words with a crowd of children are taken for words without, so that looking at children costs no more in a list of thousands. */
function withoutCrowds({ tree: { head, length } }: ParsedArticle, index: TreeIndex): TreeIndex {
  const children = new Uint32Array(length);
  for (let i = 0; i < length; i++) if (head[i]! >= 0) children[head[i]!]!++;
  if (children.every((count) => count <= mostChildren)) return index;
  return { ...index, firstChild: index.firstChild.map((first, i) => (children[i]! <= mostChildren ? first : -1)) };
}

/** Of each word, 1 + the index of the last span that it begins in. Spans are in text order. */
function marked({ words }: ParsedArticle, given: readonly { readonly span: Span }[]): Uint32Array {
  const marks = new Uint32Array(words.length);
  let word = 0;
  given.forEach(({ span }, index) => {
    while (word < words.length && words.start[word]! < span.start) word++;
    while (word > 0 && words.end[word - 1]! > span.start) word--;
    for (let i = word; i < words.length && words.start[i]! < span.end; i++) marks[i] = index + 1;
  });
  return marks;
}

/** The relation to the head, without its subtype. */
export function relationTo({ bases, parsed: { tree } }: Grammar, word: number): string {
  return bases[tree.relation[word]!]!;
}

/** With its subtype: `nsubj:pass`. */
export function fullRelation({ parsed: { tree } }: Grammar, word: number): string {
  return tree.labels.deprel[tree.relation[word]!]!;
}

export function isPassive(grammar: Grammar, verb: number): boolean {
  for (let i = grammar.index.firstChild[verb]!; i >= 0; i = grammar.index.nextSibling[i]!) {
    if (fullRelation(grammar, i).endsWith(':pass')) return true;
  }
  return false;
}

export function tagOf({ parsed: { tree } }: Grammar, word: number): string {
  return tree.labels.upos[tree.upos[word]!]!;
}

export function isNominal(grammar: Grammar, word: number): boolean {
  const tag = tagOf(grammar, word);
  return tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON';
}

export function lowerAt({ parsed: { words } }: Grammar, word: number): string {
  return words.lower[word]!;
}

/** The lemma in lower case; of a verb that the pack knows as a cue, the pack's own, which no unseen form can lead astray. */
export function lemmaAt(grammar: Grammar, word: number): string {
  const { words } = grammar.parsed;
  const lemma = words.lemmas[word]!.toLowerCase();
  const tag = tagOf(grammar, word);
  const mayBeCue = tag === 'VERB' || (tag === 'PROPN' && lemma === words.lower[word]);
  return (mayBeCue ? grammar.pack.cueForms.get(words.lower[word]!) : undefined) ?? lemma;
}

export function headOf({ parsed: { tree } }: Grammar, word: number): number {
  return tree.head[word]!;
}

/** The first child, from `from` on, in one of the relations; −1 for none. */
export function childIn(grammar: Grammar, word: number, relations: ReadonlySet<string>): number {
  const { index } = grammar;
  for (let i = index.firstChild[word]!; i >= 0; i = index.nextSibling[i]!) {
    if (relations.has(relationTo(grammar, i))) return i;
  }
  return -1;
}

const caseMarks: ReadonlySet<string> = new Set(['case', 'mark']);
const laterParts: ReadonlySet<string> = new Set(['flat']);

/** The preposition of a nominal, or the mark of a clause; lower case, empty for none. */
export function markOf(grammar: Grammar, word: number): string {
  const mark = childIn(grammar, word, caseMarks);
  if (mark >= 0) return lowerAt(grammar, mark);
  // `with the Kestrin Courier`: a tree may have the preposition hanging from a later word of the name.
  const later = childIn(grammar, word, laterParts);
  const inner = later < 0 ? -1 : childIn(grammar, later, caseMarks);
  return inner >= 0 && inner < word ? lowerAt(grammar, inner) : '';
}

const modifyingClauses: ReadonlySet<string> = new Set(['acl']);

/** The infinitive that a tree has hanging from the object (`asked the council to repeat it`); −1 for none. */
export function infinitiveOf(grammar: Grammar, noun: number): number {
  const clause = childIn(grammar, noun, modifyingClauses);
  return clause > noun && markOf(grammar, clause) === grammar.pack.fields.infinitiveMark ? clause : -1;
}

export function isPlural({ parsed: { tree } }: Grammar, word: number): boolean {
  return /\bNumber=Plur\b/.test(tree.labels.feats[tree.feats[word]!]!);
}

const subjects: ReadonlySet<string> = new Set(['nsubj', 'csubj']);

/** The subject that a predicate has of its own, or −1. */
export function ownSubject(grammar: Grammar, predicate: number): number {
  return childIn(grammar, predicate, subjects);
}

const sharesSubject: ReadonlySet<string> = new Set(['xcomp', 'conj', 'advcl', 'parataxis']);

/**
 * The predicate whose subject this one shares (`left early, saying …`); −1 when it has its own, or none above it. A conjunct of
 * another tense tells of another time (`voted in Orsk and says`).
 */
export function sharedFrom(grammar: Grammar, predicate: number): number {
  const head = headOf(grammar, predicate);
  const relation = relationTo(grammar, predicate);
  if (head < 0 || ownSubject(grammar, predicate) >= 0 || !sharesSubject.has(relation)) return -1;
  if (relation !== 'conj') return head;
  const { xpos } = grammar.parsed.tree;
  const same = xpos[head] === xpos[predicate] && auxiliary(grammar, head) === auxiliary(grammar, predicate);
  return same ? head : -1;
}

/** `Varga, who said so last year,`: the verb, or one that it shares its subject with, says more of a noun. */
export function inRelativeClause(grammar: Grammar, verb: number): boolean {
  for (let at = verb, steps = 0; at >= 0 && steps < 4; at = sharedFrom(grammar, at), steps++) {
    if (fullRelation(grammar, at) === 'acl:relcl') return true;
  }
  return false;
}

const auxiliaries: ReadonlySet<string> = new Set(['aux']);

function auxiliary(grammar: Grammar, verb: number): string {
  const word = childIn(grammar, verb, auxiliaries);
  return word < 0 ? '' : lemmaAt(grammar, word);
}

export function within(range: WordRange | null, word: number): boolean {
  return range !== null && word >= range.first && word < range.end;
}

/** Binary search: the pieces of a content are in text order, and a transcript's may be thousands. */
export function inContent({ content }: Relation, word: number): boolean {
  let low = 0;
  let high = content.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (content[middle]!.end > word) high = middle;
    else low = middle + 1;
  }
  return within(content[low] ?? null, word);
}

export function isQuoted({ parsed: { words } }: Grammar, word: number): boolean {
  return words.quotation[word] !== 0;
}

export function spanOfWords({ parsed: { words } }: Grammar, { first, end }: WordRange): Span {
  return { start: words.start[first]!, end: words.end[end - 1]! };
}

/** The word of a range that heads it: the one nearest to the root. */
export function headWithin({ index }: Grammar, { first, end }: WordRange): number {
  let best = first;
  for (let i = first + 1; i < end; i++) if (index.depth[i]! < index.depth[best]!) best = i;
  return best;
}

const edges: ReadonlySet<string> = new Set(['case', 'punct', 'cc', 'mark']);
const outside: ReadonlySet<string> = new Set([
  'parataxis',
  'advcl',
  'ccomp',
  'csubj',
  'orphan',
  'vocative',
  'discourse',
]);

/**
 * A noun phrase by its tree, without the preposition before it and signs around it. Left out, with all after it: what `stops`
 * says of a word right of the head.
 */
export function phraseOf(grammar: Grammar, head: number, stops: (word: number) => boolean): WordRange {
  const { index, parsed } = grammar;
  let first = Math.max(index.left[head]!, head - longestPhrase);
  let end = Math.min(index.right[head]! + 1, head + longestPhrase);
  for (let i = index.firstChild[head]!; i >= 0; i = index.nextSibling[i]!) {
    const relation = relationTo(grammar, i);
    if (i < head) {
      if (edges.has(relation) || outside.has(relation)) first = Math.max(first, index.right[i]! + 1);
    } else if (outside.has(relation)) end = Math.min(end, index.left[i]!);
  }
  first = Math.min(first, head);
  for (let i = head + 1; i < end; i++) if (stops(i)) end = i;
  while (end > head + 1 && isEdge(grammar, end - 1)) end--;
  while (first < head && tagOf(grammar, first) === 'PUNCT') first++;
  const { quotation } = parsed.words;
  const title = quotation[end - 1]!;
  // The marks of a title within the phrase.
  while (title !== 0 && title !== quotation[head] && quotation[end] === title && tagOf(grammar, end) === 'PUNCT') end++;
  return { first, end };
}

const looseEnds: ReadonlySet<string> = new Set(['ADP', 'CCONJ', 'SCONJ', 'DET']);

function isEdge(grammar: Grammar, word: number): boolean {
  const tag = tagOf(grammar, word);
  return (tag === 'PUNCT' && lowerAt(grammar, word) !== ')') || looseEnds.has(tag);
}
