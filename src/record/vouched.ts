/**
 * The statement that a check vouches for, kept so that it can be laid over the article again when the engine reads it otherwise or the
 * text moves: the statement itself and the words at each of its spans. Pure.
 */
import { overlaps, textOf } from '../lib/spans.ts';
import type { Article, Span, Statement } from '../types/index.ts';
import { foldWords } from './names.ts';
import { type FoldedText, locate, type Quote, quoteOf } from './quoting.ts';
import { spansOf } from './wording.ts';

export interface Vouched {
  readonly statement: Statement;
  /** Of the spans, in the order of `spansOf`; an empty one where the span is empty. */
  readonly quotes: readonly Quote[];
}

/** Source and cue belong to a statement only where they stand so near to the place where they are looked for. */
const farthest = 400;

export function vouchFor({ text }: Article, statement: Statement): Vouched {
  return { statement, quotes: spansOf(statement).map(([, span]) => quoteOf(text, span)) };
}

/**
 * The vouched statement in the article as it is now; null where its words, its source or its cue do not stand there any more. Lesser fields
 * whose words are gone are left out.
 */
export function layOver({ text, id }: Article, folded: FoldedText, { statement, quotes }: Vouched): Statement | null {
  const spans: (Span | null)[] = [];
  let shift = 0;
  spansOf(statement).forEach(([field, span], i) => {
    const quote = quotes[i]!;
    const anchor = field === 'content' ? span.start : span.start + shift;
    const found = span.start === span.end ? emptyAt(spans[0]) : locate(text, folded, quote, anchor);
    if (field === 'content' && spans.length === 0 && found !== null) shift = found.start - span.start;
    spans.push(found !== null && (field === 'content' || near(found, anchor)) ? found : null);
  });
  return withSpans(statement, id, spans);
}

function near(span: Span, expected: number): boolean {
  return Math.abs(span.start - expected) <= farthest;
}

/** What a person knows from elsewhere has no words in the text: it stands before the content. */
function emptyAt(content: Span | null | undefined): Span | null {
  return content == null ? null : { start: content.start, end: content.start };
}

/** `spans` in the order of `spansOf`; null for one that is gone. */
function withSpans(statement: Statement, articleId: string, spans: readonly (Span | null)[]): Statement | null {
  let next = 0;
  const moved = <Field extends { readonly span: Span }>(field: Field | null): Field | null => {
    if (field === null) return null;
    const span = spans[next++] ?? null;
    return span === null ? null : { ...field, span };
  };
  const content = statement.content.map((piece) => moved(piece));
  if (content.includes(null) || !isInOrder(content.map((piece) => piece!.span))) return null;
  const source = moved(statement.source);
  const nameSpan = statement.source?.nameSpan == null ? null : (spans[next++] ?? null);
  const roleSpan = statement.source?.roleSpan == null ? null : (spans[next++] ?? null);
  const cue = moved(statement.cue);
  if ((source === null) !== (statement.source === null) || (cue === null) !== (statement.cue === null)) return null;
  return {
    ...statement,
    articleId,
    content: content.map((piece) => piece!),
    source: source === null ? null : { ...source, nameSpan, roleSpan },
    cue,
    addressee: moved(statement.addressee),
    time: moved(statement.time),
    place: moved(statement.place),
    venue: moved(statement.venue),
    condition: moved(statement.condition),
    hedge: moved(statement.hedge),
  };
}

function isInOrder(spans: readonly Span[]): boolean {
  return spans.every((span, i) => i === 0 || (spans[i - 1]!.end <= span.start && !overlaps(spans[i - 1]!, span)));
}

/** What a check looks at, in words: two readings of which this is equal are the same, wherever they stand. */
export function readingInWords({ text }: Article, statement: Statement): string {
  const { source, cue, act, content, time } = statement;
  const words = (span: Span): string => foldWords(textOf(text, span));
  return JSON.stringify([
    content.map(({ span }) => words(span)).join(' '),
    source === null ? null : [words(source.span), source.name, source.role, source.kind],
    cue === null ? null : [words(cue.span), cue.negated],
    act,
    time?.value ?? null,
  ]);
}
