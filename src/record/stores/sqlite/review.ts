/** What is to be checked next: statements by doubt and use, checks that something has happened to, and how much was done. */
import type { CheckState, PageRequest, ReviewFilter, ReviewPage, UnsettledCheck } from '../../../types/index.ts';
import { evidenceOf } from './checked-rows.ts';
import type { Connection } from './connection.ts';
import { clampLimit, entryBySeq } from './entries.ts';

/** So many of the least sure statements are weighed; the pinned ones come on top. */
const mostWeighed = 2_000;
const mostNamed = 40;

interface Weighed {
  readonly seq: number;
  readonly worth: number;
  readonly outlet: string | null;
  readonly doubts: readonly string[];
}

/** `worth` is doubt (one less the confidence) times use: one, the figures of the person's statements, and two for every pin. */
export function reviewPage(connection: Connection, filter: ReviewFilter, page: PageRequest): ReviewPage {
  const weighed = weigh(connection, filter);
  const wanted = weighed.filter(({ doubts }) => filter.doubt === undefined || doubts.includes(filter.doubt));
  const after = readCursor(page.cursor);
  const limit = clampLimit(page.limit);
  const rest = wanted.toSorted(byWorth).filter((one) => after === null || byWorth(after, one) < 0);
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  return {
    entries: shown.map(({ seq }) => entryBySeq(connection, seq)),
    cursor: last === undefined || rest.length === shown.length ? null : `${last.worth}/${last.seq}`,
    waiting: filter.doubt === undefined ? waiting(connection, filter) : wanted.length,
    outlets: mostFrequent(weighed.map(({ outlet }) => outlet ?? '')),
    doubts: mostFrequent(weighed.flatMap(({ doubts }) => doubts)),
  };
}

type Placed = Pick<Weighed, 'seq' | 'worth'>;

function byWorth(a: Placed, b: Placed): number {
  return b.worth - a.worth || a.seq - b.seq;
}

function readCursor(cursor: string | null): Placed | null {
  const [, worth, seq] = /^(\d+(?:\.\d+)?)\/(\d{1,15})$/u.exec(cursor?.slice(0, 60) ?? '') ?? [];
  return worth === undefined ? null : { worth: Number(worth), seq: Number(seq) };
}

function mostFrequent(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostNamed)
    .map(([word]) => word);
}

interface Source {
  /** What stands after FROM: `statement s` with the condition. */
  readonly from: string;
  readonly parameters: readonly string[];
}

const isWaiting = `s.listed = 1 AND s.checked = 'no'`;

/** Where to look for what nobody has checked: by the outlet's articles, by the person, or among all, those that are not sure first. */
function sources({ outlet, person }: ReviewFilter): readonly Source[] {
  const ofPerson = 's.person_seq = (SELECT seq FROM person WHERE id = ?)';
  if (outlet !== undefined) {
    const from = `article a INDEXED BY article_publisher CROSS JOIN statement s INDEXED BY statement_article ON s.article_seq = a.seq
      WHERE a.publisher = ? AND ${isWaiting}`;
    return [
      person === undefined
        ? { from, parameters: [outlet] }
        : { from: `${from} AND ${ofPerson}`, parameters: [outlet, person] },
    ];
  }
  if (person !== undefined)
    return [
      { from: `statement s INDEXED BY statement_person WHERE ${ofPerson} AND ${isWaiting}`, parameters: [person] },
    ];
  return [
    { from: `statement s INDEXED BY statement_unsure WHERE ${isWaiting} AND s.sure < 0.8`, parameters: [] },
    { from: `statement s INDEXED BY statement_latest WHERE ${isWaiting} AND s.sure >= 0.8`, parameters: [] },
  ];
}

function waiting({ sql }: Connection, filter: ReviewFilter): number {
  if (filter.outlet === undefined && filter.person === undefined) {
    const all = sql(
      `SELECT (SELECT count(*) FROM statement WHERE listed = 1)
         - (SELECT count(*) FROM statement INDEXED BY statement_checked WHERE checked <> 'no' AND listed = 1) AS n`,
    ).get();
    return (all as { n: number }).n;
  }
  return sources(filter).reduce((sum, { from, parameters }) => {
    return sum + (sql(`SELECT count(*) AS n FROM ${from}`).get(...parameters) as { n: number }).n;
  }, 0);
}

/** The least sure ones; where there are few of them, the latest of the others. */
function leastSure({ sql }: Connection, filter: ReviewFilter): number[] {
  const found: number[] = [];
  for (const [i, { from, parameters }] of sources(filter).entries()) {
    const order = i === 0 ? 's.sure, s.seq' : 's.sort_ms DESC, s.article_seq DESC, s.position';
    const rows = sql(`SELECT s.seq FROM ${from} ORDER BY ${order} LIMIT ?`).all(
      ...parameters,
      mostWeighed - found.length,
    );
    found.push(...(rows as unknown as { seq: number }[]).map(({ seq }) => seq));
    if (found.length >= mostWeighed) break;
  }
  return found;
}

interface WeighedRow {
  readonly seq: number;
  readonly sure: number;
  readonly statements: number | null;
  readonly outlet: string | null;
  readonly doubts: string;
  readonly pins: number;
}

function weigh(connection: Connection, filter: ReviewFilter): Weighed[] {
  const rows = connection
    .sql(
      `SELECT s.seq, s.sure, p.statements, a.publisher AS outlet, d.statement ->> '$.doubts' AS doubts,
         (SELECT count(*) FROM dossier_pin i JOIN dossier o ON o.seq = i.dossier_seq AND o.removed = 0 WHERE i.statement_id = s.id) AS pins
       FROM (SELECT value AS seq FROM json_each(?1) UNION SELECT seq FROM (${pinned})) w
       JOIN statement s ON s.seq = w.seq JOIN statement_document d ON d.seq = s.seq JOIN article a ON a.seq = s.article_seq
       LEFT JOIN person p ON p.seq = s.person_seq`,
    )
    .all(JSON.stringify(leastSure(connection, filter)), filter.outlet ?? null, filter.person ?? null);
  return (rows as unknown as WeighedRow[]).map(({ seq, sure, statements, outlet, doubts, pins }) => ({
    seq,
    worth: worthOf(1 - sure, statements ?? 0, pins),
    outlet,
    doubts: JSON.parse(doubts) as string[],
  }));
}

/** Pinned ones that wait, of the outlet (`?2`) and the person (`?3`), where they are given. */
const pinned = `SELECT s.seq FROM dossier_pin i JOIN dossier o ON o.seq = i.dossier_seq AND o.removed = 0
  JOIN statement s ON s.id = i.statement_id JOIN article a ON a.seq = s.article_seq LEFT JOIN person p ON p.seq = s.person_seq
  WHERE ${isWaiting} AND (?2 IS NULL OR a.publisher = ?2) AND (?3 IS NULL OR p.id = ?3)`;

function worthOf(doubt: number, statements: number, pins: number): number {
  return Number((Math.max(0.001, doubt) * (1 + Math.log10(1 + statements) + 2 * pins)).toFixed(6));
}

interface UnsettledRow {
  readonly seq: number;
  readonly id: string;
  readonly hold: UnsettledCheck['why'] | 'read' | 'kept';
  readonly now_id: string | null;
  readonly edit_id: string;
  readonly state: CheckState;
  readonly by: string;
  readonly at: string;
  readonly note: string | null;
}

/** Latest first. */
export function unsettledChecks(connection: Connection, limit: number): UnsettledCheck[] {
  const rows = connection
    .sql(
      `SELECT c.seq, c.id, c.hold, s.id AS now_id, e.id AS edit_id, e.state, e.by, e.at, e.note
       FROM checked c INDEXED BY checked_unsettled
       JOIN check_edit e ON e.seq = (SELECT max(l.seq) FROM check_edit l WHERE l.checked_seq = c.seq AND l.undone_at IS NULL)
       LEFT JOIN statement s ON s.seq = c.statement_seq AND s.current = 1
       WHERE c.state IS NOT NULL AND (c.hold IN ('changed', 'orphaned') OR c.otherwise = 1)
       ORDER BY c.changed_ms DESC, c.seq DESC LIMIT ?`,
    )
    .all(clampLimit(limit)) as unknown as UnsettledRow[];
  return rows.map(({ seq, id, hold, now_id, edit_id, state, by, at, note }) => ({
    id,
    check: { id: edit_id, state, by, at, note },
    why: hold === 'changed' || hold === 'orphaned' ? hold : 'read-otherwise',
    statementId: now_id,
    evidence: evidenceOf(connection, seq),
  }));
}

export function checkedSince({ sql }: Connection, at: string): number {
  const ms = Date.parse(at);
  const row = sql('SELECT count(*) AS n FROM check_edit WHERE at_ms >= ? AND undone_at IS NULL').get(
    Number.isNaN(ms) ? 0 : ms,
  );
  return (row as { n: number }).n;
}
