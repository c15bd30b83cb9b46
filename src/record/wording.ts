/**
 * Cuts the words that a statement's spans point at, so that an entry can be shown without its article.
 * The paragraph is the part the content stands in; from the first such part to the last where it stands in several.
 */
import { contains, textOf } from '../lib/spans.ts';
import type { Article, Span, Statement, Wording } from '../types/index.ts';

type Spanned = { readonly span: Span } | null;

/** Every span of a statement, named, for checking. */
export function spansOf(statement: Statement): readonly (readonly [field: string, span: Span])[] {
  const found: [string, Span][] = statement.content.map((piece) => ['content', piece.span]);
  const add = (field: string, span: Span | null | undefined): void => {
    if (span !== null && span !== undefined) found.push([field, span]);
  };
  add('source', statement.source?.span);
  add('name', statement.source?.nameSpan);
  add('role', statement.source?.roleSpan);
  add('cue', statement.cue?.span);
  for (const field of ['addressee', 'time', 'place', 'venue', 'condition', 'hedge'] as const) {
    add(field, statement[field]?.span);
  }
  return found;
}

/** The span from the first part that holds a piece of the content to the last. */
export function paragraphSpan(article: Article, statement: Statement): Span {
  const whole = {
    start: Math.min(...statement.content.map((piece) => piece.span.start)),
    end: Math.max(...statement.content.map((piece) => piece.span.end)),
  };
  let { start, end } = whole;
  for (const part of article.parts) {
    if (!statement.content.some((piece) => contains(part.span, piece.span))) continue;
    start = Math.min(start, part.span.start);
    end = Math.max(end, part.span.end);
  }
  return { start, end };
}

export function cutWording(article: Article, statement: Statement): Wording {
  // An empty span: somebody knew it from elsewhere, there are no words for it.
  const cut = (field: Spanned): string | null =>
    field === null || field.span.start === field.span.end ? null : textOf(article.text, field.span);
  return {
    content: statement.content.map((piece) => ({ text: textOf(article.text, piece.span), quoted: piece.quoted })),
    source: cut(statement.source),
    cue: cut(statement.cue),
    addressee: cut(statement.addressee),
    time: cut(statement.time),
    place: cut(statement.place),
    venue: cut(statement.venue),
    condition: cut(statement.condition),
    hedge: cut(statement.hedge),
    paragraph: textOf(article.text, paragraphSpan(article, statement)),
  };
}

/** Throws RangeError for a reading that does not hold together: a programmer's mistake that must not enter the record. */
export function checkReading(article: Article, statements: readonly Statement[]): void {
  const seen = new Set<string>();
  for (const statement of statements) {
    const name = `statement ${statement.id} of article ${article.id}`;
    if (statement.articleId !== article.id)
      throw new RangeError(`${name} names another article: ${statement.articleId}`);
    if (seen.has(statement.id)) throw new RangeError(`${name} is there twice`);
    if (statement.content.length === 0) throw new RangeError(`${name} has no content`);
    seen.add(statement.id);
    for (const [field, span] of spansOf(statement)) {
      if (isWithin(span, article.text)) continue;
      throw new RangeError(`${name}: its ${field} span ${span.start}–${span.end} leaves the text`);
    }
  }
}

export function isWithin(span: Span, text: string): boolean {
  return (
    Number.isInteger(span.start) &&
    Number.isInteger(span.end) &&
    span.start >= 0 &&
    span.start <= span.end &&
    span.end <= text.length
  );
}
