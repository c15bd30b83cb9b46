/**
 * Interviews without labels: questions as paragraphs of their own (in bold, so that the page has them as subheadings, or not), answers in
 * those that follow; or `You have said … ? — We have …`. Only where the introduction tells whom the interview is with, and
 * only the answers are statements: nobody is named who asks.
 */
import type { WordRange } from '../../lib/trees.ts';
import type { Relation } from '../relation.ts';
import { intervieweeOf } from './interviewee.ts';
import { isDash, joined, type Layout } from './layout.ts';
import { soundsSpoken, withoutDirections } from './speech.ts';
import { isQuestion } from './turns.ts';

/** Words of a question. */
const longestQuestion = 90;

interface Exchange {
  /** Paragraph of the question. */
  readonly question: number;
  readonly apart: boolean;
  readonly answer: readonly WordRange[];
  /** The dash before the answer; -1 for none. */
  readonly dash: number;
}

/** The answers in text order; empty where nothing shows that this is an interview. */
export function findAnswers(layout: Layout): readonly Relation[] {
  const exchanges = exchangesIn(layout);
  if (!areAnInterview(layout, exchanges)) return [];
  const source = intervieweeOf(layout, layout.paragraphs[exchanges[0]!.question]!.first, true);
  if (source === null) return [];
  return exchanges.map(({ answer, dash }) => ({
    rule: 'answer',
    sourceRule: 'interviewee',
    source,
    cueHead: dash,
    cue: dash < 0 ? null : { first: dash, end: dash + 1 },
    content: answer,
    confidence: 0.8,
  }));
}

function areAnInterview(layout: Layout, exchanges: readonly Exchange[]): boolean {
  const apart = exchanges.filter((one) => one.apart).length;
  const least = apart === exchanges.length || exchanges.every(({ dash }) => dash >= 0) ? 2 : 3;
  if (exchanges.length < least) return false;
  const spoken = exchanges.filter(({ answer }) => answer.some((piece) => soundsSpoken(layout, piece))).length;
  const asking = exchanges.filter(({ question }) => addresses(layout, layout.paragraphs[question]!)).length;
  return spoken >= 0.6 * exchanges.length && 3 * asking >= exchanges.length;
}

/** `you`, `your`. */
function addresses({ parsed: { words }, pack }: Layout, { first, end }: WordRange): boolean {
  for (let i = first; i < end; i++) if (pack.transcripts.addressPronouns.has(words.lower[i]!)) return true;
  return false;
}

function exchangesIn(layout: Layout): readonly Exchange[] {
  const { paragraphs } = layout;
  const exchanges: Exchange[] = [];
  for (let at = 1; at < paragraphs.length; at++) {
    const inside = answerInside(layout, at);
    if (inside !== null) exchanges.push(inside);
    if (inside !== null || !mayAsk(layout, at)) continue;
    const last = endOfAnswer(layout, at + 1);
    if (last > at + 1) exchanges.push(exchange(layout, at, last));
    at = Math.max(at, last - 1);
  }
  return exchanges;
}

function exchange(layout: Layout, question: number, end: number): Exchange {
  const { paragraphs, parsed } = layout;
  const answers = paragraphs.slice(question + 1, end);
  const dash = isDash(parsed.words.forms[answers[0]!.first]!) ? answers[0]!.first : -1;
  const pieces = answers.flatMap(({ first, end: stop }, index) =>
    withoutDirections(layout, { first: index === 0 && dash >= 0 ? first + 1 : first, end: stop }),
  );
  return { question, apart: paragraphs[question]!.kind === 'subheading', answer: joined(pieces), dash };
}

/** The question and its answer in one paragraph, a dash between them. */
function answerInside(layout: Layout, at: number): Exchange | null {
  const { first, end, kind } = layout.paragraphs[at]!;
  if (kind !== 'paragraph') return null;
  const { forms, quotation } = layout.parsed.words;
  for (let i = first + 1; i + 1 < end; i++) {
    if (!isDash(forms[i]!) || quotation[i] !== 0 || !forms[i - 1]!.includes('?')) continue;
    const answer = joined(withoutDirections(layout, { first: i + 1, end }));
    return answer.length === 0 ? null : { question: at, apart: false, answer, dash: i };
  }
  return null;
}

function mayAsk(layout: Layout, paragraph: number): boolean {
  const { first, end, kind, quoted } = layout.paragraphs[paragraph]!;
  if (kind !== 'subheading' && kind !== 'paragraph') return false;
  return end - first <= longestQuestion && !quoted && isQuestion(layout, paragraph);
}

/** The paragraph after the answer; the last answer of all goes on while it sounds spoken. */
function endOfAnswer(layout: Layout, from: number): number {
  const { paragraphs } = layout;
  let at = from;
  while (at < paragraphs.length && !mayAsk(layout, at) && isAnswer(layout, at, at === from)) at++;
  return at;
}

function isAnswer(layout: Layout, at: number, first: boolean): boolean {
  const paragraph = layout.paragraphs[at]!;
  if (paragraph.kind !== 'paragraph' && paragraph.kind !== 'blockquote' && paragraph.kind !== 'list-item') return false;
  return first || soundsSpoken(layout, paragraph);
}
