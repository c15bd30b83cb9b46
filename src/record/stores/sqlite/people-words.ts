/** Finds people by words of their names, whichever spelling, alias or merged person those words are of. */
import { foldWords } from '../../names.ts';
import type { Connection } from './connection.ts';
import { personMark } from './search-words.ts';

/** One query asks the index for at most so many people; those with most statements first. */
const mostMarks = 500;
/** Names that are looked through for them. */
const mostNames = 5_000;

/** The full-text expression for names that have these words, in this order; null where there is no word. */
export function calledLike(words: string, prefix: boolean): string | null {
  const wanted = foldWords(words);
  return wanted === '' ? null : `"${wanted}"${prefix ? ' *' : ''}`;
}

/**
 * The marks (`person12`) of everybody that has these words, in this order, in the name or another name of theirs: of the person itself and of
 * all that were merged with it. Left out are those who are called so in every statement of theirs: its own words find them (but not where an
 * apostrophe is, which the index takes for the end of a word). `prefix`: the last word may go on.
 */
export function personMarksFor({ sql }: Connection, words: string, prefix: boolean): string[] {
  const called = calledLike(words, prefix);
  if (called === null) return [];
  const rows = sql(
    `WITH named AS MATERIALIZED (SELECT rowid AS seq FROM person_words WHERE person_words MATCH ?1 LIMIT ${mostNames}),
       called AS MATERIALIZED (SELECT DISTINCT coalesce(p.merged_seq, p.seq) AS seq
         FROM named m JOIN person_name n ON n.seq = m.seq JOIN person p ON p.seq = n.person_seq),
       own AS (SELECT seq, seq AS canonical FROM called
         UNION ALL SELECT o.seq, c.seq FROM called c JOIN person o ON o.merged_seq = c.seq)
     SELECT o.seq FROM own o JOIN person k ON k.seq = o.canonical
     WHERE k.statements > 0 AND EXISTS (SELECT 1 FROM statement s WHERE s.own_person_seq = o.seq)
       AND (NOT EXISTS (SELECT 1 FROM person_name n WHERE n.person_seq = o.seq AND n.origin = 'read')
         OR EXISTS (SELECT 1 FROM person_name n WHERE n.person_seq = o.seq AND n.origin IN ('read', 'short')
           AND (n.seq NOT IN (SELECT seq FROM named) OR instr(n.written, '''') > 0 OR instr(n.written, '’') > 0)))
     ORDER BY k.statements DESC, o.seq LIMIT ${mostMarks}`,
  ).all(called) as unknown as { seq: number }[];
  return rows.map(({ seq }) => personMark(seq));
}
