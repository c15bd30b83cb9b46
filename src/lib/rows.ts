/**
 * A statement as a row of named columns: what CSV holds and what a terminal prints, of a reading and of the record
 * alike. Whose words they are is a column of its own.
 */

import type { Article, Mode, RecordEntry, Span, Statement, Wording } from '../types/index.ts';
import { textOf } from './spans.ts';
import { standingText } from './standing.ts';

/** Order of the columns. Columns may be added at the end, none is changed or dropped within a version. */
export const columns = [
  'statement',
  'person',
  'role',
  'source_as_written',
  'source_kind',
  'cue',
  'cue_as_written',
  'negated',
  'act',
  'stance',
  'mode',
  'whose_words',
  'words',
  'quoted_words',
  'reported_words',
  'addressee',
  'time',
  'time_value',
  'time_basis',
  'place',
  'place_basis',
  'venue',
  'venue_basis',
  'condition',
  'hedge',
  'confidence',
  'doubts',
  'article',
  'publisher',
  'date_published',
  'headline',
  'url',
] as const;
export type Column = (typeof columns)[number];
export type StatementRow = Readonly<Record<Column, string>>;

/** Of an entry of the record, as exported. The last ones say how far it can be relied on. */
export const entryColumns = [
  ...columns,
  'person_id',
  'carried_by',
  'first_seen_at',
  'standing',
  'checked',
  'checked_by',
  'checked_at',
] as const;

/** In the order of `entryColumns`. */
export function entryCells(entry: RecordEntry): string[] {
  const row = rowOfEntry(entry);
  const { person, carriedBy, firstSeenAt, check } = entry;
  return [
    ...columns.map((column) => row[column]),
    person?.id ?? '',
    String(carriedBy.length),
    firstSeenAt,
    standingText(entry),
    check?.state ?? 'no',
    check?.by ?? '',
    check?.at ?? '',
  ];
}

/** Whose words a statement's content is. */
export const whoseWords: Readonly<Record<Mode, string>> = {
  direct: "the source's own (quoted)",
  indirect: "the outlet's (reported)",
  mixed: "both: the source's own (quoted) within the outlet's (reported)",
};

export function rowOfStatement(statement: Statement, article: Article): StatementRow {
  const { publisher, datePublished, headline, url } = article;
  return {
    ...rowOf(statement, wordingOf(statement, article.text)),
    person: statement.source?.name ?? '',
    role: statement.source?.role ?? '',
    article: article.id,
    publisher: publisher ?? '',
    date_published: datePublished ?? '',
    headline: headline ?? '',
    url: url ?? '',
  };
}

/** With the first article that carried it. */
export function rowOfEntry(entry: RecordEntry): StatementRow {
  const first = entry.carriedBy[0];
  return {
    ...rowOf(entry.statement, entry.wording),
    statement: entry.id,
    person: entry.person?.name ?? entry.statement.source?.name ?? '',
    role: entry.person?.role ?? entry.statement.source?.role ?? '',
    article: first?.articleId ?? entry.statement.articleId,
    publisher: first?.publisher ?? '',
    date_published: first?.datePublished ?? '',
    headline: first?.headline ?? '',
    url: first?.url ?? '',
  };
}

type Words = Omit<Wording, 'paragraph'>;
type FromArticle = 'person' | 'role' | 'article' | 'publisher' | 'date_published' | 'headline' | 'url';

function rowOf(statement: Statement, words: Words): Omit<StatementRow, FromArticle> {
  const pieces = (quoted: boolean) => words.content.filter((piece) => piece.quoted === quoted).map(({ text }) => text);
  return {
    statement: statement.id,
    source_as_written: words.source ?? '',
    source_kind: statement.source?.kind ?? '',
    cue: statement.cue?.lemma ?? '',
    cue_as_written: words.cue ?? '',
    negated: statement.cue?.negated === true ? 'yes' : '',
    act: statement.act,
    stance: statement.stance,
    mode: statement.mode,
    whose_words: whoseWords[statement.mode],
    words: inFull(statement, words),
    quoted_words: pieces(true).join(' … '),
    reported_words: pieces(false).join(' … '),
    addressee: words.addressee ?? '',
    time: words.time ?? '',
    time_value: statement.time?.value ?? '',
    time_basis: statement.time?.basis ?? '',
    place: words.place ?? '',
    place_basis: statement.place?.basis ?? '',
    venue: words.venue ?? '',
    venue_basis: statement.venue?.basis ?? '',
    condition: words.condition ?? '',
    hedge: words.hedge ?? '',
    confidence: statement.confidence.toFixed(2),
    doubts: statement.doubts.join('; '),
  };
}

/** Pieces that touch are joined as they stand; what was left out between others is marked. */
function inFull({ content }: Statement, words: Words): string {
  let full = '';
  words.content.forEach(({ text }, index) => {
    const gap = index === 0 ? 0 : (content[index]?.span.start ?? 0) - (content[index - 1]?.span.end ?? 0);
    full += `${gap === 0 ? '' : gap === 1 ? ' ' : ' … '}${text}`;
  });
  return full;
}

function wordingOf(statement: Statement, text: string): Words {
  const words = (field: { readonly span: Span } | null) => (field === null ? null : textOf(text, field.span));
  return {
    content: statement.content.map(({ span, quoted }) => ({ text: textOf(text, span), quoted })),
    source: words(statement.source),
    cue: words(statement.cue),
    addressee: words(statement.addressee),
    time: words(statement.time),
    place: words(statement.place),
    venue: words(statement.venue),
    condition: words(statement.condition),
    hedge: words(statement.hedge),
  };
}
