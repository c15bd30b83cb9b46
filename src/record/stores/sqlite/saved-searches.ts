/** Keeps searches under names. Every state of one is a row, signed; the last that nobody took back holds. */
import { deriveId } from '../../../lib/ids.ts';
import { OnrecordError } from '../../../lib/problems.ts';
import type { EditOutcome, SavedSearch, SavedSearchStore } from '../../../types/index.ts';
import { parseQuery } from '../../query.ts';
import type { Connection } from './connection.ts';

const longestName = 200;

interface SavedRow {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly query: string;
  readonly deleted: 0 | 1;
  readonly made_by: string;
  readonly made_at: string;
}

/** What one of them becomes. */
type State = Pick<SavedSearch, 'id' | 'name' | 'query' | 'isDeleted'>;

export function searchesOf(connection: Connection, now: () => Date): SavedSearchStore {
  const { read, write } = connection;
  return {
    savedSearches: () => read(() => listSaved(connection)),
    savedSearch: (id) => read(() => standing(connection, id)),
    saveSearch: async (name, query, by) => {
      const parsed = parseQuery(query);
      if (parsed.problem !== null) throw new OnrecordError('record/bad-query', '', parsed.fault.message, parsed.fault);
      const given = nameOf(name);
      return write(() => {
        const id = deriveId('saved-search', given, query, now().toISOString(), String(rows(connection)));
        return put(connection, { id, name: given, query: query.trim(), isDeleted: false }, by, now());
      });
    },
    renameSearch: async (id, name, by, seen) => {
      const given = nameOf(name);
      return write(() =>
        edited(connection, id, seen, (known) => put(connection, { ...known, name: given }, by, now())),
      );
    },
    deleteSearch: (id, by, seen) =>
      write(() => edited(connection, id, seen, (known) => put(connection, { ...known, isDeleted: true }, by, now()))),
    undoSearchEdit: (id, by, seen) => write(() => undone(connection, id, seen, by, now())),
  };
}

function nameOf(text: string): string {
  const name = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  if (name !== '' && name.length <= longestName) return name;
  throw new OnrecordError('record/bad-name', '', name === '' ? 'The name is empty.' : 'The name is too long.');
}

const savedRow = 'SELECT id, version, name, query, deleted, made_by, made_at FROM saved_search s';
const isStanding =
  's.seq = (SELECT max(o.seq) FROM saved_search o WHERE o.id = s.id AND o.undone_at IS NULL) AND s.undone_at IS NULL';

function listSaved({ sql }: Connection): SavedSearch[] {
  const found = sql(`${savedRow} WHERE ${isStanding} AND s.deleted = 0 ORDER BY s.seq DESC`).all();
  return (found as unknown as SavedRow[]).map(toSaved);
}

function standing({ sql }: Connection, id: string): SavedSearch | null {
  const row = sql(`${savedRow} WHERE s.id = ? AND ${isStanding}`).get(id) as unknown as SavedRow | undefined;
  return row === undefined ? null : toSaved(row);
}

function toSaved({ id, version, name, query, deleted, made_by, made_at }: SavedRow): SavedSearch {
  return { id, version, name, query, isDeleted: deleted === 1, by: made_by, at: made_at };
}

function rows({ sql }: Connection): number {
  return (sql('SELECT count(*) AS n FROM saved_search').get() as { n: number }).n;
}

function put(connection: Connection, { id, name, query, isDeleted }: State, by: string, now: Date): SavedSearch {
  const version = deriveId('saved-search-version', id, String(rows(connection)), now.toISOString());
  connection
    .sql('INSERT INTO saved_search (id, version, name, query, deleted, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(id, version, name, query, isDeleted ? 1 : 0, by, now.toISOString());
  return standing(connection, id)!;
}

/** Null where there is none; refused where somebody else was first. */
function edited(
  connection: Connection,
  id: string,
  seen: string,
  edit: (known: SavedSearch) => SavedSearch,
): EditOutcome<SavedSearch> | null {
  const known = standing(connection, id);
  if (known === null) return null;
  if (known.version !== seen) return { done: null, latest: known };
  return known.isDeleted ? null : { done: edit(known), latest: null };
}

/** The state before holds again; what was only ever saved once is deleted, so that this can be taken back too. */
function undone(
  connection: Connection,
  id: string,
  seen: string,
  by: string,
  now: Date,
): EditOutcome<SavedSearch> | null {
  const { sql } = connection;
  const known = standing(connection, id);
  if (known === null) return null;
  if (known.version !== seen) return { done: null, latest: known };
  const { n } = sql('SELECT count(*) AS n FROM saved_search WHERE id = ? AND undone_at IS NULL').get(id) as {
    n: number;
  };
  if (n === 1) return { done: put(connection, { ...known, isDeleted: true }, by, now), latest: null };
  sql('UPDATE saved_search SET undone_by = ?, undone_at = ? WHERE version = ?').run(
    by,
    now.toISOString(),
    known.version,
  );
  return { done: standing(connection, id)!, latest: null };
}
