import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Store } from '../../../types/index.ts';
import { openRecord } from '../../index.ts';
import { exampleCapture, replyStory, tollStory } from '../example-reading.ts';
import { addStory } from '../opened-store.ts';
import { databasePath } from './open.ts';

describe('verifying a record', () => {
  let dataDir: string;
  let store: Store;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'onrecord-verify-'));
    store = await openRecord({ dataDir, now: () => new Date('2031-06-01T00:00:00Z') });
    await addStory(store, tollStory, '2031-05-19T08:00:00Z');
    await addStory(store, replyStory, '2031-05-19T09:00:00Z');
  });
  afterEach(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  const harm = (sql: string): void => {
    const db = new DatabaseSync(databasePath(dataDir), { enableForeignKeyConstraints: false });
    db.exec(sql);
    db.close();
  };

  const harms: readonly (readonly [what: string, sql: string, said: RegExp])[] = [
    [
      'a wording that is not its text',
      `UPDATE statement_document SET wording = replace(wording, 'toll', 'tax') WHERE seq = 1`,
      /not worded/u,
    ],
    [
      'a span outside the text',
      `UPDATE statement_document SET statement = json_set(statement, '$.content[0].span.end', 99999) WHERE seq = 2`,
      /outside its text/u,
    ],
    ['lost evidence', 'DELETE FROM statement_document WHERE seq = 1', /lost its evidence/u],
    ['a changed body', `UPDATE body SET packed = zeroblob(20) WHERE rowid = 1`, /body .* not what was stored/u],
    [
      'a statement missing from the index',
      'DELETE FROM statement_words WHERE rowid = (SELECT line FROM statement_listing WHERE seq = 1)',
      /not in the search index/u,
    ],
    [
      'a listing that forgot a check',
      `UPDATE statement_listing SET checked = 'confirmed' WHERE seq = 1`,
      /listed otherwise/u,
    ],
    ['a listing in another year', 'UPDATE statement_listing SET line = 7 WHERE seq = 1', /listed otherwise/u],
    [
      'other words in the index',
      `UPDATE statement_words SET content = 'else' WHERE rowid = (SELECT line FROM statement_listing WHERE seq = 1)`,
      /not in the search index/u,
    ],
    ['a stray in the index', `INSERT INTO statement_words (rowid, content) VALUES (999, 'stray')`, /index holds 1/u],
    ['a row that belongs to nothing', 'DELETE FROM person WHERE seq = 1', /belongs to a person/u],
    ['a capture without a job', 'DELETE FROM job WHERE capture_seq = 1', /has no job/u],
    ['a reading that has gone', 'DELETE FROM reading WHERE capture_seq = 1', /no reading of it/u],
    ['a wrong count', 'UPDATE person SET statements = 77 WHERE seq = 1', /counted wrongly/u],
    ['an unreadable article', `UPDATE article SET document = x'00' WHERE seq = 1`, /cannot be read through/u],
  ];
  for (const [what, sql, said] of harms) {
    it(`should find ${what}`, async () => {
      harm(sql);
      const problems = await store.verify();
      assert.ok(problems.length > 0);
      assert.ok(problems.every(({ code }) => code === 'record/damaged'));
      assert.match(problems.map(({ detail }) => detail).join('\n'), said);
    });
  }

  it('should not hand out a body that is not what was stored', async () => {
    const capture = exampleCapture(tollStory, '2031-05-19T08:00:00Z');
    harm('UPDATE body SET packed = zeroblob(20)');
    await assert.rejects(store.capture(capture.id), { code: 'record/damaged' });
  });

  it('should not let one damaged body stop the other jobs', async () => {
    const [first, second] = ['a', 'b'].map((url) => exampleCapture({ ...tollStory, url }, '2031-05-20T08:00:00Z'));
    await store.keepCapture(first!);
    await store.keepCapture(second!);
    harm(`UPDATE body SET packed = zeroblob(20) WHERE digest = '${first!.bodyDigest}'`);
    assert.equal((await store.claimJob('test'))?.capture.id, second!.id);
    assert.equal((await store.failedJobs(10))[0]?.problem.code, 'record/damaged');
  });
});
