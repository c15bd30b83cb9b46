import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, beforeEach, describe, test } from 'node:test';
import { engine } from '../../lib/engine.ts';
import { openRecord } from '../../record/index.ts';
import { ran } from '../fake-surroundings.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-reread-'));
after(() => rmSync(base, { recursive: true, force: true }));
const now = () => new Date('2031-05-20T12:00:00Z');
const lines = [1, 2, 3].map((n) =>
  JSON.stringify({
    url: `https://courier.example/${n}`,
    text: `Pier ${n} stays\n\n“Pier ${n} stays,” Mayor Odile Brant said on Friday. Nobody at the quay spoke against it.\n`,
    capturedAt: '2031-05-19T08:00:00Z',
  }),
);

describe('reread', () => {
  let data: string;
  const reread = (...words: string[]) => ran(['reread', '--jobs', '1', ...words, '--data', data], { base });

  beforeEach(async () => {
    data = mkdtempSync(join(base, 'data-'));
    assert.equal((await ran(['import', '-', '-q', '--data', data], { base, stdin: lines.join('\n') })).exitCode, 0);
  });

  const contents = async (): Promise<string> =>
    (await ran(['export', '--format', 'jsonl', '--data', data], { base })).out;

  test('has nothing to do where this engine has read everything', async () => {
    assert.deepEqual(await reread(), { exitCode: 0, out: '', err: 'Nothing is to be read again.\n' });
  });

  test('reads again what an older engine has read, and comes to the same', async () => {
    const before = await contents();
    const db = new DatabaseSync(join(data, 'onrecord.sqlite'));
    db.exec(`UPDATE reading SET engine = 'onrecord/0.0.1' WHERE capture_seq < 3`);
    db.exec(`UPDATE article SET engine = 'onrecord/0.0.1' WHERE capture_seq < 3`);
    db.close();
    const { exitCode, out, err } = await reread('--json');
    assert.deepEqual([exitCode, err], [0, '2 read.\n']);
    assert.deepEqual(JSON.parse(out), { version: 1, engine, planned: 2, read: 2, failed: 0, stopped: false });
    assert.equal(await contents(), before);
    const store = await openRecord({ dataDir: data, now });
    assert.deepEqual(await store.verify(), []);
    assert.equal((await store.latestArticles(5)).length, 3);
    await store.close();
  });

  test('reads everything again where that is asked for', async () => {
    assert.equal(JSON.parse((await reread('--all', '--json', '-q')).out).read, 3);
  });

  test('says so when there is no record, and makes none', async () => {
    const { exitCode, err } = await ran(['reread', '--data', 'nowhere'], { base });
    assert.equal(exitCode, 3);
    assert.match(err, /record\/none/);
  });
});
