/** docs/dependencies.md tells of every dependency what package.json says; the lockfile installs from any registry. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json'));
const needed: Readonly<Record<string, string>> = manifest.dependencies;
const development: Readonly<Record<string, string>> = manifest.devDependencies;

/** `name version` of each row of the table under a heading, in order. */
function rows(heading: string): readonly string[] {
  const section = read('docs/dependencies.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \| ([^ |]+) \|/gm)].map(([, name, version]) => `${name} ${version}`);
}

const listed = (packages: Readonly<Record<string, string>>) =>
  Object.entries(packages).map(([name, version]) => `${name} ${version}`);

test('should tell of every package that users get, with its version', () => {
  assert.deepEqual(rows('What users get'), listed(needed));
});

test('should tell of every package that development needs, with its version', () => {
  assert.deepEqual(rows('What development needs'), listed(development));
});

test('should name the licence that each package names itself', () => {
  const text = read('docs/dependencies.md');
  for (const name of [...Object.keys(needed), ...Object.keys(development)]) {
    const { license } = JSON.parse(read(`node_modules/${name}/package.json`));
    const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
    assert.ok(row.includes(`| ${license} |`), `${name}: ${license}`);
  }
});

test('should pin every version exactly', () => {
  for (const [name, version] of Object.entries({ ...needed, ...development }))
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
});

test('should have a lockfile that names no address and agrees with package.json', () => {
  const lockfile = read('package-lock.json');
  assert.doesNotMatch(
    lockfile,
    /"resolved"|https?:\/\/(?!(?:www\.)?(?:opencollective|github|patreon|tidelift|buymeacoffee|paypal)\b)[^"]*registry/,
  );
  const { packages } = JSON.parse(lockfile);
  assert.deepEqual(packages[''].dependencies, needed);
  assert.deepEqual(packages[''].devDependencies, development);
});

test('should let only the install script of node run', () => {
  assert.deepEqual(manifest.allowScripts, { node: true });
});
