/** Every error code is in the table, used and explained. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { advice } from '../../src/lib/problems.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const table = Object.keys(advice);
/** The bootstrap and the command's door run where TypeScript may not: they have their codes themselves. */
const setup = new Set(
  ['scripts/bootstrap.mjs', 'bin/onrecord.js'].flatMap((path) => read(path).match(/\bsetup\/[a-z-]+/g) ?? []),
);
const explained = [...read('docs/errors.md').matchAll(/^### `?([a-z]+\/[a-z-]+)`?$/gm)].map(([, code]) => code!);

/** Code → where it stands between quotation marks in src, outside the table and the tests. */
function uses(): Map<string, string[]> {
  const rooms = new Set(table.map((code) => code.split('/')[0]!));
  const found = new Map<string, string[]>();
  for (const path of globSync('src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts', 'src/lib/problems.ts'] })) {
    for (const [, code] of read(path).matchAll(/'([a-z]+\/[a-z]+(?:-[a-z]+)*)'/g)) {
      if (rooms.has(code!.split('/')[0]!)) found.set(code!, [...(found.get(code!) ?? []), path]);
    }
  }
  return found;
}

test('should explain every code in docs/errors.md, and no other', () => {
  const codes = [...table, ...setup].sort();
  assert.deepEqual([...explained].sort(), codes);
});

test('should list codes in order, so that one is found at a glance', () => {
  assert.deepEqual(table, [...table].sort());
  assert.deepEqual(explained, [...explained].sort());
});

test('should say what to do next in one sentence', () => {
  for (const [code, sentence] of Object.entries(advice)) assert.match(sentence, /^[A-Z`].+\.$/, code);
});

test('should use no code that is not in the table', () => {
  const unknown = [...uses()].filter(([code]) => !table.includes(code));
  assert.deepEqual(unknown, []);
});

test('should list no code that nothing uses', () => {
  const used = uses();
  assert.deepEqual(
    table.filter((code) => !used.has(code)),
    [],
  );
});
