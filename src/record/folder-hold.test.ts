/** Also the second process: `node folder-hold.test.ts hold FOLDER` holds it until it is killed. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { holdFolder, openRecord } from './index.ts';

async function holdUntilKilled(dataDir: string): Promise<void> {
  await holdFolder(dataDir, 'http://127.0.0.1:4180');
  writeSync(1, 'held\n');
  setInterval(() => {}, 60_000);
}

async function startHolder(dataDir: string): Promise<ChildProcess> {
  // Without this, node:test would take the child for one of its own and write to its standard output.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const words = [import.meta.filename, 'hold', dataDir];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], env });
  await new Promise((resolve) => {
    child.stdout.on('data', (said) => String(said).includes('held') && resolve(null));
    child.on('close', resolve);
  });
  return child;
}

if (process.argv[2] === 'hold') {
  await holdUntilKilled(process.argv[3]!);
} else {
  describe('holding a data folder', () => {
    let dataDir: string;
    beforeEach(() => {
      dataDir = mkdtempSync(join(tmpdir(), 'onrecord-hold-'));
    });
    afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

    it('should refuse a second one with the link of the first', async () => {
      const hold = await holdFolder(dataDir, 'starting');
      hold.tell('http://127.0.0.1:4181');
      await assert.rejects(holdFolder(dataDir, 'another'), {
        code: 'record/in-use',
        message: /served already: http:\/\/127\.0\.0\.1:4181/u,
      });
      hold.release();
      hold.release();
      (await holdFolder(dataDir, 'again')).release();
    });

    it('should be let go of when the process that has it is killed', async () => {
      const child = await startHolder(dataDir);
      const gone = new Promise((resolve) => child.once('close', resolve));
      try {
        await assert.rejects(holdFolder(dataDir, 'second'), {
          code: 'record/in-use',
          message: /http:\/\/127\.0\.0\.1:4180/u,
        });
      } finally {
        child.kill('SIGKILL');
      }
      await gone;
      (await holdFolder(dataDir, 'second')).release();
    });

    it('should not keep others from reading and adding', async () => {
      const hold = await holdFolder(dataDir, 'here');
      const store = await openRecord({ dataDir, now: () => new Date(0) });
      assert.equal((await store.counts()).captures, 0);
      await store.close();
      hold.release();
    });

    it('should say so when the folder cannot be made', async () => {
      writeFileSync(join(dataDir, 'file'), '');
      await assert.rejects(holdFolder(join(dataDir, 'file', 'x'), ''), { code: 'record/cannot-open' });
    });
  });
}
