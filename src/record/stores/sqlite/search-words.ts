/** What the full-text index holds for a statement, and how it is put there: the words people look for, and marks for fields. */
import type { Article, CheckState, Statement, Wording } from '../../../types/index.ts';
import type { Connection } from './connection.ts';

/** What is looked for beside words. */
export interface Marked {
  readonly checked: CheckState | 'no';
  /** Whose statement it is before any merging of people. */
  readonly ownPersonSeq: number | null;
}

type Words = readonly [
  content: string,
  source: string,
  addressee: string,
  place: string,
  headline: string,
  outlet: string,
  marks: string,
];

/** What each column of the search index holds for a statement, in the order of its columns. */
export function searchedWords(
  article: Pick<Article, 'headline' | 'publisher'>,
  statement: Statement,
  wording: Wording,
  marked: Marked,
): Words {
  const joined = (...words: readonly (string | null | undefined)[]): string =>
    words
      .filter((word) => word != null)
      .join(' ')
      .normalize('NFC');
  const { source } = statement;
  return [
    joined(...wording.content.map((piece) => piece.text)),
    joined(source?.name ?? wording.source, source?.role),
    joined(wording.addressee),
    joined(wording.place, wording.venue),
    joined(article.headline),
    joined(article.publisher),
    marks(statement, marked),
  ];
}

/** `actdeny modedirect checkedno sure9 person12`: one word each, so that a field is answered by the index alone. */
function marks({ act, mode, confidence }: Statement, { checked, ownPersonSeq }: Marked): string {
  return [
    markOf('act', act),
    markOf('mode', mode),
    markOf('checked', checked),
    `sure${sureTenth(confidence)}`,
    ...(ownPersonSeq === null ? [] : [personMark(ownPersonSeq)]),
  ].join(' ');
}

/** One word of the index for a value of a field: its letters and digits only, as the index would cut it otherwise. */
export function markOf(field: 'act' | 'mode' | 'checked', value: string): string {
  return field + value.replace(/[^\p{L}\p{N}]+/gu, '');
}

export function personMark(ownPersonSeq: number): string {
  return `person${ownPersonSeq}`;
}

/** 0 to 9. */
export function sureTenth(confidence: number): number {
  return Math.min(9, Math.trunc(confidence * 10));
}

/** The statement's row must stand as it is to be listed, and must not be in the index: `dropWords` first. */
export function putWords({ sql }: Connection, seq: number, words: Words): void {
  sql(
    `INSERT OR IGNORE INTO outlet (name) SELECT a.publisher FROM statement s JOIN article a ON a.seq = s.article_seq
     WHERE s.seq = ? AND a.publisher IS NOT NULL`,
  ).run(seq);
  sql(
    `INSERT INTO statement_index (seq, content, source, addressee, place, headline, outlet, marks)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(seq, ...words);
}

export function dropWords({ sql }: Connection, seq: number): void {
  sql('DELETE FROM statement_words WHERE rowid = (SELECT line FROM statement_listing WHERE seq = ?)').run(seq);
  sql('DELETE FROM statement_listing WHERE seq = ?').run(seq);
}
