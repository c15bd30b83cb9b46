/** Any text is a query or a problem with a place; simple queries find what a plain filter finds. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Reading, RecordEntry, Store } from '../types/index.ts';
import { openRecord } from './index.ts';
import { foldWords } from './names.ts';
import { type ExampleStory, exampleCapture, exampleReading } from './stores/example-reading.ts';

const words = ['harbour', 'toll', 'ferry', 'Café', 'plan', 'quay', 'fog', 'guild'];
const names = ['Ilse Varga', 'Aldo Brenn', 'Mirre Oskan'];
const acts = ['warn', 'deny', 'assert'];
const firstPage = { limit: 500, cursor: null };

function storyNumber(n: number): ExampleStory {
  const pick = <T>(list: readonly T[], i: number): T => list[i % list.length]!;
  return {
    url: `https://courier.example/${n}`,
    headline: `Number ${n}`,
    publisher: n % 2 === 0 ? 'The Oststad Courier' : 'The Evening Lantern',
    datePublished: `2031-05-${String((n % 28) + 1).padStart(2, '0')}`,
    statements: Array.from({ length: 3 }, (_, i) => ({
      name: pick(names, n + i),
      content: `${pick(words, n * 3 + i)} ${pick(words, n + i * 5)} ${pick(words, i * 7 + 1)} ${n}x${i}`,
      act: pick(acts, n + i),
    })),
  };
}

/** A query whose meaning is simple enough to say twice. */
interface Simple {
  readonly query: string;
  readonly holds: (entry: RecordEntry) => boolean;
  /** Whether it asks for rejected statements, and whether it does so when it is turned round. */
  readonly asks?: boolean;
  readonly asksTurned?: boolean;
}

function joined(a: Simple, b: Simple): Pick<Required<Simple>, 'asks' | 'asksTurned'> {
  return {
    asks: a.asks === true || b.asks === true,
    asksTurned: a.asksTurned === true || b.asksTurned === true,
  };
}

function wordsOf(entry: RecordEntry): Set<string> {
  const { wording, statement, carriedBy } = entry;
  const all = [wording.content[0]!.text, statement.source?.name ?? '', carriedBy[0]!.headline ?? ''];
  return new Set(all.flatMap((text) => foldWords(text).split(' ')));
}

const checkers = ['Mira Oduya', 'Ben Osei'];
const confidences = [0.31, 0.5, 0.69, 0.7, 0.83, 0.97];

function unsure(reading: Reading, n: number): Reading {
  const statements = reading.statements.map((statement, i) => ({
    ...statement,
    confidence: confidences[(n + i * 5) % confidences.length]!,
  }));
  return { ...reading, statements };
}

const term: fc.Arbitrary<Simple> = fc.oneof(
  fc.constantFrom(...confidences).map((figure) => ({
    query: `sure:>=${figure}`,
    holds: (e: RecordEntry) => e.statement.confidence >= figure,
  })),
  fc.constant({
    query: 'sure:0.5..0.7',
    holds: ({ statement }: RecordEntry) => statement.confidence >= 0.5 && statement.confidence <= 0.7,
  }),
  fc.constant({ query: 'sure:no', holds: (e: RecordEntry) => e.statement.confidence < 0.7 }),
  fc.constantFrom('no', 'confirmed', 'rejected').map((state) => ({
    query: `checked:${state}`,
    holds: (e: RecordEntry) => (e.check?.state ?? 'no') === state,
    asks: state === 'rejected',
  })),
  fc.constant({ query: 'checked:yes', holds: (e: RecordEntry) => e.check !== null }),
  fc.constantFrom(...checkers).map((name) => ({
    query: `checked:"${name.toLowerCase()}"`,
    holds: (e: RecordEntry) => e.check?.by === name,
  })),
  fc.integer({ min: 1, max: 28 }).map((n) => {
    const day = `2031-05-${String(n).padStart(2, '0')}`;
    return { query: `when:..${day}`, holds: (e: RecordEntry) => e.carriedBy[0]!.datePublished! <= day };
  }),
  fc
    .constantFrom(...words)
    .map((word) => ({ query: word, holds: (e: RecordEntry) => wordsOf(e).has(foldWords(word)) })),
  fc.constantFrom('varga', 'BRENN', 'mirre').map((name) => ({
    query: `who:${name}`,
    holds: (e: RecordEntry) => foldWords(e.statement.source!.name!).split(' ').includes(name.toLowerCase()),
  })),
  fc.constantFrom(...acts).map((act) => ({ query: `act:${act}`, holds: (e: RecordEntry) => e.statement.act === act })),
  fc.integer({ min: 1, max: 28 }).map((n) => {
    const day = `2031-05-${String(n).padStart(2, '0')}`;
    return { query: `when:>=${day}`, holds: (e: RecordEntry) => e.carriedBy[0]!.datePublished! >= day };
  }),
  fc.constantFrom('lantern', 'courier').map((outlet) => ({
    query: `outlet:${outlet}`,
    holds: (e: RecordEntry) => foldWords(e.carriedBy[0]!.publisher!).includes(outlet),
  })),
);

const { simple } = fc.letrec<{ simple: Simple }>((tie) => ({
  simple: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    term,
    fc.tuple(tie('simple'), tie('simple')).map(([a, b]) => ({
      query: `(${a.query}) (${b.query})`,
      holds: (e: RecordEntry) => a.holds(e) && b.holds(e),
      ...joined(a, b),
    })),
    fc.tuple(tie('simple'), tie('simple')).map(([a, b]) => ({
      query: `${a.query} OR (${b.query})`,
      holds: (e: RecordEntry) => a.holds(e) || b.holds(e),
      ...joined(a, b),
    })),
    tie('simple').map((a) => ({
      query: `-(${a.query})`,
      holds: (e: RecordEntry) => !a.holds(e),
      asks: a.asksTurned === true,
      asksTurned: a.asks === true,
    })),
  ),
}));

describe('searching', () => {
  let dataDir: string;
  let store: Store;
  let everything: readonly RecordEntry[];
  before(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'onrecord-query-'));
    store = await openRecord({ dataDir, now: () => new Date('2031-06-01T00:00:00Z') });
    for (let n = 0; n < 24; n++) {
      const story = storyNumber(n);
      const capture = exampleCapture(story, '2031-05-30T08:00:00Z');
      await store.keepCapture(capture);
      await store.finishJob((await store.claimJob('test'))!, unsure(exampleReading(story, capture), n));
    }
    const all = (await store.latest(firstPage)).entries;
    for (const [i, { id }] of all.entries()) {
      const kind = (['confirm', 'reject'] as const)[i % 5];
      if (kind !== undefined) await store.checkStatement(id, { kind }, { by: checkers[i % 2]!, note: '' });
    }
    const rejected = (await store.search('checked:rejected', firstPage)).page!.entries;
    const listed = (await store.latest(firstPage)).entries;
    const order = new Map(all.map(({ id }, i) => [id, i]));
    everything = [...listed, ...rejected].sort((a, b) => order.get(a.id)! - order.get(b.id)!);
  });
  after(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  it('should find exactly what a plain filter finds, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(simple, async ({ query, holds, asks }) => {
        const outcome = await store.search(query, firstPage);
        assert.ok(outcome.problem === null, query);
        const some = asks === true ? everything : everything.filter((e) => e.check?.state !== 'rejected');
        const expected = some.filter(holds).map(({ id }) => id);
        assert.deepEqual(
          outcome.page.entries.map(({ id }) => id),
          expected,
          query,
        );
        assert.equal(outcome.page.total, expected.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('should answer or point at a character of any text, and never throw', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        '"',
        '“',
        '(',
        ')',
        '-',
        '--',
        ' OR ',
        ' NOT ',
        ' AND ',
        'who:',
        'when:',
        'when:>',
        '..',
        'mode:',
        '*',
        ':',
        "'",
        ';--',
        '\0',
        '\ud800',
        'NEAR(',
        '{content}:',
        '^',
        '+',
        '2031-05',
        '%',
        'x*',
      ),
      fc.constantFrom(...words),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const query = pieces.join('');
        const outcome = await store.search(query, { limit: 5, cursor: null });
        if (outcome.problem === null) return;
        assert.equal(outcome.problem.code, 'record/bad-query');
        assert.ok(outcome.problem.at >= 0 && outcome.problem.at <= query.length, query);
      }),
      { numRuns: 500 },
    );
  });

  it('should answer queries of great length and depth with a problem', async () => {
    const outsized = [
      '('.repeat(1000),
      '-('.repeat(999),
      '(a OR '.repeat(300),
      'a '.repeat(999),
      'x'.repeat(100_000),
      `${'('.repeat(40)}a${')'.repeat(40)}`,
    ];
    for (const query of outsized)
      assert.equal((await store.search(query, firstPage)).problem?.code, 'record/bad-query');
    assert.equal((await store.search('x'.repeat(2000), firstPage)).problem, null);
  });
});
