/** People as the record knows them: whose statements these are, how they are written, in which roles, who speaks of them. */
import type { PageRequest, PersonPage, PersonSummary, RecordEntry } from '../../../types/index.ts';
import { foldWords } from '../../names.ts';
import type { Connection } from './connection.ts';
import { clampLimit, entryBySeq, selectPage } from './entries.ts';

interface PersonRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: 'person' | 'organization';
  readonly name: string;
  readonly statements: number;
  readonly articles: number;
  readonly publishers: number;
  readonly role: string | null;
}

/** How many statements by others a person's page shows. */
const mostAbout = 50;

const personRow = `SELECT p.seq, p.id, p.kind, p.name, p.statements,
    (SELECT count(DISTINCT s.article_seq) FROM statement s WHERE s.person_seq = p.seq AND s.listed = 1) AS articles,
    (SELECT count(DISTINCT a.publisher) FROM statement s JOIN article a ON a.seq = s.article_seq
      WHERE s.person_seq = p.seq AND s.listed = 1) AS publishers,
    (SELECT s.role FROM statement s WHERE s.person_seq = p.seq AND s.listed = 1 AND s.role IS NOT NULL
      ORDER BY s.sort_ms DESC, s.article_seq DESC, s.position LIMIT 1) AS role
  FROM person p`;

function toSummary({ id, name, role, statements, articles, publishers }: PersonRow): PersonSummary {
  return { id, name, role, statements, articles, publishers };
}

/** Brings number of statements and name of the people up to date; call it in the transaction that changed their statements. */
export function recountPeople({ sql }: Connection, people: ReadonlySet<number>): void {
  for (const person of people) {
    const names = sql(
      `SELECT source_name AS name, count(*) AS uses FROM statement INDEXED BY statement_name
       WHERE person_seq = ? AND listed = 1 GROUP BY source_name ORDER BY uses DESC, name`,
    ).all(person) as unknown as { name: string; uses: number }[];
    const total = names.reduce((sum, { uses }) => sum + uses, 0);
    sql('UPDATE person SET statements = ?, name = coalesce(?, name) WHERE seq = ?').run(
      total,
      names[0]?.name ?? null,
      person,
    );
  }
}

/** Most statements first. `startsWith` is the beginning of any words of the name, in any case, with or without diacritics. */
export function listPeople({ sql }: Connection, limit: number, startsWith: string | undefined): PersonSummary[] {
  const wanted = foldWords(startsWith ?? '');
  const ordered = 'AND p.statements > 0 ORDER BY p.statements DESC, p.key LIMIT ?';
  const rows =
    wanted === ''
      ? sql(`${personRow} WHERE true ${ordered}`).all(clampLimit(limit))
      : sql(`${personRow} WHERE instr(' ' || p.key, ?) > 0 ${ordered}`).all(` ${wanted}`, clampLimit(limit));
  return (rows as unknown as PersonRow[]).map(toSummary);
}

export function personPage(connection: Connection, id: string, page: PageRequest): PersonPage | null {
  const { sql } = connection;
  const row = sql(`${personRow} WHERE p.id = ? AND p.statements > 0`).get(id) as unknown as PersonRow | undefined;
  if (row === undefined) return null;
  return {
    person: toSummary(row),
    alsoWritten: writtenForms(connection, row),
    roles: roles(connection, row),
    said: selectPage(connection, 's.listed = 1 AND s.person_seq = ?', [row.seq], page),
    about: statementsAbout(connection, row),
  };
}

function writtenForms({ sql }: Connection, { seq, name }: PersonRow): string[] {
  const rows = sql(
    `SELECT written, count(*) AS uses FROM (
       SELECT source_name AS written FROM statement WHERE person_seq = ? AND listed = 1
       UNION ALL SELECT source_form FROM statement WHERE person_seq = ? AND listed = 1 AND source_form IS NOT NULL
         AND source_form <> source_name
     ) WHERE written <> ? GROUP BY written ORDER BY uses DESC, written LIMIT 50`,
  ).all(seq, seq, name);
  return (rows as unknown as { written: string }[]).map(({ written }) => written);
}

/** Latest first. */
function roles({ sql }: Connection, { seq }: PersonRow): string[] {
  const rows = sql(
    `SELECT role, max(sort_ms) AS latest FROM statement WHERE person_seq = ? AND listed = 1 AND role IS NOT NULL
     GROUP BY role ORDER BY latest DESC, role LIMIT 50`,
  ).all(seq);
  return (rows as unknown as { role: string }[]).map(({ role }) => role);
}

/**
 * By others, with the whole name in the content, latest first. A surname alone counts where the same article gives
 * this person, and nobody else of that surname, as a source.
 */
function statementsAbout(connection: Connection, { seq, name, kind }: PersonRow): RecordEntry[] {
  const { sql } = connection;
  const words = name.split(/\s+/u).filter((word) => foldWords(word) !== '');
  const surname = kind === 'person' && words.length > 1 ? words.at(-1)! : null;
  const rows = sql(
    `SELECT s.seq FROM statement s WHERE s.listed = 1 AND s.person_seq IS NOT ?1 AND (
       s.seq IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?2)
       OR s.seq IN (
         SELECT o.seq FROM statement o JOIN statement_words w ON w.rowid = o.seq
         WHERE ?3 IS NOT NULL AND w.statement_words MATCH ifnull(?3, '""')
           AND EXISTS (SELECT 1 FROM statement h WHERE h.article_seq = o.article_seq AND h.listed = 1 AND h.person_seq = ?1)
           AND NOT EXISTS (SELECT 1 FROM statement h JOIN person p ON p.seq = h.person_seq
             WHERE h.article_seq = o.article_seq AND h.listed = 1 AND h.person_seq <> ?1 AND p.key LIKE '% ' || ?4)
       ))
     ORDER BY s.sort_ms DESC, s.article_seq DESC, s.position LIMIT ?5`,
  ).all(
    seq,
    contentPhrase(name),
    surname === null ? null : contentPhrase(surname),
    surname === null ? null : foldWords(surname),
    mostAbout,
  );
  return (rows as unknown as { seq: number }[]).map((row) => entryBySeq(connection, row.seq));
}

function contentPhrase(words: string): string {
  return `content : "${words.replaceAll(/["\0]/gu, ' ')}"`;
}
