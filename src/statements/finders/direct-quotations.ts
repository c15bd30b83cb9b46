/**
 * Whole quotations and who they belong to: the cue after, before or between them, inverted or not, or the last speaker.
 *
 *     `“It is closed,” said Varga, who runs the port. “Nobody may pass.”`
 *      ^^^^^^^^^^^^^^^ ^^^^ ^^^^^                     ^^^^^^^^^^^^^^^^^^   one statement, two pieces
 */
import { reporterSpeaks } from '../../lib/parts.ts';
import { tokensIn } from '../../lib/tokens.ts';
import { type Candidate, candidate } from '../candidate.ts';
import type { TokenSpan } from '../noun-phrases.ts';
import { longestSentence, type SentenceView } from '../sentences.ts';
import { Class, type View } from '../view.ts';
import { type Attribution, attributionAfter, attributionBefore, speakerLabel } from './quote-attributions.ts';
import { type Quote, quotesOf } from './quotes.ts';
import { mainSubject } from './reported-speech.ts';

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
