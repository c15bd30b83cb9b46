import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { backUpRecord, backUpWhenDue, restoreRecord } from './backup.ts';
import { holdFolder, openRecord } from './index.ts';
import { replyStory, tollStory } from './stores/example-reading.ts';
import { addStory } from './stores/opened-store.ts';

const now = (): Date => new Date('2031-06-01T12:30:00Z');
const monday = '2031-05-19T08:00:00Z';

describe('backups', () => {
  let base: string;
  let dataDir: string;
  let copy: string;
  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'onrecord-backup-'));
    dataDir = join(base, 'record');
    copy = join(base, 'copies', 'copy.sqlite');
    const store = await openRecord({ dataDir, now });
    await addStory(store, tollStory, monday);
    await store.close();
  });
  afterEach(() => rmSync(base, { recursive: true }));

  const articlesIn = async (folder: string): Promise<number> => {
    const store = await openRecord({ dataDir: folder, now });
    try {
      assert.deepEqual(await store.verify(), []);
      return (await store.counts()).articles;
    } finally {
      await store.close();
    }
  };

  it('should be whole records, made while others write', async () => {
    const store = await openRecord({ dataDir, now });
    await addStory(store, replyStory, monday);
    const [made] = await Promise.all([
      backUpRecord(dataDir, copy),
      addStory(store, { ...replyStory, url: 'https://x.example/' }, monday),
    ]);
    assert.ok(made.bytes > 0);
    await store.close();
    const restored = join(base, 'other');
    await restoreRecord(restored, copy, now());
    assert.ok([2, 3].includes(await articlesIn(restored)));
    assert.equal(await articlesIn(dataDir), 3);
  });

  it('should take the place of the record, which is kept as a copy itself', async () => {
    await backUpRecord(dataDir, copy);
    const store = await openRecord({ dataDir, now });
    await addStory(store, replyStory, monday);
    await store.close();
    const { replaced } = await restoreRecord(dataDir, copy, now());
    assert.equal(await articlesIn(dataDir), 1);
    assert.equal(replaced, join(dataDir, 'backups', 'before-restore-20310601T123000Z.sqlite'));
    const second = join(base, 'second');
    await restoreRecord(second, replaced, now());
    assert.equal(await articlesIn(second), 2);
  });

  it('should be seen by who has the record open', async () => {
    await backUpRecord(dataDir, copy);
    const store = await openRecord({ dataDir, now });
    await addStory(store, replyStory, monday);
    await restoreRecord(dataDir, copy, now());
    assert.equal((await store.counts()).articles, 1);
    await addStory(store, replyStory, monday);
    await store.close();
    assert.equal(await articlesIn(dataDir), 2);
  });

  it('should replace a record that is damaged, whose files go aside', async () => {
    await backUpRecord(dataDir, copy);
    const path = join(dataDir, 'onrecord.sqlite');
    const bytes = readFileSync(path);
    bytes.fill(7, 4096);
    writeFileSync(path, bytes);
    const { replaced } = await restoreRecord(dataDir, copy, now());
    assert.equal(await articlesIn(dataDir), 1);
    assert.deepEqual(readFileSync(replaced!), bytes);
  });

  it('should not be taken from what is no whole record', async () => {
    const before = readFileSync(join(dataDir, 'onrecord.sqlite'));
    const refused = async (what: string, code: string): Promise<void> => {
      await assert.rejects(restoreRecord(dataDir, what, now()), { code }, what);
      assert.deepEqual(readFileSync(join(dataDir, 'onrecord.sqlite')), before);
      assert.ok(!existsSync(join(dataDir, 'backups')));
    };
    const other = join(base, 'other.sqlite');
    await refused(other, 'record/no-backup');
    await refused(join(dataDir, 'onrecord.sqlite'), 'record/no-backup');
    writeFileSync(other, 'Dear diary, '.repeat(500));
    await refused(other, 'record/damaged');
    rmSync(other);
    const db = new DatabaseSync(other);
    db.exec('CREATE TABLE recipes (name TEXT)');
    db.close();
    await refused(other, 'record/not-a-record');
    await backUpRecord(dataDir, copy);
    const future = new DatabaseSync(copy);
    future.exec('PRAGMA user_version = 99');
    future.close();
    await refused(copy, 'record/newer-schema');
    rmSync(copy);
    await backUpRecord(dataDir, copy);
    truncateSync(copy, 8192);
    await refused(copy, 'record/damaged');
  });

  it('should not be restored into a record that is served', async () => {
    await backUpRecord(dataDir, copy);
    const hold = await holdFolder(dataDir, 'it is at http://127.0.0.1:4180');
    try {
      await assert.rejects(restoreRecord(dataDir, copy, now()), {
        code: 'record/in-use',
        message: /127\.0\.0\.1:4180/u,
      });
    } finally {
      hold.release();
    }
  });

  it('should not overwrite a file, nor be made of nothing', async () => {
    await backUpRecord(dataDir, copy);
    await assert.rejects(backUpRecord(dataDir, copy), { code: 'record/backup-exists' });
    await assert.rejects(backUpRecord(join(base, 'nowhere'), join(base, 'x.sqlite')), { code: 'record/none' });
    assert.deepEqual(readdirSync(join(base, 'copies')), ['copy.sqlite']);
  });

  it('should be made when they are due, and the oldest removed', async () => {
    const schedule = { every: 24, keep: 2 };
    // The files' own times are of this machine's clock.
    const begin = Date.now();
    const day = (n: number): Date => new Date(begin + n * 25 * 3_600_000);
    assert.notEqual(await backUpWhenDue(dataDir, schedule, day(0)), null);
    assert.equal(await backUpWhenDue(dataDir, schedule, new Date(begin + 3_600_000)), null);
    for (const n of [1, 2, 3]) assert.notEqual(await backUpWhenDue(dataDir, schedule, day(n)), null);
    assert.equal(readdirSync(join(dataDir, 'backups')).length, 2);
  });
});
