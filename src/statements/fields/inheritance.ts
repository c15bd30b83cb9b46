/**
 * What a statement takes over from before it: time, venue and place of the same source's saying in the same paragraph, until
 * somebody else speaks; the dateline's place in the paragraph that it opens. Always marked so.
 */
import type { Basis, Span, Statement } from '../../types/index.ts';
import type { Relation } from '../relation.ts';
import type { Grammar } from './grammar.ts';
import * as g from './grammar.ts';
import { type Occasion, occasionOf } from './occasion.ts';

export type Setting = Pick<Statement, 'time' | 'place' | 'venue'>;

/** What one statement, or one clause that only tells of an occasion, states. */
export interface Stated extends Setting {
  /** Word by which they are put in text order. */
  readonly anchor: number;
  /** The speaker's chain; −1 when not known. */
  readonly chain: number;
  /** Null for a clause that only tells of an occasion. */
  readonly relation: Relation | null;
}

function based<Value extends { readonly span: Span }>(
  value: Value | null,
  basis: Basis,
): (Value & { readonly basis: Basis }) | null {
  return value === null ? null : { ...value, basis };
}

/** The setting of each relation: what it states, else what it inherits. `stated` in text order of their anchors. */
export function settingsOf(grammar: Grammar, stated: readonly Stated[]): ReadonlyMap<Relation, Setting> {
  const settings = new Map<Relation, Setting>();
  let current: Setting = noSetting;
  let speaker = -1;
  let part = -1;
  for (const { anchor, chain, relation, time, place, venue } of stated) {
    const here = partOf(grammar, anchor);
    if (here !== part || chain < 0 || chain !== speaker) current = noSetting;
    part = here;
    speaker = chain;
    if (relation !== null) {
      settings.set(relation, {
        time: time ?? based(current.time, 'inherited'),
        place: place ?? placeWith(venue, current) ?? datelinePlace(grammar, here),
        venue: venue ?? placeless(place, current),
      });
    }
    const moved = venue !== null || place !== null;
    current = {
      time: time ?? current.time,
      place: moved ? place : current.place,
      venue: moved ? venue : current.venue,
    };
  }
  return settings;
}

export const noSetting: Setting = { time: null, place: null, venue: null };

/** A place goes over with its venue only: another venue may be elsewhere. */
function placeWith(venue: Statement['venue'], current: Setting): Statement['place'] {
  return venue === null ? based(current.place, 'inherited') : null;
}

function placeless(place: Statement['place'], current: Setting): Statement['venue'] {
  return place === null ? based(current.venue, 'inherited') : null;
}

function partOf({ parsed: { words } }: Grammar, word: number): number {
  return words.sentencePart[words.sentence[word]!]!;
}

/** The dateline's place, for the paragraph that it opens. */
function datelinePlace({ parsed }: Grammar, part: number): Statement['place'] {
  const { dateline, parts, text } = parsed.article;
  const span = parts[part]?.span;
  if (dateline === null || dateline.place === null || span === undefined) return null;
  const opens = dateline.span.start < span.end && !/[\p{L}\p{N}\n]/u.test(text.slice(dateline.span.end, span.start));
  if (!opens) return null;
  const offset = text.slice(dateline.span.start, dateline.span.end).indexOf(dateline.place);
  const start = dateline.span.start + offset;
  return offset < 0 ? null : { span: { start, end: start + dateline.place.length }, basis: 'dateline' };
}

/**
 * Clauses that tell where somebody spoke, without a statement of their own: `Speaking at the forum in Orsk, Varga addressed the
 * delegates.` Verbs of speaking outside quotations and outside contents.
 * @param taken 1 for the words of contents and cues
 */
export function occasionsBeside(grammar: Grammar, taken: Uint8Array): readonly Stated[] {
  const { parsed, pack } = grammar;
  const found: Stated[] = [];
  for (let i = 0; i < parsed.words.length; i++) {
    if (taken[i] !== 0 || g.tagOf(grammar, i) !== 'VERB' || g.isQuoted(grammar, i)) continue;
    if (!pack.fields.speakingVerbs.has(g.lemmaAt(grammar, i))) continue;
    const chain = chainOfSubject(grammar, i);
    if (chain < 0) continue;
    const occasion = occasionOf(grammar, i, (word) => taken[word] === 0 && !g.isQuoted(grammar, word));
    if (occasion.venue === null && occasion.place === null) continue;
    found.push({ anchor: i, chain, relation: null, time: null, ...spansOf(grammar, occasion) });
  }
  return found;
}

export function spansOf(grammar: Grammar, { venue, place }: Occasion): Pick<Setting, 'venue' | 'place'> {
  return {
    venue: venue === null ? null : { span: g.spanOfWords(grammar, venue), basis: 'stated' },
    place: place === null ? null : { span: g.spanOfWords(grammar, place), basis: 'stated' },
  };
}

/** Who speaks: the clause's subject, or the noun that the participle hangs from; −1 when no mention. */
function chainOfSubject(grammar: Grammar, verb: number): number {
  let at = verb;
  for (let steps = 0; steps < 4 && at >= 0; steps++) {
    const subject = g.ownSubject(grammar, at);
    if (subject >= 0) return chainAt(grammar, subject);
    if (g.relationTo(grammar, at) === 'acl') return chainAt(grammar, g.headOf(grammar, at));
    at = g.sharedFrom(grammar, at);
  }
  return -1;
}

function chainAt({ parsed, mentionAt }: Grammar, word: number): number {
  return parsed.mentions[mentionAt[word]! - 1]?.chain ?? -1;
}
