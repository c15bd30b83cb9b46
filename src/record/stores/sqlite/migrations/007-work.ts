/** What people's work needs beside a statement: whom it is ascribed to by hand, how sure, checked or not, what repeats what. */
export const work = {
  version: 7,
  name: 'work',
  sql: `
-- Whose statement it is as it stands; person_seq is that person or the one it was merged into.
ALTER TABLE statement ADD COLUMN own_person_seq INTEGER REFERENCES person (seq);
ALTER TABLE statement ADD COLUMN sure REAL NOT NULL DEFAULT 0;
ALTER TABLE statement ADD COLUMN checked TEXT NOT NULL DEFAULT 'no'
  CHECK (checked IN ('no', 'confirmed', 'corrected', 'rejected', 'added'));
-- The fullest statement of this article that says the same; null: this one, or nothing says the same.
ALTER TABLE statement ADD COLUMN head_seq INTEGER REFERENCES statement (seq);
-- The kind of part that the content begins in.
ALTER TABLE statement ADD COLUMN part TEXT NOT NULL DEFAULT 'paragraph';
-- Shown in lists and counted: current, the fullest of its repeats, not rejected.
ALTER TABLE statement ADD COLUMN listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1));
UPDATE statement SET own_person_seq = person_seq, listed = current,
  sure = (SELECT d.statement ->> 'confidence' FROM statement_document d WHERE d.seq = statement.seq);

DROP INDEX statement_latest;
DROP INDEX statement_person;
DROP INDEX statement_name;
DROP INDEX statement_said;
CREATE INDEX statement_latest ON statement (sort_ms DESC, article_seq DESC, position) WHERE listed = 1;
CREATE INDEX statement_person ON statement (person_seq, sort_ms DESC, article_seq DESC, position) WHERE listed = 1;
CREATE INDEX statement_name ON statement (person_seq, source_name) WHERE listed = 1;
CREATE INDEX statement_said ON statement (said_from, said_to) WHERE listed = 1;
CREATE INDEX statement_head ON statement (head_seq) WHERE head_seq IS NOT NULL;
CREATE INDEX statement_own_person ON statement (own_person_seq);
CREATE INDEX statement_checked ON statement (checked, seq) WHERE checked <> 'no';

-- What the engine read, where a person corrected it ("statement" is then the corrected one), and who checked it; JSON.
ALTER TABLE statement_document ADD COLUMN as_read TEXT;
ALTER TABLE statement_document ADD COLUMN checked TEXT;

-- Current statements that head their group, rejected ones too; rowid is statement.seq. "marks" are words made by the
-- program (act, mode, state, person), so that one look at the index answers a whole query.
CREATE VIRTUAL TABLE statement_words_7 USING fts5 (
  content, source, addressee, place, headline, outlet, marks,
  tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO statement_words_7 (rowid, content, source, addressee, place, headline, outlet, marks)
  SELECT w.rowid, w.content, w.source, w.addressee, w.place, w.headline, w.outlet,
    'act' || replace(s.act, '-', '') || ' mode' || s.mode || ' checkedno sure' || min(9, CAST(s.sure * 10 AS INTEGER)) ||
    iif(s.own_person_seq IS NULL, '', ' person' || s.own_person_seq)
  FROM statement_words w JOIN statement s ON s.seq = w.rowid;
DROP TABLE statement_words;
ALTER TABLE statement_words_7 RENAME TO statement_words;
`,
} as const;
