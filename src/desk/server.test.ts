import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { Hono } from 'hono';
import { isLoopback, startDesk } from './server.ts';

const desk = new Hono().get('/', (c) => c.text('here'));

/** A port that somebody else holds. */
async function takenPort(): Promise<{ port: number; free: () => Promise<void> }> {
  const other = createServer();
  const { promise, resolve } = Promise.withResolvers<void>();
  other.listen(0, '127.0.0.1', () => resolve());
  await promise;
  const address = other.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, free: () => new Promise((done) => void other.close(() => done())) };
}

test('serves on the address it gives', async () => {
  const served = await startDesk(desk, { port: 0 });
  try {
    assert.equal(served.url, `http://127.0.0.1:${served.port}`);
    assert.equal(await (await fetch(served.url)).text(), 'here');
  } finally {
    await served.close();
  }
  await assert.rejects(fetch(served.url));
});

test('two desks without a port take two ports, from 4180 on', async () => {
  const first = await startDesk(desk);
  const second = await startDesk(desk);
  try {
    assert.ok(first.port >= 4180);
    assert.ok(second.port > first.port);
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
});

test('should not take another port than the one asked for', async () => {
  const { port, free } = await takenPort();
  try {
    await assert.rejects(startDesk(desk, { port }), { code: 'desk/port-taken' });
  } finally {
    await free();
  }
});

test('should not serve beyond this machine', async () => {
  for (const host of ['0.0.0.0', '::', '192.168.1.4', 'example.org', '', '127.0.0.1.example.org', '1270.0.0.1']) {
    assert.equal(isLoopback(host), false, host);
    await assert.rejects(startDesk(desk, { host, port: 0 }), { code: 'desk/loopback-only' });
  }
  for (const host of ['127.0.0.1', '127.8.8.8', 'localhost', '::1', '[::1]']) assert.ok(isLoopback(host), host);
});
