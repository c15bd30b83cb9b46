/**
 * `The claim that the tender was rigged has divided the town.`: what is claimed ends before the sentence's own verb. Where a noun's
 * clause runs on to the end of its sentence and nothing before the clause is a verb, the verb that the clause has one too many is the sentence's.
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import { type Layout, sentenceRange } from './layout.ts';
import { childIn, nameOf, tagOf } from './words.ts';

/** The relations given, in their order. Linear in the words of their sentences. */
export function withoutMainClauses(layout: Layout, relations: readonly Relation[]): readonly Relation[] {
  return relations.map((relation) => {
    const { cueHead, content } = relation;
    const clause = content[0];
    if (cueHead < 0 || clause === undefined || content.length > 1 || clause.first <= cueHead) return relation;
    if (!nouns.has(tagOf(layout, cueHead)) || !runsOn(layout, clause)) return relation;
    const end = mainVerbIn(layout, clause);
    return end < 0 ? relation : { ...relation, content: [{ first: clause.first, end }] };
  });
}

const nouns: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);

/** A clause with its complementiser, without a quotation in it, up to its sentence's end; no verb stands before it. */
function runsOn(layout: Layout, { first, end }: WordRange): boolean {
  const { parsed, pack, isWord } = layout;
  const { words } = parsed;
  if (words.lower[first] !== pack.attribution.complementiser) return false;
  const sentence = sentenceRange(layout, words.sentence[first]!);
  // The end first: only one clause of a sentence runs on to it, however long the sentence is.
  for (let i = end; i < sentence.end; i++) if (isWord[i] === 1) return false;
  for (let i = first; i < end; i++) if (words.quotation[i] !== 0) return false;
  for (let i = sentence.first; i < first; i++) if (isFiniteForm(layout, i) && !isRelative(layout, i)) return false;
  return true;
}

/** Where the sentence's own verb begins within the clause, with its adverbs; −1 where every verb belongs to the clause. */
function mainVerbIn(layout: Layout, { first, end }: WordRange): number {
  let open = 1;
  for (let i = first + 1; i < end; i++) {
    if (opensClause(layout, i)) open++;
    if (!isFiniteForm(layout, i) && !isBareAddition(layout, i, first)) continue;
    if (isRelative(layout, i, first) && !hasOpener(layout, i)) continue;
    if (open > 0) open--;
    else return i > first + 3 ? withAdverbs(layout, i, first) : -1;
    if (layout.pack.cues.get(layout.parsed.words.lemmas[i]!)?.frames.has('clause')) open++;
  }
  return -1;
}

const finite: ReadonlySet<string> = new Set(['VBD', 'VBZ', 'VBP', 'MD']);
const openers: ReadonlySet<string> = new Set(['WDT', 'WP', 'WP$', 'WRB', 'CC']);

const kindOf = ({ parsed: { tree } }: Layout, word: number) => tree.labels.xpos[tree.xpos[word]!]!;

/** By its tag, as English trees have them. */
const isFiniteForm = (layout: Layout, word: number) => finite.has(kindOf(layout, word));

/** After it one verb more belongs to the clause: `who`, `when`, `if`, `and`. */
function opensClause(layout: Layout, word: number): boolean {
  if (openers.has(kindOf(layout, word))) return true;
  return nameOf(layout, word) === 'mark' && kindOf(layout, word) !== 'TO';
}

/** The predicate that an auxiliary or a copula belongs to; else the word itself. */
function predicateOf(layout: Layout, word: number): number {
  return helpers.has(nameOf(layout, word)) ? layout.parsed.tree.head[word]! : word;
}

const helpers: ReadonlySet<string> = new Set(['aux', 'aux:pass', 'cop']);
const subjects: ReadonlySet<string> = new Set(['nsubj', 'nsubj:pass']);

/** `the house he built`: of a clause with its own subject, that hangs from a word between `first` and itself. */
function isRelative(layout: Layout, word: number, first = 0): boolean {
  const predicate = predicateOf(layout, word);
  if (nameOf(layout, predicate) !== 'acl:relcl' || childIn(layout, predicate, subjects) < 0) return false;
  return layout.parsed.tree.head[predicate]! > first && layout.parsed.tree.head[predicate]! < word;
}

/** `the man who built it`: the word that opened the clause stands for its verb already. */
function hasOpener(layout: Layout, word: number): boolean {
  const { firstChild, nextSibling } = layout.index;
  for (let i = firstChild[predicateOf(layout, word)]!; i >= 0; i = nextSibling[i]!) {
    if (openers.has(kindOf(layout, i))) return true;
  }
  return false;
}

/** `… was a copy drew laughter`: a past form taken for a participle, which hangs from the noun itself or has an object. */
function isBareAddition(layout: Layout, word: number, first: number): boolean {
  if (kindOf(layout, word) !== 'VBN' || nameOf(layout, word) !== 'acl') return false;
  const helper = childIn(layout, word, helpers);
  if (helper >= 0 && childIn(layout, word, subjects) < helper) return false;
  return layout.parsed.tree.head[word]! < first || childIn(layout, word, objects) >= 0;
}

const objects: ReadonlySet<string> = new Set(['obj']);

function withAdverbs(layout: Layout, verb: number, first: number): number {
  const predicate = predicateOf(layout, verb);
  let start = verb;
  while (start > first + 3 && nameOf(layout, start - 1) === 'advmod' && isOf(layout, start - 1, verb, predicate))
    start--;
  return start;
}

function isOf({ parsed: { tree } }: Layout, adverb: number, verb: number, predicate: number): boolean {
  return tree.head[adverb] === verb || tree.head[adverb] === predicate;
}
