/**
 * Jobs: every capture has one, to be read. A worker takes it on a lease; a worker that dies loses the lease and another
 * takes the job; a job that nobody survives is given up, so that one bad page cannot stop the rest.
 */
import { randomUUID } from 'node:crypto';
import { OnrecordError, problem } from '../../../lib/problems.ts';
import type { Capture, FailedJob, Problem, ReadJob } from '../../../types/index.ts';
import { findCapture } from './captures.ts';
import type { Connection } from './connection.ts';

/** Milliseconds; reading one page takes a small part of it. */
const leaseLength = 60_000;
const mostAttempts = 3;

interface OpenJobRow {
  readonly capture_seq: number;
  readonly id: string;
  readonly uri: string;
  readonly attempt: number;
}

export interface JobRow {
  readonly capture_seq: number;
  readonly captured_at: string;
  readonly captured_ms: number;
  readonly state: 'waiting' | 'leased' | 'done' | 'failed';
  readonly lease: string | null;
}

const open = `SELECT j.capture_seq, c.id, c.uri, j.attempt FROM job j JOIN capture c ON c.seq = j.capture_seq
  WHERE j.state IN ('waiting', 'leased') AND (j.state = 'waiting' OR j.lease_until_ms <= ?)`;

/** Whether there is anything to claim, without waiting for writers. */
export function hasOpenJob({ sql }: Connection, now: Date): boolean {
  return sql(`${open} LIMIT 1`).get(now.getTime()) !== undefined;
}

/** Takes the oldest open job, or that of one capture; call it inside a write transaction. */
export function takeJob(
  connection: Connection,
  worker: string,
  captureId: string | undefined,
  now: Date,
): ReadJob | null {
  const { sql } = connection;
  for (;;) {
    const row = (captureId === undefined
      ? sql(`${open} ORDER BY j.capture_seq LIMIT 1`).get(now.getTime())
      : sql(`${open} AND c.id = ?`).get(now.getTime(), captureId)) as unknown as OpenJobRow | undefined;
    if (row === undefined) return null;
    if (row.attempt >= mostAttempts) {
      const what = `Reading it was begun ${row.attempt} times and never ended.`;
      endJob(connection, row.capture_seq, 'failed', now, problem('record/gave-up', row.uri, what));
      continue;
    }
    const capture = wholeCapture(connection, row);
    if (capture instanceof OnrecordError) {
      endJob(connection, row.capture_seq, 'failed', now, capture.toProblem());
      continue;
    }
    const lease = randomUUID();
    const until = now.getTime() + leaseLength;
    sql(
      `UPDATE job SET state = 'leased', attempt = attempt + 1, worker = ?, lease = ?, lease_until_ms = ? WHERE capture_seq = ?`,
    ).run(worker, lease, until, row.capture_seq);
    return { id: row.id, lease, capture, attempt: row.attempt + 1 };
  }
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

/** The job as it stands; throws RangeError for one that was never given out. */
export function findJob({ sql }: Connection, id: string): JobRow {
  const row = sql(
    `SELECT j.capture_seq, c.captured_at, c.captured_ms, j.state, j.lease
     FROM capture c JOIN job j ON j.capture_seq = c.seq WHERE c.id = ?`,
  ).get(id) as unknown as JobRow | undefined;
  if (row === undefined) throw new RangeError(`no such job: ${id}`);
  return row;
}

export function endJob(
  { sql }: Connection,
  captureSeq: number,
  state: 'done' | 'failed',
  now: Date,
  failure: Problem | null,
): void {
  sql(`UPDATE job SET state = ?, lease_until_ms = NULL, ended_at = ?, problem = ? WHERE capture_seq = ?`).run(
    state,
    now.toISOString(),
    failure === null ? null : JSON.stringify(failure),
    captureSeq,
  );
}

/** Latest first. */
export function listFailedJobs({ sql }: Connection, limit: number): FailedJob[] {
  const rows = sql(
    `SELECT c.id, c.uri, j.problem, j.ended_at FROM job j JOIN capture c ON c.seq = j.capture_seq
     WHERE j.state = 'failed' ORDER BY j.ended_at DESC, j.capture_seq DESC LIMIT ?`,
  ).all(limit) as unknown as { id: string; uri: string; problem: string; ended_at: string }[];
  return rows.map((row) => ({
    captureId: row.id,
    uri: row.uri,
    problem: JSON.parse(row.problem) as Problem,
    at: row.ended_at,
  }));
}
