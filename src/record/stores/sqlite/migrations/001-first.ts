/** The first schema: captures and jobs, articles and their statements, people, the search index. */
export const first = {
  version: 1,
  name: 'first',
  sql: `
CREATE TABLE body (
  digest TEXT NOT NULL UNIQUE,         -- SHA-256 of the bytes as received
  length INTEGER NOT NULL,             -- of the bytes as received
  packed BLOB NOT NULL                 -- zstd
) STRICT;

CREATE TABLE capture (
  seq INTEGER PRIMARY KEY,             -- the order in which they were kept
  id TEXT NOT NULL UNIQUE,
  uri TEXT NOT NULL,
  captured_at TEXT NOT NULL,
  captured_ms INTEGER NOT NULL,
  status INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  body_digest TEXT NOT NULL REFERENCES body (digest),
  via TEXT NOT NULL,                   -- JSON
  listing TEXT                         -- JSON
) STRICT;
CREATE INDEX capture_body ON capture (body_digest);

CREATE TABLE job (
  capture_seq INTEGER PRIMARY KEY REFERENCES capture (seq),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'leased', 'done', 'failed')),
  attempt INTEGER NOT NULL DEFAULT 0,
  worker TEXT,
  lease TEXT,
  lease_until_ms INTEGER,
  ended_at TEXT,
  problem TEXT                         -- JSON, when failed
) STRICT;
CREATE INDEX job_open ON job (capture_seq) WHERE state IN ('waiting', 'leased');
CREATE INDEX job_failed ON job (ended_at) WHERE state = 'failed';

CREATE TABLE article (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  capture_seq INTEGER NOT NULL REFERENCES capture (seq), -- whose reading this is: the latest capture's
  url TEXT,
  publisher TEXT,
  headline TEXT,
  date_published TEXT,
  engine TEXT NOT NULL,
  read_at TEXT NOT NULL,
  read_ms INTEGER NOT NULL,
  notes TEXT NOT NULL,                 -- JSON
  document BLOB NOT NULL               -- the Article: JSON, zstd
) STRICT;
CREATE INDEX article_read ON article (read_ms DESC, seq DESC);
CREATE INDEX article_publisher ON article (publisher);
CREATE INDEX article_capture ON article (capture_seq);

CREATE TABLE reading (
  capture_seq INTEGER PRIMARY KEY REFERENCES capture (seq),
  article_seq INTEGER NOT NULL REFERENCES article (seq),
  engine TEXT NOT NULL,
  read_at TEXT NOT NULL
) STRICT;
CREATE INDEX reading_article ON reading (article_seq);

CREATE TABLE person (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organization')),
  key TEXT NOT NULL,                   -- the folded name
  name TEXT NOT NULL,                  -- as most often written
  statements INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX person_statements ON person (statements DESC, key) WHERE statements > 0;

-- Narrow, so that filters that read many rows stay fast; what is shown is in statement_document.
CREATE TABLE statement (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article_seq INTEGER NOT NULL REFERENCES article (seq),
  capture_seq INTEGER NOT NULL REFERENCES capture (seq), -- whose text the spans point into
  person_seq INTEGER REFERENCES person (seq),
  current INTEGER NOT NULL CHECK (current IN (0, 1)),    -- 0: only an older capture has it
  position INTEGER NOT NULL,           -- in the text order of its article
  mode TEXT NOT NULL,
  act TEXT NOT NULL,
  said_from INTEGER,                   -- days; the statement's own time, else the article's publication
  said_to INTEGER,
  sort_ms INTEGER NOT NULL,            -- the same, else when first seen
  source_name TEXT,
  source_form TEXT,                    -- as written beside it, where that is a form of the name
  role TEXT,
  first_seen_at TEXT NOT NULL,
  first_seen_ms INTEGER NOT NULL,
  last_seen_at TEXT NOT NULL,
  last_seen_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX statement_latest ON statement (sort_ms DESC, article_seq DESC, position) WHERE current = 1;
CREATE INDEX statement_article ON statement (article_seq, position);
CREATE INDEX statement_person ON statement (person_seq, sort_ms DESC, article_seq DESC, position) WHERE current = 1;
CREATE INDEX statement_name ON statement (person_seq, source_name) WHERE current = 1;
CREATE INDEX statement_said ON statement (said_from, said_to) WHERE current = 1;
CREATE INDEX statement_capture ON statement (capture_seq);

CREATE TABLE statement_document (
  seq INTEGER PRIMARY KEY REFERENCES statement (seq),
  statement TEXT NOT NULL,             -- JSON
  wording TEXT NOT NULL                -- JSON
) STRICT;

-- Current statements only; rowid is statement.seq.
CREATE VIRTUAL TABLE statement_words USING fts5 (
  content, source, addressee, place, headline, outlet,
  tokenize = "unicode61 remove_diacritics 2"
);
`,
} as const;
