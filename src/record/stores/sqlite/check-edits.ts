/** Edits of checks: how one is signed, kept, laid over its article and taken back. Rows are only added, or marked as taken back. */
import { deriveId } from '../../../lib/ids.ts';
import { OnrecordError } from '../../../lib/problems.ts';
import type {
  CheckEdit,
  CheckState,
  Correction,
  EditOutcome,
  RecordEntry,
  SignedChange,
} from '../../../types/index.ts';
import type { Vouched } from '../../vouched.ts';
import { type CheckedRow, checkedById, editsOf } from './checked-rows.ts';
import type { Connection } from './connection.ts';
import { layAgain } from './work.ts';

const longestNote = 4_000;
const longestName = 80;

/** A change whose name and note are sound, and when it is made. */
export interface Sound {
  readonly by: string;
  readonly note: string | null;
  readonly seen: string | null | undefined;
  readonly at: Date;
}

/** Throws OnrecordError record/bad-check for a name or a note that cannot be. */
export function signed({ by, note, seen }: SignedChange, at: Date): Sound {
  const name = by.replace(/[\p{C}\s]+/gu, ' ').trim();
  if (name === '') throw wrong('Nobody signs this.');
  if (name.length > longestName) throw wrong(`A name has at most ${longestName} characters.`);
  if (note.length > longestNote) throw wrong(`A note has at most ${longestNote} characters.`);
  return { by: name, note: note.trim() === '' ? null : note.trim(), seen, at };
}

export function wrong(what: string): OnrecordError {
  return new OnrecordError('record/bad-check', '', what);
}

/** What somebody else did since it was looked at; null where nobody did anything. */
export function overtakenBy(
  connection: Connection,
  row: CheckedRow | null,
  standing: string | null,
  { seen }: Sound,
): CheckEdit | null {
  if (seen === undefined || seen === standing || row === null) return null;
  const edits = editsOf(connection, row.seq);
  return edits.find(({ id }) => id === standing) ?? edits[0] ?? null;
}

/** The row of a statement that nobody has checked before. */
export function newCheck(connection: Connection, entry: RecordEntry, at: Date): CheckedRow {
  const { articleId } = entry.statement;
  const id = deriveId('check', articleId, entry.id, at.toISOString());
  connection
    .sql(
      `INSERT INTO checked (id, article_id, statement_id, statement_seq, hold, evidence, changed_ms)
       VALUES (?1, ?2, ?3, (SELECT seq FROM statement WHERE id = ?3), 'read', ?4, ?5)`,
    )
    .run(id, articleId, entry.id, JSON.stringify(entry), at.getTime());
  return checkedById(connection, id)!;
}

export interface NewEdit {
  readonly kind: CheckEdit['kind'];
  readonly state: CheckState;
  readonly correction: Correction | null;
  readonly vouched: Vouched;
  readonly read: Vouched | null;
  readonly readAs: string | null;
}

/** Adds the edit and lays the article's work anew. */
export function keepEdit(
  connection: Connection,
  { seq, articleId }: Pick<CheckedRow, 'seq' | 'articleId'>,
  edit: NewEdit,
  change: Sound,
): CheckEdit {
  const { sql } = connection;
  const { by, note } = change;
  const at = change.at.toISOString();
  const { made } = sql('SELECT count(*) AS made FROM check_edit WHERE checked_seq = ?').get(seq) as { made: number };
  const id = deriveId('check-edit', String(seq), articleId, edit.kind, by, at, String(made));
  const correction = edit.correction === null ? null : JSON.stringify(edit.correction);
  sql(
    `INSERT INTO check_edit (id, checked_seq, kind, state, correction, vouched, read, read_as, note, by, at, at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    seq,
    edit.kind,
    edit.state,
    correction,
    JSON.stringify(edit.vouched),
    edit.read === null ? null : JSON.stringify(edit.read),
    edit.readAs,
    note,
    by,
    at,
    change.at.getTime(),
  );
  settle(connection, { seq, articleId }, change.at);
  return editsOf(connection, seq)[0]!;
}

/** Notes which state stands now, and lays it over the article. */
function settle(connection: Connection, { seq, articleId }: Pick<CheckedRow, 'seq' | 'articleId'>, at: Date): void {
  connection
    .sql(
      `UPDATE checked SET changed_ms = ?2, state = (SELECT e.state FROM check_edit e WHERE e.checked_seq = ?1 AND e.undone_at IS NULL
         ORDER BY e.seq DESC LIMIT 1) WHERE seq = ?1`,
    )
    .run(seq, at.getTime());
  layAgain(connection, articleId);
}

/** Takes back what stands; throws OnrecordError record/bad-check where nothing does. */
export function takeBack(connection: Connection, row: CheckedRow, change: Sound): EditOutcome<CheckEdit> {
  const { standing } = row;
  if (standing === null) throw wrong('Nothing stands that could be taken back.');
  const overtaken = overtakenBy(connection, row, standing.check.id, change);
  if (overtaken !== null) return { done: null, latest: overtaken };
  connection
    .sql('UPDATE check_edit SET undone_by = ?, undone_at = ? WHERE id = ?')
    .run(change.by, change.at.toISOString(), standing.check.id);
  settle(connection, row, change.at);
  return { done: editsOf(connection, row.seq).find(({ id }) => id === standing.check.id)!, latest: null };
}
