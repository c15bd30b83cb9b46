/**
 * The rows of a statement: what filters read, and what is shown. When it was seen moves with every capture that shows it; what is
 * shown is that of the latest.
 */
import type { Article, Check, CheckState, PartKind, Statement, Wording } from '../../../types/index.ts';
import { momentOf, periodOf } from '../../calendar.ts';
import { isFormOf } from '../../names.ts';
import { cutWording } from '../../wording.ts';
import type { Connection } from './connection.ts';
import { personOf } from './person-of.ts';
import { putWords, searchedWords } from './search-words.ts';

interface KeptStatementRow {
  readonly seq: number;
  readonly person_seq: number | null;
  readonly first_seen_at: string;
  readonly first_seen_ms: number;
  readonly last_seen_at: string;
  readonly last_seen_ms: number;
}

/** The capture that a reading is of. */
export interface ReadCapture {
  readonly seq: number;
  readonly at: string;
  readonly ms: number;
}

/** Where a statement stands: in which article, read from which capture. */
export interface Place {
  readonly articleSeq: number;
  readonly capture: ReadCapture;
  readonly position: number;
  readonly isLatest: boolean;
}

/** What is known of when a statement was seen, with one more capture that shows it. */
interface Seen {
  readonly firstAt: string;
  readonly firstMs: number;
  readonly lastAt: string;
  readonly lastMs: number;
}

function seenAgain(kept: KeptStatementRow | undefined, { at, ms }: ReadCapture): Seen {
  if (kept === undefined) return { firstAt: at, firstMs: ms, lastAt: at, lastMs: ms };
  const earlier = ms < kept.first_seen_ms;
  const later = ms > kept.last_seen_ms;
  return {
    firstAt: earlier ? at : kept.first_seen_at,
    firstMs: earlier ? ms : kept.first_seen_ms,
    lastAt: later ? at : kept.last_seen_at,
    lastMs: later ? ms : kept.last_seen_ms,
  };
}

/** When it was said, as far as known: its own time if that is a date, else the article's publication; never the capture. */
function saidOn(article: Article, statement: Statement): string | null {
  const own = statement.time?.value ?? null;
  return own !== null && periodOf(own) !== null ? own : article.datePublished;
}

/** A statement's row, and what stands in it. */
export interface PlacedStatement {
  readonly seq: number;
  readonly statement: Statement;
  /** Of the source's own name, before any merging of people. */
  readonly ownPerson: number | null;
  /** False for a row that was made just now: the search index does not hold it. */
  readonly wasThere: boolean;
}

/**
 * Stores what the engine read; `null` where an older capture shows a statement that is there already. What is searched is not written
 * here but by `showStatement`, which must follow for every current statement.
 */
export function placeStatement(
  connection: Connection,
  article: Article,
  statement: Statement,
  place: Place,
  touched: Set<number>,
): PlacedStatement | null {
  const { sql } = connection;
  const kept = sql(
    `SELECT seq, person_seq, first_seen_at, first_seen_ms, last_seen_at, last_seen_ms FROM statement WHERE id = ?`,
  ).get(statement.id) as unknown as KeptStatementRow | undefined;
  const seen = seenAgain(kept, place.capture);
  if (kept !== undefined && !place.isLatest) {
    sql(
      `UPDATE statement SET first_seen_at = ?, first_seen_ms = ?, last_seen_at = ?, last_seen_ms = ?,
       sort_ms = CASE WHEN said_from IS NULL THEN ? ELSE sort_ms END WHERE seq = ?`,
    ).run(seen.firstAt, seen.firstMs, seen.lastAt, seen.lastMs, seen.firstMs, kept.seq);
    return null;
  }
  const values = valuesOf(connection, article, statement, place.articleSeq, seen.firstMs);
  const seq = writeRow(connection, statement.id, place, seen, values);
  writeDocument(connection, seq, article, statement);
  for (const person of [values.person, kept?.person_seq]) if (typeof person === 'number') touched.add(person);
  return { seq, statement, ownPerson: values.ownPerson, wasThere: kept !== undefined };
}

/** Has a row show a statement as somebody checked it; `asRead` is kept beside it. Its words in the index are `showStatement`'s. */
export function rewriteStatement(
  connection: Connection,
  article: Article,
  { articleSeq, seq }: { readonly articleSeq: number; readonly seq: number },
  shown: { readonly statement: Statement; readonly asRead: Statement | null; readonly check: Check },
  touched: Set<number>,
): PlacedStatement {
  const { sql } = connection;
  const { statement, asRead, check } = shown;
  const kept = sql('SELECT person_seq, first_seen_ms FROM statement WHERE seq = ?').get(seq) as {
    person_seq: number | null;
    first_seen_ms: number;
  };
  const values = valuesOf(connection, article, statement, articleSeq, kept.first_seen_ms);
  sql(
    `UPDATE statement SET person_seq = ?, own_person_seq = ?, mode = ?, act = ?, part = ?, said_from = ?, said_to = ?, sort_ms = ?,
       source_name = ?, source_form = ?, role = ?, sure = ?, checked = ? WHERE seq = ?`,
  ).run(...valueList(values), check.state, seq);
  writeDocument(connection, seq, article, statement);
  sql('UPDATE statement_document SET as_read = ?, checked = ? WHERE seq = ?').run(
    asRead === null ? null : JSON.stringify(asRead),
    JSON.stringify(check),
    seq,
  );
  for (const person of [values.person, kept.person_seq]) if (person !== null) touched.add(person);
  return { seq, statement, ownPerson: values.ownPerson, wasThere: true };
}

/** What filters, lists and pages read of a statement. */
type Values = Readonly<Record<'person' | 'ownPerson' | 'saidFrom' | 'saidTo', number | null>> &
  Readonly<Record<'mode' | 'act' | 'part', string>> &
  Readonly<Record<'sourceName' | 'sourceForm' | 'role', string | null>> &
  Readonly<Record<'sortMs' | 'sure', number>>;

function valuesOf(
  connection: Connection,
  article: Article,
  statement: Statement,
  articleSeq: number,
  firstSeenMs: number,
): Values {
  const { source, mode, act, confidence } = statement;
  const said = saidOn(article, statement);
  const period = said === null ? null : periodOf(said);
  const person = personOf(connection, source, articleSeq);
  const beside = source === null ? null : article.text.slice(source.span.start, source.span.end);
  return {
    person: person?.person ?? null,
    ownPerson: person?.own ?? null,
    mode,
    act,
    part: partAt(article, statement),
    saidFrom: period?.from ?? null,
    saidTo: period?.to ?? null,
    sortMs: (said === null ? null : momentOf(said)) ?? firstSeenMs,
    sourceName: source?.name ?? null,
    sourceForm: source?.name != null && beside !== null && isFormOf(beside, source.name) ? beside : null,
    role: source?.role ?? null,
    sure: confidence,
  };
}

function partAt({ parts }: Article, { content }: Statement): PartKind {
  const start = content[0]?.span.start ?? 0;
  return parts.find(({ span }) => span.start <= start && start < span.end)?.kind ?? 'paragraph';
}

/** In the order in which the columns stand in every statement here. */
function valueList(values: Values): (string | number | null)[] {
  return [
    values.person,
    values.ownPerson,
    values.mode,
    values.act,
    values.part,
    values.saidFrom,
    values.saidTo,
    values.sortMs,
    values.sourceName,
    values.sourceForm,
    values.role,
    values.sure,
  ];
}

function writeRow(
  { sql }: Connection,
  id: string,
  { articleSeq, capture, position, isLatest }: Place,
  seen: Seen,
  values: Values,
): number {
  const { seq } = sql(
    `INSERT INTO statement (id, article_seq, capture_seq, current, listed, position, person_seq, own_person_seq, mode, act, part,
       said_from, said_to, sort_ms, source_name, source_form, role, sure,
       first_seen_at, first_seen_ms, last_seen_at, last_seen_ms)
     VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
     ON CONFLICT (id) DO UPDATE SET capture_seq = excluded.capture_seq, current = excluded.current,
       listed = excluded.listed, head_seq = NULL, checked = 'no', position = excluded.position,
       person_seq = excluded.person_seq, own_person_seq = excluded.own_person_seq, mode = excluded.mode,
       act = excluded.act, part = excluded.part, said_from = excluded.said_from, said_to = excluded.said_to, sort_ms = excluded.sort_ms,
       source_name = excluded.source_name, source_form = excluded.source_form, role = excluded.role,
       sure = excluded.sure, first_seen_at = excluded.first_seen_at, first_seen_ms = excluded.first_seen_ms,
       last_seen_at = excluded.last_seen_at, last_seen_ms = excluded.last_seen_ms
     RETURNING seq`,
  ).get(
    id,
    articleSeq,
    capture.seq,
    isLatest ? 1 : 0,
    position,
    ...valueList(values),
    seen.firstAt,
    seen.firstMs,
    seen.lastAt,
    seen.lastMs,
  ) as { seq: number };
  return seq;
}

function writeDocument({ sql }: Connection, seq: number, article: Article, statement: Statement): void {
  sql('INSERT OR REPLACE INTO statement_document (seq, statement, wording) VALUES (?, ?, ?)').run(
    seq,
    JSON.stringify(statement),
    JSON.stringify(cutWording(article, statement)),
  );
}

/** How a statement is to be found. */
export interface Showing {
  readonly checked: CheckState | 'no';
  /** What is said once more of the same; its words find the statement as well. */
  readonly repeats: readonly Statement[];
}

/** Puts a statement into the search index, as its row stands; it must not be there. */
export function showStatement(
  connection: Connection,
  article: Article,
  { seq, statement, ownPerson }: PlacedStatement,
  { checked, repeats }: Showing,
): void {
  const wording = withRepeats(
    cutWording(article, statement),
    repeats.map((repeat) => cutWording(article, repeat)),
  );
  putWords(connection, seq, searchedWords(article, statement, wording, { checked, ownPersonSeq: ownPerson }));
}

/** What a statement is found by: its own words and those of its repeats. */
export function withRepeats(wording: Wording, repeats: readonly Wording[]): Wording {
  return repeats.length === 0
    ? wording
    : { ...wording, content: [...wording.content, ...repeats.flatMap(({ content }) => content)] };
}
