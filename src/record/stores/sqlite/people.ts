/** People as lists show them, most statements first. What their statements add up to is kept by triggers (migration 008). */
import type { PageRequest, PeoplePage, PersonSummary } from '../../../types/index.ts';
import type { Connection } from './connection.ts';
import { clampLimit } from './entries.ts';
import { calledLike } from './people-words.ts';

export interface PersonRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: 'person' | 'organization';
  readonly key: string;
  readonly name: string;
  readonly statements: number;
  readonly articles: number;
  readonly publishers: number;
  readonly role: string | null;
  readonly unclear: number;
}

/** Everything of a person `p` that a list shows. */
export const personRow = `SELECT p.seq, p.id, p.kind, p.key, p.name, p.statements, p.articles, p.unclear,
    (SELECT count(*) FROM person_count c WHERE c.person_seq = p.seq AND c.of = 'outlet') AS publishers,
    (SELECT s.role FROM statement s INDEXED BY statement_role_latest WHERE s.person_seq = p.seq AND s.listed = 1 AND s.role IS NOT NULL
      ORDER BY s.sort_ms DESC, s.article_seq DESC, s.position LIMIT 1) AS role
  FROM person p`;

export function toSummary({ id, kind, name, role, statements, articles, publishers }: PersonRow): PersonSummary {
  return { id, kind, name, role, statements, articles, publishers };
}

/** What a name is folded to, as far as SQL can: of a tie it decides, no more. */
const plain = (name: string): string => `lower(replace(replace(replace(${name}, '''', ''), '’', ''), '-', ' '))`;

/**
 * Brings the names of people up to date, by which they are shown: the one most often written, the first one met where another is written as
 * often; it stays while others are merged into them. Call it in the transaction that changed their statements.
 */
export function recountPeople({ sql }: Connection, people: ReadonlySet<number>): void {
  const rename = sql(
    `UPDATE person SET name = coalesce(given_name,
       (SELECT t.value FROM person_count t INDEXED BY person_count_top
        WHERE t.person_seq = ?1 AND t.of = 'name' AND NOT EXISTS (SELECT 1 FROM person o WHERE o.merged_seq = ?1)
        ORDER BY t.uses DESC, ${plain('t.value')} <> person.key, t.value LIMIT 1), name) WHERE seq = ?1`,
  );
  for (const person of people) rename.run(person);
}

/** `startsWith` is the beginning of any words of any name, in any case, with or without diacritics. */
export function listPeople(
  connection: Connection,
  limit: number,
  startsWith: string | undefined,
): readonly PersonSummary[] {
  return selectPeople(connection, clampLimit(limit), null, startsWith).map(toSummary);
}

export function peoplePage(connection: Connection, page: PageRequest, startsWith: string | undefined): PeoplePage {
  const limit = clampLimit(page.limit);
  const rows = selectPeople(connection, limit + 1, readPlace(page.cursor), startsWith);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    people: shown.map(toSummary),
    cursor: rows.length > limit && last !== undefined ? writePlace(last) : null,
    total: countPeople(connection, startsWith),
  };
}

/** Where a page ended. */
interface Place {
  readonly statements: number;
  readonly key: string;
  readonly seq: number;
}

function writePlace({ statements, key, seq }: PersonRow): string {
  return Buffer.from(JSON.stringify([statements, key, seq])).toString('base64url');
}

/** A cursor that is not one of ours means the first page. */
function readPlace(cursor: string | null): Place | null {
  if (cursor === null || cursor.length > 2_000) return null;
  try {
    const [statements, key, seq] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (!Number.isSafeInteger(statements) || typeof key !== 'string' || !Number.isSafeInteger(seq)) return null;
    return { statements: statements as number, key, seq: seq as number };
  } catch {
    return null;
  }
}

const afterPlace = 'p.statements <= ?1 AND (p.statements < ?1 OR (p.key, p.seq) > (?2, ?3))';
const order = 'ORDER BY p.statements DESC, p.key, p.seq LIMIT ?4';

function selectPeople({ sql }: Connection, limit: number, place: Place | null, startsWith = ''): PersonRow[] {
  const called = calledLike(startsWith, true);
  const onwards = place === null ? 'true' : afterPlace;
  const among = called === null ? 'true' : `p.seq IN (${calledPeople('?5')})`;
  const seqs = sql(`SELECT p.seq FROM person p WHERE p.statements > 0 AND ${among} AND ${onwards} ${order}`).all(
    place?.statements ?? null,
    place?.key ?? null,
    place?.seq ?? null,
    limit,
    ...(called === null ? [] : [called]),
  ) as unknown as { seq: number }[];
  const row = sql(`${personRow} WHERE p.seq = ?`);
  return seqs.map(({ seq }) => row.get(seq) as unknown as PersonRow);
}

/** Everybody who is called so, as they stand after merging. */
const calledPeople = (parameter: string): string =>
  `SELECT coalesce(o.merged_seq, o.seq) FROM person_words w JOIN person_name n ON n.seq = w.rowid JOIN person o ON o.seq = n.person_seq
   WHERE w.person_words MATCH ${parameter}`;

function countPeople({ sql }: Connection, startsWith = ''): number {
  const called = calledLike(startsWith, true);
  const row =
    called === null
      ? sql('SELECT count(*) AS n FROM person WHERE statements > 0').get()
      : sql(`SELECT count(*) AS n FROM person p WHERE p.statements > 0 AND p.seq IN (${calledPeople('?1')})`).get(
          called,
        );
  return (row as { n: number }).n;
}
