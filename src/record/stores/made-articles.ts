/**
 * Made articles for the test of reading again, and a second engine that reads them otherwise: it moves edges, drops, splits and joins
 * statements and gives others new ids, while outlets add, drop and mend paragraphs. Everything follows from a number.
 */
import { deriveId, digest } from '../../lib/ids.ts';
import type { Article, Capture, ContentPiece, Part, Reading, Span, Statement } from '../../types/index.ts';

export interface MadeParagraph {
  readonly name: string;
  readonly role: string;
  readonly cue: string;
  readonly words: string;
  readonly isQuoted: boolean;
  /** What no engine reads, so that somebody may add it. */
  readonly missed: string;
}

const names = ['Ilse Varga', 'Aldo Brenn', 'Mirre Oskan', 'Teodor Hale', 'Signe Lind', 'Marit Osei', 'Dunstan Vale'];
const roles = ['harbour minister', 'mayor', 'bell founder', 'fishmonger', 'judge', 'commissioner', 'guild leader'];
const cues = ['said', 'told', 'warned', 'argued', 'promised', 'added'];
const things = [
  'toll',
  'quay',
  'ferry',
  'lock',
  'bell',
  'crane',
  'bridge',
  'reservoir',
  'tribunal',
  'market',
  'rota',
  'levy',
];
const doings = [
  'would empty',
  'must replace',
  'could never pay for',
  'had closed',
  'will outlast',
  'should be moved beside',
  'was sold with',
];
const places = [
  'Oststad',
  'Tollaver',
  'Kestrin',
  'Orvane',
  'the Mere valley',
  'the old dock',
  'the northern pier',
  'the sound',
];

/** Numbers from 0 up to `below`, the same for the same seed. */
export function dice(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

export function madeParagraphs(seed: number, count: number): MadeParagraph[] {
  const roll = dice(seed);
  const pick = (from: readonly string[]): string => from[roll(from.length)]!;
  return Array.from({ length: count }, (_, i) => {
    const who = roll(names.length);
    // Some say very little, and some the same as somebody else.
    const words =
      roll(12) === 0
        ? pick(['it was wrong', 'nobody had asked', 'no comment'])
        : `the ${pick(things)} ${pick(doings)} the ${pick(things)} at ${pick(places)} ${2 + roll(60)} times before ${pick(places)} hears of the ${pick(things)}`;
    const missed = `A ${pick(things)} from ${pick(places)} was seen near the ${pick(things)} of ${pick(places)} on day ${i + 1}`;
    return { name: names[who]!, role: roles[who]!, cue: pick(cues), words, isQuoted: roll(2) === 0, missed };
  });
}

/** One sentence of the article: where its pieces stand. */
interface Written {
  readonly source: Span;
  readonly cue: Span;
  readonly content: Span;
  readonly paragraph: MadeParagraph;
}

/** As an engine reads one paragraph; `more`: the next one is read into it. */
export type Manner = 'plainly' | 'new-id' | 'cut-before' | 'cut-after' | 'longer' | 'not' | 'split' | 'joined';

export function madeReading(
  url: string,
  paragraphs: readonly MadeParagraph[],
  capture: Capture,
  manners: readonly Manner[],
  engine: string,
): Reading {
  const id = deriveId('article', url);
  const parts: Part[] = [];
  let text = 'Harbour news of the day';
  parts.push({ kind: 'headline', span: { start: 0, end: text.length }, sourceSpan: null });
  const written = paragraphs.map((paragraph): Written => {
    text += '\n\n';
    const start = text.length;
    const add = (words: string): Span => {
      const span = { start: text.length, end: text.length + words.length };
      text += words;
      return span;
    };
    const source = add(paragraph.name);
    text += `, ${paragraph.role}, `;
    const cue = add(paragraph.cue);
    text += ' ';
    const content = add(paragraph.isQuoted ? `“${paragraph.words}”` : `that ${paragraph.words}`);
    text += `. ${paragraph.missed}.`;
    parts.push({ kind: 'paragraph', span: { start, end: text.length }, sourceSpan: null });
    return { source, cue, content, paragraph };
  });
  const article: Article = {
    id,
    captureId: capture.id,
    url,
    publisher: 'The Oststad Courier',
    inLanguage: 'en',
    headline: 'Harbour news of the day',
    authors: [],
    datePublished: '2031-05-16',
    dateModified: null,
    dateline: null,
    section: null,
    text,
    textDigest: digest(text),
    wordsDigest: digest(text.toLowerCase()),
    parts,
    related: [],
    witnesses: [],
  };
  return { engine, article, statements: statementsOf(article, written, manners), notes: [] };
}

function statementsOf(article: Article, written: readonly Written[], manners: readonly Manner[]): Statement[] {
  const seen = new Map<string, number>();
  return written.flatMap((one, i) => {
    if (manners[i - 1] === 'joined') return [];
    const contents = contentsOf(one, manners[i]!, written[i + 1], article.text);
    return contents.map((content) => {
      const words = content.map(({ start, end }) => article.text.slice(start, end).toLowerCase()).join(' ');
      const occurrence = seen.get(words) ?? 0;
      seen.set(words, occurrence + 1);
      const isNew = manners[i] === 'new-id' ? ['new'] : [];
      return statementOf(
        article.id,
        one,
        content,
        deriveId('statement', article.id, words, String(occurrence), ...isNew),
      );
    });
  });
}

function contentsOf(
  { content, paragraph }: Written,
  manner: Manner,
  next: Written | undefined,
  text: string,
): Span[][] {
  const { start, end } = content;
  const wordAfter = (at: number): number => text.indexOf(' ', at) + 1;
  const isShort = paragraph.words.length < 40;
  if (manner === 'not') return [];
  if (manner === 'joined' && next !== undefined) return [[content, next.content]];
  if (isShort) return [[content]];
  if (manner === 'cut-before') return [[{ start: wordAfter(wordAfter(start)), end }]];
  if (manner === 'cut-after') return [[{ start, end: text.lastIndexOf(' ', text.lastIndexOf(' ', end - 1) - 1) }]];
  if (manner === 'longer') return [[{ start, end: end + 2 + paragraph.missed.length }]];
  const middle = text.indexOf(' before ', start);
  if (manner !== 'split' || middle < 0 || middle > end) return [[content]];
  return [[{ start, end: middle }], [{ start: middle + 1, end }]];
}

function statementOf(
  articleId: string,
  { source, cue, paragraph }: Written,
  spans: readonly Span[],
  id: string,
): Statement {
  const content: ContentPiece[] = spans.map((span) => ({ span, quoted: paragraph.isQuoted }));
  return {
    id,
    articleId,
    mode: paragraph.isQuoted ? 'direct' : 'indirect',
    source: {
      span: source,
      name: paragraph.name,
      nameSpan: source,
      role: paragraph.role,
      roleSpan: null,
      kind: 'person',
      rule: 'made',
    },
    cue: { span: cue, lemma: paragraph.cue, negated: false },
    act: 'assert',
    content,
    stance: 'said',
    parent: null,
    addressee: null,
    time: null,
    place: null,
    venue: null,
    condition: null,
    hedge: null,
    confidence: 0.8,
    doubts: [],
  };
}
