/**
 * Goes a newcomer's way, as .ci/run does: clone, `npm start`, open the page, put an article into the box, see its
 * statement, stop; then start again and time how long the page takes. Ends with exit code 1 and what went wrong.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const place = mkdtempSync(join(tmpdir(), 'onrecord newcomer '));
const clone = join(place, 'onrecord');
const words = 'The ferry will sail before the summer';
const article = `Harbour minister promises new ferry

By Odile Marchetti

“${words},” Harbour Minister Ilse Varga said on Friday.`;

/** As a newcomer has it: no variables of the npm that started this, none of this project's programs on the path. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD$|NODE_|ONRECORD_)/i.test(name)),
);
environment.PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !/node_modules|node-gyp-bin/.test(folder))
  .join(delimiter);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port to be had');
  return address.port;
}

interface Served {
  readonly child: ChildProcess;
  readonly address: string;
  /** From the command to the page's last byte. */
  readonly seconds: number;
  readonly page: string;
}

/** Starts the desk as the README says and fetches its first page. */
async function start(port: number): Promise<Served> {
  const began = performance.now();
  const child = spawn('npm', ['start', '--', '--port', String(port)], {
    cwd: clone,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: string) => {
      said += chunk;
      const link = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(said);
      if (link !== null) resolve(link[0]);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', listen);
    child.on('exit', (status) => reject(new Error(`npm start ended with ${status}:\n${said}`)));
    setTimeout(() => reject(new Error(`npm start printed no link within 5 minutes:\n${said}`)), 300_000).unref();
  }).catch((error: unknown) => {
    child.kill('SIGTERM');
    throw error;
  });
  assert.equal(new URL(address).port, String(port), 'the link is not for the port asked for');
  const response = await fetch(address);
  const page = await response.text();
  assert.equal(response.status, 200, page);
  return { child, address, seconds: (performance.now() - began) / 1000, page };
}

async function stop({ child }: Served): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [status, signal] = await ended;
  assert.deepEqual({ status, signal }, { status: 0, signal: null }, 'npm start did not end well when told to stop');
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
}

/** The form with the box: where it goes, and its hidden fields. */
function readForm(page: string): {
  readonly action: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly box: string;
} {
  for (const [form] of page.matchAll(/<form\b[\s\S]*?<\/form>/g)) {
    const box = /<textarea\b[^>]*>/.exec(form)?.[0];
    if (box === undefined) continue;
    const fields = [...form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(
      ([tag]) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? ''] as const,
    );
    return { action: attribute(form, 'action') ?? '/', fields, box: attribute(box, 'name') ?? '' };
  }
  throw new Error(`The first page has no form with a box:\n${page}`);
}

/** Pastes the article, as a browser would without script; the page that follows, and its JSON twin. */
async function paste({ address }: Served): Promise<{ readonly page: string; readonly twin: string }> {
  const first = await fetch(address);
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const { action, fields, box } = readForm(await first.text());
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.append(box, article);
  const headers = { cookie, origin: new URL(address).origin };
  const answer = await fetch(new URL(action, address), { method: 'POST', headers, body, redirect: 'manual' });
  const next = answer.headers.get('location');
  assert.ok(
    next !== null && answer.status < 400,
    `the form was answered with ${answer.status}:\n${await answer.text()}`,
  );
  const page = await fetch(new URL(next, address), { headers: { cookie } });
  assert.equal(page.status, 200);
  const twin = await fetch(`${page.url}.json`);
  assert.equal(twin.status, 200);
  return { page: await page.text(), twin: await twin.text() };
}

async function walk(): Promise<void> {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone], { stdio: ['ignore', 'inherit', 'inherit'] });
  const port = await freePort();
  const first = await start(port);
  console.log(`first start: page served after ${first.seconds.toFixed(1)} s, all set-up included`);
  try {
    const { page, twin } = await paste(first);
    assert.ok(page.includes(words), 'the words of the statement are not on the page');
    assert.ok(/href="\/statements\/\w+"/.test(page), 'the page leads to no statement');
    assert.match(twin, /"name":\s*"Ilse Varga"/, 'the page has no statement of that source');
    console.log('the article was read through the form');
  } finally {
    await stop(first);
  }
  assert.ok(existsSync(join(clone, 'onrecord-data')), 'the data folder is not where the README says');
  const second = await start(port);
  const kept = second.page.includes(words);
  await stop(second);
  console.log(`second start: page served after ${second.seconds.toFixed(2)} s`);
  assert.ok(kept, 'the statement is not among the latest after a second start');
  assert.ok(second.seconds < 3, 'the second start took 3 s or more');
  const changed = execFileSync('git', ['status', '--porcelain'], { cwd: clone, encoding: 'utf8' });
  assert.equal(changed, '', 'starting changed files of the clone');
}

try {
  await walk();
} finally {
  rmSync(place, { recursive: true, force: true });
}
process.exit(0);
