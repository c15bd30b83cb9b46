import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sizeOf } from './size.ts';

test('what an import has before it is every kind of file that a folder is searched for', async () => {
  const base = mkdtempSync(join(tmpdir(), 'onrecord-size-'));
  try {
    mkdirSync(join(base, 'deep'));
    const read = ['a.txt', 'a.html', 'a.mhtml', 'a.mht', 'a.pdf', 'a.jsonl', 'a.warc', 'deep/a.WARC.GZ', 'a.xhtml'];
    const passedOver = ['a.png', 'a.gz', '.hidden.txt', 'deep/warc'];
    for (const name of [...read, ...passedOver]) writeFileSync(join(base, name), 'x'.repeat(10));
    const signal = new AbortController().signal;
    assert.equal(await sizeOf(['.'], base, signal), 10 * read.length);
    assert.equal(await sizeOf(['a.png', 'deep', 'nowhere'], base, signal), 20);
    assert.equal(await sizeOf(['.', '-'], base, signal), null);
  } finally {
    rmSync(base, { recursive: true });
  }
});
