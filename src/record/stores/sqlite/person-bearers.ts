/** Everybody of the record who may be meant by a name, with what articles call them. */
import type { Bearer, Mention } from '../../identity.ts';
import { blocksOf } from '../../identity-names.ts';
import type { Connection } from './connection.ts';

/** Bearers of one name that are weighed, those with most statements first. */
const mostBearers = 64;
/** Roles of one that are weighed, those that most articles give first. */
const mostGrounds = 32;
/** Articles beyond these are not counted: one with so many outweighs all others. */
const mostCounted = 5_000;

interface NameRow {
  readonly seq: number;
  readonly canonical: number;
  readonly unclear: number;
  readonly key: string;
  readonly origin: string;
}

/** Reads only what names like this one are found by. */
export function findBearers(connection: Connection, mention: Mention): readonly Bearer[] {
  const { kind, key, shortForms, known } = mention;
  const rows = connection
    .sql(
      `SELECT p.seq, coalesce(p.merged_seq, p.seq) AS canonical, p.unclear, n.key, n.origin
       FROM person_name n JOIN person p ON p.seq = n.person_seq
       WHERE n.origin <> 'given' AND n.seq IN (
         SELECT seq FROM person_name WHERE kind = ?1 AND key IN (SELECT value FROM json_each(?2))
         UNION SELECT name_seq FROM person_block WHERE kind = ?1 AND block IN (SELECT value FROM json_each(?3)))
       ORDER BY p.statements DESC, p.seq`,
    )
    .all(kind, JSON.stringify([key, ...shortForms]), JSON.stringify(blocksOf(key, kind))) as unknown as NameRow[];
  const bySeq = Map.groupBy(rows, ({ seq }) => seq);
  const chosen = [...bySeq.values()].slice(0, mostBearers);
  const bearers = chosen.map((names) => toBearer(connection, names, chosen.length > 1));
  const alive = bearers.filter(({ articles, seq }) => articles > 0 || seq === known);
  return withApart(connection, mention, alive.length > 0 ? alive : bearers);
}

function toBearer({ sql }: Connection, names: readonly NameRow[], isCounted: boolean): Bearer {
  const { seq, canonical, unclear } = names[0]!;
  const grounds = sql(
    `SELECT ground, uses FROM person_ground WHERE person_seq = ? ORDER BY uses DESC, ground LIMIT ${mostGrounds}`,
  ).all(seq) as unknown as Bearer['grounds'];
  const counted = isCounted
    ? (sql(`SELECT count(*) AS n FROM (SELECT 1 FROM person_mention WHERE person_seq = ? LIMIT ${mostCounted})`).get(
        seq,
      ) as {
        n: number;
      })
    : { n: 1 };
  return {
    seq,
    canonical,
    names: names.map(({ key, origin }) => ({ key, isShort: origin === 'short', isGiven: origin === 'alias' })),
    grounds,
    articles: counted.n,
    isUnclear: unclear === 1,
    notNamed: [],
  };
}

/** One that people said is not another does not take that other's name, unless it bears it itself and no split took it away. */
function withApart(connection: Connection, { key }: Mention, bearers: readonly Bearer[]): readonly Bearer[] {
  if (bearers.length < 2) return bearers;
  const given = splitNames(connection, key);
  const pairs = apartPairs(connection);
  if (given.size === 0 && pairs.size === 0) return bearers;
  const bears = (bearer: Bearer): boolean => bearer.names.some((name) => name.key === key && !name.isShort);
  const named = bearers.filter(bears);
  const isOthers = (bearer: Bearer): boolean =>
    given.has(bearer.seq) ||
    (!bears(bearer) && named.some((other) => pairs.has(`${bearer.canonical} ${other.canonical}`)));
  return bearers.map((bearer) => (isOthers(bearer) ? { ...bearer, notNamed: [key] } : bearer));
}

/** Those from whom a split that holds took this name. */
function splitNames({ sql }: Connection, key: string): ReadonlySet<number> {
  const rows = sql(
    `SELECT r.from_seq AS seq FROM person_rule r JOIN person_edit e ON e.seq = r.edit_seq
     WHERE r.of = 'name' AND r.value = ? AND e.undone_seq IS NULL`,
  ).all(key) as unknown as { seq: number }[];
  return new Set(rows.map(({ seq }) => seq));
}

/** Both ways round, as they stand after merging. */
export function apartPairs({ sql }: Connection): ReadonlySet<string> {
  const rows = sql(
    `SELECT coalesce(a.merged_seq, a.seq) AS one, coalesce(b.merged_seq, b.seq) AS other FROM person_edit e
     JOIN person a ON a.seq = e.person_seq JOIN person b ON b.seq = e.other_seq WHERE e.kind = 'apart' AND e.undone_seq IS NULL`,
  ).all() as unknown as { one: number; other: number }[];
  return new Set(rows.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]));
}
