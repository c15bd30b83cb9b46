/** The `Store` that keeps everything in one SQLite file: which method is which transaction. */
import { OnrecordError } from '../../../lib/problems.ts';
import type {
  Article,
  CareStore,
  Counts,
  ImportStore,
  JobStore,
  KeptArticle,
  Problem,
  RecordEntry,
  SourceStore,
  Store,
} from '../../../types/index.ts';
import { parseQuery } from '../../query.ts';
import { unpackArticle } from './article-document.ts';
import { findCapture, insertCapture, streamCaptures, summaryOfCapture } from './captures.ts';
import { checksOf } from './checks.ts';
import type { Connection } from './connection.ts';
import { dossiersOf } from './dossiers.ts';
import { clampLimit, entriesOfArticle, entryById, latestEntries } from './entries.ts';
import { findPosition, keepRead, sound, wasSeen } from './imports.ts';
import { endJob, findJob, handBack, hasOpenJob, heldJob, listFailedJobs, putOff, takeJob } from './jobs.ts';
import { peopleOf } from './people-store.ts';
import {
  dropJobs,
  endDueJob,
  findSummary,
  hasDueJob,
  listJobs,
  planJob,
  retryJobs,
  takeDueJob,
} from './planned-jobs.ts';
import { storeReading } from './readings.ts';
import { movedTo, planSome } from './rereading.ts';
import { deadlines, dropSomeBytes, dropSomeWhole } from './retention.ts';
import { searchesOf } from './saved-searches.ts';
import { searchPage, streamEntries } from './search.ts';
import { wasMerged } from './sightings.ts';
import {
  dueSources,
  findRobots,
  findSource,
  hold,
  keepRobots,
  keepSource,
  keepSourceState,
  letGo,
  listSources,
  nextDueAt,
  removeSource,
} from './sources.ts';
import { verifyRecord } from './verify.ts';
import { versionsOf } from './versions.ts';
import { keepVisit, lastVisits, sourceYields } from './visits.ts';

interface ArticleRow {
  readonly seq: number;
  readonly capture_seq: number;
  readonly engine: string;
  readonly read_at: string;
  readonly notes: string;
  readonly document: Uint8Array;
}

export function sqliteStore(connection: Connection, now: () => Date): Store {
  const { sql, read, write } = connection;
  return {
    keepCapture: (capture) => write(() => insertCapture(connection, capture)),
    async claimJob(worker, captureId) {
      if (!(await read(() => hasOpenJob(connection, now())))) return null;
      return write(() => takeJob(connection, worker, captureId, now()));
    },
    finishJob: (job, reading) =>
      write(() => {
        // The capture was found to show nothing new, and has gone with its job.
        if (wasMerged(connection, job.id)) return;
        const { seq: jobSeq, capture_seq: seq, captured_at: at, captured_ms: ms, state } = findJob(connection, job.id);
        if (reading.article.captureId !== job.capture.id || job.id !== job.capture.id) {
          throw new RangeError(`job ${job.id}: the reading is of another capture: ${reading.article.captureId}`);
        }
        // A reading depends on nothing but the capture: whoever was first, it is the same.
        if (state === 'done') return;
        if (storeReading(connection, reading, { seq, at, ms }, now()) === 'merged') return;
        endJob(connection, jobSeq, 'done', now(), null);
      }),
    ...jobsOf(connection, now),
    ...sourcesOf(connection, now),
    ...importsOf(connection, now),
    ...dossiersOf(connection, now),
    ...checksOf(connection, now),
    ...peopleOf(connection, now),
    ...searchesOf(connection, now),

    capture: (id) => read(() => findCapture(connection, id)),
    article: (id) => read(() => keptArticle(connection, id) ?? following(connection, id, keptArticle)),
    articleOfCapture: (captureId) =>
      read(() => {
        const row = sql(
          `SELECT a.id FROM reading r JOIN article a ON a.seq = r.article_seq WHERE r.capture_seq = coalesce(
             (SELECT seq FROM capture WHERE id = ?1), (SELECT capture_seq FROM sighting WHERE capture_id = ?1))`,
        ).get(captureId) as { id: string } | undefined;
        return row?.id ?? null;
      }),
    versionsOf: (articleId) =>
      read(() => {
        const found = versionsOf(connection, articleId);
        const moved = found.length === 0 ? movedTo(connection, articleId) : null;
        return moved === null ? found : versionsOf(connection, moved);
      }),
    statement: (id) => read(() => entryById(connection, id) ?? following(connection, id, entryById)),
    latest: (page) => read(() => latestEntries(connection, page)),
    latestArticles: (limit) => read(() => latestArticles(connection, limit)),
    async search(query, request) {
      const parsed = parseQuery(query);
      if (parsed.problem !== null) return { page: null, problem: parsed.problem };
      return { page: await read(() => searchPage(connection, parsed.query, query, request)), problem: null };
    },
    entries: (query) => entriesOf(connection, query),
    counts: () => read(() => counts(connection)),
    ...careOf(connection, now),
    verify: () => verifyRecord(connection),
    close: async () => connection.close(),
  };
}

/** What stands in the place of an id that is gone, or null. */
function following<Found>(
  connection: Connection,
  id: string,
  find: (connection: Connection, id: string) => Found | null,
): Found | null {
  const to = movedTo(connection, id);
  return to === null ? null : find(connection, to);
}

async function* entriesOf(connection: Connection, query: string): AsyncGenerator<RecordEntry> {
  const parsed = parseQuery(query);
  if (parsed.problem !== null) throw new OnrecordError('record/bad-query', '', parsed.fault.message, parsed.fault);
  yield* streamEntries(connection, parsed.query);
}

type JobMethods = Omit<JobStore, 'claimJob'>;

function jobsOf(connection: Connection, now: () => Date): JobMethods {
  const { read, write } = connection;
  return {
    failJob: (job, failure) =>
      write(() => {
        const held = heldJob(connection, job);
        if (held !== null) endJob(connection, held.seq, 'failed', now(), failure);
      }),
    putOffJob: async (job, failure, dueAt) => {
      const dueMs = dueAt === undefined ? null : Date.parse(dueAt);
      if (Number.isNaN(dueMs)) throw new RangeError(`job ${job.id}: not a time: ${dueAt}`);
      return write(() => putOff(connection, job, failure, dueMs, now()));
    },
    handBackJob: (job) => write(() => handBack(connection, job, now())),
    failedJobs: (limit) => read(() => listFailedJobs(connection, clampLimit(limit))),
    planJob: (job) => write(() => planJob(connection, job)),
    async claimDueJob(kind, worker) {
      if (!(await read(() => hasDueJob(connection, kind, now())))) return null;
      return write(() => takeDueJob(connection, kind, worker, now()));
    },
    endDueJob: (job, again) => write(() => endDueJob(connection, job, again, now())),
    job: (id) => read(() => findSummary(connection, id)),
    jobs: (filter) => read(() => listJobs(connection, filter)),
    retryJobs: (ids) => write(() => retryJobs(connection, ids, now())),
    dropJobs: (ids) => write(() => dropJobs(connection, ids, now())),
  };
}

function sourcesOf(connection: Connection, now: () => Date): SourceStore {
  const { read, write } = connection;
  return {
    keepSource: (source) => write(() => keepSource(connection, source)),
    removeSource: (id) => write(() => removeSource(connection, id)),
    source: (id) => read(() => findSource(connection, id)),
    sources: () => read(() => listSources(connection)),
    dueSources: (at, limit) => read(() => dueSources(connection, at, clampLimit(limit))),
    nextDueAt: () => read(() => nextDueAt(connection)),
    keepSourceState: (id, state) => write(() => keepSourceState(connection, id, state)),
    lastVisits: (uris) => read(() => lastVisits(connection, uris)),
    sourceYields: (ids) => read(() => sourceYields(connection, ids)),
    keepVisit: (visit, capture, next) => write(() => keepVisit(connection, visit, capture, next)),
    robots: (origin) => read(() => findRobots(connection, origin)),
    keepRobots: (robots) => write(() => keepRobots(connection, robots)),
    holdGathering: (worker, until) => write(() => hold(connection, 'gathering', worker, until, now())),
    releaseGathering: (worker) => write(() => letGo(connection, 'gathering', worker)),
  };
}

function importsOf(connection: Connection, now: () => Date): ImportStore {
  const { read, write } = connection;
  return {
    keepRead: (given, positions) => {
      const whole = given.map(sound);
      return write(() => keepRead(connection, whole, positions, now()));
    },
    importPosition: (uri, version) => read(() => findPosition(connection, uri, version)),
    wasSeen: (uri, at) => read(() => wasSeen(connection, uri, at)),
    captures: () => streamCaptures(connection),
  };
}

function careOf(connection: Connection, now: () => Date): CareStore {
  const { write } = connection;
  return {
    async planRereading(engine) {
      let all = 0;
      for (let last = 0; ; ) {
        const step = await write(() => planSome(connection, engine, last));
        if (step.planned === 0) return all;
        all += step.planned;
        last = step.last;
      }
    },
    async applyRetention() {
      const given = await connection.read(() => deadlines(connection, now()));
      const all = async (some: typeof dropSomeBytes): Promise<number> => {
        for (let total = 0; ; ) {
          const dropped = given.length === 0 ? 0 : await write(() => some(connection, given, now()));
          if (dropped === 0) return total;
          total += dropped;
        }
      };
      const captures = await all(dropSomeWhole);
      return { captures, bodies: await all(dropSomeBytes) };
    },
  };
}

const articleRow = 'SELECT seq, capture_seq, engine, read_at, notes, document FROM article';

function keptArticle(connection: Connection, id: string): KeptArticle | null {
  const { sql } = connection;
  const row = sql(`${articleRow} WHERE id = ?`).get(id) as unknown as ArticleRow | undefined;
  if (row === undefined) return null;
  const { versions } = sql('SELECT count(*) AS versions FROM reading WHERE article_seq = ?').get(row.seq) as {
    versions: number;
  };
  return {
    article: articleOf(connection, row),
    engine: row.engine,
    readAt: row.read_at,
    capture: summaryOfCapture(connection, row.capture_seq),
    entries: entriesOfArticle(connection, row.seq),
    notes: JSON.parse(row.notes) as Problem[],
    versions,
  };
}

function articleOf({ path }: Connection, { document }: ArticleRow): Article {
  try {
    return unpackArticle(document);
  } catch (error) {
    throw new OnrecordError('record/damaged', path, 'An article in the record is not what was stored.', error);
  }
}

/** Most recently read first. */
function latestArticles(connection: Connection, limit: number): Pick<KeptArticle, 'article' | 'readAt'>[] {
  const rows = connection.sql(`${articleRow} ORDER BY read_ms DESC, seq DESC LIMIT ?`).all(clampLimit(limit));
  return (rows as unknown as ArticleRow[]).map((row) => ({ article: articleOf(connection, row), readAt: row.read_at }));
}

function counts({ sql }: Connection): Counts {
  const row = sql(
    `SELECT (SELECT count(*) FROM capture) AS captures, (SELECT count(*) FROM article) AS articles,
       (SELECT count(*) FROM statement WHERE listed = 1) AS statements,
       (SELECT count(*) FROM person WHERE statements > 0) AS people,
       (SELECT count(DISTINCT publisher) FROM article) AS publishers,
       (SELECT count(*) FROM job WHERE kind = 'read' AND state IN ('waiting', 'leased')) AS jobsWaiting,
       (SELECT count(*) FROM job WHERE kind = 'read' AND state = 'failed') AS jobsFailed`,
  ).get() as unknown as Counts;
  return { ...row };
}
