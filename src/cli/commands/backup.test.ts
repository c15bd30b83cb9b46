import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { captureText } from '../../gather/index.ts';
import { openRecord } from '../../record/index.ts';
import { ran } from '../fake-surroundings.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-copies-'));
after(() => rmSync(base, { recursive: true, force: true }));
const now = () => new Date('2031-05-20T12:00:00Z');
const onrecord = (...words: string[]) => ran(words, { base, env: { ONRECORD_DATA: 'record' } });

async function captures(change?: string): Promise<number> {
  const store = await openRecord({ dataDir: join(base, 'record'), now });
  try {
    if (change !== undefined) await store.keepCapture(captureText(change, '2031-05-19T09:00:00Z'));
    return (await store.counts()).captures;
  } finally {
    await store.close();
  }
}

before(() => captures('The first text.'));

describe('backup and restore', () => {
  test('make a copy named by the time, and bring it back', async () => {
    const { exitCode, out, err } = await onrecord('backup');
    const path = join(base, 'record', 'backups', 'onrecord-20310520T120000Z.sqlite');
    assert.deepEqual([exitCode, out, err], [0, `${path}\n`, '']);
    assert.equal(await captures('The second text.'), 2);
    const restored = await onrecord('restore', path);
    assert.equal(restored.exitCode, 0);
    assert.match(
      restored.err,
      /^The record in .* is now that of .*\nWhat was there before is in .*before-restore-.*\n$/,
    );
    assert.equal(await captures(), 1);
  });

  test('print JSON, and take a path from where one is', async () => {
    const copy = JSON.parse((await onrecord('backup', 'copy.sqlite', '--json')).out);
    assert.equal(copy.path, join(base, 'copy.sqlite'));
    assert.ok(copy.bytes > 0);
    const restored = JSON.parse((await onrecord('restore', 'copy.sqlite', '--json', '--data', 'new')).out);
    assert.deepEqual([restored.version, restored.replaced], [1, null]);
    assert.ok(existsSync(join(base, 'new', 'onrecord.sqlite')));
  });

  test('refuse to overwrite, to copy nothing, and to restore what is no backup', async () => {
    writeFileSync(join(base, 'diary.txt'), 'Dear diary, '.repeat(500));
    for (const [words, code] of [
      [['backup', 'diary.txt'], 'record/backup-exists'],
      [['backup', '--data', 'nowhere'], 'record/none'],
      [['restore', 'nothing.sqlite'], 'record/no-backup'],
      [['restore', 'diary.txt'], 'record/damaged'],
    ] as const) {
      const { exitCode, err } = await onrecord(...words);
      assert.deepEqual([exitCode, err.includes(`(${code})`)], [3, true], err);
    }
    assert.equal((await onrecord('restore')).exitCode, 2);
    assert.equal(await captures(), 1);
  });
});

describe('verify', () => {
  test('finds all well', async () => {
    assert.deepEqual(await onrecord('verify'), {
      exitCode: 0,
      out: '',
      err: 'All is well: 1 captures, 0 articles, 0 statements.\n',
    });
    const { ok, problems, counts } = JSON.parse((await onrecord('verify', '--json')).out);
    assert.deepEqual([ok, problems, counts.captures], [true, [], 1]);
  });

  test('says what is not', async () => {
    assert.equal((await onrecord('backup', 'sound.sqlite')).exitCode, 0);
    const path = join(base, 'record', 'onrecord.sqlite');
    const bytes = readFileSync(path);
    bytes.fill(7, 4096 * 3);
    writeFileSync(path, bytes);
    const { exitCode, out, err } = await onrecord('verify');
    assert.notEqual(exitCode, 0);
    assert.match(out + err, /record\/damaged/);
    assert.equal((await onrecord('verify', '--data', 'nowhere')).exitCode, 3);
  });
});
