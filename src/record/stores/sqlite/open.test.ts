import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { openRecord } from '../../index.ts';
import { exampleCapture, exampleReading, tollStory } from '../example-reading.ts';
import { insertCapture } from './captures.ts';
import { connect } from './connection.ts';
import { applicationId } from './migrate.ts';
import type { Migration } from './migrations/index.ts';
import { databasePath, openDatabase } from './open.ts';

const now = (): Date => new Date('2031-06-01T12:30:00Z');
const capturedAt = '2031-05-19T08:00:00Z';

describe('opening a record', () => {
  let dataDir: string;
  let path: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'onrecord-open-'));
    path = databasePath(dataDir);
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const fill = async (stories: number): Promise<void> => {
    const store = await openRecord({ dataDir, now });
    for (let n = 0; n < stories; n++) {
      const story = { ...tollStory, url: `${tollStory.url}/${n}` };
      const capture = exampleCapture(story, capturedAt);
      await store.keepCapture(capture);
      await store.finishJob((await store.claimJob('test'))!, exampleReading(story, capture));
    }
    await store.close();
  };
  const change = (sql: string): void => {
    const db = new DatabaseSync(path);
    db.exec(sql);
    db.close();
  };

  it('should make the folder, and find everything again', async () => {
    const deeper = join(dataDir, 'a', 'b');
    await (await openRecord({ dataDir: deeper, now })).close();
    const store = await openRecord({ dataDir: deeper, now });
    assert.equal((await store.counts()).captures, 0);
    await store.close();
  });

  it('should leave one file behind when it is closed', async () => {
    await fill(1);
    assert.deepEqual(readdirSync(dataDir), ['onrecord.sqlite']);
  });

  it('should refuse a newer schema and leave it alone', async () => {
    await fill(1);
    change('PRAGMA user_version = 99');
    const before = readFileSync(path);
    await assert.rejects(openRecord({ dataDir, now }), {
      code: 'record/newer-schema',
      message: /schema 99.*knows up to/u,
    });
    await assert.rejects(openRecord({ dataDir, now, readOnly: true }), { code: 'record/newer-schema' });
    assert.deepEqual(readFileSync(path), before);
  });

  it("should refuse another program's database", async () => {
    change('CREATE TABLE recipes (name TEXT)');
    await assert.rejects(openRecord({ dataDir, now }), { code: 'record/not-a-record' });
  });

  it('should refuse a file that is no database', async () => {
    writeFileSync(path, 'Dear diary, today nothing was said on the record. '.repeat(100));
    await assert.rejects(openRecord({ dataDir, now }), { code: 'record/damaged' });
    await assert.rejects(openRecord({ dataDir, now, readOnly: true }), { code: 'record/damaged' });
  });

  it('should refuse a database with overwritten pages', async () => {
    await fill(3);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096, bytes.length);
    writeFileSync(path, bytes);
    await assert.rejects(openRecord({ dataDir, now }), { code: 'record/damaged' });
  });

  it('should refuse half a database', async () => {
    await fill(3);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length / 2));
    await assert.rejects(openRecord({ dataDir, now }), { code: 'record/damaged' });
  });

  it('should say that a folder cannot be made where a file stands', async () => {
    writeFileSync(join(dataDir, 'file'), '');
    await assert.rejects(openRecord({ dataDir: join(dataDir, 'file', 'record'), now }), { code: 'record/cannot-open' });
  });

  it('should make nothing when it may only read', async () => {
    await assert.rejects(openRecord({ dataDir, now, readOnly: true }), { code: 'record/none' });
    assert.deepEqual(readdirSync(dataDir), []);
    const nowhere = join(dataDir, 'nowhere');
    await assert.rejects(openRecord({ dataDir: nowhere, now, readOnly: true }), { code: 'record/none' });
    assert.equal(existsSync(nowhere), false);
  });

  it('should answer but not store when it may only read', async () => {
    await fill(1);
    const store = await openRecord({ dataDir, now, readOnly: true });
    assert.equal((await store.counts()).articles, 1);
    assert.equal((await store.search('quays', { limit: 5, cursor: null })).page?.total, 1);
    assert.deepEqual(await store.verify(), []);
    const capture = exampleCapture(tollStory, '2031-05-20T08:00:00Z');
    await assert.rejects(store.keepCapture(capture), { code: 'record/read-only' });
    await store.close();
  });

  it('should say that the disk is full, with nothing stored of the step', async () => {
    await fill(1);
    const connection = await openDatabase(dataDir, false, now);
    connection.db.exec('PRAGMA max_page_count = 1');
    const body = crypto.getRandomValues(new Uint8Array(60_000));
    const capture = { ...exampleCapture(tollStory, '2031-05-20T08:00:00Z'), body };
    const { digest } = await import('../../../lib/ids.ts');
    const large = { ...capture, bodyDigest: digest(body) };
    await assert.rejects(
      connection.write(() => insertCapture(connection, large)),
      { code: 'record/disk-full' },
    );
    assert.equal(connection.sql('SELECT count(*) AS n FROM capture').get()?.n, 1);
    connection.close();
  });

  it('should wait for another writer instead of failing', async () => {
    await fill(1);
    const other = connect(path, false);
    other.db.exec('BEGIN IMMEDIATE');
    const store = await openRecord({ dataDir, now });
    const kept = store.keepCapture(exampleCapture(tollStory, '2031-05-20T08:00:00Z'));
    setTimeout(() => other.db.exec('COMMIT'), 1);
    assert.equal((await kept).isNew, true);
    other.close();
    await store.close();
  });
});

describe('bringing a record to a newer schema', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'onrecord-migrate-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const notes: Migration = { version: 1, name: 'notes', sql: 'CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)' };
  const authors: Migration = {
    version: 2,
    name: 'authors',
    sql: "ALTER TABLE note ADD COLUMN author TEXT DEFAULT 'N. N.'",
  };
  const dates: Migration = { version: 3, name: 'dates', sql: 'ALTER TABLE note ADD COLUMN date_written TEXT' };
  const backups = (): string[] =>
    existsSync(join(dataDir, 'backups')) ? readdirSync(join(dataDir, 'backups')).sort() : [];
  const start = async (): Promise<void> => {
    const connection = await openDatabase(dataDir, false, now, [notes]);
    connection.db.exec("INSERT INTO note (words) VALUES ('kept')");
    connection.close();
  };

  it('should make no backup of what is empty', async () => {
    (await openDatabase(dataDir, false, now, [notes, authors])).close();
    assert.deepEqual(
      backups().filter((name) => !name.startsWith('schema-1')),
      [],
    );
  });

  it('should make a whole copy before each step', async () => {
    await start();
    const connection = await openDatabase(dataDir, false, now, [notes, authors, dates]);
    assert.deepEqual(
      { ...connection.sql('SELECT * FROM note').get() },
      { id: 1, words: 'kept', author: 'N. N.', date_written: null },
    );
    connection.close();
    assert.deepEqual(backups(), [
      'schema-1-before-2-20310601T123000Z.sqlite',
      'schema-2-before-3-20310601T123000Z.sqlite',
    ]);
    const copy = new DatabaseSync(join(dataDir, 'backups', backups()[0]!), { readOnly: true });
    assert.deepEqual({ ...copy.prepare('SELECT * FROM note').get() }, { id: 1, words: 'kept' });
    assert.equal(copy.prepare('PRAGMA user_version').get()?.user_version, 1);
    assert.equal(copy.prepare('PRAGMA application_id').get()?.application_id, applicationId);
    copy.close();
  });

  it('should take no step twice', async () => {
    await start();
    for (let i = 0; i < 2; i++) (await openDatabase(dataDir, false, now, [notes, authors])).close();
    assert.equal(backups().length, 1);
  });

  it('should undo a step that fails, and open with the older program again', async () => {
    await start();
    const broken = {
      version: 2,
      name: 'broken',
      sql: 'ALTER TABLE note ADD COLUMN author TEXT; SELECT no_such_function()',
    };
    await assert.rejects(openDatabase(dataDir, false, now, [notes, broken]));
    const connection = await openDatabase(dataDir, false, now, [notes]);
    assert.deepEqual({ ...connection.sql('SELECT * FROM note').get() }, { id: 1, words: 'kept' });
    connection.close();
  });

  it('should not touch an older record when it may only read', async () => {
    await start();
    await assert.rejects(openDatabase(dataDir, true, now, [notes, authors]), { code: 'record/older-schema' });
    assert.deepEqual(backups(), []);
  });
});
