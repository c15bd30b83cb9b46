/** The page of one person: whose statements these are, how they are written, in which roles and when, who speaks of them, what was edited. */
import type {
  PageRequest,
  PersonCount,
  PersonFilter,
  PersonName,
  PersonPage,
  PersonRef,
  PersonRole,
  RecordEntry,
} from '../../../types/index.ts';
import { foldWords } from '../../names.ts';
import type { Connection } from './connection.ts';
import { entryBySeq } from './entries.ts';
import { type PersonRow, personRow, toSummary } from './people.ts';
import { editsOf, revisionOf } from './person-history.ts';
import { phraseIn, saidBy } from './person-said.ts';

/** How many statements by others are shown. */
const mostAbout = 50;
/** Statements by others with the name or the surname in them that are looked at for that. */
const mostLookedAt = 200;
const mostNames = 200;
const mostRoles = 50;
const mostValues = 30;
/** The latest statements whose hearers and venues are counted. */
const mostCounted = 300;
const mostNamesakes = 20;

export function personPage(
  connection: Connection,
  id: string,
  page: PageRequest,
  filter: PersonFilter = {},
): PersonPage | null {
  const { sql } = connection;
  const row = sql(
    `${personRow} WHERE p.seq = (SELECT coalesce(merged_seq, seq) FROM person WHERE id = ?) AND p.statements > 0`,
  ).get(id) as unknown as PersonRow | undefined;
  if (row === undefined) return null;
  const roleTimes = rolesOf(connection, row);
  const { seq } = row;
  return {
    person: toSummary(row),
    alsoWritten: writtenForms(connection, row),
    roles: roleTimes.map(({ value }) => value),
    roleTimes,
    ...namesOf(connection, row),
    counts: {
      acts: countsOf(connection, seq, 'act'),
      modes: countsOf(connection, seq, 'mode'),
      checks: countsOf(connection, seq, 'checked'),
      outlets: countsOf(connection, seq, 'outlet'),
      ...countsOfWords(connection, seq),
    },
    said: saidBy(connection, row, page, filter),
    about: statementsAbout(connection, row),
    merged: mergedInto(connection, seq),
    namesakes: namesakesOf(connection, row),
    isUnclear: row.unclear === 1,
    edits: editsOf(connection, seq),
    revision: revisionOf(connection, seq),
  };
}

/** Latest first. */
function rolesOf({ sql }: Connection, { seq }: PersonRow): readonly PersonRole[] {
  const rows = sql(
    `SELECT c.value, c.uses AS statements,
       (SELECT min(s.sort_ms) FROM statement s INDEXED BY statement_role WHERE s.person_seq = ?1 AND s.listed = 1 AND s.role = c.value) AS first,
       (SELECT max(s.sort_ms) FROM statement s INDEXED BY statement_role WHERE s.person_seq = ?1 AND s.listed = 1 AND s.role = c.value) AS last
     FROM person_count c WHERE c.person_seq = ?1 AND c.of = 'role' ORDER BY c.uses DESC, c.value LIMIT ${mostRoles}`,
  ).all(seq) as unknown as { value: string; statements: number; first: number; last: number }[];
  return rows
    .toSorted((a, b) => b.last - a.last || (a.value < b.value ? -1 : 1))
    .map(({ value, statements, first, last }) => ({
      value,
      statements,
      from: new Date(first).toISOString(),
      to: new Date(last).toISOString(),
    }));
}

/** Whole names and shorter forms alike. */
function writtenForms({ sql }: Connection, { seq, name }: PersonRow): string[] {
  const rows = sql(
    `SELECT value, max(uses) AS uses FROM (
       SELECT * FROM (SELECT value, uses FROM person_count WHERE person_seq = ?1 AND of = 'name' ORDER BY uses DESC, value LIMIT 60)
       UNION ALL SELECT * FROM (SELECT value, uses FROM person_count WHERE person_seq = ?1 AND of = 'form' ORDER BY uses DESC, value LIMIT 60)
     ) WHERE value <> ?2 GROUP BY value ORDER BY uses DESC, value LIMIT 50`,
  ).all(seq, name);
  return (rows as unknown as { value: string }[]).map(({ value }) => value);
}

/** Of everybody that is this person; what is the same when folded is told once. */
function namesOf(
  { sql }: Connection,
  { seq, name }: PersonRow,
): { readonly names: readonly PersonName[]; readonly nameCount: number } {
  const among = 'FROM person_name n WHERE n.person_seq IN (SELECT seq FROM person WHERE seq = ?1 OR merged_seq = ?1)';
  const rows = sql(
    `SELECT n.written AS name, n.origin, n.key ${among} ORDER BY n.origin IN ('read', 'short'), n.seq LIMIT ${mostNames + 1}`,
  ).all(seq) as unknown as (PersonName & { readonly key: string })[];
  const seen = new Set([foldWords(name)]);
  const names = rows.filter(({ key }) => !seen.has(key) && seen.add(key)).slice(0, mostNames);
  const { count } = sql(`SELECT count(DISTINCT n.key) AS count ${among}`).get(seq) as { count: number };
  return { names: names.map(({ name: written, origin }) => ({ name: written, origin })), nameCount: count };
}

function countsOf({ sql }: Connection, seq: number, of: 'act' | 'mode' | 'checked' | 'outlet'): readonly PersonCount[] {
  const rows = sql(
    `SELECT value, uses AS statements FROM person_count WHERE person_seq = ? AND of = ? ORDER BY uses DESC, value LIMIT ${mostValues}`,
  ).all(seq, of);
  return (rows as unknown as PersonCount[]).map(({ value, statements }) => ({ value, statements }));
}

/** Whom the latest statements were said to, and where. */
function countsOfWords(
  { sql }: Connection,
  seq: number,
): { readonly addressees: readonly PersonCount[]; readonly venues: readonly PersonCount[] } {
  const rows = sql(
    `SELECT d.wording ->> 'addressee' AS addressee, d.wording ->> 'venue' AS venue
     FROM (SELECT s.seq FROM statement s INDEXED BY statement_person WHERE s.person_seq = ? AND s.listed = 1
       ORDER BY s.sort_ms DESC, s.article_seq DESC, s.position LIMIT ${mostCounted}) l JOIN statement_document d ON d.seq = l.seq`,
  ).all(seq) as unknown as { addressee: string | null; venue: string | null }[];
  return { addressees: topOf(rows.map((row) => row.addressee)), venues: topOf(rows.map((row) => row.venue)) };
}

function topOf(words: readonly (string | null)[]): readonly PersonCount[] {
  const counts = new Map<string, PersonCount>();
  for (const value of words) {
    const key = value === null ? '' : foldWords(value);
    if (key === '') continue;
    const known = counts.get(key);
    counts.set(key, { value: known?.value ?? value!, statements: (known?.statements ?? 0) + 1 });
  }
  return [...counts.values()]
    .toSorted((a, b) => b.statements - a.statements || (a.value < b.value ? -1 : 1))
    .slice(0, mostValues);
}

/**
 * By others, with the whole name in the content, latest first. A surname alone counts where the same article gives
 * this person, and nobody else of that surname, as a source.
 */
function statementsAbout(connection: Connection, { seq, name, kind }: PersonRow): RecordEntry[] {
  const words = name.split(/\s+/u).filter((word) => foldWords(word) !== '');
  const surname = kind === 'person' && words.length > 1 ? words.at(-1)! : null;
  const named = linesWith(connection, name, seq);
  const called =
    surname === null ? [] : linesWith(connection, surname, seq).filter((one) => isMeant(connection, one, seq, surname));
  const seqs = new Map([...named, ...called].map((one) => [one.seq, one]));
  return [...seqs.values()]
    .toSorted((a, b) => b.sortMs - a.sortMs || b.article - a.article || a.position - b.position)
    .slice(0, mostAbout)
    .map((one) => entryBySeq(connection, one.seq));
}

interface Line {
  readonly seq: number;
  readonly article: number;
  readonly sortMs: number;
  readonly position: number;
}

/** The latest by others with these words in the content. */
function linesWith({ sql }: Connection, words: string, person: number): readonly Line[] {
  return sql(
    `SELECT s.seq, s.article_seq AS article, s.sort_ms AS sortMs, s.position FROM (
       SELECT w.rowid AS line FROM statement_words w WHERE w.statement_words MATCH ?1 ORDER BY w.rowid LIMIT ${mostLookedAt}
     ) f JOIN statement_listing l ON l.line = f.line JOIN statement s ON s.seq = l.seq
     WHERE s.listed = 1 AND s.person_seq IS NOT ?2`,
  ).all(phraseIn('content', words), person) as unknown as Line[];
}

function isMeant({ sql }: Connection, { article }: Line, person: number, surname: string): boolean {
  const row = sql(
    `SELECT 1 FROM person_article h WHERE h.article_seq = ?1 AND h.person_seq = ?2
       AND NOT EXISTS (SELECT 1 FROM person_article o JOIN person p ON p.seq = o.person_seq
         WHERE o.article_seq = ?1 AND o.person_seq <> ?2 AND p.key LIKE '% ' || ?3)`,
  ).get(article, person, foldWords(surname));
  return row !== undefined;
}

function mergedInto({ sql }: Connection, seq: number): readonly PersonRef[] {
  const rows = sql(`SELECT id, name FROM person WHERE merged_seq = ? ORDER BY seq LIMIT 200`).all(seq);
  return (rows as unknown as { id: string; name: string }[]).map(({ id, name }) => ({ id, name, role: null }));
}

/** Others that are called just so. */
function namesakesOf({ sql }: Connection, { seq, kind, key }: PersonRow): PersonPage['namesakes'] {
  const rows = sql(
    `${personRow} WHERE p.statements > 0 AND p.seq <> ?1 AND p.seq IN (
       SELECT coalesce(o.merged_seq, o.seq) FROM person_name n JOIN person o ON o.seq = n.person_seq
       WHERE n.kind = ?2 AND n.key = ?3 AND n.origin IN ('read', 'given'))
     ORDER BY p.statements DESC, p.seq LIMIT ${mostNamesakes}`,
  ).all(seq, kind, key);
  return (rows as unknown as PersonRow[]).map(toSummary);
}
