/** Ids that another took over, and what was dropped on purpose. */
export const care = {
  version: 5,
  name: 'care',
  sql: `
CREATE TABLE moved (
  id TEXT NOT NULL UNIQUE,             -- of a statement or an article that is not read so any more
  to_id TEXT NOT NULL                  -- what is there in its place
) STRICT;

CREATE INDEX reading_engine ON reading (engine, capture_seq);
`,
} as const;
