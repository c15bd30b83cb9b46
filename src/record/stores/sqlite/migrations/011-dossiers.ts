/** Dossiers: statements pinned to a claim or a topic. Every change keeps the whole content it left, so that any of them can be gone back to. */
export const dossiers = {
  version: 11,
  name: 'dossiers',
  sql: `
CREATE TABLE dossier (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  share_key TEXT UNIQUE,
  edit_seq INTEGER NOT NULL,           -- the last change; what it left is repeated here, for lists
  changed_ms INTEGER NOT NULL,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX dossier_changed ON dossier (removed, changed_ms DESC, seq DESC);

CREATE TABLE dossier_edit (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  dossier_seq INTEGER NOT NULL REFERENCES dossier (seq),
  kind TEXT NOT NULL,
  statement_id TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  content TEXT NOT NULL                -- JSON: the dossier after this change
) STRICT;
CREATE INDEX dossier_edit_dossier ON dossier_edit (dossier_seq, seq);

CREATE TABLE dossier_pin (
  dossier_seq INTEGER NOT NULL REFERENCES dossier (seq),
  statement_id TEXT NOT NULL,
  UNIQUE (statement_id, dossier_seq)
) STRICT;
CREATE INDEX IF NOT EXISTS moved_to ON moved (to_id);
CREATE INDEX dossier_pin_dossier ON dossier_pin (dossier_seq);

CREATE TABLE pinned (
  statement_id TEXT NOT NULL UNIQUE,
  entry TEXT NOT NULL                  -- JSON: as it was when it was first pinned
) STRICT;
`,
} as const;
