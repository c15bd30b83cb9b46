/**
 * The noun phrase around a head: with determiners, modifiers, prepositional phrases and relative clauses; without appositions,
 * coordinations, and what belongs to the clause where the noun is its predicate.
 */
import type { WordRange } from '../../lib/trees.ts';
import { type CoreferenceView, mostChildren } from './coreference-view.ts';

const outside: ReadonlySet<string> = new Set([
  ...['appos', 'parataxis', 'conj', 'cc', 'mark', 'cop', 'nsubj', 'csubj', 'aux', 'advcl', 'discourse', 'dislocated'],
  ...['ccomp', 'xcomp', 'orphan', 'vocative', 'expl', 'punct', 'list', 'reparandum', 'obj', 'iobj'],
]);
const ofClause: ReadonlySet<string> = new Set(['advmod', 'obl', 'advcl']);
const subjects: ReadonlySet<string> = new Set(['cop', 'nsubj']);
/** A longer phrase is a mistake of the tree, in words. */
const longest = 60;

/** `isName` for a person's name. `least` words, which hold the head, are in it whatever the tree says: a name. */
export function phraseAround(view: CoreferenceView, head: number, least: WordRange, isName = false): WordRange {
  const { index } = view;
  const isPredicate = view.child(head, subjects) >= 0;
  const lowest = view.sentenceFirst(head);
  let { first, end } = least;
  let seen = 0;
  for (let child = index.firstChild[head]!; child >= 0 && seen < mostChildren; child = index.nextSibling[child]!) {
    seen++;
    const relation = view.relation(child);
    if (relation === 'case' && child > head && child === end) end = child + 1;
    if (outside.has(relation) || relation === 'case' || (isPredicate && ofClause.has(relation))) continue;
    if (child > head && isLoose(view, child, end)) continue;
    if (isName && child > head && !belongsToName(view, child)) continue;
    first = Math.min(first, Math.max(index.left[child]!, lowest));
    end = Math.max(end, index.right[child]! + 1);
  }
  end = endBeforeBreak(view, least.end, end);
  if (end - first > longest) return least;
  return trimmed(view, { first, end }, least);
}

/** What follows after a comma and is no relative clause, or tells a time: `Varga on Monday`. */
function isLoose(view: CoreferenceView, child: number, end: number): boolean {
  const relation = view.fullRelation(child);
  if (relation === 'acl:relcl') return false;
  if (relation === 'nmod:unmarked' || relation === 'obl:unmarked') return true;
  const left = view.index.left[child]!;
  return left >= end && view.words.forms[left] === ',';
}

/** Behind a person's name only a relative clause, an adjective clause, or what the name is `of` or `from`. */
function belongsToName(view: CoreferenceView, child: number): boolean {
  const relation = view.relation(child);
  if (relation === 'flat' || relation === 'goeswith' || view.fullRelation(child) === 'acl:relcl') return true;
  if (relation !== 'nmod') return false;
  const preposition = view.index.firstChild[child]!;
  return preposition >= 0 && view.pack.people.origins.has(view.lower(preposition));
}

/** Where a semicolon, a colon or a bracket ends the phrase. */
function endBeforeBreak(view: CoreferenceView, from: number, end: number): number {
  for (let k = from; k < end; k++) if (/^[;:([]$/.test(view.words.forms[k]!)) return k;
  return end;
}

/** Without punctuation and conjunctions at its edges. */
function trimmed(view: CoreferenceView, { first, end }: WordRange, least: WordRange): WordRange {
  while (first < least.first && isEdge(view, first)) first++;
  while (end > least.end && isEdge(view, end - 1)) end--;
  return { first, end };
}

function isEdge(view: CoreferenceView, k: number): boolean {
  const upos = view.upos(k);
  if (upos === 'CCONJ') return true;
  return upos === 'PUNCT' && !/^[)\]”"’']/.test(view.words.forms[k]!);
}
