/** The file is also a whole program that imports: `node import.test.ts import ARGUMENTS…`. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { pdfOf } from '../../../test/pdf.ts';
import { openRecord } from '../../record/index.ts';
import type { Counts, Problem } from '../../types/index.ts';
import { type Running, ran, start } from '../fake-surroundings.ts';
import { run } from '../program.ts';
import { processSurroundings } from '../surroundings.ts';

if (process.argv[2] === 'import') {
  process.exit(await run(process.argv.slice(2), processSurroundings()));
}

const base = mkdtempSync(join(tmpdir(), 'onrecord-import-'));
after(() => rmSync(base, { recursive: true, force: true }));
const now = () => new Date('2031-05-20T12:00:00Z');

const story = (n: number): string =>
  `Pier ${n} stays\n\n“Pier ${n} stays,” Mayor Odile Brant said on Friday. Nobody at the quay spoke against it.\n`;
const line = (n: number): string =>
  `${JSON.stringify({ url: `https://courier.example/${n}`, text: story(n), capturedAt: '2031-05-19T08:00:00Z' })}\n`;

function warcRecord(n: number): Buffer {
  const page = `<html><title>Pier ${n}</title><p>${story(n)}</p></html>`;
  const http = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`);
  const head = [
    'WARC/1.0',
    'WARC-Type: response',
    `WARC-Target-URI: <https://courier.example/${n}>`,
    'WARC-Date: 2031-05-19T08:00:00Z',
    'Content-Type: application/http;msgtype=response',
    `Content-Length: ${http.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), http, Buffer.from('\r\n\r\n')]);
}

let folder: string;
let data: string;

const importing = (...words: string[]) => ran(['import', ...words, '--data', data, '--jobs', '1'], { base: folder });
const report = async (...words: string[]): Promise<Report> => JSON.parse((await importing(...words, '--json')).out);

interface Report {
  readonly imported: number;
  readonly known: number;
  readonly refused: number;
  readonly stopped: boolean;
  readonly problems: readonly Problem[];
}

async function counts(): Promise<Counts> {
  const store = await openRecord({ dataDir: data, now, readOnly: true });
  try {
    assert.deepEqual(await store.verify(), []);
    return await store.counts();
  } finally {
    await store.close();
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(base, 'given-'));
  data = join(folder, 'record');
  mkdirSync(join(folder, 'pages', 'deep'), { recursive: true });
  for (const n of [1, 2]) writeFileSync(join(folder, 'pages', `${n}.txt`), story(n));
  writeFileSync(join(folder, 'pages', 'deep', '3.html'), `<html><title>Pier 3</title><p>${story(3)}</p></html>`);
  writeFileSync(join(folder, 'pages', 'deep', 'picture.png'), 'no article');
  writeFileSync(join(folder, 'lines.jsonl'), [11, 12, 13].map(line).join(''));
});

describe('import', () => {
  test('brings folders and data files into the record, and changes nothing the second time', async () => {
    const { exitCode, out, err } = await importing('pages', 'lines.jsonl');
    assert.equal(exitCode, 0, err);
    assert.equal(out, '');
    assert.match(err, /^onrecord: 6 imported \(.* a second\)\n$/);
    const first = await counts();
    assert.deepEqual([first.captures, first.articles, first.jobsWaiting], [6, 6, 0]);
    assert.ok(first.statements >= 6);
    const { imported, known, refused, stopped } = await report('pages', 'lines.jsonl');
    assert.deepEqual([imported, known, refused, stopped], [0, 6, 0, false]);
    assert.deepEqual(await counts(), first);
  });

  test('takes only what is new, and what has changed', async () => {
    await importing('.');
    writeFileSync(join(folder, 'pages', '4.txt'), story(4));
    const later = new Date('2031-06-01T00:00:00Z');
    writeFileSync(join(folder, 'pages', '1.txt'), story(100));
    utimesSync(join(folder, 'pages', '1.txt'), later, later);
    appendFileSync(join(folder, 'lines.jsonl'), line(14));
    const { imported, known } = await report('pages', 'lines.jsonl');
    assert.deepEqual([imported, known], [3, 5]);
    assert.equal((await counts()).articles, 9, 'a text has no address but its words');
  });

  test('says what could not be read, with its code, and imports the rest', async () => {
    appendFileSync(join(folder, 'lines.jsonl'), 'no JSON\n');
    writeFileSync(join(folder, 'pages', 'picture.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]));
    const { exitCode, err } = await importing('pages', 'lines.jsonl');
    assert.equal(exitCode, 1);
    assert.match(err, /picture\.txt: .* \(gather\/binary\)\n/);
    assert.match(err, /lines\.jsonl#L4: .* \(gather\/bad-record\)\n/);
    assert.match(err, /6 imported, 2 could not be read/);
    assert.equal((await counts()).articles, 6);
  });

  test('takes a WARC file as far as it goes, and the rest once it is whole', async () => {
    const records = [21, 22, 23].map(warcRecord);
    const whole = Buffer.concat(records);
    const path = join(folder, 'crawl.warc');
    writeFileSync(path, whole.subarray(0, whole.length - 30));
    const { imported, refused, problems } = await report('crawl.warc');
    assert.deepEqual([imported, refused, problems.map(({ code }) => code)], [2, 1, ['gather/bad-warc']]);
    writeFileSync(path, whole);
    const again = await report('crawl.warc');
    assert.deepEqual([again.imported, again.known, again.refused], [1, 2, 0]);
    const third = await report('crawl.warc');
    assert.deepEqual([third.imported, third.known], [0, 3]);
    assert.equal((await counts()).captures, 3);
  });

  test('reads the PDFs of a folder, and says what is wrong with the others', async () => {
    const release = [
      [
        { size: 11, lines: ['Pier 31 stays'] },
        { size: 11, lines: ['“It stays,” Odile Brant said.'] },
      ],
    ];
    mkdirSync(join(folder, 'releases'));
    writeFileSync(join(folder, 'releases', 'a.pdf'), pdfOf(release));
    writeFileSync(join(folder, 'releases', 'b.pdf'), pdfOf(release, { locked: true }));
    writeFileSync(join(folder, 'releases', 'c.pdf'), pdfOf([[]]));
    const { imported, problems } = await report('releases');
    assert.deepEqual([imported, problems.map(({ code }) => code)], [1, ['gather/locked-pdf', 'gather/scanned-pdf']]);
    const { captures, statements, jobsFailed } = await counts();
    assert.deepEqual([captures, statements, jobsFailed], [3, 1, 2]);
  });

  test('keeps a page that cannot be read as a dead letter', async () => {
    writeFileSync(join(folder, 'empty.html'), '<html><script>nothing()</script></html>');
    const { imported, refused, problems } = await report('empty.html');
    assert.deepEqual([imported, refused], [0, 1]);
    assert.match(problems[0]!.code, /^page\//);
    assert.equal((await counts()).jobsFailed, 1);
    assert.equal((await importing('empty.html')).exitCode, 0, 'it is known now');
  });

  test('keeps a reference to files where that is asked for', async () => {
    await importing('pages', '--keep', 'reference');
    assert.equal((await counts()).captures, 3);
    rmSync(join(folder, 'pages', '1.txt'));
    const { out } = await ran(['doctor', '--data', data], { base: folder });
    assert.match(out, /1\.txt cannot be read any more/);
    const { out: found } = await ran(['search', 'pier', '--data', data], { base: folder });
    assert.match(found, /Pier 1 stays/);
  });

  test('keeps a copy of what is only a part of a file', async () => {
    const part = `<html><title>Pier 7</title><p>${story(7)}</p></html>`;
    const lines = [
      'From: <Saved by a browser>',
      'Snapshot-Content-Location: https://courier.example/7',
      'Date: Mon, 19 May 2031 08:00:00 -0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="----edge"',
      '',
      '------edge',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: binary',
      'Content-Location: https://courier.example/7',
      '',
      part,
      '------edge--',
      '',
    ];
    writeFileSync(join(folder, 'saved.mhtml'), lines.join('\r\n'));
    const { imported } = await report('saved.mhtml', '--keep', 'reference');
    assert.equal(imported, 1);
    rmSync(join(folder, 'saved.mhtml'));
    assert.equal((await counts()).captures, 1);
  });

  test('gives a publisher to those that do not name one', async () => {
    await importing('pages', '--publisher', 'The Tideline');
    const { out } = await ran(['search', 'outlet:tideline', '--json', '--data', data], { base: folder });
    assert.ok(JSON.parse(out).total >= 3);
  });

  test('reads records from standard input, and does not wait for more when it is stopped', async () => {
    const { out } = await ran(['import', '-', '--json', '--data', data, '--jobs', '1'], {
      base: folder,
      stdin: line(1),
    });
    assert.equal(JSON.parse(out).imported, 1);
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(line(2));
      running.stop();
      await new Promise(() => {});
    }
    const running: Running = start(['import', '-', '--data', data, '--jobs', '1'], { base: folder, stdin: endless() });
    assert.equal((await running.ended).exitCode, 130);
  });

  test('refuses what is no file', async () => {
    const { exitCode, err } = await importing('https://courier.example/');
    assert.deepEqual([exitCode, /\(cli\/bad-option\)/.test(err)], [2, true]);
    const nothing = await importing('nowhere.txt');
    assert.equal(nothing.exitCode, 3);
    assert.match(nothing.err, /gather\/missing/);
  });
});

describe('an import that ends before its time', () => {
  const many = 160;
  const child = (signal: NodeJS.Signals, after: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const { NODE_TEST_CONTEXT: _, ...env } = process.env;
      const words = [import.meta.filename, 'import', 'pages', 'many.jsonl', '--data', data, '--jobs', '1'];
      const importer = spawn(process.execPath, words, {
        cwd: folder,
        stdio: 'ignore',
        env: { ...env, INIT_CWD: folder },
      });
      const timer = setInterval(async () => {
        if ((await soFar()) >= after) importer.kill(signal);
      }, 20);
      importer.on('error', reject).on('exit', () => {
        clearInterval(timer);
        resolve();
      });
    });
  const soFar = async (): Promise<number> => {
    try {
      const store = await openRecord({ dataDir: data, now, readOnly: true });
      const { articles } = await store.counts();
      await store.close();
      return articles;
    } catch {
      return 0;
    }
  };

  beforeEach(() => {
    writeFileSync(join(folder, 'many.jsonl'), Array.from({ length: many }, (_, n) => line(n)).join(''));
  });

  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    test(`goes on where it was after ${signal}: nothing lost, nothing twice`, async () => {
      await child(signal, 1);
      const first = await counts();
      assert.ok(first.articles > 0 && first.articles < many + 3, `${first.articles}`);
      assert.equal(first.captures, first.articles, 'what is kept is read');
      await child(signal, first.articles + 20);
      const second = await counts();
      assert.ok(second.articles > first.articles);
      const { imported, known } = await report('pages', 'many.jsonl');
      assert.deepEqual([imported, known], [many + 3 - second.articles, second.articles]);
      const all = await counts();
      assert.deepEqual([all.articles, all.captures, all.jobsWaiting], [many + 3, many + 3, 0]);
    });
  }
});
