/** Statements that somebody adds by their words. */
import { deriveId } from '../../../lib/ids.ts';
import { textOf } from '../../../lib/spans.ts';
import type { Article, Correction, Statement, StatementGiven } from '../../../types/index.ts';
import { added } from '../../corrections.ts';
import { foldWords } from '../../names.ts';
import { vouchFor } from '../../vouched.ts';
import { keepEdit, type Sound, wrong } from './check-edits.ts';
import type { Connection } from './connection.ts';

/** The id of the statement. Throws OnrecordError: record/words-not-found, /unknown-act, /bad-check. */
export function addOne(connection: Connection, article: Article, given: StatementGiven, change: Sound): string {
  const { sql } = connection;
  const draft = added(article, '', given);
  const words = foldWords(draft.content.map(({ span }) => textOf(article.text, span)).join(' '));
  if (words === '') throw wrong('A statement needs words.');
  if (isThere(connection, article, draft)) throw wrong('These words are on record as a statement already.');
  const { made } = sql('SELECT count(*) AS made FROM checked').get() as { made: number };
  const statement: Statement = { ...draft, id: deriveId('statement', article.id, words, 'by hand', String(made)) };
  const vouched = vouchFor(article, statement);
  const id = deriveId('check', article.id, statement.id, change.at.toISOString());
  const { lastInsertRowid } = sql(
    `INSERT INTO checked (id, article_id, statement_id, hold, evidence, changed_ms) VALUES (?, ?, ?, 'kept', '', ?)`,
  ).run(id, article.id, statement.id, change.at.getTime());
  const correction: Correction = given;
  keepEdit(
    connection,
    { seq: Number(lastInsertRowid), articleId: article.id },
    { kind: 'add', state: 'added', correction, vouched, read: null, readAs: null },
    change,
  );
  return statement.id;
}

/** A statement with just this content that nobody has rejected. */
function isThere({ sql }: Connection, article: Article, { content }: Statement): boolean {
  const spans = (one: Statement): string => one.content.map(({ span }) => `${span.start}-${span.end}`).join();
  const wanted = spans({ content } as Statement);
  const rows = sql(
    `SELECT d.statement FROM statement s JOIN statement_document d ON d.seq = s.seq
     WHERE s.article_seq = (SELECT seq FROM article WHERE id = ?) AND s.current = 1 AND s.checked <> 'rejected'`,
  ).all(article.id) as unknown as { statement: string }[];
  return rows.some(({ statement }) => spans(JSON.parse(statement) as Statement) === wanted);
}
