/** The walls hold: every rule catches a violation planted for it, and lawful imports pass. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { checkWalls } from '../../scripts/walls.ts';
import { rules } from '../../scripts/walls-rules.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A tree of files under a new temporary folder; packages are empty ones. */
function plant(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'onrecord-walls-'));
  folders.push(root);
  const all: Record<string, string> = {
    'package.json': JSON.stringify({
      type: 'module',
      dependencies: { undici: '1.0.0', zod: '1.0.0' },
      devDependencies: { parse5: '1.0.0' },
    }),
    ...files,
  };
  for (const name of ['undici', 'zod', 'parse5']) {
    all[`node_modules/${name}/package.json`] = JSON.stringify({ name, type: 'module', exports: './index.js' });
    all[`node_modules/${name}/index.js`] = 'export {};';
  }
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const lawful: Readonly<Record<string, string>> = {
  'src/types/span.ts': 'export interface Span { readonly start: number }',
  'src/types/index.ts': "export * from './span.ts';",
  'src/lib/spans.ts': "import type { Span } from '../types/index.ts'; export const zero: Span = { start: 0 };",
  'src/page/index.ts': "import 'zod'; import '../lib/spans.ts'; export * from './blocks.ts';",
  'src/page/blocks.ts': 'export const blocks = 1;',
  'src/page/blocks.test.ts':
    "import 'node:test'; import 'parse5'; import './blocks.ts'; import '../language/index.ts'; import '../../test/support/pages.ts';",
  'src/language/index.ts': 'export const parse = 1;',
  'src/languages/index.ts': 'export const packs = [];',
  'src/statements/index.ts': 'export const find = 1;',
  'src/gather/index.ts': "import 'node:fs'; import 'undici'; export const gather = 1;",
  'src/record/index.ts': "import 'node:sqlite'; export const open = 1;",
  'src/desk/index.ts': 'export const desk = 1;',
  'src/pipeline.ts':
    "import './page/index.ts'; import './language/index.ts'; import './languages/index.ts'; import './statements/index.ts';",
  'src/index.ts': "export * from './pipeline.ts'; export * from './gather/index.ts';",
  'src/cli/main.ts':
    "import '../pipeline.ts'; import '../gather/index.ts'; import '../record/index.ts'; import '../desk/index.ts';",
  'bench/run.ts': "import '../src/page/index.ts';",
  'test/support/pages.ts': "import '../../src/pipeline.ts';",
};

/** Rule → files that break it, the edges it must report. */
const planted: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, edges: readonly string[]]>> =
  {
    'no-cycles': [
      {
        'src/page/a.ts': "import { b } from './b.ts'; export const a = b;",
        'src/page/b.ts': "import type { a } from './a.ts'; export let b: typeof a;",
      },
      ['src/page/a.ts → src/page/b.ts'],
    ],
    'rooms-keep-to-themselves': [
      {
        'src/desk/pages/home.ts': "import '../../record/index.ts';",
        'src/statements/link.ts': "import '../language/index.ts';",
      },
      ['src/desk/pages/home.ts → src/record/index.ts', 'src/statements/link.ts → src/language/index.ts'],
    ],
    'enter-by-the-door': [
      {
        'src/cli/read.ts': "import type { x } from '../record/stores/sqlite/rows.ts';",
        'src/record/stores/sqlite/rows.ts': 'export type x = 1;',
      },
      ['src/cli/read.ts → src/record/stores/sqlite/rows.ts'],
    ],
    'outsiders-enter-by-the-door': [
      {
        'bench/accuracy/pages/run.ts': "import '../../../src/page/blocks.ts';",
        'test/x.ts': "export * from '../src/page/blocks.ts';",
      },
      ['bench/accuracy/pages/run.ts → src/page/blocks.ts', 'test/x.ts → src/page/blocks.ts'],
    ],
    'only-the-pipeline-knows-the-order': [
      { 'src/cli/parse.ts': "const { parse } = await import('../language/index.ts'); export { parse };" },
      ['src/cli/parse.ts → src/language/index.ts'],
    ],
    'only-cli-puts-together': [
      { 'src/together.ts': "import './record/index.ts'; import './desk/index.ts';" },
      ['src/together.ts → src/record/index.ts', 'src/together.ts → src/desk/index.ts'],
    ],
    'types-import-nothing': [
      { 'src/types/bad.ts': "import { zero } from '../lib/spans.ts'; export const z = zero;" },
      ['src/types/bad.ts → src/lib/spans.ts'],
    ],
    'lib-imports-types-only': [
      { 'src/lib/bad.ts': "import '../languages/index.ts';" },
      ['src/lib/bad.ts → src/languages/index.ts'],
    ],
    'pure-rooms-use-no-node': [
      {
        'src/page/bad-node.ts': "import { readFileSync } from 'node:fs'; export { readFileSync };",
        'src/languages/en/index.ts': "import 'fs/promises';",
        'src/models.ts': "import 'node:zlib';",
      },
      ['src/page/bad-node.ts → fs', 'src/languages/en/index.ts → fs/promises', 'src/models.ts → zlib'],
    ],
    'pure-rooms-use-pure-packages': [
      { 'src/language/bad-package.ts': "import 'undici';" },
      ['src/language/bad-package.ts → node_modules/undici/index.js'],
    ],
    'src-stands-alone': [
      { 'src/cli/bad.ts': "import '../../bench/run.ts'; import '../../test/support/pages.ts';" },
      ['src/cli/bad.ts → bench/run.ts', 'src/cli/bad.ts → test/support/pages.ts'],
    ],
    'no-development-packages': [
      { 'src/gather/bad.ts': "import 'parse5';" },
      ['src/gather/bad.ts → node_modules/parse5/index.js'],
    ],
    'nobody-imports-tests': [
      { 'src/page/bad-test.ts': "import './blocks.test.ts';" },
      ['src/page/bad-test.ts → src/page/blocks.test.ts'],
    ],
    'imports-resolve': [{ 'src/desk/bad-path.ts': "import './nowhere.ts';" }, ['src/desk/bad-path.ts → ./nowhere.ts']],
  };

test('should let lawful imports through', async () => {
  const { modules, breaches } = await checkWalls(plant(lawful));
  assert.deepEqual(breaches, []);
  assert.equal(modules.length, Object.keys(lawful).length);
});

test('should have a planted violation for each rule', () => {
  assert.deepEqual(Object.keys(planted).sort(), rules.map(({ name }) => name).sort());
});

for (const [name, [files, edges]] of Object.entries(planted)) {
  test(`should catch a violation of ${name}`, async () => {
    const { breaches } = await checkWalls(plant({ ...lawful, ...files }));
    const caught = breaches.filter(({ rule }) => rule === name).map(({ from, to }) => `${from} → ${to}`);
    for (const edge of edges) assert.ok(caught.includes(edge), `${edge} is not among: ${caught.join(', ')}`);
  });
}

test('should read every module of this project', async () => {
  const { modules } = await checkWalls(join(import.meta.dirname, '..', '..'));
  assert.ok(modules.length >= 60, `only ${modules.length} modules were read`);
  for (const path of ['src/pipeline.ts', 'src/cli/main.ts', 'scripts/walls.ts'])
    assert.ok(modules.includes(path), path);
});
