/**
 * Whether a word that could be a cue is a verb in its place, and the group of words it is the head of.
 *
 *     `The council has not yet rejected the plan`
 *                  ^^^^^^^^^^^^^^^^^^^^          group; head `rejected`, negated
 */
import type { CueEntry, CueShape } from '../types/index.ts';
import { Class, type View } from './view.ts';

export interface VerbGroup {
  readonly head: number;
  /** First token of the group: auxiliaries, negations and adverbs before the head. */
  readonly first: number;
  readonly lemma: string;
  readonly entry: CueEntry;
  /** A finite verb has a subject of its own; a participle or gerund borrows one. */
  readonly kind: 'finite' | 'passive' | 'participle' | 'gerund' | 'infinitive' | 'reduced';
  readonly negated: boolean;
}

const before = Class.auxiliary | Class.modal | Class.negation | Class.adverb | Class.hedge;

/** True for a possessive 's, false for a contracted verb (`he's`, `that's`). */
export function isPossessiveMark(view: View, index: number): boolean {
  if (view.word(index) === "'") return true;
  return view.word(index) === "'s" && !view.is(index - 1, Class.subjectPronoun | Class.relative | Class.interrogative);
}

/** A word that a noun follows, so that what stands after it is no verb. */
function nounFollows(view: View, index: number): boolean {
  if (view.is(index, Class.possessive) && (view.word(index) !== "'s" || isPossessiveMark(view, index))) return true;
  return view.pack.attribution.articles.has(view.word(index));
}

/** First token of the auxiliaries and adverbs directly before `head`, not before `least`. */
function groupStart(view: View, head: number, least: number): number {
  let first = head;
  while (
    first > least &&
    view.is(first - 1, before) &&
    !(view.is(first - 1, Class.possessive) && isPossessiveMark(view, first - 1))
  ) {
    if (view.is(first - 1, Class.determiner) && !view.is(first - 1, Class.adverb)) break;
    first--;
  }
  return first;
}

function auxiliaryIn(view: View, first: number, end: number, forms: ReadonlySet<string>): boolean {
  for (let i = first; i < end; i++) if (forms.has(view.word(i))) return true;
  return false;
}

function negatedIn(view: View, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (view.is(i, Class.negation)) return true;
  return false;
}

/** Whether a base or -s form after these words has a subject before it. */
function subjectFits(view: View, index: number, shape: CueShape): boolean {
  const previous = index;
  if (view.is(previous, Class.subjectPronoun | Class.relative)) return true;
  if (view.is(previous, Class.comma | Class.stop)) return true;
  if (!view.is(previous, Class.word) || nounFollows(view, previous)) return false;
  if (view.is(previous, Class.preposition | Class.auxiliary)) return false;
  if (shape === 'present')
    return view.is(previous, Class.capital | Class.coordinator) || !view.is(previous, Class.plural | Class.determiner);
  return view.is(previous, Class.plural | Class.coordinator);
}

/** The verb group whose head is the cue at `head`, or null when it is no verb there. `least`: the sentence's first token. */
export function verbGroupAt(view: View, head: number, least: number): VerbGroup | null {
  const shape = view.cueShape(head);
  const entry = view.cueEntry(head);
  const lemma = view.cueLemma(head);
  if (shape === null || entry === null || lemma === null) return null;
  const first = groupStart(view, head, least);
  const negated = negatedIn(view, first, head);
  const base = { head, first, lemma, entry, negated };
  const be = auxiliaryIn(view, first, head, view.pack.attribution.formsOfBe);
  const have = auxiliaryIn(view, first, head, view.pack.attribution.formsOfHave);
  if (shape === 'ing') return ingGroup(view, base, be);
  if (shape === 'past' || shape === 'participle') return pastGroup(view, base, shape, be, have);
  const other = first < head && !onlyAdverbs(view, first, head);
  if (shape === 'base' && other) return be && !have ? null : { ...base, kind: 'finite' };
  if (shape === 'base' && view.word(first - 1) === 'to') return infinitiveGroup(view, base, least);
  if (!subjectFits(view, first - 1, shape)) return null;
  return { ...base, kind: 'finite' };
}

type Base = Omit<VerbGroup, 'kind'>;

function onlyAdverbs(view: View, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (view.is(i, Class.auxiliary | Class.modal)) return false;
  return true;
}

function ingGroup(view: View, base: Base, be: boolean): VerbGroup | null {
  if (be) return { ...base, kind: 'finite' };
  if (nounFollows(view, base.first - 1)) return null;
  if (view.is(base.first - 1, Class.preposition)) return { ...base, kind: 'gerund' };
  return { ...base, kind: 'participle' };
}

function pastGroup(view: View, base: Base, shape: CueShape, be: boolean, have: boolean): VerbGroup | null {
  if (be && !(have && view.word(base.head - 1) !== 'been')) return { ...base, kind: 'passive' };
  if (have) return { ...base, kind: 'finite' };
  if (shape === 'participle') return { ...base, kind: 'reduced' };
  if (nounFollows(view, base.first - 1)) return null;
  if (view.is(base.first - 1, Class.preposition) && !view.is(base.first - 1, Class.relative)) return null;
  if (view.word(base.head + 1) === 'by') return { ...base, kind: 'reduced' };
  return { ...base, kind: 'finite' };
}

/** `went on to say`: the subject is that of the verb of motion. Other infinitives belong to the verb before them. */
function infinitiveGroup(view: View, base: Base, least: number): VerbGroup | null {
  const at = base.first - 2;
  if (at - 1 >= least && view.word(at) === 'on' && view.pack.attribution.motionVerbs.has(view.word(at - 1))) {
    return { ...base, first: groupStart(view, at - 1, least), kind: 'finite' };
  }
  return { ...base, kind: 'infinitive' };
}
