/**
 * What follows a cue: which of the frames that the cue allows is there, where its content begins and ends, who is addressed.
 *
 *     `told reporters on Monday that the pier would close`
 *           ^^^^^^^^^           ^^^^^^^^^^^^^^^^^^^^^^^^^    addressee, content
 */
import type { CueFrame } from '../types/index.ts';
import { clauseEnd, isOccasion, phraseEnd } from './content-end.ts';
import { isPlainVerb, type TokenSpan } from './noun-phrases.ts';
import { isPossessiveMark, type VerbGroup } from './verb-groups.ts';
import { Class, type View } from './view.ts';

export interface Complement {
  readonly frame: CueFrame;
  readonly content: TokenSpan;
  readonly addressee: TokenSpan | null;
}

const longestAdjunct = 14;

/** The next complementiser within reach, when only words of time, place and manner stand before it; else -1. */
function complementiserAhead(view: View, first: number, end: number): number {
  for (let i = first; i < Math.min(end, first + longestAdjunct); i++) {
    if (view.quoted(i) || view.is(i, Class.stop)) return -1;
    if (view.word(i) === view.pack.attribution.complementiser) return i;
    if (view.is(i, Class.modal | Class.subjectPronoun)) return -1;
    if (view.is(i, Class.auxiliary) && !isPossessiveMark(view, i)) return -1;
  }
  return -1;
}

/** `Friday`, `on Monday`, `last week`, `earlier this month`: the token after it, or `first` when there is none. */
export function timeEnd(view: View, first: number, end: number): number {
  let i = first;
  while (i < end && (view.is(i, Class.adverb) || (view.is(i, Class.preposition) && view.is(i + 1, Class.time)))) i++;
  const start = i;
  while (i < end && (view.is(i, Class.time) || (view.is(i, Class.determiner) && view.is(i + 1, Class.time)))) i++;
  return i > start ? i : first;
}

/** A finite verb between here and the next boundary: a clause stands here, not a phrase. */
export function isClause(view: View, first: number, end: number): boolean {
  for (let i = first + 1; i < Math.min(end, first + 40); i++) {
    if (view.is(i, Class.modal)) return true;
    if (
      view.is(i, Class.auxiliary) &&
      !isPossessiveMark(view, i) &&
      !['be', 'been', 'being', 'having'].includes(view.word(i))
    )
      return true;
    if (
      isPlainVerb(view, i) ||
      (view.is(i, Class.past) && !view.is(i - 1, Class.determiner | Class.possessive | Class.preposition))
    )
      return true;
    if (view.word(i) === ';' || view.is(i, Class.relative)) return false;
    if (view.is(i, Class.cue) && view.cueShape(i) === 'present' && !view.is(i - 1, Class.determiner | Class.possessive))
      return true;
  }
  return false;
}

function contentOf(first: number, end: number): TokenSpan | null {
  return end > first ? { first, end } : null;
}

function clause(
  view: View,
  frame: CueFrame,
  first: number,
  end: number,
  addressee: TokenSpan | null = null,
): Complement | null {
  const content = contentOf(first, clauseEnd(view, first, end));
  return content === null ? null : { frame, content, addressee };
}

function phrase(view: View, frame: CueFrame, first: number, end: number): Complement | null {
  const content = contentOf(first, phraseEnd(view, first, end));
  return content === null || !view.is(content.first, Class.word | Class.quote)
    ? null
    : { frame, content, addressee: null };
}

/** Who is told: a pronoun or a phrase, up to where the clause begins. */
function addresseeAfter(view: View, first: number, end: number): TokenSpan | null {
  if (view.is(first, Class.objectPronoun) && !view.is(first + 1, Class.word & Class.possessive))
    return { first, end: first + 1 };
  if (!view.is(first, Class.word) || view.is(first, Class.preposition | Class.interrogative | Class.time)) return null;
  let i = first;
  while (i < end && i - first < longestAdjunct) {
    if (i > first && addresseeEnds(view, i)) break;
    i++;
  }
  return i > first ? { first, end: i } : null;
}

function addresseeEnds(view: View, i: number): boolean {
  if (view.is(i, Class.comma | Class.stop | Class.dash) || view.quoted(i)) return true;
  if (view.is(i, Class.subordinator | Class.subjectPronoun | Class.time | Class.modal)) return true;
  const noun = !view.is(i - 1, Class.determiner | Class.possessive | Class.preposition | Class.coordinator);
  if (view.is(i, Class.determiner | Class.possessive) && !isPossessiveMark(view, i) && noun) return true;
  if (view.is(i, Class.preposition)) return view.word(i) !== 'of' && view.word(i) !== 'at' && view.word(i) !== 'from';
  return noun && view.is(i, Class.capital) && !view.is(i - 1, Class.capital) && view.word(i - 1) !== "'s";
}

function toldComplement(view: View, group: VerbGroup, end: number): Complement | null {
  const first = group.head + 1;
  const addressee = addresseeAfter(view, first, end);
  if (addressee === null) return null;
  let i = addressee.end;
  if (view.word(i) === 'of' || view.word(i) === 'about')
    return group.entry.frames.has(`prep:${view.word(i)}`)
      ? withAddressee(phrase(view, `prep:${view.word(i)}`, i + 1, end), addressee)
      : null;
  const that = complementiserAhead(view, i, end);
  if (that >= 0) return clause(view, 'told', that, end, addressee);
  i = timeEnd(view, i, end);
  if (view.is(i, Class.comma) && !view.quoted(i + 1)) return null;
  if (view.is(i, Class.interrogative)) return clause(view, 'wh', i, end, addressee);
  if (isOccasion(view, i) || !view.is(i, Class.word | Class.quote)) return null;
  if (view.word(i) === 'to') return clause(view, 'object-to', i, end, addressee);
  return isClause(view, i, end) ? clause(view, 'told', i, end, addressee) : null;
}

function withAddressee(complement: Complement | null, addressee: TokenSpan): Complement | null {
  return complement === null ? null : { ...complement, addressee };
}

/** `urged ministers to resign`: a phrase and an infinitive after it. */
function objectTo(view: View, first: number, end: number): Complement | null {
  const close = clauseEnd(view, first, end);
  for (let i = first + 1; i < Math.min(close, first + 16); i++) {
    if (
      view.word(i) === 'to' &&
      view.is(i + 1, Class.word) &&
      !view.is(i + 1, Class.determiner | Class.possessive | Class.capital)
    ) {
      return phrase(view, 'object-to', first, end);
    }
    if (view.is(i, Class.comma | Class.stop | Class.modal | Class.subjectPronoun)) return null;
  }
  return null;
}

/** The complement of a verb group; null when no frame of the cue is there. `end`: the sentence's, punctuation left out. */
export function complementOf(view: View, group: VerbGroup, end: number): Complement | null {
  const { frames } = group.entry;
  const first = group.head + 1;
  if (first >= end) return null;
  const word = view.word(first);
  if (frames.has(`prep:${word}`)) {
    if (word === 'out' || word === 'at') return outComplement(view, word, first + 1, end);
    return phrase(view, `prep:${word}`, first + 1, end);
  }
  const clausal = frames.has('clause') || frames.has('that');
  if (clausal && !view.quoted(first)) {
    const that = complementiserAhead(view, first, end);
    if (that >= 0 && (that === first || adjunctOnly(view, first, that)))
      return clause(view, frames.has('that') ? 'that' : 'clause', that, end);
  }
  if (frames.has('told')) {
    const told = toldComplement(view, group, end);
    if (told !== null) return told;
  }
  if (
    frames.has('wh') &&
    view.is(first, Class.interrogative) &&
    view.word(first) !== 'when' &&
    view.word(first) !== 'where'
  )
    return clause(view, 'wh', first, end);
  if (word === 'to') return frames.has('to') ? phrase(view, 'to', first, end) : null;
  return bareComplement(view, group, first, end);
}

/** `pointed out that …`, `hinted at …`. */
function outComplement(view: View, word: string, first: number, end: number): Complement | null {
  if (view.word(first) === view.pack.attribution.complementiser) return clause(view, `prep:${word}`, first, end);
  return view.is(first, Class.preposition) ? null : phrase(view, `prep:${word}`, first, end);
}

/** Between a cue and `that`: a time, or a phrase with a preposition; not an object. */
function adjunctOnly(view: View, first: number, that: number): boolean {
  if (view.is(first, Class.preposition | Class.time | Class.adverb)) return true;
  return view.is(first, Class.comma) && view.is(that - 1, Class.comma);
}

/** After a verb that takes no object (`said`), any longer stretch is a clause, and so is one that a pronoun begins. */
function isBareClause(view: View, group: VerbGroup, first: number, end: number): boolean {
  if (group.entry.frames.has('object')) return false;
  if (view.is(first, Class.subjectPronoun)) return end - first > 1;
  return group.entry.act === 'assert' && end - first > 3 && view.is(first, Class.word);
}

function bareComplement(view: View, group: VerbGroup, cueEnd: number, end: number): Complement | null {
  const { frames } = group.entry;
  const first = timeEnd(view, cueEnd, end);
  if (first >= end || view.is(first, Class.comma | Class.stop | Class.dash | Class.coordinator)) return null;
  if (frames.has('object-to')) {
    const found = objectTo(view, first, end);
    if (found !== null) return found;
  }
  if (view.is(first, Class.preposition) && !view.is(first, Class.determiner)) {
    if (!frames.has('clause') || isOccasion(view, first)) return null;
    return isClause(view, first, end) && group.entry.act === 'assert' ? clause(view, 'clause', first, end) : null;
  }
  if (frames.has('clause') && (isClause(view, first, end) || isBareClause(view, group, first, end))) {
    return clause(view, 'clause', first, end);
  }
  if (frames.has('object') && !view.is(first, Class.subordinator)) return phrase(view, 'object', first, end);
  if (frames.has('quote') && view.quoted(first)) return phrase(view, 'quote', first, end);
  return null;
}
