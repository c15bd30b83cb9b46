import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { brotliCompressSync } from 'node:zlib';
import { loadLanguage, loadModels, loadShared, openShared } from './load-models.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-model-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const own = join(import.meta.dirname, '..', 'models', 'en');
for (const name of ['language.bin.br', 'sentences.bin.br']) copyFileSync(join(own, name), join(folder, name));

test('the package’s own model has lemmas', async () => {
  const { lemmas } = await loadLanguage(null);
  assert.ok(lemmas!.hashes.length > 10_000);
});

test('a folder without lemmas is a model all the same', async () => {
  const { lemmas } = await loadLanguage(folder);
  assert.equal(lemmas, null);
});

test('damaged lemmas are refused', async () => {
  for (const bytes of [Buffer.from('no brotli'), brotliCompressSync(Buffer.from('ORLM'))]) {
    writeFileSync(join(folder, 'lemmas.bin.br'), bytes);
    await assert.rejects(loadLanguage(folder), { code: 'language/bad-model' });
  }
});

test('a model is unpacked once for all threads, in memory that is theirs together', async () => {
  const [one, other] = await Promise.all([loadShared(null), loadShared(null)]);
  assert.equal(one, other);
  for (const bytes of Object.values(one.files)) assert.ok(bytes?.buffer instanceof SharedArrayBuffer);
  const mark = one.files.sentences[0]!;
  const change = `const { workerData, parentPort } = require('node:worker_threads');
    workerData.files.sentences[0] = 0;
    parentPort.postMessage('changed');`;
  const thread = new Worker(change, { eval: true, workerData: one });
  await new Promise((resolve) => thread.once('message', resolve));
  assert.equal(one.files.sentences[0], 0);
  one.files.sentences[0] = mark;
  await thread.terminate();
});

test('models of shared memory are those that are loaded in place', async () => {
  const [inPlace, ofShared] = [await loadModels(null), await openShared(await loadShared(null))];
  assert.deepEqual(ofShared.en!.statements, inPlace.en!.statements);
  assert.deepEqual(ofShared.en!.language.names, inPlace.en!.language.names);
  assert.deepEqual(ofShared.en!.language.lemmas, inPlace.en!.language.lemmas);
});

test('shared models that are missing are asked for again the next time', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'onrecord-model-'));
  await assert.rejects(loadShared(empty), { code: 'language/no-model' });
  for (const name of readdirSync(own)) copyFileSync(join(own, name), join(empty, name));
  await loadShared(empty);
  rmSync(empty, { recursive: true });
});
