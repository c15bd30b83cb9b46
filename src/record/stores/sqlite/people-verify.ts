/** Whether what is kept of people is what their statements add up to. */
import type { Connection } from './connection.ts';

const counted = [
  ['name', 's.source_name'],
  ['form', 's.source_form'],
  ['role', 's.role'],
  ['act', 's.act'],
  ['mode', 's.mode'],
  ['checked', 's.checked'],
  ['outlet', 'a.publisher'],
] as const;

const summed = counted
  .map(
    ([of, column]) => `SELECT s.person_seq, '${of}' AS of, ${column} AS value, count(*) AS uses
      FROM statement s JOIN article a ON a.seq = s.article_seq
      WHERE s.listed = 1 AND s.person_seq IS NOT NULL AND ${column} IS NOT NULL GROUP BY s.person_seq, ${column}`,
  )
  .join(' UNION ALL ');
const kept = 'SELECT person_seq, of, value, uses FROM person_count';

/** Each fault in words. */
export function* checkPeople({ db }: Connection): Generator<string> {
  const wrong = db.prepare(
    `SELECT p.id FROM person p WHERE p.statements <> (SELECT count(*) FROM statement s WHERE s.person_seq = p.seq AND s.listed = 1)
       OR p.articles <> (SELECT count(DISTINCT s.article_seq) FROM statement s WHERE s.person_seq = p.seq AND s.listed = 1)`,
  );
  for (const row of wrong.iterate()) yield `The statements of the person ${row.id} are counted wrongly.`;
  const different = db.prepare(
    `SELECT DISTINCT p.id, d.of FROM (SELECT * FROM (${kept} EXCEPT SELECT * FROM (${summed}))
       UNION ALL SELECT * FROM (SELECT * FROM (${summed}) EXCEPT ${kept})) d JOIN person p ON p.seq = d.person_seq`,
  );
  for (const row of different.iterate()) yield `What the person ${row.id} said is counted wrongly (${row.of}).`;
  const strays = db.prepare(
    `SELECT s.id FROM statement s JOIN person p ON p.seq = s.own_person_seq
     WHERE s.current = 1 AND s.person_seq IS NOT coalesce(p.merged_seq, p.seq)`,
  );
  for (const row of strays.iterate())
    yield `The statement ${row.id} is with another person than its own was merged into.`;
  const grounds = db.prepare(
    `SELECT DISTINCT p.id FROM (
       SELECT * FROM (SELECT person_seq, ground, uses FROM person_ground
         EXCEPT SELECT m.person_seq, j.value, count(*) FROM person_mention m, json_each(m.grounds) j GROUP BY m.person_seq, j.value)
       UNION ALL SELECT * FROM (SELECT m.person_seq, j.value, count(*) FROM person_mention m, json_each(m.grounds) j GROUP BY m.person_seq, j.value
         EXCEPT SELECT person_seq, ground, uses FROM person_ground)
     ) d JOIN person p ON p.seq = d.person_seq`,
  );
  for (const row of grounds.iterate()) yield `What articles call the person ${row.id} is counted wrongly.`;
}
