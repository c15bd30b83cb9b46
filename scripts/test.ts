/**
 * `npm test`: types, lint, walls, unused code, then every test. `npm test -- src/page` runs only test files with that in
 * their path. Ends with node's own closing lines (tests, pass, fail) and exit code 1 when anything failed.
 */
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const root = join(import.meta.dirname, '..');

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  /** What a person needs to see when it failed. */
  readonly said: string;
}

/** Each with the words that node is started with. Two run at a time, so the slow ones stand first. */
const checks: readonly (readonly [name: string, ...words: string[]])[] = [
  ['types', 'node_modules/typescript/bin/tsc', '-p', '.'],
  ['unused code', 'node_modules/knip/bin/knip.js', '--no-progress'],
  ['lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=50'],
  ['walls', 'scripts/walls.ts'],
];

/** First match wins; the long ones are started first, so that short ones fill the other core. */
const suites: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['package', /^test\/package\//],
  ['browser', /^test\/browser\//],
  ['store', /^src\/record\/stores\//],
  ['golden', /^test\/(?:golden|cases)\/|golden\.test\.ts$/],
  ['property', /(?:property|fuzz)\.test\.ts$/],
  ['tools', /^test\/tools\//],
  ['bench', /^bench\//],
  ['whole', /^test\//],
  ['unit', /^src\//],
];

function check([name, ...words]: readonly [string, ...string[]]): Promise<Outcome> {
  const began = performance.now();
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk) => (said += chunk));
    child.on('close', (status) => {
      resolve({ name, passed: status === 0, seconds: (performance.now() - began) / 1000, said });
    });
  });
}

/** One line a check or a suite; then what went wrong with it. */
function report({ name, passed, seconds, said }: Outcome): void {
  console.log(
    `${passed ? '✔' : '✖'} ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s${passed ? '' : `\n${said}`}`,
  );
}

async function runChecks(): Promise<boolean> {
  const waiting = [...checks];
  let passed = true;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const outcome = await check(next);
      report(outcome);
      passed &&= outcome.passed;
    }
  };
  await Promise.all([work(), work()]);
  return passed;
}

function suiteOf(file: string): number {
  return suites.findIndex(([, pattern]) => pattern.test(file));
}

/** Test files below the project, slow suites first, as paths with forward slashes. */
function testFiles(filters: readonly string[]): readonly string[] {
  return globSync('{src,test,bench,scripts}/**/*.test.ts', { cwd: root, exclude: ['**/node_modules/**'] })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter.replace(/^\.\//, ''))))
    .sort((a, b) => suiteOf(a) - suiteOf(b) || (a < b ? -1 : 1));
}

/** Milliseconds without a report after which the run is given up. */
const silence = 200_000;

/** Runs the files two at a time. Prints failures as they are in the end, a line a suite, and node's closing lines. */
async function runTests(files: readonly string[]): Promise<boolean> {
  const tally = suites.map(([name]) => ({ name, tests: 0, failed: 0, milliseconds: 0 }));
  let passed = true;
  const events = run({
    cwd: root,
    files: files.map((file) => join(root, file)),
    concurrency: 2,
    timeout: 180_000,
  });
  // A file whose tests are done but which does not end would hold up everything: forceExit ends it, but loses reports.
  const running = new Set<string>(files);
  const silent = setTimeout(() => {
    console.error(`No test has reported for ${silence / 1000} s. Not ended: ${[...running].join(', ')}`);
    process.exit(1);
  }, silence);
  for (const event of ['test:start', 'test:pass', 'test:fail', 'test:summary'] as const) {
    events.on(event, () => void silent.refresh());
  }
  const complaints = new Map<string, string>();
  events.on('test:stderr', ({ file, message }) => {
    complaints.set(file ?? '', (complaints.get(file ?? '') ?? '') + message);
  });
  events.on('test:fail', ({ name }) => {
    passed = false;
    // A file that fails as a whole has said why on standard error only.
    if (complaints.has(name)) console.log(complaints.get(name));
  });
  events.on('test:summary', ({ file, counts, duration_ms }) => {
    if (file !== undefined) running.delete(relative(root, file).replaceAll('\\', '/'));
    const suite = file === undefined ? undefined : tally[suiteOf(relative(root, file).replaceAll('\\', '/'))];
    if (suite === undefined) return;
    suite.tests += counts.tests;
    suite.failed += counts.tests - counts.passed - counts.skipped - counts.todo;
    suite.milliseconds += duration_ms;
  });
  const closing: string[] = [];
  const shown = events.filter(({ type, data }) => {
    if (type === 'test:diagnostic' && data.nesting === 0 && data.file === undefined) closing.push(data.message);
    return type === 'test:fail';
  });
  for await (const text of shown.compose(new spec())) process.stdout.write(text);
  clearTimeout(silent);
  for (const { name, tests, failed, milliseconds } of tally) {
    if (tests === 0) continue;
    const figures = `${name.padEnd(12)} ${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${tests} tests`;
    console.log(failed === 0 ? `✔ ${figures}` : `✖ ${figures}, ${failed} failed`);
  }
  for (const line of closing) console.log(`ℹ ${line}`);
  return passed;
}

const filters = process.argv.slice(2);
const files = testFiles(filters);
if (files.length === 0) {
  console.error(`No test file has ${filters.join(' or ')} in its path.`);
  process.exit(2);
}
// Tests see the same environment wherever they are started from.
for (const name of Object.keys(process.env)) {
  if (name === 'INIT_CWD' || name === 'FORCE_COLOR' || name.startsWith('ONRECORD_')) delete process.env[name];
}
const began = performance.now();
const checked = filters.length > 0 || (await runChecks());
const tested = await runTests(files);
console.log(
  `${checked && tested ? 'All passed' : 'Something failed'} in ${((performance.now() - began) / 1000).toFixed(0)} s`,
);
process.exit(checked && tested ? 0 : 1);
