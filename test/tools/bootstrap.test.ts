/** The bootstrap, with a stand-in for npm that only makes the files that an installation leaves. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const real = join(import.meta.dirname, '..', '..', 'scripts', 'bootstrap.mjs');
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Takes 300 ms; counts its runs in npm-runs; makes node_modules/node/bin/node a link to this Node. */
const npm = `
import { appendFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
appendFileSync('npm-runs', process.argv.slice(2).join(' ') + '\\n');
console.log('npm says something');
setTimeout(() => {
  mkdirSync('node_modules/node/bin', { recursive: true });
  rmSync('node_modules/node/bin/node', { force: true });
  symlinkSync(process.execPath, 'node_modules/node/bin/node');
}, 300);
`;

const script = `
const [word, code]: readonly (string | undefined)[] = process.argv.slice(2);
if (word === 'wait') {
  process.on('SIGTERM', () => process.exit(5));
  setInterval(() => undefined, 1000);
}
console.log(JSON.stringify({ words: process.argv.slice(2), from: process.env.INIT_CWD, folder: process.cwd() }));
if (word === 'exit') process.exitCode = Number(code);
`;

function project(npmScript = npm): string {
  const root = mkdtempSync(join(tmpdir(), 'onrecord bootstrap '));
  folders.push(root);
  mkdirSync(join(root, 'scripts'));
  copyFileSync(real, join(root, 'scripts', 'bootstrap.mjs'));
  writeFileSync(join(root, 'scripts', 'hello.ts'), script);
  writeFileSync(join(root, 'npm.js'), npmScript);
  writeFileSync(join(root, 'package.json'), '{"type": "module"}');
  writeFileSync(join(root, 'package-lock.json'), '{}');
  return root;
}

function start(root: string, ...words: readonly string[]): ChildProcess {
  const { INIT_CWD: _, ...environment } = process.env;
  const env = { ...environment, npm_execpath: join(root, 'npm.js') };
  return spawn(process.execPath, [join(root, 'scripts', 'bootstrap.mjs'), ...words], { cwd: root, env });
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const [status] = await once(child, 'close');
  return { status, stdout, stderr };
}

function runsOfNpm(root: string): number {
  return existsSync(join(root, 'npm-runs'))
    ? readFileSync(join(root, 'npm-runs'), 'utf8').trimEnd().split('\n').length
    : 0;
}

test('should install once, then start at once, and keep standard output for the script', async () => {
  const root = project();
  const first = await ended(start(root, 'scripts/hello.ts', 'a b', '--c'));
  assert.deepEqual(JSON.parse(first.stdout), { words: ['a b', '--c'], from: root, folder: root });
  assert.match(first.stderr, /^Setting up \(once\)[^\n]*\nSet up in \d+ s\.\n$/);
  assert.match(readFileSync(join(root, 'npm-runs'), 'utf8'), /^install --no-save --no-audit --no-fund --include=dev /);
  const second = await ended(start(root, 'scripts/hello.ts'));
  assert.equal(second.stderr, '');
  assert.equal(runsOfNpm(root), 1);
});

test('should install again when the lockfile has changed', async () => {
  const root = project();
  await ended(start(root, 'scripts/hello.ts'));
  writeFileSync(join(root, 'package-lock.json'), '{ }');
  await ended(start(root, 'scripts/hello.ts'));
  assert.equal(runsOfNpm(root), 2);
});

test('should let one of several starts install while the others wait', async () => {
  const root = project();
  const all = await Promise.all([1, 2, 3, 4].map((number) => ended(start(root, 'scripts/hello.ts', String(number)))));
  for (const { status, stderr } of all) assert.equal(status, 0, stderr);
  assert.equal(runsOfNpm(root), 1);
});

test('should install again after an installation that was stopped', async () => {
  const root = project();
  const child = start(root, 'scripts/hello.ts');
  await once(child.stderr!, 'data');
  child.kill('SIGTERM');
  assert.equal((await ended(child)).status, 143);
  assert.equal((await ended(start(root, 'scripts/hello.ts'))).status, 0);
});

test('should not wait for a start that was killed while it installed', async () => {
  const root = project();
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'node_modules', '.onrecord-setup'), '1');
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(join(root, 'node_modules', '.onrecord-setup'), longAgo, longAgo);
  assert.equal((await ended(start(root, 'scripts/hello.ts'))).status, 0);
});

test('should say what npm said and what to do when it fails, and try again next time', async () => {
  const root = project("console.error('npm error network'); process.exitCode = 1;");
  const { status, stdout, stderr } = await ended(start(root, 'scripts/hello.ts'));
  assert.deepEqual({ status, stdout }, { status: 3, stdout: '' });
  assert.match(stderr, /npm error network\nsetup\/install-failed: npm install did not finish \(1\)\. .+\n$/);
  writeFileSync(join(root, 'npm.js'), npm);
  assert.equal((await ended(start(root, 'scripts/hello.ts'))).status, 0);
});

test('should end with the exit code of the script', async () => {
  const root = project();
  for (const code of [0, 1, 2, 3]) {
    assert.equal((await ended(start(root, 'scripts/hello.ts', 'exit', String(code)))).status, code);
  }
});

test('should pass a signal on and wait for the script to end', async () => {
  const root = project();
  await ended(start(root, 'scripts/hello.ts'));
  const child = start(root, 'scripts/hello.ts', 'wait');
  await once(child.stdout!, 'data');
  child.kill('SIGTERM');
  assert.equal((await ended(child)).status, 5);
});

test('should start the command that is meant when none is named', async () => {
  const root = project();
  const cases: readonly (readonly [given: readonly string[], meant: readonly string[]])[] = [
    [[], ['serve']],
    [
      ['--port', '5000'],
      ['serve', '--port', '5000'],
    ],
    [
      ['read', 'x'],
      ['read', 'x'],
    ],
    [['--help'], ['--help']],
    [['--version'], ['--version']],
  ];
  for (const [given, meant] of cases) {
    const { stdout } = await ended(start(root, '--or', 'serve', 'scripts/hello.ts', ...given));
    assert.deepEqual(JSON.parse(stdout).words, meant);
  }
});
