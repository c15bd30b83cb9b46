import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const main = join(import.meta.dirname, 'main.ts');
const base = mkdtempSync(join(tmpdir(), 'onrecord-main-'));
after(() => rmSync(base, { recursive: true, force: true }));
const env = { PATH: process.env.PATH, INIT_CWD: base };
const words = 'Ferry stays\n\n“The ferry stays,” Mayor Odile Brant said on Friday.\n';
writeFileSync(join(base, 'ferry.txt'), words);

function onrecord(...argv: string[]) {
  return spawnSync(process.execPath, [main, ...argv], { cwd: tmpdir(), env, encoding: 'utf8' });
}

test('relative paths mean the folder that npm was called in, and standard output holds results only', () => {
  const { status, stdout, stderr } = onrecord('read', 'ferry.txt', 'gone.txt', '--format', 'jsonl');
  assert.equal(status, 1);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ id }) => id),
    ['ferry.txt', 'gone.txt'],
  );
  assert.match(stderr, /^onrecord: gone\.txt: .*\(gather\/missing\)/);
});

test('an unknown command is wrong use, with what may have been meant', () => {
  const { status, stdout, stderr } = onrecord('raed');
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /^onrecord: unknown command 'raed' \(cli\/bad-option\)\n\(Did you mean read\?\)/);
});

test('a reader that goes away is no fault', async () => {
  const records = Array.from({ length: 400 }, (_, i) => JSON.stringify({ id: `${i}`, text: words }));
  writeFileSync(join(base, 'many.jsonl'), records.join('\n'));
  const child = spawn(process.execPath, [main, 'read', 'many.jsonl', '--format', 'jsonl', '--jobs', '1'], { env });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once('close', resolve));
  assert.deepEqual([code, complaints], [0, '']);
});

test('a desk that is told to end ends cleanly, and lets go of its folder', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', 'record'], { env });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        said += chunk;
        if (/http:\/\/127\.0\.0\.1:\d+\n/.test(said)) resolve();
      });
      child.once('exit', () => reject(new Error(said)));
    });
    child.kill(signal);
    assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 0, signal);
  }
});

test('Ctrl-C ends reading although standard input goes on', async () => {
  const child = spawn(process.execPath, [main, 'read', '-', '--format', 'jsonl', '--quiet'], { env });
  child.stdin.on('error', () => {});
  child.stdin.write(`${JSON.stringify({ id: 'first', text: words })}\n`);
  child.stdin.write(`${JSON.stringify({ id: 'second', text: words })}\n`);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('it ended by itself')));
  });
  child.kill('SIGINT');
  assert.equal(await new Promise((resolve) => child.once('exit', resolve)), 130);
});
