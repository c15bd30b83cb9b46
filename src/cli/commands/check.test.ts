import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ran } from '../fake-surroundings.ts';

const story = `Ferry toll splits Oststad

“No ferry will pay the toll,” Harbour Minister Ilse Varga said in Oststad.

Mayor Aldo Brenn said the toll would empty the quays.
`;

describe('checking from the command line', () => {
  let base: string;
  const now = '2031-06-01T12:00:00Z';
  const onrecord = (...argv: string[]) => ran(argv, { base, now, env: { ONRECORD_EDITOR: 'Ada Quill' } });
  const entriesOf = async (...more: string[]) => {
    const { out } = await onrecord('review', '--json', ...more);
    return JSON.parse(out) as {
      waiting: number;
      checkedToday: number;
      entries: { id: string; statement: { act: string } }[];
      unsettled: unknown[];
    };
  };

  before(async () => {
    base = mkdtempSync(join(tmpdir(), 'onrecord-check-'));
    writeFileSync(join(base, 'story.txt'), story);
    const added = await onrecord('import', 'story.txt', '--quiet');
    assert.equal(added.exitCode, 0, added.err);
  });
  after(() => rmSync(base, { recursive: true }));

  test('review lists what waits, with ids, and says how much was done', async () => {
    const { waiting, entries } = await entriesOf();
    assert.ok(waiting >= 2);
    const { out, err, exitCode } = await onrecord('review', '--limit', '1');
    assert.equal(exitCode, 0);
    assert.match(out, new RegExp(entries[0]!.id));
    assert.match(err, /waiting, 0 checked today/);
  });

  test('a statement is confirmed, corrected, and both are taken back; history shows all of it', async () => {
    const { entries, waiting } = await entriesOf();
    const { id } = entries[0]!;
    const confirmed = await onrecord('check', id, 'confirm', '--note', 'on tape');
    assert.equal(confirmed.exitCode, 0, confirmed.err);
    assert.match(confirmed.out, /checked by Ada Quill on 2031-06-01: confirmed/);
    assert.equal((await entriesOf()).waiting, waiting - 1);
    const corrected = await onrecord(
      'check',
      id,
      'correct',
      '--act',
      'warn',
      '--source',
      'Aldo Brenn',
      '--by',
      'Ben Osei',
      '--json',
    );
    const { entry, edit } = JSON.parse(corrected.out) as {
      entry: { statement: { act: string; source: { name: string } } };
      edit: { by: string };
    };
    assert.deepEqual([entry.statement.act, entry.statement.source.name, edit.by], ['warn', 'Aldo Brenn', 'Ben Osei']);
    for (let i = 0; i < 2; i++) assert.equal((await onrecord('check', id, 'undo')).exitCode, 0);
    const history = await onrecord('check', id, 'history');
    assert.match(history.out, /Ben Osei\tcorrect\t.*taken back by Ada Quill/);
    assert.match(history.out, /confirm\ton tape/);
    assert.equal((await onrecord('check', id, 'undo')).exitCode, 2, 'nothing is left to take back');
  });

  test('nothing is done where somebody was first, words are not there, or nothing is named', async () => {
    const { id } = (await entriesOf()).entries[0]!;
    await onrecord('check', id, 'reject', '--by', 'Ben Osei');
    const late = await onrecord('check', id, 'confirm', '--seen', 'none');
    assert.equal(late.exitCode, 1);
    assert.match(late.err, /Ben Osei was first.*desk\/overtaken/);
    const words = await onrecord('check', id, 'correct', '--words', 'no such words');
    assert.equal(words.exitCode, 2);
    assert.match(words.err, /record\/words-not-found/);
    assert.equal((await onrecord('check', id, 'correct')).exitCode, 2);
    assert.equal((await onrecord('check', id, 'burn')).exitCode, 2);
    assert.equal((await onrecord('check', 'none', 'confirm')).exitCode, 3);
    assert.equal((await onrecord('check', id, 'undo')).exitCode, 0);
  });
});
