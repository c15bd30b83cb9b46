/** Jobs as a list: those that are planned for a time, and the dead letters that a person looks at, retries or puts away. */
import { deriveId } from '../../../lib/ids.ts';
import type { DueJob, JobFilter, JobKind, JobState, JobSummary, PlannedJob, Problem } from '../../../types/index.ts';
import type { Connection } from './connection.ts';
import { clampLimit } from './entries.ts';
import { endJob, gaveUp, heldJob, leaseJob, mostAttempts } from './jobs.ts';

interface DueJobRow {
  readonly seq: number;
  readonly id: string;
  readonly key: string;
  readonly uri: string;
  readonly task: string;
  readonly due_ms: number;
  readonly attempt: number;
}

/** Call it inside a write transaction. Throws RangeError for a time that is none. */
export function planJob({ sql }: Connection, { kind, key, uri, dueAt, task }: PlannedJob): void {
  const dueMs = Date.parse(dueAt);
  if (Number.isNaN(dueMs)) throw new RangeError(`job ${kind} ${key}: not a time: ${dueAt}`);
  sql(
    `INSERT INTO job (id, kind, key, uri, task, state, due_ms) VALUES (?, ?, ?, ?, ?, 'waiting', ?)
     ON CONFLICT (kind, key) DO UPDATE SET uri = excluded.uri, task = excluded.task, state = 'waiting', attempt = 0,
       due_ms = excluded.due_ms, worker = NULL, ended_at = NULL, problem = NULL
     WHERE state <> 'leased'`,
  ).run(deriveId('job', kind, key), kind, key, uri, JSON.stringify(task), dueMs);
}

const due = `SELECT seq, id, key, uri, task, due_ms, attempt FROM job
  WHERE kind <> 'read' AND kind = ? AND state IN ('waiting', 'leased') AND due_ms <= ? ORDER BY due_ms LIMIT 1`;

export function hasDueJob({ sql }: Connection, kind: string, now: Date): boolean {
  return sql(due).get(kind, now.getTime()) !== undefined;
}

/** Call it inside a write transaction. */
export function takeDueJob(connection: Connection, kind: PlannedJob['kind'], worker: string, now: Date): DueJob | null {
  for (;;) {
    const row = connection.sql(due).get(kind, now.getTime()) as unknown as DueJobRow | undefined;
    if (row === undefined) return null;
    if (row.attempt >= mostAttempts) {
      endJob(connection, row.seq, 'failed', now, gaveUp(row));
      continue;
    }
    const lease = leaseJob(connection, row.seq, worker, now);
    return {
      id: row.id,
      lease,
      kind,
      key: row.key,
      uri: row.uri,
      dueAt: new Date(row.due_ms).toISOString(),
      task: JSON.parse(row.task) as PlannedJob['task'],
      attempt: row.attempt + 1,
    };
  }
}

/** Call it inside a write transaction. A lost lease changes nothing. */
export function endDueJob(connection: Connection, job: DueJob, again: PlannedJob | undefined, now: Date): void {
  const held = heldJob(connection, job);
  if (held === null) return;
  endJob(connection, held.seq, 'done', now, null);
  if (again !== undefined) planJob(connection, again);
}

interface JobSummaryRow {
  readonly id: string;
  readonly kind: JobKind;
  readonly state: JobState;
  readonly uri: string;
  readonly attempt: number;
  readonly due_ms: number;
  readonly problem: string | null;
  readonly ended_at: string | null;
}

const summary = 'SELECT id, kind, state, uri, attempt, due_ms, problem, ended_at FROM job';

export function findSummary({ sql }: Connection, id: string): JobSummary | null {
  const row = sql(`${summary} WHERE id = ?`).get(id) as unknown as JobSummaryRow | undefined;
  return row === undefined ? null : summaryOf(row);
}

export function listJobs({ sql }: Connection, { states, limit }: JobFilter): JobSummary[] {
  const rows = sql(
    `${summary} WHERE state IN (SELECT value FROM json_each(?)) ORDER BY state, ended_at DESC, due_ms, seq LIMIT ?`,
  ).all(JSON.stringify(states), clampLimit(limit));
  return (rows as unknown as JobSummaryRow[]).map(summaryOf);
}

function summaryOf(row: JobSummaryRow): JobSummary {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    uri: row.uri,
    attempt: row.attempt,
    dueAt: row.due_ms > 0 && row.ended_at === null ? new Date(row.due_ms).toISOString() : null,
    problem: row.problem === null ? null : (JSON.parse(row.problem) as Problem),
    endedAt: row.ended_at,
  };
}

/** Dead letters only; call it inside a write transaction. */
export function retryJobs({ sql }: Connection, ids: readonly string[] | null, now: Date): number {
  return Number(
    sql(
      `UPDATE job SET state = 'waiting', attempt = 0, due_ms = ?1, worker = NULL, ended_at = NULL
       WHERE state = 'failed' AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))`,
    ).run(now.getTime(), ids === null ? null : JSON.stringify(ids)).changes,
  );
}

/** Dead letters only; call it inside a write transaction. */
export function dropJobs({ sql }: Connection, ids: readonly string[] | null, now: Date): number {
  return Number(
    sql(
      `UPDATE job SET state = 'dropped', ended_at = ?1
       WHERE state = 'failed' AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))`,
    ).run(now.toISOString(), ids === null ? null : JSON.stringify(ids)).changes,
  );
}
