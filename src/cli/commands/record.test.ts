import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { captureText } from '../../gather/index.ts';
import { openRecord } from '../../record/index.ts';
import { type Running, ran, start } from '../fake-surroundings.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-cli-'));
after(() => rmSync(base, { recursive: true, force: true }));
const now = () => new Date('2031-05-20T12:00:00Z');

before(async () => {
  const { exitCode, out } = await ran(['demo', '--data', 'demo'], { base });
  assert.equal(exitCode, 0);
  assert.match(out, /^The demo is read: \d\d articles, \d+ statements, \d+ people, in .*demo\.\n/);
});

describe('the demo', () => {
  test('changes nothing when it is read a second time', async () => {
    const counts = async () => {
      const store = await openRecord({ dataDir: join(base, 'demo'), now, readOnly: true });
      const counted = await store.counts();
      await store.close();
      return counted;
    };
    const first = await counts();
    assert.ok(first.articles >= 24 && first.publishers >= 6 && first.jobsWaiting === 0);
    await ran(['demo', '--data', 'demo'], { base });
    assert.deepEqual(await counts(), first);
  });
});

describe('search', () => {
  test('prints what matches, with who, whose words and where it stood', async () => {
    const { exitCode, out, err } = await ran(['search', 'strike', '--limit', '3'], {
      base,
      env: { ONRECORD_DATA: 'demo' },
    });
    assert.equal(exitCode, 0);
    assert.match(out, /^ {2}1 {2}\S/);
    assert.match(out, /^ {5}(own words|reported) +\S/m);
    assert.match(out, /https:\/\//);
    assert.match(err, /statements; the latest 3 are shown/);
  });

  test('prints JSON that says how many there are', async () => {
    const { out } = await ran(['search', 'strike', '--limit', '2', '--json', '--data', 'demo'], { base });
    const { version, query, total, entries } = JSON.parse(out);
    assert.deepEqual([version, query, entries.length], [1, 'strike', 2]);
    assert.ok(total > 2);
    assert.equal(typeof entries[0].wording.content[0].text, 'string');
  });

  test('finds nothing without failing', async () => {
    const { exitCode, out, err } = await ran(['search', 'xylophone', '--data', 'demo'], { base });
    assert.deepEqual([exitCode, out, err], [0, '', 'Nothing matches.\n']);
  });

  test('points at what is wrong with a query', async () => {
    const { exitCode, err } = await ran(['search', 'strike "open', '--data', 'demo'], { base });
    assert.equal(exitCode, 2);
    assert.match(err, /\(record\/bad-query\)\n {2}strike "open\n {9}\^\n/);
  });

  test('says so when there is no record', async () => {
    const { exitCode, err } = await ran(['search', 'strike', '--data', 'nowhere'], { base });
    assert.equal(exitCode, 3);
    assert.match(err, /^onrecord: .*\(record\/none\)\n$/);
  });
});

describe('searching in other forms', () => {
  const search = (...words: string[]) => ran(['search', ...words, '--data', 'demo'], { base });

  test('prints any format, csv and jsonl without a limit', async () => {
    const { total } = JSON.parse((await search('strike', '--json')).out) as { total: number };
    assert.ok(total > 2);
    const lines = (await search('strike', '--format', 'jsonl')).out.trim().split('\n');
    assert.equal(lines.length, total);
    assert.equal((await search('strike', '--format', 'jsonl', '-n', '2')).out.trim().split('\n').length, 2);
    assert.match((await search('strike', '--format', 'csv')).out, /^statement,.*,checked_at\r\n/);
    const atom = (await search('strike', '--format', 'atom', '-n', '1', '--desk', 'https://desk.example/x')).out;
    assert.match(atom, /^<\?xml [\s\S]*<feed [\s\S]*rel="next"[\s\S]*https:\/\/desk\.example\/statements\//);
    const feed = JSON.parse((await search('strike', '--format', 'feed.json')).out) as { items: unknown[] };
    assert.equal(feed.items.length, Math.min(total, 20));
  });

  test('goes on where a page ended, in either order, and counts what can be narrowed to', async () => {
    const page = async (...words: string[]) =>
      JSON.parse((await search('strike', '--json', '-n', '1', '--sort', 'match', ...words)).out);
    const first = await page('--facets');
    assert.ok(first.facets.some(({ name }: { name: string }) => name === 'outlet'));
    const second = await page('--after', first.cursor);
    assert.notEqual(second.entries[0].id, first.entries[0].id);
    assert.match((await search('strike', '--facets')).out, /^outlet: /mu);
  });

  test('keeps a search, lists and runs it', async () => {
    assert.equal((await search('strike', 'act:warn', '--save', 'A strike', '--by', 'Mira Oduya')).exitCode, 0);
    assert.equal((await search('--saved')).out, 'A strike\tstrike act:warn\n');
    const kept = JSON.parse((await search('--saved', 'A strike', '--json')).out);
    assert.deepEqual(kept.query, 'strike act:warn');
    assert.equal((await search('--saved', 'Nothing')).exitCode, 2);
    assert.equal((await search('strike', '--save', ' ')).exitCode, 2);
    const wrong = await search('speaker:quill', '--save', 'x');
    assert.equal(wrong.exitCode, 2);
    assert.match(wrong.err, /Did you mean who:quill\?/u);
  });

  test('offers other queries where one finds nothing', async () => {
    assert.match((await search('strike', 'outlet:nowhere')).err, /There is instead:\n {2}strike /u);
  });
});

describe('export', () => {
  test('writes everything as CSV, whose words included', async () => {
    const { exitCode, out } = await ran(['export', '--data', 'demo'], { base });
    assert.equal(exitCode, 0);
    const [head] = out.split('\r\n');
    assert.match(
      head!,
      /^statement,person,.*,whose_words,.*,person_id,carried_by,first_seen_at,standing,checked,checked_by,checked_at$/,
    );
    assert.match(out, /,"?machine, 0\.\d\d"?,no,,\r\n/);
    assert.match(out, /,the source's own \(quoted\),/);
    assert.match(out, /,the outlet's \(reported\),/);
  });

  test('writes what matches as JSON lines, or only the head of a table', async () => {
    const { out } = await ran(['export', 'strike', '--format', 'jsonl', '--data', 'demo'], { base });
    const entries = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.ok(entries.length > 2);
    const none = await ran(['export', 'xylophone', '--data', 'demo'], { base });
    assert.match(none.out, /^statement,[^\n]*\r\n$/);
    const wrong = await ran(['export', 'when:someday', '--data', 'demo'], { base });
    assert.deepEqual([wrong.exitCode, wrong.out], [2, '']);
  });

  test('ends when nobody reads on', async () => {
    const { exitCode, out } = await ran(['export', '--data', 'demo'], { base, closesAfter: 3000 });
    assert.equal(exitCode, 0);
    assert.ok(out.length < 10_000);
  });
});

describe('doctor', () => {
  test('finds all well with a record, and before there is one', async () => {
    for (const data of ['demo', 'none/yet']) {
      const { exitCode, out } = await ran(['doctor', '--data', data], { base });
      assert.equal(exitCode, 0, out);
      assert.match(out, /All is well\.\n$/);
    }
  });

  test('says what is not well', async () => {
    writeFileSync(join(base, 'file'), 'no folder');
    const { exitCode, out } = await ran(['doctor', '--data', 'file/below', '--json'], { base });
    assert.equal(exitCode, 1);
    const { ok, findings } = JSON.parse(out);
    assert.equal(ok, false);
    const wrong = findings.filter((finding: { ok: boolean }) => !finding.ok);
    assert.ok(wrong.some(({ check }: { check: string }) => check === 'data folder'));
  });
});

describe('without models', () => {
  const env = { ONRECORD_MODEL: 'no/models' };
  const missing = /There is no .*no\/models\/(?:language|sentences|statements)\.bin\.br\. .+ \(language\/no-model\)\n/;

  test('doctor says so, and everything else is looked at', async () => {
    const { exitCode, out } = await ran(['doctor', '--data', 'demo'], { base, env });
    assert.equal(exitCode, 1);
    assert.match(out, /^wrong {2}models +There is no .*\(language\/no-model\)$/m);
    assert.match(out, /^ok {5}record /m);
  });

  test('read, demo and serve say so and do nothing', async () => {
    writeFileSync(join(base, 'ferry.txt'), 'Ferry stays\n\n“The ferry stays,” Mayor Odile Brant said on Friday.\n');
    for (const argv of [
      ['read', 'ferry.txt'],
      ['demo', '--data', 'none'],
      ['serve', '--port', '0', '--data', 'none'],
    ]) {
      const { exitCode, out, err } = await ran(argv, { base, env });
      assert.deepEqual([exitCode, out], [3, ''], argv.join(' '));
      assert.match(err, missing);
    }
  });

  test('search needs none', async () => {
    const { exitCode } = await ran(['search', 'strike', '--data', 'demo'], { base, env });
    assert.equal(exitCode, 0);
  });
});

describe('serve', () => {
  const serving: Running[] = [];
  after(() => {
    for (const running of serving) running.stop();
  });
  const serve = async (...words: string[]): Promise<Running> => {
    const running = start(['serve', '--port', '0', ...words], { base });
    serving.push(running);
    await running.said('Onrecord is at http://127.0.0.1:');
    return running;
  };
  const linkIn = (out: string) => /http:\/\/\S+/.exec(out)![0];

  test('answers at the link it prints, reads what is sent, and ends when asked', async () => {
    const running = await serve('--data', 'served');
    const link = linkIn(running.out());
    const home = await fetch(link);
    assert.equal(home.status, 200);
    const second = await ran(['serve', '--data', 'served', '--port', '0'], { base });
    assert.equal(second.exitCode, 3);
    assert.match(second.err, new RegExp(`${link.replaceAll('.', '\\.')}.*\\(record/in-use\\)`));
    running.stop();
    const { exitCode, err } = await running.ended;
    assert.deepEqual([exitCode, err], [0, '']);
    await assert.rejects(fetch(link));
  });

  test('reads what was kept but not read before', async () => {
    const dataDir = join(base, 'left');
    const store = await openRecord({ dataDir, now });
    const words = 'Ferry stays\n\n“The ferry stays,” Mayor Odile Brant said on Friday.\n';
    const capture = captureText(words, '2031-05-20T11:00:00Z');
    await store.keepCapture(capture);
    const running = await serve('--data', 'left');
    const asked = performance.now();
    while ((await store.articleOfCapture(capture.id)) === null) {
      assert.ok(performance.now() - asked < 20_000, 'it is not read');
      await (await fetch(`${linkIn(running.out())}/healthz`)).arrayBuffer();
    }
    running.stop();
    assert.equal((await running.ended).exitCode, 0);
    assert.equal((await store.counts()).jobsWaiting, 0);
    await store.close();
  });

  test('writes one JSON object a line where that is asked for', async () => {
    const running = await serve('--data', 'logged', '--log', 'json');
    const link = linkIn(running.out());
    await (await fetch(`${link}/articles`)).text();
    running.stop();
    const { err } = await running.ended;
    const lines = err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map(({ level, time, msg, path, status }) => [level, time, msg, path, status]),
      [
        ['info', now().toISOString(), 'The desk is served.', undefined, undefined],
        ['info', now().toISOString(), 'answered', '/articles', 200],
        ['info', now().toISOString(), 'The desk has ended.', undefined, undefined],
      ],
    );
    assert.equal(lines[0].url, link);
  });

  test('goes by the settings, and copies the record as often as they say', async () => {
    const folder = mkdtempSync(join(base, 'set-'));
    writeFileSync(join(folder, 'onrecord.yaml'), 'data: own\nport: 0\nlog: json\nbackup:\n  every: 24\n');
    const running = start(['serve'], { base: folder });
    serving.push(running);
    await running.said('Onrecord is at http://127.0.0.1:');
    const backups = join(folder, 'own', 'backups');
    const asked = performance.now();
    while (!existsSync(backups) || !readdirSync(backups).includes('onrecord-20310520T120000Z.sqlite')) {
      assert.ok(performance.now() - asked < 20_000, 'it is not copied');
      await (await fetch(`${linkIn(running.out())}/healthz`)).arrayBuffer();
    }
    running.stop();
    const { exitCode, err } = await running.ended;
    assert.equal(exitCode, 0);
    assert.match(err, /"msg":"The record was copied\."/);
  });

  test('does not start where it cannot', async () => {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const port = String((server.address() as AddressInfo).port);
    const taken = await ran(['serve', '--data', 'served', '--port', port], { base });
    server.close();
    assert.equal(taken.exitCode, 3);
    assert.match(taken.err, /\(desk\/port-taken\)\n$/);
    const open = await ran(['serve', '--data', 'served', '--host', '0.0.0.0'], { base });
    assert.equal(open.exitCode, 3);
    assert.match(open.err, /\(desk\/loopback-only\)\n$/);
    const below = await ran(['serve', '--data', 'file/below'], { base });
    assert.equal(below.exitCode, 3);
    assert.match(below.err, /\(record\/[a-z-]+\)\n$/);
    assert.equal((await ran(['serve', '--port', '99999'], { base })).exitCode, 2);
  });
});
