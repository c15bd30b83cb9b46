/**
 * Quotations without a cue of their own: pieces of the utterance that the sentence before them, the paragraph before them or a
 * signature under them attributes.
 *
 *     `“It is closed,” said Varga, who runs the port. “Nobody may pass.”`      another piece of the same relation
 *     `“One. ⏎ “Two. ⏎ “Three,” she said.`                                    likewise, over paragraphs
 *     `Varga was blunt. “We lost.”`                                            a relation without a cue: `floating`
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import { joined, type Layout, paragraphOf } from './layout.ts';
import { lastUnquoted, leadingRelations } from './leading.ts';
import { colonLead, floatingSource, followsColon } from './leads.ts';
import { freeMisplaced } from './misplaced.ts';
import { ownersOf, type Quote, quotesOf } from './quotes.ts';
import { signatureAfter, signatureIn } from './signatures.ts';

/** Paragraphs that a signature may stand under are not further away than this from the first mark. */
const longestRun = 40;

interface Progress {
  readonly layout: Layout;
  readonly quotes: readonly Quote[];
  /** Of each quotation, index into `relations`, or -1. */
  readonly owners: Int32Array;
  readonly relations: Relation[];
  /** What a relation gets in addition, by its index. */
  readonly pieces: Map<number, WordRange[]>;
  /** Of each sentence, the relation of its main clause, the last one where there are several; -1 for none. */
  readonly leading: Int32Array;
  /** 1 for a quotation within a turn or around its label: who speaks is known. */
  readonly settled: Uint8Array;
  /** Of each word, the nearest one at or before it outside quotations; -1 for none. */
  readonly lastUnquoted: Int32Array;
}

/**
 * The relations given, in their order, some with longer contents, then new ones. Linear in the words, the quotations and the
 * contents given.
 */
export function continueQuotations(
  layout: Layout,
  relations: readonly Relation[],
  turns: readonly Relation[],
): readonly Relation[] {
  const quotes = quotesOf(layout);
  if (quotes.length === 0) return relations;
  const progress: Progress = {
    layout,
    quotes,
    owners: ownersOf(layout, quotes, relations),
    relations: [...relations],
    pieces: new Map(),
    leading: leadingRelations(layout, relations),
    settled: settledBy(layout, quotes, turns),
    lastUnquoted: lastUnquoted(layout),
  };
  freeMisplaced(layout, quotes, progress.owners, progress.relations);
  joinToLaterPieces(progress);
  for (let at = 0; at < quotes.length; at++)
    if (progress.owners[at]! < 0 && progress.settled[at] === 0) place(progress, at);
  return progress.relations.map((relation, index) => extended(relation, progress.pieces.get(index)));
}

function settledBy({ parsed }: Layout, quotes: readonly Quote[], turns: readonly Relation[]): Uint8Array {
  const taken = new Uint8Array(parsed.words.length);
  for (const { content } of turns) for (const { first, end } of content) taken.fill(1, first, end);
  return Uint8Array.from(quotes, ({ first, end }) => (taken[first] === 1 || taken[end - 1] === 1 ? 1 : 0));
}

function extended(relation: Relation, pieces: readonly WordRange[] | undefined): Relation {
  return pieces === undefined ? relation : { ...relation, content: joined([...relation.content, ...pieces]) };
}

/** Paragraphs that each open and do not close belong to the attribution in the last of them. */
function joinToLaterPieces(progress: Progress): void {
  const { quotes, owners } = progress;
  for (let at = quotes.length - 2; at >= 0; at--) {
    const later = owners[at + 1]!;
    if (owners[at]! < 0 && progress.settled[at] === 0 && later >= 0 && quotes[at + 1]!.continues)
      join(progress, at, later);
  }
}

function join({ quotes, owners, pieces, relations }: Progress, at: number, relation: number): void {
  const { first, end } = quotes[at]!;
  const { source, cue } = relations[relation]!;
  if (overlaps(source, first, end) || overlaps(cue, first, end)) return;
  owners[at] = relation;
  const known = pieces.get(relation);
  if (known === undefined) pieces.set(relation, [{ first, end }]);
  else known.push({ first, end });
}

function overlaps(range: WordRange | null, first: number, end: number): boolean {
  return range !== null && range.first < end && first < range.end;
}

function add(progress: Progress, at: number, relation: Omit<Relation, 'content'>): void {
  const { first, end } = progress.quotes[at]!;
  progress.owners[at] = progress.relations.length;
  progress.relations.push({ ...relation, content: [{ first, end }] });
}

/** Finds out whose a quotation is that no relation has. */
function place(progress: Progress, at: number): void {
  const { quotes, owners, lastUnquoted: unquoted } = progress;
  const quote = quotes[at]!;
  const before = at > 0 ? owners[at - 1]! : -1;
  if (quote.continues && before >= 0) {
    join(progress, at, before);
    return;
  }
  if (!quote.whole) return;
  if (sign(progress, at) || signInside(progress, at)) return;
  const lead = quote.first === 0 ? -1 : unquoted[quote.first - 1]!;
  // Nothing but quotations since the one before.
  const touches = at > 0 && lead < quotes[at - 1]!.first && quote.paragraph - quotes[at - 1]!.paragraph <= 1;
  if (touches && before >= 0) {
    if (!answers(progress, at)) join(progress, at, before);
    return;
  }
  if (lead >= 0 && !touches) follow(progress, at, lead);
  if (owners[at]! < 0) joinToNext(progress, at);
}

/** A paragraph of its own after a question that was closed: somebody else's words, in a dialogue. */
function answers({ layout, quotes }: Progress, at: number): boolean {
  const { first, end, closed, paragraph } = quotes[at - 1]!;
  if (!closed || paragraph === quotes[at]!.paragraph) return false;
  const { forms } = layout.parsed.words;
  for (let i = end - 1; i >= first && layout.isWord[i] === 0; i--) if (forms[i]!.startsWith('?')) return true;
  return false;
}

/** The sentence before, or the last one of the paragraph before, says whose it is. */
function follow(progress: Progress, at: number, lead: number): void {
  const { layout, quotes, relations, leading } = progress;
  const quote = quotes[at]!;
  const distance = quote.paragraph - paragraphOf(layout, lead);
  if (distance > 1 || (distance === 1 && !mayLead(layout, quote.paragraph - 1))) return;
  const colon = followsColon(layout, lead, quote.first);
  const known = leading[layout.parsed.words.sentence[lead]!]!;
  if (known >= 0 && relations[known]!.cueHead < quote.first) {
    if (!colon && distance === 0 && isPurpose(layout, relations[known]!)) float(progress, at, relations[known]!.source);
    else if (distance === 0 || colon || mayGoOn(progress, at, known)) join(progress, at, known);
    return;
  }
  if (colon) {
    const introduced = colonLead(layout, lead, distance === 1);
    if (introduced !== null) add(progress, at, introduced);
    return;
  }
  float(progress, at, floatingSource(layout, lead, distance === 0));
}

function float(progress: Progress, at: number, source: WordRange | null): void {
  if (source === null) return;
  add(progress, at, {
    rule: 'floating',
    sourceRule: 'sentence-before',
    source,
    cueHead: -1,
    cue: null,
    confidence: 0.5,
  });
}

/** `Varga wants to stay. “We belong here.”`: what is wanted or felt is one thing, what is said of it another. */
function isPurpose({ pack, parsed }: Layout, { cueHead }: Relation): boolean {
  const stance = pack.cues.get(parsed.words.lemmas[cueHead]!.toLowerCase())?.stance;
  return stance === 'intended' || stance === 'felt';
}

/** In the next paragraph only what was quoted already, or said, or what speaks of `me` or `us`. */
function mayGoOn(progress: Progress, at: number, relation: number): boolean {
  const { layout, quotes, owners, relations } = progress;
  const { pack, parsed } = layout;
  const { cueHead, cue } = relations[relation]!;
  const entry = pack.cues.get(parsed.words.lemmas[cueHead]!.toLowerCase());
  if (at > 0 && owners[at - 1] === relation) return !(entry?.act === 'ask' && answers(progress, at));
  if (isFirstPerson(layout, quotes[at]!)) return true;
  for (let i = cue!.first; i < cue!.end; i++) {
    const word = pack.cues.get(parsed.words.lemmas[i]!.toLowerCase());
    if (word?.stance === 'said' && word.frames.has('quote')) return true;
  }
  return false;
}

function isFirstPerson({ parsed: { words }, pack }: Layout, { first, end }: WordRange): boolean {
  for (let i = first; i < end; i++) if (pack.pronouns.get(words.lower[i]!) === 'first') return true;
  return false;
}

function mayLead({ paragraphs }: Layout, paragraph: number): boolean {
  const { kind } = paragraphs[paragraph]!;
  return kind === 'paragraph' || kind === 'blockquote' || kind === 'list-item';
}

/** `“One.” ⏎ “Two,” she said.`: a paragraph that nothing before it introduces. */
function joinToNext(progress: Progress, at: number): void {
  const { layout, quotes, owners, relations } = progress;
  const next = quotes[at + 1];
  const later = at + 1 < quotes.length ? owners[at + 1]! : -1;
  if (next === undefined || later < 0 || next.paragraph !== quotes[at]!.paragraph + 1) return;
  const begins = next.first === layout.paragraphs[next.paragraph]!.first;
  if (begins && layout.paragraphs[quotes[at]!.paragraph]!.quoted && relations[later]!.cueHead > next.first)
    join(progress, at, later);
}

/** `“…” — Ilse Varga`: what is left of the paragraph is a signature. */
function signInside(progress: Progress, at: number): boolean {
  const { layout, quotes } = progress;
  const { end, paragraph } = quotes[at]!;
  const last = layout.paragraphs[paragraph]!.end;
  const signature = end < last ? signatureIn(layout, { first: end, end: last }) : null;
  if (signature === null || signature.cueHead < 0) return false;
  add(progress, at, signature);
  return true;
}

/** `“…” ⏎ — Ilse Varga`: the paragraph after a quotation, or after a run of them, is a signature. */
function sign(progress: Progress, at: number): boolean {
  const { layout, quotes, owners } = progress;
  const quote = quotes[at]!;
  if (!layout.paragraphs[quote.paragraph]!.quoted) return false;
  let last = at;
  while (
    quotes[last + 1]?.continues &&
    last - at < longestRun &&
    layout.paragraphs[quotes[last + 1]!.paragraph]!.quoted
  )
    last++;
  const signature =
    signatureAfter(layout, quotes[last]!.paragraph) ?? signatureAfter(layout, quotes[last]!.paragraph - 1);
  if (signature === null) return false;
  const signed =
    quotes[last]!.first >= signature.source.first - 1 ||
    paragraphOf(layout, signature.source.first) === quotes[last]!.paragraph
      ? last - 1
      : last;
  add(progress, at, signature);
  for (let i = at + 1; i <= signed; i++) if (owners[i]! < 0) join(progress, i, owners[at]!);
  return true;
}
