/** Finds people by words of their names, whichever spelling, alias or merged person those words are of. */
import { foldWords } from '../../names.ts';
import type { Connection } from './connection.ts';
import { personMark } from './search-words.ts';

/** One query asks the index for at most so many people; those with most statements first. */
const mostMarks = 500;

/**
 * The marks (`person12`) of everybody that has these words, in this order, in the name or another name of theirs: of the person itself and of
 * all that were merged with it. `prefix`: the last word may go on. Empty where nobody is called so.
 */
export function personMarksFor({ sql }: Connection, words: string, prefix: boolean): string[] {
  const wanted = foldWords(words);
  if (wanted === '') return [];
  const rows = sql(
    `SELECT seq FROM person WHERE instr(' ' || key || ' ', ?) > 0 ORDER BY statements DESC, seq LIMIT ${mostMarks}`,
  ).all(` ${wanted}${prefix ? '' : ' '}`) as unknown as { seq: number }[];
  return rows.map(({ seq }) => personMark(seq));
}
