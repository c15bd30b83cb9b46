/** The captures of an article, and how long each was seen to stand. */
import type { ArticleVersion } from '../../../types/index.ts';
import { summaryOfCapture } from './captures.ts';
import type { Connection } from './connection.ts';

interface VersionRow {
  readonly seq: number;
  readonly captured_at: string;
  readonly captured_ms: number;
  readonly seen_at: string | null;
  readonly seen_ms: number | null;
  readonly dropped_at: string | null;
}

/** Oldest first. */
export function versionsOf(connection: Connection, articleId: string): ArticleVersion[] {
  const rows = connection
    .sql(
      `SELECT c.seq, c.captured_at, c.captured_ms, s.seen_at, max(s.seen_ms) AS seen_ms, x.dropped_at
       FROM article a JOIN reading r ON r.article_seq = a.seq JOIN capture c ON c.seq = r.capture_seq
       LEFT JOIN sighting s ON s.capture_seq = c.seq LEFT JOIN body_gone x ON x.digest = c.body_digest
       WHERE a.id = ? GROUP BY c.seq ORDER BY c.captured_ms, c.seq`,
    )
    .all(articleId) as unknown as VersionRow[];
  return rows.map((row) => ({
    capture: summaryOfCapture(connection, row.seq),
    lastSeenAt: row.seen_at !== null && row.seen_ms! > row.captured_ms ? row.seen_at : row.captured_at,
    hasBytes: row.dropped_at === null,
  }));
}
