/**
 * Where, and at what, something was said: `Speaking at the Harbour Forum in Orsk, Varga …`, `said in an interview with …`.
 * It holds for that speaker's following statements in the same paragraph (basis `inherited`), never for another's.
 */
import { spanOf } from '../../lib/tokens.ts';
import type { Span, Statement } from '../../types/index.ts';
import type { Candidate } from '../candidate.ts';
import { mainSubject } from '../finders/reported-speech.ts';
import { nameSource } from '../naming.ts';
import type { TokenSpan } from '../noun-phrases.ts';
import type { SentenceView } from '../sentences.ts';
import { Class, type View } from '../view.ts';

export interface Occasion {
  readonly sentence: number;
  readonly part: number;
  /** The subject's phrase, for subjects that are not known by name. */
  readonly subject: TokenSpan | null;
  /** Whose occasion it is: a chain, or -1 when the subject is not known by name. */
  readonly chain: number;
  readonly venue: Span;
  readonly place: Span | null;
  /** Token where the phrase begins, so that one inside a content is left out. */
  readonly at: number;
}

const longest = 14;

/** So many occasions back, within the paragraph, one is looked for. */
const most = 12;

/** The token after the venue's phrase: its noun, an abbreviation in brackets, and `of …`. */
function venueEnd(view: View, noun: number, end: number): number {
  let i = noun + 1;
  if (view.word(i) === '(' && view.word(i + 2) === ')') i += 3;
  while (i < end && (view.is(i, Class.capital) || view.is(i, Class.venue))) i++;
  return i;
}

function placeAfter(view: View, first: number, end: number): Span | null {
  const { mentions, tokens } = view.parsed;
  if (!view.pack.attribution.placePrepositions.has(view.word(first)) || first + 1 >= end) return null;
  const start = tokens.start[first + 1]!;
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (mentions[middle]!.span.start >= start) high = middle;
    else low = middle + 1;
  }
  const mention = mentions[low];
  if (mention?.span.start === start && mention.type === 'LOC') return mention.span;
  let i = first + 1;
  while (i < end && view.is(i, Class.capital) && !view.is(i, Class.time)) i++;
  return mention?.span.start !== start && i > first + 1 ? spanOf(tokens, first + 1, i) : null;
}

/** The occasion phrase that begins at a preposition, or null. */
function occasionAt(view: View, index: number, end: number): { venue: Span; place: Span | null } | null {
  if (!view.pack.attribution.placePrepositions.has(view.word(index)) || view.quoted(index)) return null;
  for (let i = index + 1; i < Math.min(end, index + longest); i++) {
    if (
      view.is(i, Class.comma | Class.stop | Class.dash) ||
      (i > index + 1 && view.is(i, Class.preposition | Class.subordinator))
    )
      return null;
    if (!view.is(i, Class.venue) || view.is(i + 1, Class.venue)) continue;
    const close = venueEnd(view, i, end);
    return { venue: spanOf(view.parsed.tokens, index + 1, close), place: placeAfter(view, close, end) };
  }
  return null;
}

/** All occasions of an article, in text order. */
export function findOccasions(view: View, sentences: readonly SentenceView[]): readonly Occasion[] {
  const found: Occasion[] = [];
  for (const sentence of sentences) {
    for (let i = sentence.first; i + 1 < sentence.close; i++) {
      const occasion = occasionAt(view, i, sentence.close);
      if (occasion === null) continue;
      const subject = mainSubject(view, sentence, sentence.close);
      const chain = subject === null ? -1 : nameSource(view, subject, 'subject').chain;
      found.push({ sentence: sentence.index, part: sentence.part, chain, subject, at: i, ...occasion });
      break;
    }
  }
  return found;
}

function isSubject({ subject }: Occasion, source: TokenSpan | null): boolean {
  return subject !== null && source !== null && subject.first < source.end && source.first < subject.end;
}

/** The venue and place of one statement, from the occasions of its paragraph. */
export function occasionFor(
  view: View,
  { cue, content, source }: Candidate,
  chain: number,
  occasions: readonly Occasion[],
): Pick<Statement, 'venue' | 'place'> {
  const anchor = cue?.first ?? content[0]!.first;
  const sentence = view.parsed.tokens.sentence[anchor]!;
  const part = view.parsed.sentences.part[sentence]!;
  let best: Occasion | null = null;
  const last = lastUpTo(occasions, sentence);
  for (let i = last; i > last - most && i >= 0 && occasions[i]!.part === part; i--) {
    const occasion = occasions[i]!;
    const inside = content.some(({ first, end }) => occasion.at >= first && occasion.at < end);
    const same = occasion.sentence === sentence;
    if (inside || (!(chain >= 0 && occasion.chain === chain) && !(same && isSubject(occasion, source)))) continue;
    best = occasion;
    break;
  }
  if (best === null) return { venue: null, place: null };
  const basis = best.sentence === sentence ? 'stated' : 'inherited';
  return { venue: { span: best.venue, basis }, place: best.place === null ? null : { span: best.place, basis } };
}

/** Index of the last occasion in this sentence or before it; -1 when there is none. */
function lastUpTo(occasions: readonly Occasion[], sentence: number): number {
  let low = 0;
  let high = occasions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (occasions[middle]!.sentence <= sentence) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
