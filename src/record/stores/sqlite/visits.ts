/** Looks at listed pages as rows: appended, never altered, the latest of each address quickly found. */
import type { Capture, PlannedJob, Problem, SourceYield, Visit, VisitOutcome } from '../../../types/index.ts';
import { insertCapture } from './captures.ts';
import type { Connection } from './connection.ts';
import { planJob } from './planned-jobs.ts';

interface VisitRow {
  readonly uri: string;
  readonly source_id: string;
  readonly visited_at: string;
  readonly outcome: VisitOutcome;
  readonly status: number | null;
  readonly capture_id: string | null;
  readonly body_digest: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly problem: string | null;
}

export function lastVisits({ sql }: Connection, uris: readonly string[]): Map<string, Visit> {
  const rows = sql(
    `SELECT v.* FROM (SELECT DISTINCT value FROM json_each(?)) asked
     JOIN visit v ON v.seq = (SELECT max(seq) FROM visit WHERE uri = asked.value)`,
  ).all(JSON.stringify(uris)) as unknown as VisitRow[];
  return new Map(rows.map((row) => [row.uri, visitOf(row)]));
}

function visitOf(row: VisitRow): Visit {
  return {
    uri: row.uri,
    sourceId: row.source_id,
    visitedAt: row.visited_at,
    outcome: row.outcome,
    status: row.status,
    captureId: row.capture_id,
    bodyDigest: row.body_digest,
    etag: row.etag,
    lastModified: row.last_modified,
    problem: row.problem === null ? null : (JSON.parse(row.problem) as Problem),
  };
}

/** Of so many articles, found among so many visits: what a source brought long ago says little, and must not cost much. */
const latestArticles = 20;
const latestVisits = 400;

export function sourceYields({ sql }: Connection, ids: readonly string[]): Map<string, SourceYield> {
  const latest = sql(
    `SELECT count(*) AS articles, coalesce(sum(statements), 0) AS statements FROM (
       SELECT (SELECT count(*) FROM statement s WHERE s.article_seq = r.article_seq AND s.current = 1) AS statements
       FROM (SELECT capture_id FROM (SELECT capture_id, outcome FROM visit WHERE source_id = ? ORDER BY visited_ms DESC LIMIT ${latestVisits})
             WHERE outcome = 'kept') v
         JOIN capture c ON c.id = v.capture_id JOIN reading r ON r.capture_seq = c.seq
       GROUP BY r.article_seq ORDER BY r.article_seq DESC LIMIT ${latestArticles})`,
  );
  const found = new Map<string, SourceYield>();
  for (const id of new Set(ids)) {
    const { articles, statements } = latest.get(id) as unknown as SourceYield;
    if (articles > 0) found.set(id, { articles, statements });
  }
  return found;
}

/** Call it inside a write transaction. A capture that turns out to be what is there already is a visit without change. */
export function keepVisit(
  connection: Connection,
  visit: Visit,
  capture: Capture | null,
  next: PlannedJob | null,
): void {
  const kept = capture === null ? null : insertCapture(connection, capture);
  const visitedMs = Date.parse(visit.visitedAt);
  if (Number.isNaN(visitedMs)) throw new RangeError(`visit ${visit.uri}: not a time: ${visit.visitedAt}`);
  connection
    .sql(
      `INSERT INTO visit (uri, source_id, visited_at, visited_ms, outcome, status, capture_id, body_digest, etag,
         last_modified, problem) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      visit.uri,
      visit.sourceId,
      visit.visitedAt,
      visitedMs,
      kept !== null && !kept.isNew ? 'unchanged' : visit.outcome,
      visit.status,
      kept?.captureId ?? visit.captureId,
      visit.bodyDigest,
      visit.etag,
      visit.lastModified,
      visit.problem === null ? null : JSON.stringify(visit.problem),
    );
  if (next !== null) planJob(connection, next);
}
