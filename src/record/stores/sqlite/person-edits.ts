/** What people do to people: each edit a row, signed and dated, and taken back by a mark on that row. */
import { deriveId } from '../../../lib/ids.ts';
import { OnrecordError } from '../../../lib/problems.ts';
import type { EditOutcome, PersonChange, PersonEdit, SplitChoice } from '../../../types/index.ts';
import type { NamedKind } from '../../identity-names.ts';
import { foldWords, personKey } from '../../names.ts';
import type { Connection } from './connection.ts';
import { recountPeople } from './people.ts';
import { apartPairs } from './person-bearers.ts';
import { canonicalOf, groupOf, settleGroups } from './person-groups.ts';
import { latestEdit, nextEdit, readEdit, revisionOf } from './person-history.ts';
import { leaveName, moveBack, moveStatements } from './person-moves.ts';
import { dropNames, keepName } from './person-names.ts';

interface Subject {
  readonly seq: number;
  readonly id: string;
  readonly kind: NamedKind;
  readonly key: string;
  readonly name: string;
}

/** Who signs a change, and when. */
interface Signature {
  readonly by: string;
  readonly at: string;
}

const longestName = 200;

/** Call it in a write transaction. `seen`: where the person's history stood for the asker. Throws OnrecordError for what cannot be done. */
export function changePerson(
  connection: Connection,
  change: PersonChange,
  signed: Signature,
  seen: number | null,
): EditOutcome<PersonEdit> {
  const subject = findPerson(connection, change.person);
  const overtaken = overtakenBy(connection, subject.seq, seen);
  if (overtaken !== null) return { done: null, latest: overtaken };
  return { done: readEdit(connection, make(connection, subject, change, signed)), latest: null };
}

/** The same for taking one back. `person`: whose page the asker looked at. */
export function undoPersonEdit(
  connection: Connection,
  id: string,
  person: string,
  signed: Signature,
  seen: number | null,
): EditOutcome<PersonEdit> {
  const { sql } = connection;
  const subject = findPerson(connection, person);
  const overtaken = overtakenBy(connection, subject.seq, seen);
  if (overtaken !== null) return { done: null, latest: overtaken };
  const edit = sql(
    `SELECT seq, kind, person_seq AS person, other_seq AS other, name, undone_seq AS undone FROM person_edit WHERE id = ?`,
  ).get(id) as (MadeEdit & { readonly undone: number | null }) | undefined;
  if (edit === undefined) throw refused('There is no such change of a person.');
  if (edit.undone !== null) throw refused('That change is taken back already.');
  sql('UPDATE person_edit SET undone_seq = ?, undone_by = ?, undone_at = ? WHERE seq = ?').run(
    nextEdit(connection),
    signed.by,
    signed.at,
    edit.seq,
  );
  unmake(connection, edit);
  return { done: readEdit(connection, edit.seq), latest: null };
}

function overtakenBy(connection: Connection, subject: number, seen: number | null): PersonEdit | null {
  return seen === null || seen === revisionOf(connection, subject) ? null : latestEdit(connection, subject);
}

function make(connection: Connection, subject: Subject, change: PersonChange, signed: Signature): number {
  switch (change.kind) {
    case 'merge':
      return merge(connection, subject, findPerson(connection, change.other), signed);
    case 'split':
      return split(connection, subject, change, signed);
    case 'rename':
      return rename(connection, subject, nameIn(change.name), signed);
    case 'alias':
      return alias(connection, subject, nameIn(change.name), signed);
    case 'apart':
      return keepApart(connection, subject, findPerson(connection, change.other), signed);
  }
}

interface MadeEdit {
  readonly seq: number;
  readonly kind: PersonChange['kind'];
  readonly person: number;
  readonly other: number | null;
  readonly name: string | null;
}

function unmake(connection: Connection, edit: MadeEdit): void {
  dropNames(connection, edit.seq);
  if (edit.kind === 'rename') setGivenName(connection, edit.person);
  else if (edit.kind === 'split') moveBack(connection, edit.seq);
  else if (edit.other !== null && edit.kind !== 'apart') settle(connection, [edit.person, edit.other]);
  if (edit.kind !== 'alias') return;
  const { kind } = findPerson(connection, '', edit.person);
  const key = personKey({ name: edit.name, kind });
  if (key !== null) leaveName(connection, edit.person, key);
}

function merge(connection: Connection, subject: Subject, other: Subject, signed: Signature): number {
  refuseUnlike(connection, subject, other);
  const edit = addEdit(connection, { kind: 'merge', person: subject, other, name: null, moved: null }, signed);
  settle(connection, [subject.seq, other.seq]);
  return edit;
}

function refuseUnlike(connection: Connection, subject: Subject, other: Subject): void {
  if (subject.seq === other.seq) throw refused(`${subject.name} and ${other.name} are one already.`);
  if (subject.kind !== other.kind) throw refused('A person and an organisation cannot be one.');
  if (apartPairs(connection).has(`${subject.seq} ${other.seq}`)) {
    const what = `Somebody has said that ${subject.name} and ${other.name} are two.`;
    throw new OnrecordError('record/people-apart', other.id, what);
  }
}

/** Whoever is one with any of these people is settled anew. */
function settle(connection: Connection, people: readonly number[]): void {
  const groups = new Set(people.map((seq) => canonicalOf(connection, seq)));
  const all = [...new Set([...groups].flatMap((seq) => groupOf(connection, seq)))];
  recountPeople(connection, settleGroups(connection, all));
}

function keepApart(connection: Connection, subject: Subject, other: Subject, signed: Signature): number {
  if (subject.seq === other.seq) throw refused('They are one here: split them first, then they stay two.');
  return addEdit(connection, { kind: 'apart', person: subject, other, name: null, moved: null }, signed);
}

function rename(connection: Connection, subject: Subject, name: string, signed: Signature): number {
  const edit = addEdit(connection, { kind: 'rename', person: subject, other: null, name, moved: null }, signed);
  keepName(connection, subject.seq, {
    kind: subject.kind,
    key: foldWords(name),
    written: name,
    origin: 'given',
    editSeq: edit,
  });
  setGivenName(connection, subject.seq);
  return edit;
}

/** The last name given that holds. */
function setGivenName(connection: Connection, seq: number): void {
  const { sql } = connection;
  sql(
    `UPDATE person SET given_name = (SELECT name FROM person_edit WHERE kind = 'rename' AND person_seq = ?1 AND undone_seq IS NULL
       ORDER BY seq DESC LIMIT 1) WHERE seq = ?1`,
  ).run(seq);
  recountPeople(connection, new Set([seq]));
}

/** Whoever is called just so is merged as well, if there is only one. */
function alias(connection: Connection, subject: Subject, name: string, signed: Signature): number {
  const key = personKey({ name, kind: subject.kind });
  const bearers = key === null ? [] : bearersOf(connection, subject, key.key);
  if (bearers.length > 1) {
    const what = `There are ${bearers.length} others called ${name}.`;
    throw new OnrecordError('record/several-people', name, what);
  }
  const other = bearers[0] ?? null;
  if (other !== null) refuseUnlike(connection, subject, other);
  const edit = addEdit(connection, { kind: 'alias', person: subject, other, name, moved: null }, signed);
  keepName(connection, subject.seq, {
    kind: subject.kind,
    key: key?.key ?? foldWords(name),
    written: name,
    origin: 'alias',
    editSeq: edit,
  });
  if (other !== null) settle(connection, [subject.seq, other.seq]);
  return edit;
}

/** Others with statements whose name in articles is just this. */
function bearersOf(connection: Connection, subject: Subject, key: string): readonly Subject[] {
  const rows = connection
    .sql(
      `SELECT DISTINCT c.id FROM person_name n JOIN person p ON p.seq = n.person_seq JOIN person c ON c.seq = coalesce(p.merged_seq, p.seq)
       WHERE n.kind = ? AND n.key = ? AND n.origin = 'read' AND c.statements > 0 AND c.seq <> ?`,
    )
    .all(subject.kind, key, subject.seq) as unknown as { id: string }[];
  return rows.map(({ id }) => findPerson(connection, id));
}

function split(
  connection: Connection,
  subject: Subject,
  change: Extract<PersonChange, { kind: 'split' }>,
  signed: Signature,
): number {
  const other = change.other === null ? null : findPerson(connection, change.other);
  if (other?.seq === subject.seq) throw refused('Statements can only go to another person.');
  if (other !== null && other.kind !== subject.kind) throw refused('A person and an organisation cannot be one.');
  const name = change.name === null || change.name.trim() === '' ? null : nameIn(change.name);
  const target = other ?? makeOther(connection, subject, name);
  const edit = addEdit(
    connection,
    { kind: 'split', person: subject, other: target, name, moved: change.moved, madeOther: other === null },
    signed,
  );
  if (other === null && name !== null) {
    keepName(connection, target.seq, {
      kind: target.kind,
      key: target.key,
      written: name,
      origin: 'given',
      editSeq: edit,
    });
  }
  const moved = moveStatements(connection, {
    from: groupOf(connection, subject.seq),
    to: target.seq,
    edit,
    choice: change.moved,
  });
  if (moved === 0) throw refused('Nothing of this person is in these articles, in these roles or under these names.');
  const left = connection.sql('SELECT statements FROM person WHERE seq = ?').get(subject.seq) as { statements: number };
  if (left.statements === 0) throw refused('That is all of this person: there would be nothing left to split it from.');
  return edit;
}

/** Somebody new, with an id of the change that makes it. */
function makeOther(connection: Connection, subject: Subject, name: string | null): Subject {
  const { sql } = connection;
  const id = deriveId('person', subject.kind, subject.key, 'split', subject.id, String(nextEdit(connection)));
  const { lastInsertRowid } = sql('INSERT INTO person (id, kind, key, name, given_name) VALUES (?, ?, ?, ?, ?)').run(
    id,
    subject.kind,
    name === null ? subject.key : foldWords(name),
    name ?? subject.name,
    name,
  );
  return findPerson(connection, id, Number(lastInsertRowid));
}

/** As it stands, after merging. */
function findPerson({ sql }: Connection, id: string, seq: number | null = null): Subject {
  const row = sql(
    `SELECT c.seq, c.id, c.kind, c.key, c.name FROM person p JOIN person c ON c.seq = coalesce(p.merged_seq, p.seq)
     WHERE p.id = ?1 OR p.seq = ?2`,
  ).get(id, seq) as Subject | undefined;
  if (row === undefined) throw new OnrecordError('record/no-person', id, 'There is no such person on record.');
  return row;
}

function nameIn(text: string): string {
  const name = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  if (foldWords(name) === '') throw refused('A name has letters.');
  if (name.length > longestName) throw refused(`A name has at most ${longestName} characters.`);
  return name;
}

interface NewEdit {
  readonly kind: PersonChange['kind'];
  readonly person: Subject;
  readonly other: Subject | null;
  readonly name: string | null;
  readonly moved: SplitChoice | null;
  readonly madeOther?: boolean;
}

function addEdit(
  connection: Connection,
  { kind, person, other, name, moved, madeOther = false }: NewEdit,
  { by, at }: Signature,
): number {
  const seq = nextEdit(connection);
  connection
    .sql(
      `INSERT INTO person_edit (seq, id, kind, person_seq, other_seq, name, moved, made_other, made_by, made_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      seq,
      deriveId('person-edit', kind, person.id, other?.id ?? '', at, String(seq)),
      kind,
      person.seq,
      other?.seq ?? null,
      name,
      moved === null ? null : JSON.stringify(moved),
      madeOther ? 1 : 0,
      by,
      at,
    );
  return seq;
}

function refused(what: string): OnrecordError {
  return new OnrecordError('record/bad-person-change', '', what);
}
