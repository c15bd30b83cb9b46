/** `onrecord serve` as a user starts it, on a free port, with a data folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../src/cli/main.ts');

export interface Served {
  /** `http://127.0.0.1:43210` */
  readonly url: string;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

export async function serve(): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-desk-'));
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', join(folder, 'data')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (words: string) => (said += words));
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.stdout.setEncoding('utf8').on('data', (words: string) => {
    said += words;
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    if (url !== undefined) resolve(url);
  });
  ended.then(() => reject(new Error(`serve ended before it was ready: ${said}`)));
  try {
    return { url: await promise, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** The demo newsroom, through the desk's own door for programs. */
export async function loadDemo(url: string): Promise<void> {
  const answer = await fetch(`${url}/demo`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
  });
  if (answer.status !== 201) throw new Error(`the demo could not be loaded: ${await answer.text()}`);
}
