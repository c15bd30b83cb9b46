/** Looks at what people's work promises: every check is where it says, nothing is shown that no check asks for, groups have one head. */
import type { Connection } from './connection.ts';

interface Vow {
  readonly sql: string;
  /** Said with the id that the query gives. */
  readonly say: (id: string) => string;
}

const promises: readonly Vow[] = [
  {
    sql: `SELECT c.id FROM checked c JOIN statement s ON s.seq = c.statement_seq JOIN article a ON a.seq = s.article_seq
      WHERE s.current = 1 AND a.id <> c.article_id`,
    say: (id) => `The check ${id} is on a statement of another article.`,
  },
  {
    sql: `SELECT c.id FROM checked c JOIN statement s ON s.seq = c.statement_seq
      WHERE c.state IS NOT NULL AND c.hold IN ('read', 'kept') AND s.current = 1 AND s.checked <> c.state`,
    say: (id) => `The statement of the check ${id} does not show it.`,
  },
  {
    sql: `SELECT s.id FROM statement s LEFT JOIN checked c ON c.statement_seq = s.seq
      WHERE s.current = 1 AND s.checked <> 'no' AND c.state IS NOT s.checked`,
    say: (id) => `The statement ${id} is shown as checked, and nobody has checked it so.`,
  },
  {
    sql: `SELECT s.id FROM statement s JOIN statement_document d ON d.seq = s.seq
      WHERE s.current = 1 AND (s.checked = 'no') <> (d.checked IS NULL)`,
    say: (id) => `The statement ${id} does not say who checked it.`,
  },
  {
    sql: `SELECT c.id FROM checked c WHERE c.evidence = '' OR NOT json_valid(c.evidence)`,
    say: (id) => `The check ${id} has lost its evidence.`,
  },
  {
    sql: `SELECT c.id FROM checked c WHERE c.state IS NOT (SELECT e.state FROM check_edit e WHERE e.checked_seq = c.seq AND e.undone_at IS NULL
        ORDER BY e.seq DESC LIMIT 1)`,
    say: (id) => `The state of the check ${id} is not that of what was done last.`,
  },
  {
    sql: `SELECT s.id FROM statement s WHERE s.listed <> (s.current = 1 AND s.head_seq IS NULL AND s.checked <> 'rejected')`,
    say: (id) => `The statement ${id} is listed and should not be, or is not and should be.`,
  },
  {
    sql: `SELECT s.id FROM statement s JOIN statement h ON h.seq = s.head_seq
      WHERE s.current = 1 AND (h.listed = 0 OR h.article_seq <> s.article_seq OR h.seq = s.seq)`,
    say: (id) => `The statement ${id} repeats one that leads nothing.`,
  },
];

export function* checkWork({ db }: Connection): Generator<string> {
  for (const { sql, say } of promises) {
    for (const row of db.prepare(sql).iterate()) yield say(String(row.id));
  }
}
