/** Jobs of several kinds in one table: when each may be taken up, how often it was tried, what was wrong. */
export const jobs = {
  version: 2,
  name: 'jobs',
  sql: `
CREATE TABLE job_of_kind (
  seq INTEGER PRIMARY KEY,             -- the order in which they were planned
  id TEXT NOT NULL UNIQUE,             -- of a reading: its capture's
  kind TEXT NOT NULL,
  key TEXT NOT NULL,                   -- one job of a kind for each
  uri TEXT NOT NULL,
  capture_seq INTEGER UNIQUE REFERENCES capture (seq),   -- what a reading is of
  task TEXT,                           -- JSON: what another kind needs to know
  state TEXT NOT NULL CHECK (state IN ('waiting', 'leased', 'done', 'failed', 'dropped')),
  attempt INTEGER NOT NULL DEFAULT 0,
  due_ms INTEGER NOT NULL,             -- nobody takes it before: its time, the end of a lease or of a back-off
  worker TEXT,
  lease TEXT,
  ended_at TEXT,
  problem TEXT,                        -- JSON: what was wrong the last time
  CHECK ((kind = 'read') = (capture_seq IS NOT NULL))
) STRICT;
INSERT INTO job_of_kind (id, kind, key, uri, capture_seq, state, attempt, due_ms, worker, lease, ended_at, problem)
  SELECT c.id, 'read', c.id, c.uri, c.seq, j.state, j.attempt, coalesce(j.lease_until_ms, 0), j.worker, j.lease,
    j.ended_at, j.problem
  FROM job j JOIN capture c ON c.seq = j.capture_seq ORDER BY c.seq;
DROP TABLE job;
ALTER TABLE job_of_kind RENAME TO job;
CREATE UNIQUE INDEX job_key ON job (kind, key);
CREATE INDEX job_reading ON job (seq) WHERE kind = 'read' AND state IN ('waiting', 'leased');
CREATE INDEX job_due ON job (kind, due_ms) WHERE kind <> 'read' AND state IN ('waiting', 'leased');
CREATE INDEX job_failed ON job (ended_at) WHERE state = 'failed';
`,
} as const;
