/** A compiled query as SQL over the full-text index, which is in the order of lists: its rowids are lines of `statement_listing`. */
import { bitsBelowMinute, firstMinuteMs, lastMinute } from './migrations/010-searches.ts';
import type { Branch, CompiledQuery } from './query-sql.ts';

/** SQL that yields `line`, ascending. Lines are more than JavaScript's numbers can tell: they never leave SQL but as text. */
export interface Selection {
  readonly sql: string;
  readonly parameters: readonly (string | number | bigint)[];
}

/** The matching lines after `after`; at most `most`, or all. */
export function selectionOf(compiled: CompiledQuery, after: bigint | null, most: number | null): Selection {
  const parts = compiled.map((branch) => branchSelection(branch, after));
  const sql = parts.map((part) => part.sql).join(' UNION ');
  const parameters = parts.flatMap((part) => part.parameters);
  return {
    sql: `${sql} ORDER BY line${most === null ? '' : ' LIMIT ?'}`,
    parameters: most === null ? parameters : [...parameters, most],
  };
}

function branchSelection({ match, conditions, fromMs, toMs }: Branch, after: bigint | null): Selection {
  const where = ['w.statement_words MATCH ?'];
  const parameters: (string | number | bigint)[] = [match];
  const first = toMs === null ? null : firstLineAt(toMs);
  const from = after === null || (first !== null && first > after) ? first : after + 1n;
  if (from !== null) {
    where.push('w.rowid >= ?');
    parameters.push(from);
  }
  if (fromMs !== null) {
    where.push('w.rowid <= ?');
    parameters.push(firstLineAt(fromMs) + (1n << BigInt(bitsBelowMinute)) - 1n);
  }
  for (const condition of conditions) {
    where.push(condition.sql);
    parameters.push(...condition.parameters);
  }
  const join = conditions.length === 0 ? '' : 'CROSS JOIN statement_listing l ON l.line = w.rowid';
  return { sql: `SELECT w.rowid AS line FROM statement_words w ${join} WHERE ${where.join(' AND ')}`, parameters };
}

/** The first line of the minute that a moment lies in. */
function firstLineAt(ms: number): bigint {
  const minute = Math.max(0, Math.min(lastMinute, Math.trunc((ms - firstMinuteMs) / 60_000)));
  return BigInt(lastMinute - minute) << BigInt(bitsBelowMinute);
}
