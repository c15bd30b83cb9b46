/** What people make of a record from the command line: dossiers, samples and their scores. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openRecord } from '../../record/index.ts';
import { replyStory, tollStory, weatherStory } from '../../record/stores/example-reading.ts';
import { addStory } from '../../record/stores/opened-store.ts';
import { ran as runIn } from '../fake-surroundings.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-work-'));
after(() => rmSync(base, { recursive: true, force: true }));
const ran = (...argv: string[]) =>
  runIn(argv, { base, env: { ONRECORD_DATA: 'record', ONRECORD_EDITOR: 'Mira Oduya' } });
let ids: readonly string[];

before(async () => {
  const store = await openRecord({ dataDir: join(base, 'record'), now: () => new Date('2031-05-20T12:00:00Z') });
  for (const story of [tollStory, replyStory, weatherStory]) await addStory(store, story, '2031-05-19T08:00:00Z');
  ids = (await store.latest({ limit: 50, cursor: null })).entries.map(({ id }) => id);
  await store.close();
});

describe('dossier', () => {
  test('makes one, pins, shows, exports and puts away, signed', async () => {
    assert.match((await ran('dossier')).err, /There is no dossier\. Make one with/);
    const made = await ran('dossier', 'new', 'The', 'toll', '--about', 'Who wanted it?');
    const id = made.out.trim();
    assert.match(id, /^[a-z2-7]{26}$/);
    const pinned = await ran('dossier', 'pin', id, ids[0]!, ids[1]!, '--note', 'first');
    assert.deepEqual([pinned.exitCode, pinned.err], [0, 'The toll: 2 pinned.\n']);
    assert.match((await ran('dossier')).out, /The toll\n {2}2 statements, last changed by Mira Oduya on 2031-05-20/);
    assert.match((await ran('dossier', 'show', id)).out, /Who wanted it\?[\s\S]*Note: first/);
    const { dossier, edits } = JSON.parse((await ran('dossier', 'show', id, '--json')).out);
    assert.deepEqual([dossier.pinned.length, edits.length], [2, 3]);
    for (const [format, begins] of [
      ['markdown', '# The toll'],
      ['html', '<!doctype html>'],
      ['csv', 'statement,person'],
      ['bibtex', '@misc{'],
    ] as const) {
      const { out } = await ran('dossier', 'export', id, '--format', format);
      assert.ok(out.startsWith(begins), `${format}: ${out.slice(0, 80)}`);
    }
    await ran('dossier', 'unpin', id, ids[0]!);
    await ran('dossier', 'remove', id, '--by', 'Jon Ferrel');
    assert.match((await ran('dossier', 'list', '--removed')).out, /1 statement, last changed by Jon Ferrel/);
    await ran('dossier', 'restore', id);
    assert.match((await ran('dossier')).out, /The toll/);
  });

  test('should say what is not there', async () => {
    const none = await ran('dossier', 'show', 'nothing');
    assert.deepEqual([none.exitCode, /cli\/no-dossier/.test(none.err)], [3, true]);
    const id = (await ran('dossier', 'new', 'Else')).out.trim();
    const wrong = await ran('dossier', 'pin', id, 'nothing');
    assert.deepEqual([wrong.exitCode, /not on record.*record\/bad-dossier/s.test(wrong.err)], [3, true]);
    assert.equal((await ran('dossier', 'new', ' ')).exitCode, 3);
  });
});

describe('sample and score', () => {
  test('a sheet is drawn, filled in and scored', async () => {
    const { out, err, exitCode } = await ran('sample', '--n', '5', '--by', 'outlet,mode', '--seed', '7');
    assert.deepEqual([exitCode, /^5 statements from \d strata, seed 7\.\n$/.test(err)], [0, true]);
    assert.equal((await ran('sample', '--n', '5', '--by', 'outlet,mode', '--seed', '7')).out, out);
    const [header, ...lines] = out.trimEnd().split('\r\n');
    assert.match(header!, /^place,right,source_right,cue_right,content_right,date_right,comment,stratum,/);
    assert.match(lines[0]!, /http:\/\/127\.0\.0\.1:4180\/statements\//);
    writeFileSync(join(base, 'empty.csv'), out);
    const empty = await ran('score', 'empty.csv');
    assert.deepEqual([empty.exitCode, /Nothing is filled in yet: 5 rows/.test(empty.err)], [3, true]);
    const filled = [header, ...lines.map((line, i) => line.replace(/^(\d+),/, `$1,${i === 0 ? 'n' : 'y'}`))].join(
      '\r\n',
    );
    writeFileSync(join(base, 'filled.csv'), filled);
    const scored = await ran('score', 'filled.csv');
    assert.equal(scored.exitCode, 0);
    assert.match(scored.out, /5 of 5 rows are judged\.[\s\S]*right +\d+\.\d % {2}\[\d+\.\d % to \d+\.\d %\] {2}4 of 5/);
    const { shares, strata } = JSON.parse((await ran('score', 'filled.csv', '--json')).out);
    assert.equal(shares.right.right, 4);
    assert.ok(strata.length >= 2);
    assert.equal(readFileSync(join(base, 'filled.csv'), 'utf8'), filled);
  });

  test('should refuse strata, queries and sheets that are none', async () => {
    const strata = await ran('sample', '--by', 'weather');
    assert.match(strata.err, /no strata by “weather”; there are outlet, mode/);
    assert.notEqual(strata.exitCode, 0);
    assert.equal((await ran('sample', 'who:')).exitCode, 2);
    assert.equal((await ran('sample', 'xylophone')).exitCode, 3);
    writeFileSync(join(base, 'wrong.csv'), 'a,b\n1,2\n');
    const wrong = await ran('score', 'wrong.csv');
    assert.deepEqual([wrong.exitCode, /cli\/bad-sheet/.test(wrong.err)], [2, true]);
    assert.match((await ran('score', 'missing.csv')).err, /cli\/bad-sheet/);
  });
});
