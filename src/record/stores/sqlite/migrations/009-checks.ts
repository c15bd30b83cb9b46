/** Checks of statements by hand, and what each was attached to. */
export const checks = {
  version: 9,
  name: 'checks',
  sql: `
-- One row for a statement that somebody looked at. It outlives the statement, its article and its captures.
CREATE TABLE checked (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL,
  statement_id TEXT NOT NULL,          -- as it is, or was last
  statement_seq INTEGER UNIQUE REFERENCES statement (seq),
  hold TEXT NOT NULL CHECK (hold IN ('read', 'kept', 'changed', 'orphaned')),
  state TEXT CHECK (state IN ('confirmed', 'corrected', 'rejected', 'added')),  -- null: all was taken back
  otherwise INTEGER NOT NULL DEFAULT 0 CHECK (otherwise IN (0, 1)),             -- the engine reads it in another way since
  evidence TEXT NOT NULL,              -- JSON: the entry when the check was last in force
  changed_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX checked_article ON checked (article_id);
CREATE INDEX checked_statement ON checked (statement_id);
CREATE INDEX checked_unsettled ON checked (changed_ms DESC, seq DESC)
  WHERE state IS NOT NULL AND (hold IN ('changed', 'orphaned') OR otherwise = 1);

-- What somebody did. Rows are only added, and marked as taken back.
CREATE TABLE check_edit (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  checked_seq INTEGER NOT NULL REFERENCES checked (seq),
  kind TEXT NOT NULL CHECK (kind IN ('confirm', 'correct', 'reject', 'add', 'attach')),
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'corrected', 'rejected', 'added')),
  correction TEXT,                     -- JSON, as it was given
  vouched TEXT NOT NULL,               -- JSON: the statement that it vouches for, with its words
  read TEXT,                           -- JSON: how the engine read it then, with its words; null: not at all
  read_as TEXT,                        -- the same in words alone, to be compared
  note TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  undone_by TEXT,
  undone_at TEXT
) STRICT;
CREATE INDEX check_edit_checked ON check_edit (checked_seq, seq);
CREATE INDEX check_edit_at ON check_edit (at_ms);

-- What nobody has checked and the engine is not quite sure of, the least sure first.
CREATE INDEX statement_unsure ON statement (sure, seq) WHERE listed = 1 AND checked = 'no' AND sure < 0.8;

CREATE TRIGGER statement_dropped BEFORE DELETE ON statement
WHEN EXISTS (SELECT 1 FROM checked WHERE statement_seq = OLD.seq)
BEGIN
  UPDATE checked SET statement_seq = NULL, hold = 'orphaned' WHERE statement_seq = OLD.seq;
END;
`,
} as const;
