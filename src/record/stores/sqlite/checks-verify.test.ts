import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Store } from '../../../types/index.ts';
import { openRecord } from '../../index.ts';
import { exampleCapture, exampleReading, tollStory } from '../example-reading.ts';
import { addStory } from '../opened-store.ts';
import { databasePath } from './open.ts';

const monday = '2031-05-19T08:00:00Z';

describe('verifying what people did', () => {
  let dataDir: string;
  let store: Store;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'onrecord-verify-checks-'));
    store = await openRecord({ dataDir, now: () => new Date('2031-06-01T00:00:00Z') });
    await addStory(store, tollStory, monday);
    const [first, second] = exampleReading(tollStory, exampleCapture(tollStory, monday)).statements;
    await store.checkStatement(first!.id, { kind: 'confirm' }, { by: 'Ada Quill', note: '' });
    await store.checkStatement(second!.id, { kind: 'reject' }, { by: 'Ada Quill', note: '' });
  });
  afterEach(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  it('should find nothing where all is well', async () => assert.deepEqual(await store.verify(), []));

  const harms: readonly (readonly [what: string, sql: string, said: RegExp])[] = [
    [
      'a state that nobody gave',
      `UPDATE checked SET state = 'rejected' WHERE seq = 1`,
      /not that of what was done last/u,
    ],
    ['an edit that has gone', 'DELETE FROM check_edit WHERE seq = 1', /not that of what was done last/u],
    [
      'a statement that does not show its check',
      `UPDATE statement SET checked = 'no' WHERE seq = 1`,
      /does not show it/u,
    ],
    [
      'a statement that nobody checked',
      `UPDATE statement SET checked = 'confirmed' WHERE seq = 3`,
      /nobody has checked it so/u,
    ],
    ['a check without its signature', 'UPDATE statement_document SET checked = NULL WHERE seq = 1', /who checked it/u],
    ['lost evidence', `UPDATE checked SET evidence = '' WHERE seq = 1`, /lost its evidence/u],
    [
      'a rejected statement in the lists',
      'UPDATE statement SET listed = 1 WHERE seq = 2',
      /is listed and should not be/u,
    ],
    ['a head that leads nothing', 'UPDATE statement SET head_seq = 2, listed = 0 WHERE seq = 3', /leads nothing/u],
  ];
  for (const [what, sql, said] of harms) {
    it(`should find ${what}`, async () => {
      const db = new DatabaseSync(databasePath(dataDir), { enableForeignKeyConstraints: false });
      db.exec(sql);
      db.close();
      assert.match((await store.verify()).map(({ detail }) => detail).join('\n'), said);
    });
  }
});
