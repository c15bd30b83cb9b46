/**
 * Installs what is missing, then goes on under the project's own Node.js:
 *
 *   node scripts/bootstrap.mjs [--or WORD] SCRIPT [ARGUMENT…]
 *
 * Plain JavaScript for Node.js 18 and up, since it is what an older system Node runs. Standard output is left to SCRIPT.
 * `--or WORD`: what SCRIPT is told when no command is given (`npm start` means `serve`).
 *
 * node_modules counts as complete when it holds a stamp made of the lockfile and of this kind of machine. The stamp goes
 * before an installation and comes after it, so an interrupted one is done again. Of several starts at once, one
 * installs and the others wait: a lock file that its holder touches every second, and that counts as left behind after 15.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.onrecord-stamp');
const lockFile = join(modules, '.onrecord-setup');
const ownNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const oldestNode = 24;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

let holdsLock = false;
const stopWith = new Set();

/** Ends with what is wrong and what to do next, on standard error; `code` is explained in docs/errors.md. */
function fail(code, what, next, status = 3) {
  process.stderr.write(`${code}: ${what} ${next}\n`);
  process.exit(status);
}

function stampNow() {
  const lockfile = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lockfile).digest('hex')} ${process.platform} ${process.arch}\n`;
}

function isComplete() {
  try {
    return readFileSync(stampFile, 'utf8') === stampNow();
  } catch {
    return false;
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** True when this start may install; false when another did so meanwhile. */
async function takeTurn() {
  const mine = `${process.pid} ${Date.now()} ${Math.random()}`;
  for (let told = false; ; ) {
    try {
      mkdirSync(modules, { recursive: true });
      writeFileSync(lockFile, mine, { flag: 'wx' });
      holdsLock = true;
      // Two that both found a lock left behind may have removed each other's: the last to write holds it.
      await pause(50);
      if (readFileSync(lockFile, 'utf8') === mine) return true;
      holdsLock = false;
    } catch (error) {
      if (error.code === 'ENOENT') continue;
      if (error.code !== 'EEXIST') {
        fail(
          'setup/not-writable',
          `${modules} cannot be written (${error.code}).`,
          'Let your user write to this folder, or clone it into one of your own.',
        );
      }
    }
    if (!told) process.stderr.write('Another start is setting up; waiting for it…\n');
    told = true;
    await pause(250);
    try {
      if (Date.now() - statSync(lockFile).mtimeMs > 15_000) rmSync(lockFile, { force: true });
    } catch {
      // Its holder is done with it.
      if (isComplete()) return false;
    }
  }
}

/** npm's exit code and what it printed. `npm start` names its own npm; elsewhere the one on the path is taken. */
function install() {
  const npm = process.env.npm_execpath;
  const words = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--loglevel=error',
    '--prefer-offline',
  ];
  words.push('--fetch-retries=1', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=500');
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] };
  const child = npm?.endsWith('.js')
    ? spawn(process.execPath, [npm, ...words], options)
    : spawn('npm', words, { ...options, shell: process.platform === 'win32' });
  stopWith.add(child);
  return new Promise((resolve) => {
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
    child.on('error', (error) => resolve({ status: error.code, printed }));
    child.on('close', (status, signal) => resolve({ status: signal ?? status, printed }));
  });
}

/** Stopped while it installs: npm is stopped too. The stamp is not there, so the next start does it again. */
function stopOn(signal) {
  for (const child of stopWith) child.kill(signal);
  if (holdsLock) rmSync(lockFile, { force: true });
  process.exit(128 + constants.signals[signal]);
}

async function setUp() {
  for (const signal of signals) process.on(signal, stopOn);
  if (await takeTurn()) await installAlone();
  for (const signal of signals) process.off(signal, stopOn);
}

async function installAlone() {
  const beat = setInterval(() => {
    try {
      utimesSync(lockFile, new Date(), new Date());
    } catch {
      // Removed by hand: the installation goes on all the same.
    }
  }, 1000);
  try {
    if (isComplete()) return;
    const began = Date.now();
    const stamp = stampNow();
    process.stderr.write('Setting up (once): installing what Onrecord needs into node_modules…\n');
    rmSync(stampFile, { force: true });
    const { status, printed } = await install();
    if (status !== 0) {
      rmSync(lockFile, { force: true });
      process.stderr.write(printed.trim() === '' ? '' : `${printed.trim()}\n`);
      fail(
        'setup/install-failed',
        `npm install did not finish (${status}).`,
        'Check that the npm registry can be reached, then start again: what is already here is kept.',
      );
    }
    writeFileSync(stampFile, stamp);
    process.stderr.write(`Set up in ${Math.round((Date.now() - began) / 1000)} s.\n`);
  } finally {
    clearInterval(beat);
    rmSync(lockFile, { force: true });
    holdsLock = false;
  }
}

function chooseNode() {
  if (existsSync(ownNode)) return ownNode;
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return process.execPath;
  return fail(
    'setup/old-node',
    `Node.js ${process.versions.node} is older than ${oldestNode}, and the one that npm should have installed is not there.`,
    'Allow npm to run install scripts (npm config delete ignore-scripts), remove node_modules and start again.',
  );
}

/** Runs the script to its end as if it were this process: same folder, same streams, same signals, same exit code. */
function goOn(script, words) {
  const environment = { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() };
  const atTerminal = [0, 1, 2].some((stream) => isatty(stream));
  const child = spawn(chooseNode(), [join(root, script), ...words], { stdio: 'inherit', env: environment });
  for (const signal of signals) {
    // A terminal sends its Ctrl-C to the child as well: passed on, it would count as a second one.
    process.on(signal, () => (signal === 'SIGINT' && atTerminal ? undefined : child.kill(signal)));
  }
  child.on('error', (error) =>
    fail('setup/old-node', `${error.path} does not start (${error.code}).`, 'Remove node_modules and start again.'),
  );
  child.on('exit', (status, signal) => process.exit(status ?? 128 + constants.signals[signal]));
}

/** `npm start` and `npm start -- --port 5000` mean `serve`; `npm start -- --help` and `npm start -- read X` do not. */
function withDefault(word, words) {
  const first = words[0];
  const isOption =
    first === undefined || (first.startsWith('-') && !['-h', '--help', '-V', '--version'].includes(first));
  return isOption ? [word, ...words] : words;
}

const given = process.argv.slice(2);
const fallback = given[0] === '--or' ? given.splice(0, 2)[1] : undefined;
const [script, ...words] = given;
if (script === undefined)
  fail('setup/no-script', 'No script is named.', 'Say: node scripts/bootstrap.mjs SCRIPT [ARGUMENT…]', 2);
if (!isComplete()) await setUp();
goOn(script, fallback === undefined ? words : withDefault(fallback, words));
