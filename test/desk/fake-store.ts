/** A store in memory for the desk's tests: it answers from hand-made readings and counts how often it is asked. */
import type { EntryPage, KeptArticle, PageRequest, PersonSummary, RecordEntry, Store } from '../../src/types/index.ts';
import { exampleSources } from './example-sources.ts';
import type { WrittenArticle } from './newsroom.ts';

export interface FakeStore extends Store {
  /** Names of the methods asked, in order. */
  readonly asked: string[];
  /** Adds an article to the record. */
  add(written: WrittenArticle): void;
}

/** What this store can answer; any other question is a fault of the test. */
type Answers = Pick<FakeStore, 'asked' | 'add'> & Partial<Store>;

const readAt = '2031-05-16T12:06:30Z';

export function fakeStore(articles: readonly WrittenArticle[] = []): FakeStore {
  const held = [...articles];
  const asked: string[] = [];
  let subscribed = exampleSources();
  const entries = () => held.flatMap((written) => written.entries);
  const answers: Answers = {
    asked,
    add: (written) => void held.push(written),
    keepSource: async (source) => {
      subscribed = subscribed.map((status) => (status.source.id === source.id ? { ...status, source } : status));
    },
    source: async (id) => subscribed.find(({ source }) => source.id === id) ?? null,
    sources: async () => subscribed,
    sourceYields: async (ids) =>
      new Map(ids.includes('gazette') ? [['gazette', { articles: 20, statements: 130 }]] : []),
    lastVisits: async () => new Map(),
    close: async () => {},
    checksOf: async () => null,
    dossiersOf: async () => [],
    failedJobs: async () => [
      {
        captureId: 'abc',
        uri: 'https://gazette.example/<blank>',
        problem: {
          code: 'page/no-text',
          uri: 'https://gazette.example/<blank>',
          detail: 'Nothing is written there. Check it.',
        },
        at: readAt,
      },
    ],
    article: async (id) => {
      const found = held.find(({ article }) => article.id === id);
      return found === undefined ? null : kept(found);
    },
    statement: async (id) => entries().find((entry) => entry.id === id) ?? null,
    person: async (id, page) => {
      const said = entries().filter(({ person }) => person?.id === id);
      const person = peopleOf(entries()).find((one) => one.id === id);
      if (person === undefined) return null;
      const surname = person.name.split(' ').at(-1)!;
      const about = entries().filter(
        (entry) => entry.person?.id !== id && entry.wording.content.some(({ text }) => text.includes(surname)),
      );
      return {
        person,
        alsoWritten: [surname],
        roles: person.role === null ? [] : [person.role],
        roleTimes:
          person.role === null ? [] : [{ value: person.role, statements: said.length, from: readAt, to: readAt }],
        names: [{ name: surname, origin: 'read' }],
        nameCount: 2,
        counts: {
          acts: countsOf(said.map(({ statement }) => statement.act)),
          modes: countsOf(said.map(({ statement }) => statement.mode)),
          checks: countsOf(said.map(({ check }) => check?.state ?? 'no')),
          outlets: countsOf(said.map(({ carriedBy }) => carriedBy[0]?.publisher ?? null)),
          addressees: countsOf(said.map(({ wording }) => wording.addressee)),
          venues: countsOf(said.map(({ wording }) => wording.venue)),
        },
        said: pageOf(said, page),
        about,
        merged: [],
        namesakes: [],
        isUnclear: false,
        edits: [],
        revision: 0,
      };
    },
    people: async (limit, startsWith = '') =>
      peopleOf(entries())
        .filter(({ name }) =>
          name
            .toLowerCase()
            .split(' ')
            .some((word) => word.startsWith(startsWith.toLowerCase())),
        )
        .slice(0, limit),
    peoplePage: async (page, startsWith = '') => {
      const people = peopleOf(entries()).filter(({ name }) => name.toLowerCase().includes(startsWith.toLowerCase()));
      return { people: people.slice(0, page.limit), cursor: null, total: people.length };
    },
    latest: async (page) => pageOf(entries(), page),
    latestArticles: async (limit) => held.slice(0, limit).map(({ article }) => ({ article, readAt })),
    search: async (query, page) => {
      const at = query.indexOf('wh:');
      if (at >= 0) {
        return {
          page: null,
          problem: { code: 'record/bad-query', uri: '', detail: 'There is no field "wh". Write who: instead.', at },
        };
      }
      const word = query
        .replace(/^[a-z]+:/u, '')
        .replaceAll('"', '')
        .toLowerCase();
      const found = entries().filter(
        (entry) =>
          JSON.stringify(entry.wording).toLowerCase().includes(word) || entry.person?.name.toLowerCase().includes(word),
      );
      const rest = { isMore: false, sort: 'date', highlights: [], facets: null, suggestions: [] } as const;
      return { page: { ...pageOf(found, page), ...rest }, problem: null };
    },
    entries: async function* () {
      yield* entries();
    },
    counts: async () => ({
      captures: held.length,
      articles: held.length,
      statements: entries().length,
      people: peopleOf(entries()).length,
      publishers: new Set(held.map(({ article }) => article.publisher)).size,
      jobsWaiting: 0,
      jobsFailed: held.length === 0 ? 0 : 1,
    }),
  };
  return counted(answers);
}

/** Writes down every question. */
function counted(answers: Answers): FakeStore {
  return new Proxy(answers as FakeStore, {
    get: (target, name, receiver) => {
      if (!(name in target) && name !== 'then') throw new Error(`this store does not answer ${String(name)}`);
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function' || name === 'add') return value;
      return (...args: readonly unknown[]) => {
        target.asked.push(String(name));
        return Reflect.apply(value, target, args) as unknown;
      };
    },
  });
}

function kept({ article, entries }: WrittenArticle): KeptArticle {
  return {
    article,
    entries,
    engine: 'onrecord/0.0.0',
    readAt,
    capture: {
      id: article.captureId,
      uri: article.url ?? 'paste:abc',
      capturedAt: '2031-05-16T12:06:00Z',
      status: 200,
      mediaType: 'text/html; charset=utf-8',
      bodyDigest: article.textDigest,
      byteLength: 41_234,
      via: { kind: 'url', uri: null },
    },
    notes: [],
    versions: 1,
  };
}

function pageOf(entries: readonly RecordEntry[], { limit, cursor }: PageRequest): EntryPage {
  const from = Number(cursor ?? 0);
  const next = from + limit < entries.length ? String(from + limit) : null;
  return { entries: entries.slice(from, from + limit), cursor: next, total: entries.length };
}

function countsOf(values: readonly (string | null)[]) {
  const given = values.filter((value) => value !== null);
  return [...new Set(given)].map((value) => ({ value, statements: given.filter((one) => one === value).length }));
}

function peopleOf(entries: readonly RecordEntry[]): readonly PersonSummary[] {
  const people = new Map<string, PersonSummary>();
  for (const { person } of entries) {
    if (person === null) continue;
    const known = people.get(person.id);
    people.set(person.id, {
      ...person,
      kind: 'person',
      role: known?.role ?? person.role,
      statements: (known?.statements ?? 0) + 1,
      articles: 1,
      publishers: 1,
    });
  }
  return [...people.values()].toSorted((a, b) => b.statements - a.statements);
}
