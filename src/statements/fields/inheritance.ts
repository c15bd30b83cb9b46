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
  /** True for what is said beside the story: within another's content, or in a relative clause (`Varga, who said last year …`). */
  readonly isAside: boolean;
  /** True for one who says something, as against papers, polls, hopes and plans: the dateline tells where. */
  readonly speaks: boolean;
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
  const vague = vagueTimes(grammar);
  let current: Setting = noSetting;
  let speaker = -1;
  let part = -1;
  for (const { anchor, chain, relation, isAside, speaks, ...own } of stated) {
    const here = partOf(grammar, anchor);
    const atDateline = speaks ? datelinePlace(grammar, here) : null;
    if (isAside && relation !== null) {
      settings.set(relation, { ...own, place: own.place ?? atDateline });
      continue;
    }
    if (here !== part || chain < 0 || chain !== speaker) current = noSetting;
    const fixed = own.time !== null && vague.has(own.time.span.start) ? { ...own, time: null } : own;
    if (isNew(fixed)) current = noSetting;
    part = here;
    speaker = chain;
    if (relation !== null) {
      settings.set(relation, {
        time: own.time ?? based(current.time, 'inherited'),
        place: own.place ?? based(current.place, 'inherited') ?? atDateline,
        venue: own.venue ?? based(current.venue, 'inherited'),
      });
    }
    if (isNew(fixed)) current = fixed;
  }
  return settings;
}

/** Another day or another place is another occasion: nothing of the one before holds. */
function isNew({ time, place, venue }: Setting): boolean {
  return time !== null || place !== null || venue !== null;
}

/** Where those stand that are in no calendar: `now`, `recently`. They hold for their own clause only. */
function vagueTimes({ parsed }: Grammar): ReadonlySet<number> {
  return new Set(parsed.times.filter(({ grain }) => grain === 'none').map(({ span }) => span.start));
}

export const noSetting: Setting = { time: null, place: null, venue: null };

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
 * @param said 1 for the words of contents
 */
export function occasionsBeside(grammar: Grammar, said: Uint8Array): readonly Stated[] {
  const { parsed, pack } = grammar;
  const found: Stated[] = [];
  for (let i = 0; i < parsed.words.length; i++) {
    if (said[i] !== 0 || g.tagOf(grammar, i) !== 'VERB' || g.isQuoted(grammar, i)) continue;
    if (!pack.fields.speakingVerbs.has(g.lemmaAt(grammar, i))) continue;
    const chain = chainOfSubject(grammar, i);
    if (chain < 0) continue;
    const occasion = occasionOf(grammar, i, (word) => said[word] === 0 && !g.isQuoted(grammar, word));
    if (occasion.venue === null && occasion.place === null) continue;
    found.push({
      anchor: i,
      chain,
      relation: null,
      isAside: false,
      speaks: false,
      time: null,
      ...spansOf(grammar, occasion),
    });
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
