/** What the found statements can be narrowed to: counted over the narrow listing, the latest first. */
import { narrowed, writeTerm } from '../../../lib/query-text.ts';
import type { Facet, FacetName, FacetValue } from '../../../types/index.ts';
import type { Query } from '../../query.ts';
import type { Connection } from './connection.ts';
import type { Selection } from './selection.ts';

const mostValues = 8;
/** As `query-terms.ts` has it for `sure:yes`. */
const sureFrom = 0.7;
/** Months of more years than these would not help anybody. */
const mostMonths = 18;
const dayLength = 86_400_000;
/** A time as long as this is in no month and no year. */
const daysApart = 1000;

type Row = readonly [
  outlet: number | null,
  person: number | null,
  act: string,
  mode: string,
  checked: string,
  sure: number,
  saidFrom: number | null,
  saidTo: number | null,
];

type Counts<Value> = Map<Value, number>;

interface Tally {
  readonly outlets: Counts<number>;
  readonly people: Counts<number>;
  readonly acts: Counts<string>;
  readonly modes: Counts<string>;
  readonly checks: Counts<string>;
  readonly sure: Counts<string>;
  /** By the first and the last day, as one number. */
  readonly days: Counts<number>;
}

/** `found`: at most `most` and one more; `counted` says how many there were. `text`: the query as written, `query` the same parsed. */
export function facetsOf(
  connection: Connection,
  found: Selection,
  most: number,
  { query, text }: { readonly query: Query | null; readonly text: string },
): { readonly facets: readonly Facet[]; readonly counted: number } {
  const rows = rowsOf(connection, found);
  return { facets: facetsFrom(connection, tallied(rows.slice(0, most)), query, text), counted: rows.length };
}

function facetsFrom(connection: Connection, tally: Tally, query: Query | null, text: string): Facet[] {
  const isAlternative = query?.kind === 'any';
  const value = (name: string, count: number, term: string, personId: string | null = null): FacetValue => ({
    name,
    count,
    term,
    only: narrowed(text, term, isAlternative),
    hide: narrowed(text, `-${term}`, isAlternative),
    personId,
  });
  const plain = (name: FacetName, counts: Counts<string>): Facet => ({
    name,
    values: most(counts).map(([one, count]) => value(one, count, writeTerm(name, one))),
  });
  return [
    {
      name: 'who',
      values: most(tally.people).flatMap(([seq, count]) => {
        const person = personBySeq(connection, seq);
        return person === null ? [] : [value(person.name, count, writeTerm('who', person.name), person.id)];
      }),
    },
    {
      name: 'outlet',
      values: most(tally.outlets).map(([seq, count]) => {
        const name = outletBySeq(connection, seq);
        return value(name, count, writeTerm('outlet', name));
      }),
    },
    plain('act', tally.acts),
    plain('mode', tally.modes),
    { name: 'when', values: times(tally.days).map(([time, count]) => value(time, count, `when:${time}`)) },
    plain('checked', tally.checks),
    plain('sure', tally.sure),
  ];
}

function rowsOf({ db }: Connection, { sql, parameters }: Selection): readonly Row[] {
  const rows = db.prepare(
    `SELECT l.outlet_seq, l.person_seq, l.act, l.mode, l.checked, l.sure, l.said_from, l.said_to
     FROM (${sql}) f CROSS JOIN statement_listing l ON l.line = f.line`,
  );
  rows.setReturnArrays(true);
  return rows.all(...parameters) as unknown as readonly Row[];
}

function tallied(rows: readonly Row[]): Tally {
  const tally: Tally = {
    outlets: new Map(),
    people: new Map(),
    acts: new Map(),
    modes: new Map(),
    checks: new Map(),
    sure: new Map(),
    days: new Map(),
  };
  for (const [outlet, person, act, mode, checked, sure, saidFrom, saidTo] of rows) {
    if (outlet !== null) add(tally.outlets, outlet);
    if (person !== null) add(tally.people, person);
    add(tally.acts, act);
    add(tally.modes, mode);
    add(tally.checks, checked);
    add(tally.sure, sure >= sureFrom ? 'yes' : 'no');
    if (saidFrom !== null && saidTo !== null)
      add(tally.days, saidFrom * daysApart + Math.min(saidTo - saidFrom, daysApart - 1));
  }
  return tally;
}

function add<Value>(counts: Counts<Value>, value: Value, by = 1): void {
  counts.set(value, (counts.get(value) ?? 0) + by);
}

function most<Value>(counts: Counts<Value>): (readonly [Value, number])[] {
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostValues);
}

/** Months, or years where they are many; latest first. Counted is what lies wholly in one, as `when:` finds it. */
function times(days: Counts<number>): (readonly [string, number])[] {
  const months: Counts<string> = new Map();
  const years: Counts<string> = new Map();
  for (const [period, count] of days) {
    const first = Math.floor(period / daysApart);
    const [from, to] = [first, first + period - first * daysApart].map((day) => isoDay(day)) as [string, string];
    if (from.slice(0, 7) === to.slice(0, 7)) add(months, from.slice(0, 7), count);
    if (from.slice(0, 4) === to.slice(0, 4)) add(years, from.slice(0, 4), count);
  }
  const shown = months.size > mostMonths ? years : months;
  return [...shown].sort((a, b) => (a[0] < b[0] ? 1 : -1)).slice(0, mostMonths);
}

function isoDay(day: number): string {
  return new Date(day * dayLength).toISOString();
}

function personBySeq({ sql }: Connection, seq: number): { readonly id: string; readonly name: string } | null {
  const row = sql('SELECT id, name FROM person WHERE seq = ?').get(seq);
  return (row as { id: string; name: string } | undefined) ?? null;
}

function outletBySeq({ sql }: Connection, seq: number): string {
  return (sql('SELECT name FROM outlet WHERE seq = ?').get(seq) as { name: string }).name;
}
