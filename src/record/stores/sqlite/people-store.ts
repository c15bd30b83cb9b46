/** People: which method is which transaction. */
import type { PeopleStore } from '../../../types/index.ts';
import type { Connection } from './connection.ts';
import { listPeople, peoplePage } from './people.ts';
import { changePerson, undoPersonEdit } from './person-edits.ts';
import { personPage } from './person-page.ts';

export function peopleOf(connection: Connection, now: () => Date): PeopleStore {
  const { read, write } = connection;
  const signed = (by: string) => ({ by, at: now().toISOString() });
  return {
    person: (id, page, filter) => read(() => personPage(connection, id, page, filter)),
    people: (limit, startsWith) => read(() => listPeople(connection, limit, startsWith)),
    peoplePage: (page, startsWith) => read(() => peoplePage(connection, page, startsWith)),
    changePerson: (change, by, seen) => write(() => changePerson(connection, change, signed(by), seen)),
    undoPersonEdit: (id, person, by, seen) => write(() => undoPersonEdit(connection, id, person, signed(by), seen)),
  };
}
