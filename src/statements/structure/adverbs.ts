/**
 * Hearsay by an adverb: `Two clerks | allegedly | burned the receipts`. The cue is the adverb, the content the clause of the verb it hangs
 * from, in pieces around it; nobody is the source. Beside a verb of saying it is that verb's hedge (`reportedly said`).
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import { endsSentence, isDash, type Layout } from './layout.ts';
import { childIn, coveredBy, nameOf, tagOf } from './words.ts';

/** Farther from its verb no word of a clause is looked for. */
const longestClause = 80;

/** New relations in text order. Only outside quotations, outside contents, and where the clause has no cue yet. */
export function adverbialHearsay(layout: Layout, relations: readonly Relation[]): readonly Relation[] {
  const { parsed, pack } = layout;
  const { words, tree } = parsed;
  const covered = coveredBy(layout, relations);
  const cues = coveredByCues(words.length, relations);
  const found: Relation[] = [];
  const seen = new Uint8Array(words.length);
  for (let adverb = 0; adverb < words.length; adverb++) {
    if (!pack.attribution.hearsay.has(words.lower[adverb]!) || nameOf(layout, adverb) !== 'advmod') continue;
    const verb = tree.head[adverb]!;
    if (seen[verb] === 1 || covered[adverb] === 1 || words.quotation[adverb] !== 0) continue;
    seen[verb] = 1;
    if (cues[adverb] === 1 || cues[verb] === 1 || !headsClause(layout, verb) || isSaying(layout, verb)) continue;
    const content = piecesAround(layout, clauseOf(layout, verb), adverb);
    if (content.length === 0 || content.some(({ first, end }) => hasCue(cues, first, end))) continue;
    found.push({
      rule: 'hearsay',
      sourceRule: 'none',
      source: null,
      cueHead: adverb,
      cue: { first: adverb, end: adverb + 1 },
      content,
      confidence: 0.7,
    });
  }
  return found;
}

function coveredByCues(length: number, relations: readonly Relation[]): Uint8Array {
  const cues = new Uint8Array(length);
  for (const { cue, cueHead } of relations) {
    if (cueHead >= 0) cues[cueHead] = 1;
    if (cue !== null) cues.fill(1, cue.first, cue.end);
  }
  return cues;
}

/** A relation inside the clause: the adverb may be about what is said there. */
function hasCue(cues: Uint8Array, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (cues[i] === 1) return true;
  return false;
}

const clauseRelations: ReadonlySet<string> = new Set([
  'root',
  'conj',
  'parataxis',
  'ccomp',
  'xcomp',
  'advcl',
  'acl',
  'acl:relcl',
]);
const passives: ReadonlySet<string> = new Set(['nsubj:pass']);
const copulas: ReadonlySet<string> = new Set(['cop']);

function headsClause(layout: Layout, word: number): boolean {
  if (!clauseRelations.has(nameOf(layout, word))) return false;
  return tagOf(layout, word) === 'VERB' || childIn(layout, word, copulas) >= 0;
}

/** A verb that says something itself, with somebody who says it: `reportedly told friends`; not `was reportedly written`. */
export function isSaying(layout: Layout, verb: number): boolean {
  const { pack, parsed } = layout;
  if (childIn(layout, verb, passives) >= 0) return false;
  const entry = pack.cues.get(parsed.words.lemmas[verb]!.toLowerCase());
  return entry?.stance === 'said' && (entry.frames.has('quote') || entry.frames.has('that'));
}

const subjects: ReadonlySet<string> = new Set(['nsubj', 'nsubj:pass', 'csubj', 'csubj:pass', 'expl']);
const auxiliaries: ReadonlySet<string> = new Set(['aux', 'aux:pass', 'cop']);
const outsideBefore: ReadonlySet<string> = new Set(['mark', 'cc', 'discourse', 'vocative', 'parataxis', 'punct']);

/** The clause without the mark before it and without clauses after it that have a subject of their own. */
function clauseOf(layout: Layout, verb: number): WordRange {
  const { index } = layout;
  let first = Math.max(index.left[verb]!, verb - longestClause);
  let end = Math.min(index.right[verb]! + 1, verb + longestClause);
  for (let child = index.firstChild[verb]!; child >= 0; child = index.nextSibling[child]!) {
    const name = nameOf(layout, child);
    if (child < verb && outsideBefore.has(name)) first = Math.max(first, Math.min(verb, index.right[child]! + 1));
    const apart = name === 'parataxis' || (name === 'conj' && childIn(layout, child, subjects) >= 0);
    if (child > verb && apart) end = Math.min(end, Math.max(verb + 1, index.left[child]!));
  }
  const bare = childIn(layout, verb, subjects) < 0 && childIn(layout, verb, auxiliaries) < 0;
  const name = nameOf(layout, verb);
  if (bare && (name === 'acl' || name === 'advcl')) first = nounBefore(layout, first) ?? first;
  return { first: afterCutQuotation(layout, first, verb), end };
}

/** Where the clause begins when it would begin in the middle of a quotation that is over before its verb: behind that. */
function afterCutQuotation({ parsed: { words } }: Layout, first: number, verb: number): number {
  const own = words.quotation[first]!;
  if (own === 0 || first === 0 || words.quotation[first - 1] !== own) return first;
  let after = first;
  while (after < verb && words.quotation[after] === own) after++;
  return after < verb ? after : first;
}

/** `northern ports` in `northern ports reportedly considering a toll`: where the phrase right before the participle begins. */
function nounBefore(layout: Layout, clause: number): number | null {
  const noun = clause - 1;
  if (noun < 0) return null;
  const tag = tagOf(layout, noun);
  if (tag !== 'NOUN' && tag !== 'PROPN') return null;
  const { head, quotation } = { ...layout.parsed.tree, ...layout.parsed.words };
  let first = noun;
  const stop = Math.max(0, noun - longestClause);
  const inPhrase = (word: number) => head[word] === noun || (head[word]! >= 0 && head[head[word]!] === noun);
  while (
    first > stop &&
    layout.isWord[first - 1] === 1 &&
    quotation[first - 1] === quotation[noun] &&
    inPhrase(first - 1)
  )
    first--;
  return first;
}

/** The parts of the clause before and after the adverb, without signs at their edges. */
function piecesAround(layout: Layout, { first, end }: WordRange, adverb: number): readonly WordRange[] {
  if (adverb < first || adverb >= end) return [trimmed(layout, { first, end })].filter(hasWords);
  return [trimmed(layout, { first, end: adverb }), trimmed(layout, { first: adverb + 1, end })].filter(hasWords);
}

function hasWords({ first, end }: WordRange): boolean {
  return first < end;
}

function trimmed(layout: Layout, { first, end }: WordRange): WordRange {
  let from = first;
  let to = end;
  while (from < to && isEdge(layout, from)) from++;
  while (to > from && (isEdge(layout, to - 1) || nameOf(layout, to - 1) === 'cc')) to--;
  return { first: from, end: to };
}

function isEdge({ parsed: { words }, isWord }: Layout, word: number): boolean {
  const form = words.forms[word]!;
  if (isWord[word] === 1) return false;
  return form === ',' || form === ';' || form === ':' || isDash(form) || endsSentence(form);
}
