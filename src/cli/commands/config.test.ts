import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { ran } from '../fake-surroundings.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'onrecord-config-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

type Row = readonly [value: unknown, origin: string, where: string];

async function settings(env: Record<string, string> = {}, ...words: string[]): Promise<Record<string, Row>> {
  const { out, err } = await ran(['config', '--json', ...words], { base, env });
  assert.equal(err, '');
  const found = JSON.parse(out).settings as { name: string; value: unknown; origin: string; where: string }[];
  return Object.fromEntries(found.map(({ name, value, origin, where }) => [name, [value, origin, where]]));
}

const write = (text: string, path = 'onrecord.yaml'): void => writeFileSync(join(base, path), text);

describe('config', () => {
  test('shows defaults where nobody said anything', async () => {
    const { data, port, log, 'backup.keep': keep } = await settings();
    assert.deepEqual(data, [join(base, 'onrecord-data'), 'default', '']);
    assert.deepEqual(
      [port, log, keep],
      [
        [null, 'default', ''],
        ['text', 'default', ''],
        [7, 'default', ''],
      ],
    );
    const { out, err, exitCode } = await ran(['config'], { base });
    assert.equal(exitCode, 0);
    assert.match(out, /^data +\S+onrecord-data {2}\(default\)\n/);
    assert.equal(err, 'There is no onrecord.yaml here.\n');
  });

  test('lets a flag go before a variable, a variable before the file', async () => {
    write('data: from-file\nport: 5000\nallow-private: yes\nbackup:\n  every: 24\n');
    const file = join(base, 'onrecord.yaml');
    const first = await settings();
    assert.deepEqual(first.data, [join(base, 'from-file'), 'file', file]);
    assert.deepEqual(first.port, [5000, 'file', file]);
    assert.deepEqual(first['allow-private'], [true, 'file', file]);
    assert.deepEqual(first['backup.every'], [24, 'file', file]);
    const env = { ONRECORD_DATA: 'from-variable', ONRECORD_PORT: '6000', ONRECORD_LOG: '' };
    const second = await settings(env);
    assert.deepEqual(second.data, [join(base, 'from-variable'), 'environment', 'ONRECORD_DATA']);
    assert.deepEqual(second.port, [6000, 'environment', 'ONRECORD_PORT']);
    assert.deepEqual(second.log, ['text', 'default', '']);
    const third = await settings(env, '--data', 'from-flag');
    assert.deepEqual(third.data, [join(base, 'from-flag'), 'flag', '--data']);
  });

  test('reads a value from the file that a variable names', async () => {
    write(' 12\n', 'hours');
    assert.deepEqual((await settings({ ONRECORD_BACKUP_EVERY_FILE: 'hours' }))['backup.every'], [
      12,
      'environment',
      'ONRECORD_BACKUP_EVERY_FILE',
    ]);
  });

  test('reads another file where ONRECORD_CONFIG says so; paths start from where it is', async () => {
    mkdirSync(join(base, 'etc'));
    write('data: harbour\n', 'etc/own.yaml');
    const { data } = await settings({ ONRECORD_CONFIG: 'etc/own.yaml' });
    assert.deepEqual(data, [join(base, 'etc', 'harbour'), 'file', join(base, 'etc', 'own.yaml')]);
  });

  test('is what other commands go by', async () => {
    write('data: harbour\n');
    const { err } = await ran(['search', 'ferry'], { base });
    assert.match(err, /record\/none/);
    assert.equal((await ran(['demo', '--data', 'harbour'], { base })).exitCode, 0);
    assert.equal((await ran(['search', 'strike'], { base })).exitCode, 0);
  });

  for (const [what, text, env] of [
    ['is no YAML', 'data: [unfinished', {}],
    ['names no setting', 'dato: x', {}],
    ['is a list', '- data', {}],
    ['expands without end', 'data: &a x\nlog: *a', {}],
    ['has no such port', 'port: 70000', {}],
    ['has no such log', 'log: loud', {}],
    ['sets a group', 'backup: 24', {}],
    ['gives a number for a path', 'data: 5', {}],
    ['is not there', '', { ONRECORD_CONFIG: 'nowhere.yaml' }],
    ['has a variable that makes no sense', '', { ONRECORD_BACKUP_KEEP: '0' }],
    ['has a variable whose file is not there', '', { ONRECORD_PORT_FILE: 'nowhere' }],
  ] as const) {
    test(`refuses a configuration that ${what}, and says where`, async () => {
      write(text);
      for (const words of [['config'], ['search', 'ferry']]) {
        const { exitCode, err, out } = await ran(words, { base, env });
        assert.deepEqual([exitCode, out], [2, '']);
        assert.match(err, /^onrecord: .*(?:onrecord\.yaml|nowhere|ONRECORD_\w+).*\(cli\/bad-config\)\n$/);
      }
    });
  }

  test('takes an empty file for none said', async () => {
    write('# nothing yet\n');
    assert.equal((await settings()).log?.[1], 'default');
  });
});
