/** Sources and what was seen at their pages; looks that found nothing new and so made no capture. */
export const sources = {
  version: 3,
  name: 'sources',
  sql: `
CREATE TABLE source (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  uri TEXT NOT NULL,
  title TEXT NOT NULL,                 -- else its address: what they are sorted by
  paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
  due_ms INTEGER NOT NULL,             -- of the next look
  source TEXT NOT NULL,                -- JSON
  state TEXT                           -- JSON; null before the first look
) STRICT;
CREATE INDEX source_due ON source (due_ms) WHERE paused = 0;

CREATE TABLE visit (
  seq INTEGER PRIMARY KEY,
  uri TEXT NOT NULL,
  source_id TEXT NOT NULL,             -- also of one that is there no more
  visited_at TEXT NOT NULL,
  visited_ms INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  status INTEGER,
  capture_id TEXT,
  body_digest TEXT,
  etag TEXT,
  last_modified TEXT,
  problem TEXT                         -- JSON
) STRICT;
CREATE INDEX visit_uri ON visit (uri, seq);
CREATE INDEX visit_source ON visit (source_id, visited_ms);
CREATE INDEX visit_capture ON visit (capture_id) WHERE capture_id IS NOT NULL;

CREATE TABLE robots (
  origin TEXT NOT NULL UNIQUE,
  fetched_at TEXT NOT NULL,
  status INTEGER,
  text TEXT
) STRICT;

CREATE TABLE holder (
  what TEXT NOT NULL UNIQUE,
  worker TEXT NOT NULL,
  until_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE sighting (
  capture_id TEXT NOT NULL UNIQUE,     -- that the look would have had
  uri TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  seen_ms INTEGER NOT NULL,
  capture_seq INTEGER NOT NULL REFERENCES capture (seq)  -- that still stands
) STRICT;
CREATE INDEX sighting_capture ON sighting (capture_seq);
CREATE INDEX sighting_uri ON sighting (uri, seen_ms);
CREATE INDEX capture_uri ON capture (uri, captured_ms);
`,
} as const;
