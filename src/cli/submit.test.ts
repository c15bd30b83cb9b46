import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { models } from '../../test/models.ts';
import { pdfOf } from '../../test/pdf.ts';
import type { Submission } from '../desk/index.ts';
import { captureText } from '../gather/index.ts';
import { openRecord } from '../record/index.ts';
import type { Capture, Listing, Problem, ReadingOutcome, Store } from '../types/index.ts';
import { readDocument, readSafely } from './reading/batch.ts';
import { createReadingPool } from './reading/pool.ts';
import { createRecordReader, type RecordReader } from './record-reader.ts';
import { createSubmit, createSupply } from './submit.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-submit-'));
const now = () => new Date('2031-05-20T12:00:00Z');
const words = 'Ferry stays\n\n“The ferry stays,” Mayor Odile Brant said on Friday.\n';
const page = `<!doctype html><html lang="en"><title>Trains</title><article><h1>Night trains return</h1>
<p>“Sleepers are back,” Rail Minister Jonas Adeyemi said on Monday in Port Hale, to nobody’s surprise.</p></article>`;
const unknown: Listing = { url: null, headline: null, authors: [], publisher: null, datePublished: null };
const nothing: Submission = { text: null, url: null, file: null, listing: unknown };

let store: Store;
let read: (capture: Capture) => Promise<ReadingOutcome>;
let reported: Problem[] = [];
let reader: RecordReader;
before(async () => {
  store = await openRecord({ dataDir: base, now });
  reader = createRecordReader({ store, read: (capture) => read(capture), report: (found) => reported.push(found) });
});
after(async () => {
  await store.close();
  rmSync(base, { recursive: true, force: true });
});

const submit = (submission: Partial<Submission>, allowPrivate = true) => {
  read = (capture) => readDocument(capture, models);
  return createSubmit({ reader, allowPrivate, now })({ ...nothing, ...submission });
};

/** What was kept of the article that a submission became. */
async function kept(submission: Partial<Submission>) {
  const { articleId, problem } = await submit(submission);
  assert.equal(problem, null);
  return (await store.article(articleId!))!;
}

describe('what a person gives', () => {
  test('as text is kept and read, with what the person knows of it', async () => {
    const listing = { ...unknown, publisher: 'The Tideline', datePublished: '2031-05-16' };
    const { article, capture, entries } = await kept({ text: words, listing });
    assert.equal(article.text, words);
    assert.equal(article.publisher, 'The Tideline');
    assert.match(capture.uri, /^paste:/);
    assert.equal(entries[0]?.person?.name, 'Odile Brant');
  });

  test('as a page’s source is read as a page', async () => {
    const { article, capture } = await kept({ text: page });
    assert.equal(capture.mediaType, 'text/html');
    assert.equal(article.headline, 'Night trains return');
  });

  test('as a file is told by its name and its bytes', async () => {
    const body = Buffer.from(page);
    const { article, capture } = await kept({ file: { name: 'trains.html', mediaType: 'text/plain', body } });
    assert.equal(capture.uri, 'upload:trains.html');
    assert.equal(article.headline, 'Night trains return');
    const { problem } = await submit({
      file: { name: 'a.doc', mediaType: 'text/html', body: Buffer.from('PK\u0003\u0004') },
    });
    assert.equal(problem?.code, 'gather/binary');
  });

  test('as a PDF is read from its text, and each part knows its page', async () => {
    const release = [
      [{ size: 18, lines: ['Night trains return to Tarnholm'] }],
      [{ size: 11, lines: ['“They leave at nine,” said Odile Brant, who', 'chairs the board of the railway.'] }],
    ];
    const file = { name: 'release.pdf', mediaType: 'application/pdf', body: pdfOf(release) };
    const { article, capture, entries } = await kept({ file });
    assert.deepEqual([capture.mediaType, article.headline], ['application/pdf', 'Night trains return to Tarnholm']);
    assert.deepEqual(
      article.parts.map(({ kind, page }) => [kind, page]),
      [
        ['headline', 1],
        ['paragraph', 2],
      ],
    );
    assert.equal(entries[0]?.wording.content[0]?.text, '“They leave at nine,”');
    const { problem } = await submit({ file: { ...file, body: Buffer.from('%PDF-1.7') } });
    assert.equal(problem?.code, 'gather/bad-pdf');
  });

  test('as an address is fetched, also when it was put where the text goes', async () => {
    const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trains`;
    for (const given of [{ url }, { text: ` ${url}\n` }]) assert.equal((await kept(given)).capture.uri, url);
    assert.equal((await submit({ url }, false)).problem?.code, 'gather/private-address');
    server.close();
  });

  test('as their browser had it is kept at its address, in the browser’s words, and says so', async () => {
    read = (capture) => readDocument(capture, models);
    const address = 'https://tideline.example/paid/night-trains';
    const html = page.replace('<title>', '<meta charset="windows-1252"><title>');
    const { articleId } = await createSupply({ reader, allowPrivate: false, now })({ address, html });
    const { article, capture } = (await store.article(articleId!))!;
    assert.deepEqual([capture.uri, article.url, capture.via], [address, address, { kind: 'browser', uri: null }]);
    assert.ok(article.text.includes('to nobody’s surprise'));
  });

  test('as nothing is a problem', async () => {
    assert.equal((await submit({ text: ' \n' })).problem?.code, 'gather/empty');
  });
});

describe('the record’s reader', () => {
  test('should not read the same capture twice', async () => {
    const capture = captureText(words, '2031-05-19T08:00:00Z');
    let times = 0;
    read = async (given) => {
      times++;
      return readSafely(given, models);
    };
    const both = await Promise.all([reader.readInto(capture), reader.readInto(capture)]);
    const third = await reader.readInto(capture);
    assert.equal(times, 1);
    assert.deepEqual(new Set([...both, third].map(({ articleId }) => articleId)).size, 1);
  });

  test('keeps what could not be read, and says what was wrong, also the next time', async () => {
    const capture = captureText('Broken\n\nThis one breaks.', '2031-05-19T09:00:00Z');
    read = () => Promise.reject(new Error('the thread ended'));
    for (const _ of [1, 2]) {
      const { problem } = await reader.readInto(capture);
      assert.equal(problem?.code, 'cli/reading-failed');
    }
    const [waiting] = await store.jobs({ states: ['waiting'], limit: 2 });
    assert.deepEqual([waiting?.id, waiting?.attempt], [capture.id, 1], 'it is tried again later');
    assert.deepEqual((await store.capture(capture.id))?.body, capture.body);
  });

  test('hands back what it holds when it is stopped', async () => {
    const capture = captureText('Stopped\n\nThis one was being read.', '2031-05-19T09:30:00Z');
    const pool = createReadingPool({ jobs: 1, modelFolder: null });
    await pool.close();
    read = (given) => pool.capture(given);
    assert.equal((await reader.readInto(capture)).problem?.code, 'cli/read-later');
    const job = await store.job(capture.id);
    assert.deepEqual([job?.state, job?.attempt], ['waiting', 0]);
    await store.finishJob((await store.claimJob('test', capture.id))!, readSafely(capture, models).reading!);
  });

  test('reads everything that waits', async () => {
    const waiting = ['A', 'B'].map((name) => captureText(`${words}${name} said no.`, '2031-05-19T10:00:00Z'));
    for (const capture of waiting) await store.keepCapture(capture);
    read = (capture) => readDocument(capture, models);
    reported = [];
    const { jobsWaiting } = await store.counts();
    await reader.readWaiting(new AbortController().signal, false);
    for (const { id } of waiting) assert.notEqual(await store.articleOfCapture(id), null);
    assert.deepEqual(reported, []);
    assert.equal((await store.counts()).jobsWaiting, jobsWaiting - waiting.length);
  });
});

describe('a pool of reading threads', () => {
  test('reads captures, gives up what takes too long, and goes on', async () => {
    const capture = captureText(words, '2031-05-19T11:00:00Z');
    const hasty = createReadingPool({ jobs: 1, timeLimit: 1, modelFolder: null });
    await assert.rejects(hasty.capture(capture), /more than 1 ms/);
    await hasty.close();
    const pool = createReadingPool({ jobs: 2, modelFolder: null });
    const all = await Promise.all(Array.from({ length: 5 }, () => pool.capture(capture)));
    for (const { reading } of all) assert.equal(reading?.article.headline, 'Ferry stays');
    const unfinished = pool.capture(capture);
    unfinished.catch(() => {});
    await pool.close();
    await assert.rejects(unfinished);
    await assert.rejects(pool.capture(capture), /stopped/);
  });
});
