/** Any number of edits, taken back in any order, leave the record as it was. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { OnrecordError } from '../../../lib/problems.ts';
import type { PersonChange, PersonEdit, Store } from '../../../types/index.ts';
import { openRecord } from '../../index.ts';
import { addStory } from '../opened-store.ts';

const names = ['Ilse Varga', 'Ilse Varga-Holt', 'Elza Warga', 'Aldo Brenn', 'Ada Orm', 'Ilse Warga'];
const roles = ['minister', 'swimmer', 'harbour minister', undefined, 'mayor of Oststad'];

/** Whole numbers below `n`, always the same ones for a seed. */
function drawing(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % n;
  };
}

async function fill(store: Store, draw: (n: number) => number): Promise<void> {
  for (let i = 0; i < 14; i++) {
    const statements = Array.from({ length: 1 + draw(3) }, (_, j) => {
      const role = roles[draw(roles.length)];
      return { name: names[draw(names.length)]!, content: `it is ${i} ${j}`, ...(role === undefined ? {} : { role }) };
    });
    const story = {
      url: `https://courier.example/${i}`,
      headline: `On ${i}`,
      publisher: `Outlet ${draw(3)}`,
      datePublished: null,
      statements,
    };
    await addStory(store, story, '2031-05-19T08:00:00Z');
  }
}

async function someChange(store: Store, draw: (n: number) => number): Promise<PersonChange> {
  const people = await store.people(100);
  const person = people[draw(people.length)]!.id;
  const other = people[draw(people.length)]!.id;
  const page = (await store.person(person, { limit: 1, cursor: null }))!;
  const changes: readonly PersonChange[] = [
    { kind: 'merge', person, other },
    { kind: 'alias', person, name: draw(2) === 0 ? `Nick ${draw(3)}` : names[draw(names.length)]! },
    { kind: 'rename', person, name: `Given ${draw(5)}` },
    { kind: 'apart', person, other },
    {
      kind: 'split',
      person,
      other: draw(2) === 0 ? null : other,
      name: null,
      moved: {
        articles: draw(2) === 0 ? [] : [page.said.entries[0]!.statement.articleId],
        roles: page.roles.slice(0, draw(2)),
        names: page.names.slice(0, draw(2)).map(({ name }) => name),
      },
    },
  ];
  return changes[draw(changes.length)]!;
}

describe('edits of people', () => {
  for (const seed of [1, 2, 3]) {
    it(`should leave everything as it was when all are taken back, in any order (${seed})`, async () => {
      const draw = drawing(seed * 7_919);
      const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-edits-'));
      const store = await openRecord({ dataDir, now: () => new Date('2031-06-01T00:00:00Z') });
      try {
        await fill(store, draw);
        const before = await store.people(100);
        const made: PersonEdit[] = [];
        for (let i = 0; i < 12; i++) {
          const change = await someChange(store, draw);
          try {
            made.push((await store.changePerson(change, 'Kim', null)).done!);
          } catch (error) {
            if (!(error instanceof OnrecordError)) throw error;
          }
          assert.deepEqual(await store.verify(), [], JSON.stringify(change));
        }
        assert.ok(made.length > 4);
        while (made.length > 0) {
          const [edit] = made.splice(draw(made.length), 1);
          await store.undoPersonEdit(edit!.id, edit!.person.id, 'Ana', null);
          assert.deepEqual(await store.verify(), [], edit!.kind);
        }
        assert.deepEqual(await store.people(100), before);
      } finally {
        await store.close();
        rmSync(dataDir, { recursive: true });
      }
    });
  }
});
