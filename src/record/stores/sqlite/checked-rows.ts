/** The rows of checks: what somebody looked at, what they did, and which of that stands. */
import type { Check, CheckEdit, CheckHold, CheckKind, CheckState, RecordEntry } from '../../../types/index.ts';
import type { Vouched } from '../../vouched.ts';
import type { Connection } from './connection.ts';
import { entryBySeq } from './entries.ts';

/** A statement that somebody looked at, with the edit that stands; `standing` is null where all was taken back. */
export interface CheckedRow {
  readonly seq: number;
  readonly id: string;
  readonly articleId: string;
  readonly statementId: string;
  readonly statementSeq: number | null;
  readonly hold: CheckHold;
  readonly otherwise: boolean;
  readonly standing: StandingEdit | null;
}

export interface StandingEdit {
  readonly check: Check;
  readonly kind: CheckKind;
  readonly vouched: Vouched;
  /** What the engine read when this was done; null where it read nothing. */
  readonly read: Vouched | null;
  /** The same in words. */
  readonly readAs: string | null;
}

interface Row {
  readonly seq: number;
  readonly id: string;
  readonly article_id: string;
  readonly statement_id: string;
  readonly statement_seq: number | null;
  readonly hold: CheckHold;
  readonly otherwise: number;
  readonly edit_id: string | null;
  readonly kind: CheckKind;
  readonly state: CheckState;
  readonly vouched: string;
  readonly read: string | null;
  readonly read_as: string | null;
  readonly note: string | null;
  readonly by: string;
  readonly at: string;
}

const checkedRow = `SELECT c.seq, c.id, c.article_id, c.statement_id, c.statement_seq, c.hold, c.otherwise,
    e.id AS edit_id, e.kind, e.state, e.vouched, e.read, e.read_as, e.note, e.by, e.at
  FROM checked c LEFT JOIN check_edit e ON e.seq =
    (SELECT max(l.seq) FROM check_edit l WHERE l.checked_seq = c.seq AND l.undone_at IS NULL)`;

function toChecked(row: Row): CheckedRow {
  const { seq, id, hold, edit_id, kind, state, note, by, at } = row;
  const standing =
    edit_id === null
      ? null
      : {
          check: { id: edit_id, state, by, at, note },
          kind,
          vouched: JSON.parse(row.vouched) as Vouched,
          read: row.read === null ? null : (JSON.parse(row.read) as Vouched),
          readAs: row.read_as,
        };
  return {
    seq,
    id,
    articleId: row.article_id,
    statementId: row.statement_id,
    statementSeq: row.statement_seq,
    hold,
    otherwise: row.otherwise === 1,
    standing,
  };
}

export function checkedOfArticle({ sql }: Connection, articleId: string): CheckedRow[] {
  return (sql(`${checkedRow} WHERE c.article_id = ? ORDER BY c.seq`).all(articleId) as unknown as Row[]).map(toChecked);
}

export function checkedById({ sql }: Connection, id: string): CheckedRow | null {
  const row = sql(`${checkedRow} WHERE c.id = ?`).get(id) as unknown as Row | undefined;
  return row === undefined ? null : toChecked(row);
}

/** The check on a statement; of several that were there, the one that is attached, else the latest. */
export function checkedOfStatement({ sql }: Connection, statementId: string): CheckedRow | null {
  const row = sql(
    `${checkedRow} WHERE c.statement_seq = (SELECT seq FROM statement WHERE id = ?1) OR c.statement_id = ?1
     ORDER BY c.statement_seq IS NULL, c.seq DESC LIMIT 1`,
  ).get(statementId) as unknown as Row | undefined;
  return row === undefined ? null : toChecked(row);
}

/** Where a check is now. */
export interface Attachment {
  readonly statementId: string;
  readonly statementSeq: number | null;
  readonly hold: CheckHold;
  readonly otherwise: boolean;
}

/** No check of the article is on a statement until `attach` says so. */
export function detachAll({ sql }: Connection, articleId: string): void {
  sql('UPDATE checked SET statement_seq = NULL WHERE article_id = ?').run(articleId);
}

export function attach({ sql }: Connection, seq: number, to: Attachment): void {
  sql('UPDATE checked SET statement_id = ?, statement_seq = ?, hold = ?, otherwise = ? WHERE seq = ?').run(
    to.statementId,
    to.statementSeq,
    to.hold,
    to.otherwise ? 1 : 0,
    seq,
  );
}

/** Keeps the entry as it is now: what remains to be seen when nothing of it stands any more. */
export function keepEvidence(connection: Connection, seq: number, statementSeq: number): void {
  connection
    .sql('UPDATE checked SET evidence = ? WHERE seq = ?')
    .run(JSON.stringify(entryBySeq(connection, statementSeq)), seq);
}

export function evidenceOf({ sql }: Connection, seq: number): RecordEntry {
  const { evidence } = sql('SELECT evidence FROM checked WHERE seq = ?').get(seq) as { evidence: string };
  return JSON.parse(evidence) as RecordEntry;
}

interface EditRow {
  readonly id: string;
  readonly kind: CheckKind;
  readonly correction: string | null;
  readonly note: string | null;
  readonly by: string;
  readonly at: string;
  readonly undone_by: string | null;
  readonly undone_at: string | null;
}

/** Newest first. */
export function editsOf({ sql }: Connection, checkedSeq: number): CheckEdit[] {
  const rows = sql(
    `SELECT id, kind, correction, note, by, at, undone_by, undone_at FROM check_edit WHERE checked_seq = ? ORDER BY seq DESC`,
  ).all(checkedSeq) as unknown as EditRow[];
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    note: row.note,
    correction: row.correction === null ? null : JSON.parse(row.correction),
    by: row.by,
    at: row.at,
    undone: row.undone_at === null ? null : { by: row.undone_by!, at: row.undone_at },
  }));
}
