import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { loadLanguage } from './load-models.ts';

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
