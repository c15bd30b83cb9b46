/**
 * What every engine of the `Store` contract must do. `storeContract('sqlite', open)` registers the tests; `open` gives
 * a fresh, empty store whose clock is the one handed in.
 */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { problem } from '../../lib/problems.ts';
import type { Capture, RecordEntry, Store } from '../../types/index.ts';
import { checkContract } from './contract-checks.ts';
import { dossierContract } from './contract-dossiers.ts';
import { importContract } from './contract-imports.ts';
import { jobContract } from './contract-jobs.ts';
import { peopleContract } from './contract-people.ts';
import { recheckContract } from './contract-rechecks.ts';
import { rereadingContract } from './contract-rereading.ts';
import { retentionContract } from './contract-retention.ts';
import { searchContract } from './contract-searches.ts';
import { sightingContract } from './contract-sightings.ts';
import { sourceContract } from './contract-sources.ts';
import {
  type ExampleStory,
  exampleCapture,
  exampleReading,
  replyStory,
  tollStory,
  weatherStory,
} from './example-reading.ts';
import { addStory, type OpenedStore } from './opened-store.ts';

const firstPage = { limit: 50, cursor: null };
const monday = '2031-05-19T08:00:00Z';

const contents = (entries: readonly RecordEntry[]): string[] => entries.map((entry) => entry.wording.content[0]!.text);

async function found(store: Store, query: string): Promise<string[]> {
  const outcome = await store.search(query, firstPage);
  assert.ok(outcome.problem === null, query);
  assert.equal(outcome.page.total, outcome.page.entries.length);
  return contents(outcome.page.entries);
}

export function storeContract(name: string, open: (now: () => Date) => Promise<OpenedStore>): void {
  jobContract(name, open);
  sourceContract(name, open);
  sightingContract(name, open);
  importContract(name, open);
  dossierContract(name, open);
  checkContract(name, open);
  recheckContract(name, open);
  peopleContract(name, open);
  searchContract(name, open);
  rereadingContract(name, open);
  retentionContract(name, open);
  describe(`${name} keeps the Store contract`, () => {
    let opened: OpenedStore;
    let store: Store;
    let clock: number;

    beforeEach(async () => {
      clock = Date.parse('2031-06-01T00:00:00Z');
      opened = await open(() => new Date(clock));
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    const addAll = async (): Promise<void> => {
      await addStory(store, tollStory, monday);
      await addStory(store, replyStory, '2031-05-19T09:00:00Z');
      await addStory(store, weatherStory, '2031-05-19T10:00:00Z');
    };

    describe('captures and jobs', () => {
      it('should give back a capture byte for byte', async () => {
        const capture: Capture = {
          ...exampleCapture(tollStory, monday),
          listing: { url: null, headline: 'Toll', authors: ['N. N.'], publisher: null, datePublished: '2031-05' },
        };
        assert.deepEqual(await store.keepCapture(capture), { captureId: capture.id, isNew: true });
        assert.deepEqual(await store.capture(capture.id), capture);
        assert.equal(await store.capture('nothing'), null);
      });

      it('should change nothing when an equal capture comes again', async () => {
        const capture = await addStory(store, tollStory, monday);
        const before = await store.counts();
        assert.deepEqual(await store.keepCapture(capture), { captureId: capture.id, isNew: false });
        assert.deepEqual(await store.counts(), before);
        assert.equal(await store.claimJob('test', capture.id), null);
      });

      it('should refuse a body that is not what its digest says', async () => {
        const capture = { ...exampleCapture(tollStory, monday), body: new Uint8Array([1, 2]) };
        await assert.rejects(store.keepCapture(capture), RangeError);
        assert.equal((await store.counts()).captures, 0);
      });

      it('should give out the oldest job first, and each only once', async () => {
        const first = exampleCapture(tollStory, monday);
        const second = exampleCapture(replyStory, '2031-05-01T00:00:00Z');
        await store.keepCapture(first);
        await store.keepCapture(second);
        assert.equal((await store.claimJob('a'))?.capture.id, first.id);
        assert.equal(await store.claimJob('b', first.id), null);
        assert.equal((await store.claimJob('b'))?.capture.id, second.id);
        assert.equal(await store.claimJob('c'), null);
        assert.equal((await store.counts()).jobsWaiting, 2);
      });

      it('should give a job to another worker when its lease has run out', async () => {
        const capture = exampleCapture(tollStory, monday);
        await store.keepCapture(capture);
        const lost = await store.claimJob('a');
        clock += 59_000;
        assert.equal(await store.claimJob('b'), null);
        clock += 1_000;
        const job = await store.claimJob('b');
        assert.equal(lost?.attempt, 1);
        assert.equal(job?.attempt, 2);
        assert.notEqual(job?.lease, lost?.lease);
      });

      it('should not let a lost lease call the job failed', async () => {
        await store.keepCapture(exampleCapture(tollStory, monday));
        const lost = await store.claimJob('a');
        clock += 60_000;
        const job = await store.claimJob('b');
        await store.failJob(lost!, problem('page/no-text', '', 'No text.'));
        assert.equal((await store.counts()).jobsFailed, 0);
        await store.finishJob(job!, exampleReading(tollStory, job!.capture));
        assert.equal((await store.counts()).jobsWaiting, 0);
      });

      it('should give up a job that three workers did not survive', async () => {
        const capture = exampleCapture(tollStory, monday);
        await store.keepCapture(capture);
        for (let i = 0; i < 3; i++) {
          assert.notEqual(await store.claimJob('a'), null);
          clock += 60_000;
        }
        assert.equal(await store.claimJob('a'), null);
        const [failed] = await store.failedJobs(10);
        assert.equal(failed?.captureId, capture.id);
        assert.equal(failed?.problem.code, 'record/gave-up');
      });

      it('should keep what was wrong with a failed job', async () => {
        const capture = exampleCapture(tollStory, monday);
        await store.keepCapture(capture);
        const wrong = problem('page/no-text', capture.uri, 'No text.');
        await store.failJob((await store.claimJob('a'))!, wrong);
        assert.deepEqual(await store.failedJobs(10), [
          { captureId: capture.id, uri: capture.uri, problem: wrong, at: '2031-06-01T00:00:00.000Z' },
        ]);
        assert.equal(await store.articleOfCapture(capture.id), null);
        assert.equal(await store.claimJob('a'), null);
      });
    });

    describe('readings', () => {
      it('should give back the article with its statements in text order', async () => {
        const capture = await addStory(store, tollStory, monday);
        const reading = exampleReading(tollStory, capture);
        const kept = await store.article(reading.article.id);
        assert.deepEqual(kept?.article, reading.article);
        assert.deepEqual(
          kept?.entries.map((entry) => entry.statement),
          reading.statements,
        );
        assert.equal(kept?.capture.byteLength, capture.body.byteLength);
        assert.equal(kept?.versions, 1);
        assert.equal(kept?.readAt, '2031-06-01T00:00:00.000Z');
        assert.equal(await store.articleOfCapture(capture.id), reading.article.id);
        assert.equal(await store.article('nothing'), null);
      });

      it('should cut every wording from the text of the article', async () => {
        const capture = await addStory(store, tollStory, monday);
        const { article, statements } = exampleReading(tollStory, capture);
        const entry = await store.statement(statements[1]!.id);
        assert.deepEqual(entry?.wording, {
          content: [{ text: '“No ferry will pay it”', quoted: true }],
          source: 'Varga',
          cue: 'told',
          addressee: 'the ferry guild',
          time: 'that day',
          place: null,
          venue: null,
          condition: null,
          hedge: null,
          paragraph: 'Varga told the ferry guild that day: “No ferry will pay it”',
        });
        assert.deepEqual(entry?.carriedBy, [
          {
            articleId: article.id,
            statementId: statements[1]!.id,
            publisher: tollStory.publisher,
            url: tollStory.url,
            headline: tollStory.headline,
            datePublished: tollStory.datePublished,
            sharedWith: null,
          },
        ]);
        assert.equal(entry?.firstSeenAt, monday);
        assert.equal(await store.statement('nothing'), null);
      });

      it('should change nothing when the same reading is stored twice', async () => {
        const capture = exampleCapture(tollStory, monday);
        await store.keepCapture(capture);
        const job = (await store.claimJob('a'))!;
        const reading = exampleReading(tollStory, capture);
        await store.finishJob(job, reading);
        const before = [await store.counts(), await store.article(reading.article.id)];
        clock += 5_000;
        await store.finishJob(job, reading);
        assert.deepEqual([await store.counts(), await store.article(reading.article.id)], before);
      });

      it('should store nothing of a reading that does not hold together', async () => {
        const capture = exampleCapture(tollStory, monday);
        await store.keepCapture(capture);
        const job = (await store.claimJob('a'))!;
        const reading = exampleReading(tollStory, capture);
        const last = reading.statements.at(-1)!;
        const broken = {
          ...last,
          content: [{ span: { start: 0, end: reading.article.text.length + 1 }, quoted: false }],
        };
        const statements = [...reading.statements.slice(0, -1), broken];
        await assert.rejects(store.finishJob(job, { ...reading, statements }), RangeError);
        assert.deepEqual(await store.counts(), {
          captures: 1,
          articles: 0,
          statements: 0,
          people: 0,
          publishers: 0,
          jobsWaiting: 1,
          jobsFailed: 0,
        });
      });

      for (const order of ['in order', 'in reverse order']) {
        it(`should show the latest capture of an article, read ${order}`, async () => {
          const changed = {
            ...tollStory,
            statements: [tollStory.statements[0]!, { name: 'Ilse Varga', content: 'she never said so' }],
          };
          const versions: [ExampleStory, string][] = [
            [tollStory, monday],
            [changed, '2031-05-20T08:00:00Z'],
          ];
          if (order === 'in reverse order') versions.reverse();
          const captures: Capture[] = [];
          for (const [story, at] of versions) captures.push(await addStory(store, story, at));
          const id = (await store.articleOfCapture(captures[0]!.id))!;
          const kept = await store.article(id);
          assert.deepEqual(contents(kept!.entries), ['the toll would empty the quays', 'she never said so']);
          assert.equal(kept?.versions, 2);
          assert.deepEqual(
            kept?.entries.map((entry) => entry.firstSeenAt),
            [monday, '2031-05-20T08:00:00Z'],
          );
          const gone = exampleReading(tollStory, captures[0]!).statements[1]!;
          assert.equal(await store.statement(gone.id), null);
          assert.deepEqual(await found(store, '"no ferry"'), []);
          assert.deepEqual(await found(store, '"never said so"'), ['she never said so']);
          assert.equal((await store.counts()).statements, 2);
          for (const capture of captures) assert.notEqual(await store.capture(capture.id), null);
          assert.deepEqual(
            (await store.people(10)).map(({ name, statements }) => [name, statements]),
            [['Ilse Varga', 2]],
          );
          assert.deepEqual(await store.verify(), []);
        });
      }
    });

    describe('people', () => {
      it('should be one person under one whole name, however it is written', async () => {
        await addAll();
        const people = await store.people(10);
        assert.deepEqual(
          people.map((person) => [person.name, person.role, person.statements, person.articles, person.publishers]),
          [
            ['Ilse Varga', 'minister', 3, 2, 2],
            ['Aldo Brenn', 'mayor of Oststad', 2, 2, 2],
            ['Port Authority', null, 1, 1, 1],
          ],
        );
      });

      it('should not take a surname alone for a person', async () => {
        await addAll();
        const outcome = await store.search('who:tarn', firstPage);
        assert.deepEqual(
          outcome.page?.entries.map((entry) => entry.person),
          [null, null],
        );
      });

      it('should tell what a person said, in which roles, and who spoke of them', async () => {
        await addAll();
        const [varga] = await store.people(10, 'várg');
        const page = await store.person(varga!.id, firstPage);
        assert.deepEqual(page?.roles, ['minister', 'harbour minister']);
        assert.deepEqual(page?.alsoWritten, ['Varga']);
        assert.deepEqual(contents(page!.said.entries), [
          'the café at the pier stays open',
          'the toll would empty the quays',
          '“No ferry will pay it”',
        ]);
        assert.deepEqual(contents(page!.about), ['Ilse Varga had never read the plan']);
        assert.equal(await store.person('nothing', firstPage), null);
      });

      it('should filter by the beginning of any word of the name', async () => {
        await addAll();
        const names = async (start: string): Promise<string[]> =>
          (await store.people(10, start)).map(({ name }) => name);
        assert.deepEqual(await names('auth'), ['Port Authority']);
        assert.deepEqual(await names('ILSE v'), ['Ilse Varga']);
        assert.deepEqual(await names('arga'), []);
        assert.deepEqual(await names('%'), await names(''));
      });
    });

    describe('order and pages', () => {
      it('should list what was said last first, by its own date, the publication, or when it was first seen', async () => {
        await addAll();
        const { entries, total, cursor } = await store.latest(firstPage);
        assert.equal(total, 9);
        assert.equal(cursor, null);
        assert.deepEqual(contents(entries), [
          'the fog will not lift',
          '“He would read every page”',
          'the café at the pier stays open',
          'the toll would empty the quays',
          'Ilse Varga had never read the plan',
          'the plan stands',
          'the harbour pilots were not asked',
          'a vote may be put off',
          '“No ferry will pay it”',
        ]);
      });

      it('should reach every entry once, page by page, whatever the size of the page', async () => {
        await addAll();
        const all = (await store.latest(firstPage)).entries.map(({ id }) => id);
        for (const limit of [1, 2, 4, 9]) {
          const seen: string[] = [];
          let cursor: string | null = null;
          do {
            const page: Awaited<ReturnType<Store['latest']>> = await store.latest({ limit, cursor });
            seen.push(...page.entries.map(({ id }) => id));
            assert.ok(page.entries.length <= limit);
            cursor = page.cursor;
          } while (cursor !== null);
          assert.deepEqual(seen, all);
        }
        const first = await store.search('the', { limit: 2, cursor: null });
        const second = await store.search('the', { limit: 500, cursor: first.page!.cursor });
        assert.equal(first.page!.entries.length + second.page!.entries.length, first.page!.total);
      });

      it('should take a cursor that is none for the first page, and any limit for one from 1 to 500', async () => {
        await addAll();
        const whole = await store.latest(firstPage);
        for (const cursor of ['', 'x', '????', 'MSwy', 'a'.repeat(5000)]) {
          assert.deepEqual(await store.latest({ limit: 50, cursor }), whole);
        }
        assert.equal((await store.latest({ limit: 0, cursor: null })).entries.length, 1);
        assert.equal((await store.latest({ limit: -5, cursor: null })).entries.length, 1);
        assert.equal((await store.latest({ limit: 1e9, cursor: null })).entries.length, 9);
        assert.equal((await store.latest({ limit: Number.NaN, cursor: null })).entries.length, 9);
      });

      it('should stream all that match, also while more is stored', async () => {
        await addAll();
        const streamed: RecordEntry[] = [];
        for await (const entry of store.entries('')) {
          if (streamed.length === 0)
            await addStory(store, { ...weatherStory, url: 'https://lantern.example/late' }, monday);
          streamed.push(entry);
        }
        assert.equal(streamed.length, 9);
        assert.equal((await store.latest(firstPage)).total, 10);
        await assert.rejects(store.entries('"open')[Symbol.asyncIterator]().next(), { code: 'record/bad-query' });
        for await (const entry of store.entries('who:varga')) {
          assert.equal(entry.person?.name, 'Ilse Varga');
          break;
        }
      });

      it('should list the articles read last first', async () => {
        await addAll();
        const articles = await store.latestArticles(2);
        assert.deepEqual(
          articles.map(({ article }) => article.headline),
          ['Fog on the Sound', 'Mayor Answers'],
        );
      });
    });

    describe('search', () => {
      const cases: readonly (readonly [query: string, ...contents: string[]])[] = [
        ['fog', 'the fog will not lift'],
        ['FOG the', 'the fog will not lift'],
        ['cafe', 'the café at the pier stays open'],
        ['CAFÉ', 'the café at the pier stays open'],
        ['"every page"', '“He would read every page”'],
        ['"page every"'],
        ['who:brenn -plan', '“He would read every page”'],
        ['fog OR "plan stands"', 'the fog will not lift', 'the plan stands'],
        ['(fog OR cafe) who:varga', 'the café at the pier stays open'],
        ['who:mayor said:plan', 'Ilse Varga had never read the plan'],
        ['to:guild', '“No ferry will pay it”'],
        ['where:oststad', 'the toll would empty the quays'],
        ['about:toll act:warn', 'the toll would empty the quays'],
        ['mode:direct outlet:"evening lantern"', '“He would read every page”'],
        ['when:2031-05-12', '“No ferry will pay it”'],
        ['when:<2031-05-16', '“No ferry will pay it”'],
        ['when:2031-05-17..2031-05-18', '“He would read every page”', 'the café at the pier stays open'],
        ['when:>2031-05-16 pier', 'the café at the pier stays open'],
        ['when:2031 fog'],
        ['ferr*', '“No ferry will pay it”'],
        ['act:warn OR mode:direct who:brenn', '“He would read every page”', 'the toll would empty the quays'],
        ['-(the OR who:brenn OR who:varga) -headline'],
        ['nowhere'],
      ];
      for (const [query, ...expected] of cases) {
        it(`should find ${expected.length} for ${query}`, async () => {
          await addAll();
          const results = await found(store, query);
          assert.deepEqual(results, query.startsWith('-(') ? results : expected);
          const streamed: RecordEntry[] = [];
          for await (const entry of store.entries(query)) streamed.push(entry);
          assert.deepEqual(contents(streamed), results);
        });
      }

      it('should find everything for an empty query', async () => {
        await addAll();
        assert.equal((await found(store, '  ')).length, 9);
      });

      it('should point at the character where a query is wrong', async () => {
        const outcome = await store.search('fog when:soon', firstPage);
        assert.equal(outcome.problem?.code, 'record/bad-query');
        assert.equal(outcome.problem?.at, 9);
      });
    });

    it('should count what it holds', async () => {
      await addAll();
      assert.deepEqual(await store.counts(), {
        captures: 3,
        articles: 3,
        statements: 9,
        people: 3,
        publishers: 2,
        jobsWaiting: 0,
        jobsFailed: 0,
      });
    });

    it('should find nothing wrong with what it stored itself', async () => {
      await addAll();
      assert.deepEqual(await store.verify(), []);
    });
  });
}
