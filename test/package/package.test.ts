/** What `npm pack` makes, installed elsewhere, does what the README promises. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runAsUser, userEnvironment } from './npm.ts';

const root = join(import.meta.dirname, '..', '..');
const place = mkdtempSync(join(tmpdir(), 'onrecord package '));
const consumer = join(place, 'consumer');
const installed = join(consumer, 'node_modules', 'onrecord');
const command = join(consumer, 'node_modules', '.bin', 'onrecord');
let tarball = '';

const report = `Harbour minister promises new ferry

By Odile Marchetti

“The ferry will sail before the summer,” Harbour Minister Ilse Varga said on Friday.

“Nobody on the island will wait another winter,” she added.
`;

before(() => {
  const packed = runAsUser('npm', ['pack', '--loglevel=error', '--pack-destination', place], root);
  assert.equal(packed.status, 0, packed.stderr);
  tarball = join(place, globSync('*.tgz', { cwd: place })[0] ?? 'no tarball');
  mkdirSync(consumer);
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ name: 'newsroom', type: 'module', private: true }));
  writeFileSync(join(consumer, 'ferry.txt'), report);
  const words = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', tarball];
  const added = runAsUser('npm', words, consumer);
  assert.equal(added.status, 0, added.stderr);
});

after(() => rmSync(place, { recursive: true, force: true }));

test('should hold what a user needs and nothing else, in less than 10 MB', () => {
  const files = globSync('**/*', { cwd: installed, exclude: ['node_modules/**'] });
  for (const path of ['LICENSE', 'README.md', 'CHANGELOG.md', 'bin/onrecord.js', 'dist/cli/main.js']) {
    assert.ok(files.includes(path), `${path} is missing`);
  }
  const needless = files.filter((path) =>
    /\.test\.|fake-|-for-tests|(?:^|\/)(?:test|bench|train|corpora|scripts)\/|(?<!\.d)\.ts$/.test(path),
  );
  assert.deepEqual(needless, []);
  assert.ok(statSync(tarball).size < 10 << 20, `${statSync(tarball).size} bytes`);
});

test('should need no development package', () => {
  assert.ok(!globSync('*', { cwd: join(consumer, 'node_modules') }).includes('typescript'));
});

test('should read an article under the Node.js that Onrecord needs', () => {
  const { status, stdout, stderr } = runAsUser(
    process.execPath,
    [command, 'read', 'ferry.txt', '--format', 'jsonl'],
    consumer,
  );
  assert.equal(status, 0, stderr);
  const line = JSON.parse(stdout);
  assert.equal(line.id, 'ferry.txt');
  assert.equal(line.article.text, report);
  assert.ok(line.statements.length >= 2, `${line.statements.length} statements`);
});

test('should read a folder, which it does in workers, in the order of its files', () => {
  const folder = join(consumer, 'articles');
  mkdirSync(folder);
  const names = Array.from({ length: 120 }, (_, index) => `article-${String(index).padStart(3, '0')}.txt`);
  for (const name of names) writeFileSync(join(folder, name), report.repeat(3));
  const { status, stdout, stderr } = runAsUser(
    process.execPath,
    [command, 'read', 'articles', '--format', 'jsonl', '--jobs', '2'],
    consumer,
  );
  assert.equal(status, 0, stderr);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ id }) => id.split('/').at(-1)),
    names,
  );
  assert.ok(lines.every(({ statements }) => statements.length >= 2));
});

test('should serve the desk, read beside it in a thread, and end when it is told to', async () => {
  const child = spawn(process.execPath, [command, 'serve', '--port', '0', '--data', 'served'], {
    cwd: consumer,
    env: userEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let said = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    said += chunk;
    if (said.includes('\n')) break;
  }
  const url = /http:\/\/\S+/.exec(said)?.[0];
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const answer = await fetch(`${url}/read`, { method: 'POST', headers, body: JSON.stringify({ text: report }) });
  assert.equal(answer.status, 201);
  const { href } = (await answer.json()) as { href: string };
  const twin = (await (await fetch(`${url}${href}.json`)).json()) as { entries: unknown[] };
  assert.ok(twin.entries.length >= 2);
  child.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);
});

test('should bring its model along: a text comes out as trees', () => {
  const { status, stdout, stderr } = runAsUser(process.execPath, [command, 'parse', 'ferry.txt'], consumer);
  assert.equal(status, 0, stderr);
  const words = stdout.split('\n').filter((line) => /^\d+\t/.test(line));
  assert.ok(words.length > 10, stdout);
  assert.ok(words.every((line) => line.split('\t').length === 10));
  assert.ok(
    words.some((line) => line.split('\t')[7] === 'nsubj'),
    stdout,
  );
});

test('should say what to do under an older Node.js, without a stack trace', () => {
  const pretend =
    "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.19.0'}})";
  const runs = [runAsUser(process.execPath, ['--import', pretend, command, 'read', 'ferry.txt'], consumer)];
  const system = runAsUser('node', ['--version'], consumer);
  if (Number.parseInt(system.stdout.slice(1), 10) < 24)
    runs.push(runAsUser('node', [command, 'read', 'ferry.txt'], consumer));
  for (const { status, stdout, stderr } of runs) {
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^setup\/old-node: Onrecord needs Node\.js 24 or newer; this is \d+\.\d+\.\d+\. .+\n$/);
  }
});

test('should run the example of the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const example = [...readme.matchAll(/^```(?:ts|js|typescript|javascript)\n([^`]*)^```/gm)]
    .map(([, code]) => code ?? '')
    .find((code) => code.includes("from 'onrecord'"));
  assert.ok(example !== undefined, "README.md has no example that imports from 'onrecord'");
  writeFileSync(join(consumer, 'example.ts'), example);
  const { status, stdout, stderr } = runAsUser(process.execPath, ['example.ts'], consumer);
  assert.equal(status, 0, stderr);
  assert.notEqual(stdout.trim(), '');
});

const program = `
import { captureText, openReader } from 'onrecord';
import type { Article, Reading } from 'onrecord';
import { type ModelsByLanguage, modelsFrom, read } from 'onrecord/pipeline';
import { readPage } from 'onrecord/page';
import { parse } from 'onrecord/language';
import { findStatements } from 'onrecord/statements';
import { articleTrees } from 'onrecord/trees';
import schema from 'onrecord/schema.json' with { type: 'json' };

const models: ModelsByLanguage = {};
const capture = captureText(await Promise.resolve('No text'), '2031-05-16T08:00:00Z');
const reading: Reading | null = (await openReader())(capture).reading;
if (read(capture, models).reading?.notes.length !== 1) throw new Error('it does not say that there is no model');
const article: Article | undefined = reading?.article;
// @ts-expect-error: a headline is text or nothing, so the types have arrived.
const headline: number | undefined = article?.headline;
for (const room of [readPage, parse, findStatements, articleTrees, modelsFrom]) if (typeof room !== 'function') throw new Error('not a room');
console.log(typeof schema, headline === undefined ? '' : 'read');
`;

const pure = `
import { readdirSync, readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { captureText, openReader } from 'onrecord';
import { modelsFrom, read } from 'onrecord/pipeline';

const folder = 'node_modules/onrecord/models/en/';
const names = readdirSync(folder).filter((name) => name.endsWith('.bin.br'));
const files = Object.fromEntries(names.map((name) => [name.split('.')[0], brotliDecompressSync(readFileSync(folder + name))]));
const capture = captureText(readFileSync('ferry.txt', 'utf8'), '2031-05-16T08:00:00Z');
const one = (await openReader())(capture);
const other = read(capture, { en: modelsFrom(files) });
console.log(one.reading.statements.length, JSON.stringify(one) === JSON.stringify(other));
`;

test('should read the same with models made of bytes as with those it opens itself', () => {
  writeFileSync(join(consumer, 'pure.js'), pure);
  const { status, stdout, stderr } = runAsUser(process.execPath, ['pure.js'], consumer);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^[1-9]\d* true\n$/);
});

test('should let all entry points be imported, with their types', () => {
  writeFileSync(join(consumer, 'program.ts'), program);
  const ran = runAsUser(process.execPath, ['program.ts'], consumer);
  assert.equal(ran.status, 0, ran.stderr);
  assert.match(ran.stdout, /^object /);
  const options = ['--noEmit', '--strict', '--target', 'es2024', '--module', 'nodenext', '--resolveJsonModule'];
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const checked = runAsUser(process.execPath, [compiler, ...options, '--skipLibCheck', 'program.ts'], consumer);
  assert.equal(checked.status, 0, checked.stdout);
});
