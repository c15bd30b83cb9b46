/** Takes statements from one person to another by a split, and back when that is undone. */
import type { SplitChoice } from '../../../types/index.ts';
import type { NamedKind } from '../../identity-names.ts';
import { foldWords, type PersonKey, personKey } from '../../names.ts';
import type { Connection } from './connection.ts';
import { recountPeople } from './people.ts';
import { canonicalOf } from './person-groups.ts';
import { keepName } from './person-names.ts';
import { afterSplits } from './person-splits.ts';
import { personMark } from './search-words.ts';

interface MentionRow {
  readonly article: number;
  readonly articleId: string;
  readonly kind: NamedKind;
  readonly key: string;
  readonly home: number;
  readonly person: number;
  readonly grounds: string;
}

const mentionRow = `SELECT m.article_seq AS article, a.id AS articleId, m.kind, m.key, m.home_seq AS home, m.person_seq AS person, m.grounds
  FROM person_mention m JOIN article a ON a.seq = m.article_seq`;

interface Move {
  readonly from: readonly number[];
  readonly to: number;
  readonly edit: number;
  readonly choice: SplitChoice;
}

/** Writes down what the split says for all readings to come and moves what is there; how many statements moved. */
export function moveStatements(connection: Connection, { from, to, edit, choice }: Move): number {
  const { sql } = connection;
  const rows = sql(`${mentionRow} WHERE m.person_seq IN (SELECT value FROM json_each(?))`).all(
    JSON.stringify(from),
  ) as unknown as MentionRow[];
  const articles = new Set(choice.articles);
  const roles = new Set(choice.roles.map(foldWords));
  const names = new Set(choice.names.flatMap((name) => keysOf(name)));
  const pin = sql(
    'INSERT OR IGNORE INTO person_pin (article_id, kind, key, edit_seq, person_seq) VALUES (?, ?, ?, ?, ?)',
  );
  const rule = sql(
    'INSERT OR IGNORE INTO person_rule (from_seq, edit_seq, of, value, person_seq) VALUES (?, ?, ?, ?, ?)',
  );
  const chosen = rows.filter((row) => {
    const isPinned = articles.has(row.articleId);
    const inRoles = rolesOf(row).filter((role) => roles.has(role));
    if (isPinned) pin.run(row.articleId, row.kind, row.key, edit, to);
    for (const role of inRoles) rule.run(row.person, edit, 'role', role, to);
    if (names.has(row.key)) rule.run(row.person, edit, 'name', row.key, to);
    return isPinned || inRoles.length > 0 || names.has(row.key);
  });
  return reassign(connection, chosen);
}

function keysOf(name: string): string[] {
  const keys = (['person', 'organization'] as const).map((kind) => personKey({ name, kind })?.key);
  return keys.filter((key) => key !== undefined);
}

function rolesOf({ grounds }: MentionRow): string[] {
  return (JSON.parse(grounds) as string[]).map(foldWords);
}

/** After a split was marked as undone: all that it may have moved goes where the splits that still hold say. */
export function moveBack(connection: Connection, edit: number): void {
  const { sql } = connection;
  // Whom the split made is nobody without it: what the rules have found to be its since goes back as well.
  sql(
    `UPDATE person_mention SET home_seq = (SELECT person_seq FROM person_edit WHERE seq = ?1)
     WHERE home_seq = (SELECT other_seq FROM person_edit WHERE seq = ?1 AND made_other = 1)`,
  ).run(edit);
  const rows = sql(
    `${mentionRow} WHERE m.home_seq IN (SELECT from_seq FROM person_rule WHERE edit_seq = ?1)
       OR m.person_seq = (SELECT other_seq FROM person_edit WHERE seq = ?1)
     UNION ${mentionRow} JOIN person_pin p ON p.article_id = a.id AND p.kind = m.kind AND p.key = m.key WHERE p.edit_seq = ?1`,
  ).all(edit) as unknown as MentionRow[];
  reassign(connection, rows);
}

/** After a name that somebody gave was taken back: what articles said under it is of whoever bears it of themselves. */
export function leaveName(connection: Connection, from: number, key: PersonKey): void {
  const { sql } = connection;
  const kept = sql('SELECT 1 FROM person_name WHERE person_seq = ? AND kind = ? AND key = ?').get(
    from,
    key.kind,
    key.key,
  );
  if (kept !== undefined) return;
  const rows = sql(`${mentionRow} WHERE m.person_seq = ? AND m.kind = ? AND m.key = ?`).all(
    from,
    key.kind,
    key.key,
  ) as unknown as MentionRow[];
  if (rows.length === 0) return;
  const to = bearerOf(connection, key);
  const home = sql('UPDATE person_mention SET home_seq = ? WHERE article_seq = ? AND kind = ? AND key = ?');
  for (const row of rows) home.run(to, row.article, key.kind, key.key);
  reassign(
    connection,
    rows.map((row) => ({ ...row, home: to })),
  );
}

/** The first of this name, made where there is none. */
function bearerOf({ sql }: Connection, { id, kind, key }: PersonKey): number {
  const known = sql('SELECT seq FROM person WHERE id = ?').get(id) as { seq: number } | undefined;
  if (known !== undefined) return known.seq;
  const { lastInsertRowid } = sql('INSERT INTO person (id, kind, key, name) VALUES (?, ?, ?, ?)').run(
    id,
    kind,
    key,
    key,
  );
  return Number(lastInsertRowid);
}

/** Brings each mention and its statements to the person that the splits say; how many statements moved. */
function reassign(connection: Connection, rows: readonly MentionRow[]): number {
  const touched = new Set<number>();
  let moved = 0;
  for (const row of rows) {
    const roles = JSON.parse(row.grounds) as string[];
    const { article: articleSeq, kind, key, home } = row;
    const to = afterSplits(connection, { articleSeq, kind, key, roles, home });
    if (to === row.person) continue;
    connection
      .sql('UPDATE person_mention SET person_seq = ? WHERE article_seq = ? AND kind = ? AND key = ?')
      .run(to, articleSeq, kind, key);
    moved += moveMention(connection, row, to, touched);
  }
  recountPeople(connection, touched);
  return moved;
}

interface NamedStatement {
  readonly seq: number;
  readonly name: string;
}

function moveMention(
  connection: Connection,
  { article, kind, key, person }: MentionRow,
  to: number,
  touched: Set<number>,
): number {
  const { sql } = connection;
  const canonical = canonicalOf(connection, to);
  const statements = sql(
    'SELECT seq, source_name AS name FROM statement WHERE article_seq = ? AND own_person_seq = ? AND source_name IS NOT NULL',
  ).all(article, person) as unknown as NamedStatement[];
  const own = statements.filter(({ name }) => personKey({ name, kind })?.key === key);
  for (const { seq, name } of own) {
    sql('UPDATE statement SET own_person_seq = ?, person_seq = ? WHERE seq = ?').run(to, canonical, seq);
    markAnew(connection, seq, person, to);
    keepName(connection, to, { kind, key, written: name, origin: 'read' });
  }
  if (own.length > 0) touched.add(canonicalOf(connection, person)).add(canonical);
  return own.length;
}

/** In the search index a statement is found by its own person. */
function markAnew({ sql }: Connection, seq: number, from: number, to: number): void {
  const row = sql('SELECT marks FROM statement_index WHERE seq = ?').get(seq) as { marks: string } | undefined;
  if (row === undefined) return;
  const old = personMark(from);
  const marks = row.marks.split(' ').map((mark) => (mark === old ? personMark(to) : mark));
  sql('UPDATE statement_index SET marks = ? WHERE seq = ?').run(marks.join(' '), seq);
}
