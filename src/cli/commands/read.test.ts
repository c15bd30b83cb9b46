import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { ran, start } from '../fake-surroundings.ts';
import { jsonSchema, lineSchema } from '../schema.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-read-'));
after(() => rmSync(base, { recursive: true, force: true }));

const words = `Ferry stays, says mayor

“The ferry stays,” Mayor Odile Brant said on Friday.

She said that the council would vote on the timetable next week.
`;
const page = `<!doctype html><html lang="en"><head><title>Night trains return</title></head><body><article>
<h1>Night trains return</h1><p>“Sleepers are back,” Rail Minister Jonas Adeyemi said on Monday in Port Hale.</p>
<p>The minister said that the first train would leave in June, and that fares would not rise before the winter.</p>
</article></body></html>`;

before(() => {
  writeFileSync(join(base, 'ferry.txt'), words);
  writeFileSync(join(base, 'trains.html'), page);
  writeFileSync(join(base, 'empty.txt'), '');
  writeFileSync(join(base, 'records.jsonl'), `${JSON.stringify({ id: 'r1', text: words })}\nnot json\n`);
  mkdirSync(join(base, 'news'));
  writeFileSync(join(base, 'news', 'a.txt'), words);
  writeFileSync(join(base, 'news', 'b.txt'), words);
});

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('one article', () => {
  test('as text, tells own words and reported ones apart', async () => {
    const { exitCode, out, err } = await ran(['read', 'ferry.txt'], { base });
    assert.equal(exitCode, 0);
    assert.equal(err, '');
    assert.match(out, /^Ferry stays, says mayor\n/);
    assert.match(out, /Odile Brant, Mayor.*· said/);
    assert.match(out, /own words +“The ferry stays,”/);
    assert.match(out, /reported +that the council would vote on the timetable next week/);
    assert.ok(!out.includes('\u001b'));
  });

  test('is coloured and wrapped for a terminal', async () => {
    const { out } = await ran(['read', 'ferry.txt'], { base, colour: true, width: 50 });
    assert.ok(out.includes('\u001b[32m“The ferry stays,”\u001b[39m'));
    const plain = stripVTControlCharacters(out);
    const long = plain.split('\n').filter((line) => line.startsWith('                ') && line.length > 50);
    assert.deepEqual(long, []);
  });

  test('cannot steer the terminal', async () => {
    const text = words.replace('ferry stays', 'ferry \u001b]0;owned\u0007\u202estays\u009b2J');
    const { out } = await ran(['read', '-'], { base, stdin: text });
    assert.match(out, /“The ferry/);
    for (const character of '\u001b\u0007\u202e\u009b') assert.ok(!out.includes(character));
  });

  test('as JSON is one object that fits the schema, with spans into the file', async () => {
    const { exitCode, out } = await ran(['read', 'ferry.txt', '--format', 'json'], { base });
    assert.equal(exitCode, 0);
    const line = JSON.parse(out);
    assert.deepEqual(lineSchema.parse(line), line);
    assert.equal(line.id, 'ferry.txt');
    assert.equal(line.article.text, words);
    const shown = line.statements.map(
      ({ content: [{ span }] }: { content: [{ span: { start: number; end: number } }] }) =>
        words.slice(span.start, span.end),
    );
    assert.ok(shown.includes('“The ferry stays,”'), shown.join('\n'));
  });

  test('takes what it does not say from options', async () => {
    const options = [
      '--published',
      '2031-05-16',
      '--publisher',
      'The Tideline',
      '--url',
      'https://tideline.example/ferry',
    ];
    const { out } = await ran(['read', '-', '-f', 'jsonl', ...options], { base, stdin: words });
    const [{ id, article }] = linesOf(out);
    assert.equal(id, 'stdin');
    assert.equal(article.datePublished, '2031-05-16');
    assert.equal(article.publisher, 'The Tideline');
    assert.equal(article.url, 'https://tideline.example/ferry');
  });

  test('as HTML escapes everything the page says', async () => {
    const nasty = words.replace('timetable', '<script>alert("1")</script>');
    const { out } = await ran(['read', '-', '--format', 'html'], { base, stdin: nasty });
    assert.match(out, /<mark class="quoted">“The ferry stays,”<\/mark>/);
    assert.match(out, /&#60;script&#62;alert\(/);
    assert.doesNotMatch(out, /<script/);
  });

  test('from a server of a private network is read only when that is allowed', async () => {
    const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/trains`;
    const refused = await ran(['read', url], { base });
    assert.equal(refused.exitCode, 3);
    assert.match(refused.err, /\(gather\/private-address\)/);
    const { exitCode, out } = await ran(['read', url, '--allow-private', '-f', 'json'], { base });
    assert.equal(exitCode, 0);
    assert.equal(JSON.parse(out).uri, url);
    server.close();
  });
});

describe('several articles', () => {
  test('come in the order of the inputs, problems in their places', async () => {
    const names = ['records.jsonl', 'gone.txt', 'news', 'trains.html', 'empty.txt'];
    const { exitCode, out, err } = await ran(['read', ...names, '--format', 'jsonl'], { base });
    assert.equal(exitCode, 1);
    const lines = linesOf(out);
    assert.deepEqual(
      lines.map(({ id, error }) => [id, error?.code]),
      [
        ['r1', undefined],
        ['records.jsonl:2', 'gather/bad-record'],
        ['gone.txt', 'gather/missing'],
        ['a.txt', undefined],
        ['b.txt', undefined],
        ['trains.html', undefined],
        ['empty.txt', 'gather/empty'],
      ],
    );
    for (const line of lines) assert.deepEqual(lineSchema.parse(line), line);
    assert.match(err, /^onrecord: records\.jsonl:2: Line 2 is not JSON\. .* \(gather\/bad-record\)$/m);
    assert.match(err, /^onrecord: 4 read, 3 could not be read/m);
  });

  test('are one JSON array, one HTML page, one CSV table', async () => {
    const json = await ran(['read', 'news', '--format', 'json', '--quiet'], { base });
    assert.equal(JSON.parse(json.out).length, 2);
    assert.equal(json.err, '');
    const none = await ran(['read', 'gone.txt', 'empty.txt', '--format', 'json'], { base });
    assert.equal(none.exitCode, 3);
    assert.equal(JSON.parse(none.out).length, 2);
    const html = await ran(['read', 'news', '--format', 'html'], { base });
    assert.equal(html.out.match(/<!doctype html>/g)?.length, 1);
    assert.equal(html.out.match(/<article /g)?.length, 2);
    const csv = await ran(['read', 'news', 'gone.txt', '--format', 'csv'], { base });
    const rows = csv.out.split('\r\n');
    assert.match(rows[0]!, /^input,statement,person,.*,whose_words,/);
    assert.match(csv.out, /\r\na\.txt,.*,the source's own \(quoted\),/);
    assert.match(csv.out, /\r\nb\.txt,.*,the outlet's \(reported\),/);
  });

  test('are read by threads as they are read in place', async () => {
    const records = Array.from({ length: 150 }, (_, i) => {
      const text = i === 77 ? '' : words.replaceAll('Brant', `Brant${String.fromCharCode(97 + (i % 26))}`);
      return JSON.stringify({ id: `n${i}`, text });
    });
    writeFileSync(join(base, 'many.jsonl'), records.join('\n'));
    const inPlace = await ran(['read', 'many.jsonl', '-f', 'jsonl', '--jobs', '1'], { base });
    const inThreads = await ran(['read', 'many.jsonl', '-f', 'jsonl', '--jobs', '3'], { base });
    assert.equal(inThreads.exitCode, 1);
    assert.equal(inThreads.out, inPlace.out);
    const ids = linesOf(inThreads.out).map(({ id }) => id);
    assert.deepEqual(
      ids,
      records.map((_, i) => `n${i}`),
    );
  });
});

describe('the end', () => {
  test('comes quietly when the reader of the output goes away', async () => {
    const { exitCode, err } = await ran(['read', 'many.jsonl', '-f', 'jsonl', '--jobs', '2'], {
      base,
      closesAfter: 5000,
    });
    assert.equal(exitCode, 0);
    assert.equal(err, '');
  });

  test('comes at once on Ctrl-C, after whole results', async () => {
    let more: (bytes: Uint8Array) => void = () => {};
    async function* typed() {
      yield Buffer.from(`${JSON.stringify({ id: 'first', text: words })}\n`);
      yield Buffer.from(`${JSON.stringify({ id: 'second', text: words })}\n`);
      yield await new Promise<Uint8Array>((resolve) => {
        more = resolve;
      });
    }
    const running = start(['read', '-', '-f', 'jsonl'], { base, stdin: typed() });
    await running.said('second');
    running.stop();
    const { exitCode, out, err } = await running.ended;
    more(new Uint8Array());
    assert.equal(exitCode, 130);
    assert.deepEqual(
      linesOf(out).map(({ id }) => id),
      ['first', 'second'],
    );
    assert.match(err, /stopped: 2 read/);
  });
});

describe('with --min-confidence', () => {
  const story = `${words}\n“Nobody asked us,” it said. Reportedly the crew had hoped that it would stay.\n`;
  const read = (...options: string[]) => ran(['read', '-', ...options], { base, stdin: story });
  const confidences = async (...options: string[]): Promise<readonly number[]> => {
    const { out } = await read('--format', 'json', ...options);
    return JSON.parse(out).statements.map(({ confidence }: { confidence: number }) => confidence);
  };

  test('less likely statements are left out of every format, and counted on standard error', async () => {
    const all = await confidences();
    const least = [...all].sort()[all.length >> 1]!;
    const kept = all.filter((confidence) => confidence >= least);
    const lost = all.length - kept.length;
    assert.ok(kept.length > 0 && lost > 0, all.join());
    const option = ['--min-confidence', `${least}`];
    assert.deepEqual(await confidences(...option), kept);
    for (const [format, pattern] of [
      ['text', /^ +confidence /gm],
      ['html', /<li\b/g],
      ['csv', /^(?!input,)./gm],
    ] as const) {
      const { exitCode, out, err } = await read('--format', format, ...option);
      assert.equal(exitCode, 0);
      assert.equal(out.match(pattern)?.length, kept.length, `${format}: ${out}`);
      assert.match(err, new RegExp(`^onrecord: ${lost} statements? below ${least} left out\n$`));
    }
    assert.equal((await read('--quiet', ...option)).err, '');
  });

  test('0 keeps all; where nothing is left, that is not called nothing found', async () => {
    const all = await confidences();
    assert.deepEqual(await confidences('--min-confidence', '0'), all);
    const { exitCode, out } = await read('--min-confidence', '1');
    assert.equal(exitCode, 0);
    if (all.every((confidence) => confidence < 1)) assert.match(out, /No statements of confidence 1 or more\./);
  });

  test('a number that is no probability is wrong use', async () => {
    for (const wrong of ['1.1', '-0.5', '60%', 'high', '', '0,6', '1e-1']) {
      const { exitCode, out, err } = await read(`--min-confidence=${wrong}`);
      assert.deepEqual([exitCode, out], [2, ''], wrong);
      assert.match(err, /^onrecord: .*Give a number from 0 to 1, such as 0\.6\. \(cli\/bad-option\)\n/);
    }
  });
});

describe('with --explain', () => {
  const story = `${words}\nPilots told the harbour board that “the pier is rotten” and that nobody had listened.\n`;
  const read = (...options: string[]) => ran(['read', '-', '--explain', ...options], { base, stdin: story });

  test('JSON says for every statement what found it and what weighed most, and fits the schema', async () => {
    const { exitCode, out } = await read('--format', 'json');
    assert.equal(exitCode, 0);
    const line = JSON.parse(out);
    assert.deepEqual(lineSchema.parse(line), line);
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    assert.ok(line.statements.length > 1);
    assert.deepEqual(ids(line.why), ids(line.statements));
    for (const [at, { rule, reasons }] of line.why.entries()) {
      assert.match(rule, /^[a-z-]+$/);
      if (line.statements[at].parent !== null || line.statements[at].cue === null) continue;
      assert.ok(reasons.length > 0, `${rule} of statement ${at}`);
      for (const { feature, weight } of reasons) {
        assert.match(feature, /^[a-z]+: \S/);
        assert.ok(Number.isFinite(weight));
      }
    }
  });

  test('the statements are the same as without; without, no line says why', async () => {
    const [line] = linesOf((await read('--format', 'jsonl')).out);
    const [bare] = linesOf((await ran(['read', '-', '--format', 'jsonl'], { base, stdin: story })).out);
    const { why, ...rest } = line;
    assert.deepEqual(rest, bare);
    assert.equal(why.length, bare.statements.length);
  });

  test('text says it under every statement, with the sign of every weight, within the width of the terminal', async () => {
    const { out } = await ran(['read', '-', '--explain'], { base, stdin: story, width: 72 });
    const count = (pattern: RegExp) => out.match(pattern)?.length ?? 0;
    assert.ok(count(/^ +confidence /gm) > 1);
    assert.equal(count(/^ +found by {3}[a-z-]+; (?:its source by [a-z-]+|no source)$/gm), count(/^ +confidence /gm));
    assert.match(out, /^ +cue {8}[+−]\d\.\d\d [a-z]/m);
    assert.match(out, /^ +relation {3}[+−]\d\.\d\d [a-z]/m);
    assert.match(out, /^ +doubts {5}pronoun$/m);
    assert.deepEqual(
      out.split('\n').filter((row) => row.length > 72),
      [],
    );
  });

  test('HTML folds it away under every statement; CSV has no place for it and says so', async () => {
    const { out } = await read('--format', 'html');
    assert.equal(out.match(/<summary>Why<\/summary>found by: /g)?.length, out.match(/<li id=/g)?.length);
    const csv = await read('--format', 'csv');
    assert.deepEqual([csv.exitCode, csv.out], [2, '']);
    assert.match(csv.err, /^onrecord: A row of CSV has no place for --explain\. .* \(cli\/bad-option\)\n$/);
  });

  test('only what is kept is explained', async () => {
    const [{ statements, why }] = linesOf((await read('--format', 'jsonl', '--min-confidence', '0.8')).out);
    assert.deepEqual(
      why.map(({ id }: { id: string }) => id),
      statements.map(({ id }: { id: string }) => id),
    );
  });

  test('an article without statements is explained by nothing, also one that is not in English', async () => {
    const german = 'Fähre bleibt\n\nDie Fähre bleibt, und das ist gut so. Der Rat hat sich noch nicht damit befasst.\n';
    for (const stdin of ['The harbour\n\nThe harbour is old and deep.\n', german]) {
      const { out } = await ran(['read', '-', '--explain', '--format', 'json'], { base, stdin });
      assert.deepEqual([JSON.parse(out).statements, JSON.parse(out).why], [[], []]);
    }
  });
});

describe('bad input', () => {
  test('gets a message with a code and the exit code for nothing', async () => {
    writeFileSync(join(base, 'large.html'), '<p>');
    truncateSync(join(base, 'large.html'), 50_000_000);
    writeFileSync(join(base, 'noise.txt'), Buffer.from([0, 1, 2, 3, 0, 255, 0, 7, 8, 0]));
    writeFileSync(join(base, 'half.html'), page.slice(0, page.indexOf('</p>') - 30));
    const codes = { 'large.html': 'gather/too-large', 'noise.txt': 'gather/binary', 'ferry.txt/x': 'gather/missing' };
    for (const [name, code] of Object.entries(codes)) {
      const { exitCode, out, err } = await ran(['read', name], { base });
      assert.deepEqual([exitCode, out], [3, ''], name);
      assert.match(err, new RegExp(`\\(${code}\\)\\n$`));
      assert.doesNotMatch(err, /\n\s+at /);
    }
    assert.equal((await ran(['read', 'half.html'], { base })).exitCode, 0);
  });

  test('as wrong options is wrong use', async () => {
    const wrong = [
      ['read'],
      ['read', 'ferry.txt', '--format', 'xml'],
      ['read', 'ferry.txt', '--jobs', 'two'],
      ['read', 'ferry.txt', '--published', '16 May'],
      ['read', 'ferry.txt', '--published', '2031-02-30'],
      ['read', 'ferry.txt', '--url', 'tideline.example'],
      ['read', 'ferry.txt', '--bogus'],
    ];
    for (const argv of wrong) {
      const { exitCode, out, err } = await ran(argv, { base });
      assert.deepEqual([exitCode, out], [2, ''], argv.join(' '));
      assert.match(err, /^onrecord: .* \(cli\/bad-option\)\n/);
    }
  });
});

test('the published schema is the one that output is checked against', () => {
  const published = JSON.parse(readFileSync(join(import.meta.dirname, '../../../schema/reading.schema.json'), 'utf8'));
  assert.deepEqual(
    published,
    JSON.parse(JSON.stringify(jsonSchema())),
    'run: node src/cli/schema.ts > schema/reading.schema.json',
  );
});
