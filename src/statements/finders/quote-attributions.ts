/** The attribution of one quotation: a cue after it, inverted or not, a cue before it, or a speaker's label. */
import { isClause } from '../complements.ts';
import { phraseBefore, subjectBefore, type TokenSpan } from '../noun-phrases.ts';
import { phraseAfter } from '../phrases-after.ts';
import type { SentenceView } from '../sentences.ts';
import { verbGroupAt } from '../verb-groups.ts';
import { Class, type View } from '../view.ts';
import type { Quote } from './quotes.ts';
import { mainSubject } from './reported-speech.ts';

export interface Attribution {
  readonly source: TokenSpan;
  readonly sourceRule: string;
  readonly cue: TokenSpan;
  readonly head: number;
  readonly rule: string;
  readonly addressee: TokenSpan | null;
}

const reach = 30;
const longestSignature = 8;
/** Whether a cue here can introduce a quotation; a finite verb or a participle after a comma. */
function quoteCue(view: View, index: number, least: number) {
  if (!view.is(index, Class.cue) || view.quoted(index)) return null;
  if (!view.cueEntry(index)?.frames.has('quote')) return null;
  const group = verbGroupAt(view, index, least);
  return group === null || group.kind === 'reduced' || group.kind === 'infinitive' ? null : group;
}

/** `… ,” said Varga, who …` and `… ,” Varga said`. `end`: the next quotation, or the end of the part. */
export function attributionAfter(view: View, quote: Quote, end: number): Attribution | null {
  let first = quote.end;
  if (view.is(first, Class.comma)) first++;
  const inverted = invertedCue(view, first, end) ?? signature(view, quote.end, end);
  if (inverted !== null) return inverted;
  for (let i = first; i < Math.min(end, first + reach); i++) {
    if (view.is(i, Class.stop) && view.word(i) !== '(' && view.word(i) !== ')') return null;
    const group = quoteCue(view, i, first);
    if (group?.kind !== 'finite') continue;
    const subject = subjectBefore(view, group.first, first);
    if (subject === null || hasOwnClause(view, i, end)) return null;
    if (subject.first > first + 1 && !view.is(subject.first - 1, Class.comma)) return null;
    return {
      source: subject,
      sourceRule: subject.rule,
      cue: { first: i, end: i + 1 },
      head: i,
      rule: 'quote-before',
      addressee: toldWhom(view, i),
    };
  }
  return null;
}

/** `“…” — Ilse Varga`: a name after a dash, and nothing else in the part. */
function signature(view: View, dash: number, end: number): Attribution | null {
  const first = dash + 1;
  if (!view.is(dash, Class.dash) || first >= end || end - first > longestSignature) return null;
  for (let i = first; i < end; i++) {
    if (!view.is(i, Class.capital) && !view.is(i, Class.stop | Class.comma | Class.preposition)) return null;
  }
  const source = phraseAfter(view, first, end);
  if (source === null) return null;
  const cue = { first: dash, end: first };
  return { source, sourceRule: 'signature', cue, head: dash, rule: 'quote-signature', addressee: null };
}

/** `“…,” one of them said the plan was dead`: the cue has a content of its own. */
function hasOwnClause(view: View, head: number, end: number): boolean {
  const next = head + 1;
  if (view.is(next, Class.time | Class.adverb) || !view.is(next, Class.word) || view.cueEntry(head)?.frames.has('told'))
    return false;
  const opens =
    view.is(next, Class.determiner | Class.subjectPronoun) || view.word(next) === view.pack.attribution.complementiser;
  return opens && next < end && isClause(view, next, end);
}

function invertedCue(view: View, first: number, end: number): Attribution | null {
  let i = first;
  while (view.is(i, Class.adverb) && i < end) i++;
  const shape = view.cueShape(i);
  if (i >= end || (shape !== 'past' && shape !== 'present') || !view.cueEntry(i)?.frames.has('quote')) return null;
  const phrase = phraseAfter(view, i + 1, end);
  if (phrase === null || view.is(phrase.first, Class.objectPronoun & ~Class.subjectPronoun)) return null;
  if (view.cueEntry(i)?.frames.has('told')) return null;
  return {
    source: phrase,
    sourceRule: 'inverted-subject',
    cue: { first: i, end: i + 1 },
    head: i,
    rule: 'quote-inverted',
    addressee: null,
  };
}

/** `told reporters`: the words after the cue, up to a sign or preposition. */
function toldWhom(view: View, head: number): TokenSpan | null {
  if (!view.cueEntry(head)?.frames.has('told')) return null;
  let i = head + 1;
  while (i < head + 8 && view.is(i, Class.word) && !view.quoted(i) && !view.is(i, Class.preposition | Class.time)) i++;
  return i > head + 1 ? { first: head + 1, end: i } : null;
}

/** `Varga said: “…”`, `asked why, she told the paper, “…”`: the nearest cue before the quotation in its sentence. */
export function attributionBefore(view: View, quote: Quote, least: number): Attribution | null {
  const last = quote.first - 1;
  const lead = view.word(last);
  const that = lead === view.pack.attribution.complementiser;
  const marked = view.is(last, Class.comma | Class.dash) || lead === ':' || that;
  if (!marked && !view.is(last, Class.cue | Class.time | Class.adverb | Class.objectPronoun)) return null;
  for (let i = last; i >= Math.max(least, last - reach); i--) {
    if (view.quoted(i) || (view.is(i, Class.stop) && ![':', ')', '('].includes(view.word(i)))) return null;
    const group = quoteCue(view, i, least);
    if (group === null || group.kind === 'passive') continue;
    // With a clause in between, the quotation is only a part of what is said.
    if (lead !== ':' && isClause(view, i, quote.first)) return null;
    if (that && i < last - 1 && !group.entry.frames.has('told')) return null;
    const source = sourceOfLead(view, group.kind, group.first, least);
    if (source === null) continue;
    const rule = group.kind === 'finite' ? 'quote-after' : 'quote-after-participle';
    return { ...source, cue: { first: i, end: i + 1 }, head: i, rule, addressee: toldWhom(view, i) };
  }
  return null;
}

function sourceOfLead(
  view: View,
  kind: string,
  verb: number,
  least: number,
): Pick<Attribution, 'source' | 'sourceRule'> | null {
  const near = kind === 'finite' ? subjectBefore(view, verb, least) : null;
  if (near !== null) return { source: near, sourceRule: near.rule };
  const sentence = { first: least, end: verb } as SentenceView;
  const main = mainSubject(view, sentence, verb);
  return main === null
    ? null
    : { source: main, sourceRule: kind === 'finite' ? 'elided-subject' : 'participle-subject' };
}

/** `Varga: “…”`, `Varga — “…”` at the beginning of a part. */
export function speakerLabel(view: View, quote: Quote, least: number): Attribution | null {
  const sign = quote.first - 1;
  if (view.word(sign) !== ':' && !(view.is(sign, Class.dash) && sign > least)) return null;
  const phrase = phraseBefore(view, sign, least);
  if (
    phrase === null ||
    phrase.first !== least ||
    phrase.end - phrase.first > 8 ||
    !view.is(phrase.first, Class.capital)
  )
    return null;
  return {
    source: phrase,
    sourceRule: 'colon',
    cue: { first: sign, end: sign + 1 },
    head: sign,
    rule: 'quote-colon',
    addressee: null,
  };
}
