/** Corrects a statement as somebody asks for it: every word is looked up in the article, nothing is written in anybody's mouth. Pure. */
import { stanceOfAct } from '../lib/acts.ts';
import { OnrecordError } from '../lib/problems.ts';
import { contains, overlaps, textOf } from '../lib/spans.ts';
import type {
  Article,
  ContentPiece,
  Correction,
  Cue,
  Source,
  SourceGiven,
  SourceKind,
  Span,
  Statement,
  WordsGiven,
} from '../types/index.ts';
import { periodOf } from './calendar.ts';
import { quotedPieces } from './quotation-marks.ts';
import { type FoldedText, findWords, foldText } from './quoting.ts';

const kinds: readonly SourceKind[] = ['person', 'organization', 'group', 'document', 'unnamed'];
const longestName = 200;
const mostPieces = 40;
/** `Source.rule` of a source that somebody chose. */
const byHand = 'by hand';

/** Throws OnrecordError: record/words-not-found, /unknown-act, /bad-check. */
export function corrected(article: Article, shown: Statement, correction: Correction): Statement {
  if (Object.values(correction).every((value) => value === undefined)) throw wrong('Nothing is corrected.');
  const folded = foldText(article.text);
  const content =
    correction.content === undefined ? shown.content : contentOf(article, folded, correction.content, shown);
  const start = content[0]!.span.start;
  const act = correction.act ?? shown.act;
  return {
    ...shown,
    content,
    mode: modeOf(content),
    source: correction.source === undefined ? shown.source : sourceOf(article, folded, correction.source, shown, start),
    cue: correction.cue === undefined ? shown.cue : cueOf(article, folded, correction.cue, shown.cue, start),
    act: checkedAct(act),
    stance: correction.act === undefined ? shown.stance : stanceOfAct.get(act)!,
    time: correction.saidOn === undefined ? shown.time : timeOf(correction.saidOn, shown, start),
    condition: within(content, shown.condition),
  };
}

/** A statement that only a person has read; `id` is given to it. Throws as `corrected` does. */
export function added(article: Article, id: string, given: Correction): Statement {
  const nothing: Statement = {
    id,
    articleId: article.id,
    mode: 'indirect',
    source: null,
    cue: null,
    act: 'assert',
    content: [{ span: { start: 0, end: 0 }, quoted: false }],
    stance: 'said',
    parent: null,
    addressee: null,
    time: null,
    place: null,
    venue: null,
    condition: null,
    hedge: null,
    confidence: 1,
    doubts: [],
  };
  return corrected(article, nothing, given);
}

/** What was put right in a statement, on another one: all that has no place in the text. */
export function carriedOver({ source, act, stance, time }: Statement, to: Statement): Statement {
  const given = source === null ? null : { name: source.name, role: source.role, kind: source.kind, rule: source.rule };
  return {
    ...to,
    source:
      given === null || to.source === null ? to.source : { ...to.source, ...given, nameSpan: null, roleSpan: null },
    act,
    stance,
    time: time === null || to.time === null ? to.time : { ...to.time, value: time.value, basis: time.basis },
  };
}

function wrong(what: string): OnrecordError {
  return new OnrecordError('record/bad-check', '', what);
}

/** The place of the words given; `near` unless they say where. */
function placeOf(folded: FoldedText, given: WordsGiven, near: number): Span {
  const found = findWords(folded, given.words, given.near ?? near);
  if (found !== null) return found;
  const shown = given.words.length > 80 ? `${given.words.slice(0, 80)}…` : given.words;
  throw new OnrecordError('record/words-not-found', '', `“${shown}” does not stand in this article.`);
}

function contentOf(
  article: Article,
  folded: FoldedText,
  given: readonly WordsGiven[],
  shown: Statement,
): ContentPiece[] {
  const wanted = given.filter(({ words }) => words.trim() !== '');
  if (wanted.length === 0) throw wrong('A statement needs words.');
  if (wanted.length > mostPieces) throw wrong(`A statement has at most ${mostPieces} pieces.`);
  let near = shown.content[0]!.span.start;
  const spans = wanted.map((words) => {
    const span = placeOf(folded, words, near);
    near = span.end;
    return span;
  });
  spans.sort((a, b) => a.start - b.start);
  if (spans.some((span, i) => i > 0 && overlaps(spans[i - 1]!, span))) throw wrong('Two pieces overlap.');
  return spans.flatMap((span) => {
    const known = shown.content.filter((piece) => contains(span, piece.span));
    const covered = known.reduce((sum, piece) => sum + piece.span.end - piece.span.start, 0);
    const gaps = textOf(article.text, span).replace(/\s+/gu, '').length - covered;
    return known.length > 0 && gaps <= 0 ? known : quotedPieces(article, span);
  });
}

function modeOf(content: readonly ContentPiece[]): Statement['mode'] {
  if (content.every(({ quoted }) => quoted)) return 'direct';
  return content.some(({ quoted }) => quoted) ? 'mixed' : 'indirect';
}

function sourceOf(
  { text }: Article,
  folded: FoldedText,
  given: SourceGiven | null,
  shown: Statement,
  start: number,
): Source | null {
  if (given === null) return null;
  const name = plainName(given.name);
  if (!kinds.includes(given.kind)) throw wrong(`A source is one of ${kinds.join(', ')}.`);
  if (name === null && given.words === null && shown.source === null)
    throw wrong('A source needs a name, or words of the text.');
  const beside =
    given.words === null
      ? name === null
        ? null
        : findWords(folded, name, start)
      : placeOf(folded, given.words, start);
  const span = beside ?? shown.source?.span ?? { start, end: start };
  const isSame = name === shown.source?.name;
  return {
    span,
    name,
    nameSpan: isSame ? shown.source!.nameSpan : name === null ? null : findWords(folded, name, span.start),
    role: plainName(given.role),
    roleSpan:
      given.role === null || given.role.trim() === ''
        ? null
        : near(findWords(folded, given.role, span.start), span, text),
    kind: given.kind,
    rule: byHand,
  };
}

/** A role's words in another sentence may be somebody else's. */
function near(found: Span | null, source: Span, text: string): Span | null {
  if (found === null || Math.abs(found.start - source.start) > Math.min(200, text.length)) return null;
  return found;
}

function plainName(name: string | null): string | null {
  const plain = name === null ? '' : name.replace(/[\s\p{C}]+/gu, ' ').trim();
  if (plain.length > longestName) throw wrong(`A name has at most ${longestName} characters.`);
  return plain === '' ? null : plain;
}

function cueOf(
  { text }: Article,
  folded: FoldedText,
  given: WordsGiven | null,
  shown: Cue | null,
  start: number,
): Cue | null {
  if (given === null || given.words.trim() === '') return null;
  const span = placeOf(folded, given, shown?.span.start ?? start);
  if (shown !== null && span.start === shown.span.start && span.end === shown.span.end) return shown;
  return { span, lemma: textOf(text, span).toLowerCase(), negated: false };
}

function checkedAct(act: string): string {
  if (stanceOfAct.has(act)) return act;
  throw new OnrecordError('record/unknown-act', '', `“${act.slice(0, 40)}” is no act.`);
}

/** A date that somebody knows has no words in the text unless there were some. */
function timeOf(saidOn: string | null, { time }: Statement, start: number): Statement['time'] {
  if (saidOn !== null && periodOf(saidOn) === null) throw wrong(`“${saidOn.slice(0, 40)}” is not a date.`);
  if (time === null) return saidOn === null ? null : { span: { start, end: start }, value: saidOn, basis: 'by-hand' };
  return { ...time, value: saidOn, basis: saidOn === time.value ? time.basis : 'by-hand' };
}

/** A condition is part of the content, or none. */
function within(content: readonly ContentPiece[], condition: Statement['condition']): Statement['condition'] {
  return condition !== null && content.some(({ span }) => overlaps(span, condition.span)) ? condition : null;
}
