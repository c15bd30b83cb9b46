/** The search index in the order of lists, with what searches count beside it; searches that somebody keeps. */

/** Bits of a line below its minute. */
export const bitsBelowMinute = 36;
/** The first minute that a line can tell, in milliseconds since 1970: 1900-01-01. */
export const firstMinuteMs = -2_208_988_800_000;
/** The last of them, in the year 2155. What is earlier or later counts as the first or the last. */
export const lastMinute = 2 ** 27 - 1;

/**
 * Where a statement `s` stands in the list of all, latest first: minutes before the end of 2155 in 27 bits, a 0, then the newest article
 * in 25 and text order in 10 bits.
 */
export const lineOf = (s: string): string =>
  `(((${lastMinute} - max(0, min(${lastMinute}, (${s}.sort_ms - ${firstMinuteMs}) / 60000))) << ${bitsBelowMinute})
    | ((33554431 - min(33554431, ${s}.article_seq)) << 10) | min(1023, max(0, ${s}.position)))`;

/** What has no room in its article (more than 1,024 statements) stands behind everything else of its minute. */
const lineBehind = (line: string, seq: string): string =>
  `(((${line} >> ${bitsBelowMinute}) << ${bitsBelowMinute}) | 34359738368 | (${seq} & 34359738367))`;

/** The wanted line, or the next one of the same article that is free. */
const freeLine = (s: string): string => `(SELECT CASE
    WHEN NOT EXISTS (SELECT 1 FROM statement_listing WHERE line = wanted.line) THEN wanted.line
    ELSE coalesce(
      (SELECT taken.line + 1 FROM statement_listing taken
       WHERE taken.line BETWEEN wanted.line AND (wanted.line | 1023) - 1
         AND NOT EXISTS (SELECT 1 FROM statement_listing WHERE line = taken.line + 1) ORDER BY taken.line LIMIT 1),
      ${lineBehind('wanted.line', `${s}.seq`)}) END
  FROM (SELECT ${lineOf(s)} AS line) AS wanted)`;

/** Columns that the listing takes over from a statement. */
export const counted = ['person_seq', 'act', 'mode', 'checked', 'sure', 'said_from', 'said_to'] as const;

export const searches = {
  version: 10,
  name: 'searches',
  sql: `
CREATE TABLE outlet (
  seq INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO outlet (name) SELECT DISTINCT publisher FROM article WHERE publisher IS NOT NULL;

-- What the search index holds, in the order of lists: "line" is the rowid of statement_words. Narrow, so that many can be counted.
CREATE TABLE statement_listing (
  line INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE REFERENCES statement (seq),
  outlet_seq INTEGER REFERENCES outlet (seq),
  person_seq INTEGER,
  act TEXT NOT NULL,
  mode TEXT NOT NULL,
  checked TEXT NOT NULL,
  sure REAL NOT NULL,
  said_from INTEGER,
  said_to INTEGER
) STRICT;
INSERT INTO statement_listing (line, seq, outlet_seq, ${counted.join(', ')})
  SELECT iif(row_number() OVER (PARTITION BY ${lineOf('s')} ORDER BY s.seq) = 1, ${lineOf('s')},
      ${lineBehind(lineOf('s'), 's.seq')}),
    s.seq, o.seq, ${counted.map((column) => `s.${column}`).join(', ')}
  FROM statement_words w JOIN statement s ON s.seq = w.rowid JOIN article a ON a.seq = s.article_seq
  LEFT JOIN outlet o ON o.name = a.publisher;

CREATE VIRTUAL TABLE statement_words_10 USING fts5 (
  content, source, addressee, place, headline, outlet, marks,
  tokenize = "unicode61 remove_diacritics 2", prefix = '3', columnsize = 0
);
INSERT INTO statement_words_10 (rowid, content, source, addressee, place, headline, outlet, marks)
  SELECT l.line, w.content, w.source, w.addressee, w.place, w.headline, w.outlet, w.marks
  FROM statement_listing l JOIN statement_words w ON w.rowid = l.seq ORDER BY l.line;
DROP TABLE statement_words;
ALTER TABLE statement_words_10 RENAME TO statement_words;

-- What is put into the index is put through this: lines are more than JavaScript's numbers can tell, and what a trigger inserts is not
-- reported as the last row inserted.
CREATE VIEW statement_index AS
  SELECT l.seq, w.content, w.source, w.addressee, w.place, w.headline, w.outlet, w.marks
  FROM statement_listing l JOIN statement_words w ON w.rowid = l.line;
CREATE TRIGGER statement_indexed INSTEAD OF INSERT ON statement_index
BEGIN
  INSERT INTO statement_listing (line, seq, outlet_seq, ${counted.join(', ')})
    SELECT ${freeLine('s')}, s.seq, o.seq, ${counted.map((column) => `s.${column}`).join(', ')}
    FROM statement s JOIN article a ON a.seq = s.article_seq LEFT JOIN outlet o ON o.name = a.publisher WHERE s.seq = new.seq;
  INSERT INTO statement_words (rowid, content, source, addressee, place, headline, outlet, marks)
    VALUES ((SELECT line FROM statement_listing WHERE seq = new.seq), new.content, new.source, new.addressee, new.place, new.headline,
      new.outlet, new.marks);
END;
CREATE TRIGGER statement_marked INSTEAD OF UPDATE OF marks ON statement_index
BEGIN
  UPDATE statement_words SET marks = new.marks WHERE rowid = (SELECT line FROM statement_listing WHERE seq = old.seq);
END;

-- Merging people and moving times must not forget the listing.
CREATE TRIGGER statement_listed AFTER UPDATE OF ${counted.join(', ')} ON statement
WHEN ${counted.map((column) => `new.${column} IS NOT old.${column}`).join(' OR ')}
BEGIN
  UPDATE statement_listing SET ${counted.map((column) => `${column} = new.${column}`).join(', ')} WHERE seq = new.seq;
END;
CREATE TRIGGER statement_moved AFTER UPDATE OF sort_ms ON statement
WHEN new.sort_ms <> old.sort_ms AND EXISTS (SELECT 1 FROM statement_listing WHERE seq = new.seq)
BEGIN
  INSERT INTO statement_words (rowid, content, source, addressee, place, headline, outlet, marks)
    SELECT ${freeLine('new')}, content, source, addressee, place, headline, outlet, marks FROM statement_words
    WHERE rowid = (SELECT line FROM statement_listing WHERE seq = new.seq);
  DELETE FROM statement_words WHERE rowid = (SELECT line FROM statement_listing WHERE seq = new.seq);
  UPDATE statement_listing SET line = ${freeLine('new')} WHERE seq = new.seq;
END;

-- Every state that a kept search was ever in; the last one that is not undone holds.
CREATE TABLE saved_search (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  version TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT
) STRICT;
CREATE INDEX saved_search_standing ON saved_search (id, seq) WHERE undone_at IS NULL;
`,
} as const;
