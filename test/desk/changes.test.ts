/** The page that shows what changed in an article, over a real record. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { captureHtml } from '../../src/index.ts';
import { OnrecordError } from '../../src/lib/problems.ts';
import { compare, read } from '../../src/pipeline.ts';
import { type RealDesk, realDesk } from './real-desk.ts';

const address = 'https://courier.example/harbour/quay';
const listing = (url: string) => ({ url, headline: null, authors: [], publisher: null, datePublished: null });
const page = (second: string) => `<html lang="en"><head><title>Quay to be rebuilt</title>
<link rel="canonical" href="${address}"></head><body><article><h1>Quay to be rebuilt</h1>
<p>The harbour board met on Tuesday evening and said that the old quay would be rebuilt before the spring.</p>
<p>${second}</p>
<p>Nobody on the northern bank wants the ferry back, according to a letter that the mayor read aloud.</p></article></body></html>`;
const told = 'Ilse Varga, who runs the lock, told the council that the gates had been <b>paid</b> for twice.';
let desk: RealDesk;
let id: string;
let isDropped = false;

const keep = async (second: string, at: string): Promise<void> => {
  const capture = captureHtml(page(second), at, listing(address));
  await desk.store.keepCapture(capture);
  const { reading } = read(capture, {});
  id = reading!.article.id;
  await desk.store.finishJob((await desk.store.claimJob('test', capture.id))!, reading!);
};

before(async () => {
  desk = await realDesk([], {
    async compare(before, after) {
      if (isDropped) throw new OnrecordError('record/dropped', address, 'The bytes of this page were dropped.');
      return compare(before, after);
    },
  });
  await keep(told, '2031-05-19T08:00:00Z');
});
after(() => desk.dispose());

test('says that there is nothing to compare while there is one capture', async () => {
  assert.match(await desk.page(`/articles/${id}/changes`), /There is nothing to compare yet/);
  assert.ok(!(await desk.page(`/articles/${id}`)).includes(`/articles/${id}/changes`));
  assert.equal((await desk.get('/articles/nothing/changes')).status, 404);
});

test('shows what is gone and what is new, and the article leads there', async () => {
  await keep(told.replace('twice', 'a &lt;third&gt; time'), '2031-05-20T08:00:00Z');
  const text = await desk.page(`/articles/${id}/changes`);
  assert.match(text, /1 part changed/);
  assert.match(text, /paragraph, rewritten<\/h2><p>[^<]*for <del>twice<\/del><ins>a &lt;third&gt; time<\/ins>/);
  assert.match(await desk.page(`/articles/${id}`), new RegExp(`<a href="/articles/${id}/changes">2 versions</a>`));
  const twin = /rel="alternate" type="application\/json" href="([^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&');
  const { version, versions, comparison, problem } = JSON.parse(await desk.page(twin));
  assert.deepEqual([version, versions.length, comparison.parts.length, problem], [1, 2, 1, null]);
});

test('offers a choice where there are more, and compares what was chosen', async () => {
  await keep(told, '2031-05-21T08:00:00Z');
  const [first, , third] = await desk.store.versionsOf(id);
  const text = await desk.page(`/articles/${id}/changes?from=${first!.capture.id}&to=${third!.capture.id}`);
  assert.match(text, /the words are the same/);
  assert.equal(text.match(/type="radio"/g)?.length, 6);
  assert.equal(text.match(/type="radio"[^>]* checked/g)?.length, 2);
});

test('says what is wrong where a capture cannot be read', async () => {
  isDropped = true;
  const text = await desk.page(`/articles/${id}/changes`);
  assert.match(text, /role="alert"><p>The bytes of this page were dropped\./);
  isDropped = false;
});
