/** From words that were labelled to the ranges of a relation: marks at the edges, one range for the source, the cue as shown. */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation as FoundRelation } from '../relation.ts';
import { type ArticleView, isSubject, Relation, Sign } from './article-view.ts';
import { piecesOf } from './pieces.ts';
import type { Proposal } from './proposals.ts';

export function asRelation(
  view: ArticleView,
  cue: number,
  { source, content }: Proposal,
  confidence: number,
): FoundRelation {
  const ranges = content.length === 0 ? [] : contentRanges(view, content, new Set([...source, cue]));
  const range = sourceRange(view, cue, source);
  return {
    rule: ruleOf(view, cue),
    sourceRule: range === null ? 'none' : sourceRuleOf(view, cue, range),
    source: range,
    cueHead: cue,
    cue: cueRange(view, cue, ranges, range),
    content: ranges,
    confidence,
  };
}

/** A content may be nothing but signs. */
export const hasWords = ({ content }: FoundRelation): boolean => content.length > 0;

/** Pieces with the quotation marks that belong to them, without the signs that do not. */
function contentRanges(
  view: ArticleView,
  content: readonly number[],
  taken: ReadonlySet<number>,
): readonly WordRange[] {
  const { signs, quotation } = view;
  const ranges: { first: number; end: number }[] = [];
  for (const { first, last } of piecesOf(content)) {
    const range = { first, end: last + 1 };
    const isMark = (word: number) => (signs[word]! & (Sign.word | Sign.quotationMark)) === 0;
    // A comma, a dash or a full stop at the edge is the sentence's, except inside the quotation's own marks.
    while (range.first < range.end && isMark(range.first) && !isBracketed(view, range)) range.first++;
    while (
      range.end > range.first &&
      isMark(range.end - 1) &&
      quotation[range.end - 1] === 0 &&
      !isBracketed(view, range)
    ) {
      range.end--;
    }
    if (range.first === range.end) continue;
    widen(view, range, taken);
    const before = ranges.at(-1);
    if (before !== undefined && before.end >= range.first) before.end = Math.max(before.end, range.end);
    else ranges.push(range);
  }
  return ranges;
}

/** `(…)` around all of it. */
function isBracketed({ signs }: ArticleView, { first, end }: WordRange): boolean {
  return (signs[first]! & Sign.bracket) !== 0 && (signs[end - 1]! & Sign.bracket) !== 0 && end - first > 2;
}

/** Takes in the marks and signs between the range's edge and the mark of the quotation that the edge is in. */
function widen(view: ArticleView, range: { first: number; end: number }, taken: ReadonlySet<number>): void {
  const { quotation, signs, length } = view;
  const isSign = (word: number, of: number) =>
    word >= 0 && word < length && quotation[word] === of && (signs[word]! & Sign.word) === 0 && !taken.has(word);
  const opening = quotation[range.first]!;
  while (opening !== 0 && isSign(range.first - 1, opening)) range.first--;
  const closing = quotation[range.end - 1]!;
  while (closing !== 0 && isSign(range.end, closing)) range.end++;
}

/** The words of a source are one unbroken phrase. */
function sourceRange(view: ArticleView, cue: number, source: readonly number[]): WordRange | null {
  const whole = source.length === 0 ? null : trimmed(view.signs, source[0]!, source.at(-1)! + 1);
  if (whole === null) return null;
  const range = whole.first < cue ? whole : trimmed(view.signs, whole.first, withoutParticiples(view, whole));
  return range === null ? null : withClosedBracket(view, range);
}

/** `said Voss, speaking of the harbour`: what the source does meanwhile is no part of its name. Where it ends then. */
function withoutParticiples({ parsed, relation, signs }: ArticleView, { first, end }: WordRange): number {
  const { xpos, labels } = parsed.tree;
  for (let word = first + 2; word < end; word++) {
    const isClause = relation[word] === Relation.advcl || relation[word] === Relation.acl;
    if (isClause && signs[word - 1]! & Sign.comma && labels.xpos[xpos[word]!] === 'VBG') return word - 1;
  }
  return end;
}

/** `Moore (D-Wis.`: the bracket closes a word or two later. */
function withClosedBracket({ signs, parsed }: ArticleView, { first, end }: WordRange): WordRange {
  const { forms } = parsed.words;
  let open = false;
  for (let word = first; word < end; word++) {
    if (signs[word]! & Sign.bracket) open = forms[word] === '(' || forms[word] === '[';
  }
  if (!open) return { first, end };
  let past = end;
  while (past < end + 3 && past < forms.length && !(signs[past]! & Sign.bracket)) past++;
  return signs[past]! & Sign.bracket ? { first, end: past + 1 } : { first, end };
}

function trimmed(signs: Uint16Array, first: number, end: number): WordRange | null {
  const isBare = (word: number) => (signs[word]! & (Sign.word | Sign.bracket)) === 0;
  let [from, past] = [first, end];
  while (from < past && isBare(from)) from++;
  while (past > from && isBare(past - 1)) past--;
  return from < past ? { first: from, end: past } : null;
}

/** The cue's word with what makes one word with it right after it: `pointed out`, `according to`. */
function cueRange(
  { relation, head, parsed, pack }: ArticleView,
  cue: number,
  content: readonly WordRange[],
  source: WordRange | null,
): WordRange {
  const { lower } = parsed.words;
  const isParticle = head[cue + 1] === cue && relation[cue + 1] === Relation.particle;
  const isJoined = lower[cue + 1] !== undefined && pack.attribution.cuesOfTwoWords.get(lower[cue]!) === lower[cue + 1];
  const isTaken = [...content, ...(source === null ? [] : [source])].some(
    ({ first, end }) => cue + 1 >= first && cue + 1 < end,
  );
  return { first: cue, end: cue + ((isParticle || isJoined) && !isTaken ? 2 : 1) };
}

function ruleOf({ parsed, signs }: ArticleView, cue: number): string {
  const { upos, labels } = parsed.tree;
  if (signs[cue]! & Sign.colon) return 'colon';
  if (signs[cue]! & Sign.dash) return 'dash';
  const kind = labels.upos[upos[cue]!]!;
  if (kind === 'VERB' || kind === 'AUX') return 'verb';
  if (kind === 'NOUN' || kind === 'PROPN') return 'noun';
  return kind === 'ADJ' ? 'adjective' : 'preposition';
}

function sourceRuleOf(view: ArticleView, cue: number, { first, end }: WordRange): string {
  const { head, relation, signs } = view;
  let top = first;
  for (let word = first; word < end; word++) {
    if ((head[word]! < first || head[word]! >= end) && signs[word]! & Sign.word) top = word;
  }
  const R = relation[top]!;
  if (head[top] === cue) {
    if (isSubject(R)) return top < cue ? 'subject' : 'inverted-subject';
    if (R === Relation.agent) return 'agent';
    if (R === Relation.possessor) return 'possessor';
    if (R === Relation.obl || R === Relation.nmod) return 'complement';
  }
  if (isSubject(R)) return 'subject-of-another-verb';
  if (head[cue] === top) return 'governor';
  return 'nearby';
}
