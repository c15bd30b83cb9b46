/** `onrecord compare` on a record with two captures of one page. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { captureHtml } from '../../gather/index.ts';
import { read } from '../../pipeline.ts';
import { openRecord } from '../../record/index.ts';
import type { ArticleVersion, Comparison } from '../../types/index.ts';
import { ran as runIn } from '../fake-surroundings.ts';
import { changesText } from '../formats/changes.ts';
import { palette } from '../terminal.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-compare-'));
after(() => rmSync(base, { recursive: true, force: true }));
const ran = (...argv: string[]) => runIn(argv, { base, env: { ONRECORD_DATA: 'record' } });

const address = 'https://courier.example/harbour/quay';
const listing = (url: string) => ({ url, headline: null, authors: [], publisher: null, datePublished: null });
const page = (headline: string, second: string) => `<html lang="en"><head><title>${headline}</title>
<link rel="canonical" href="${address}"></head><body><article><h1>${headline}</h1>
<p>The harbour board met on Tuesday evening and said that the old quay would be rebuilt before the spring.</p>
<p>${second}</p>
<p>Nobody on the northern bank wants the ferry back, according to a letter that the mayor read aloud.</p></article></body></html>`;
const told = 'Ilse Varga, who runs the lock, told the council that the gates had been paid for twice.';
let ids: readonly string[];

before(async () => {
  const store = await openRecord({ dataDir: join(base, 'record'), now: () => new Date('2031-05-23T12:00:00Z') });
  const captures = [
    captureHtml(page('Quay to be rebuilt', told), '2031-05-19T08:00:00Z', listing(address)),
    captureHtml(
      page('Quay to be rebuilt', told.replace('twice', 'three times')),
      '2031-05-20T08:00:00Z',
      listing(address),
    ),
    captureHtml(
      page('Quay comes back', told.replace('twice', 'three times')),
      '2031-05-21T08:00:00Z',
      listing(address),
    ),
    captureHtml(
      page('Ferry stays', told).replaceAll('quay', 'ferry'),
      '2031-05-21T08:00:00Z',
      listing(address.replace('quay', 'ferry')),
    ),
  ];
  for (const capture of captures) {
    await store.keepCapture(capture);
    await store.finishJob((await store.claimJob('test', capture.id))!, read(capture, {}).reading!);
  }
  ids = captures.map(({ id }) => id);
  await store.close();
});

test('shows what changed from the capture before to the latest', async () => {
  const { exitCode, out } = await ran('compare', address);
  assert.equal(exitCode, 0);
  assert.match(out, /^from {2}2031-05-20T08:00:00Z {2}\(capture \w+\)\nto {4}2031-05-21T08:00:00Z/);
  assert.match(out, /headline, rewritten\n {2}Quay \[-to be rebuilt-\] ?\{\+comes back\+\}/);
  assert.ok(!out.includes('three times'), 'what did not change is not shown');
});

test('shows of a long part only what stands beside the change', async () => {
  const { out } = await ran('compare', address, '--to', ids[1]!);
  assert.match(out, /paragraph, rewritten\n {2}Ilse Varga, who runs .*for \[-twice-\]\{\+three times\+\}\./);
  const edits = (text: string) =>
    [
      { kind: 'same', text },
      { kind: 'added', text: 'new' },
    ] as const;
  const version = { capture: { id: 'c', capturedAt: '' }, lastSeenAt: '' } as unknown as ArticleVersion;
  const part = {
    change: 'rewritten',
    before: 0,
    after: 0,
    kind: 'paragraph',
    edits: edits('lamp '.repeat(60)),
  } as const;
  const text = changesText({ from: version, to: version }, { fields: [], parts: [part] }, palette(false), null);
  assert.match(text, /\n {2}(?:lamp ){15}lamp … (?:lamp ){15}lamp \{\+new\+\}\n$/);
});

test('compares the captures that were asked for, as data too', async () => {
  const { out } = await ran('compare', address, '--from', ids[0]!, '--to', ids[1]!, '--json');
  const found = JSON.parse(out) as { from: string; to: string; versions: unknown[]; comparison: Comparison };
  assert.deepEqual([found.from, found.to, found.versions.length], [ids[0], ids[1], 3]);
  assert.deepEqual(
    found.comparison.parts.map(({ change, kind, edits }) => [
      change,
      kind,
      edits.filter((edit) => edit.kind !== 'same').map((edit) => edit.text),
    ]),
    [['rewritten', 'paragraph', ['twice', 'three times']]],
  );
});

test('tells an article that was captured once from one that is not there', async () => {
  const alone = await ran('compare', address.replace('quay', 'ferry'));
  assert.deepEqual([alone.exitCode, alone.err], [0, '']);
  assert.match(alone.out, /^only {2}2031-05-21T08:00:00Z .*\nThere is no other capture of this article/);
  const none = await ran('compare', 'https://courier.example/nothing');
  assert.deepEqual([none.exitCode, /There is no such article.*cli\/no-article/s.test(none.err)], [3, true]);
  const wrong = await ran('compare', address, '--from', 'nothing');
  assert.deepEqual([wrong.exitCode, /cli\/no-capture/.test(wrong.err)], [3, true]);
});
