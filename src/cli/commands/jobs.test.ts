import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { captureText } from '../../gather/index.ts';
import { problem } from '../../lib/problems.ts';
import { openRecord } from '../../record/index.ts';
import { ran } from '../fake-surroundings.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-jobs-'));
after(() => rmSync(base, { recursive: true, force: true }));
const now = () => new Date('2031-05-20T12:00:00Z');

describe('jobs', () => {
  let data: string;
  let ids: readonly string[];

  const jobs = (...words: string[]) => ran(['jobs', ...words, '--data', data], { base });

  beforeEach(async () => {
    data = mkdtempSync(join(base, 'data-'));
    const store = await openRecord({ dataDir: data, now });
    const captures = ['one', 'two', 'three'].map((word) => captureText(`Page ${word}`, '2031-05-19T09:00:00Z'));
    for (const capture of captures) await store.keepCapture(capture);
    for (const { id, uri } of captures.slice(0, 2)) {
      await store.failJob((await store.claimJob('test', id))!, problem('page/no-text', uri, 'There is no text.'));
    }
    ids = captures.map(({ id }) => id);
    await store.close();
  });

  test('lists dead letters with what was wrong', async () => {
    const { exitCode, out, err } = await jobs();
    assert.equal(exitCode, 0);
    assert.match(out, /^paste:\S+\n {2}\w{26} {2}failed {2}read {2}attempt 1 {2}ended 2031-05-20T12:00:00.000Z\n/);
    assert.match(out, /There is no text\. .* \(page\/no-text\)\n/);
    assert.equal(err, '2 failed. 1 to read.\n');
  });

  test('lists other states, and says so when there is none', async () => {
    const { out, err } = await jobs('--state', 'waiting');
    assert.ok(out.includes(ids[2]!));
    assert.equal(err, '1 waiting. 1 to read.\n');
    assert.deepEqual(await jobs('--state', 'dropped'), {
      exitCode: 0,
      out: '',
      err: 'No job is dropped. 1 to read.\n',
    });
  });

  test('lists them as JSON', async () => {
    const { out } = await jobs('--json');
    const { version, jobs: listed } = JSON.parse(out);
    assert.equal(version, 1);
    assert.deepEqual(new Set(listed.map(({ id }: { id: string }) => id)), new Set(ids.slice(0, 2)));
  });

  test('retries one of them, and says which it does not know', async () => {
    assert.deepEqual(await jobs('retry', ids[0]!), { exitCode: 0, out: '', err: '1 to be tried again.\n' });
    assert.equal((await jobs('retry', ids[1]!, 'nothing')).exitCode, 1);
    assert.deepEqual(await jobs('retry', 'nothing'), { exitCode: 3, out: '', err: 'There is no such dead letter.\n' });
    assert.equal((await jobs('--state', 'waiting')).err, '3 waiting. 3 to read.\n');
  });

  test('drops all of them', async () => {
    const { exitCode, out } = await jobs('drop', '--all', '--json');
    assert.deepEqual([exitCode, JSON.parse(out)], [0, { version: 1, changed: 2 }]);
    assert.equal((await jobs()).err, 'No job is failed. 1 to read.\n');
    assert.equal((await jobs('drop', '--all')).exitCode, 0);
  });

  test('refuses what makes no sense, and a folder without a record', async () => {
    for (const words of [['retry'], ['drop', 'x', '--all'], ['list', 'x'], ['burn']]) {
      const { exitCode, err } = await jobs(...words);
      assert.equal(exitCode, 2, words.join(' '));
      assert.match(err, /\(cli\/bad-option\)/);
    }
    const nowhere = await ran(['jobs', 'retry', '--all', '--data', 'nowhere'], { base });
    assert.equal(nowhere.exitCode, 3);
    assert.match(nowhere.err, /record\/none/);
  });
});
