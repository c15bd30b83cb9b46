/**
 * Whose statement it is: the person of a source's name, and the one that this person was merged into. What an article calls somebody is
 * weighed once for the whole article, against what other articles call everybody of such a name.
 */

import { deriveId } from '../../../lib/ids.ts';
import type { Article, Source, Statement } from '../../../types/index.ts';
import { identify, type Mention } from '../../identity.ts';
import { explainedNames, isCommonInstitution } from '../../identity-names.ts';
import { foldWords, type PersonKey, personKey } from '../../names.ts';
import type { Connection } from './connection.ts';
import { findBearers } from './person-bearers.ts';
import { blockSome, keepName } from './person-names.ts';
import { afterSplits } from './person-splits.ts';

export interface PersonSeqs {
  /** As the source's name says. */
  readonly own: number;
  /** The one it was merged into, else the same. */
  readonly person: number;
}

/** A name in an article, and what it is there. */
interface Named {
  readonly key: PersonKey;
  readonly written: string;
  readonly grounds: Set<string>;
  readonly shortForms: Set<string>;
}

/** Where an article stands. */
interface Place {
  readonly articleSeq: number;
  readonly publisher: string | null;
}

/**
 * Decides who the sources of an article are, by all that the article says of them. Call it in a write transaction, before its statements
 * are placed, when the reading is that of the latest capture.
 */
export function meetSources(
  connection: Connection,
  articleSeq: number,
  article: Article,
  statements: readonly Statement[],
): void {
  const { sql } = connection;
  blockSome(connection);
  const sources = statements.map(({ source }) => source).filter((source) => source !== null);
  const homes = sql('SELECT kind, key, home_seq AS home FROM person_mention WHERE article_seq = ?').all(
    articleSeq,
  ) as unknown as { kind: string; key: string; home: number }[];
  const before = new Map(homes.map(({ kind, key, home }) => [`${kind} ${key}`, home]));
  sql('DELETE FROM person_mention WHERE article_seq = ?').run(articleSeq);
  const place = { articleSeq, publisher: article.publisher };
  for (const { named, alsoKeys } of namedIn(article, sources)) {
    const known = before.get(`${named.key.kind} ${named.key.key}`) ?? null;
    const home = decide(connection, place, named, known);
    keepMention(connection, articleSeq, named, home);
    for (const key of alsoKeys) keepMention(connection, articleSeq, { ...named, key, grounds: new Set() }, home);
  }
}

/** Each name once, with all that the article says of it; letters that it explains go with the name they stand for. */
function namedIn(
  article: Article,
  sources: readonly Source[],
): readonly { readonly named: Named; readonly alsoKeys: readonly PersonKey[] }[] {
  const explained = sources.some(({ kind }) => kind !== 'person')
    ? explainedNames(article.text)
    : new Map<string, string>();
  const all = new Map<string, { named: Named; alsoKeys: PersonKey[] }>();
  for (const source of sources) {
    const own = personKey(source);
    if (own === null) continue;
    const full = own.kind === 'organization' ? explained.get(own.key) : undefined;
    const key = (full === undefined ? null : personKey({ name: full, kind: source.kind })) ?? own;
    const id = `${key.kind} ${key.key}`;
    const one = all.get(id) ?? { named: namedAs(key, full ?? source.name!, explained), alsoKeys: [] };
    if (source.role !== null && key.kind === 'person') one.named.grounds.add(source.role);
    if (own !== key && !one.alsoKeys.some((also) => also.key === own.key)) one.alsoKeys.push(own);
    all.set(id, one);
  }
  return [...all.values()];
}

function namedAs(key: PersonKey, written: string, explained: ReadonlyMap<string, string>): Named {
  const shortForms = [...explained].filter(([, full]) => foldWords(full) === key.key).map(([short]) => short);
  return { key, written, grounds: new Set(), shortForms: new Set(key.kind === 'organization' ? shortForms : []) };
}

/** The person by the rules alone, made where there is none. */
function decide(connection: Connection, { publisher }: Place, named: Named, known: number | null): number {
  const { key, written, shortForms } = named;
  if (key.kind === 'organization' && isCommonInstitution(key.key) && publisher !== null) named.grounds.add(publisher);
  const mention: Mention = {
    kind: key.kind,
    key: key.key,
    grounds: [...named.grounds].toSorted(),
    shortForms: [...shortForms],
    known,
  };
  const decision = identify(mention, findBearers(connection, mention));
  const seq = decision.bearer ?? makePerson(connection, named, mention, decision.as === 'unclear');
  keepName(connection, seq, { kind: key.kind, key: key.key, written, origin: 'read' });
  for (const short of shortForms)
    keepName(connection, seq, { kind: key.kind, key: short, written: short, origin: 'short' });
  return seq;
}

/** The first of a name has the id of the name; others that of the name and what tells them from the first. */
function makePerson({ sql }: Connection, { key, written }: Named, { grounds }: Mention, isUnclear: boolean): number {
  const told = grounds.map(foldWords).toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? '';
  for (let number = 0; ; number++) {
    const apart = isUnclear ? ['?'] : number < 2 ? [told] : [told, String(number)];
    const id = number === 0 && !isUnclear ? key.id : deriveId('person', key.kind, key.key, ...apart);
    const taken = sql('SELECT seq, unclear FROM person WHERE id = ?').get(id) as
      | { seq: number; unclear: number }
      | undefined;
    if (taken !== undefined && isUnclear) return taken.seq;
    if (taken !== undefined) continue;
    return Number(
      sql('INSERT INTO person (id, kind, key, name, unclear) VALUES (?, ?, ?, ?, ?)').run(
        id,
        key.kind,
        key.key,
        written,
        isUnclear ? 1 : 0,
      ).lastInsertRowid,
    );
  }
}

/** Notes whom an article means, after what people split. */
function keepMention(
  connection: Connection,
  articleSeq: number,
  { key, written, grounds }: Named,
  home: number,
): number {
  const roles = [...grounds].toSorted();
  const person = afterSplits(connection, { articleSeq, kind: key.kind, key: key.key, roles, home });
  if (person !== home) keepName(connection, person, { kind: key.kind, key: key.key, written, origin: 'read' });
  connection
    .sql(`INSERT INTO person_mention (article_seq, kind, key, home_seq, person_seq, grounds) VALUES (?, ?, ?, ?, ?, ?)`)
    .run(articleSeq, key.kind, key.key, home, person, JSON.stringify(roles));
  return person;
}

/**
 * The person of a source of this article, as decided by `meetSources`; one that was not met there is decided by itself. Null for a source
 * that is nobody across articles. Call it in a write transaction.
 */
export function personOf(connection: Connection, source: Source | null, articleSeq: number): PersonSeqs | null {
  const key = source === null ? null : personKey(source);
  if (key === null) return null;
  const { sql } = connection;
  const met = sql('SELECT person_seq AS seq FROM person_mention WHERE article_seq = ? AND kind = ? AND key = ?').get(
    articleSeq,
    key.kind,
    key.key,
  ) as { seq: number } | undefined;
  const own = met?.seq ?? meetOne(connection, source!, key, articleSeq);
  const { person } = sql('SELECT coalesce(merged_seq, seq) AS person FROM person WHERE seq = ?').get(own) as {
    person: number;
  };
  return { own, person };
}

function meetOne(connection: Connection, { name, role }: Source, key: PersonKey, articleSeq: number): number {
  const { publisher } = connection.sql('SELECT publisher FROM article WHERE seq = ?').get(articleSeq) as {
    publisher: string | null;
  };
  const grounds = new Set(role === null || key.kind !== 'person' ? [] : [role]);
  const named: Named = { key, written: name!, grounds, shortForms: new Set() };
  const home = decide(connection, { articleSeq, publisher }, named, null);
  return keepMention(connection, articleSeq, named, home);
}
