/** The history of a person: every edit of it and of all that were merged with it, and where it stands. */
import type { PersonChange, PersonEdit, SplitChoice } from '../../../types/index.ts';
import type { Connection } from './connection.ts';

/** Edits that a page shows. */
const mostShown = 200;

interface EditRow {
  readonly id: string;
  readonly kind: PersonChange['kind'];
  readonly person_id: string;
  readonly person_name: string;
  readonly other_id: string | null;
  readonly other_name: string | null;
  readonly name: string | null;
  readonly moved: string | null;
  readonly made_by: string;
  readonly made_at: string;
  readonly undone_by: string | null;
  readonly undone_at: string | null;
}

const editRow = `SELECT e.id, e.kind, p.id AS person_id, p.name AS person_name, o.id AS other_id, o.name AS other_name, e.name, e.moved,
    e.made_by, e.made_at, e.undone_by, e.undone_at
  FROM person_edit e JOIN person p ON p.seq = e.person_seq LEFT JOIN person o ON o.seq = e.other_seq`;

/** Edits of everybody that is this person, and those that name them. */
const ofGroup = `e.seq IN (
  SELECT seq FROM person_edit WHERE person_seq IN (SELECT seq FROM person WHERE seq = ?1 OR merged_seq = ?1)
  UNION SELECT seq FROM person_edit WHERE other_seq IN (SELECT seq FROM person WHERE seq = ?1 OR merged_seq = ?1))`;

function toEdit(row: EditRow): PersonEdit {
  return {
    id: row.id,
    kind: row.kind,
    person: { id: row.person_id, name: row.person_name },
    other: row.other_id === null ? null : { id: row.other_id, name: row.other_name! },
    name: row.name,
    moved: row.moved === null ? null : (JSON.parse(row.moved) as SplitChoice),
    by: row.made_by,
    at: row.made_at,
    undone: row.undone_by === null ? null : { by: row.undone_by, at: row.undone_at! },
  };
}

export function readEdit({ sql }: Connection, seq: number): PersonEdit {
  return toEdit(sql(`${editRow} WHERE e.seq = ?`).get(seq) as unknown as EditRow);
}

/** Latest first. */
export function editsOf({ sql }: Connection, canonical: number): readonly PersonEdit[] {
  const rows = sql(`${editRow} WHERE ${ofGroup} ORDER BY e.seq DESC LIMIT ${mostShown}`).all(canonical);
  return (rows as unknown as EditRow[]).map(toEdit);
}

/** Grows with every edit of this person, also when one is taken back; 0 before the first. */
export function revisionOf({ sql }: Connection, canonical: number): number {
  const row = sql(
    `SELECT ifnull(max(max(e.seq, ifnull(e.undone_seq, 0))), 0) AS revision FROM person_edit e WHERE ${ofGroup}`,
  ).get(canonical) as { revision: number };
  return row.revision;
}

/** What was done last, be it an edit or taking one back. */
export function latestEdit({ sql }: Connection, canonical: number): PersonEdit | null {
  const row = sql(`${editRow} WHERE ${ofGroup} ORDER BY max(e.seq, ifnull(e.undone_seq, 0)) DESC LIMIT 1`).get(
    canonical,
  );
  return row === undefined ? null : toEdit(row as unknown as EditRow);
}

/** The next number of the row that edits and their undoing share. */
export function nextEdit({ sql }: Connection): number {
  const row = sql(
    'SELECT 1 + max(ifnull((SELECT max(seq) FROM person_edit), 0), ifnull((SELECT max(undone_seq) FROM person_edit), 0)) AS seq',
  ).get() as { seq: number };
  return row.seq;
}
