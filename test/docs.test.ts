/** What the documents say is so: their links lead somewhere, the commands they show exist, the lists they give are whole. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openRecord } from '../src/record/index.ts';

const root = join(import.meta.dirname, '..');
const documents = ['README.md', ...globSync('docs/**/*.md', { cwd: root })].map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}));

const onrecord = (...words: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'src', 'cli', 'main.ts'), ...words], { encoding: 'utf8' });

const help = (...words: readonly string[]): string => onrecord(...words, '--help').stdout;

/** What stands between backticks or straight marks and has a search field with a value. */
function queriesIn(text: string): readonly string[] {
  return [...text.matchAll(/[`'](?=[^`'\n]*[a-z]:[A-Za-z\d])([^`'\n<>/{}]+)[`']/g)]
    .map(([, query]) => query!)
    .filter((query) => /(?:^|[\s(-])(?:who|to|about|said|when|where|act|mode|outlet):[A-Za-z\d]/.test(query));
}

async function openStore(dataDir: string) {
  const store = await openRecord({ dataDir, now: () => new Date('2031-06-01T00:00:00Z'), readOnly: true });
  return { search: store.search.bind(store), [Symbol.asyncDispose]: () => store.close() };
}

describe('the documents', () => {
  it('should link to files that are there', () => {
    const broken = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .filter(([, target]) => !existsSync(join(root, dirname(path), target!)))
        .map(([, target]) => `${path}: ${target}`),
    );
    assert.deepEqual(broken, []);
  });

  it('should show only commands and options that exist', () => {
    const commands = new Set([...help().matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name!));
    assert.ok(commands.has('read') && commands.has('serve'), [...commands].join());
    const options = new Map([...commands].map((name) => [name, help(name)]));
    const wrong: string[] = [];
    for (const { path, text } of documents) {
      for (const [line, name] of text.matchAll(/(?:npm start --|^onrecord) ([a-z]+)[^\n`]*/gm)) {
        if (!commands.has(name!)) wrong.push(`${path}: ${line}`);
        for (const [, option] of line.matchAll(/ (--[a-z][a-z-]*)/g))
          if (!options.get(name!)?.includes(option!)) wrong.push(`${path}: ${line}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('should list every format of `read` in the README', () => {
    const known = /choices: ([^)]+)/.exec(help('read'))?.[1];
    const formats = [...new Set([...(known ?? '').matchAll(/"([a-z]+)"/g)].map(([, name]) => name))];
    const readme = documents.find(({ path }) => path === 'README.md')!.text;
    const listed = [...readme.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, name]) => name);
    assert.deepEqual(listed.sort(), formats.sort());
  });

  it('should count the demo’s pages right', () => {
    const pages = globSync('src/cli/demo/pages/*/*.html', { cwd: root }).length;
    for (const { path, text } of documents)
      for (const [, count] of text.matchAll(
        /\b(\d+) (?:articles from six invented|pages of six invented|pages, five stories)/g,
      ))
        assert.equal(Number(count), pages, path);
  });

  it('should show only queries that can be asked; what a newcomer is told to ask finds something in the demo', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-docs-'));
    try {
      const { status, stderr } = onrecord('demo', '--data', dataDir);
      assert.equal(status, 0, stderr);
      await using store = await openStore(dataDir);
      const forNewcomers = new Set(['README.md', 'docs/first-five-minutes.md', 'docs/demo.md']);
      for (const { path, text } of documents) {
        const queries = queriesIn(text);
        if (forNewcomers.has(path)) assert.ok(queries.length > 0, `${path} shows no query`);
        for (const query of queries) {
          const { page, problem } = await store.search(query, { limit: 1, cursor: null });
          assert.equal(problem, null, `${path}: ${query}: ${problem?.detail}`);
          if (forNewcomers.has(path)) assert.ok((page?.total ?? 0) > 0, `${path}: ${query} finds nothing`);
        }
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it('should print with the library’s example what the README says', () => {
    const readme = documents.find(({ path }) => path === 'README.md')!.text;
    const [, code, printed] = /## As a library\n+```js\n([^`]*)```[^`]*```\n([^`]*)```/.exec(readme)!;
    const folder = mkdtempSync(join(tmpdir(), 'onrecord-docs-'));
    try {
      const library = pathToFileURL(join(root, 'src', 'index.ts')).href;
      writeFileSync(join(folder, 'example.mjs'), code!.replace("'onrecord'", `'${library}'`));
      const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'example.mjs')], { encoding: 'utf8' });
      assert.equal(stdout, printed, stderr);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
