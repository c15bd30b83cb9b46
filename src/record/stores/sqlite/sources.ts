/** Sources as rows: what a person subscribed to, how it is doing, who gathers, and what robots.txt said. */
import type { NewsSource, RobotsRecord, SourceState, SourceStatus } from '../../../types/index.ts';
import { isGone } from '../../worker-name.ts';
import type { Connection } from './connection.ts';

interface SourceRow {
  readonly source: string;
  readonly state: string | null;
}

const neverLookedAt: SourceState = {
  lastFetchAt: null,
  lastStatus: null,
  problem: null,
  lastGoodAt: null,
  lastNewAt: null,
  nextFetchAt: null,
  etag: null,
  lastModified: null,
  failures: 0,
  restingUntil: null,
  robots: null,
  articlesPerDay: null,
  listed: 0,
  fresh: 0,
};

function statusOf({ source, state }: SourceRow): SourceStatus {
  return {
    source: JSON.parse(source) as NewsSource,
    state: state === null ? neverLookedAt : (JSON.parse(state) as SourceState),
  };
}

/** Milliseconds; throws RangeError for a time that is none. */
function momentOfTime(at: string): number {
  const ms = Date.parse(at);
  if (Number.isNaN(ms)) throw new RangeError(`not a time: ${at}`);
  return ms;
}

/** Call it inside a write transaction. */
export function keepSource({ sql }: Connection, source: NewsSource): void {
  sql(
    `INSERT INTO source (id, uri, title, paused, due_ms, source) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET uri = excluded.uri, title = excluded.title, paused = excluded.paused,
       source = excluded.source`,
  ).run(
    source.id,
    source.uri,
    source.title ?? source.uri,
    source.paused ? 1 : 0,
    momentOfTime(source.addedAt),
    JSON.stringify(source),
  );
}

export function removeSource({ sql }: Connection, id: string): boolean {
  return Number(sql('DELETE FROM source WHERE id = ?').run(id).changes) > 0;
}

export function findSource({ sql }: Connection, id: string): SourceStatus | null {
  const row = sql('SELECT source, state FROM source WHERE id = ?').get(id) as unknown as SourceRow | undefined;
  return row === undefined ? null : statusOf(row);
}

export function listSources({ sql }: Connection): SourceStatus[] {
  const rows = sql('SELECT source, state FROM source ORDER BY title COLLATE NOCASE, uri, seq').all();
  return (rows as unknown as SourceRow[]).map(statusOf);
}

export function dueSources({ sql }: Connection, at: string, limit: number): SourceStatus[] {
  const rows = sql(
    'SELECT source, state FROM source WHERE paused = 0 AND due_ms <= ? ORDER BY due_ms, seq LIMIT ?',
  ).all(momentOfTime(at), limit);
  return (rows as unknown as SourceRow[]).map(statusOf);
}

export function nextDueAt({ sql }: Connection): string | null {
  const { due } = sql('SELECT min(due_ms) AS due FROM source WHERE paused = 0').get() as { due: number | null };
  return due === null ? null : new Date(due).toISOString();
}

/** Call it inside a write transaction. A source that was removed meanwhile stays so. */
export function keepSourceState({ sql }: Connection, id: string, state: SourceState): void {
  const row = sql('SELECT source FROM source WHERE id = ?').get(id) as { source: string } | undefined;
  if (row === undefined) return;
  const due = state.nextFetchAt ?? (JSON.parse(row.source) as NewsSource).addedAt;
  sql('UPDATE source SET state = ?, due_ms = ? WHERE id = ?').run(JSON.stringify(state), momentOfTime(due), id);
}

export function findRobots({ sql }: Connection, origin: string): RobotsRecord | null {
  const row = sql('SELECT origin, fetched_at AS fetchedAt, status, text FROM robots WHERE origin = ?').get(origin);
  return row === undefined ? null : ({ ...row } as unknown as RobotsRecord);
}

export function keepRobots({ sql }: Connection, { origin, fetchedAt, status, text }: RobotsRecord): void {
  sql(
    `INSERT INTO robots (origin, fetched_at, status, text) VALUES (?, ?, ?, ?)
     ON CONFLICT (origin) DO UPDATE SET fetched_at = excluded.fetched_at, status = excluded.status, text = excluded.text`,
  ).run(origin, fetchedAt, status, text);
}

/** No hold is longer: what seems to last beyond was written by a clock that was ahead. */
const longestHold = 3_600_000;

/** Call it inside a write transaction. What a process of this machine held that was killed is free at once. */
export function hold({ sql }: Connection, what: string, worker: string, until: string, now: Date): boolean {
  const held = sql('SELECT worker FROM holder WHERE what = ?').get(what) as { worker: string } | undefined;
  if (held !== undefined && isGone(held.worker)) sql('DELETE FROM holder WHERE what = ?').run(what);
  const untilMs = Math.min(momentOfTime(until), now.getTime() + longestHold);
  const { changes } = sql(
    `INSERT INTO holder (what, worker, until_ms) VALUES (?1, ?2, ?3)
     ON CONFLICT (what) DO UPDATE SET worker = excluded.worker, until_ms = excluded.until_ms
     WHERE worker = ?2 OR until_ms <= ?4 OR until_ms > ?4 + ${longestHold}`,
  ).run(what, worker, untilMs, now.getTime());
  return Number(changes) > 0;
}

export function letGo({ sql }: Connection, what: string, worker: string): void {
  sql('DELETE FROM holder WHERE what = ? AND worker = ?').run(what, worker);
}
