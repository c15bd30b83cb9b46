/**
 * Whole quotations and who they belong to: the cue after, before or between them, inverted or not, or the last speaker.
 *
 *     `“It is closed,” said Varga, who runs the port. “Nobody may pass.”`
 *      ^^^^^^^^^^^^^^^ ^^^^ ^^^^^                     ^^^^^^^^^^^^^^^^^^   one statement, two pieces
 */
import { reporterSpeaks } from '../../lib/parts.ts';
import { tokensIn } from '../../lib/tokens.ts';
import type { Quotation } from '../../types/index.ts';
import { type Candidate, candidate } from '../candidate.ts';
import { isClause } from '../complements.ts';
import { phraseAfter, phraseBefore, subjectBefore, type TokenSpan } from '../noun-phrases.ts';
import { longestSentence, type SentenceView } from '../sentences.ts';
import { verbGroupAt } from '../verb-groups.ts';
import { Class, type View } from '../view.ts';
import { mainSubject } from './reported-speech.ts';

interface Quote extends TokenSpan {
  readonly quotation: Quotation;
  readonly part: number;
  readonly whole: boolean;
}

interface Attribution {
  readonly source: TokenSpan;
  readonly sourceRule: string;
  readonly cue: TokenSpan;
  readonly head: number;
  readonly rule: string;
  readonly addressee: TokenSpan | null;
}

const reach = 30;
const closingMarks: ReadonlySet<string> = new Set([',', '.', '?', '!', '…', '...', '--', '—', '–', '-', ';']);

/** A quotation that stands for itself: it ends like a sentence or clause, and is not a few words within one. */
function isWhole(view: View, quotation: Quotation, first: number, end: number, partFirst: boolean): boolean {
  const inner = tokensIn(view.parsed.tokens, quotation.inner);
  const begin = inner.first;
  const last = inner.end - 1;
  const words = last - begin + 1;
  if (words < 1) return false;
  const closed = closingMarks.has(view.word(last)) || closingMarks.has(view.word(end));
  const capital = view.is(begin, Class.capital | Class.number) || !view.is(begin, Class.word);
  const led =
    view.is(first - 1, Class.comma) ||
    view.word(first - 1) === ':' ||
    view.word(first - 1) === view.pack.attribution.complementiser ||
    (view.cueEntry(first - 1)?.frames.has('quote') ?? false);
  if (partFirst) return closed || words > 6;
  if (led) return words > 2 || (capital && closed);
  return closed && capital && words > 2;
}

function quotesOf(view: View, sentences: readonly SentenceView[]): readonly Quote[] {
  const partOf = new Map<number, number>();
  for (const sentence of sentences) partOf.set(sentence.index, sentence.part);
  const { tokens, quotations, sentences: columns } = view.parsed;
  const quotes: Quote[] = [];
  for (const quotation of quotations) {
    const { first, end } = tokensIn(tokens, quotation.span);
    if (first >= end) continue;
    const sentence = tokens.sentence[first]!;
    const part = partOf.get(sentence);
    if (part === undefined) continue;
    const opensPart = first === 0 || columns.part[tokens.sentence[first - 1]!] !== part;
    quotes.push({
      first,
      end,
      quotation,
      part,
      whole: quotation.continues || isWhole(view, quotation, first, end, opensPart),
    });
  }
  return quotes;
}

/** Whether a cue here can introduce a quotation; a finite verb or a participle after a comma. */
function quoteCue(view: View, index: number, least: number) {
  if (!view.is(index, Class.cue) || view.quoted(index)) return null;
  if (!view.cueEntry(index)?.frames.has('quote')) return null;
  const group = verbGroupAt(view, index, least);
  return group === null || group.kind === 'reduced' || group.kind === 'infinitive' ? null : group;
}

/** `… ,” said Varga, who …` and `… ,” Varga said`. `end`: the next quotation, or the end of the part. */
function attributionAfter(view: View, quote: Quote, end: number): Attribution | null {
  let first = quote.end;
  if (view.is(first, Class.comma)) first++;
  const inverted = invertedCue(view, first, end);
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
function attributionBefore(view: View, quote: Quote, least: number): Attribution | null {
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
function speakerLabel(view: View, quote: Quote, least: number): Attribution | null {
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

interface Open {
  candidate: Candidate;
  pieces: TokenSpan[];
  /** Last token of the last piece or of its attribution. */
  last: number;
  part: number;
}

/** True when nothing but the attribution's own sentence stands between the last piece and this quotation. */
function goesOn(view: View, open: Open, quote: Quote): boolean {
  let stops = 0;
  for (let i = open.last + 1; i < quote.first; i++) {
    if (view.word(i) === '.' || view.word(i) === '?' || view.word(i) === '!') stops++;
    else if (stops > 0) return false;
    if (i - open.last > 60) return false;
  }
  return true;
}

function toCandidate(view: View, quote: Quote, found: Attribution): Candidate {
  const entry = view.cueEntry(found.head);
  const that = view.word(quote.first - 1) === view.pack.attribution.complementiser;
  return candidate({
    rule: found.rule,
    sourceRule: found.sourceRule,
    source: found.source,
    cue: found.cue,
    lemma: view.cueLemma(found.head) ?? view.word(found.head),
    frame: 'quote',
    act: entry?.frames.get('quote') ?? entry?.act ?? 'assert',
    stance: entry?.stance ?? 'said',
    content: [{ first: that ? quote.first - 1 : quote.first, end: quote.end }],
    addressee: found.addressee,
  });
}

/** The source of a quotation that stands alone after a sentence about somebody. */
function floatingSource(view: View, quote: Quote): TokenSpan | null {
  const { tokens, sentences } = view.parsed;
  const previous = tokens.sentence[quote.first - 1];
  if (quote.first === 0 || previous === undefined || sentences.part[previous] !== quote.part) return null;
  const first = Math.max(sentences.firstToken[previous]!, quote.first - longestSentence);
  const subject = mainSubject(view, { first, end: quote.first } as SentenceView, quote.first);
  return subject;
}

/** What has been found so far: the statements, the one that a quotation may go on from, and which cue belongs to which. */
interface Progress {
  readonly found: Open[];
  readonly byCue: Map<number, Open>;
  open: Open | null;
}

/** Where an attribution after the quotation must end: the next quotation, or two sentences on. */
function endAfter(view: View, quote: Quote, next: Quote | undefined): number {
  const { sentences, tokens } = view.parsed;
  let sentence = tokens.sentence[quote.end - 1]!;
  const stop = Math.min(sentences.length, sentence + 2);
  while (sentence + 1 < stop && sentences.part[sentence + 1] === quote.part) sentence++;
  const end = sentences.endToken[sentence]!;
  return next !== undefined && next.part === quote.part ? Math.min(end, next.first) : end;
}

function attribute(view: View, quote: Quote, least: number, end: number): Attribution | null {
  const before = attributionBefore(view, quote, least) ?? speakerLabel(view, quote, least);
  const after = before === null || endsWithComma(view, quote) ? attributionAfter(view, quote, end) : null;
  return chooseAttribution(view, quote, before, after);
}

function begin(view: View, quote: Quote, attribution: Attribution, progress: Progress): void {
  const last = Math.max(quote.end - 1, attribution.head, attribution.source.end - 1);
  const open = start(
    toCandidate(view, quote, attribution),
    quote,
    attribution.head > quote.first ? last : quote.end - 1,
  );
  progress.open = open;
  progress.found.push(open);
  progress.byCue.set(attribution.head, open);
}

function place(view: View, quote: Quote, least: number, end: number, progress: Progress): void {
  const { open } = progress;
  if (quote.quotation.continues && open !== null) {
    extend(open, quote);
    return;
  }
  const attribution = attribute(view, quote, least, end);
  const known = attribution === null ? undefined : progress.byCue.get(attribution.head);
  if (known !== undefined) extend(known, quote);
  else if (attribution !== null) begin(view, quote, attribution, progress);
  else if (open !== null && quote.part - open.part <= 1 && goesOn(view, open, quote)) extend(open, quote);
  else {
    const continued = continuedCandidate(view, quote, open);
    if (continued === null) return;
    progress.open = start(continued, quote, quote.end - 1);
    progress.found.push(progress.open);
  }
}

/** All direct statements of an article, in text order. */
export function findDirectQuotations(view: View, sentences: readonly SentenceView[]): readonly Candidate[] {
  const quotes = quotesOf(view, sentences);
  const progress: Progress = { found: [], byCue: new Map(), open: null };
  for (const [index, quote] of quotes.entries()) {
    if (!quote.whole) continue;
    place(view, quote, leastBefore(view, quote, quotes[index - 1]), endAfter(view, quote, quotes[index + 1]), progress);
  }
  return progress.found.map(({ candidate: given, pieces }) => ({ ...given, content: pieces }));
}

function start(given: Candidate, quote: Quote, last: number): Open {
  return { candidate: given, pieces: [...given.content], last, part: quote.part };
}

function extend(open: Open, quote: Quote): void {
  open.pieces.push({ first: quote.first, end: quote.end });
  open.last = quote.end - 1;
  open.part = quote.part;
}

function endsWithComma(view: View, quote: Quote): boolean {
  const last = tokensIn(view.parsed.tokens, quote.quotation.inner).end - 1;
  return (
    view.is(last, Class.comma) || view.is(quote.end, Class.comma) || view.word(last) === '?' || view.word(last) === '!'
  );
}

function chooseAttribution(
  view: View,
  quote: Quote,
  before: Attribution | null,
  after: Attribution | null,
): Attribution | null {
  if (before === null) return after;
  if (after === null) return before;
  return view.is(quote.first - 1, Class.comma) || view.word(quote.first - 1) === ':' ? before : after;
}

function isReporters(view: View, index: number): boolean {
  const { sentences, tokens, article } = view.parsed;
  const kind = article.parts[sentences.part[tokens.sentence[index]!]!]?.kind;
  return kind !== undefined && reporterSpeaks(kind);
}

/** Where an attribution before the quotation may begin: its sentence, after the quotation before it. */
function leastBefore(view: View, quote: Quote, previous: Quote | undefined): number {
  const { sentences, tokens } = view.parsed;
  let sentence = tokens.sentence[quote.first]!;
  let least = sentences.firstToken[sentence]!;
  if (
    least === quote.first &&
    sentence > 0 &&
    view.word(quote.first - 1) === ':' &&
    isReporters(view, quote.first - 1)
  ) {
    sentence--;
    least = sentences.firstToken[sentence]!;
  }
  least = Math.max(least, quote.first - longestSentence);
  return Math.max(least, previous !== undefined && previous.part === quote.part ? previous.end : 0);
}

/** A quotation without an attribution of its own: the last speaker's, or that of the sentence before it. */
function continuedCandidate(view: View, quote: Quote, open: Open | null): Candidate | null {
  const content = [{ first: quote.first, end: quote.end }];
  const { sentences, tokens } = view.parsed;
  const opensPart = sentences.firstToken[tokens.sentence[quote.first]!] === quote.first;
  if (!opensPart) return null;
  const floating = floatingSource(view, quote);
  if (floating !== null)
    return candidate({
      rule: 'floating',
      sourceRule: 'sentence-before',
      source: floating,
      content,
      lemma: '',
      doubts: ['no cue'],
    });
  if (open === null || quote.part - open.part > 1) return null;
  return candidate({
    rule: 'continued',
    sourceRule: 'continued',
    source: open.candidate.source,
    content,
    doubts: ['no cue'],
  });
}
