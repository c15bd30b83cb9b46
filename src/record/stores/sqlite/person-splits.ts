/** Splits by hand that hold: to whom an article's name goes instead of the one that the rules find. */

import type { NamedKind } from '../../identity-names.ts';
import { foldWords } from '../../names.ts';
import type { Connection } from './connection.ts';

export interface SplitMention {
  readonly articleSeq: number;
  readonly kind: NamedKind;
  readonly key: string;
  readonly roles: readonly string[];
  /** By the rules alone. */
  readonly home: number;
}

/** Splits of what was split before; more would be a circle. */
const mostSteps = 8;

/** The latest word for this very article; else from one to the next, as long as a split says so. */
export function afterSplits({ sql }: Connection, { articleSeq, kind, key, roles, home }: SplitMention): number {
  const pin = sql(
    `SELECT p.person_seq AS seq FROM person_pin p JOIN person_edit e ON e.seq = p.edit_seq
     WHERE p.article_id IN (SELECT id FROM article WHERE seq = ?1
         UNION ALL SELECT m.id FROM moved m JOIN article a ON a.id = m.to_id WHERE a.seq = ?1)
       AND p.kind = ?2 AND p.key = ?3 AND e.undone_seq IS NULL ORDER BY p.edit_seq DESC LIMIT 1`,
  ).get(articleSeq, kind, key) as { seq: number } | undefined;
  if (pin !== undefined) return pin.seq;
  const rule = sql(
    `SELECT r.person_seq AS seq, r.edit_seq AS edit FROM person_rule r JOIN person_edit e ON e.seq = r.edit_seq
     WHERE r.from_seq = ?1 AND e.undone_seq IS NULL AND r.edit_seq > ?4
       AND ((r.of = 'role' AND r.value IN (SELECT value FROM json_each(?2))) OR (r.of = 'name' AND r.value = ?3))
     ORDER BY r.edit_seq DESC LIMIT 1`,
  );
  const folded = JSON.stringify(roles.map(foldWords));
  let at = home;
  let after = 0;
  for (let step = 0; step < mostSteps; step++) {
    const next = rule.get(at, folded, key, after) as { seq: number; edit: number } | undefined;
    if (next === undefined) break;
    at = next.seq;
    after = next.edit;
  }
  return at;
}
