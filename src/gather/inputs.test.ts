import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { captureInput, type Input, type InputCapture, listInputs } from './index.ts';
import { recordLines } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-gather-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const now = () => new Date('2031-05-16T10:00:00Z');
const words = 'Ferry stays\n\n“The ferry stays,” Mayor Odile Brant said.\n';

async function* stream(...chunks: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of from) found.push(item);
  return found;
}

async function inputsOf(names: readonly string[], stdin = stream()): Promise<Input[]> {
  return all(listInputs(names, { base: folder, stdin, now }));
}

async function capturesOf(names: readonly string[], stdin = stream()): Promise<InputCapture[]> {
  const options = { listing: null, allowPrivate: false, now };
  return Promise.all((await inputsOf(names, stdin)).map((input) => captureInput(input, options)));
}

async function codesOf(...names: string[]): Promise<(string | undefined)[]> {
  return (await capturesOf(names)).map(({ outcome }) => outcome.problem?.code);
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

describe('files', () => {
  test('come with their name, their own time and their bytes', async () => {
    const path = file('ferry.txt', words);
    utimesSync(path, 1_900_000_000, 1_900_000_000);
    const [{ id, outcome }] = (await capturesOf(['ferry.txt'])) as [InputCapture];
    assert.equal(id, 'ferry.txt');
    assert.equal(outcome.capture?.uri, pathToFileURL(path).href);
    assert.equal(outcome.capture?.capturedAt, '2030-03-17T17:46:40.000Z');
    assert.equal(outcome.capture?.mediaType, 'text/plain');
    assert.equal(Buffer.from(outcome.capture!.body).toString(), words);
    const [again] = await capturesOf([pathToFileURL(path).href]);
    assert.equal(again?.outcome.capture?.id, outcome.capture?.id);
  });

  test('are told apart by a look when their name says nothing', async () => {
    file('page', '\uFEFF\n<!-- saved -->\n<!DOCTYPE html><p>Hello');
    file('utf16', Buffer.from('<html><p>Hello there, this is a page', 'utf16le'));
    file('text', 'A < B, said <Brant>\n');
    file('quoted.md', '<3 this\n');
    const found = await capturesOf(['page', 'utf16', 'text', 'quoted.md']);
    assert.deepEqual(
      found.map(({ outcome }) => outcome.capture?.mediaType),
      ['text/html', 'text/html', 'text/plain', 'text/plain'],
    );
  });

  test('of a legacy charset are no binaries', async () => {
    file('latin1.txt', Buffer.from('Caf\xe9 \x93quoted\x94 \x97 na\xefve', 'latin1'));
    file('shift-jis.txt', Buffer.from([0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd, 0x0a]));
    file('utf16be.txt', Buffer.from('Odile Brant said the ferry stays.', 'utf16le').swap16());
    assert.deepEqual(await codesOf('latin1.txt', 'shift-jis.txt', 'utf16be.txt'), [undefined, undefined, undefined]);
  });

  test('that cannot be read say why', async () => {
    file('empty.txt', '');
    file('blank.txt', '\uFEFF \n\t\r\n');
    file('picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]));
    file('noise', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 255)));
    file('office.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    const large = file('large.txt', 'x');
    truncateSync(large, 50_000_000);
    symlinkSync('itself', join(folder, 'itself'));
    const expected = {
      'empty.txt': 'gather/empty',
      'blank.txt': 'gather/empty',
      'picture.txt': 'gather/binary',
      noise: 'gather/binary',
      'office.doc': 'gather/binary',
      'large.txt': 'gather/too-large',
      'missing.txt': 'gather/missing',
      'empty.txt/below': 'gather/missing',
      itself: 'gather/unreadable',
      'file://elsewhere.example/a.txt': 'gather/bad-url',
      'gopher://example.org/': 'gather/unsupported-scheme',
    };
    for (const [name, code] of Object.entries(expected)) assert.deepEqual(await codesOf(name), [code], name);
  });

  test('may be pipes', async () => {
    const pipe = join(folder, 'pipe.txt');
    execFileSync('mkfifo', [pipe]);
    const [found] = await Promise.all([
      capturesOf([pipe]),
      import('node:fs/promises').then((fs) => fs.writeFile(pipe, words)),
    ]);
    assert.equal(Buffer.from(found[0]!.outcome.capture!.body).toString(), words);
  });
});

describe('folders', () => {
  test('give their articles sorted, each once, and nothing else', async () => {
    file('news/b.html', '<p>B');
    file('news/a.txt', 'A');
    file('news/deep/c.HTM', '<p>C');
    file('news/style.css', 'p{}');
    file('news/.hidden.txt', 'no');
    file('news/records.jsonl', '{"text":"R1"}\n\n{"id":7,"text":"R2"}');
    symlinkSync('..', join(folder, 'news/deep/up'));
    symlinkSync('gone.txt', join(folder, 'news/dangling.txt'));
    const found = await capturesOf(['news']);
    assert.deepEqual(
      found.map(({ id, outcome }) => [id, outcome.problem?.code]),
      ['a.txt', 'b.html', 'deep/c.HTM', 'records.jsonl:1', '7'].map((id) => [id, undefined]),
    );
    assert.ok((await inputsOf(['news'])).every(({ many }) => many));
  });

  test('without articles are a problem', async () => {
    mkdirSync(join(folder, 'bare'));
    assert.deepEqual(await codesOf('bare'), ['gather/no-files']);
  });
});

describe('data files', () => {
  test('give one capture a line, with what the record says of it', async () => {
    const record = {
      id: 'x-1',
      url: 'https://tideline.example/ferry',
      html: '<p>Ferry',
      capturedAt: '2031-05-16T12:00:00+02:00',
      datePublished: '2031-05-15',
      publisher: 'The Tideline',
      headline: 'Ferry stays',
      authors: ['Ada Quill'],
    };
    const path = file('one.jsonl', `\uFEFF${JSON.stringify(record)}\r\n`);
    const [{ id, outcome, notes }] = (await capturesOf(['one.jsonl'])) as [InputCapture];
    const { capture } = outcome;
    assert.equal(id, 'x-1');
    assert.equal(capture?.uri, record.url);
    assert.equal(capture?.capturedAt, record.capturedAt);
    assert.equal(capture?.mediaType, 'text/html; charset=utf-8');
    assert.deepEqual(capture?.via, { kind: 'jsonl', uri: pathToFileURL(path).href });
    const { url, headline, authors, publisher, datePublished } = record;
    assert.deepEqual(capture?.listing, { url, headline, authors, publisher, datePublished });
    assert.deepEqual(notes, []);
  });

  test('should not stop at bad lines', async () => {
    const lines = ['{"text":"A"}', '{"text":', '[1]', '"text"', '{"url":"https://a.example/"}', '{"text":" "}'];
    file(
      'mixed.jsonl',
      Buffer.concat([Buffer.from(`${lines.join('\n')}\n{"text":"\xff`, 'latin1'), Buffer.from('"}\n{"text":"Z"}')]),
    );
    const found = await capturesOf(['mixed.jsonl']);
    assert.deepEqual(
      found.map(({ id, outcome }) => [id, outcome.problem?.code]),
      [
        ['mixed.jsonl:1', undefined],
        ['mixed.jsonl:2', 'gather/bad-record'],
        ['mixed.jsonl:3', 'gather/bad-record'],
        ['mixed.jsonl:4', 'gather/bad-record'],
        ['mixed.jsonl:5', 'gather/bad-record'],
        ['mixed.jsonl:6', 'gather/empty'],
        ['mixed.jsonl:7', 'gather/bad-record'],
        ['mixed.jsonl:8', undefined],
      ],
    );
    assert.match(found[1]!.outcome.problem!.detail, /^Line 2 is not JSON\./);
  });

  test('should leave out wrong fields and say so', async () => {
    file('fields.jsonl', '{"text":"A","url":"no address","publisher":5,"authors":["Ada",null],"capturedAt":"then"}');
    const [{ outcome, notes }] = (await capturesOf(['fields.jsonl'])) as [InputCapture];
    const named = notes.map(({ detail }) => /"(\w+)"/.exec(detail)?.[1]);
    assert.deepEqual(
      named,
      ['publisher', 'url', 'authors', 'capturedAt'].sort((a, b) => named.indexOf(a) - named.indexOf(b)),
    );
    assert.deepEqual(outcome.capture?.listing?.authors, ['Ada']);
    assert.equal(outcome.capture?.listing?.url, null);
  });

  test('without a record are a problem', async () => {
    file('none.jsonl', '\n \n');
    assert.deepEqual(await codesOf('none.jsonl'), ['gather/empty']);
  });

  test('are cut into lines wherever their chunks end, and over-long lines are left out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ maxLength: 12 })), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
        const whole = Buffer.from(lines.join('\n'));
        const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
          whole.subarray(i * size, (i + 1) * size),
        );
        const expected = whole
          .toString()
          .split('\n')
          .map((text, index) => ({ line: index + 1, bytes: Buffer.from(text) }))
          .filter(({ bytes }) => bytes.length > 10 || bytes.some((byte) => byte > 32))
          .map(({ line, bytes }) => ({ line, bytes: bytes.length > 10 ? null : new Uint8Array(bytes) }));
        assert.deepEqual(await all(recordLines(stream(...chunks), 10)), expected);
      }),
    );
  });
});

describe('standard input', () => {
  test('is one article, or records when its first line is one', async () => {
    const [text] = await capturesOf(['-'], stream(words.slice(0, 5), words.slice(5)));
    assert.equal(text?.id, 'stdin');
    assert.equal(text?.outcome.capture?.uri, 'stdin:');
    assert.equal(Buffer.from(text!.outcome.capture!.body).toString(), words);
    const records = await capturesOf(['-'], stream('{"te', 'xt":"A"}\n{"id":"b","text":"B"}'));
    assert.deepEqual(
      records.map(({ id }) => id),
      ['stdin:1', 'b'],
    );
    const brace = await capturesOf(['-'], stream('{', ' is how it begins\n', 'and so on'));
    assert.equal(Buffer.from(brace[0]!.outcome.capture!.body).toString(), '{ is how it begins\nand so on');
    assert.equal((await capturesOf(['-']))[0]?.outcome.problem?.code, 'gather/empty');
  });
});
