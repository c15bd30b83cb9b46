import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { supplyKeyIn } from './supply-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-key-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('the key of bookmarks is the same at every start, until it is renewed, and for its owner alone', async () => {
  const key = await supplyKeyIn(folder).current();
  assert.match(key, /^[\w-]{32}$/);
  assert.equal(await supplyKeyIn(folder).current(), key);
  const [file] = readdirSync(folder);
  if (process.platform !== 'win32') assert.equal(statSync(join(folder, file!)).mode & 0o777, 0o600);
  await supplyKeyIn(folder).renew();
  const renewed = await supplyKeyIn(folder).current();
  assert.notEqual(renewed, key);
  writeFileSync(join(folder, file!), 'x');
  assert.notEqual(await supplyKeyIn(folder).current(), 'x');
  assert.deepEqual(readdirSync(folder), [file]);
});
