/**
 * At what, and where, something was said: `at the Harbour Forum in Orsk`, `in an interview with the Courier`, `on Twitter`.
 * A venue is a phrase with a noun for an event, a text or a broadcast; a place is a name, or a noun such as `courthouse`.
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import type { Grammar } from './grammar.ts';
import * as g from './grammar.ts';
import { speechPredicates } from './speech-clause.ts';

export interface Occasion {
  readonly venue: WordRange | null;
  readonly place: WordRange | null;
}

const obliques: ReadonlySet<string> = new Set(['obl', 'nmod', 'conj']);
const none: Occasion = { venue: null, place: null };

/** What the clauses that tell of the saying state. */
export function statedOccasion(grammar: Grammar, relation: Relation): Occasion {
  const free = (word: number) =>
    !g.inContent(relation, word) && !g.within(relation.cue, word) && !isSpeaker(grammar, relation, word);
  let venue: WordRange | null = null;
  let place: WordRange | null = null;
  for (const predicate of speechPredicates(grammar, relation)) {
    const found = occasionOf(grammar, predicate, free);
    venue ??= found.venue;
    place ??= found.place;
  }
  return { venue, place };
}

/** Inside the source phrase, but not in a participle of it: `Varga, speaking at the forum`. */
function isSpeaker(grammar: Grammar, { source }: Relation, word: number): boolean {
  if (!g.within(source, word)) return false;
  const head = g.headOf(grammar, word);
  return head < 0 || !grammar.pack.fields.speakingVerbs.has(g.lemmaAt(grammar, head));
}

/** What the phrases of one predicate say of where and at what. `free`: words that may be taken. */
export function occasionOf(grammar: Grammar, predicate: number, free: (word: number) => boolean): Occasion {
  const { index } = grammar;
  let venue: WordRange | null = null;
  let place: WordRange | null = null;
  for (let i = index.firstChild[predicate]!; i >= 0; i = index.nextSibling[i]!) {
    if (!free(i) || g.isQuoted(grammar, i)) continue;
    const found = isObliqueOf(grammar, i, predicate)
      ? readPhrase(grammar, i, free)
      : isHearer(grammar, i, predicate)
        ? occasionOf(grammar, i, free)
        : none;
    venue ??= found.venue;
    place ??= found.place;
  }
  return { venue, place };
}

/** `told reporters in Orsk`: what stands with the hearer is said of the saying. */
function isHearer(grammar: Grammar, word: number, predicate: number): boolean {
  const role = g.relationTo(grammar, word);
  return (role === 'obj' || role === 'iobj') && grammar.pack.fields.heardVerbs.has(g.lemmaAt(grammar, predicate));
}

/** An oblique; the object of `addressed the forum` too. */
function isObliqueOf(grammar: Grammar, word: number, predicate: number): boolean {
  const role = g.relationTo(grammar, word);
  if (role === 'obj') return g.tagOf(grammar, predicate) === 'VERB' && isEvent(grammar, word, predicate);
  return role === 'obl' || role === 'nmod';
}

function isEvent(grammar: Grammar, word: number, predicate: number): boolean {
  const { speakingVerbs, venueNouns, speechNouns } = grammar.pack.fields;
  const lemma = g.lemmaAt(grammar, word);
  return speakingVerbs.has(g.lemmaAt(grammar, predicate)) && venueNouns.has(lemma) && !speechNouns.has(lemma);
}

function readPhrase(grammar: Grammar, head: number, free: (word: number) => boolean): Occasion {
  const { venuePrepositions, placePrepositions } = grammar.pack.fields;
  if (grammar.timeAt[head] !== 0) return none;
  const mark = g.markOf(grammar, head);
  const isObject = mark === '' && g.relationTo(grammar, head) === 'obj';
  if ((isObject || venuePrepositions.has(mark)) && isVenue(grammar, head)) return readVenue(grammar, head, free);
  if (placePrepositions.has(mark) && isPlace(grammar, head, mark)) {
    return { venue: null, place: placePhrase(grammar, head, free) };
  }
  return none;
}

/** The last word of a name counts as well: `the Northern Ports Forum`. */
function isVenue(grammar: Grammar, head: number): boolean {
  const { venueNouns, platforms } = grammar.pack.fields;
  if (platforms.has(g.lowerAt(grammar, head))) return true;
  if (isPaper(grammar, head)) return false;
  if (venueNouns.has(g.lemmaAt(grammar, head)) || venueNouns.has(g.lowerAt(grammar, head))) return true;
  if (g.tagOf(grammar, head) !== 'PROPN') return false;
  const last = lastOfName(grammar, head);
  return last > head && venueNouns.has(g.lowerAt(grammar, last));
}

/** `the Kestrin Post`: a name, not a post. */
function isPaper(grammar: Grammar, head: number): boolean {
  const { documentNouns } = grammar.pack.attribution;
  return g.tagOf(grammar, head) === 'PROPN' && documentNouns.has(g.lowerAt(grammar, lastOfName(grammar, head)));
}

const nameParts: ReadonlySet<string> = new Set(['flat', 'compound', 'goeswith']);

function lastOfName(grammar: Grammar, head: number): number {
  let last = head;
  const { index } = grammar;
  for (let i = index.firstChild[head]!; i >= 0; i = index.nextSibling[i]!) {
    if (i === last + 1 && nameParts.has(g.relationTo(grammar, i))) last = i;
  }
  return last;
}

/** The venue, and the place or the venue proper within it: `a speech at the forum in Orsk`. */
function readVenue(grammar: Grammar, head: number, free: (word: number) => boolean): Occasion {
  const { index, pack } = grammar;
  const { speechNouns, venuePrepositions, placePrepositions } = pack.fields;
  let place: WordRange | null = null;
  let cutAt = -1;
  for (let i = index.firstChild[head]!; i >= 0; i = index.nextSibling[i]!) {
    if (i < head) continue;
    const ends = grammar.timeAt[i] !== 0 || !free(i) || g.relationTo(grammar, i) === 'acl';
    const mark = obliques.has(g.relationTo(grammar, i)) ? g.markOf(grammar, i) : '';
    const isInner = mark !== '' && !ends && venuePrepositions.has(mark) && isVenue(grammar, i);
    if (isInner && speechNouns.has(g.lemmaAt(grammar, head))) {
      const inner = readVenue(grammar, i, free);
      return { venue: inner.venue, place: inner.place ?? place };
    }
    const isPlaced = mark !== '' && !ends && placePrepositions.has(mark) && isPlace(grammar, i, mark);
    if (isPlaced && place === null) place = placePhrase(grammar, i, free);
    if ((ends || isPlaced || isInner) && cutAt < 0) cutAt = index.left[i]!;
  }
  const venue = g.phraseOf(
    grammar,
    head,
    (word) => word === cutAt || !free(word) || grammar.timeAt[word] !== 0 || opensClause(grammar, word, head, false),
  );
  return { venue: cutAt < 0 ? withHost(grammar, head, venue, free) : venue, place };
}

const beside: ReadonlySet<string> = new Set(['obl', 'nmod']);

/** `an interview | with the Courier`, where a tree has the second phrase beside the first. */
function withHost(grammar: Grammar, head: number, venue: WordRange, free: (word: number) => boolean): WordRange {
  const { messageNouns, talkPrepositions } = grammar.pack.fields;
  const { end } = venue;
  if (end >= grammar.timeAt.length || !talkPrepositions.has(g.lowerAt(grammar, end))) return venue;
  const host = g.headOf(grammar, end);
  const follows =
    host > end && beside.has(g.relationTo(grammar, host)) && g.headOf(grammar, host) === g.headOf(grammar, head);
  if (!follows || !messageNouns.has(g.lemmaAt(grammar, head))) return venue;
  const phrase = g.phraseOf(
    grammar,
    host,
    (word) => !free(word) || grammar.timeAt[word] !== 0 || opensClause(grammar, word, host, false),
  );
  return phrase.first > end ? { first: venue.first, end: phrase.end } : venue;
}

/**
 * Signs and clauses after a noun say more of it than what it is; not its initials in brackets, nor a title in quotation marks.
 * `listed`: a comma and a name belong to it as well, as in `Orsk, Velmora`.
 */
function opensClause(grammar: Grammar, word: number, head: number, listed: boolean): boolean {
  if (g.relationTo(grammar, word) !== 'punct')
    return g.relationTo(grammar, word) === 'acl' && word > g.headOf(grammar, word);
  if (g.isQuoted(grammar, word) && !g.isQuoted(grammar, head)) return false;
  if (inName.has(g.lowerAt(grammar, word))) return false;
  const next = Math.min(word + 1, grammar.timeAt.length - 1);
  return !(listed && g.tagOf(grammar, next) === 'PROPN');
}

const inName: ReadonlySet<string> = new Set(['-', '(', ')']);

function isPlace(grammar: Grammar, head: number, mark: string): boolean {
  const { pack, parsed } = grammar;
  const mention = parsed.mentions[grammar.mentionAt[head]! - 1];
  if (mention !== undefined) return mention.type === 'LOC';
  if (pack.fields.placeNouns.has(g.lemmaAt(grammar, head))) return true;
  if (g.tagOf(grammar, head) !== 'PROPN') return false;
  if (pack.organizationWords.has(g.lowerAt(grammar, head)) || pack.roleNouns.has(g.lowerAt(grammar, head)))
    return false;
  return pack.places.has(g.lowerAt(grammar, head)) || (mark === pack.fields.towns && !isDetermined(grammar, head));
}

const determiners: ReadonlySet<string> = new Set(['det']);

function isDetermined(grammar: Grammar, head: number): boolean {
  return g.childIn(grammar, head, determiners) >= 0;
}

function placePhrase(grammar: Grammar, head: number, free: (word: number) => boolean): WordRange {
  const { index } = grammar;
  let cutAt = -1;
  for (let i = index.firstChild[head]!; i >= 0 && cutAt < 0; i = index.nextSibling[i]!) {
    if (i > head && (grammar.timeAt[i] !== 0 || !free(i) || isFarther(grammar, i))) cutAt = index.left[i]!;
  }
  return g.phraseOf(
    grammar,
    head,
    (word) => word === cutAt || !free(word) || grammar.timeAt[word] !== 0 || opensClause(grammar, word, head, true),
  );
}

/** What stands after a place and is no part of its name: all but `Orsk, Velmora` and `the port of Orsk`. */
function isFarther(grammar: Grammar, word: number): boolean {
  const role = g.relationTo(grammar, word);
  if (role === 'nmod')
    return g.markOf(grammar, word) !== grammar.pack.fields.belonging && g.markOf(grammar, word) !== '';
  return role === 'acl' || role === 'advcl' || role === 'conj';
}
