/** Looks at everything that the record promises: the file, its references, bodies, spans against texts, the search index. */
import { OnrecordError, problem } from '../../../lib/problems.ts';
import type { Problem, Statement, Wording } from '../../../types/index.ts';
import { cutWording, isWithin, spansOf } from '../../wording.ts';
import { unpackArticle } from './article-document.ts';
import { type BodyRow, bodyColumns, bodyOf, bodyTables } from './bodies.ts';
import { checkWork } from './checks-verify.ts';
import type { Connection } from './connection.ts';
import { counted, lineOf } from './migrations/010-searches.ts';
import { checkPeople } from './people-verify.ts';
import { type Marked, searchedWords } from './search-words.ts';
import { withRepeats } from './statement-rows.ts';

/** Problems of one kind that are listed before the rest is only counted. */
const mostListed = 20;

/** Empty when all is well. Reads on a connection of its own, a row at a time. */
export async function verifyRecord(connection: Connection): Promise<Problem[]> {
  const reader = connection.reader();
  const found: Problem[] = [];
  try {
    reader.db.exec('BEGIN');
    for (const check of [checkFile, checkBodies, checkJobs, checkStatements, checkListing, checkPeople, checkWork]) {
      const some: string[] = [];
      let more = 0;
      for (const what of check(reader)) {
        if (some.length < mostListed) some.push(what);
        else more++;
      }
      found.push(...some.map((what) => problem('record/damaged', connection.path, what)));
      if (more > 0) found.push(problem('record/damaged', connection.path, `There are ${more} more of this kind.`));
    }
  } catch (error) {
    found.push(unreadable(error, connection.path));
  } finally {
    reader.close();
  }
  if (found.length === 0 && !connection.readOnly) await checkIndex(connection, found);
  return found;
}

function unreadable(error: unknown, path: string): Problem {
  if (error instanceof OnrecordError) return error.toProblem();
  const why = error instanceof Error ? error.message : String(error);
  return problem('record/damaged', path, `The record cannot be read through (${why}).`);
}

function* checkFile({ db }: Connection): Generator<string> {
  for (const row of db.prepare('PRAGMA integrity_check').iterate()) {
    if (row.integrity_check !== 'ok') yield `The database is damaged: ${row.integrity_check}.`;
  }
  for (const row of db.prepare('PRAGMA foreign_key_check').iterate()) {
    yield `A row of ${row.table} belongs to a ${row.parent} that is not there.`;
  }
}

function* checkBodies({ db, path }: Connection): Generator<string> {
  const bodies = db.prepare(`SELECT ${bodyColumns} FROM ${bodyTables} WHERE x.dropped_at IS NULL`);
  for (const row of bodies.iterate() as unknown as Iterable<BodyRow>) {
    try {
      bodyOf(row, '', path);
    } catch (error) {
      if (!(error instanceof OnrecordError)) throw error;
      yield row.path === null ? `The body ${row.body_digest} is not what was stored.` : error.message;
    }
  }
}

function* checkJobs({ db }: Connection): Generator<string> {
  const unread = db.prepare(
    'SELECT c.id FROM capture c WHERE NOT EXISTS (SELECT 1 FROM job j WHERE j.capture_seq = c.seq)',
  );
  for (const row of unread.iterate()) yield `The capture ${row.id} will never be read: it has no job.`;
  const unfinished = db.prepare(
    `SELECT j.id FROM job j WHERE j.kind = 'read' AND j.state = 'done'
       AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.capture_seq = j.capture_seq)`,
  );
  for (const row of unfinished.iterate())
    yield `The capture ${row.id} is said to be read, but there is no reading of it.`;
}

interface CheckedRow {
  readonly id: string;
  readonly article_seq: number;
  readonly statement: string | null;
  readonly wording: string | null;
  readonly content: string | null;
  readonly source: string | null;
  readonly addressee: string | null;
  readonly place: string | null;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly marks: string | null;
  readonly checked: Marked['checked'];
  readonly own_person_seq: number | null;
  readonly head_seq: number | null;
  /** JSON: the wordings of what it leads, in text order. */
  readonly repeats: string;
}

function* checkStatements({ db }: Connection): Generator<string> {
  const statements = db.prepare(
    `SELECT s.id, s.article_seq, d.statement, d.wording, w.content, w.source, w.addressee, w.place, w.headline, w.outlet, w.marks,
       s.checked, s.own_person_seq, s.head_seq,
       (SELECT json_group_array(json(r.wording)) FROM (SELECT o.wording FROM statement q JOIN statement_document o ON o.seq = q.seq
         WHERE q.head_seq = s.seq AND q.current = 1 ORDER BY q.position) r) AS repeats
     FROM statement s LEFT JOIN statement_document d ON d.seq = s.seq
     LEFT JOIN statement_listing l ON l.seq = s.seq LEFT JOIN statement_words w ON w.rowid = l.line
     WHERE s.current = 1 AND s.article_seq = ?`,
  );
  for (const row of db.prepare('SELECT seq, id, document FROM article').iterate()) {
    const article = unpackArticle(row.document as Uint8Array);
    if (article.id !== row.id) yield `The article ${row.id} is kept under another id.`;
    for (const kept of statements.iterate(row.seq as number) as unknown as Iterable<CheckedRow>) {
      const what = faultOf(kept, article);
      if (what !== null) yield `The statement ${kept.id} ${what}.`;
    }
  }
  const strays = db.prepare(
    `SELECT count(*) AS n FROM statement_words w LEFT JOIN statement_listing l ON l.line = w.rowid
     LEFT JOIN statement s ON s.seq = l.seq WHERE s.current IS NOT 1 OR s.head_seq IS NOT NULL`,
  );
  const { n } = strays.get() as { n: number };
  if (n > 0) yield `The search index holds ${n} statements that are not there.`;
}

function faultOf(row: CheckedRow, article: Parameters<typeof cutWording>[0]): string | null {
  if (row.statement === null || row.wording === null) return 'has lost its evidence';
  const statement = JSON.parse(row.statement) as Statement;
  for (const [field, span] of spansOf(statement)) {
    if (!isWithin(span, article.text)) return `points outside its text (${field})`;
  }
  const wording = cutWording(article, statement);
  if (JSON.stringify(wording) !== row.wording) return 'is not worded as its text is';
  const indexed = [row.content, row.source, row.addressee, row.place, row.headline, row.outlet, row.marks];
  if (row.head_seq !== null)
    return indexed.every((words) => words === null) ? null : 'is in the search index beside its head';
  const expected = searchedWords(article, statement, withRepeats(wording, JSON.parse(row.repeats) as Wording[]), {
    checked: row.checked,
    ownPersonSeq: row.own_person_seq,
  });
  return expected.every((words, i) => words === indexed[i]) ? null : 'is not in the search index as it is worded';
}

/** What searches count and sort by is what the statements' rows say. */
function* checkListing({ db }: Connection): Generator<string> {
  const wrong = db.prepare(
    `SELECT s.id FROM statement_listing l JOIN statement s ON s.seq = l.seq JOIN article a ON a.seq = s.article_seq
     LEFT JOIN outlet o ON o.seq = l.outlet_seq
     WHERE o.name IS NOT a.publisher OR l.line >> 36 <> ${lineOf('s')} >> 36
       OR ${counted.map((column) => `l.${column} IS NOT s.${column}`).join(' OR ')}`,
  );
  for (const row of wrong.iterate()) yield `The statement ${row.id} is listed otherwise than it is kept.`;
}

/** SQLite's own comparison of the full-text index with what it indexes; it counts as writing. */
async function checkIndex(connection: Connection, found: Problem[]): Promise<void> {
  try {
    await connection.write(() => {
      connection.sql(`INSERT INTO statement_words (statement_words, rank) VALUES ('integrity-check', 0)`).run();
    });
  } catch (error) {
    found.push(unreadable(error, connection.path));
  }
}
