/**
 * People across articles: their names and what they are looked up by, which article means whom, what their statements add up to, and edits by
 * hand. What adds up is kept by triggers, so that it is right whoever changes a statement.
 */

type Row = 'new' | 'old';

/** What a person's statements are counted by: the kind of value, and where it stands. */
const counted: readonly (readonly [of: string, column: string])[] = [
  ['name', 'source_name'],
  ['form', 'source_form'],
  ['role', 'role'],
  ['act', 'act'],
  ['mode', 'mode'],
  ['checked', 'checked'],
];

const values = (row: Row): string =>
  `(${counted.map(([of, column]) => `SELECT '${of}' AS of, ${row}.${column} AS value`).join(' UNION ALL ')}
    UNION ALL SELECT 'outlet', (SELECT a.publisher FROM article a WHERE a.seq = ${row}.article_seq))`;

const counts = (row: Row): string => `${row}.listed = 1 AND ${row}.person_seq IS NOT NULL`;

const add = `
  UPDATE person SET statements = statements + 1 WHERE seq = new.person_seq;
  INSERT INTO person_count (person_seq, of, value, uses)
    SELECT new.person_seq, of, value, 1 FROM ${values('new')} WHERE value IS NOT NULL
    ON CONFLICT DO UPDATE SET uses = uses + 1;
  INSERT INTO person_article (person_seq, article_seq, uses) VALUES (new.person_seq, new.article_seq, 1)
    ON CONFLICT DO UPDATE SET uses = uses + 1;`;

const remove = `
  UPDATE person SET statements = statements - 1 WHERE seq = old.person_seq;
  UPDATE person_count SET uses = uses - 1 WHERE person_seq = old.person_seq AND (of, value) IN ${values('old')};
  DELETE FROM person_count WHERE person_seq = old.person_seq AND uses = 0 AND (of, value) IN ${values('old')};
  UPDATE person_article SET uses = uses - 1 WHERE person_seq = old.person_seq AND article_seq = old.article_seq;
  DELETE FROM person_article WHERE person_seq = old.person_seq AND article_seq = old.article_seq AND uses = 0;`;

const watched = ['person_seq', 'listed', 'article_seq', ...counted.map(([, column]) => column)];
const changed = watched.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ');

export const people = {
  version: 8,
  name: 'people',
  sql: `
-- "person_seq" of a statement is the person as it stands, "own_person_seq" that of its name and article, before any merging.
ALTER TABLE person ADD COLUMN merged_seq INTEGER REFERENCES person (seq);  -- the one it is merged into, never one that is merged itself
ALTER TABLE person ADD COLUMN given_name TEXT;                             -- by hand
ALTER TABLE person ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
-- Holds what cannot be told to be of one of several namesakes.
ALTER TABLE person ADD COLUMN unclear INTEGER NOT NULL DEFAULT 0 CHECK (unclear IN (0, 1));
CREATE INDEX person_merged ON person (merged_seq) WHERE merged_seq IS NOT NULL;

CREATE TABLE person_name (
  seq INTEGER PRIMARY KEY,
  person_seq INTEGER NOT NULL REFERENCES person (seq),
  kind TEXT NOT NULL,
  key TEXT NOT NULL,                   -- folded
  written TEXT NOT NULL,               -- as first met, or as somebody gave it
  -- read: of articles; short: letters that an article explains; alias, given: by hand.
  origin TEXT NOT NULL CHECK (origin IN ('read', 'short', 'alias', 'given')),
  edit_seq INTEGER,
  UNIQUE (person_seq, key, origin)
) STRICT;
CREATE INDEX person_name_key ON person_name (kind, key);
CREATE VIRTUAL TABLE person_words USING fts5 (words, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2');
CREATE TRIGGER person_name_added AFTER INSERT ON person_name BEGIN
  INSERT INTO person_words (rowid, words) VALUES (new.seq, new.key);
END;
CREATE TRIGGER person_name_gone AFTER DELETE ON person_name BEGIN
  DELETE FROM person_words WHERE rowid = old.seq;
END;

-- Names that may be one person's have a block in common.
CREATE TABLE person_block (
  block TEXT NOT NULL,
  kind TEXT NOT NULL,
  name_seq INTEGER NOT NULL REFERENCES person_name (seq) ON DELETE CASCADE,
  PRIMARY KEY (block, kind, name_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_block_name ON person_block (name_seq);
-- Names whose blocks are still to be made.
CREATE TABLE person_unblocked (name_seq INTEGER PRIMARY KEY) STRICT;

-- Whom an article means by a name, and what it calls them.
CREATE TABLE person_mention (
  article_seq INTEGER NOT NULL REFERENCES article (seq) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  home_seq INTEGER NOT NULL REFERENCES person (seq),   -- by the rules alone
  person_seq INTEGER NOT NULL REFERENCES person (seq), -- after what people split
  grounds TEXT NOT NULL,                               -- JSON: roles
  PRIMARY KEY (article_seq, kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_mention_person ON person_mention (person_seq);
CREATE INDEX person_mention_home ON person_mention (home_seq);

-- In how many articles each was called so.
CREATE TABLE person_ground (
  person_seq INTEGER NOT NULL,
  ground TEXT NOT NULL,
  uses INTEGER NOT NULL,
  PRIMARY KEY (person_seq, ground)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_ground_top ON person_ground (person_seq, uses DESC, ground);
CREATE TRIGGER person_mention_added AFTER INSERT ON person_mention BEGIN
  INSERT INTO person_ground SELECT new.person_seq, value, 1 FROM json_each(new.grounds) WHERE true ON CONFLICT DO UPDATE SET uses = uses + 1;
END;
CREATE TRIGGER person_mention_gone AFTER DELETE ON person_mention BEGIN
  UPDATE person_ground SET uses = uses - 1 WHERE person_seq = old.person_seq AND ground IN (SELECT value FROM json_each(old.grounds));
  DELETE FROM person_ground WHERE person_seq = old.person_seq AND uses = 0 AND ground IN (SELECT value FROM json_each(old.grounds));
END;
CREATE TRIGGER person_mention_moved AFTER UPDATE OF person_seq ON person_mention WHEN old.person_seq <> new.person_seq BEGIN
  UPDATE person_ground SET uses = uses - 1 WHERE person_seq = old.person_seq AND ground IN (SELECT value FROM json_each(old.grounds));
  DELETE FROM person_ground WHERE person_seq = old.person_seq AND uses = 0 AND ground IN (SELECT value FROM json_each(old.grounds));
  INSERT INTO person_ground SELECT new.person_seq, value, 1 FROM json_each(new.grounds) WHERE true ON CONFLICT DO UPDATE SET uses = uses + 1;
END;

-- What people do. "seq" and "undone_seq" are of one row of numbers: the highest of a person's is where its history stands.
CREATE TABLE person_edit (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'alias', 'apart')),
  person_seq INTEGER NOT NULL REFERENCES person (seq),
  other_seq INTEGER REFERENCES person (seq),
  name TEXT,
  moved TEXT,                          -- JSON: of a split, what went
  made_other INTEGER NOT NULL DEFAULT 0 CHECK (made_other IN (0, 1)), -- the other was made by this split
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  undone_seq INTEGER,
  undone_by TEXT,
  undone_at TEXT
) STRICT;
CREATE INDEX person_edit_person ON person_edit (person_seq);
CREATE INDEX person_edit_other ON person_edit (other_seq) WHERE other_seq IS NOT NULL;
CREATE INDEX person_edit_undone ON person_edit (undone_seq) WHERE undone_seq IS NOT NULL;

-- Splits that hold: an article's name is this person's, whatever the rules say; or who else would be "from" is, called so.
CREATE TABLE person_pin (
  article_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  edit_seq INTEGER NOT NULL REFERENCES person_edit (seq),
  person_seq INTEGER NOT NULL REFERENCES person (seq),
  PRIMARY KEY (article_id, kind, key, edit_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_pin_edit ON person_pin (edit_seq);
CREATE TABLE person_rule (
  from_seq INTEGER NOT NULL REFERENCES person (seq),
  edit_seq INTEGER NOT NULL REFERENCES person_edit (seq),
  of TEXT NOT NULL CHECK (of IN ('role', 'name')),
  value TEXT NOT NULL,                 -- folded
  person_seq INTEGER NOT NULL REFERENCES person (seq),
  PRIMARY KEY (from_seq, of, value, edit_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_rule_edit ON person_rule (edit_seq);
CREATE INDEX person_rule_value ON person_rule (value, of);
CREATE INDEX person_edit_apart ON person_edit (person_seq, other_seq) WHERE kind = 'apart' AND undone_seq IS NULL;
CREATE INDEX IF NOT EXISTS moved_to ON moved (to_id);

-- What the listed statements of a person add up to.
CREATE TABLE person_count (
  person_seq INTEGER NOT NULL,
  of TEXT NOT NULL,
  value TEXT NOT NULL,
  uses INTEGER NOT NULL,
  PRIMARY KEY (person_seq, of, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_count_top ON person_count (person_seq, of, uses DESC, value);
CREATE TABLE person_article (
  person_seq INTEGER NOT NULL,
  article_seq INTEGER NOT NULL,
  uses INTEGER NOT NULL,
  PRIMARY KEY (person_seq, article_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_article_article ON person_article (article_seq);
CREATE TRIGGER person_article_added AFTER INSERT ON person_article BEGIN
  UPDATE person SET articles = articles + 1 WHERE seq = new.person_seq;
END;
CREATE TRIGGER person_article_gone AFTER DELETE ON person_article BEGIN
  UPDATE person SET articles = articles - 1 WHERE seq = old.person_seq;
END;

INSERT INTO person_count (person_seq, of, value, uses)
  ${[...counted, ['outlet', 'publisher'] as const]
    .map(
      ([
        of,
        column,
      ]) => `SELECT s.person_seq, '${of}', ${column}, count(*) FROM statement s JOIN article a ON a.seq = s.article_seq
    WHERE s.listed = 1 AND s.person_seq IS NOT NULL AND ${column} IS NOT NULL GROUP BY s.person_seq, ${column}`,
    )
    .join('\n  UNION ALL ')};
INSERT INTO person_article (person_seq, article_seq, uses)
  SELECT person_seq, article_seq, count(*) FROM statement WHERE listed = 1 AND person_seq IS NOT NULL GROUP BY person_seq, article_seq;
INSERT INTO person_name (person_seq, kind, key, written, origin) SELECT seq, kind, key, name, 'read' FROM person;
INSERT INTO person_unblocked SELECT seq FROM person_name;
INSERT INTO person_mention (article_seq, kind, key, home_seq, person_seq, grounds)
  SELECT s.article_seq, p.kind, p.key, p.seq, p.seq,
    iif(p.kind = 'person', json_group_array(DISTINCT s.role) FILTER (WHERE s.role IS NOT NULL), '[]')
  FROM statement s JOIN person p ON p.seq = s.own_person_seq GROUP BY s.article_seq, p.seq;

CREATE TRIGGER person_statement_added AFTER INSERT ON statement WHEN ${counts('new')} BEGIN ${add}
END;
CREATE TRIGGER person_statement_gone AFTER DELETE ON statement WHEN ${counts('old')} BEGIN ${remove}
END;
CREATE TRIGGER person_statement_left AFTER UPDATE OF ${watched.join(', ')} ON statement
WHEN ${counts('old')} AND (${changed}) BEGIN ${remove}
END;
CREATE TRIGGER person_statement_come AFTER UPDATE OF ${watched.join(', ')} ON statement
WHEN ${counts('new')} AND (${changed}) BEGIN ${add}
END;
CREATE TRIGGER person_outlet_renamed AFTER UPDATE OF publisher ON article WHEN old.publisher IS NOT new.publisher BEGIN
  INSERT INTO person_count (person_seq, of, value, uses)
    SELECT person_seq, 'outlet', new.publisher, uses FROM person_article WHERE article_seq = new.seq AND new.publisher IS NOT NULL
    ON CONFLICT DO UPDATE SET uses = uses + excluded.uses;
  UPDATE person_count SET uses = uses -
      (SELECT a.uses FROM person_article a WHERE a.person_seq = person_count.person_seq AND a.article_seq = new.seq)
    WHERE of = 'outlet' AND value = old.publisher AND person_seq IN (SELECT person_seq FROM person_article WHERE article_seq = new.seq);
  DELETE FROM person_count WHERE of = 'outlet' AND value = old.publisher AND uses = 0
    AND person_seq IN (SELECT person_seq FROM person_article WHERE article_seq = new.seq);
END;

DROP INDEX statement_name;
-- One person's statements, filtered and counted without a look at their rows.
CREATE INDEX statement_of_person ON statement (person_seq, act, mode, checked, article_seq, sort_ms, position) WHERE listed = 1;
CREATE INDEX statement_role ON statement (person_seq, role, sort_ms) WHERE listed = 1 AND role IS NOT NULL;
CREATE INDEX statement_role_latest ON statement (person_seq, sort_ms DESC, article_seq DESC, position) WHERE listed = 1 AND role IS NOT NULL;
`,
} as const;
