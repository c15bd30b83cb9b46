/**
 * Where a content ends when it does not run to the end of its sentence.
 * The cuts were chosen by counting, in the training half of PolNeAR, how often the gold ends or goes on at each of them:
 * a comma before a participle of saying ends a clause 42 times of 88, before `which` 21 of 39, before `but he` 14 of 19.
 */
import { isPlainVerb } from './noun-phrases.ts';
import { verbGroupAt } from './verb-groups.ts';
import { Class, type View } from './view.ts';

/** True where another cue begins after a comma or `and`: its own content, not part of this one. */
export function cueBegins(view: View, index: number, least: number): boolean {
  let i = index;
  while (view.is(i, Class.adverb) && i < index + 3) i++;
  if (!view.is(i, Class.cue)) return false;
  const shape = view.cueShape(i);
  if (shape === 'ing') return true;
  return (shape === 'past' || shape === 'present') && verbGroupAt(view, i, least)?.kind === 'finite';
}

function isAccordingTo(view: View, index: number): boolean {
  return view.word(index) === 'according' && view.word(index + 1) === 'to';
}

/** `…, said the minister`, `…, he added`: an attribution after the content, within a few words of the comma. */
function closes(view: View, comma: number, end: number): boolean {
  for (let i = comma + 1; i < Math.min(end, comma + 8); i++) {
    if (view.is(i, Class.comma | Class.stop | Class.quote | Class.subordinator | Class.preposition)) return false;
    if (view.is(i, Class.cue) && view.cueEntry(i)?.frames.has('final') && view.cueShape(i) !== 'ing') {
      return i + 1 >= end || view.is(i + 1, Class.comma | Class.stop | Class.time) || i === comma + 1;
    }
  }
  return false;
}

/** `, but officials said …`: another source and its cue within a few words. */
function anotherSpeaks(view: View, first: number, end: number): boolean {
  for (let i = first + 1; i < Math.min(end, first + 9); i++) {
    if (view.is(i, Class.comma | Class.stop | Class.subordinator | Class.quote | Class.modal)) return false;
    if (!view.is(i, Class.cue)) continue;
    const entry = view.cueEntry(i);
    const finite = verbGroupAt(view, i, first)?.kind === 'finite';
    return (
      finite && entry !== null && entry.stance === 'said' && (entry.frames.has('clause') || entry.frames.has('told'))
    );
  }
  return false;
}

function clauseCutAtComma(view: View, comma: number, end: number): boolean {
  const next = comma + 1;
  if (isAccordingTo(view, next)) return true;
  if (view.is(next, Class.cue) && view.cueShape(next) === 'ing') return true;
  if (view.is(next, Class.adverb) && view.cueShape(next + 1) === 'ing') return true;
  if (view.word(next) === 'while' || view.word(next) === 'though') return true;
  if (view.is(next, Class.coordinator)) {
    if (view.is(next + 1, Class.subjectPronoun)) return view.word(next) === 'but';
    return cueBegins(view, next + 1, next + 1) || anotherSpeaks(view, next + 1, end);
  }
  return closes(view, comma, end);
}

/** The end of a clause that begins at `first`; `end` is the sentence's. */
export function clauseEnd(view: View, first: number, end: number): number {
  for (let i = first + 1; i < end; i++) {
    if (view.quoted(i)) continue;
    if (view.is(i, Class.comma) && clauseCutAtComma(view, i, end)) return i;
    if (view.word(i) === ';' || isAccordingTo(view, i)) return i;
    if (view.word(i) === 'and' && cueBegins(view, i + 1, i + 1) && saysSomething(view, i + 1, end)) return i;
  }
  return end;
}

/** After `and`: a cue whose complement is marked, so that it is one of its own (`and said that`, `and called it`). */
function saysSomething(view: View, index: number, end: number): boolean {
  let i = index;
  while (view.is(i, Class.adverb)) i++;
  if (view.cueShape(i) !== 'past' || i + 2 >= end) return false;
  const entry = view.cueEntry(i);
  return (
    entry !== null &&
    (entry.frames.has('quote') || entry.frames.has('told')) &&
    !view.is(i + 1, Class.stop | Class.comma)
  );
}

const phraseBreakers = Class.participle | Class.objectPronoun | Class.subordinator;

function phraseCutAtComma(view: View, comma: number, end: number): boolean {
  const next = comma + 1;
  if (view.quoted(next)) return false;
  if (isAccordingTo(view, next) || view.is(next, phraseBreakers) || view.is(next, Class.subjectPronoun)) return true;
  if (
    view.is(next, Class.determiner) &&
    (view.word(next) === 'the' || view.word(next) === 'a' || view.word(next) === 'an')
  ) {
    return !listFollows(view, next, end);
  }
  if (view.is(next, Class.coordinator)) return !isListEnd(view, next, end);
  if (view.is(next, Class.cue) && view.cueShape(next) !== 'base') return true;
  if (isPlainVerb(view, next)) return true;
  return closes(view, comma, end);
}

/** `, the X and the Y`: more members of a list, no verb before the next comma. */
function listFollows(view: View, index: number, end: number): boolean {
  for (let i = index; i < Math.min(end, index + 12); i++) {
    if (view.word(i) === 'and' && i > index) return true;
    if (view.is(i, Class.stop | Class.auxiliary | Class.modal) || isPlainVerb(view, i)) return false;
  }
  return false;
}

/** `, and C` closes a list; `, and she left` begins a clause. */
function isListEnd(view: View, conjunction: number, end: number): boolean {
  for (let i = conjunction + 1; i < Math.min(end, conjunction + 9); i++) {
    if (view.is(i, Class.subjectPronoun | Class.modal) || isPlainVerb(view, i)) return false;
    if (view.is(i, Class.auxiliary) && !isPossessive(view, i)) return false;
    if (view.is(i, Class.comma | Class.stop)) return true;
  }
  return true;
}

function isPossessive(view: View, index: number): boolean {
  return view.word(index) === "'s" || view.word(index) === "'";
}

/** `in an interview`, `on Twitter`, `at a rally`: how or where it was said, after a content that is a phrase. */
export function isOccasion(view: View, index: number): boolean {
  if (!view.is(index, Class.preposition) || !['in', 'at', 'on', 'during'].includes(view.word(index))) return false;
  for (let i = index + 1; i < index + 6; i++) {
    if (view.is(i, Class.venue) || (view.is(i, Class.document) && view.word(index) === 'in')) return true;
    if (view.is(i, Class.time) && i <= index + 2) return true;
    if (view.is(i, Class.comma | Class.stop | Class.preposition)) return false;
  }
  return false;
}

/** The end of a phrase (an object, an infinitive) that begins at `first`; `end` is the sentence's. */
export function phraseEnd(view: View, first: number, end: number): number {
  for (let i = first + 1; i < end; i++) {
    if (view.quoted(i)) continue;
    if (view.is(i, Class.comma) && phraseCutAtComma(view, i, end)) return i;
    if (view.is(i, Class.dash) && i > first + 1) return i;
    const word = view.word(i);
    if (word === ';' || isAccordingTo(view, i)) return i;
    if (word === 'after' || (word === 'when' && i > first + 1)) return i;
    if (view.is(i, Class.coordinator) && secondVerb(view, i)) return i;
    if (isOccasion(view, i)) return i;
    if (
      view.is(i, Class.time) &&
      !view.is(i - 1, Class.preposition | Class.determiner | Class.possessive) &&
      view.is(i, Class.capital)
    )
      return i;
  }
  return end;
}

/** `and left`, `and is`, `but he`: what follows belongs to the subject, not to the phrase. */
function secondVerb(view: View, conjunction: number): boolean {
  let i = conjunction + 1;
  while (view.is(i, Class.adverb) && !view.quoted(i)) i++;
  if (view.is(i, Class.subjectPronoun | Class.modal)) return true;
  if (view.is(i, Class.auxiliary)) return true;
  const shape = view.is(i, Class.cue) ? view.cueShape(i) : null;
  if (shape === 'past' || shape === 'present') return verbGroupAt(view, i, i)?.kind === 'finite';
  return isPlainVerb(view, i) || (view.is(i, Class.past) && !view.is(i + 1, Class.plural));
}
