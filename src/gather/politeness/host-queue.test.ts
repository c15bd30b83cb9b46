import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHostQueue } from './host-queue.ts';

function setUp() {
  let clock = 0;
  const log: string[] = [];
  const queue = createHostQueue({
    now: () => clock,
    async pause(ms) {
      log.push(`pause ${ms}`);
      clock += ms;
    },
  });
  return { queue, log, pass: (ms: number) => (clock += ms) };
}

test('should run one at a time and rest in between, host by host', async () => {
  const { queue, log, pass } = setUp();
  const task = (name: string) => async () => {
    log.push(`${name} begins`);
    await Promise.resolve();
    pass(30);
    log.push(`${name} ends`);
    return name;
  };
  const [a] = await Promise.all([queue.run('a', 100, task('a1')), queue.run('a', 100, task('a2'))]);
  assert.equal(a, 'a1');
  await queue.run('b', 100, task('b1'));
  assert.deepEqual(log, ['a1 begins', 'a1 ends', 'pause 100', 'a2 begins', 'a2 ends', 'b1 begins', 'b1 ends']);
  pass(70);
  await queue.run('a', 100, task('a3'));
  assert.deepEqual(log.slice(7), ['a3 begins', 'a3 ends']);
});

test('should go on after a task that fails', async () => {
  const { queue } = setUp();
  const failing = queue.run('a', 0, () => Promise.reject(new Error('no')));
  const next = queue.run('a', 0, async () => 'yes');
  await assert.rejects(failing, /no/);
  assert.equal(await next, 'yes');
});
