import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { openRecord } from '../../record/index.ts';
import type { Capture } from '../../types/index.ts';
import { ran } from '../fake-surroundings.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-export-'));
after(() => rmSync(base, { recursive: true, force: true }));

const story = (n: number) => `Pier ${n} stays\n\n“Pier ${n} stays,” Mayor Odile Brant said on Friday.\n`;
const line = (n: number, more: object) => `${JSON.stringify({ text: story(n), ...more })}\n`;
const listed = { url: 'https://courier.example/2', publisher: 'The Courier', datePublished: '2031-05-18' };
writeFileSync(join(base, '1.txt'), story(1));
writeFileSync(join(base, 'lines.jsonl'), line(2, { ...listed, capturedAt: '2031-05-19T08:00:00+02:00' }) + line(3, {}));

const importing = (data: string, ...names: string[]) =>
  ran(['import', ...names, '--data', data, '--jobs', '1', '--quiet', '--json'], { base });

async function capturesOf(data: string): Promise<readonly Capture[]> {
  const now = () => new Date('2031-05-20T12:00:00Z');
  const store = await openRecord({ dataDir: join(base, data), now, readOnly: true });
  const captures: Capture[] = [];
  try {
    for await (const { capture } of store.captures()) captures.push(capture!);
  } finally {
    await store.close();
  }
  return captures;
}

test('a WARC file brings the captures of one record into another just as they were', async () => {
  assert.equal((await importing('one', '1.txt', 'lines.jsonl')).exitCode, 0);
  const whole = await ran(['export', '--format', 'warc', '--data', 'one'], { base });
  assert.equal(whole.exitCode, 0, whole.err);
  assert.match(whole.out, /^WARC\/1\.1\r\nWARC-Type: warcinfo\r\n/);
  const packed = await ran(['export', '--format', 'warc.gz', '--data', 'one'], { base });
  assert.equal(gunzipSync(Buffer.from(packed.out, 'latin1')).toString('latin1'), whole.out);
  writeFileSync(join(base, 'all.warc.gz'), packed.out, 'latin1');
  const { exitCode, out } = await importing('other', 'all.warc.gz');
  assert.deepEqual([exitCode, JSON.parse(out).imported], [0, 3]);
  const before = await capturesOf('one');
  assert.equal(before.length, 3);
  assert.deepEqual(await capturesOf('other'), before);
  assert.equal(JSON.parse((await importing('one', 'all.warc.gz')).out).imported, 0, 'they were there already');
});

test('a capture whose bytes are gone is told, and the others are written', async () => {
  const { exitCode } = await ran(
    ['import', '1.txt', 'lines.jsonl', '--data', 'kept', '--jobs', '1', '--quiet', '--keep', 'reference'],
    { base },
  );
  assert.equal(exitCode, 0);
  rmSync(join(base, '1.txt'));
  const { exitCode: code, out, err } = await ran(['export', '--format', 'warc', '--data', 'kept'], { base });
  writeFileSync(join(base, '1.txt'), story(1));
  assert.equal(code, 1);
  assert.match(err, /1\.txt: .* \(record\/moved-file\)\n/);
  assert.equal(out.match(/^WARC-Type: re/gm)?.length, 2);
});

test('a WARC file has everything: a query is a mistake', async () => {
  const { exitCode, err } = await ran(['export', 'who:brant', '--format', 'warc', '--data', 'one'], { base });
  assert.equal(exitCode, 2);
  assert.match(err, /leave the query out/);
});
