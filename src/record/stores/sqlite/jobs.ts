/**
 * Jobs: every capture has one, to be read; others are planned for a time. A worker takes a job on a lease; a worker that
 * dies loses the lease and another takes the job; a job that nobody survives is given up, so that one bad page cannot
 * stop the rest.
 */
import { randomUUID } from 'node:crypto';
import { OnrecordError, problem } from '../../../lib/problems.ts';
import type { Capture, Claim, FailedJob, Problem, ReadJob } from '../../../types/index.ts';
import { findCapture } from './captures.ts';
import type { Connection } from './connection.ts';

/** Milliseconds; reading one page takes a small part of it. */
export const leaseLength = 60_000;
export const mostAttempts = 3;
/** Milliseconds before the second attempt; each further wait is five times as long as the one before. */
const firstWait = 60_000;
/** No lease and no wait of a reading is longer: what seems to come later was written by a clock that was ahead. */
const longestWait = 24 * 3_600_000;

interface OpenJobRow {
  readonly seq: number;
  readonly id: string;
  readonly uri: string;
  readonly attempt: number;
}

export interface JobRow {
  readonly seq: number;
  readonly capture_seq: number;
  readonly captured_at: string;
  readonly captured_ms: number;
  readonly state: 'waiting' | 'leased' | 'done' | 'failed' | 'dropped';
}

const columns = 'SELECT seq, id, uri, attempt FROM job';
const isOpen = `WHERE kind = 'read' AND state IN ('waiting', 'leased') AND (due_ms <= ?1 OR due_ms > ?1 + ${longestWait})`;
/** In order. By this index, or all jobs that were ever done would be looked through. */
const open = `${columns} INDEXED BY job_reading ${isOpen} ORDER BY seq LIMIT 1`;
const openById = `${columns} ${isOpen} AND id = ?2`;

/** Whether there is anything to read, without waiting for writers. */
export function hasOpenJob({ sql }: Connection, now: Date): boolean {
  return sql(open).get(now.getTime()) !== undefined;
}

/** Takes the oldest open reading, or that of one capture; call it inside a write transaction. */
export function takeJob(
  connection: Connection,
  worker: string,
  captureId: string | undefined,
  now: Date,
): ReadJob | null {
  const { sql } = connection;
  for (;;) {
    const row = (captureId === undefined
      ? sql(open).get(now.getTime())
      : sql(openById).get(now.getTime(), captureId)) as unknown as OpenJobRow | undefined;
    if (row === undefined) return null;
    if (row.attempt >= mostAttempts) {
      endJob(connection, row.seq, 'failed', now, gaveUp(row));
      continue;
    }
    const capture = wholeCapture(connection, row);
    if (capture instanceof OnrecordError) {
      endJob(connection, row.seq, 'failed', now, capture.toProblem());
      continue;
    }
    const lease = leaseJob(connection, row.seq, worker, now);
    return { id: row.id, lease, capture, attempt: row.attempt + 1 };
  }
}

export function gaveUp({ uri, attempt }: { readonly uri: string; readonly attempt: number }): Problem {
  return problem('record/gave-up', uri, `Work on it was begun ${attempt} times and never ended.`);
}

/** Marks the job as taken; the lease. */
export function leaseJob({ sql }: Connection, seq: number, worker: string, now: Date): string {
  const lease = randomUUID();
  sql(`UPDATE job SET state = 'leased', attempt = attempt + 1, worker = ?, lease = ?, due_ms = ? WHERE seq = ?`).run(
    worker,
    lease,
    now.getTime() + leaseLength,
    seq,
  );
  return lease;
}

/** One damaged body must not stop the others: it comes back as what is wrong. */
function wholeCapture(connection: Connection, row: OpenJobRow): Capture | OnrecordError {
  try {
    return findCapture(connection, row.id)!;
  } catch (error) {
    if (error instanceof OnrecordError) return error;
    throw error;
  }
}

/** The reading as it stands; throws RangeError for one that was never given out. */
export function findJob({ sql }: Connection, id: string): JobRow {
  const row = sql(
    `SELECT j.seq, j.capture_seq, c.captured_at, c.captured_ms, j.state
     FROM job j JOIN capture c ON c.seq = j.capture_seq WHERE j.id = ?`,
  ).get(id) as unknown as JobRow | undefined;
  if (row === undefined) throw new RangeError(`no such job: ${id}`);
  return row;
}

export function endJob(
  { sql }: Connection,
  seq: number,
  state: 'done' | 'failed',
  now: Date,
  failure: Problem | null,
): void {
  sql(`UPDATE job SET state = ?, lease = NULL, ended_at = ?, problem = ? WHERE seq = ?`).run(
    state,
    now.toISOString(),
    failure === null ? null : JSON.stringify(failure),
    seq,
  );
}

/** The job under this lease, or null when the lease was lost: a late word changes nothing. */
export function heldJob(
  { sql }: Connection,
  { id, lease }: Claim,
): { readonly seq: number; readonly attempt: number } | null {
  const row = sql(`SELECT seq, attempt FROM job WHERE id = ? AND state = 'leased' AND lease = ?`).get(id, lease);
  return (row as { seq: number; attempt: number } | undefined) ?? null;
}

/** Back to waiting, or a dead letter after the last attempt; whether it will be tried again. */
export function putOff(
  connection: Connection,
  claim: Claim,
  failure: Problem,
  dueMs: number | null,
  now: Date,
): boolean {
  const held = heldJob(connection, claim);
  if (held === null) return false;
  if (held.attempt >= mostAttempts) {
    endJob(connection, held.seq, 'failed', now, failure);
    return false;
  }
  const wait = firstWait * 5 ** (held.attempt - 1);
  connection
    .sql(`UPDATE job SET state = 'waiting', lease = NULL, worker = NULL, due_ms = ?, problem = ? WHERE seq = ?`)
    .run(dueMs ?? now.getTime() + wait, JSON.stringify(failure), held.seq);
  return true;
}

export function handBack(connection: Connection, claim: Claim, now: Date): void {
  const held = heldJob(connection, claim);
  if (held === null) return;
  connection
    .sql(
      `UPDATE job SET state = 'waiting', lease = NULL, worker = NULL, attempt = attempt - 1, due_ms = ? WHERE seq = ?`,
    )
    .run(now.getTime(), held.seq);
}

/** Readings, latest first. */
export function listFailedJobs({ sql }: Connection, limit: number): FailedJob[] {
  const rows = sql(
    `SELECT id, uri, problem, ended_at FROM job WHERE kind = 'read' AND state = 'failed'
     ORDER BY ended_at DESC, seq DESC LIMIT ?`,
  ).all(limit) as unknown as { id: string; uri: string; problem: string; ended_at: string }[];
  return rows.map((row) => ({
    captureId: row.id,
    uri: row.uri,
    problem: JSON.parse(row.problem) as Problem,
    at: row.ended_at,
  }));
}
