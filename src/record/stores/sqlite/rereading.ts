/**
 * Reading kept captures again with another engine: which are due, and what becomes of ids. An id that can stay stays; one whose
 * words the new engine cuts a little differently leads to the statement that took its place.
 */
import type { Wording } from '../../../types/index.ts';
import { foldWords } from '../../names.ts';
import type { Connection } from './connection.ts';

/** Captures of one step: a short transaction each, so that nobody waits. */
const stepSize = 500;

/**
 * Puts some captures that another engine than this read back among the jobs; how many. Null: whichever engine read them; `after` then
 * says up to which capture (by `seq`) that has been done, since they are not told apart otherwise.
 */
export function planSome(
  { sql }: Connection,
  engine: string | null,
  after: number,
): { readonly planned: number; readonly last: number } {
  const rows = sql(
    `SELECT j.seq, r.capture_seq FROM reading r JOIN job j ON j.capture_seq = r.capture_seq
     JOIN capture c ON c.seq = r.capture_seq LEFT JOIN body_gone x ON x.digest = c.body_digest
     WHERE x.digest IS NULL AND j.state = 'done' AND r.capture_seq > ?1 AND (?2 IS NULL OR r.engine <> ?2) ORDER BY r.capture_seq LIMIT ${stepSize}`,
  ).all(after, engine) as unknown as { seq: number; capture_seq: number }[];
  const again = sql(
    `UPDATE job SET state = 'waiting', attempt = 0, due_ms = 0, worker = NULL, ended_at = NULL, problem = NULL WHERE seq = ?`,
  );
  for (const { seq } of rows) again.run(seq);
  return { planned: rows.length, last: rows.at(-1)?.capture_seq ?? after };
}

/** The article that a capture was read into before, if it was. */
export function articleBefore({ sql }: Connection, captureSeq: number): number | null {
  const row = sql('SELECT article_seq FROM reading WHERE capture_seq = ?').get(captureSeq);
  return (row as { article_seq: number } | undefined)?.article_seq ?? null;
}

export interface ReadStatement {
  readonly seq: number;
  readonly id: string;
  readonly source: string | null;
  /** Folded words of the content. */
  readonly words: readonly string[];
}

/** The statements of an article as it now stands. */
export function statementsOf({ sql }: Connection, articleSeq: number): ReadStatement[] {
  const rows = sql(
    `SELECT s.seq, s.id, s.source_name, d.wording FROM statement s JOIN statement_document d ON d.seq = s.seq
     WHERE s.article_seq = ? AND s.current = 1`,
  ).all(articleSeq) as unknown as { seq: number; id: string; source_name: string | null; wording: string }[];
  return rows.map(({ seq, id, source_name: source, wording }) => {
    const text = (JSON.parse(wording) as Wording).content.map((piece) => piece.text).join(' ');
    return { seq, id, source: source === null ? null : foldWords(source), words: foldWords(text).split(' ') };
  });
}

/** Leads ids that are gone to what stands in their place now; what nothing is like stays without. */
export function reattach(
  connection: Connection,
  before: readonly ReadStatement[],
  now: readonly ReadStatement[],
): void {
  const { sql } = connection;
  const known = new Set(before.map(({ id }) => id));
  const staying = new Set(now.map(({ id }) => id));
  const fresh = now.filter(({ id }) => !known.has(id));
  for (const gone of before) {
    if (staying.has(gone.id)) continue;
    const heir = heirOf(gone, fresh);
    if (heir === null) continue;
    move(connection, gone.id, heir.id);
    sql(
      `UPDATE statement SET (first_seen_at, first_seen_ms) = (SELECT first_seen_at, first_seen_ms FROM statement WHERE seq = ?1)
       WHERE seq = ?2 AND first_seen_ms > (SELECT first_seen_ms FROM statement WHERE seq = ?1)`,
    ).run(gone.seq, heir.seq);
  }
}

/** Two cuts of one statement share most of their words. */
const leastShared = 0.5;

function heirOf(gone: ReadStatement, fresh: readonly ReadStatement[]): ReadStatement | null {
  let best: ReadStatement | null = null;
  let most = leastShared;
  for (const candidate of fresh) {
    const share = sharedWords(gone.words, candidate.words) + (candidate.source === gone.source ? 0.1 : 0);
    if (share < most || (share === most && best !== null)) continue;
    best = candidate;
    most = share;
  }
  return best;
}

/** Of all words of both, counted as often as they are there: the share that both have. */
function sharedWords(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared++;
  }
  return shared / (one.length + other.length - shared);
}

/** Leads an id to the one that stands in its place; that one leads nowhere. */
export function move({ sql }: Connection, id: string, to: string): void {
  sql('DELETE FROM moved WHERE id = ?').run(to);
  sql('INSERT INTO moved (id, to_id) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET to_id = excluded.to_id').run(id, to);
}

/** What stands in the place of an id, by however many steps; null where nothing does. */
export function movedTo({ sql }: Connection, id: string): string | null {
  let at: string | null = null;
  for (let step = 0; step < 16; step++) {
    const row = sql('SELECT to_id FROM moved WHERE id = ?').get(at ?? id) as { to_id: string } | undefined;
    if (row === undefined) break;
    at = row.to_id;
  }
  return at;
}

/** Whether the article is that of this capture, not of a later one. */
export function isShownBy({ sql }: Connection, articleSeq: number, captureSeq: number): boolean {
  return sql('SELECT 1 FROM article WHERE seq = ? AND capture_seq = ?').get(articleSeq, captureSeq) !== undefined;
}

/**
 * A capture that is read into another article than the one that shows it leaves that: to an older capture of it, which is read again, or,
 * where it was the only one, to the new article.
 */
export function leaveArticle(connection: Connection, oldSeq: number, newSeq: number, captureSeq: number): void {
  const { sql } = connection;
  const other = sql(
    `SELECT r.capture_seq AS seq FROM reading r JOIN capture c ON c.seq = r.capture_seq
     WHERE r.article_seq = ? AND r.capture_seq <> ? ORDER BY c.captured_ms DESC, c.seq DESC LIMIT 1`,
  ).get(oldSeq, captureSeq) as { seq: number } | undefined;
  if (other !== undefined) {
    sql('UPDATE article SET capture_seq = ? WHERE seq = ?').run(other.seq, oldSeq);
    sql(
      `UPDATE job SET state = 'waiting', attempt = 0, due_ms = 0, ended_at = NULL WHERE capture_seq = ? AND state = 'done'`,
    ).run(other.seq);
    return;
  }
  const idOf = (seq: number): string => (sql('SELECT id FROM article WHERE seq = ?').get(seq) as { id: string }).id;
  move(connection, idOf(oldSeq), idOf(newSeq));
  sql('UPDATE statement SET article_seq = ? WHERE article_seq = ?').run(newSeq, oldSeq);
  sql('DELETE FROM article WHERE seq = ?').run(oldSeq);
}
