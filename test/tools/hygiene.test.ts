/** What no file of this project may have in it. Looks at the files that git would take. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
});
const paths = listed.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
const isText = (path: string) => !/\.(?:png|jpe?g|gif|woff2?|gz|zst|bin|pdf|ico)$/.test(path);
const texts = paths.filter(isText).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** `path:line: words` of every match in the files that `where` picks. */
function find(pattern: RegExp, where: (path: string) => boolean): readonly string[] {
  const found: string[] = [];
  for (const { path, text } of texts) {
    if (!where(path)) continue;
    for (const match of text.matchAll(pattern)) {
      found.push(`${path}:${text.slice(0, match.index).split('\n').length}: ${match[0]}`);
    }
  }
  return found;
}

const self = 'test/tools/hygiene.test.ts';
const everywhere = (path: string) => path !== self && path !== 'package-lock.json';
const code = (path: string) => /\.(?:ts|mjs|js)$/.test(path) && path !== self;

test('should see the files of the project', () => {
  assert.ok(texts.length >= 60, `${texts.length} files`);
});

test('should name no path of a machine', () => {
  assert.deepEqual(find(/(?<![\w.:/-])\/(?:work|root|home\/(?!user\b|you\b)\w+|Users\/\w+)\/[\w.-]+/g, everywhere), []);
});

test('should name no package registry by its host', () => {
  assert.deepEqual(find(/registry\.(?:npmjs|yarnpkg)\.[a-z]+|\bartifactory\b|\bverdaccio\b/g, everywhere), []);
});

test('should skip no test and single none out', () => {
  const pattern = /\b(?:test|it|describe|suite)\.(?:skip|only|todo)\b|\b(?:skip|only|todo): (?:true|'[^']*')/g;
  assert.deepEqual(
    find(pattern, (path) => code(path) && path.endsWith('.test.ts')),
    [],
  );
});

test('should leave no work for later in what users get', () => {
  assert.deepEqual(
    find(/\b(?:TODO|FIXME|XXX|HACK)\b/g, (path) => code(path) && /^(?:src|bin|scripts)\//.test(path)),
    [],
  );
});

test('should wait for no fixed time in a test', () => {
  const pattern = /\bsetTimeout\(\s*\w+\s*,\s*\d|from 'node:timers\/promises'/g;
  assert.deepEqual(
    find(pattern, (path) => path.endsWith('.test.ts') && code(path)),
    [],
  );
});

test('should have no quantifier inside a quantified group, where untrusted text could make it slow', () => {
  // `(a+)+`, `(\w*\s?)*`: a group whose only inside is quantified without limit, repeated without limit.
  const pattern = /\((?:\?:)?(?:\\?[\w.]|\[[^\]]*\])[+*]\)[+*]/g;
  assert.deepEqual(
    find(pattern, (path) => code(path) && path.startsWith('src/')),
    [],
  );
});

test('should keep files small: 8 MB for all models together, 1 MB for anything else, 500 lines for code', () => {
  const size = (path: string) => statSync(join(root, path)).size;
  const models = paths.filter((path) => path.startsWith('models/'));
  assert.ok(models.reduce((sum, path) => sum + size(path), 0) < 8 << 20);
  const large = paths.filter((path) => !models.includes(path) && size(path) > 1 << 20);
  assert.deepEqual(large, []);
  const long = texts
    .filter(({ path }) => code(path) && !path.endsWith('.test.ts') && !path.startsWith('src/languages/'))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    .filter(({ lines }) => lines > 500);
  assert.deepEqual(long, []);
});

test('should begin each module with what it knows', () => {
  const silent = texts
    .filter(({ path }) => /^(?:src|scripts|bench)\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'))
    .filter(({ path }) => !path.startsWith('src/types/'))
    .filter(({ text }) => !/^(?:#!.*\n)?\/(?:\*\*|\/)/.test(text));
  assert.deepEqual(
    silent.map(({ path }) => path),
    [],
  );
});
