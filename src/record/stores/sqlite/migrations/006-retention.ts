/** What was dropped because a source's retention says so. */
export const retention = {
  version: 6,
  name: 'retention',
  sql: `
-- Bodies whose bytes were dropped; what was read of them stays.
CREATE TABLE body_gone (
  digest TEXT NOT NULL UNIQUE REFERENCES body (digest),
  dropped_at TEXT NOT NULL
) STRICT;

-- Captures that were dropped with all that was read of them: that they were there, and nothing else.
CREATE TABLE tombstone (
  capture_id TEXT NOT NULL UNIQUE,
  uri TEXT NOT NULL,
  captured_at TEXT NOT NULL,
  captured_ms INTEGER NOT NULL,
  dropped_at TEXT NOT NULL
) STRICT;
CREATE INDEX tombstone_uri ON tombstone (uri, captured_ms);
`,
} as const;
