import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openRecord, workerName } from './index.ts';
import { isGone } from './worker-name.ts';

const sleeping = ['-e', 'setInterval(() => {}, 60_000)'];

describe('a worker’s name', () => {
  it('should tell whether its process is still there', async () => {
    const child = spawn(process.execPath, sleeping, { stdio: 'ignore' });
    await once(child, 'spawn');
    const name = workerName(child.pid);
    assert.equal(isGone(name), false);
    child.kill('SIGKILL');
    await once(child, 'close');
    assert.equal(isGone(name), true);
    assert.equal(isGone(workerName()), false);
  });

  it('should tell nothing of a process elsewhere, nor of a name that is none', () => {
    for (const name of ['', 'another', 'process 1', 'process 999999999 on elsewhere', 'process -1 on here']) {
      assert.equal(isGone(name), false, name);
    }
  });

  it('should let the next one gather at once when the one before was killed, and nobody beside one that lives', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-gone-'));
    const store = await openRecord({ dataDir, now: () => new Date('2031-05-20T12:00:00Z') });
    try {
      const until = '2031-05-20T12:00:45Z';
      const child = spawn(process.execPath, sleeping, { stdio: 'ignore' });
      await once(child, 'spawn');
      assert.equal(await store.holdGathering(workerName(child.pid), until), true);
      assert.equal(await store.holdGathering(workerName(), until), false);
      child.kill('SIGKILL');
      await once(child, 'close');
      assert.equal(await store.holdGathering(workerName(), until), true);
    } finally {
      await store.close();
      rmSync(dataDir, { recursive: true });
    }
  });
});
