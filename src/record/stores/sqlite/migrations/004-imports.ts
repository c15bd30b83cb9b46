/** What a reading shows, in short, to know it again; bodies kept elsewhere or no longer; how far imports have come. */
export const imports = {
  version: 4,
  name: 'imports',
  sql: `
ALTER TABLE reading ADD COLUMN shown TEXT;   -- digest of all that a reader sees of the article; null for those before this step

-- Where a body is that the record does not hold itself; its bytes in "body" are then none.
CREATE TABLE body_place (
  digest TEXT NOT NULL UNIQUE REFERENCES body (digest),
  path TEXT NOT NULL,
  position INTEGER NOT NULL            -- bytes from the start of the file
) STRICT;

CREATE TABLE import (
  uri TEXT NOT NULL UNIQUE,            -- of a file that holds many articles
  version TEXT NOT NULL,               -- which state of the file: its size and time
  position INTEGER NOT NULL,           -- the last line that is in the record, or refused
  taken INTEGER NOT NULL,              -- articles
  refused INTEGER NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
`,
} as const;
