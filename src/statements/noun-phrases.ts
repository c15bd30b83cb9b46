/**
 * Noun phrases by their edges: the one that ends before a verb (its subject), the one that begins after a word.
 * Names with their appositions are kept together; relative clauses and places or times set before are not part of them.
 *
 *     `In Orsk, Ilse Varga, the harbour minister, said`
 *               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^     subject of `said`
 */

import { isPossessiveMark } from './verb-groups.ts';
import { Class, type View } from './view.ts';

export interface TokenSpan {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

export interface Subject extends TokenSpan {
  readonly rule: 'subject' | 'pronoun' | 'relative' | 'elided';
}

export const longestPhrase = 40;

/** How far before a verb its subject can begin, insertions included; in tokens. */
const longestSubject = 100;

/** A word that no noun phrase contains when it is read backwards from its verb. */
function endsPhraseBackwards(view: View, index: number): boolean {
  if (view.is(index, Class.stop | Class.comma | Class.dash)) return true;
  if (view.is(index, Class.possessive) && view.is(index, Class.auxiliary)) return !isPossessiveMark(view, index);
  if (view.is(index, Class.modal | Class.auxiliary) && !view.is(index, Class.capital)) return true;
  if (view.is(index, Class.subordinator) && !view.is(index, Class.preposition)) return true;
  if (view.is(index, Class.subjectPronoun | Class.objectPronoun) && !view.is(index, Class.possessive)) return true;
  if (view.word(index) === 'but' || view.word(index) === 'yet') return true;
  return isPlainVerb(view, index);
}

/** A finite verb by its form: a listed one, or a cue or -ed form that no noun phrase explains. */
export function isPlainVerb(view: View, index: number): boolean {
  if (view.is(index, Class.capital)) return false;
  if (view.is(index - 1, Class.determiner | Class.possessive) && !view.is(index - 1, Class.relative)) return false;
  if (view.is(index, Class.finite) && !view.is(index - 1, Class.preposition)) return true;
  const shape = view.is(index, Class.cue) ? view.cueShape(index) : null;
  return shape === 'past' && !view.is(index - 1, Class.preposition) && !view.is(index, Class.number);
}

/** Skips adverbs and words of time that stand between a subject and its verb, backwards. */
function skipBackwards(view: View, index: number, least: number): number {
  let i = index;
  while (i >= least) {
    if (view.is(i, Class.adverb | Class.hedge) && !view.is(i, Class.determiner)) i--;
    else if (view.is(i, Class.time) && !view.is(i - 1, Class.determiner | Class.possessive)) {
      const j = view.is(i - 1, Class.preposition) ? i - 1 : i;
      if (j - 1 < least) return i;
      i = j - 1;
    } else break;
  }
  return i;
}

/** From the closing comma of an insertion back to the comma that opens it; -1 when there is none. */
function insertionStart(view: View, comma: number, least: number): number {
  let nearest = -1;
  for (let i = comma - 1; i >= Math.max(least, comma - longestPhrase); i--) {
    if (view.word(i) === ')') i = Math.max(least, openingBracket(view, i, least));
    else if (view.is(i, Class.stop | Class.quote)) break;
    if (!view.is(i, Class.comma)) continue;
    // A relative clause may have commas of its own: `Varga, who runs ports, piers and ferries, said`.
    if (view.is(i + 1, Class.relative) && view.word(i + 1) !== view.pack.attribution.complementiser) return i;
    if (nearest < 0) nearest = i;
  }
  return nearest;
}

function phraseStart(view: View, last: number, least: number): number {
  let first = last + 1;
  while (first - 1 >= least && last - first < longestPhrase && !endsPhraseBackwards(view, first - 1)) {
    if (view.quoted(first - 1) && !view.quoted(last)) {
      // A quoted word in the phrase (`the "no" camp`) stays; a whole quotation before it does not.
      if (view.is(first - 1, Class.quote) && view.is(first - 2, Class.comma | Class.stop)) break;
    }
    first--;
  }
  return first;
}

/** Drops what comes before the phrase proper: conjunctions, adverbs, a leading phrase of place or time. */
function trimStart(view: View, first: number, end: number): number {
  let i = first;
  while (
    i < end &&
    (view.is(i, Class.coordinator) ||
      (view.is(i, Class.adverb) && !view.is(i, Class.determiner | Class.capital)) ||
      view.is(i, Class.quote))
  )
    i++;
  while (i < end && view.is(i, Class.adverb) && !view.is(i, Class.determiner) && i === first) i++;
  if (view.is(i, Class.preposition) && view.word(i) !== 'than') return afterLeadingPhrase(view, i, end);
  if (view.is(i, Class.time) && i + 1 < end && !view.is(i, Class.determiner))
    return view.is(i + 1, Class.time) ? i + 2 : i + 1;
  return i;
}

/** `On Monday Varga` → Varga; `In the second letter the union` → the union. */
function afterLeadingPhrase(view: View, first: number, end: number): number {
  for (let i = first + 2; i < end; i++) {
    if (
      view.is(i, Class.determiner | Class.possessive) &&
      !isPossessiveMark(view, i) &&
      !view.is(i - 1, Class.preposition)
    )
      return i;
    if (view.is(i, Class.capital) && view.is(i - 1, Class.time)) return i;
    if (
      view.is(i, Class.capital) &&
      !view.is(i - 1, Class.capital | Class.preposition | Class.determiner | Class.possessive)
    )
      return i;
  }
  return end;
}

/** The phrase that ends before `end`, with an apposition between commas; null when there is none. */
export function phraseBefore(view: View, end: number, earliest: number): TokenSpan | null {
  const last = end - 1;
  const least = Math.max(earliest, end - longestSubject);
  if (view.is(last, Class.comma)) return withInsertion(view, last, least);
  const close = skipBackwards(view, last, least);
  return close < least ? null : phraseOnly(view, close + 1, least);
}

/** `Varga, the minister,`: the phrase before the insertion, and the insertion when it says who that is. */
function withInsertion(view: View, last: number, least: number): TokenSpan | null {
  const open = insertionStart(view, last, least);
  if (open <= least) return null;
  const head = phraseOnly(view, open, least);
  if (head === null || view.is(open - 1, Class.number)) return afterSeveral(view, open, least);
  const more = headBeforeApposition(view, head, least);
  if (more !== null) return { first: more.first, end: last };
  const inner = open + 1;
  const other = Class.participle | Class.preposition | Class.past | Class.subordinator | Class.number;
  const relative = view.is(inner, Class.relative);
  return { first: head.first, end: !relative && view.is(inner, other) ? head.end : last };
}

/** `Varga, 52, of Orsk, a port, said`: the name before several insertions. */
function afterSeveral(view: View, last: number, least: number): TokenSpan | null {
  let comma = last;
  for (let tries = 0; tries < 3; tries++) {
    comma = insertionStart(view, comma, least);
    if (comma <= least) return null;
    const head = phraseOnly(view, comma, least);
    if (head !== null && view.is(head.end - 1, Class.capital)) return head;
  }
  return null;
}

/** `Varga, Orel and other ministers`: members of a list before its last ones. */
function withListBefore(view: View, found: TokenSpan, least: number): TokenSpan {
  let { first } = found;
  let joined = false;
  for (let i = found.first; i < found.end && !joined; i++) joined = view.word(i) === 'and' || view.word(i) === 'or';
  while (joined && view.is(first - 1, Class.comma) && view.is(first, Class.capital)) {
    const head = phraseOnly(view, first - 1, least);
    if (head === null || !view.is(head.first, Class.capital) || head.end - head.first > 4) break;
    first = head.first;
  }
  return { first, end: found.end };
}

/** `Varga, the minister, of Orsk, said`: the phrase found is itself an apposition of a name before it. */
function headBeforeApposition(view: View, found: TokenSpan, least: number): TokenSpan | null {
  if (
    !view.is(found.first - 1, Class.comma) ||
    !view.is(found.first, Class.determiner | Class.number | Class.possessive)
  )
    return null;
  const head = phraseOnly(view, found.first - 1, least);
  return head !== null && view.is(head.end - 1, Class.capital) ? head : null;
}

function openingBracket(view: View, close: number, least: number): number {
  for (let i = close - 1; i >= Math.max(least, close - longestPhrase); i--) if (view.word(i) === '(') return i;
  return -1;
}

function phraseOnly(view: View, end: number, least: number): TokenSpan | null {
  const last = end - 1;
  if (view.word(last) === ')') {
    const open = openingBracket(view, last, least);
    const head = open > least ? phraseOnly(view, open, least) : null;
    return head === null ? null : { first: head.first, end };
  }
  if (last < least || !view.is(last, Class.word)) return null;
  if (view.is(last, Class.subjectPronoun) || view.is(last, Class.objectPronoun)) return { first: last, end };
  const start = phraseStart(view, last, least);
  const first = trimStart(view, start, end);
  if (first >= end) return null;
  return beforeRelative(view, first, end, least) ?? { first, end };
}

function isVerbLike(view: View, index: number): boolean {
  return view.is(
    index,
    Class.auxiliary | Class.modal | Class.cue | Class.past | Class.finite | Class.adverb | Class.plural,
  );
}

/** `One official who saw the letter`: the phrase before a relative clause without commas; null when there is none. */
function beforeRelative(view: View, first: number, end: number, least: number): TokenSpan | null {
  for (let i = first; i >= Math.max(least + 1, first - 4); i--) {
    if (view.is(i, Class.relative) && !view.is(i, Class.determiner) && isVerbLike(view, i + 1)) {
      const head = view.is(i - 1, Class.word) ? phraseOnly(view, i, least) : null;
      return head === null ? null : { first: head.first, end };
    }
    if (view.is(i, Class.comma | Class.stop | Class.dash)) return null;
  }
  return null;
}

/** The subject of the verb group that begins at `verb`. `least`: where the clause can begin at the earliest. */
export function subjectBefore(view: View, verb: number, earliest: number): Subject | null {
  const least = Math.max(earliest, verb - longestSubject);
  const last = skipBackwards(view, verb - 1, least);
  if (last < least) return null;
  if (view.is(last, Class.subjectPronoun)) return { first: last, end: last + 1, rule: 'pronoun' };
  if (view.is(last, Class.relative) && (view.word(last) !== 'that' || view.is(last - 1, Class.word))) {
    return { first: last, end: last + 1, rule: 'relative' };
  }
  if (view.is(last, Class.coordinator)) return null;
  const phrase = phraseBefore(view, last + 1, least);
  if (phrase === null || !hasNoun(view, phrase)) return null;
  return { ...withListBefore(view, phrase, least), rule: 'subject' };
}

/** At least one word that could be a noun: no preposition, determiner, adverb or conjunction. */
export function hasNoun(view: View, { first, end }: TokenSpan): boolean {
  const closed = Class.preposition | Class.adverb | Class.coordinator | Class.subordinator | Class.modal;
  for (let i = first; i < end; i++) {
    if (view.is(i, Class.word) && !view.is(i, closed) && (!view.is(i, Class.determiner) || view.is(i, Class.plural)))
      return true;
    if (view.is(i, Class.determiner) && end - first === 1 && !['the', 'a', 'an', 'no', 'every'].includes(view.word(i)))
      return true;
  }
  return false;
}
