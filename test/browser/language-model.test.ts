/** The language engine where it claims to run: in a worker of a real browser, with the answers that it gives here. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { type OpenBrowser, openBrowser } from './chromium.ts';

const root = join(import.meta.dirname, '../..');

/** Invented; with a contraction, curly marks, an emoji and a word that no treebank has. */
const story =
  '“The lamps weren’t about the money,” Marit Osei told the Saltmarsh guild on Friday 🛶. She said every barge must carry a vrelloscope.';

/** Runs in the browser and here alike: everything that the engine says of a text, as plain lists. */
const read = `
import { loadModel } from '/src/language/model/index.ts';
import { decodeBoundaryWeights, decodeLemmas, sentencesOfText, splitWords, writeConllu } from '/src/language/ud/index.ts';
import { english } from '/src/languages/en/index.ts';

export function read(text, language, sentences, lemmas) {
  const model = loadModel(language);
  const whole = [{ start: 0, end: text.length }];
  const words = splitWords(text, whole, english, decodeBoundaryWeights(sentences));
  const tree = model.analyse(words.forms, words.sentenceEnds);
  const conllu = writeConllu(sentencesOfText(text, whole, words, tree, 'story', decodeLemmas(lemmas)));
  return { digest: model.digest, heads: [...tree.head], conllu };
}
`;

const worker = `
import { read } from '/read.js';
onmessage = async ({ data }) => {
  const bytes = async (name) => new Uint8Array(await (await fetch('/models/' + name)).arrayBuffer());
  postMessage(read(data, await bytes('language.bin'), await bytes('sentences.bin'), await bytes('lemmas.bin')));
};
`;

const page = `<!doctype html><title>words</title><script type="module">
window.read = (text) => new Promise((resolve, reject) => {
  const worker = new Worker('/worker.js', { type: 'module' });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage(text);
});
</script>`;

const model = async (name: string): Promise<Uint8Array> =>
  brotliDecompressSync(await readFile(join(root, 'models/en', `${name}.br`)));

/** Type and content of what the browser asks for: this project's own modules, their types left out, and the models. */
async function answer(path: string): Promise<readonly [string, string | Uint8Array]> {
  if (path === '/') return ['text/html', page];
  if (path === '/worker.js') return ['text/javascript', worker];
  if (path === '/read.js') return ['text/javascript', read];
  if (path.startsWith('/models/')) return ['application/octet-stream', await model(path.slice(8))];
  if (!/^\/src\/[\w/-]+\.ts$/.test(path)) throw new RangeError(path);
  return ['text/javascript', stripTypeScriptTypes(await readFile(join(root, path), 'utf8'))];
}

let chromium: OpenBrowser;
let server: Server;

before(async () => {
  server = createServer(({ url }, response) => {
    answer(url ?? '').then(
      ([type, content]) => response.writeHead(200, { 'content-type': type }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  chromium = await openBrowser();
});

after(async () => {
  await chromium?.close();
  server.close();
});

test('a text read in a worker of Chromium gets the words, tags and trees that it gets in Node', async () => {
  const context = await chromium.browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const there = await tab.evaluate((text) => (globalThis as unknown as Page).read(text), story);
  await context.close();
  assert.deepEqual(there, await here());
  assert.equal(there.heads.filter((head) => head === -1).length, 2, 'two sentences');
  assert.match(there.conllu, /\tvrelloscope\t/);
});

interface Reading {
  readonly digest: string;
  readonly heads: readonly number[];
  readonly conllu: string;
}

interface Page {
  read(text: string): Promise<Reading>;
}

type Read = (text: string, language: Uint8Array, sentences: Uint8Array, lemmas: Uint8Array) => Reading;

/** The same lines, run here. */
async function here(): Promise<Reading> {
  const lines = read.replaceAll("'/src/", `'${new URL('../../src/', import.meta.url).href}`);
  const { read: run } = (await import(`data:text/javascript,${encodeURIComponent(lines)}`)) as { readonly read: Read };
  return run(story, await model('language.bin'), await model('sentences.bin'), await model('lemmas.bin'));
}
